//! Demo data, made through the contexts as people would make it: partners of every type with venues and
//! offers of every kind, approved by the demo administrator, with weekly slots that fill the coming month,
//! members who have registered here and there, a bar with a month behind it, and conversations. Loading it again changes nothing.

mod bars;
mod conversations;
mod history;
mod measurement;
mod members;
mod offers;
mod partners;
mod photos;

use anyhow::Result;
use contracts::{
    Actor, AdminRole, StaffActor, StaffRole,
    catalog::{
        CatalogService, DecideReview, Decision, ImportBatch, ImportPartner, MoveOffer, OfferDraft, OfferStep,
        PartnerOffers, PartnerType, ReviewSubject,
    },
    identity::{AccountRole, AccountView, Done, IdentityService, ProvisionAccount, Secret},
    verification::{SetVerdictPolicy, VerdictMode, VerdictPolicy, VerificationService},
};
use kernel::{AccountId, PageRequest, PartnerId, SessionId, Siret, VenueId, time::Date};

use crate::{Platform, accounts};
pub use history::{PastClock, load as load_history};
pub use measurement::load_for_measurement;

/// A valid SIRET that no company has: SIREN 900 000 and a number, Luhn's check digit at the end.
///
/// # Panics
/// Never for numbers below 10,000: the check digit makes the sum right.
#[must_use]
pub fn demo_siret(number: u64) -> Siret {
    let candidates = (0..10).map(|check| format!("90000{:04}0001{check}", number % 10_000));
    let mut valid = candidates.filter_map(|digits| Siret::parse(&digits));
    valid.next().unwrap_or_else(|| unreachable!("one of ten check digits is right"))
}

/// Loads the demo data.
///
/// # Errors
/// When a context refuses or does not answer.
pub async fn load(platform: &Platform) -> Result<()> {
    let admin = administrator(platform).await?;
    trust_the_reader(platform, &admin).await?;
    for (number, partner) in partners::all().into_iter().enumerate() {
        load_partner(platform, &admin, (number as u64 + 1, partner)).await?;
    }
    // Of partners that are older than a month, slots make the coming outings.
    platform.catalog.run_duties().await?;
    members::load(platform).await?;
    conversations::load(platform).await
}

/// The demo administrator.
async fn administrator(platform: &Platform) -> Result<Actor> {
    let role = AccountRole::Admin { role: AdminRole::Super };
    let admin = account(platform, accounts::ADMIN, ("Ada", "Admin"), role).await?;
    Ok(Actor::Admin { account: admin.id, role: AdminRole::Super, session: SessionId::generate() })
}

/// A clean reading of a document verifies at once, unless an administrator of the demo said otherwise.
async fn trust_the_reader(platform: &Platform, admin: &Actor) -> Result<()> {
    let current = platform.verification.verdict_policy(admin, Done {}).await?;
    if current.revision == 0 {
        let VerdictPolicy { provider, rules, retention_hours, revision, .. } = current;
        let mode = VerdictMode::Automatic;
        let command = SetVerdictPolicy { provider, mode, rules, retention_hours, revision };
        platform.verification.set_verdict_policy(admin, command).await?;
    }
    Ok(())
}

/// A partner of the demo.
pub(crate) struct DemoPartner {
    name: &'static str,
    partner_type: PartnerType,
    /// The local parts of its accounts' addresses, with their roles; the first is the owner.
    staff: Vec<(&'static str, StaffRole)>,
    venues: Vec<contracts::catalog::CreateVenue>,
    /// The offers, once the venues have ids.
    offers: fn(&[VenueId]) -> Vec<OfferDraft>,
}

async fn load_partner(platform: &Platform, admin: &Actor, (number, demo): (u64, DemoPartner)) -> Result<()> {
    let id = PartnerId::derived_from(demo.name);
    let mut owner = None;
    for (mailbox, role) in &demo.staff {
        let email = format!("{mailbox}@demo.yousoon.com");
        let person =
            account(platform, &email, ("Camille", "Durand"), AccountRole::Staff { partner: id, role: *role })
                .await?;
        owner.get_or_insert(person.id);
    }
    let Some(owner) = owner else { return Ok(()) };
    ensure_partner(platform, (number, demo.name, demo.partner_type), owner).await?;
    let staff = StaffActor { account: owner, partner: id, role: StaffRole::Owner };
    let actor = Actor::Staff { staff, session: SessionId::generate() };
    let catalog = &platform.catalog;
    let mut album = photos::Album::of((number, demo.name), demo.partner_type);
    let page = PageRequest::first(1);
    if !catalog.my_offers(&actor, PartnerOffers { statuses: Vec::new(), page }).await?.items.is_empty() {
        return album.complete(platform, &actor).await;
    }
    let mut venues = Vec::new();
    for mut venue in demo.venues {
        venue.photos = album.next(platform, &actor).await?;
        venues.push(catalog.create_venue(&actor, venue).await?.id);
    }
    for mut draft in (demo.offers)(&venues) {
        draft.photos = album.next(platform, &actor).await?;
        let offer = catalog.create_offer(&actor, draft).await?;
        catalog.move_offer(&actor, MoveOffer { id: offer.id, step: OfferStep::Submit }).await?;
        let subject = ReviewSubject::Offer(offer.id);
        catalog
            .decide_review(admin, DecideReview { subject, decision: Decision::Approve, reason: None })
            .await?;
    }
    tracing::info!(partner = demo.name, "demo partner loaded");
    Ok(())
}

/// Makes an active partner with no rows, when it does not exist.
async fn ensure_partner(
    platform: &Platform,
    (number, name, partner_type): (u64, &str, PartnerType),
    owner: AccountId,
) -> Result<()> {
    let partner = ImportPartner { name: name.to_owned(), siret: demo_siret(number), partner_type, owner };
    platform.catalog.import(&Actor::System, ImportBatch { partner, rows: Vec::new() }).await?;
    Ok(())
}

/// A confirmed account; only members have a birth date.
async fn account(
    platform: &Platform,
    email: &str,
    (first_name, last_name): (&str, &str),
    role: AccountRole,
) -> Result<AccountView> {
    let birth_date = matches!(role, AccountRole::Member).then(|| Date::constant(1994, 5, 17));
    let command = ProvisionAccount {
        email: email.to_owned(),
        password: Secret(accounts::PASSWORD.to_owned()),
        first_name: first_name.to_owned(),
        last_name: last_name.to_owned(),
        birth_date,
        role,
    };
    Ok(platform.identity.provision_account(&Actor::System, command).await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_demo_siret_is_valid_and_its_own() {
        let all: std::collections::HashSet<_> =
            (0..200).map(|number| demo_siret(number).to_string()).collect();
        assert_eq!(all.len(), 200);
    }
}

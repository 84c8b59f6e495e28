//! A catalog of its own for each test, with the people who use it.

use std::sync::Arc;

use bson::{Document, doc};
use catalog::{Catalog, Deps, build};
use contracts::{
    Actor, AdminRole, Event, EventEnvelope, RefusalCode, ServiceError, ServiceResult, StaffActor, StaffRole,
    catalog::*,
    identity::{PartnerOwnerConfirmed, PartnerSignedUp},
};
use kernel::{
    AccountId, Clock, Money, OfferId, OutingId, PageRequest, PartnerId, SessionId, Siret, Timestamp, VenueId,
};
use parking_lot::Mutex;
use platform::{Bus, settings::RelayMode, store::StoreDeps};
use testkit::{FakeClock, TestDatabase};

/// A Sunday noon in Paris.
pub const NOW: &str = "2026-11-22T11:00:00Z";

#[derive(Default)]
pub struct Heard {
    pub partners: Vec<PartnerChanged>,
    pub venues: Vec<VenueChanged>,
    pub offers: Vec<OfferChanged>,
    pub scheduled: Vec<OutingScheduled>,
    pub cancelled: Vec<OutingCancelledEvent>,
}

pub struct World {
    pub database: TestDatabase,
    pub clock: FakeClock,
    pub bus: Bus,
    pub catalog: Catalog,
    pub heard: Arc<Mutex<Heard>>,
}

/// A company and its staff.
#[derive(Clone)]
pub struct Company {
    pub id: PartnerId,
    pub owner: Actor,
    pub manager: Actor,
    pub door: Actor,
}

impl World {
    pub async fn new() -> Self {
        Self::on(TestDatabase::new().await).await
    }

    pub async fn on(database: TestDatabase) -> Self {
        let (clock, bus) = (FakeClock::at_text(NOW), Bus::new());
        let catalog = a_catalog(&database, &clock, &bus);
        catalog.migrate().await.unwrap();
        let heard = Arc::new(Mutex::new(Heard::default()));
        listen::<PartnerChanged>(&bus, &heard, |heard, event| heard.partners.push(event));
        listen::<VenueChanged>(&bus, &heard, |heard, event| heard.venues.push(event));
        listen::<OfferChanged>(&bus, &heard, |heard, event| heard.offers.push(event));
        listen::<OutingScheduled>(&bus, &heard, |heard, event| heard.scheduled.push(event));
        listen::<OutingCancelledEvent>(&bus, &heard, |heard, event| heard.cancelled.push(event));
        Self {
            database,
            clock,
            bus,
            catalog,
            heard,
        }
    }

    /// Another process on the same database.
    pub fn replica(&self) -> Catalog {
        a_catalog(&self.database, &self.clock, &Bus::new())
    }

    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    pub async fn end(self) {
        self.database.drop_all().await;
    }

    pub fn documents(&self, name: &str) -> mongodb::Collection<Document> {
        self.database
            .client
            .database(&format!("{}_catalog", self.database.prefix))
            .collection(name)
    }

    pub async fn deliver<E: Event>(&self, event: &E) -> Result<(), String> {
        let envelope = EventEnvelope::wrap(event, self.now()).unwrap();
        self.bus
            .deliver(&envelope)
            .await
            .map_err(|error| error.to_string())
    }

    /// A company that has signed up.
    pub async fn signed_up(&self, partner_type: PartnerType) -> Company {
        let company = Company::new();
        self.deliver(&company.sign_up(partner_type)).await.unwrap();
        company
    }

    /// A company that waits for its review.
    pub async fn pending(&self, partner_type: PartnerType) -> Company {
        let company = self.signed_up(partner_type).await;
        self.deliver(&company.confirmation()).await.unwrap();
        company
    }

    /// A company that may publish.
    pub async fn active(&self, partner_type: PartnerType) -> Company {
        let company = self.pending(partner_type).await;
        self.decide(ReviewSubject::Partner(company.id), Decision::Approve)
            .await
            .unwrap();
        company
    }

    pub async fn decide(&self, subject: ReviewSubject, decision: Decision) -> ServiceResult<ReviewItem> {
        let reason = (decision == Decision::Reject).then(|| "Le Kbis manque.".to_owned());
        self.catalog
            .decide_review(
                &moderator(),
                DecideReview {
                    subject,
                    decision,
                    reason,
                },
            )
            .await
    }

    pub async fn suspend(&self, company: &Company, suspended: bool) -> ServiceResult<PartnerView> {
        let command = SuspendPartner {
            id: company.id,
            suspended,
            reason: "Plaintes répétées.".to_owned(),
        };
        self.catalog.suspend_partner(&moderator(), command).await
    }

    pub async fn venue(&self, company: &Company) -> VenueView {
        self.catalog
            .create_venue(&company.manager, bastille())
            .await
            .unwrap()
    }

    pub async fn step(&self, company: &Company, id: OfferId, step: OfferStep) -> ServiceResult<OfferView> {
        self.catalog
            .move_offer(&company.manager, MoveOffer { id, step })
            .await
    }

    /// Plans an evening in `days` days.
    pub async fn plan(&self, company: &Company, offer: &OfferView, days: i64) -> ServiceResult<OutingFacts> {
        self.catalog
            .schedule_outing(&company.manager, evening(offer, days))
            .await
    }

    /// A new draft.
    pub async fn write(&self, company: &Company, draft: OfferDraft) -> OfferView {
        self.catalog.create_offer(&company.manager, draft).await.unwrap()
    }

    pub async fn edit(&self, company: &Company, id: OfferId, draft: OfferDraft) -> ServiceResult<OfferView> {
        self.catalog
            .update_offer(&company.manager, UpdateOffer { id, draft })
            .await
    }

    /// The offer as its partner reads it.
    pub async fn read(&self, company: &Company, id: OfferId) -> OfferView {
        self.catalog.offer(&company.manager, id).await.unwrap().unwrap()
    }

    /// A published offer.
    pub async fn published(&self, company: &Company, draft: OfferDraft) -> OfferView {
        let offer = self.catalog.create_offer(&company.manager, draft).await.unwrap();
        self.step(company, offer.id, OfferStep::Submit).await.unwrap();
        match self
            .decide(ReviewSubject::Offer(offer.id), Decision::Approve)
            .await
            .unwrap()
        {
            ReviewItem::Offer(offer) => offer,
            ReviewItem::Partner(_) => panic!("an offer was decided on"),
        }
    }

    /// A bar with a venue and a published happy hour.
    pub async fn bar(&self) -> (Company, VenueView, OfferView) {
        let company = self.active(PartnerType::Bar).await;
        let venue = self.venue(&company).await;
        let offer = self.published(&company, draft(venue.id)).await;
        (company, venue, offer)
    }

    pub async fn outings(&self, company: &Company) -> Vec<OutingFacts> {
        let query = PartnerOutings {
            from: None,
            to: None,
            page: PageRequest::first(100),
        };
        let page = self.catalog.my_outings(&company.manager, query).await.unwrap();
        page.values().cloned().collect()
    }

    pub async fn stored_offer(&self, id: OfferId) -> Document {
        self.documents("offers")
            .find_one(doc! { "_id": id })
            .await
            .unwrap()
            .unwrap()
    }
}

fn a_catalog(database: &TestDatabase, clock: &FakeClock, bus: &Bus) -> Catalog {
    let store = StoreDeps {
        client: database.client.clone(),
        prefix: database.prefix.clone(),
        bus: bus.clone(),
        clock: Arc::new(clock.clone()),
        relay: RelayMode::On,
    };
    build(Deps { store })
}

fn listen<E: Event>(bus: &Bus, heard: &Arc<Mutex<Heard>>, keep: fn(&mut Heard, E)) {
    let heard = Arc::clone(heard);
    bus.observe(move |event: E| keep(&mut heard.lock(), event));
}

impl Company {
    pub fn new() -> Self {
        let id = PartnerId::generate();
        let staff = |role| Actor::Staff {
            staff: StaffActor {
                account: AccountId::generate(),
                partner: id,
                role,
            },
            session: SessionId::generate(),
        };
        Self {
            id,
            owner: staff(StaffRole::Owner),
            manager: staff(StaffRole::Manager),
            door: staff(StaffRole::Door),
        }
    }

    pub fn sign_up(&self, partner_type: PartnerType) -> PartnerSignedUp {
        PartnerSignedUp {
            partner: self.id,
            owner: self.owner.account().unwrap(),
            company_name: "Le Comptoir SARL".to_owned(),
            siret: siret(),
            partner_type,
        }
    }

    pub fn confirmation(&self) -> PartnerOwnerConfirmed {
        PartnerOwnerConfirmed {
            partner: self.id,
            owner: self.owner.account().unwrap(),
        }
    }
}

pub fn siret() -> Siret {
    Siret::parse("12002701600563").unwrap()
}

pub fn admin(role: AdminRole) -> Actor {
    Actor::Admin {
        account: AccountId::generate(),
        role,
        session: SessionId::generate(),
    }
}

pub fn moderator() -> Actor {
    admin(AdminRole::Moderator)
}

pub fn member() -> Actor {
    Actor::Member {
        account: AccountId::generate(),
        session: SessionId::generate(),
    }
}

pub fn bastille() -> CreateVenue {
    CreateVenue {
        name: "Le Comptoir".to_owned(),
        address: Address {
            street: "1 place de la Bastille".to_owned(),
            postal_code: "75011".to_owned(),
            city: "Paris".to_owned(),
            country: "FR".to_owned(),
        },
        latitude: 48.853,
        longitude: 2.369,
        opening_hours: vec![],
        time_zone: None,
    }
}

pub fn happy_hour(member_cents: i64) -> OfferTerms {
    OfferTerms::HappyHour(HappyHour {
        drinks: vec![DrinkPrice {
            name: "Mojito".to_owned(),
            list_price: Money::eur(1400),
            member_price: Money::eur(member_cents),
            alcoholic: true,
        }],
    })
}

pub fn draft(venue: VenueId) -> OfferDraft {
    OfferDraft {
        venues: vec![venue],
        title: "Cocktails à deux".to_owned(),
        description: "Au comptoir.".to_owned(),
        terms: happy_hour(1120),
        tiers: vec![GroupTier {
            min_people: 6,
            benefit: TierBenefit::DiscountPercent(30),
        }],
        conditions: None,
        minimum_age: None,
        valid_from: None,
        valid_until: None,
        weekly_slots: vec![],
        quota: None,
    }
}

/// An evening in `days` days.
pub fn evening(offer: &OfferView, days: i64) -> ScheduleOuting {
    let starts_at = NOW
        .parse::<Timestamp>()
        .unwrap()
        .plus_days(days)
        .plus_minutes(8 * 60);
    ScheduleOuting {
        offer: offer.id,
        venue: offer.venues[0],
        starts_at,
        ends_at: starts_at.plus_minutes(180),
        capacity: 20,
        registration_opens_at: None,
        registration_closes_at: None,
    }
}

pub fn cancel(id: OutingId) -> CancelOuting {
    CancelOuting {
        id,
        reason: "Dégât des eaux.".to_owned(),
    }
}

/// The refusals' codes and fields; fails the test on success or a failure.
pub fn refusals<T>(result: ServiceResult<T>) -> Vec<(RefusalCode, String)> {
    match result {
        Err(ServiceError::Refused(refusals)) => refusals
            .into_iter()
            .map(|one| (one.code, one.field.unwrap_or_default()))
            .collect(),
        Err(other) => panic!("a failure, not a refusal: {other:?}"),
        Ok(_) => panic!("it was not refused"),
    }
}

pub fn failure<T>(result: ServiceResult<T>) -> contracts::FailureCode {
    match result {
        Err(error) => error
            .failure_code()
            .unwrap_or_else(|| panic!("a refusal: {error}")),
        Ok(_) => panic!("it did not fail"),
    }
}

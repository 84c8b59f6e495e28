//! The staff see who is registered for one of their outings, and find a member by name.

use contracts::{
    Actor, Refusals, ServiceError, ServiceResult, StaffRole,
    booking::{OutingRegistrations, RegistrationView},
};
use kernel::{Page, PartnerId, RegistrationId, text::fold};

use super::my_registrations::after;
use crate::{
    Inner,
    domain::Registration,
    store::outing_pages::{OutingOrder, OutingPage},
};

/// How many characters of a name are looked for.
const MAX_TEXT_CHARS: usize = 100;

impl Inner {
    /// Given-up registrations are on the list too, with their status: a door that is shown an old ticket knows
    /// why it does not admit.
    pub(crate) async fn outing_registrations(
        &self,
        actor: &Actor,
        query: OutingRegistrations,
    ) -> ServiceResult<Page<RegistrationView>> {
        let staff = actor.require_staff(StaffRole::Door)?;
        let page = OutingPage {
            outing: query.outing,
            order: order(&query)?,
            limit: query.page.size() + 1,
            statuses: query.statuses,
        };
        let found = self.of_outing(staff.partner, &page).await?;
        let size = query.page.size();
        let page = match page.order {
            OutingOrder::Made(_) => Page::from_overfull(found, size, |found| found.id),
            OutingOrder::Name(..) => {
                Page::from_overfull(found, size, |found| (found.name_key.clone(), found.id))
            }
        };
        Ok(page.map_err(ServiceError::internal)?.map(|found: Registration| found.view()))
    }

    /// A page of the registrations for an outing of `partner`; `NOT_FOUND` when it is not theirs.
    pub(super) async fn of_outing(
        &self,
        partner: PartnerId,
        page: &OutingPage,
    ) -> ServiceResult<Vec<Registration>> {
        let ledger = self.db.ledgers.get(page.outing).await?;
        if ledger.is_none_or(|ledger| ledger.summary.partner != partner) {
            return Err(ServiceError::not_found());
        }
        Ok(self.db.registrations.of_outing(page).await?)
    }
}

/// By name when one is looked for; a search field that was left empty looks for nobody.
fn order(query: &OutingRegistrations) -> ServiceResult<OutingOrder> {
    let mut refusals = Refusals::new();
    let text = query.text.as_deref().map(|text| refusals.text("text", text, 0..=MAX_TEXT_CHARS));
    refusals.done()?;
    let looked_for = text.map(|text| fold(&text)).filter(|text| !text.is_empty());
    Ok(match looked_for {
        None => OutingOrder::Made(after::<RegistrationId>(&query.page)?),
        Some(text) => OutingOrder::Name(text, after::<(String, RegistrationId)>(&query.page)?),
    })
}

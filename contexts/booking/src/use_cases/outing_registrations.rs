//! The staff see who is registered for one of their outings.

use contracts::{
    Actor, ServiceError, ServiceResult, StaffRole,
    booking::{OutingRegistrations, RegistrationView},
};
use kernel::{Page, RegistrationId};

use super::my_registrations::{after, overfull};
use crate::{Inner, domain::Registration};

impl Inner {
    /// Given-up registrations are on the list too, with their status: a door that is shown an old ticket knows
    /// why it does not admit.
    pub(crate) async fn outing_registrations(
        &self,
        actor: &Actor,
        query: OutingRegistrations,
    ) -> ServiceResult<Page<RegistrationView>> {
        let staff = actor.require_staff(StaffRole::Door)?;
        let after = after::<RegistrationId>(&query.page)?;
        let of = (query.outing, staff.partner);
        let found = self.db.registrations.of_outing(of, after, overfull(&query.page)).await?;
        if found.is_empty() {
            // Nobody yet, or nothing the caller may know of.
            let ledger = self.db.ledgers.get(query.outing).await?;
            ledger
                .filter(|ledger| ledger.summary.partner == staff.partner)
                .ok_or_else(ServiceError::not_found)?;
        }
        let page = Page::from_overfull(found, query.page.size(), |found| found.id);
        Ok(page.map_err(ServiceError::internal)?.map(|found: Registration| found.view()))
    }
}

//! A member's own registrations.

use std::collections::HashMap;

use contracts::{
    Actor, Refusal, RefusalCode, Refusals, ServiceError, ServiceResult,
    booking::{MyRegistrations, RegistrationStatus, RegistrationView},
};
use kernel::{AccountId, OutingId, Page, PageRequest, RegistrationId, Timestamp};
use platform::StoreError;

use crate::{Inner, domain::Registration, store::registrations::OwnPage};

/// About how many outings a caller may ask at once.
const MAX_OUTINGS: i64 = 500;

impl Inner {
    pub(crate) async fn my_registrations(
        &self,
        actor: &Actor,
        query: MyRegistrations,
    ) -> ServiceResult<Page<RegistrationView>> {
        let member = actor.require_member()?;
        let size = query.page.size();
        let page = own_page(member, &query, self.db.now())?;
        let found = self.db.registrations.own(page).await?;
        let page = Page::from_overfull(found, size, |found| (found.summary.starts_at, found.id));
        let page = page.map_err(ServiceError::internal)?;
        let positions = self.positions(page.values()).await?;
        Ok(page.map(|found| self.member_view(&found, positions.get(&found.id).copied())))
    }

    pub(crate) async fn my_live_registrations(
        &self,
        actor: &Actor,
        outings: Vec<OutingId>,
    ) -> ServiceResult<Vec<RegistrationView>> {
        let member = actor.require_member()?;
        check_count(&outings)?;
        if outings.is_empty() {
            return Ok(Vec::new());
        }
        let found = self.db.registrations.live(member, &outings).await?;
        let positions = self.positions(found.iter()).await?;
        Ok(found.iter().map(|found| self.member_view(found, positions.get(&found.id).copied())).collect())
    }

    /// Where those who wait stand: no question to the database when nobody does.
    async fn positions<'a>(
        &self,
        registrations: impl Iterator<Item = &'a Registration>,
    ) -> Result<HashMap<RegistrationId, u32>, StoreError> {
        let waiting = registrations.filter(|found| found.status == RegistrationStatus::Waitlisted);
        let outings: Vec<_> = waiting.map(|found| found.summary.outing).collect();
        if outings.is_empty() {
            return Ok(HashMap::new());
        }
        let waitlists = self.db.ledgers.waitlists(&outings).await?;
        let parties = waitlists.iter().flat_map(|ledger| ledger.waitlist.iter().zip(1_u32..));
        Ok(parties.map(|(party, position)| (party.registration, position)).collect())
    }
}

/// Refuses a list of ids that no page of ours would ask for.
pub(super) fn check_count(outings: &[OutingId]) -> ServiceResult<()> {
    let mut refusals = Refusals::new();
    refusals.range("outings", i64::try_from(outings.len()).unwrap_or(i64::MAX), 0..=MAX_OUTINGS);
    refusals.done()
}

/// The key behind a cursor of ours.
pub(super) fn after<K: serde::de::DeserializeOwned>(page: &PageRequest) -> Result<Option<K>, Refusal> {
    let Some(cursor) = &page.after else {
        return Ok(None);
    };
    cursor.decode().map(Some).ok_or_else(|| Refusal::new(RefusalCode::InvalidCursor).on("after"))
}

/// One more than the page holds: whether there is more is seen without counting.
pub(super) fn overfull(page: &PageRequest) -> i64 {
    i64::try_from(page.size() + 1).unwrap_or(i64::MAX)
}

fn own_page(member: AccountId, query: &MyRegistrations, now: Timestamp) -> Result<OwnPage, Refusal> {
    let after = after::<(Timestamp, RegistrationId)>(&query.page)?;
    Ok(OwnPage { member, when: query.when, now, after, limit: overfull(&query.page) })
}

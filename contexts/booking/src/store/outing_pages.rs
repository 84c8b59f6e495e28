//! Pages of the registrations for an outing: each is read by ranges of an index, however long the list is.
//!
//! A condition that the index does not answer makes SecantusDB (0.5.3) read everything, so there is none: the
//! caller has checked whose outing it is, statuses are read one by one, and those of a name are sorted out here.

use bson::{Document, doc};
use contracts::booking::RegistrationStatus;
use futures::future::try_join_all;
use kernel::{OutingId, RegistrationId};
use platform::{StoreError, store::collect};

use super::registrations::Registrations;
use crate::domain::Registration;

/// Which of the registrations for an outing.
#[derive(Debug, Clone)]
pub struct OutingPage {
    /// Which outing.
    pub outing: OutingId,
    /// Only these; all when empty.
    pub statuses: Vec<RegistrationStatus>,
    /// In which order.
    pub order: OutingOrder,
    /// How many at most.
    pub limit: usize,
}

/// In which order the registrations for an outing are read, and after which of them.
#[derive(Debug, Clone)]
pub enum OutingOrder {
    /// As they were made.
    Made(Option<RegistrationId>),
    /// By folded name: only names that begin so.
    Name(String, Option<(String, RegistrationId)>),
}

impl Registrations {
    /// A page of the registrations for an outing.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn of_outing(&self, page: &OutingPage) -> Result<Vec<Registration>, StoreError> {
        match &page.order {
            OutingOrder::Made(after) => self.as_made(page, *after).await,
            OutingOrder::Name(prefix, after) => self.by_name(page, prefix, after.clone()).await,
        }
    }

    async fn as_made(
        &self,
        page: &OutingPage,
        after: Option<RegistrationId>,
    ) -> Result<Vec<Registration>, StoreError> {
        let mut of_outing = doc! { "summary.outing": page.outing };
        if let Some(after) = after {
            of_outing.insert("_id", doc! { "$gt": after });
        }
        let order = doc! { "_id": 1 };
        if page.statuses.is_empty() {
            return self.some(of_outing, order, page.limit).await;
        }
        let mut statuses = page.statuses.clone();
        statuses.sort_unstable_by_key(|status| status.as_ref().to_owned());
        statuses.dedup();
        let reads = statuses.iter().map(|status| {
            let mut with_status = of_outing.clone();
            with_status.insert("status", status.as_ref());
            self.some(with_status, order.clone(), page.limit)
        });
        let mut found = try_join_all(reads).await?.concat();
        found.sort_unstable_by_key(|registration| registration.id);
        found.truncate(page.limit);
        Ok(found)
    }

    /// Reads on until the page is full or no name begins so any more.
    async fn by_name(
        &self,
        page: &OutingPage,
        prefix: &str,
        mut after: Option<(String, RegistrationId)>,
    ) -> Result<Vec<Registration>, StoreError> {
        let mut found = Vec::new();
        loop {
            let some = self.some_names(page, prefix, after.as_ref()).await?;
            let is_last = some.len() < page.limit;
            after = some.last().map(|last| (last.name_key.clone(), last.id));
            found.extend(some.into_iter().filter(|one| page.admits(one.status)));
            if is_last || found.len() >= page.limit {
                found.truncate(page.limit);
                return Ok(found);
            }
        }
    }

    /// Names that begin so, whatever the status: first the rest of the very name the page before ended with.
    async fn some_names(
        &self,
        page: &OutingPage,
        prefix: &str,
        after: Option<&(String, RegistrationId)>,
    ) -> Result<Vec<Registration>, StoreError> {
        let (outing, limit) = (page.outing, page.limit);
        let order = doc! { "name_key": 1, "_id": 1 };
        let beyond = format!("{prefix}{}", char::MAX);
        // A cursor of another search does not lead out of this one.
        let Some((name, id)) = after.filter(|(name, _)| name.starts_with(prefix)) else {
            let from = after.map_or(prefix, |(name, _)| name.as_str().max(prefix));
            let names = doc! { "$gte": from, "$lt": beyond };
            return self.some(doc! { "summary.outing": outing, "name_key": names }, order, limit).await;
        };
        let same = doc! { "summary.outing": outing, "name_key": name, "_id": { "$gt": id } };
        let mut found = self.some(same, doc! { "_id": 1 }, limit).await?;
        if found.len() < limit {
            let names = doc! { "$gt": name, "$lt": beyond };
            let next = doc! { "summary.outing": outing, "name_key": names };
            found.extend(self.some(next, order, limit - found.len()).await?);
        }
        Ok(found)
    }

    async fn some(
        &self,
        filter: Document,
        order: Document,
        limit: usize,
    ) -> Result<Vec<Registration>, StoreError> {
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        collect(self.0.find(filter).sort(order).limit(limit).await?).await
    }
}

impl OutingPage {
    fn admits(&self, status: RegistrationStatus) -> bool {
        self.statuses.is_empty() || self.statuses.contains(&status)
    }
}

//! What waits for a person, and what a person sees of it.

use contracts::{
    Actor, Refusal, RefusalCode, ServiceError, ServiceResult,
    verification::{IdentityReviewQuery, IdentityReviewQueue, IdentityReviewView},
};
use kernel::{IdentityCheckId, Page, PageRequest, Timestamp};

use crate::{
    Inner,
    domain::{Check, Evidence, Person, check::uploaded},
};

/// Where a page of the queue ended.
type After = (Timestamp, IdentityCheckId);

impl Inner {
    pub(crate) async fn identity_reviews(
        &self,
        actor: &Actor,
        query: IdentityReviewQueue,
    ) -> ServiceResult<Page<IdentityReviewView>> {
        actor.require_moderator()?;
        let size = query.page.size();
        let found = self.db.checks.to_review(after(&query.page)?, size + 1).await?;
        let page = Page::from_overfull(found, size, |check| (submitted_at(check), check.id));
        let page = page.map_err(ServiceError::internal)?;
        let accounts: Vec<_> = page.values().map(|check| check.account).collect();
        let people = self.db.people.get_many(&accounts).await?;
        let person_of = |check: &Check| people.iter().find(|person| person.id == check.account);
        Ok(page.map(|check| {
            // A reading that does not open keeps nobody from seeing the rest of the queue.
            let evidence = self.images.reading(&check).ok().flatten();
            view(&check, person_of(&check), evidence.as_ref())
        }))
    }

    pub(crate) async fn identity_review(
        &self,
        actor: &Actor,
        query: IdentityReviewQuery,
    ) -> ServiceResult<IdentityReviewView> {
        actor.require_moderator()?;
        self.review_of(query.check).await
    }

    /// One try that was handed in.
    pub(super) async fn review_of(&self, id: IdentityCheckId) -> ServiceResult<IdentityReviewView> {
        let found = self.db.checks.get(id).await?;
        let check = found.filter(|check| check.attempt > 0).ok_or_else(ServiceError::not_found)?;
        let person = self.db.people.get(check.account).await?;
        let evidence = self.images.reading(&check)?;
        Ok(view(&check, person.as_ref(), evidence.as_ref()))
    }
}

fn after(page: &PageRequest) -> Result<Option<After>, Refusal> {
    let Some(cursor) = &page.after else {
        return Ok(None);
    };
    cursor.decode().map(Some).ok_or_else(|| Refusal::new(RefusalCode::InvalidCursor).on("after"))
}

fn submitted_at(check: &Check) -> Timestamp {
    check.submitted_at.unwrap_or(check.started_at)
}

fn view(check: &Check, person: Option<&Person>, evidence: Option<&Evidence>) -> IdentityReviewView {
    IdentityReviewView {
        id: check.id,
        account: check.account,
        first_name: person.map(|person| person.first_name.clone()).unwrap_or_default(),
        last_name: person.map(|person| person.last_name.clone()).unwrap_or_default(),
        birth_date: person.and_then(|person| person.birth_date),
        document_type: check.document_type,
        provider: check.provider,
        status: check.status(),
        findings: check.findings.clone(),
        reading: evidence.map(Evidence::view),
        images: uploaded(check),
        attempt: check.attempt,
        submitted_at: submitted_at(check),
    }
}

//! Identity checks as reviewers see them.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use contracts::{
    FailureCode,
    verification::{self as contract, IdentityReviewView, ReadingView},
};

use super::{
    identity_check::{
        DocumentSide, DocumentType, Finding, IdentityCheck, IdentityStatus, VerificationProvider, Writer,
        written,
    },
    payload::payloads,
};
use crate::{
    errors::value,
    links::Link,
    request::{caller, links, services},
    scalars::{CalendarDate, DateTime, count, id, wire},
};

/// What was read from a document.
#[derive(SimpleObject)]
pub struct DocumentReading {
    /// Family name, as on the document.
    last_name: String,
    /// Given names, as on the document.
    first_names: String,
    /// Date of birth.
    birth_date: Option<CalendarDate>,
    /// The day the document ends.
    expires_on: Option<CalendarDate>,
    /// The issuing state, three letters.
    country: String,
    /// How certain the reader is, 0 to 100.
    confidence_percent: i32,
}

impl From<ReadingView> for DocumentReading {
    fn from(reading: ReadingView) -> Self {
        Self {
            last_name: reading.last_name,
            first_names: reading.first_names,
            birth_date: reading.birth_date.map(CalendarDate),
            expires_on: reading.expires_on.map(CalendarDate),
            country: reading.country,
            confidence_percent: i32::from(reading.confidence_percent),
        }
    }
}

/// An identity check, as a reviewer sees it.
#[derive(SimpleObject)]
pub struct IdentityReview {
    /// The try: what `decideReview` takes.
    id: ID,
    /// Whose.
    account_id: ID,
    /// The profile's given name.
    first_name: String,
    /// The profile's family name.
    last_name: String,
    /// The profile's date of birth.
    birth_date: Option<CalendarDate>,
    /// The document that was chosen.
    document_type: DocumentType,
    /// Who read it.
    provider: VerificationProvider,
    /// Where it stands.
    status: IdentityStatus,
    /// What the reader doubts.
    findings: Vec<Finding>,
    /// What was read, when something was and it is still kept.
    reading: Option<DocumentReading>,
    /// The images that are still kept; `issueReviewImageLink` shows one.
    images: Vec<DocumentSide>,
    /// Which try of the member this is.
    attempt: i32,
    /// When it was submitted.
    submitted_at: DateTime,
}

impl Writer<'_> {
    /// A check as a reviewer sees it.
    pub fn review(&self, review: IdentityReviewView) -> IdentityReview {
        IdentityReview {
            id: wire(review.id),
            account_id: wire(review.account),
            first_name: review.first_name,
            last_name: review.last_name,
            birth_date: review.birth_date.map(CalendarDate),
            document_type: review.document_type.into(),
            provider: review.provider.into(),
            status: review.status.into(),
            findings: self.findings(&review.findings),
            reading: review.reading.map(Into::into),
            images: review.images.into_iter().map(Into::into).collect(),
            attempt: count(review.attempt),
            submitted_at: DateTime::paris(review.submitted_at),
        }
    }
}

/// A link to an image.
#[derive(SimpleObject)]
pub struct ReviewImageLink {
    /// Whoever has the address sees the image.
    url: String,
    /// When the address ends, two minutes later.
    expires_at: DateTime,
}

impl From<Link> for ReviewImageLink {
    fn from(link: Link) -> Self {
        Self { url: link.url, expires_at: DateTime::paris(link.expires_at) }
    }
}

/// Which image.
#[derive(InputObject)]
pub struct IssueReviewImageLinkInput {
    /// Of which check.
    check_id: ID,
    /// Which side.
    side: DocumentSide,
}

/// Whose tries begin anew.
#[derive(InputObject)]
pub struct ResetIdentityAttemptsInput {
    /// The member's account.
    account_id: ID,
    /// Why.
    reason: String,
}

payloads! {
    /// What `issueReviewImageLink` answers.
    IssueReviewImageLinkPayload { link: ReviewImageLink }
    /// What `resetIdentityAttempts` answers.
    ResetIdentityAttemptsPayload { identity_check: IdentityCheck }
}

/// Reads of reviewers.
#[derive(Default)]
pub struct IdentityReviewQuery;

#[Object]
impl IdentityReviewQuery {
    /// Admin: one identity check; null when there is none.
    async fn identity_review(&self, ctx: &Context<'_>, id: ID) -> Result<Option<IdentityReview>> {
        let Ok(check) = id.parse() else {
            return Ok(None);
        };
        let query = contract::IdentityReviewQuery { check };
        match services(ctx)?.verification.identity_review(&caller(ctx)?.actor, query).await {
            Err(error) if error.failure_code() == Some(FailureCode::NotFound) => Ok(None),
            found => Ok(Some(Writer::of(ctx)?.review(value(ctx, found)?))),
        }
    }
}

/// What reviewers do besides deciding.
#[derive(Default)]
pub struct IdentityReviewMutation;

#[Object]
impl IdentityReviewMutation {
    /// Admin: a link that shows an image for two minutes. Making and using it is logged.
    async fn issue_review_image_link(
        &self,
        ctx: &Context<'_>,
        input: IssueReviewImageLinkInput,
    ) -> Result<IssueReviewImageLinkPayload> {
        let result = match id(&input.check_id, "checkId") {
            Ok(check) => {
                let command = contract::IssueImageLink { check, side: input.side.into() };
                services(ctx)?.verification.issue_image_link(&caller(ctx)?.actor, command).await
            }
            Err(refused) => Err(refused),
        };
        let links = links(ctx)?;
        let link = result
            .map(|issued| Link { url: links.review_image(&issued.token), expires_at: issued.expires_at });
        IssueReviewImageLinkPayload::from(ctx, link)
    }

    /// Admin: gives a member another ten tries; the reason is in the audit log.
    async fn reset_identity_attempts(
        &self,
        ctx: &Context<'_>,
        input: ResetIdentityAttemptsInput,
    ) -> Result<ResetIdentityAttemptsPayload> {
        let result = match id(&input.account_id, "accountId") {
            Ok(account) => {
                let command = contract::ResetIdentityAttempts { account, reason: input.reason };
                services(ctx)?.verification.reset_identity_attempts(&caller(ctx)?.actor, command).await
            }
            Err(refused) => Err(refused),
        };
        ResetIdentityAttemptsPayload::from(ctx, written(ctx, result)?)
    }
}

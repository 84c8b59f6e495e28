//! Yousoon's decisions.

use async_graphql::{
    Context, Enum, ID, InputObject, Object, Result, SimpleObject,
    connection::{Connection, EmptyFields},
};
use contracts::{
    Refusal, RefusalCode, ServiceError, ServiceResult,
    catalog::{self as contract, ReviewItem, ReviewSubject},
    verification::{DecideIdentityCheck, IdentityReviewQueue, IdentityReviewView},
};
use kernel::{IdentityCheckId, OfferId, PageRequest, PartnerId};

use super::{
    identity_check::Writer,
    identity_review::IdentityReview,
    offer::Offer,
    partner::{Partner, page_cost},
    payload::{connection, page_request, payloads},
};
use crate::{
    errors::value,
    request::{caller, services},
    scalars::{DateTime, wire},
};

/// What can wait for a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
pub enum ReviewKind {
    /// Companies that signed up.
    Partner,
    /// Offers that were submitted.
    Offer,
    /// Identity documents a person has to look at.
    IdentityCheck,
}

/// What Yousoon decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(name = "ReviewDecision", remote = "contract::Decision")]
pub enum Decision {
    /// Yes.
    Approve,
    /// No; a reason is needed.
    Reject,
}

/// Something that waits for a decision, or was decided just now.
#[derive(SimpleObject)]
pub struct Review {
    /// The id of the company, offer or identity check: what `decideReview` takes.
    id: ID,
    /// What it is.
    kind: ReviewKind,
    /// Since when it waits.
    submitted_at: DateTime,
    /// The company, when it is one.
    partner: Option<Partner>,
    /// The offer, when it is one.
    offer: Option<Offer>,
    /// The identity check, when it is one.
    identity_check: Option<IdentityReview>,
}

impl From<ReviewItem> for Review {
    fn from(item: ReviewItem) -> Self {
        match item {
            ReviewItem::Partner(partner) => Self {
                id: wire(partner.id),
                kind: ReviewKind::Partner,
                submitted_at: DateTime::paris(partner.created_at),
                partner: Some(partner.into()),
                offer: None,
                identity_check: None,
            },
            ReviewItem::Offer(offer) => Self {
                id: wire(offer.id),
                kind: ReviewKind::Offer,
                submitted_at: DateTime::paris(offer.submitted_at.unwrap_or(offer.created_at)),
                partner: None,
                offer: Some(offer.into()),
                identity_check: None,
            },
        }
    }
}

impl Review {
    fn of_identity(writer: &Writer<'_>, check: IdentityReviewView) -> Self {
        Self {
            id: wire(check.id),
            kind: ReviewKind::IdentityCheck,
            submitted_at: DateTime::paris(check.submitted_at),
            partner: None,
            offer: None,
            identity_check: Some(writer.review(check)),
        }
    }
}

/// A decision.
#[derive(InputObject)]
pub struct DecideReviewInput {
    /// The id of the company, offer or identity check.
    id: ID,
    /// What.
    decision: Decision,
    /// Why; needed for a no. For an identity check it is told to the member.
    reason: Option<String>,
}

payloads! {
    /// What `decideReview` answers.
    DecideReviewPayload { review: Review }
}

/// Reads about decisions.
#[derive(Default)]
pub struct ReviewQuery;

#[Object]
impl ReviewQuery {
    /// Admin: what waits for a decision, oldest first.
    #[graphql(complexity = "page_cost(first, child_complexity)")]
    async fn review_queue(
        &self,
        ctx: &Context<'_>,
        kind: ReviewKind,
        #[graphql(default_with = "Some(20)")] first: Option<i32>,
        after: Option<String>,
    ) -> Result<Queue> {
        let page = page_request(first, after);
        match kind {
            ReviewKind::Partner => catalog_queue(ctx, contract::ReviewKind::Partner, page).await,
            ReviewKind::Offer => catalog_queue(ctx, contract::ReviewKind::Offer, page).await,
            ReviewKind::IdentityCheck => {
                let has_previous = page.after.is_some();
                let query = IdentityReviewQueue { page };
                let found = services(ctx)?.verification.identity_reviews(&caller(ctx)?.actor, query).await;
                let (found, writer) = (value(ctx, found)?, Writer::of(ctx)?);
                Ok(connection(found, has_previous, |check| Review::of_identity(&writer, check)))
            }
        }
    }
}

type Queue = Connection<String, Review, EmptyFields, EmptyFields>;

async fn catalog_queue(ctx: &Context<'_>, kind: contract::ReviewKind, page: PageRequest) -> Result<Queue> {
    let has_previous = page.after.is_some();
    let query = contract::ReviewQueueQuery { kind, page };
    let found = services(ctx)?.catalog.review_queue(&caller(ctx)?.actor, query).await;
    Ok(connection(value(ctx, found)?, has_previous, Review::from))
}

/// Decisions.
#[derive(Default)]
pub struct ReviewMutation;

#[Object]
impl ReviewMutation {
    /// Decides about a company, an offer or an identity check; the decision is in the audit log.
    async fn decide_review(
        &self,
        ctx: &Context<'_>,
        input: DecideReviewInput,
    ) -> Result<DecideReviewPayload> {
        let result = match subject(&input.id) {
            Ok(subject) => decide(ctx, subject, input).await?,
            Err(refused) => Err(refused),
        };
        DecideReviewPayload::from(ctx, result)
    }
}

/// What a decision is about, and so which context takes it.
enum Subject {
    Catalog(ReviewSubject),
    Identity(IdentityCheckId),
}

async fn decide(
    ctx: &Context<'_>,
    subject: Subject,
    input: DecideReviewInput,
) -> Result<ServiceResult<Review>> {
    let (services, actor) = (services(ctx)?, &caller(ctx)?.actor);
    let (decision, reason) = (input.decision.into(), input.reason);
    Ok(match subject {
        Subject::Catalog(subject) => {
            let command = contract::DecideReview { subject, decision, reason };
            services.catalog.decide_review(actor, command).await.map(Review::from)
        }
        Subject::Identity(check) => {
            let command = DecideIdentityCheck { check, decision, reason };
            let decided = services.verification.decide_identity_check(actor, command).await;
            let writer = Writer::of(ctx)?;
            decided.map(|check| Review::of_identity(&writer, check))
        }
    })
}

fn subject(id: &ID) -> Result<Subject, ServiceError> {
    if let Ok(check) = id.parse::<IdentityCheckId>() {
        return Ok(Subject::Identity(check));
    }
    if let Ok(partner) = id.parse::<PartnerId>() {
        return Ok(Subject::Catalog(ReviewSubject::Partner(partner)));
    }
    let offer = id.parse::<OfferId>().map(|offer| Subject::Catalog(ReviewSubject::Offer(offer)));
    offer.map_err(|_| Refusal::new(RefusalCode::InvalidId).on("id").into())
}

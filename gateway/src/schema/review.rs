//! Yousoon's decisions.

use async_graphql::{
    Context, Enum, ID, InputObject, Object, Result, SimpleObject,
    connection::{Connection, EmptyFields},
};
use contracts::{
    Refusal, RefusalCode, ServiceError,
    catalog::{self as contract, ReviewItem, ReviewSubject},
};
use kernel::{OfferId, PartnerId};

use super::{
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
#[graphql(remote = "contract::ReviewKind")]
pub enum ReviewKind {
    /// Companies that signed up.
    Partner,
    /// Offers that were submitted.
    Offer,
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
    /// The id of the company or offer: what `decideReview` takes.
    id: ID,
    /// What it is.
    kind: ReviewKind,
    /// Since when it waits.
    submitted_at: DateTime,
    /// The company, when it is one.
    partner: Option<Partner>,
    /// The offer, when it is one.
    offer: Option<Offer>,
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
            },
            ReviewItem::Offer(offer) => Self {
                id: wire(offer.id),
                kind: ReviewKind::Offer,
                submitted_at: DateTime::paris(offer.submitted_at.unwrap_or(offer.created_at)),
                partner: None,
                offer: Some(offer.into()),
            },
        }
    }
}

/// A decision.
#[derive(InputObject)]
pub struct DecideReviewInput {
    /// The id of the company or offer.
    id: ID,
    /// What.
    decision: Decision,
    /// Why; needed for a no.
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
    ) -> Result<Connection<String, Review, EmptyFields, EmptyFields>> {
        let page = page_request(first, after);
        let has_previous = page.after.is_some();
        let query = contract::ReviewQueueQuery { kind: kind.into(), page };
        let found = services(ctx)?.catalog.review_queue(&caller(ctx)?.actor, query).await;
        Ok(connection(value(ctx, found)?, has_previous, Review::from))
    }
}

/// Decisions.
#[derive(Default)]
pub struct ReviewMutation;

#[Object]
impl ReviewMutation {
    /// Decides about a company or an offer; the decision is in the audit log.
    async fn decide_review(
        &self,
        ctx: &Context<'_>,
        input: DecideReviewInput,
    ) -> Result<DecideReviewPayload> {
        let result = match subject(&input.id) {
            Ok(subject) => {
                let decision = input.decision.into();
                let command = contract::DecideReview { subject, decision, reason: input.reason };
                services(ctx)?.catalog.decide_review(&caller(ctx)?.actor, command).await
            }
            Err(refused) => Err(refused),
        };
        DecideReviewPayload::from(ctx, result)
    }
}

fn subject(id: &ID) -> Result<ReviewSubject, ServiceError> {
    if let Ok(partner) = id.parse::<PartnerId>() {
        return Ok(ReviewSubject::Partner(partner));
    }
    let offer = id.parse::<OfferId>().map(ReviewSubject::Offer);
    offer.map_err(|_| Refusal::new(RefusalCode::InvalidId).on("id").into())
}

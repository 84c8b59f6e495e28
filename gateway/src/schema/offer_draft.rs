//! What a partner has written of an offer that is not one yet.

use async_graphql::{Context, ID, InputObject, Json, Object, Result, SimpleObject};
use contracts::{
    ServiceError, ServiceResult,
    catalog::{SaveDraft, SavedDraft},
    identity::Done,
};

use super::{account::DonePayload, payload::payloads};
use crate::{
    errors::value,
    request::{caller, services},
    scalars::{DateTime, id, wire},
};

/// What a form holds before it is complete. Nothing of it is checked but its size.
#[derive(SimpleObject)]
pub struct OfferDraft {
    /// The draft's id.
    id: ID,
    /// What lists call it; may be empty.
    title: String,
    /// The form, as it was saved.
    content: Json<serde_json::Value>,
    /// Rises by one each time it is saved with something new.
    revision: i32,
    /// When it was saved last.
    updated_at: DateTime,
}

impl From<SavedDraft> for OfferDraft {
    fn from(draft: SavedDraft) -> Self {
        Self {
            id: wire(draft.id),
            title: draft.title,
            // It was JSON when it came in.
            content: Json(serde_json::from_str(&draft.content).unwrap_or_default()),
            revision: i32::try_from(draft.revision).unwrap_or(i32::MAX),
            updated_at: DateTime::paris(draft.updated_at),
        }
    }
}

/// A draft is kept.
#[derive(InputObject)]
pub struct SaveOfferDraftInput {
    /// Which draft; a new one when absent.
    id: Option<ID>,
    /// What lists call it, 120 characters at most; may be empty.
    title: String,
    /// The form: any JSON of 64 kB at most.
    content: Json<serde_json::Value>,
    /// The revision that was read: needed with an id. `STALE` when another tab or colleague saved meanwhile.
    revision: Option<i32>,
}

impl SaveOfferDraftInput {
    fn command(self) -> ServiceResult<SaveDraft> {
        Ok(SaveDraft {
            id: self.id.as_ref().map(|text| id(text, "id")).transpose()?,
            title: self.title,
            content: serde_json::to_string(&self.content.0).map_err(ServiceError::internal)?,
            revision: self.revision.map(i64::from),
        })
    }
}

payloads! {
    /// What `saveOfferDraft` answers.
    SaveOfferDraftPayload { draft: OfferDraft }
}

/// Reads about drafts.
#[derive(Default)]
pub struct OfferDraftQuery;

#[Object]
impl OfferDraftQuery {
    /// A draft of the own company; null when there is none.
    async fn offer_draft(&self, ctx: &Context<'_>, id: ID) -> Result<Option<OfferDraft>> {
        let Ok(id) = id.parse() else { return Ok(None) };
        let found = services(ctx)?.catalog.draft(&caller(ctx)?.actor, id).await;
        Ok(value(ctx, found)?.map(OfferDraft::from))
    }
}

/// Changes of drafts.
#[derive(Default)]
pub struct OfferDraftMutation;

#[Object]
impl OfferDraftMutation {
    /// Keeps a draft, new or again; a company may keep 200.
    async fn save_offer_draft(
        &self,
        ctx: &Context<'_>,
        input: SaveOfferDraftInput,
    ) -> Result<SaveOfferDraftPayload> {
        let result = match input.command() {
            Ok(command) => services(ctx)?.catalog.save_draft(&caller(ctx)?.actor, command).await,
            Err(refused) => Err(refused),
        };
        SaveOfferDraftPayload::from(ctx, result)
    }

    /// Throws a draft away.
    async fn delete_offer_draft(&self, ctx: &Context<'_>, id: ID) -> Result<DonePayload> {
        let result = match crate::scalars::id(&id, "id") {
            Ok(draft) => services(ctx)?.catalog.delete_draft(&caller(ctx)?.actor, draft).await,
            Err(refused) => Err(refused),
        };
        DonePayload::from(ctx, result.map(|()| Done {}))
    }
}

//! What a partner has written of an offer that is not one yet.

use kernel::{OfferDraftId, PageRequest, Timestamp};
use serde::{Deserialize, Serialize};

/// A draft that is kept. Its content is the form's own: only its size is looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedDraft {
    /// The draft's id.
    pub id: OfferDraftId,
    /// What lists call it; may be empty.
    pub title: String,
    /// The form, as JSON.
    pub content: String,
    /// Rises by one each time it is saved.
    pub revision: i64,
    /// When it was saved last.
    pub updated_at: Timestamp,
}

/// A draft is kept.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SaveDraft {
    /// Which draft; a new one when absent.
    pub id: Option<OfferDraftId>,
    /// What lists call it, as typed.
    pub title: String,
    /// The form, as JSON.
    pub content: String,
    /// The revision that was read; none of a new one.
    pub revision: Option<i64>,
}

/// The company's own drafts, the one saved last first.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct DraftList {
    /// Which page.
    pub page: PageRequest,
}

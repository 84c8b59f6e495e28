//! What a partner has written of an offer that is not one yet: kept as it is.

use contracts::{
    Refusal, RefusalCode, Refusals, ServiceError,
    catalog::{SaveDraft, SavedDraft},
};
use kernel::{OfferDraftId, PartnerId, Timestamp};
use serde::{Deserialize, Serialize};

/// How many drafts a partner may keep.
pub const MAX_DRAFTS: u64 = 200;
/// How large a draft may be, in kB of 1,024 bytes.
const MAX_KB: usize = 64;
const MAX_TITLE: usize = 120;

/// A draft, with whose it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptDraft {
    /// The draft's id.
    #[serde(rename = "_id")]
    pub id: OfferDraftId,
    /// Whose it is.
    pub partner: PartnerId,
    /// The draft as its partner sees it.
    pub view: SavedDraft,
}

/// What is to be kept, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckedForm {
    title: String,
    content: String,
}

impl CheckedForm {
    /// Checks how much there is, and cleans the title.
    ///
    /// # Errors
    /// `TEXT_TOO_LONG` on `title`, `DRAFT_TOO_LARGE` on `content`.
    pub fn new(command: SaveDraft) -> Result<Self, ServiceError> {
        let mut refusals = Refusals::new();
        let title = refusals.text("title", &command.title, 0..=MAX_TITLE);
        if command.content.len() > MAX_KB * 1_024 {
            refusals.push(Refusal::new(RefusalCode::DraftTooLarge).on("content").with("max", MAX_KB));
        }
        refusals.done()?;
        Ok(Self { title, content: command.content })
    }
}

impl KeptDraft {
    /// A draft that is kept for the first time.
    #[must_use]
    pub fn first(id: OfferDraftId, partner: PartnerId, form: CheckedForm, now: Timestamp) -> Self {
        let CheckedForm { title, content } = form;
        Self { id, partner, view: SavedDraft { id, title, content, revision: 1, updated_at: now } }
    }

    /// The draft with another content. A save that comes again, because its answer was lost, changes nothing.
    ///
    /// # Errors
    /// `STALE` on `revision` when it is not the newest.
    pub fn rewritten(&self, form: CheckedForm, revision: i64, now: Timestamp) -> Result<Self, ServiceError> {
        let CheckedForm { title, content } = form;
        let same = self.view.title == title && self.view.content == content;
        if same && (revision..=revision.saturating_add(1)).contains(&self.view.revision) {
            return Ok(self.clone());
        }
        if self.view.revision != revision {
            return Err(Refusal::new(RefusalCode::Stale).on("revision").into());
        }
        let view = SavedDraft { id: self.id, title, content, revision: revision + 1, updated_at: now };
        Ok(Self { view, ..self.clone() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(title: &str, content: &str) -> Result<CheckedForm, ServiceError> {
        let (title, content) = (title.to_owned(), content.to_owned());
        CheckedForm::new(SaveDraft { id: None, title, content, revision: None })
    }

    #[test]
    fn a_draft_may_be_anything_but_large() {
        assert!(form("", &"x".repeat(65_536)).is_ok());
        let refused = form("", &"x".repeat(65_537)).unwrap_err();
        assert!(refused.is_refusal(RefusalCode::DraftTooLarge));
        assert!(form(&"x".repeat(121), "{}").unwrap_err().is_refusal(RefusalCode::TextTooLong));
    }

    #[test]
    fn the_newest_revision_is_rewritten_and_a_repeated_save_is_one() {
        let (id, partner) = (OfferDraftId::derived_from("d"), PartnerId::derived_from("p"));
        let (now, later) = (Timestamp::from_millis(0), Timestamp::from_millis(5));
        let first = KeptDraft::first(id, partner, form("a", "1").unwrap(), now);
        let second = first.rewritten(form("a", "2").unwrap(), 1, later).unwrap();
        assert_eq!((second.view.revision, second.view.updated_at), (2, later));
        assert_eq!(second.rewritten(form("a", "2").unwrap(), 1, later).unwrap(), second);
        assert_eq!(second.rewritten(form("a", "2").unwrap(), 2, later).unwrap(), second);
        for revision in [1, 0, 3, i64::MAX] {
            let stale = second.rewritten(form("a", "3").unwrap(), revision, later).unwrap_err();
            assert!(stale.is_refusal(RefusalCode::Stale), "{revision}");
        }
    }
}

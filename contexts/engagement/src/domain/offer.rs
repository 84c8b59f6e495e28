//! What is known of an offer: as it was published last, and whether it still is.

use std::sync::Arc;

use contracts::catalog::{OfferStatus, OfferView};
use kernel::OfferId;
use serde::{Deserialize, Serialize};

/// The newest that is known of an offer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct KnownOffer {
    /// The offer.
    #[serde(rename = "_id")]
    pub id: OfferId,
    /// Where it stands.
    pub status: OfferStatus,
    /// As it was published last, without what only its own staff sees; none of one that never was.
    pub published: Option<Arc<OfferView>>,
    /// The revision of that.
    pub published_revision: i64,
    /// The offer's.
    pub revision: i64,
}

impl KnownOffer {
    /// What catalog says, over what it said before, in whatever order; nothing when that is not news.
    #[must_use]
    pub fn learned(told: &OfferView, known: Option<&Self>) -> Option<Self> {
        let is_newer = known.is_none_or(|known| known.revision < told.revision);
        let shown = told.status == OfferStatus::Published
            && known.is_none_or(|known| known.published_revision < told.revision);
        if !is_newer && !shown {
            return None;
        }
        let mut learned = known.cloned().unwrap_or(Self {
            id: told.id,
            status: told.status,
            published: None,
            published_revision: 0,
            revision: told.revision,
        });
        if is_newer {
            (learned.status, learned.revision) = (told.status, told.revision);
        }
        if shown {
            (learned.published, learned.published_revision) = (Some(public(told)), told.revision);
        }
        Some(learned)
    }

    /// The offer as members see it: as it was published last. That a change of it is being reviewed, or was refused,
    /// is the partner's own affair: then it is held back.
    #[must_use]
    pub fn shown(&self) -> Option<Arc<OfferView>> {
        let published = self.published.as_ref()?;
        let status = match self.status {
            OfferStatus::Published | OfferStatus::Archived | OfferStatus::Expired => self.status,
            OfferStatus::Draft | OfferStatus::PendingReview | OfferStatus::Rejected | OfferStatus::Paused => {
                OfferStatus::Paused
            }
        };
        if published.status == status {
            return Some(Arc::clone(published));
        }
        Some(Arc::new(OfferView { status, ..OfferView::clone(published) }))
    }
}

fn public(offer: &OfferView) -> Arc<OfferView> {
    Arc::new(OfferView {
        weekly_slots: Vec::new(),
        quota: None,
        reason: None,
        submitted_at: None,
        ..offer.clone()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::samples::offer;

    fn told(status: OfferStatus, title: &str, revision: i64) -> OfferView {
        OfferView { status, title: title.to_owned(), revision, quota: Some(10), ..offer() }
    }

    #[test]
    fn members_see_what_was_published_last_whatever_the_order() {
        use OfferStatus::{Archived, Draft, PendingReview, Published, Rejected};
        let story = [
            told(Draft, "Brouillon", 1),
            told(Published, "Menu à 24 €", 2),
            told(PendingReview, "Menu à 48 €", 3),
            told(Rejected, "Menu à 48 €", 4),
        ];
        let learn = |order: [usize; 4]| {
            order.into_iter().fold(None, |known: Option<KnownOffer>, index| {
                KnownOffer::learned(&story[index], known.as_ref()).or(known)
            })
        };
        let known = learn([0, 1, 2, 3]).unwrap();
        let shown = known.shown().unwrap();
        assert_eq!((shown.title.as_str(), shown.status), ("Menu à 24 €", OfferStatus::Paused));
        assert_eq!((shown.quota, shown.weekly_slots.len()), (None, 0));
        for order in [[3, 2, 1, 0], [2, 0, 3, 1], [1, 3, 0, 2]] {
            assert_eq!(learn(order), Some(known.clone()), "{order:?}");
        }
        assert_eq!(KnownOffer::learned(&story[1], Some(&known)), None, "twice is no news");
        let archived = KnownOffer::learned(&told(Archived, "Menu à 24 €", 5), Some(&known)).unwrap();
        assert_eq!(archived.shown().unwrap().status, Archived);
        assert_eq!(KnownOffer::learned(&story[0], None).unwrap().shown(), None, "never published");
    }
}

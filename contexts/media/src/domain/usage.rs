//! What shows which photos.

use contracts::media::Photo;
use kernel::{PartnerId, PhotoId};
use serde::{Deserialize, Serialize};

/// The photos that a venue or an offer shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Usage {
    /// The venue's or offer's id.
    #[serde(rename = "_id")]
    pub shown_by: String,
    /// Whose it is.
    pub partner: PartnerId,
    /// The photos.
    pub photos: Vec<PhotoId>,
    /// The venue's or offer's revision.
    pub revision: i64,
}

impl Usage {
    /// The photos of a venue or an offer as it was at `revision`.
    #[must_use]
    pub fn of(shown_by: String, partner: PartnerId, photos: &[Photo], revision: i64) -> Self {
        Self { shown_by, partner, photos: photos.iter().map(|photo| photo.id).collect(), revision }
    }

    /// Photos that this shows and `before` did not, and those that are shown no more.
    #[must_use]
    pub fn since(&self, before: Option<&Self>) -> (Vec<PhotoId>, Vec<PhotoId>) {
        let before = before.map(|before| before.photos.as_slice()).unwrap_or_default();
        let missing = |of: &[PhotoId], from: &[PhotoId]| {
            from.iter().filter(|id| !of.contains(id)).copied().collect::<Vec<_>>()
        };
        (missing(before, &self.photos), missing(&self.photos, before))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_and_what_went() {
        let ids: Vec<_> = (0..3).map(|_| PhotoId::generate()).collect();
        let usage = |photos: &[PhotoId], revision| Usage {
            shown_by: "ven_1".to_owned(),
            partner: PartnerId::derived_from("x"),
            photos: photos.to_vec(),
            revision,
        };
        let (before, after) = (usage(&ids[..2], 1), usage(&ids[1..], 2));
        assert_eq!(after.since(Some(&before)), (vec![ids[2]], vec![ids[0]]));
        assert_eq!(before.since(None), (ids[..2].to_vec(), vec![]));
    }
}

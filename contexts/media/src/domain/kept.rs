//! A photo that is kept, and its life.

use contracts::media::{Photo, PhotoDeleted, PhotoStored};
use kernel::{AccountId, PartnerId, PhotoId, Timestamp};
use serde::{Deserialize, Serialize};

/// How long an upload may take until its files count as left behind, in minutes.
const UNFINISHED_MINUTES: i64 = 60;
/// How long a photo that nothing shows is kept, in minutes.
pub const ORPHAN_MINUTES: i64 = 7 * 24 * 60;
/// How long after its files were deleted they are deleted once more, in minutes: a process that was making
/// some may have written one meanwhile.
const SECOND_SWEEP_MINUTES: i64 = 15;
/// How long a process may take to make a photo's AVIF files before another one does, in seconds.
pub const LEASE_SECONDS: i64 = 180;
/// How often they are tried before the photo stays without.
pub const MAX_LEASES: u32 = 3;
/// How many photos a partner may keep.
pub const MAX_PHOTOS: u64 = 1_000;

/// Where a photo stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, strum::AsRefStr)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
pub enum PhotoState {
    /// Its files are being written.
    Writing,
    /// It can be shown.
    Stored,
    /// Nobody may show it; its files go.
    Deleted,
}

/// A photo that is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// Its id.
    #[serde(rename = "_id")]
    pub id: PhotoId,
    /// Whose it is.
    pub partner: PartnerId,
    /// Who uploaded it.
    pub uploaded_by: AccountId,
    /// Where it stands.
    pub state: PhotoState,
    /// The photo as it is shown.
    pub photo: Photo,
    /// When it came.
    pub created_at: Timestamp,
    /// Whether its AVIF files are there.
    pub has_avif: bool,
    /// When somebody is to make them; absent when nobody is.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub avif_at: Option<Timestamp>,
    /// How often somebody began to.
    pub leases: u32,
    /// When it is to be looked at for deletion; absent while something shows it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub sweep_at: Option<Timestamp>,
    /// Whether its files were deleted once.
    pub swept: bool,
    /// Rises with each change.
    pub revision: i64,
}

impl Kept {
    /// A photo whose files are about to be written: whatever is written of it will be found.
    #[must_use]
    pub fn begin(photo: Photo, (partner, uploaded_by): (PartnerId, AccountId), now: Timestamp) -> Self {
        Self {
            id: photo.id,
            partner,
            uploaded_by,
            state: PhotoState::Writing,
            photo,
            created_at: now,
            has_avif: false,
            avif_at: None,
            leases: 0,
            sweep_at: Some(now.plus_minutes(UNFINISHED_MINUTES)),
            swept: false,
            revision: 1,
        }
    }

    /// Its files are written. Nothing shows it yet.
    #[must_use]
    pub fn store(&mut self, now: Timestamp) -> PhotoStored {
        self.state = PhotoState::Stored;
        self.avif_at = Some(now);
        self.sweep_at = Some(now.plus_minutes(ORPHAN_MINUTES));
        PhotoStored { photo: self.photo.clone(), partner: self.partner }
    }

    /// Something shows it, or nothing does any more.
    pub fn show(&mut self, shown: bool, now: Timestamp) {
        if self.state == PhotoState::Stored {
            self.sweep_at = (!shown).then(|| now.plus_minutes(ORPHAN_MINUTES));
        }
    }

    /// Nobody may show it from now on; `None` when that is so already.
    #[must_use]
    pub fn delete(&mut self, now: Timestamp) -> Option<PhotoDeleted> {
        let was = std::mem::replace(&mut self.state, PhotoState::Deleted);
        self.avif_at = None;
        if was == PhotoState::Deleted {
            return None;
        }
        self.sweep_at = Some(now);
        Some(PhotoDeleted { id: self.id, partner: self.partner })
    }

    /// Whether it is time to look at it for deletion.
    #[must_use]
    pub fn is_due(&self, now: Timestamp) -> bool {
        self.sweep_at.is_some_and(|at| at <= now)
    }

    /// Its files were deleted; whether it is over.
    #[must_use]
    pub fn sweep(&mut self, now: Timestamp) -> bool {
        let was = std::mem::replace(&mut self.swept, true);
        self.sweep_at = Some(now.plus_minutes(SECOND_SWEEP_MINUTES));
        was
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(now: Timestamp) -> Kept {
        let id = PhotoId::generate();
        let photo =
            Photo { id, width: 1_600, height: 1_200, alt: String::new(), color: "#808080".to_owned() };
        Kept::begin(photo, (PartnerId::generate(), AccountId::generate()), now)
    }

    #[test]
    fn a_photo_that_nothing_shows_is_due_after_a_week() {
        let now = Timestamp::from_millis(1_800_000_000_000);
        let mut kept = kept(now);
        assert!(kept.is_due(now.plus_minutes(60)), "an upload that never ended");
        drop(kept.store(now));
        let week = now.plus_minutes(7 * 24 * 60);
        assert!(kept.is_due(week) && !kept.is_due(week.plus_millis(-1)));
        kept.show(true, now);
        assert!(!kept.is_due(week.plus_minutes(999_999)));
        kept.show(false, week);
        assert!(!kept.is_due(week) && kept.is_due(week.plus_minutes(7 * 24 * 60)));
    }

    #[test]
    fn a_deleted_photo_is_told_of_once_and_swept_twice() {
        let now = Timestamp::from_millis(1_800_000_000_000);
        let mut kept = kept(now);
        drop(kept.store(now));
        assert!(kept.delete(now).is_some());
        assert!(kept.delete(now).is_none());
        kept.show(true, now);
        assert!(kept.is_due(now), "nothing brings it back");
        assert!(!kept.sweep(now));
        assert!(!kept.is_due(now.plus_minutes(14)) && kept.is_due(now.plus_minutes(15)));
        assert!(kept.sweep(now.plus_minutes(15)));
    }
}

//! Photos of a partner's that venues and offers may show.

use std::sync::Arc;

use contracts::{
    RefusalCode,
    media::{Photo, PhotoStored},
};
use kernel::{PartnerId, PhotoId};
use serde::{Deserialize, Serialize};

use super::fields::Fields;

/// How many photos a venue or an offer shows.
pub const MAX_PHOTOS: usize = 12;

/// A photo that media keeps, as far as the catalog needs to know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownPhoto {
    /// The photo's id.
    #[serde(rename = "_id")]
    pub id: PhotoId,
    /// Whose it is.
    pub partner: PartnerId,
    /// The photo; absent when it was deleted before it was heard of.
    pub photo: Option<Photo>,
    /// Whether it was deleted: nothing may show it any more.
    pub gone: bool,
    /// Rises whenever something shows it, so that a deletion at the same moment collides with it.
    pub holds: i64,
}

impl KnownPhoto {
    /// A photo that was stored.
    #[must_use]
    pub fn stored(event: &PhotoStored) -> Self {
        let photo = event.photo.clone();
        Self { id: photo.id, partner: event.partner, photo: Some(photo), gone: false, holds: 0 }
    }
}

/// The ids that must be looked up: no more than may be shown.
#[must_use]
pub fn named(ids: &[PhotoId]) -> Vec<PhotoId> {
    let mut named: Vec<_> = ids.iter().take(MAX_PHOTOS).copied().collect();
    named.sort_unstable();
    named.dedup();
    named
}

/// Photos without one of them.
pub(super) fn without(photos: &[Photo], gone: PhotoId) -> Arc<[Photo]> {
    photos.iter().filter(|photo| photo.id != gone).cloned().collect()
}

/// The named photos in their order, each once. `own` are those of them that are the partner's.
pub(super) fn check(fields: &mut Fields<'_>, ids: &mut Vec<PhotoId>, own: &[Photo]) -> Vec<Photo> {
    fields.count("photoIds", ids, 0..=MAX_PHOTOS);
    let mut photos: Vec<Photo> = Vec::with_capacity(ids.len());
    for (index, id) in ids.iter().enumerate() {
        match own.iter().find(|photo| photo.id == *id) {
            Some(photo) if photos.iter().any(|other| other.id == photo.id) => {}
            Some(photo) => photos.push(photo.clone()),
            None => fields.refuse(&format!("photoIds.{index}"), RefusalCode::PhotoUnknown),
        }
    }
    photos
}

#[cfg(test)]
mod tests {
    use super::*;
    use contracts::{Refusals, ServiceError};

    fn photo() -> Photo {
        let color = "#808080".to_owned();
        Photo { id: PhotoId::generate(), width: 800, height: 600, alt: String::new(), color }
    }

    fn checked(ids: &[PhotoId], own: &[Photo]) -> Result<Vec<PhotoId>, Vec<(RefusalCode, String)>> {
        let mut refusals = Refusals::new();
        let photos = check(&mut Fields::top(&mut refusals), &mut ids.to_vec(), own);
        match refusals.done() {
            Ok(()) => Ok(photos.into_iter().map(|photo| photo.id).collect()),
            Err(ServiceError::Refused(refused)) => {
                Err(refused.into_iter().map(|one| (one.code, one.field.unwrap())).collect())
            }
            Err(error) => panic!("{error}"),
        }
    }

    #[test]
    fn photos_keep_their_order_and_come_once() {
        let own: Vec<_> = (0..3).map(|_| photo()).collect();
        let ids: Vec<_> = own.iter().map(|photo| photo.id).collect();
        assert_eq!(checked(&[ids[2], ids[0], ids[2]], &own), Ok(vec![ids[2], ids[0]]));
        assert_eq!(checked(&[], &own), Ok(vec![]));
    }

    #[test]
    fn what_is_not_the_partners_is_refused_and_so_are_too_many() {
        let (own, other) = (photo(), photo());
        let refused = checked(&[own.id, other.id], std::slice::from_ref(&own));
        assert_eq!(refused, Err(vec![(RefusalCode::PhotoUnknown, "photoIds.1".to_owned())]));
        let many: Vec<_> = (0..13).map(|_| photo()).collect();
        let ids: Vec<_> = many.iter().map(|photo| photo.id).collect();
        assert_eq!(checked(&ids, &many), Err(vec![(RefusalCode::OutOfRange, "photoIds".to_owned())]));
    }
}

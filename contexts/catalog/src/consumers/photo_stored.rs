//! `media.photo.stored`: the photo can be shown.

use std::sync::Arc;

use contracts::media::PhotoStored;
use platform::{Delivered, UseCaseError, retry};

use crate::{domain::KnownPhoto, store::CatalogStore};

pub(super) async fn take(
    store: Arc<CatalogStore>,
    delivered: Delivered<PhotoStored>,
) -> Result<(), UseCaseError> {
    // No inbox: a photo that is known stays as it is, a deleted one too.
    let photo = KnownPhoto::stored(&delivered.event);
    Ok(retry(|| async { Ok(store.note_photo(&photo).await?) }).await?)
}

//! `media.photo.deleted`: nothing may show the photo any more.

use std::sync::Arc;

use contracts::media::PhotoDeleted;
use platform::{Delivered, UseCaseError};

use crate::{store::CatalogStore, use_cases::drop_photo::drop_photo};

pub(super) async fn take(
    store: Arc<CatalogStore>,
    delivered: Delivered<PhotoDeleted>,
) -> Result<(), UseCaseError> {
    // No inbox: a second delivery finds nothing that shows it.
    Ok(drop_photo(&store, &delivered.event).await?)
}

//! A manager uploads a photo.

use contracts::{
    Actor, RefusalCode, Refusals, ServiceError, ServiceResult, StaffRole,
    media::{Photo, UploadPhoto},
};
use kernel::PhotoId;
use platform::{Dispatch, UseCaseError, retry};

use crate::{
    Inner,
    domain::{Kept, PhotoState, kept::MAX_PHOTOS},
    workshop::Made,
};

/// How long the text of a photo may be, in characters.
const MAX_ALT: usize = 200;

impl Inner {
    pub(crate) async fn upload_photo(&self, actor: &Actor, command: UploadPhoto) -> ServiceResult<Photo> {
        let staff = actor.require_staff(StaffRole::Manager)?;
        let mut refusals = Refusals::new();
        let alt = refusals.text("alt", &command.alt, 0..=MAX_ALT);
        refusals.done()?;
        if self.db.photos.count_of(staff.partner).await? >= MAX_PHOTOS {
            return Err(RefusalCode::TooManyPhotos.into());
        }
        let Made { width, height, color, files } = self.workshop.make(command.bytes).await?;
        let photo = Photo { id: PhotoId::generate(), width, height, alt, color };
        let kept = Kept::begin(photo, (staff.partner, staff.account), self.db.now());
        // Noted before the first file is written: whatever was written is found again.
        retry(|| async { Ok(self.db.photos.insert(&kept).await?) }).await?;
        for file in files {
            self.shelf.put(kept.id, file).await?;
        }
        retry(|| self.try_store(kept.id)).await?;
        self.stored.notify_one();
        Ok(kept.photo)
    }

    async fn try_store(&self, id: PhotoId) -> Result<(), UseCaseError> {
        let mut tx = self.db.begin().await?;
        let found = self.db.photos.get_in(&mut tx, id).await?;
        let Some(mut kept) = found.filter(|kept| kept.state == PhotoState::Writing) else {
            return Err(ServiceError::internal("the photo was swept while it was written").into());
        };
        let stored = kept.store(self.db.now());
        self.db.photos.save(&mut tx, &mut kept).await?;
        tx.emit(&stored)?;
        // The catalog knows the photo before the answer: it can be attached at once.
        Ok(tx.commit(Dispatch::Now).await?)
    }
}

//! AVIF takes seconds: it is made after the upload was answered, by whichever process claims it first.

use contracts::{ServiceError, ServiceResult};
use platform::{StoreError, telemetry::chain};

use crate::{
    Inner,
    domain::{Kept, kept::MAX_LEASES},
    shelf::File,
};

impl Inner {
    /// Makes the AVIF files of one photo that is due; whether there was one.
    pub(crate) async fn make_next_avif(&self) -> Result<bool, StoreError> {
        let claimed = match self.db.photos.claim(self.db.now()).await {
            Ok(claimed) => claimed,
            // Somebody else claims at this very moment.
            Err(error) if error.is_transient() => return Ok(true),
            Err(error) => return Err(error),
        };
        let Some(kept) = claimed else {
            return Ok(false);
        };
        if let Err(error) = self.make_avif(&kept).await {
            // The lease ends by itself, and then somebody tries again.
            tracing::error!(photo = %kept.id, error = chain(&error), "no AVIF could be made");
        }
        Ok(true)
    }

    async fn make_avif(&self, kept: &Kept) -> ServiceResult<()> {
        if kept.leases > MAX_LEASES {
            tracing::error!(photo = %kept.id, "the photo stays without AVIF");
            self.db.photos.settle_avif(kept, false).await?;
            return Ok(());
        }
        let master = self.shelf.get(kept.id, File::Master).await?;
        let master = master.ok_or_else(|| ServiceError::internal("the master is gone"))?;
        let mut written = Vec::new();
        for (width, bytes) in self.workshop.avif(master, kept.photo.widths()).await? {
            let file = File::Variant(width, contracts::media::PhotoFormat::Avif);
            self.shelf.put(kept.id, (file, bytes)).await?;
            written.push(file);
        }
        if !self.db.photos.settle_avif(kept, true).await? {
            // Deleted meanwhile. The second sweep would find them too, later.
            for file in written {
                self.shelf.delete(kept.id, file).await?;
            }
        }
        Ok(())
    }
}

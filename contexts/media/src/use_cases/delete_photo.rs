//! A manager deletes a photo.

use contracts::{Actor, ServiceError, ServiceResult, StaffRole, identity::Done, media::DeletePhoto};
use kernel::PartnerId;
use platform::{Dispatch, UseCaseError, retry};

use crate::Inner;

impl Inner {
    pub(crate) async fn delete_photo(&self, actor: &Actor, command: DeletePhoto) -> ServiceResult<Done> {
        let staff = actor.require_staff(StaffRole::Manager)?;
        retry(|| self.try_delete(staff.partner, command)).await?;
        self.sweep_soon(command.id).await;
        Ok(Done {})
    }

    /// Another partner's photo is as unknown as none.
    async fn try_delete(&self, partner: PartnerId, command: DeletePhoto) -> Result<(), UseCaseError> {
        let mut tx = self.db.begin().await?;
        let found = self.db.photos.get_in(&mut tx, command.id).await?;
        let Some(mut kept) = found.filter(|kept| kept.partner == partner) else {
            return Err(ServiceError::not_found().into());
        };
        let Some(deleted) = kept.delete(self.db.now()) else {
            return Ok(());
        };
        self.db.photos.save(&mut tx, &mut kept).await?;
        tx.emit(&deleted)?;
        Ok(tx.commit(Dispatch::Now).await?)
    }
}

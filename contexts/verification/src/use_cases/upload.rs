//! A member uploads a photo of one side.

use contracts::{
    Actor, Refusal, RefusalCode, ServiceResult,
    verification::{IdentityCheckView, UploadDocumentImage},
};
use platform::retry;

use crate::{
    Inner,
    domain::{Check, Image},
};

impl Inner {
    pub(crate) async fn upload_document_image(
        &self,
        actor: &Actor,
        command: UploadDocumentImage,
    ) -> ServiceResult<IdentityCheckView> {
        let member = actor.require_member()?;
        let UploadDocumentImage { check: id, side, bytes } = command;
        let check = self.own_check(member, id).await?;
        check.require_started()?;
        if !check.sides().contains(&side) {
            return Err(Refusal::new(RefusalCode::InvalidState).on("side").into());
        }
        let sealed = self.images.prepare((id, side), bytes).await?;
        let number = retry(|| async { Ok(self.db.checks.next_upload(id).await?) }).await?;
        let number = number.ok_or(RefusalCode::InvalidState)?;
        let image = Image { side, number };
        self.images.put(id, image, sealed).await?;
        match retry(|| async { Ok(self.db.checks.take_image(id, image).await?) }).await? {
            Some(before) => {
                if let Some(replaced) = before.image(side) {
                    self.drop_image(&before, replaced).await;
                }
            }
            None => {
                self.drop_image(&check, image).await;
                // Handed in, replaced, or a later photo of the side came first: then this one does not count.
                self.own_check(member, id).await?.require_started()?;
            }
        }
        self.my_identity_check(actor).await
    }

    /// Deletes a photo that does not count. The sweep would find it too, later.
    async fn drop_image(&self, check: &Check, image: Image) {
        if let Err(error) = self.images.delete(check.id, image).await {
            tracing::warn!(check = %check.id, error = platform::telemetry::chain(&error), "an image stays for now");
        }
    }
}

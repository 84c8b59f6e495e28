//! The service trait: each method calls its use case.

use async_trait::async_trait;
use contracts::{Actor, ServiceResult, identity::Done, media::*};

use crate::Media;

#[async_trait]
impl MediaService for Media {
    async fn upload_photo(&self, actor: &Actor, command: UploadPhoto) -> ServiceResult<Photo> {
        self.inner.upload_photo(actor, command).await
    }

    async fn delete_photo(&self, actor: &Actor, command: DeletePhoto) -> ServiceResult<Done> {
        self.inner.delete_photo(actor, command).await
    }

    async fn photo_file(&self, _actor: &Actor, query: PhotoFileQuery) -> ServiceResult<Option<PhotoFile>> {
        self.inner.photo_file(query).await
    }
}

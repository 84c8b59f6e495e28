//! Photos of venues and offers.

use std::sync::Arc;

use async_graphql::{Context, Enum, ID, Object, Result};
use contracts::{
    ServiceResult,
    media::{self as contract, DeletePhoto},
};
use kernel::PhotoId;

use super::account::DonePayload;
use crate::{
    request::{caller, links, services},
    scalars::{clamped, count, id, wire},
};

/// How a variant of a photo is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "contract::PhotoFormat")]
pub enum PhotoFormat {
    /// The smallest.
    Avif,
    /// Small, and understood by every browser of the last years.
    Webp,
    /// Understood by everything.
    Jpeg,
}

/// A photo of a venue or an offer.
pub struct Photo {
    all: Arc<[contract::Photo]>,
    index: usize,
}

/// Photos in their order.
pub fn photos(all: &Arc<[contract::Photo]>) -> Vec<Photo> {
    (0..all.len()).map(|index| Photo { all: Arc::clone(all), index }).collect()
}

/// A photo of a venue or an offer.
#[Object]
impl Photo {
    /// The photo's id.
    async fn id(&self) -> ID {
        wire(self.photo().id)
    }

    /// Pixels in a row of the widest variant.
    async fn width(&self) -> i32 {
        count(self.photo().width)
    }

    /// Rows of the widest variant.
    async fn height(&self) -> i32 {
        count(self.photo().height)
    }

    /// What it shows, for who cannot see it; empty when nobody said.
    async fn alt(&self) -> &str {
        &self.photo().alt
    }

    /// Its average, `#rrggbb`, to be shown while it loads.
    async fn color(&self) -> &str {
        &self.photo().color
    }

    /// Where the variant is that is `width` pixels wide or the next larger (400, 800, 1600; the widest when none
    /// is). It never changes.
    async fn url(
        &self,
        ctx: &Context<'_>,
        #[graphql(default = 800)] width: i32,
        #[graphql(default_with = "PhotoFormat::Webp")] format: PhotoFormat,
    ) -> Result<String> {
        Ok(links(ctx)?.photo(self.photo(), clamped(width, u32::MAX), format.into()))
    }
}

impl Photo {
    fn photo(&self) -> &contract::Photo {
        &self.all[self.index]
    }
}

/// The ids of photos, or a refusal on the first that is none.
///
/// # Errors
/// `INVALID_ID` on `photoIds.<index>`.
pub fn photo_ids(texts: &[ID]) -> ServiceResult<Vec<PhotoId>> {
    texts.iter().enumerate().map(|(index, text)| id(text, &format!("photoIds.{index}"))).collect()
}

/// Changes of photos. They come by `POST /uploads/photos`.
#[derive(Default)]
pub struct PhotoMutation;

#[Object]
impl PhotoMutation {
    /// Deletes a photo of the own company, also from the venues and offers that show it.
    async fn delete_photo(&self, ctx: &Context<'_>, id: ID) -> Result<DonePayload> {
        let result = match crate::scalars::id(&id, "id") {
            Ok(id) => services(ctx)?.media.delete_photo(&caller(ctx)?.actor, DeletePhoto { id }).await,
            Err(refused) => Err(refused),
        };
        DonePayload::from(ctx, result)
    }
}

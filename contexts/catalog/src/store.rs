//! The catalog's documents and every query on them. What fails here fails because the database gives no
//! answer, unless a function says more.

mod drafts;
mod followers;
mod indexes;
mod paging;
mod photos;
mod reads;
mod writes;

use bson::{Bson, Document, doc};
use futures::TryStreamExt;
use kernel::{OfferDraftId, OfferId, OutingId, PartnerId, PhotoId, VenueId};
use mongodb::{Collection, action::Find};
use platform::{AuditLog, Store, StoreError, Tx, store::StoreDeps};
use serde::{Serialize, de::DeserializeOwned};

pub use followers::{Behind, FOLLOWERS};
pub use paging::After;
pub use photos::SHOWING;
pub use reads::{OfferChoice, OutingRange};

use crate::domain::{KnownPhoto, Offer, Outing, Partner, Venue, saved_draft::KeptDraft};

/// The catalog's own database.
pub struct CatalogStore {
    /// Transactions, events, the present.
    pub base: Store,
    partners: Collection<Partner>,
    venues: Collection<Venue>,
    offers: Collection<Offer>,
    outings: Collection<Outing>,
    drafts: Collection<KeptDraft>,
    photos: Collection<KnownPhoto>,
    /// Yousoon's decisions.
    pub audit: AuditLog,
}

/// A document with an id of its own type.
pub trait Stored: Serialize + DeserializeOwned + Unpin + Send + Sync {
    /// The type of its id.
    type Id: Into<Bson> + Copy + Send;

    /// Where such documents are.
    fn collection(store: &CatalogStore) -> &Collection<Self>;

    /// Its id.
    fn id(&self) -> Self::Id;
}

macro_rules! stored {
    ($($document:ty, $id:ty, $collection:ident;)+) => {$(
        impl Stored for $document {
            type Id = $id;

            fn collection(store: &CatalogStore) -> &Collection<Self> {
                &store.$collection
            }

            fn id(&self) -> $id {
                self.id
            }
        }
    )+};
}
stored! {
    Partner, PartnerId, partners;
    Venue, VenueId, venues;
    Offer, OfferId, offers;
    Outing, OutingId, outings;
    KeptDraft, OfferDraftId, drafts;
    KnownPhoto, PhotoId, photos;
}

impl CatalogStore {
    /// The database behind these connections.
    #[must_use]
    pub fn new(deps: &StoreDeps) -> Self {
        let base = Store::new(deps, "catalog");
        Self {
            partners: base.collection("partners"),
            venues: base.collection("venues"),
            offers: base.collection("offers"),
            outings: base.collection("outings"),
            drafts: base.collection("offer_drafts"),
            photos: base.collection("photos"),
            audit: AuditLog::new(&base),
            base,
        }
    }

    /// The document with this id.
    pub async fn get<T: Stored>(&self, id: T::Id) -> Result<Option<T>, StoreError> {
        Ok(T::collection(self).find_one(by_id(id)).await?)
    }

    /// The documents with these ids; unknown ids are left out.
    pub async fn get_many<T: Stored>(&self, ids: Vec<T::Id>) -> Result<Vec<T>, StoreError> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        platform::store::collect(T::collection(self).find(by_ids(ids)).await?).await
    }

    /// The document with this id, as the transaction sees it.
    pub async fn read<T: Stored>(&self, tx: &mut Tx, id: T::Id) -> Result<Option<T>, StoreError> {
        Ok(T::collection(self).find_one(by_id(id)).session(&mut tx.session).await?)
    }

    /// The documents with these ids, as the transaction sees them; unknown ids are left out.
    pub async fn read_many<T: Stored>(&self, tx: &mut Tx, ids: Vec<T::Id>) -> Result<Vec<T>, StoreError> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        find_in(T::collection(self).find(by_ids(ids)), tx).await
    }
}

fn by_id(id: impl Into<Bson>) -> Document {
    doc! { "_id": id.into() }
}

fn by_ids<I: Into<Bson>>(ids: Vec<I>) -> Document {
    doc! { "_id": { "$in": ids.into_iter().map(Into::into).collect::<Vec<Bson>>() } }
}

/// Everything a query finds, as the transaction sees it.
async fn find_in<T: DeserializeOwned + Unpin + Send + Sync>(
    find: Find<'_, T>,
    tx: &mut Tx,
) -> Result<Vec<T>, StoreError> {
    let mut cursor = find.session(&mut tx.session).await?;
    Ok(cursor.stream(&mut tx.session).try_collect().await?)
}

//! Lists in pages: after the sort key and id of the last item, so that a page does not shift when rows come
//! in before it.

use bson::{Bson, Document, doc};
use contracts::{Refusal, RefusalCode, ServiceError};
use kernel::PageRequest;
use mongodb::{Collection, action::Find};
use platform::{StoreError, store::collect};
use serde::de::DeserializeOwned;

/// The sort key and the id of the item a page starts after.
#[derive(Debug, Clone)]
pub struct After {
    key: Bson,
    id: Bson,
}

impl After {
    /// What is behind the cursor of a page request, if it has one.
    ///
    /// # Errors
    /// `INVALID_CURSOR` when this list did not make it.
    pub fn of<K, I>(page: &PageRequest) -> Result<Option<Self>, ServiceError>
    where
        K: DeserializeOwned + Into<Bson>,
        I: DeserializeOwned + Into<Bson>,
    {
        let Some(cursor) = &page.after else {
            return Ok(None);
        };
        let (key, id): (K, I) =
            cursor.decode().ok_or_else(|| Refusal::new(RefusalCode::InvalidCursor).on("after"))?;
        Ok(Some(Self { key: key.into(), id: id.into() }))
    }
}

/// Which way a list is sorted.
#[derive(Debug, Clone, Copy)]
pub(super) enum Order {
    Rising,
    Falling,
}

/// A list sorted by a field and, where that is equal, by id.
#[derive(Debug, Clone, Copy)]
pub(super) struct Listing<'a> {
    /// The field.
    pub field: &'a str,
    /// Which way.
    pub order: Order,
    /// How many items, the one that tells of a next page included.
    pub limit: usize,
}

impl Listing<'_> {
    /// One indexed read of what matches `filter`, after `after`.
    pub(super) async fn read<T: DeserializeOwned + Unpin + Send + Sync>(
        self,
        collection: &Collection<T>,
        mut filter: Document,
        after: Option<After>,
    ) -> Result<Vec<T>, StoreError> {
        if let Some(After { key, id }) = after {
            let (field, beyond) = (self.field, self.beyond());
            // The bound on the field alone lets the index start at the right place.
            let bound = doc! { field: { format!("{beyond}e"): key.clone() } };
            let rest = doc! { "$or": [
                { field: { beyond: key.clone() } },
                { field: key, "_id": { beyond: id } },
            ] };
            filter.insert("$and", vec![bound, rest]);
        }
        collect(self.sorted(collection.find(filter)).await?).await
    }

    fn sorted<'a, T: Send + Sync>(self, find: Find<'a, T>) -> Find<'a, T> {
        let direction = match self.order {
            Order::Rising => 1,
            Order::Falling => -1,
        };
        let limit = i64::try_from(self.limit).unwrap_or(i64::MAX);
        find.sort(doc! { self.field: direction, "_id": direction }).limit(limit)
    }

    const fn beyond(self) -> &'static str {
        match self.order {
            Order::Rising => "$gt",
            Order::Falling => "$lt",
        }
    }
}

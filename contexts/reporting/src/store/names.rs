//! `names`: what offers and venues are called, by their ids.

use std::collections::HashMap;

use bson::{Bson, doc};
use mongodb::Collection;
use platform::{
    StoreError,
    store::{collect, is_duplicate_key},
};
use serde::{Deserialize, Serialize};

/// What an offer or a venue is called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Name {
    /// Its id.
    #[serde(rename = "_id")]
    pub id: String,
    /// The offer's title, the venue's name.
    pub text: String,
    /// The revision of the offer or venue.
    pub revision: i64,
}

/// What offers and venues are called.
pub struct Names(pub(super) Collection<Name>);

impl Names {
    /// Those that are known, by id.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn get_many(&self, ids: &[String]) -> Result<HashMap<String, Name>, StoreError> {
        let ids: Vec<Bson> = ids.iter().map(|id| Bson::from(id.as_str())).collect();
        let found = collect(self.0.find(doc! { "_id": { "$in": ids } }).await?).await?;
        Ok(found.into_iter().map(|name| (name.id.clone(), name)).collect())
    }

    /// Keeps a name, unless a newer one is known.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn keep(&self, name: &Name) -> Result<(), StoreError> {
        let older = doc! { "_id": &name.id, "revision": { "$lt": name.revision } };
        match self.0.replace_one(older.clone(), name).upsert(true).await {
            // There is one, newer or just made by somebody else: then only an older one is replaced.
            Err(error) if is_duplicate_key(&error) => drop(self.0.replace_one(older, name).await?),
            result => drop(result?),
        }
        Ok(())
    }
}

//! The browser's database (IndexedDB) as a store.

use async_trait::async_trait;
use member_core::store::{Store, StoreFailure, Table};
use rexie::{ObjectStore, Rexie, TransactionMode};
use wasm_bindgen::JsValue;

const NAME: &str = "yousoon";
/// Rises when tables are added; what is kept in the others stays.
const VERSION: u32 = 1;

/// The browser's database.
pub struct BrowserStore(Rexie);

fn failed(error: rexie::Error) -> StoreFailure {
    StoreFailure(error.to_string())
}

impl BrowserStore {
    /// Opens it, and makes it the first time.
    pub async fn open() -> Result<Self, StoreFailure> {
        let mut builder = Rexie::builder(NAME).version(VERSION);
        for table in Table::ALL {
            builder = builder.add_object_store(ObjectStore::new(table.name()));
        }
        builder.build().await.map(Self).map_err(failed)
    }

    fn begin(
        &self,
        table: Table,
        mode: TransactionMode,
    ) -> Result<(rexie::Transaction, rexie::Store), StoreFailure> {
        let transaction = self.0.transaction(&[table.name()], mode).map_err(failed)?;
        let store = transaction.store(table.name()).map_err(failed)?;
        Ok((transaction, store))
    }
}

#[async_trait(?Send)]
impl Store for BrowserStore {
    async fn get(&self, table: Table, key: &str) -> Result<Option<String>, StoreFailure> {
        let (_transaction, store) = self.begin(table, TransactionMode::ReadOnly)?;
        let value = store.get(JsValue::from_str(key)).await.map_err(failed)?;
        Ok(value.and_then(|value| value.as_string()))
    }

    async fn put(&self, table: Table, key: &str, text: &str) -> Result<(), StoreFailure> {
        let (transaction, store) = self.begin(table, TransactionMode::ReadWrite)?;
        store.put(&JsValue::from_str(text), Some(&JsValue::from_str(key))).await.map_err(failed)?;
        transaction.done().await.map(drop).map_err(failed)
    }

    async fn remove(&self, table: Table, key: &str) -> Result<(), StoreFailure> {
        let (transaction, store) = self.begin(table, TransactionMode::ReadWrite)?;
        store.delete(JsValue::from_str(key)).await.map_err(failed)?;
        transaction.done().await.map(drop).map_err(failed)
    }

    async fn entries(&self, table: Table) -> Result<Vec<(String, String)>, StoreFailure> {
        let (_transaction, store) = self.begin(table, TransactionMode::ReadOnly)?;
        // Both are in the order of the keys.
        let keys = store.get_all_keys(None, None).await.map_err(failed)?;
        let values = store.get_all(None, None).await.map_err(failed)?;
        let pairs = keys.into_iter().zip(values);
        Ok(pairs.filter_map(|(key, value)| Some((key.as_string()?, value.as_string()?))).collect())
    }

    async fn clear(&self, table: Table) -> Result<(), StoreFailure> {
        let (transaction, store) = self.begin(table, TransactionMode::ReadWrite)?;
        store.clear().await.map_err(failed)?;
        transaction.done().await.map(drop).map_err(failed)
    }
}

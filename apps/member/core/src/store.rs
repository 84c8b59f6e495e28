//! What outlives the page: the browser's database in the app, memory in tests and where there is none.

use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

use async_trait::async_trait;

/// A part of the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Table {
    /// Answers for everybody: outings.
    Public,
    /// Answers for one member: registrations, tickets. Emptied at sign-out.
    Own,
    /// Actions that wait for a network. Emptied at sign-out.
    Waiting,
    /// Choices of this device: language, onboarding seen.
    Device,
}

impl Table {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Public, Self::Own, Self::Waiting, Self::Device];

    /// Its name in a database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Own => "own",
            Self::Waiting => "waiting",
            Self::Device => "device",
        }
    }
}

/// The store did not do what it was asked. The app works on, without memory.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the store failed: {0}")]
pub struct StoreFailure(pub String);

/// Texts by key, in tables.
#[async_trait(?Send)]
pub trait Store {
    /// The text of a key.
    async fn get(&self, table: Table, key: &str) -> Result<Option<String>, StoreFailure>;
    /// Sets the text of a key.
    async fn put(&self, table: Table, key: &str, text: &str) -> Result<(), StoreFailure>;
    /// Forgets a key; one that is not there is forgotten already.
    async fn remove(&self, table: Table, key: &str) -> Result<(), StoreFailure>;
    /// All of a table, by key.
    async fn entries(&self, table: Table) -> Result<Vec<(String, String)>, StoreFailure>;
    /// Forgets all of a table.
    async fn clear(&self, table: Table) -> Result<(), StoreFailure>;
}

/// A store that lasts as long as the page.
#[derive(Debug, Clone, Default)]
pub struct MemoryStore(Rc<RefCell<BTreeMap<(Table, String), String>>>);

#[async_trait(?Send)]
impl Store for MemoryStore {
    async fn get(&self, table: Table, key: &str) -> Result<Option<String>, StoreFailure> {
        Ok(self.0.borrow().get(&(table, key.to_owned())).cloned())
    }

    async fn put(&self, table: Table, key: &str, text: &str) -> Result<(), StoreFailure> {
        self.0.borrow_mut().insert((table, key.to_owned()), text.to_owned());
        Ok(())
    }

    async fn remove(&self, table: Table, key: &str) -> Result<(), StoreFailure> {
        self.0.borrow_mut().remove(&(table, key.to_owned()));
        Ok(())
    }

    async fn entries(&self, table: Table) -> Result<Vec<(String, String)>, StoreFailure> {
        let all = self.0.borrow();
        let of_table = all.iter().filter(|((of, _), _)| *of == table);
        Ok(of_table.map(|((_, key), text)| (key.clone(), text.clone())).collect())
    }

    async fn clear(&self, table: Table) -> Result<(), StoreFailure> {
        self.0.borrow_mut().retain(|(of, _), _| *of != table);
        Ok(())
    }
}

/// What every store must do; run on each of them.
#[doc(hidden)]
pub async fn contract(store: &dyn Store) -> Result<(), StoreFailure> {
    store.put(Table::Own, "b", "2").await?;
    store.put(Table::Own, "a", "1").await?;
    store.put(Table::Own, "a", "one").await?;
    store.put(Table::Public, "a", "public").await?;
    let own = store.entries(Table::Own).await?;
    let expected = [("a".to_owned(), "one".to_owned()), ("b".to_owned(), "2".to_owned())];
    let same = own == expected && store.get(Table::Public, "a").await?.as_deref() == Some("public");
    store.remove(Table::Own, "b").await?;
    store.remove(Table::Own, "never there").await?;
    let removed = store.get(Table::Own, "b").await?.is_none();
    store.clear(Table::Own).await?;
    let cleared =
        store.entries(Table::Own).await?.is_empty() && store.get(Table::Public, "a").await?.is_some();
    if same && removed && cleared { Ok(()) } else { Err(StoreFailure("broke its contract".to_owned())) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_keeps_the_contract() {
        futures::executor::block_on(contract(&MemoryStore::default())).unwrap();
    }
}

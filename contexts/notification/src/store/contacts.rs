//! How to reach an account: a projection of identity's accounts. `contacts`, read by `_id` only.

use bson::doc;
use contracts::identity::AccountChanged;
use kernel::{AccountId, EmailAddress, Language};
use platform::{StoreError, Tx, store::is_duplicate_key};
use serde::{Deserialize, Serialize};

use super::NotificationStore;
use crate::domain::letter::Recipient;

/// How to reach an account.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Contact {
    #[serde(rename = "_id")]
    id: AccountId,
    email: EmailAddress,
    first_name: String,
    language: Language,
    revision: i64,
}

impl From<AccountChanged> for Contact {
    fn from(event: AccountChanged) -> Self {
        let AccountChanged { account, revision } = event;
        let (email, first_name, language) = (account.email, account.first_name, account.language);
        Self { id: account.id, email, first_name, language, revision }
    }
}

impl From<Contact> for Recipient {
    fn from(contact: Contact) -> Self {
        Self { email: contact.email, first_name: contact.first_name, language: contact.language }
    }
}

impl NotificationStore {
    /// Keeps a contact, unless a newer state of it is known.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn keep_contact(&self, contact: &Contact) -> Result<(), StoreError> {
        let contacts = self.db.collection::<Contact>("contacts");
        let older = doc! { "_id": contact.id, "revision": { "$lt": contact.revision } };
        match contacts.replace_one(older.clone(), contact).upsert(true).await {
            // There is one, newer or just made by somebody else: then only an older one is replaced.
            Err(error) if is_duplicate_key(&error) => drop(contacts.replace_one(older, contact).await?),
            result => drop(result?),
        }
        Ok(())
    }

    /// How to reach an account, if that is known yet.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn recipient(&self, tx: &mut Tx, account: AccountId) -> Result<Option<Recipient>, StoreError> {
        let contacts = self.db.collection::<Contact>("contacts");
        let found = contacts.find_one(doc! { "_id": account }).session(&mut tx.session).await?;
        Ok(found.map(Recipient::from))
    }
}

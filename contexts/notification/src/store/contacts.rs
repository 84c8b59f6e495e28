//! How to reach an account: a projection of identity's accounts. `contacts`, read by `_id` only. Of an erased
//! account a mark stays for 90 days, so that what is still on its way writes no mail and brings no contact back.

use std::collections::HashMap;

use bson::{Bson, doc};
use contracts::identity::AccountChanged;
use futures::TryStreamExt;
use kernel::{AccountId, EmailAddress, Language, Timestamp};
use platform::{StoreError, Tx, store::is_duplicate_key};
use serde::{Deserialize, Serialize};

use super::NotificationStore;
use crate::domain::letter::Recipient;

/// How to reach an account.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Contact {
    #[serde(rename = "_id")]
    id: AccountId,
    /// None once the account is erased.
    email: Option<EmailAddress>,
    first_name: String,
    language: Language,
    revision: i64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    erased_at: Option<Timestamp>,
}

/// What is known of an account.
#[derive(Debug, Clone)]
pub enum Known {
    /// How to reach it.
    Contact(Recipient),
    /// That it is gone.
    Erased,
    /// Nothing yet.
    Nothing,
}

impl From<AccountChanged> for Contact {
    fn from(event: AccountChanged) -> Self {
        let AccountChanged { account, revision } = event;
        let (first_name, language) = (account.first_name, account.language);
        Self { id: account.id, email: Some(account.email), first_name, language, revision, erased_at: None }
    }
}

impl From<Option<Contact>> for Known {
    fn from(found: Option<Contact>) -> Self {
        match found {
            None => Self::Nothing,
            Some(Contact { email: Some(email), first_name, language, .. }) => {
                Self::Contact(Recipient { email, first_name, language })
            }
            Some(Contact { email: None, .. }) => Self::Erased,
        }
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

    /// Keeps of a contact no more than that the account is gone: news of any revision are older.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn erase_contact(&self, account: AccountId) -> Result<(), StoreError> {
        let gone = Contact {
            id: account,
            email: None,
            first_name: String::new(),
            language: Language::default(),
            revision: i64::MAX,
            erased_at: Some(self.db.now()),
        };
        self.keep_contact(&gone).await
    }

    /// What is known of these accounts, as the transaction sees it; those of which nothing is are left out.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn all_known(
        &self,
        tx: &mut Tx,
        accounts: impl Iterator<Item = AccountId>,
    ) -> Result<HashMap<AccountId, Known>, StoreError> {
        let ids: Vec<Bson> = accounts.map(Bson::from).collect();
        let contacts = self.db.collection::<Contact>("contacts");
        let find = contacts.find(doc! { "_id": { "$in": ids } }).session(&mut tx.session);
        let mut cursor = find.await?;
        let found: Vec<Contact> = cursor.stream(&mut tx.session).try_collect().await?;
        Ok(found.into_iter().map(|contact| (contact.id, Known::from(Some(contact)))).collect())
    }

    /// The language of an account; the default one when nothing is known of it.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn language_of(&self, account: AccountId) -> Result<Language, StoreError> {
        let contacts = self.db.collection::<Contact>("contacts");
        let found = contacts.find_one(doc! { "_id": account }).await?;
        Ok(found.map(|contact| contact.language).unwrap_or_default())
    }

    /// What is known of an account, as the transaction sees it.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn known(&self, tx: &mut Tx, account: AccountId) -> Result<Known, StoreError> {
        let contacts = self.db.collection::<Contact>("contacts");
        let found = contacts.find_one(doc! { "_id": account }).session(&mut tx.session).await?;
        Ok(Known::from(found))
    }
}

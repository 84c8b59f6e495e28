//! What engagement knows of a member: a name.

use contracts::identity::AccountView;
use kernel::AccountId;
use serde::{Deserialize, Serialize};

/// What a member without an account is called.
pub const NOBODY: &str = "–";

/// A member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The account.
    #[serde(rename = "_id")]
    pub id: AccountId,
    /// The given name and the initial of the family name: all that others see.
    pub name: String,
    /// The account's revision.
    pub revision: i64,
}

impl Person {
    /// What an account tells.
    #[must_use]
    pub fn of(account: &AccountView, revision: i64) -> Self {
        let name = match account.last_name.chars().next() {
            Some(initial) => format!("{} {}.", account.first_name, initial.to_uppercase()),
            None => account.first_name.clone(),
        };
        Self { id: account.id, name, revision }
    }

    /// Somebody of whom nothing is known.
    #[must_use]
    pub fn unknown(id: AccountId) -> Self {
        Self { id, name: NOBODY.to_owned(), revision: 0 }
    }
}

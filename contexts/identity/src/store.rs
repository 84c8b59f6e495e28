//! The database of identity. Each file has one collection: its document, its queries, its indexes.

mod accounts;
mod challenges;
mod partners;
mod sessions;
mod sign_ups;

use mongodb::Collection;
use platform::{Store, StoreError, store::StoreDeps, store::is_duplicate_key};

pub(crate) use sessions::Rotation;

use crate::domain::{
    account::Account, challenge::Challenge, reservation::Reservation, session::Session,
    sign_up::SignUpAttempt,
};

/// The collections of this context.
pub(crate) struct IdentityStore {
    pub(crate) db: Store,
    accounts: Collection<Account>,
    sign_ups: Collection<SignUpAttempt>,
    challenges: Collection<Challenge>,
    sessions: Collection<Session>,
    partners: Collection<Reservation>,
}

impl IdentityStore {
    /// The store on the database `<prefix>_identity`.
    pub(crate) fn new(deps: &StoreDeps) -> Self {
        let db = Store::new(deps, "identity");
        Self {
            accounts: db.collection(accounts::NAME),
            sign_ups: db.collection(sign_ups::NAME),
            challenges: db.collection(challenges::NAME),
            sessions: db.collection(sessions::NAME),
            partners: db.collection(partners::NAME),
            db,
        }
    }

    /// Creates every index.
    pub(crate) async fn migrate(&self) -> Result<(), StoreError> {
        self.db.ensure_event_indexes().await?;
        self.db.ensure_indexes(accounts::NAME, accounts::indexes()).await?;
        self.db.ensure_indexes(sign_ups::NAME, sign_ups::indexes()).await?;
        self.db.ensure_indexes(challenges::NAME, challenges::indexes()).await?;
        self.db.ensure_indexes(sessions::NAME, sessions::indexes()).await?;
        self.db.ensure_indexes(partners::NAME, partners::indexes()).await
    }
}

/// Somebody else wrote first: a key that exists by now means that what was read is out of date.
fn conflict_when_duplicate(error: mongodb::error::Error) -> StoreError {
    if is_duplicate_key(&error) { StoreError::Conflict } else { error.into() }
}

/// A conditional write that must have met what was read.
const fn met(count: u64) -> Result<(), StoreError> {
    if count == 0 { Err(StoreError::Conflict) } else { Ok(()) }
}

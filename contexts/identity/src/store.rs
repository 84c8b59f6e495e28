//! The database of identity. Each file has one collection: its document, its queries, its indexes.

mod accounts;
mod ceremonies;
mod challenges;
mod consents;
mod limits;
mod linked_providers;
mod partners;
mod passkeys;
mod second_factors;
mod security;
mod sessions;
mod sign_ups;

use mongodb::Collection;
use platform::{Store, StoreError, store::StoreDeps, store::is_duplicate_key};

pub(crate) use sessions::{Ending, Rotation};

use crate::domain::{
    account::Account,
    ceremony::Ceremony,
    challenge::Challenge,
    consent::Consent,
    oidc::LinkedProvider,
    passkey::{PasskeyHolder, StoredPasskey},
    reservation::Reservation,
    second_factor::SecondFactor,
    session::Session,
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
    consents: Collection<Consent>,
    rate_limits: Collection<limits::Count>,
    second_factors: Collection<SecondFactor>,
    passkeys: Collection<StoredPasskey>,
    passkey_holders: Collection<PasskeyHolder>,
    linked_providers: Collection<LinkedProvider>,
    ceremonies: Collection<Ceremony>,
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
            consents: db.collection(consents::NAME),
            rate_limits: db.collection(limits::NAME),
            second_factors: db.collection(second_factors::NAME),
            passkeys: db.collection(passkeys::NAME),
            passkey_holders: db.collection(passkeys::HOLDERS),
            linked_providers: db.collection(linked_providers::NAME),
            ceremonies: db.collection(ceremonies::NAME),
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
        self.db.ensure_indexes(consents::NAME, consents::indexes()).await?;
        self.db.ensure_indexes(limits::NAME, limits::indexes()).await?;
        self.db.ensure_collection(second_factors::NAME).await?;
        self.db.ensure_collection(passkeys::HOLDERS).await?;
        self.db.ensure_indexes(passkeys::NAME, passkeys::indexes()).await?;
        self.db.ensure_indexes(linked_providers::NAME, linked_providers::indexes()).await?;
        self.db.ensure_indexes(ceremonies::NAME, ceremonies::indexes()).await?;
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

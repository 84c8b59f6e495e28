//! `sessions`: signed-in devices.

use std::time::Duration;

use bson::{Document, doc};
use kernel::{SessionId, Timestamp};
use mongodb::{IndexModel, options::ReturnDocument};
use platform::{
    StoreError, Tx,
    store::{collect, expiring_index, sparse_index},
};

use super::IdentityStore;
use crate::domain::session::Session;

pub(super) const NAME: &str = "sessions";

pub(super) fn indexes() -> [IndexModel; 2] {
    // The second one finds what was revoked lately; the others have no such date and are not in it.
    [expiring_index("expires_at", Duration::ZERO), sparse_index("revoked_at")]
}

/// The hash a refresh token must match, and the one that takes its place.
pub(crate) struct Rotation<'a> {
    pub(crate) session: SessionId,
    pub(crate) family_hash: &'a str,
    pub(crate) current_hash: &'a str,
    pub(crate) next_hash: &'a str,
}

impl IdentityStore {
    /// Adds a session.
    pub(crate) async fn add_session(&self, session: &Session) -> Result<(), StoreError> {
        self.sessions.insert_one(session).await?;
        Ok(())
    }

    /// Adds a session with whatever else the transaction does.
    pub(crate) async fn add_session_in(&self, tx: &mut Tx, session: &Session) -> Result<(), StoreError> {
        self.sessions.insert_one(session).session(&mut tx.session).await?;
        Ok(())
    }

    /// The session by its id.
    pub(crate) async fn session(&self, id: SessionId) -> Result<Option<Session>, StoreError> {
        Ok(self.sessions.find_one(doc! { "_id": id }).await?)
    }

    /// Changes the refresh token of a live session from the current one to the next; none when the token is
    /// not the current one or the session is over. One write decides, so that of two callers with one token
    /// one wins.
    pub(crate) async fn rotate(
        &self,
        by: Rotation<'_>,
        now: Timestamp,
    ) -> Result<Option<Session>, StoreError> {
        let mut filter = live(by.session, now);
        filter.extend(doc! { "family_hash": by.family_hash, "token_hash": by.current_hash });
        let update = doc! { "$set": {
            "token_hash": by.next_hash, "last_used_at": now, "expires_at": Session::expiry(now),
        } };
        let rotated = self.sessions.find_one_and_update(filter, update);
        Ok(rotated.return_document(ReturnDocument::After).await?)
    }

    /// Ends a session; `false` when it is over already.
    pub(crate) async fn revoke(&self, tx: &mut Tx, id: SessionId) -> Result<bool, StoreError> {
        let now = self.db.now();
        let update = doc! { "$set": { "revoked_at": now } };
        let revoked = self.sessions.update_one(live(id, now), update).session(&mut tx.session).await?;
        Ok(revoked.matched_count == 1)
    }

    /// The sessions that were ended at `since` or later.
    pub(crate) async fn revoked_since(&self, since: Timestamp) -> Result<Vec<Session>, StoreError> {
        collect(self.sessions.find(doc! { "revoked_at": { "$gte": since } }).await?).await
    }
}

fn live(id: SessionId, now: Timestamp) -> Document {
    doc! { "_id": id, "revoked_at": { "$exists": false }, "expires_at": { "$gt": now } }
}

//! `sessions`: signed-in devices.

use std::time::Duration;

use bson::{Document, doc};
use futures::TryStreamExt;
use kernel::{AccountId, SessionId, Timestamp};
use mongodb::{IndexModel, options::ReturnDocument};
use platform::{
    StoreError, Tx,
    store::{collect, expiring_index, index, sparse_index},
    tokens::{ACCESS_TOKEN_SECONDS, token_hash},
};

use super::IdentityStore;
use crate::domain::session::{RefreshToken, Session};

pub(super) const NAME: &str = "sessions";

/// So many sessions of an account are shown.
const MAX_SHOWN: i64 = 100;

pub(super) fn indexes() -> [IndexModel; 3] {
    // The second one finds what was revoked lately; the others have no such date and are not in it.
    [
        expiring_index("expires_at", Duration::ZERO),
        sparse_index("revoked_at"),
        index(doc! { "account": 1, "last_used_at": -1 }),
    ]
}

/// Which sessions of an account end together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    /// Every one.
    All,
    /// Every one but this.
    AllBut(SessionId),
}

/// The hash a refresh token must match, and the one that takes its place.
pub(crate) struct Rotation<'a> {
    pub(crate) session: SessionId,
    pub(crate) family_hash: &'a str,
    pub(crate) current_hash: &'a str,
    pub(crate) next_hash: &'a str,
}

impl IdentityStore {
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

    /// Gives a live session other refresh tokens, and notes what it has shown by now; none when it is over.
    pub(crate) async fn reissue_session(
        &self,
        tx: &mut Tx,
        refresh: &RefreshToken,
        second_factor: bool,
    ) -> Result<Option<Session>, StoreError> {
        let now = self.db.now();
        let update = doc! { "$set": {
            "second_factor": second_factor,
            "family_hash": token_hash(&refresh.family), "token_hash": token_hash(&refresh.once),
            "last_used_at": now, "expires_at": Session::expiry(now),
        } };
        let reissued = self.sessions.find_one_and_update(live(refresh.session, now), update);
        Ok(reissued.return_document(ReturnDocument::After).session(&mut tx.session).await?)
    }

    /// Ends a session; `false` when it is over already.
    pub(crate) async fn revoke(&self, tx: &mut Tx, id: SessionId) -> Result<bool, StoreError> {
        let now = self.db.now();
        let update = doc! { "$set": { "revoked_at": now } };
        let revoked = self.sessions.update_one(live(id, now), update).session(&mut tx.session).await?;
        Ok(revoked.matched_count == 1)
    }

    /// The live sessions of an account, the one used last first.
    pub(crate) async fn sessions_of(&self, account: AccountId) -> Result<Vec<Session>, StoreError> {
        let found = self.sessions.find(live_of(account, self.db.now()));
        collect(found.sort(doc! { "last_used_at": -1 }).limit(MAX_SHOWN).await?).await
    }

    /// Ends live sessions of an account, and says which.
    pub(crate) async fn revoke_of(
        &self,
        tx: &mut Tx,
        account: AccountId,
        ending: Ending,
    ) -> Result<Vec<Session>, StoreError> {
        let now = self.db.now();
        let mut ends = live_of(account, now);
        if let Ending::AllBut(stays) = ending {
            ends.insert("_id", doc! { "$ne": stays });
        }
        let mut found = self.sessions.find(ends).session(&mut tx.session).await?;
        let ended: Vec<Session> = found.stream(&mut tx.session).try_collect().await?;
        let ids: Vec<_> = ended.iter().map(|session| session.id).collect();
        let update = doc! { "$set": { "revoked_at": now } };
        self.sessions.update_many(doc! { "_id": { "$in": ids } }, update).session(&mut tx.session).await?;
        Ok(ended)
    }

    /// Has the sessions of an account that is erased removed once their last access token has ended: until
    /// then a process that starts must know to refuse it.
    pub(crate) async fn erase_sessions(&self, tx: &mut Tx, account: AccountId) -> Result<(), StoreError> {
        let gone_at = self.db.now().plus_seconds(ACCESS_TOKEN_SECONDS);
        let update = doc! { "$set": { "expires_at": gone_at }, "$unset": { "device": "" } };
        self.sessions.update_many(doc! { "account": account }, update).session(&mut tx.session).await?;
        Ok(())
    }

    /// The sessions that were ended at `since` or later.
    pub(crate) async fn revoked_since(&self, since: Timestamp) -> Result<Vec<Session>, StoreError> {
        collect(self.sessions.find(doc! { "revoked_at": { "$gte": since } }).await?).await
    }
}

fn live_of(account: AccountId, now: Timestamp) -> Document {
    doc! { "account": account, "revoked_at": { "$exists": false }, "expires_at": { "$gt": now } }
}

fn live(id: SessionId, now: Timestamp) -> Document {
    doc! { "_id": id, "revoked_at": { "$exists": false }, "expires_at": { "$gt": now } }
}

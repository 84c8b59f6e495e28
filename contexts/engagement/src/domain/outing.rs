//! What is known of an outing: what a conversation about it is called, whose it is, and when it ends.

use contracts::catalog::OutingFacts;
use kernel::{OutingId, PartnerId, Timestamp};
use serde::{Deserialize, Serialize};

use super::conversation::{kept_until, writes_until};

/// The newest that is known of an outing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outing {
    /// The outing.
    #[serde(rename = "_id")]
    pub id: OutingId,
    /// Whose.
    pub partner: PartnerId,
    /// What the partner is called.
    pub partner_name: String,
    /// The offer's title.
    pub title: String,
    /// When it ends.
    pub ends_at: Timestamp,
    /// When it is no longer needed.
    pub expires_at: Timestamp,
    /// The outing's.
    pub revision: i64,
}

impl Outing {
    /// What catalog says.
    #[must_use]
    pub fn of(facts: &OutingFacts) -> Self {
        Self {
            id: facts.outing.id,
            partner: facts.outing.partner,
            partner_name: facts.offer.partner_name.clone(),
            title: facts.offer.title.clone(),
            ends_at: facts.outing.ends_at,
            expires_at: kept_until(facts.outing.ends_at),
            revision: facts.outing.revision,
        }
    }

    /// Whether it is of no use any more at `now`.
    #[must_use]
    pub fn is_over(&self, now: Timestamp) -> bool {
        self.expires_at <= now
    }

    /// Whether somebody may begin to write about it at `now`.
    #[must_use]
    pub fn can_write(&self, now: Timestamp) -> bool {
        now < writes_until(self.ends_at)
    }
}

//! What is known of a registration: whether it makes its member one of the outing's group.

use contracts::booking::{RegistrationStanding, RegistrationStatus, stand_in};
use kernel::{AccountId, OutingId, RegistrationId, Timestamp};
use serde::{Deserialize, Serialize};

use super::conversation::kept_until;

/// The newest of a registration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Participation {
    /// The registration.
    #[serde(rename = "_id")]
    pub id: RegistrationId,
    /// For which outing.
    pub outing: OutingId,
    /// Whose.
    pub member: AccountId,
    /// Whether it has places: who waits, gave up or did not come is not in the group.
    pub live: bool,
    /// When it is no longer needed.
    pub expires_at: Timestamp,
    /// The registration's.
    pub revision: i64,
}

impl Participation {
    /// What booking says.
    #[must_use]
    pub fn of(standing: &RegistrationStanding) -> Self {
        use RegistrationStatus::{Cancelled, CheckedIn, Confirmed, NoShow, Waitlisted};
        let live = match standing.state.status {
            Confirmed | CheckedIn => standing.member != stand_in(standing.registration),
            Waitlisted | Cancelled | NoShow => false,
        };
        Self {
            id: standing.registration,
            outing: standing.summary.outing,
            member: standing.member,
            live,
            expires_at: kept_until(standing.summary.ends_at),
            revision: standing.revision,
        }
    }

    /// Whether it is of no use any more at `now`.
    #[must_use]
    pub fn is_over(&self, now: Timestamp) -> bool {
        self.expires_at <= now
    }
}

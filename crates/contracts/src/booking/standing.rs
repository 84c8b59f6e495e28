//! What read models are filled with, and registrations as they keep them.

use kernel::{AccountId, Money, OutingId, RegistrationId, Timestamp};
use serde::{Deserialize, Serialize};

use super::{OutingSummary, RegistrationChanged, RegistrationStatus};

/// What figures need to know of a registration, besides what it is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegistrationState {
    /// Where it stands.
    pub status: RegistrationStatus,
    /// How many of the party have come.
    pub arrived: u32,
    /// When the ticket was first scanned.
    pub checked_in_at: Option<Timestamp>,
    /// What those who came saved, when it is known.
    pub saving: Option<Money>,
    /// What those who came paid, when it is known ([`crate::catalog::Deal::paid`]).
    pub paid: Option<Money>,
}

/// A registration as read models keep it: all of it, at one revision.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RegistrationStanding {
    /// The registration.
    pub registration: RegistrationId,
    /// Whose it is.
    pub member: AccountId,
    /// The member and the guests.
    pub people: u32,
    /// For which outing.
    pub summary: OutingSummary,
    /// How it stands.
    pub state: RegistrationState,
    /// Rises with each change of the registration.
    pub revision: i64,
}

/// A page of every outing's places.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct SeatsExport {
    /// Outings ending at or after this instant.
    pub ends_after: Timestamp,
    /// After this outing; pages hold up to 1,000.
    pub after: Option<OutingId>,
}

/// A page of every registration.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct RegistrationsExport {
    /// After this registration; pages hold up to 1,000.
    pub after: Option<RegistrationId>,
}

impl RegistrationChanged {
    /// The registration as read models keep it; none in events from before its state was told.
    #[must_use]
    pub fn standing(&self) -> Option<RegistrationStanding> {
        Some(RegistrationStanding {
            registration: self.registration,
            member: self.member,
            people: self.people,
            summary: self.summary.clone(),
            state: self.state?,
            revision: self.revision,
        })
    }
}

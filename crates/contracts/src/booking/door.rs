//! What the door is asked and told.

use kernel::{OutingId, PageRequest, RegistrationId, TimeZoneName, Timestamp, time::Date};
use serde::{Deserialize, Serialize};

use super::{RegistrationStatus, RegistrationView};

/// What the door did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckInView {
    /// When the ticket was first scanned.
    pub at: Timestamp,
    /// At which venue.
    pub venue_name: String,
    /// The zone of that venue's clock.
    pub time_zone: TimeZoneName,
    /// How many of the party have come.
    pub people: u32,
}

/// The proof shown at the door.
#[derive(Clone, Serialize, Deserialize)]
pub enum TicketProof {
    /// The text behind the QR code.
    Token(String),
    /// The short code, as typed.
    ShortCode(String),
}

impl std::fmt::Debug for TicketProof {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("TicketProof(…)")
    }
}

/// The door scans a ticket.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CheckIn {
    /// The proof shown.
    pub proof: TicketProof,
    /// How many of the party come in now; all who are not in yet when absent.
    pub people: Option<i64>,
    /// When the door scanned, if that was before now (it was offline).
    pub scanned_at: Option<Timestamp>,
    /// The door's own key of the scan: the same scan again gives the same answer.
    pub scan_id: Option<String>,
    /// The rest of a party that came in part: without it a second scan is refused.
    pub late_arrivals: bool,
    /// What the party had, for the list price; needed to know the saving of a discount on the bill.
    pub bill_cents: Option<i64>,
    /// At the door of which outing; a ticket for another one is refused then.
    #[serde(default)]
    pub outing: Option<OutingId>,
}

/// What the door is told.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum CheckedIn {
    /// Let them in.
    Admitted(Box<RegistrationView>),
    /// The ticket was redeemed before, then and there.
    Already(CheckInView),
}

/// The door made a mistake a moment ago.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct UndoCheckIn {
    /// Whose check-in.
    pub registration: RegistrationId,
    /// The key of the caller's own scan that alone is taken back; the whole check-in when absent.
    pub scan_id: Option<String>,
}

/// Which day at the door.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct DoorDayQuery {
    /// On the clock of Paris; when absent today, and what began before and still runs.
    pub date: Option<Date>,
}

/// A day at the door.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DoorDayView {
    /// When this was read.
    pub generated_at: Timestamp,
    /// By start; at most 500.
    pub outings: Vec<DoorOutingView>,
}

/// An outing as its door sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DoorOutingView {
    /// Which outing.
    pub outing: OutingId,
    /// How many people have come.
    pub arrived: u32,
    /// How many people have places, those who came among them.
    pub expected: u32,
    /// From when tickets are taken; without limit when `None`.
    pub opens_at: Option<Timestamp>,
    /// Until when tickets are taken.
    pub closes_at: Timestamp,
    /// The zone of the venue's clock.
    pub time_zone: TimeZoneName,
}

/// Everything a door keeps of an outing.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct DoorEntries {
    /// Which outing.
    pub outing: OutingId,
    /// Which page, in the order of registration.
    pub page: PageRequest,
}

/// A registration as a door keeps it: it recognises a short code without holding one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DoorEntryView {
    /// The registration; a ticket names it.
    pub registration: RegistrationId,
    /// The first 16 hexadecimal digits of SHA-256 over the short code (eight upper-case characters, no dash), a
    /// colon and the outing's id.
    pub code_digest: String,
    /// The member's given name and the initial of the family name; a dash once the account is erased.
    pub member_name: String,
    /// The member and the guests.
    pub people: u32,
    /// How many of them have come.
    pub arrived: u32,
    /// Where it stands: whoever gave up or waits is on the list too, so that the door can say why it does not admit.
    pub status: RegistrationStatus,
    /// When the ticket was first scanned.
    pub checked_in_at: Option<Timestamp>,
    /// The zone of the venue's clock.
    pub time_zone: TimeZoneName,
}

/// How many people came to an outing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arrivals {
    /// Which outing.
    pub outing: OutingId,
    /// How many.
    pub people: u32,
}

//! A member's place or places in an outing, from registering to the saving.

use contracts::{
    booking::{
        CheckInView, OutingSummary, RegistrationChanged, RegistrationStanding, RegistrationState,
        RegistrationStatus, RegistrationStep, RegistrationView, SavingRecorded, stand_in,
    },
    catalog::Deal,
};
use kernel::{AccountId, Money, OutingId, RegistrationId, Timestamp, text::fold};
use serde::{Deserialize, Serialize};

use super::{
    door::Scan,
    ledger::{Ledger, Party, Placement},
    person::Person,
    undo::UndoneScan,
};

#[cfg(test)]
mod tests;

/// How many people one registration is for at most, the member counted.
pub const MAX_PEOPLE: i64 = 20;

/// What a door sees of a member whose account was erased.
const NO_NAME: &str = "–";

/// One scan that let people in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScanRecord {
    /// Who stood at the door.
    pub by: AccountId,
    /// The door's own key of the scan.
    pub id: String,
    /// When the door scanned.
    pub at: Timestamp,
    /// How many came in.
    pub people: u32,
    /// When this was recorded here: later than `at` when the door was offline. It decides on taking it back.
    #[serde(default = "long_ago")]
    pub recorded_at: Timestamp,
    /// What the party had, if this scan said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bill: Option<Money>,
}

/// Of scans from before it was kept when they were recorded, none can be taken back.
fn long_ago() -> Timestamp {
    Timestamp::from_millis(0)
}

/// What happened at the door.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arrival {
    /// When the ticket was first scanned.
    pub at: Timestamp,
    /// How many of the party have come.
    pub people: u32,
    /// What they had, for the list price, if the door entered it.
    pub bill: Option<Money>,
    /// Whether the saving was computed before registration closed and waits for the final tier.
    pub provisional: bool,
    /// Every scan that let somebody in; at most one for each person.
    pub scans: Vec<ScanRecord>,
}

/// A member's place or places in an outing.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Registration {
    /// The registration's id; ids rise with time, so they keep the order of registration.
    #[serde(rename = "_id")]
    pub id: RegistrationId,
    /// For which outing.
    pub summary: OutingSummary,
    /// Whose it is.
    pub member: AccountId,
    /// What the door sees of the member.
    pub member_name: String,
    /// The same, folded: what the staff search by.
    #[serde(default)]
    pub name_key: String,
    /// The member and the guests.
    pub people: u32,
    /// Where it stands.
    pub status: RegistrationStatus,
    /// The price rule it was made under.
    pub deal: Deal,
    /// Eight characters, without the dash.
    pub short_code: String,
    /// Member and outing, while the registration is not cancelled: at most one each.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub live_key: Option<String>,
    /// Member and the client's own key, if it gave one: at most one each.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request_key: Option<String>,
    /// What happened at the door.
    pub arrival: Option<Arrival>,
    /// Scans that were taken back, the latest last: none of them lets anybody in again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub undone: Vec<UndoneScan>,
    /// What the party saved, when it is known.
    pub saving: Option<Money>,
    /// When the member registered.
    pub created_at: Timestamp,
    /// Rises with each change.
    pub revision: i64,
}

/// What a registration is made of.
pub struct NewRegistration<'a> {
    /// Its id.
    pub id: RegistrationId,
    /// Who registers.
    pub person: &'a Person,
    /// For which outing.
    pub ledger: &'a Ledger,
    /// Where the party landed.
    pub placement: Placement,
    /// The member and the guests.
    pub people: u32,
    /// Eight random characters of [`super::short_code::ALPHABET`].
    pub short_code: String,
    /// The client's own key.
    pub idempotency_key: Option<&'a str>,
    /// The present.
    pub now: Timestamp,
}

impl Registration {
    /// A new registration, under the price rule of the moment.
    #[must_use]
    pub fn new(new: NewRegistration<'_>) -> Self {
        let status = match new.placement {
            Placement::Confirmed => RegistrationStatus::Confirmed,
            Placement::Waitlisted { .. } => RegistrationStatus::Waitlisted,
        };
        Self {
            id: new.id,
            summary: new.ledger.summary.clone(),
            member: new.person.id,
            member_name: new.person.name.clone(),
            name_key: fold(&new.person.name),
            people: new.people,
            status,
            deal: new.ledger.deal.at(new.now),
            short_code: new.short_code,
            live_key: Some(live_key(new.ledger.id, new.person.id)),
            request_key: new.idempotency_key.map(|key| request_key(new.person.id, key)),
            arrival: None,
            undone: Vec::new(),
            saving: None,
            created_at: new.now,
            revision: 1,
        }
    }

    /// Who comes together.
    #[must_use]
    pub const fn party(&self) -> Party {
        Party { registration: self.id, people: self.people }
    }

    /// Whether the party has its places.
    #[must_use]
    pub const fn has_places(&self) -> bool {
        matches!(self.status, RegistrationStatus::Confirmed | RegistrationStatus::CheckedIn)
    }

    /// Whether the member may still give it up at `now`: until the outing starts, unless somebody came.
    #[must_use]
    pub fn is_cancellable(&self, now: Timestamp) -> bool {
        matches!(self.status, RegistrationStatus::Confirmed | RegistrationStatus::Waitlisted)
            && now < self.summary.starts_at
    }

    /// Moves it on. The caller has checked that it stood where the move starts.
    pub fn move_to(&mut self, status: RegistrationStatus) {
        self.status = status;
        if status == RegistrationStatus::Cancelled {
            self.live_key = None;
        }
        self.revision += 1;
    }

    /// Leaves nothing of the member: what counts for the partner stays, under a name that is nobody's.
    pub fn forget_member(&mut self) {
        self.member = stand_in(self.id);
        NO_NAME.clone_into(&mut self.member_name);
        self.name_key.clear();
        (self.live_key, self.request_key) = (None, None);
        self.revision += 1;
    }

    /// Whether the account of the member was erased.
    #[must_use]
    pub fn is_forgotten(&self) -> bool {
        self.member == stand_in(self.id)
    }

    /// Lets `people` of the party in. `tier_people` counts for the tier; `provisional` while it may change.
    pub fn admit(&mut self, people: u32, scan: &Scan, tier: TierCount) {
        let record = ScanRecord {
            by: scan.staff.account,
            id: scan.scan_id.clone(),
            at: scan.at(),
            people,
            recorded_at: scan.now,
            bill: scan.bill,
        };
        let arrival = self.arrival.get_or_insert_with(|| Arrival {
            at: record.at,
            people: 0,
            bill: None,
            provisional: false,
            scans: Vec::new(),
        });
        arrival.people += people;
        arrival.bill = scan.bill.or(arrival.bill);
        arrival.scans.push(record);
        self.status = RegistrationStatus::CheckedIn;
        self.price(tier);
    }

    /// Computes the saving again, at the tier of `tier`.
    pub fn price(&mut self, tier: TierCount) {
        if let Some(arrival) = &mut self.arrival {
            arrival.provisional = !tier.is_final;
            self.saving = self.deal.saving(arrival.people, self.deal.reached(tier.people), arrival.bill);
            self.revision += 1;
        }
    }

    /// How many of the party have come.
    #[must_use]
    pub fn arrived(&self) -> u32 {
        self.arrival.as_ref().map_or(0, |arrival| arrival.people)
    }

    /// How many of the party have not come.
    #[must_use]
    pub fn remaining(&self) -> u32 {
        self.people.saturating_sub(self.arrived())
    }

    /// What the door did.
    #[must_use]
    pub fn check_in_view(&self) -> Option<CheckInView> {
        self.arrival.as_ref().map(|arrival| CheckInView {
            at: arrival.at,
            venue_name: self.summary.venue_name.clone(),
            time_zone: self.summary.time_zone.clone(),
            people: arrival.people,
        })
    }

    /// The registration without ticket, waitlist position and seats.
    #[must_use]
    pub fn view(&self) -> RegistrationView {
        RegistrationView {
            id: self.id,
            outing: self.summary.outing,
            member: self.member,
            member_name: self.member_name.clone(),
            status: self.status,
            people: self.people,
            waitlist_position: None,
            ticket: None,
            check_in: self.check_in_view(),
            saving: self.saving,
            created_at: self.created_at,
            seats: None,
        }
    }

    /// The event after a change.
    #[must_use]
    pub fn changed(&self, step: RegistrationStep, reason: Option<&str>) -> RegistrationChanged {
        RegistrationChanged {
            registration: self.id,
            member: self.member,
            step,
            people: self.people,
            arrived: self.arrived(),
            summary: self.summary.clone(),
            reason: reason.map(str::to_owned),
            state: Some(self.state()),
            revision: self.revision,
        }
    }

    /// What figures need to know.
    #[must_use]
    pub fn state(&self) -> RegistrationState {
        let arrival = self.arrival.as_ref();
        RegistrationState {
            status: self.status,
            arrived: arrival.map_or(0, |arrival| arrival.people),
            checked_in_at: arrival.map(|arrival| arrival.at),
            saving: self.saving,
            paid: arrival.and_then(|arrival| self.deal.paid(arrival.people, arrival.bill, self.saving)),
        }
    }

    /// The registration as read models keep it.
    #[must_use]
    pub fn standing(&self) -> RegistrationStanding {
        RegistrationStanding {
            registration: self.id,
            member: self.member,
            people: self.people,
            summary: self.summary.clone(),
            state: self.state(),
            revision: self.revision,
        }
    }

    /// The event after the saving is known, or known better; `None` while it is not.
    #[must_use]
    pub fn saving_recorded(&self, tier: TierCount) -> Option<SavingRecorded> {
        let tier = self.deal.reached(tier.people).copied();
        self.saving.map(|saving| SavingRecorded { saving, tier, ..self.saving_undone() })
    }

    /// The event after the saving is no longer known: nothing was saved.
    #[must_use]
    pub fn saving_undone(&self) -> SavingRecorded {
        SavingRecorded {
            registration: self.id,
            member: self.member,
            partner: self.summary.partner,
            offer: self.summary.offer,
            saving: Money::ZERO,
            tier: None,
            standing: Some(Box::new(self.standing())),
            revision: self.revision,
        }
    }
}

/// How many people count for the tier, and whether that stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TierCount {
    /// How many.
    pub people: u32,
    /// Whether registration has closed.
    pub is_final: bool,
}

impl TierCount {
    /// What counts by the ledger.
    #[must_use]
    pub fn of(ledger: &Ledger) -> Self {
        Self { people: ledger.people_for_tier(), is_final: ledger.closed.is_some() }
    }
}

/// The key of the one live registration a member may have for an outing.
#[must_use]
pub fn live_key(outing: OutingId, member: AccountId) -> String {
    format!("{outing}|{member}")
}

/// The key of the one registration a member's request may make.
#[must_use]
pub fn request_key(member: AccountId, key: &str) -> String {
    format!("{member}|{key}")
}

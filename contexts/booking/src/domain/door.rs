//! What the door decides about a presented ticket.

use contracts::{Refusal, RefusalCode, StaffActor, booking::RegistrationStatus};
use kernel::{Money, Timestamp};

use super::{
    registration::{Registration, ScanRecord},
    ticket::VALID_AFTER_END_MINUTES,
};

/// How far a door's clock may be ahead, in seconds.
pub const CLOCK_TOLERANCE_SECONDS: i64 = 120;

/// For so many days after the end a scan made in time may still be synced, though the party was noted as absent.
const SYNC_DAYS: i64 = 7;

/// A scan, checked as far as that goes without the registration.
#[derive(Debug, Clone)]
pub struct Scan {
    /// Who stands at the door.
    pub staff: StaffActor,
    /// The present.
    pub now: Timestamp,
    /// When the door scanned, if it was offline.
    pub scanned_at: Option<Timestamp>,
    /// How many come in; all who are not in yet when absent.
    pub people: Option<u32>,
    /// The door's own key of the scan.
    pub scan_id: String,
    /// The rest of a party that came in part.
    pub late_arrivals: bool,
    /// What the party had, for the list price.
    pub bill: Option<Money>,
}

impl Scan {
    /// When the people stood at the door.
    #[must_use]
    pub fn at(&self) -> Timestamp {
        self.scanned_at.map_or(self.now, |scanned_at| scanned_at.min(self.now))
    }
}

/// What the door does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// So many come in.
    Admit(u32),
    /// This very scan was taken before: the answer is the same.
    Repeated,
    /// The ticket was redeemed before.
    Already,
}

/// Decides about a registration that was presented to its own partner's door. `opens_minutes` before the start
/// the doors open; they have no such limit when it is `None`.
///
/// # Errors
/// Why nobody comes in.
pub fn judge(
    registration: &Registration,
    scan: &Scan,
    opens_minutes: Option<i64>,
) -> Result<Verdict, Refusal> {
    // A door's clock may be behind as well as ahead.
    let earliest = registration.created_at.plus_seconds(-CLOCK_TOLERANCE_SECONDS);
    if scan.scanned_at.is_some_and(|scanned_at| scanned_at < earliest) {
        return Err(Refusal::new(RefusalCode::ScanTimeInvalid).on("scannedAt"));
    }
    if registration.undone.iter().any(|undone| is_same(&undone.scan, scan)) {
        return Err(Refusal::new(RefusalCode::ScanUndone));
    }
    match registration.status {
        RegistrationStatus::Waitlisted => return Err(Refusal::new(RefusalCode::RegistrationWaitlisted)),
        RegistrationStatus::Cancelled => return Err(Refusal::new(RefusalCode::RegistrationCancelled)),
        RegistrationStatus::NoShow if !is_late_sync(registration, scan) => {
            return Err(Refusal::new(RefusalCode::CheckInTooLate));
        }
        RegistrationStatus::CheckedIn if is_repeated(registration, scan) => return Ok(Verdict::Repeated),
        RegistrationStatus::CheckedIn if !scan.late_arrivals || registration.remaining() == 0 => {
            return Ok(Verdict::Already);
        }
        RegistrationStatus::CheckedIn | RegistrationStatus::Confirmed | RegistrationStatus::NoShow => {}
    }
    check_window(registration, scan.at(), opens_minutes)?;
    let remaining = registration.remaining();
    let people = scan.people.unwrap_or(remaining);
    if people > remaining {
        return Err(Refusal::new(RefusalCode::TooManyPeople).on("people").with("max", remaining));
    }
    Ok(Verdict::Admit(people))
}

fn check_window(
    registration: &Registration,
    at: Timestamp,
    opens_minutes: Option<i64>,
) -> Result<(), Refusal> {
    let summary = &registration.summary;
    let opens_at = opens_minutes.map(|minutes| summary.starts_at.plus_minutes(-minutes));
    if let Some(opens_at) = opens_at.filter(|opens_at| at < *opens_at) {
        let opens_at = opens_at.to_rfc3339_in(&summary.time_zone);
        return Err(Refusal::new(RefusalCode::CheckInTooEarly).with("opensAt", opens_at));
    }
    if at > summary.ends_at.plus_minutes(VALID_AFTER_END_MINUTES) {
        return Err(Refusal::new(RefusalCode::CheckInTooLate));
    }
    Ok(())
}

/// A door's keys are its own: another person's scan with the same key is another scan.
fn is_repeated(registration: &Registration, scan: &Scan) -> bool {
    let scans = registration.arrival.iter().flat_map(|arrival| &arrival.scans);
    scans.into_iter().any(|known| is_same(known, scan))
}

fn is_same(known: &ScanRecord, scan: &Scan) -> bool {
    known.by == scan.staff.account && known.id == scan.scan_id
}

/// Whether a door that was offline tells that they did come: then nobody was absent.
fn is_late_sync(registration: &Registration, scan: &Scan) -> bool {
    scan.scanned_at.is_some() && scan.now <= registration.summary.ends_at.plus_days(SYNC_DAYS)
}

#[cfg(test)]
mod tests {
    use contracts::StaffRole;
    use kernel::{AccountId, EventId, PartnerId};

    use super::*;
    use crate::domain::{
        registration::TierCount,
        samples::{registration, start, while_open},
    };

    const TIER: TierCount = TierCount { people: 4, is_final: true };

    fn scan_at(now: Timestamp) -> Scan {
        let staff = StaffActor {
            account: AccountId::derived_from("door"),
            partner: PartnerId::derived_from("bar"),
            role: StaffRole::Door,
        };
        Scan {
            staff,
            now,
            scanned_at: None,
            people: None,
            scan_id: EventId::generate().to_string(),
            late_arrivals: false,
            bill: None,
        }
    }

    fn offline(now: Timestamp, scanned_at: Timestamp) -> Scan {
        Scan { scanned_at: Some(scanned_at), ..scan_at(now) }
    }

    fn refused(registration: &Registration, scan: &Scan) -> RefusalCode {
        judge(registration, scan, Some(180)).unwrap_err().code
    }

    #[test]
    fn everybody_who_is_not_in_yet_comes_in() {
        let party = registration(4);
        assert_eq!(judge(&party, &scan_at(start()), None), Ok(Verdict::Admit(4)));
        let two = Scan { people: Some(2), ..scan_at(start()) };
        assert_eq!(judge(&party, &two, None), Ok(Verdict::Admit(2)));
        let five = Scan { people: Some(5), ..scan_at(start()) };
        assert_eq!(refused(&party, &five), RefusalCode::TooManyPeople);
    }

    #[test]
    fn a_second_scan_admits_nobody_but_late_arrivals() {
        let mut party = registration(4);
        let first = Scan { scan_id: "a".to_owned(), ..scan_at(start()) };
        party.admit(3, &first, TIER);
        assert_eq!(judge(&party, &scan_at(start()), None), Ok(Verdict::Already));
        assert_eq!(judge(&party, &first, None), Ok(Verdict::Repeated));
        let late = Scan { late_arrivals: true, ..scan_at(start()) };
        assert_eq!(judge(&party, &late, None), Ok(Verdict::Admit(1)));
        assert_eq!(refused(&party, &Scan { people: Some(2), ..late.clone() }), RefusalCode::TooManyPeople);
        party.admit(1, &late, TIER);
        assert_eq!(judge(&party, &late, None), Ok(Verdict::Repeated));
        let later = Scan { late_arrivals: true, ..scan_at(start()) };
        assert_eq!(judge(&party, &later, None), Ok(Verdict::Already));
    }

    #[test]
    fn a_scan_key_counts_for_its_own_door_only() {
        let mut party = registration(1);
        let first = Scan { scan_id: "1".to_owned(), ..scan_at(start()) };
        party.admit(1, &first, TIER);
        let mut other = first;
        other.staff.account = AccountId::derived_from("other door");
        assert_eq!(judge(&party, &other, None), Ok(Verdict::Already));
    }

    #[test]
    fn the_status_decides_first() {
        for (status, code) in [
            (RegistrationStatus::Waitlisted, RefusalCode::RegistrationWaitlisted),
            (RegistrationStatus::Cancelled, RefusalCode::RegistrationCancelled),
            (RegistrationStatus::NoShow, RefusalCode::CheckInTooLate),
        ] {
            let party = Registration { status, ..registration(1) };
            assert_eq!(refused(&party, &scan_at(start())), code);
        }
    }

    #[test]
    fn doors_open_three_hours_before_and_tickets_end_twelve_hours_after() {
        let party = registration(1);
        let opens = start().plus_minutes(-180);
        let ends = start().plus_minutes(180 + 12 * 60);
        assert_eq!(refused(&party, &scan_at(opens.plus_seconds(-1))), RefusalCode::CheckInTooEarly);
        assert!(judge(&party, &scan_at(opens), Some(180)).is_ok());
        assert!(judge(&party, &scan_at(while_open()), None).is_ok(), "without limit in development");
        assert!(judge(&party, &scan_at(ends), Some(180)).is_ok());
        assert_eq!(refused(&party, &scan_at(ends.plus_seconds(1))), RefusalCode::CheckInTooLate);
    }

    #[test]
    fn an_offline_scan_is_judged_by_when_it_was_made() {
        let party = registration(1);
        let days_later = start().plus_days(3);
        assert!(judge(&party, &offline(days_later, start()), Some(180)).is_ok());
        assert_eq!(refused(&party, &offline(days_later, days_later)), RefusalCode::CheckInTooLate);
        let behind = while_open().plus_seconds(-CLOCK_TOLERANCE_SECONDS);
        assert!(judge(&party, &offline(start(), behind), None).is_ok(), "a clock may be behind");
        let before_registering = behind.plus_seconds(-1);
        assert_eq!(refused(&party, &offline(start(), before_registering)), RefusalCode::ScanTimeInvalid);
    }

    #[test]
    fn a_late_sync_tells_that_somebody_came_who_was_noted_as_absent() {
        let party = Registration { status: RegistrationStatus::NoShow, ..registration(2) };
        let end = start().plus_minutes(180);
        let days_later = end.plus_days(7);
        assert_eq!(judge(&party, &offline(days_later, start()), Some(180)), Ok(Verdict::Admit(2)));
        let code = RefusalCode::CheckInTooLate;
        assert_eq!(refused(&party, &offline(days_later.plus_millis(1), start())), code);
        assert_eq!(refused(&party, &offline(days_later, end.plus_minutes(12 * 60 + 1))), code);
        assert_eq!(refused(&party, &scan_at(start())), code, "not a scan of now");
    }

    #[test]
    fn a_door_s_clock_that_is_ahead_does_not_reach_into_the_future() {
        assert_eq!(offline(start(), start().plus_seconds(60)).at(), start());
        assert_eq!(offline(start(), start().plus_seconds(-60)).at(), start().plus_seconds(-60));
    }
}

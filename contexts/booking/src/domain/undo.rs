//! A check-in was a mistake: what of it may be taken back, and what the registration is then.

use contracts::{Refusal, RefusalCode, booking::RegistrationStatus};
use kernel::{AccountId, Timestamp};
use serde::{Deserialize, Serialize};

use super::registration::{Registration, ScanRecord, TierCount};

/// For so many minutes a check-in can be taken back, from when it was recorded here.
pub const UNDO_MINUTES: i64 = 5;

/// So many scans that were taken back are remembered of a registration.
const REMEMBERED: usize = 100;

/// A scan that was taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UndoneScan {
    /// The scan.
    pub scan: ScanRecord,
    /// Who took it back.
    pub by: AccountId,
    /// When.
    pub at: Timestamp,
}

/// What is to be taken back.
#[derive(Debug, Clone)]
pub struct Undo {
    /// Who stands at the door.
    pub by: AccountId,
    /// The key of the caller's own scan; the whole check-in when absent.
    pub scan_id: Option<String>,
    /// The present.
    pub now: Timestamp,
}

/// What becomes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UndoVerdict {
    /// It is taken back.
    TakeBack,
    /// It was taken back before: the answer is the same.
    Repeated,
}

impl Undo {
    /// A door's keys are its own, so with a key only the caller's scans are meant.
    fn means(&self, scan: &ScanRecord) -> bool {
        self.scan_id.as_ref().is_none_or(|id| scan.by == self.by && scan.id == *id)
    }

    /// Decides about a registration of the caller's own partner.
    ///
    /// What counts is when a scan was recorded here, not when the door made it: whoever syncs a scan of an hour
    /// ago and sees that it was a mistake has the same five minutes. A whole check-in that was recorded bit by
    /// bit can be taken back as long as its first scan can; later only scan by scan.
    ///
    /// # Errors
    /// Why nothing is taken back.
    pub fn judge(&self, registration: &Registration) -> Result<UndoVerdict, Refusal> {
        let scans = registration.arrival.iter().flat_map(|arrival| &arrival.scans);
        let first = scans.filter(|scan| self.means(scan)).map(|scan| scan.recorded_at).min();
        let Some(recorded_at) = first else {
            let undone = registration.undone.iter().any(|undone| self.means(&undone.scan));
            let none = Refusal::new(RefusalCode::NotCheckedIn);
            return match (undone, &self.scan_id) {
                (true, _) => Ok(UndoVerdict::Repeated),
                (false, Some(_)) => Err(none.on("scanId")),
                (false, None) => Err(none),
            };
        };
        if self.now > recorded_at.plus_minutes(UNDO_MINUTES) {
            return Err(Refusal::new(RefusalCode::UndoTooLate).with("minutes", UNDO_MINUTES));
        }
        Ok(UndoVerdict::TakeBack)
    }
}

impl Registration {
    /// Takes scans back. When none is left, nobody has come: the registration has its places again and nothing
    /// was saved. Otherwise the saving of those who did come is computed again.
    pub fn take_back(&mut self, undo: &Undo, tier: TierCount) {
        let Some(mut arrival) = self.arrival.take() else {
            return;
        };
        let scans = std::mem::take(&mut arrival.scans);
        let (taken, kept): (Vec<_>, Vec<_>) = scans.into_iter().partition(|scan| undo.means(scan));
        if taken.iter().any(|scan| scan.bill.is_some()) {
            arrival.bill = kept.iter().rev().find_map(|scan| scan.bill);
        }
        let undone = taken.into_iter().map(|scan| UndoneScan { scan, by: undo.by, at: undo.now });
        self.undone.extend(undone);
        let forgotten = self.undone.len().saturating_sub(REMEMBERED);
        self.undone.drain(..forgotten);
        let Some(first) = kept.first() else {
            (self.status, self.saving) = (RegistrationStatus::Confirmed, None);
            self.revision += 1;
            return;
        };
        arrival.at = first.at;
        arrival.people = kept.iter().map(|scan| scan.people).sum();
        arrival.scans = kept;
        self.arrival = Some(arrival);
        self.price(tier);
    }
}

#[cfg(test)]
mod tests {
    use contracts::{StaffActor, StaffRole};
    use kernel::{Money, PartnerId};

    use super::*;
    use crate::domain::{
        door::{self, Scan, Verdict},
        samples::{registration, start},
    };

    const TIER: TierCount = TierCount { people: 4, is_final: true };

    fn scan(key: &str, now: Timestamp) -> Scan {
        let staff = StaffActor {
            account: AccountId::derived_from("door"),
            partner: PartnerId::derived_from("bar"),
            role: StaffRole::Door,
        };
        let scan_id = key.to_owned();
        Scan { staff, now, scanned_at: None, people: None, scan_id, late_arrivals: false, bill: None }
    }

    fn undo(key: Option<&str>, now: Timestamp) -> Undo {
        Undo { by: AccountId::derived_from("door"), scan_id: key.map(str::to_owned), now }
    }

    #[test]
    fn five_minutes_run_from_when_the_scan_was_recorded_here() {
        let mut party = registration(2);
        let hours_ago = Scan { scanned_at: Some(start()), ..scan("a", start().plus_minutes(120)) };
        party.admit(2, &hours_ago, TIER);
        let last = start().plus_minutes(125);
        assert_eq!(undo(None, last).judge(&party), Ok(UndoVerdict::TakeBack));
        assert_eq!(undo(Some("a"), last).judge(&party), Ok(UndoVerdict::TakeBack));
        let refused = undo(None, last.plus_millis(1)).judge(&party).unwrap_err();
        assert_eq!(refused.code, RefusalCode::UndoTooLate);
    }

    #[test]
    fn what_was_recorded_bit_by_bit_goes_whole_only_while_its_first_scan_can() {
        let mut party = registration(4);
        party.admit(2, &scan("a", start()), TIER);
        party.admit(2, &scan("b", start().plus_minutes(4)), TIER);
        let later = start().plus_minutes(6);
        assert!(undo(None, start().plus_minutes(5)).judge(&party).is_ok());
        assert_eq!(undo(None, later).judge(&party).unwrap_err().code, RefusalCode::UndoTooLate);
        assert_eq!(undo(Some("b"), later).judge(&party), Ok(UndoVerdict::TakeBack));
    }

    #[test]
    fn one_scan_is_taken_back_and_the_others_stay() {
        let mut party = registration(4);
        let cheap = Scan { bill: Some(Money::eur(4000)), ..scan("a", start()) };
        party.admit(1, &cheap, TIER);
        party.admit(3, &Scan { bill: Some(Money::eur(9000)), ..scan("b", start().plus_minutes(1)) }, TIER);
        let read = party.revision;
        party.take_back(&undo(Some("b"), start().plus_minutes(2)), TIER);
        let arrival = party.arrival.clone().unwrap();
        assert_eq!((arrival.people, arrival.at, arrival.bill), (1, start(), Some(Money::eur(4000))));
        assert_eq!((party.status, party.saving), (RegistrationStatus::CheckedIn, Some(Money::eur(280))));
        assert_eq!((party.remaining(), party.undone.len()), (3, 1));
        assert!(party.revision > read);
    }

    #[test]
    fn when_no_scan_is_left_nobody_has_come_and_the_ticket_is_good_again() {
        let mut party = registration(2);
        let first = scan("a", start());
        party.admit(2, &first, TIER);
        let now = start().plus_minutes(1);
        party.take_back(&undo(None, now), TIER);
        assert_eq!(
            (party.status, &party.arrival, party.saving),
            (RegistrationStatus::Confirmed, &None, None)
        );
        assert_eq!(undo(None, now).judge(&party), Ok(UndoVerdict::Repeated));
        assert_eq!(undo(Some("a"), now).judge(&party), Ok(UndoVerdict::Repeated));
        let again = door::judge(&party, &first, None).unwrap_err();
        assert_eq!(again.code, RefusalCode::ScanUndone, "a queue that sends it once more lets nobody in");
        assert_eq!(door::judge(&party, &scan("b", now), None), Ok(Verdict::Admit(2)));
    }

    #[test]
    fn there_must_be_something_to_take_back_and_with_a_key_it_must_be_the_caller_s() {
        let mut party = registration(2);
        let code = |undo: Undo, party: &Registration| undo.judge(party).unwrap_err();
        assert_eq!(code(undo(None, start()), &party).code, RefusalCode::NotCheckedIn);
        party.admit(2, &scan("a", start()), TIER);
        assert_eq!(code(undo(Some("b"), start()), &party).field.as_deref(), Some("scanId"));
        let other = Undo { by: AccountId::derived_from("other door"), ..undo(Some("a"), start()) };
        assert_eq!(code(other, &party).code, RefusalCode::NotCheckedIn);
        let other = Undo { by: AccountId::derived_from("other door"), ..undo(None, start()) };
        assert_eq!(other.judge(&party), Ok(UndoVerdict::TakeBack), "a colleague may take the whole back");
    }

    #[test]
    fn only_so_many_scans_are_remembered() {
        let mut party = registration(1);
        for index in 0..=REMEMBERED {
            party.admit(1, &scan(&index.to_string(), start()), TIER);
            party.take_back(&undo(None, start()), TIER);
        }
        assert_eq!((party.undone.len(), party.undone[0].scan.id.as_str()), (REMEMBERED, "1"));
    }
}

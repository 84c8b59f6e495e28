//! Doors, scans, and what came of them.

use contracts::{
    Actor, ServiceError, StaffActor, StaffRole,
    booking::{CheckIn, CheckInView, CheckedIn, RegistrationView, TicketProof},
};
use kernel::{AccountId, PartnerId, SessionId, Timestamp};

/// Who stands at the door of `partner`.
pub fn door(name: &str, partner: &str) -> Actor {
    let staff = StaffActor {
        account: AccountId::derived_from(name),
        partner: PartnerId::derived_from(partner),
        role: StaffRole::Door,
    };
    Actor::Staff { staff, session: SessionId::generate() }
}

/// A scan of this registration's QR code, now.
pub fn scan(registration: &RegistrationView) -> CheckIn {
    let token = registration.ticket.as_ref().unwrap().token.clone();
    CheckIn {
        proof: TicketProof::Token(token),
        people: None,
        scanned_at: None,
        scan_id: None,
        late_arrivals: false,
        bill_cents: None,
        outing: None,
    }
}

/// The same scan, made offline.
pub fn offline(registration: &RegistrationView, scanned_at: &str) -> CheckIn {
    CheckIn { scanned_at: Some(instant(scanned_at)), ..scan(registration) }
}

/// A scan with the door's own key, of so many people.
pub fn keyed(registration: &RegistrationView, key: &str, people: i64) -> CheckIn {
    let late_arrivals = people < i64::from(registration.people);
    CheckIn { scan_id: Some(key.to_owned()), people: Some(people), late_arrivals, ..scan(registration) }
}

/// Who manages `partner`.
pub fn manager(name: &str, partner: &str) -> Actor {
    let staff = StaffActor {
        account: AccountId::derived_from(name),
        partner: PartnerId::derived_from(partner),
        role: StaffRole::Manager,
    };
    Actor::Staff { staff, session: SessionId::generate() }
}

pub fn instant(text: &str) -> Timestamp {
    text.parse().unwrap()
}

pub trait Outcome {
    fn admitted(self) -> RegistrationView;
    fn already(self) -> CheckInView;
}

impl Outcome for Result<CheckedIn, ServiceError> {
    #[track_caller]
    fn admitted(self) -> RegistrationView {
        match self {
            Ok(CheckedIn::Admitted(view)) => *view,
            other => panic!("not admitted: {other:?}"),
        }
    }

    #[track_caller]
    fn already(self) -> CheckInView {
        match self {
            Ok(CheckedIn::Already(view)) => view,
            other => panic!("not redeemed before: {other:?}"),
        }
    }
}

/// The code of the one refusal.
#[track_caller]
pub fn code<T: std::fmt::Debug>(result: Result<T, ServiceError>) -> String {
    match result {
        Err(ServiceError::Refused(refusals)) => {
            let codes: Vec<_> = refusals
                .iter()
                .map(|refusal| match &refusal.field {
                    Some(field) => format!("{} {field}", refusal.code.as_ref()),
                    None => refusal.code.as_ref().to_owned(),
                })
                .collect();
            codes.join(", ")
        }
        Err(ServiceError::Failed(failure)) => format!("failed {}", failure.code.as_ref()),
        Ok(value) => panic!("not refused: {value:?}"),
    }
}

use contracts::{StaffActor, StaffRole, catalog::Pricing};
use kernel::PartnerId;

use super::*;
use crate::domain::samples::{registration, start, while_open};

fn scan(bill: Option<i64>) -> Scan {
    let staff = StaffActor {
        account: AccountId::derived_from("door"),
        partner: PartnerId::derived_from("bar"),
        role: StaffRole::Door,
    };
    Scan {
        staff,
        now: start(),
        scanned_at: None,
        people: None,
        scan_id: String::new(),
        late_arrivals: false,
        bill: bill.map(Money::eur),
    }
}

const BEFORE_CLOSING: TierCount = TierCount { people: 4, is_final: false };
const AT_CLOSING: TierCount = TierCount { people: 8, is_final: true };

#[test]
fn a_registration_keeps_the_price_rule_it_was_made_under() {
    let made = registration(2);
    assert_eq!(made.status, RegistrationStatus::Confirmed);
    assert_eq!(made.deal, crate::domain::samples::cocktails());
    assert_eq!(made.member_name, "Léa M.");
    assert!(made.live_key.is_some() && made.request_key.is_none());
}

#[test]
fn the_saving_follows_the_tier_until_it_is_final() {
    let mut party = registration(3);
    party.admit(3, &scan(None), BEFORE_CLOSING);
    assert_eq!(party.saving, Some(Money::eur(3 * 280)));
    assert!(party.arrival.as_ref().unwrap().provisional);
    party.price(AT_CLOSING);
    assert_eq!(party.saving, Some(Money::eur(3 * 420)));
    assert!(!party.arrival.as_ref().unwrap().provisional);
    let recorded = party.saving_recorded(AT_CLOSING).unwrap();
    assert_eq!((recorded.saving, recorded.tier.unwrap().min_people), (Money::eur(1260), 6));
    let state = recorded.standing.unwrap().state;
    assert_eq!((state.arrived, state.saving, state.paid), (3, party.saving, Some(Money::eur(3 * 980))));
}

#[test]
fn late_arrivals_make_the_one_saving_larger() {
    let mut party = registration(4);
    party.admit(1, &scan(None), AT_CLOSING);
    assert_eq!((party.remaining(), party.saving), (3, Some(Money::eur(420))));
    party.admit(3, &scan(None), AT_CLOSING);
    assert_eq!((party.remaining(), party.saving), (0, Some(Money::eur(4 * 420))));
    let arrival = party.arrival.unwrap();
    assert_eq!((arrival.people, arrival.scans.len(), arrival.at), (4, 2, start()));
}

#[test]
fn a_discount_on_the_bill_is_known_once_the_bill_is_and_stops_at_the_cap() {
    let mut party = registration(4);
    party.deal.pricing = Pricing::BillPercent { percent: 20, cap: Some(Money::eur(1500)) };
    party.deal.tiers.clear();
    party.admit(2, &scan(None), AT_CLOSING);
    assert_eq!((party.saving, party.state().paid), (None, None));
    assert!(party.saving_recorded(AT_CLOSING).is_none());
    party.admit(1, &scan(Some(5000)), AT_CLOSING);
    assert_eq!((party.saving, party.state().paid), (Some(Money::eur(1000)), Some(Money::eur(4000))));
    party.admit(1, &scan(None), AT_CLOSING);
    assert_eq!(party.saving, Some(Money::eur(1000)), "the bill stays");
    party.arrival.as_mut().unwrap().bill = Some(Money::eur(90_000));
    party.price(AT_CLOSING);
    assert_eq!(party.saving, Some(Money::eur(1500)));
}

#[test]
fn giving_up_frees_the_member_for_another_registration() {
    let mut party = registration(2);
    let read = party.revision;
    assert!(party.is_cancellable(start().plus_seconds(-1)) && !party.is_cancellable(start()));
    party.move_to(RegistrationStatus::Cancelled);
    assert_eq!((party.live_key.as_ref(), party.revision), (None, read + 1));
    assert!(!party.is_cancellable(while_open()));
}

#[test]
fn who_came_can_no_longer_give_up() {
    let mut party = registration(2);
    party.admit(1, &scan(None), BEFORE_CLOSING);
    assert!(!party.is_cancellable(while_open()));
    assert!(party.has_places());
}

#[test]
fn nothing_of_a_forgotten_member_is_left_and_what_counts_stays() {
    let mut party = registration(3);
    let member = party.member;
    party.request_key = Some(request_key(member, "key"));
    party.admit(3, &scan(None), AT_CLOSING);
    let (before, saving) = (party.revision, party.saving);
    assert!(!party.is_forgotten());
    party.forget_member();
    assert!(party.is_forgotten() && party.revision > before);
    assert_eq!((party.status, party.people, party.saving), (RegistrationStatus::CheckedIn, 3, saving));
    let kept = format!("{party:?}");
    assert!(!kept.contains(&member.to_string()) && !kept.contains("Léa"), "{kept}");
    assert_eq!(party.view().member_name, "–");
    let other = Registration { id: RegistrationId::derived_from("autre"), ..party.clone() };
    assert!(!other.is_forgotten(), "who stands in does so for one registration alone");
}

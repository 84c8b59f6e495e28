use contracts::RefusalCode;
use kernel::{RegistrationId, Timestamp};

use super::*;
use crate::domain::samples::{closing, cocktails, ledger, start, while_open};

fn party(name: &str, people: u32) -> Party {
    Party { registration: RegistrationId::derived_from(name), people }
}

fn place(ledger: &mut Ledger, name: &str, people: u32) -> Placement {
    ledger.place(party(name, people), while_open()).unwrap()
}

fn refusal(ledger: &mut Ledger, people: u32, now: Timestamp) -> RefusalCode {
    let before = ledger.revision;
    let refusal = ledger.place(party("late", people), now).unwrap_err();
    assert_eq!(ledger.revision, before, "a refusal changes nothing");
    refusal.code
}

#[test]
fn the_last_places_go_to_who_fits_and_the_others_wait() {
    let mut ledger = ledger(5);
    assert_eq!(place(&mut ledger, "a", 3), Placement::Confirmed);
    assert_eq!(place(&mut ledger, "b", 3), Placement::Waitlisted { position: 1 });
    assert_eq!(place(&mut ledger, "c", 2), Placement::Confirmed, "a smaller party may still fit");
    assert_eq!(place(&mut ledger, "d", 1), Placement::Waitlisted { position: 2 });
    assert_eq!((ledger.left, ledger.registered), (0, 5));
    assert_eq!(ledger.position(party("d", 1).registration), Some(2));
    assert_eq!(ledger.seats_view().waiting, 2);
}

#[test]
fn a_party_that_does_not_fit_is_passed_over_and_keeps_its_turn() {
    let mut ledger = ledger(4);
    place(&mut ledger, "a", 2);
    place(&mut ledger, "b", 2);
    for (name, people) in [("big", 3), ("one", 1), ("two", 2), ("other", 1)] {
        place(&mut ledger, name, people);
    }
    assert_eq!(ledger.release(2), [party("one", 1).registration, party("other", 1).registration]);
    assert_eq!(ledger.waitlist, [party("big", 3), party("two", 2)]);
    assert_eq!(ledger.release(2), [party("two", 2).registration]);
    assert_eq!(ledger.release(2), []);
    assert_eq!(ledger.left, 2, "two are left for a party of three");
    assert_eq!(ledger.release(1), [party("big", 3).registration]);
}

#[test]
fn registration_is_refused_before_after_and_when_not_for_sale() {
    let mut open = ledger(5);
    assert_eq!(refusal(&mut open, 6, while_open()), RefusalCode::PartyTooLarge);
    let before_opening = open.opens_at.plus_seconds(-1);
    assert_eq!(refusal(&mut open, 1, before_opening), RefusalCode::RegistrationNotOpen);
    assert!(open.check_open(open.opens_at).is_ok());
    assert!(open.check_open(closing().plus_seconds(-1)).is_ok());
    assert_eq!(refusal(&mut open, 1, closing()), RefusalCode::RegistrationClosed);
    let mut paused = Ledger { on_sale: false, ..ledger(5) };
    assert_eq!(refusal(&mut paused, 1, while_open()), RefusalCode::OutingNotBookable);
    paused.cancel("Fuite d'eau");
    assert_eq!(refusal(&mut paused, 1, while_open()), RefusalCode::OutingCancelled);
}

#[test]
fn the_waitlist_ends_at_two_hundred_parties() {
    let mut ledger = ledger(2);
    place(&mut ledger, "all", 2);
    for index in 0..MAX_WAITING {
        place(&mut ledger, &format!("waiting {index}"), 1);
    }
    assert_eq!(refusal(&mut ledger, 1, while_open()), RefusalCode::WaitlistFull);
}

#[test]
fn nobody_waits_for_an_outing_that_has_started() {
    let mut ledger = Ledger { closes_at: start().plus_minutes(60), ..ledger(2) };
    assert_eq!(ledger.place(party("in time", 2), start()), Ok(Placement::Confirmed));
    assert_eq!(refusal(&mut ledger, 1, start()), RefusalCode::WaitlistFull);
}

#[test]
fn the_tier_is_frozen_once_with_who_is_registered_at_closing() {
    let mut ledger = ledger(20);
    place(&mut ledger, "a", 8);
    assert!(!ledger.close(closing().plus_seconds(-1)));
    assert!(ledger.close(closing().plus_seconds(40)));
    assert_eq!(ledger.closed, Some(ClosedTier { at: closing(), people: 8 }));
    ledger.release(8);
    assert!(!ledger.close(start()));
    assert_eq!(ledger.people_for_tier(), 8, "who gives up after closing still counted");
}

#[test]
fn duties_come_due_one_after_the_other_and_then_none() {
    let mut ledger = ledger(20);
    ledger.note_early_check_in();
    assert_eq!((ledger.due_at, ledger.duty(closing().plus_seconds(-1))), (Some(closing()), None));
    let long_after = start().plus_days(2);
    assert_eq!(ledger.duty(long_after), Some(Duty::Close));
    ledger.close(long_after);
    assert_eq!((ledger.due_at, ledger.duty(closing())), (Some(closing()), Some(Duty::Reprice)));
    ledger.note_repriced();
    assert_eq!((ledger.due_at, ledger.duty(start())), (Some(start()), Some(Duty::ExpireWaitlist)));
    ledger.expire_waitlist();
    let settles_at = start().plus_minutes(9 * 60);
    assert_eq!((ledger.due_at, ledger.duty(settles_at)), (Some(settles_at), Some(Duty::Settle)));
    ledger.settle(settles_at);
    assert_eq!((ledger.due_at, ledger.duty(long_after)), (None, None));
}

#[test]
fn a_called_off_outing_has_no_duties_and_gives_no_places_on() {
    let mut ledger = ledger(2);
    place(&mut ledger, "a", 2);
    place(&mut ledger, "b", 1);
    assert!(ledger.cancel("Fuite d'eau"));
    assert!(!ledger.cancel("Autre chose"), "the first reason stays");
    assert_eq!(ledger.due_at, None);
    assert!(ledger.release(1).is_empty());
    ledger.discharge(&[party("a", 1), party("b", 1)]);
    assert_eq!((ledger.left, ledger.registered, ledger.waitlist.len()), (2, 0, 0));
    assert!(!ledger.seats_view().on_sale);
}

#[test]
fn an_outing_follows_the_newest_state_of_its_offer() {
    let mut ledger = ledger(5);
    let offer = |revision, bookable, title: &str| OfferCopy {
        id: ledger.summary.offer,
        revision,
        told_by: None,
        bookable,
        title: title.to_owned(),
        partner_name: "Le Comptoir".to_owned(),
        deal: Deal { tiers: Vec::new(), ..cocktails() },
        minimum_age: 21,
        outings: 1,
    };
    let (paused, resumed, old) =
        (offer(4, false, "Pause"), offer(5, true, "Mojitos"), offer(4, false, "Vieux"));
    assert!(ledger.follow(&paused));
    assert_eq!((ledger.on_sale, ledger.summary.title.as_str()), (false, "Cocktails"));
    assert!(ledger.follow(&resumed));
    assert!(!ledger.follow(&old) && !ledger.follow(&resumed));
    assert_eq!((ledger.on_sale, ledger.summary.title.as_str()), (true, "Mojitos"));
    assert_eq!((ledger.minimum_age, ledger.deal.tiers.len()), (21, 0));
}

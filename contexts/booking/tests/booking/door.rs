use contracts::{
    Actor,
    booking::{BookingService, CheckIn, RegistrationStatus, RegistrationStep, RegistrationView, TicketProof},
};
use kernel::Money;

use crate::fixture::{Outcome, Plan, Setup, World, code, door, instant, offline, scan};

const EVENING: &str = "2026-11-22T20:00:00Z";

/// A world at the door, with one party that has places.
async fn at_the_door(people: i64) -> (World, Actor, RegistrationView) {
    let world = World::new().await;
    let outing = world.outing(&Plan::of(20)).await;
    let member = world.member("Léa").await;
    let view = world.register(&member, outing, people).await.unwrap();
    world.at(EVENING);
    (world, member, view)
}

#[tokio::test]
async fn the_second_scan_is_told_when_and_where_the_first_was() {
    let (world, member, view) = at_the_door(2).await;
    let admitted = world.booking.check_in(&door("Ana", "bar"), scan(&view)).await.admitted();
    assert_eq!((admitted.status, admitted.saving), (RegistrationStatus::CheckedIn, Some(Money::eur(560))));
    assert_eq!((admitted.member_name.as_str(), admitted.ticket), ("Léa M.", None), "the door gets no ticket");
    world.at("2026-11-22T20:05:00Z");
    let already = world.booking.check_in(&door("Bob", "bar"), scan(&view)).await.already();
    assert_eq!((already.at, already.people), (instant(EVENING), 2));
    assert_eq!(already.venue_name, "Le Comptoir Bastille");
    let mine = world.live(&member, view.outing).await.unwrap();
    assert_eq!(mine.check_in, Some(already));
    assert_eq!(world.savings(&member).await.check_ins, 1);
    world.end().await;
}

#[tokio::test]
async fn a_door_that_was_offline_is_told_of_the_conflict_and_one_saving_stays() {
    let (world, member, view) = at_the_door(2).await;
    world.booking.check_in(&door("Bob", "bar"), scan(&view)).await.admitted();
    world.at("2026-11-23T02:00:00Z");
    let earlier = offline(&view, "2026-11-22T19:30:00Z");
    let already = world.booking.check_in(&door("Ana", "bar"), earlier).await.already();
    assert_eq!(already.at, instant(EVENING), "the first to reach us wins");
    assert_eq!(world.savings(&member).await.total, Money::eur(560));
    assert_eq!(world.heard.savings.lock().len(), 1);
    world.end().await;
}

#[tokio::test]
async fn an_offline_scan_counts_at_the_time_it_was_made() {
    let (world, _, view) = at_the_door(2).await;
    world.at("2026-11-23T02:00:00Z");
    let view =
        world.booking.check_in(&door("Ana", "bar"), offline(&view, "2026-11-22T19:30:00Z")).await.admitted();
    assert_eq!(view.check_in.unwrap().at, instant("2026-11-22T19:30:00Z"));
    world.end().await;
}

#[tokio::test]
async fn the_same_scan_sent_again_gets_the_same_answer() {
    let (world, member, view) = at_the_door(3).await;
    let staff = door("Ana", "bar");
    let command = CheckIn { scan_id: Some("scan-1".to_owned()), people: Some(2), ..scan(&view) };
    let first = world.booking.check_in(&staff, command.clone()).await.admitted();
    let told = world.heard.count();
    let again = world.booking.check_in(&staff, command.clone()).await.admitted();
    assert_eq!(first, again);
    assert_eq!(world.heard.count(), told);
    assert_eq!(world.savings(&member).await.check_ins, 1);
    // The other door happens to count its scans the same way.
    world.booking.check_in(&door("Bob", "bar"), command).await.already();
    world.end().await;
}

#[tokio::test]
async fn late_arrivals_come_in_on_the_same_ticket_and_make_one_saving() {
    let (world, member, view) = at_the_door(4).await;
    let staff = door("Ana", "bar");
    let one = CheckIn { people: Some(1), ..scan(&view) };
    let admitted = world.booking.check_in(&staff, one).await.admitted();
    assert_eq!((admitted.check_in.unwrap().people, admitted.saving), (1, Some(Money::eur(280))));
    world.booking.check_in(&staff, scan(&view)).await.already();
    let late = CheckIn { late_arrivals: true, scan_id: Some("late".to_owned()), ..scan(&view) };
    let four = CheckIn { people: Some(4), ..late.clone() };
    assert_eq!(code(world.booking.check_in(&staff, four).await), "TOO_MANY_PEOPLE people");
    world.at("2026-11-22T21:00:00Z");
    let admitted = world.booking.check_in(&staff, late.clone()).await.admitted();
    let check_in = admitted.check_in.clone().unwrap();
    assert_eq!((check_in.at, check_in.people), (instant(EVENING), 4));
    assert_eq!(world.booking.check_in(&staff, late.clone()).await.admitted(), admitted);
    let more = CheckIn { scan_id: None, ..late };
    world.booking.check_in(&staff, more).await.already();
    let savings = world.savings(&member).await;
    assert_eq!((savings.check_ins, savings.total), (1, Money::eur(4 * 280)));
    assert_eq!(world.heard.steps(RegistrationStep::MoreArrived), [view.id]);
    world.end().await;
}

#[tokio::test]
async fn the_short_code_admits_however_it_is_typed() {
    let (world, _, view) = at_the_door(1).await;
    let typed = view.ticket.as_ref().unwrap().short_code.to_lowercase().replace('-', " ").replace('0', "o");
    let command = CheckIn { proof: TicketProof::ShortCode(typed), ..scan(&view) };
    world.booking.check_in(&door("Ana", "bar"), command).await.admitted();
    world.end().await;
}

#[tokio::test]
async fn what_is_no_ticket_of_ours_is_refused() {
    let (world, _, view) = at_the_door(1).await;
    let staff = door("Ana", "bar");
    let token = view.ticket.as_ref().unwrap().token.clone();
    let other = if token.ends_with('A') { 'Q' } else { 'A' };
    let altered = format!("{}{other}", &token[..token.len() - 1]);
    for text in [altered, token[1..].to_owned(), String::new(), "x".repeat(1 << 20)] {
        let command = CheckIn { proof: TicketProof::Token(text), ..scan(&view) };
        assert_eq!(code(world.booking.check_in(&staff, command).await), "TICKET_INVALID token");
    }
    for text in ["0000-0000", "nonsense", ""] {
        let command = CheckIn { proof: TicketProof::ShortCode(text.to_owned()), ..scan(&view) };
        assert_eq!(code(world.booking.check_in(&staff, command).await), "TICKET_INVALID shortCode");
    }
    assert_eq!(world.status(view.id).await, RegistrationStatus::Confirmed);
    world.end().await;
}

#[tokio::test]
async fn another_partner_s_door_does_not_redeem_the_ticket() {
    let (world, member, view) = at_the_door(1).await;
    let answer = world.booking.check_in(&door("Ana", "autre bar"), scan(&view)).await;
    assert_eq!(code(answer), "TICKET_FOR_OTHER_PARTNER");
    assert_eq!(code(world.booking.check_in(&member, scan(&view)).await), "failed FORBIDDEN");
    let nobody = Actor::Anonymous;
    assert_eq!(code(world.booking.check_in(&nobody, scan(&view)).await), "failed UNAUTHENTICATED");
    assert_eq!(world.status(view.id).await, RegistrationStatus::Confirmed);
    world.end().await;
}

/// Three have places and one waits; doors open three hours before the start.
async fn with_opening_doors() -> (World, [Actor; 2], [RegistrationView; 2]) {
    let world = World::with(Setup { check_in_opens_minutes: Some(180), ..Setup::default() }).await;
    let outing = world.outing(&Plan::of(3)).await;
    let members = [world.member("Ana").await, world.member("Bob").await];
    let held = world.register(&members[0], outing, 3).await.unwrap();
    let waiting = world.register(&members[1], outing, 1).await.unwrap();
    (world, members, [held, waiting])
}

#[tokio::test]
async fn what_a_scan_cannot_say_is_refused_on_its_field() {
    let (world, _, [held, _]) = with_opening_doors().await;
    world.at("2026-11-22T16:00:00Z");
    let command = || scan(&held);
    for (command, expected) in [
        (CheckIn { people: Some(4), ..command() }, "TOO_MANY_PEOPLE people"),
        (CheckIn { people: Some(0), ..command() }, "OUT_OF_RANGE people"),
        (CheckIn { people: Some(i64::MAX), ..command() }, "OUT_OF_RANGE people"),
        (CheckIn { bill_cents: Some(-1), ..command() }, "OUT_OF_RANGE billCents"),
        (CheckIn { scan_id: Some("s".repeat(101)), ..command() }, "TEXT_TOO_LONG scanId"),
        (offline(&held, "2026-11-22T16:02:01Z"), "SCAN_TIME_INVALID scannedAt"),
        (offline(&held, "2026-11-20T11:57:59Z"), "SCAN_TIME_INVALID scannedAt"),
    ] {
        assert_eq!(code(world.booking.check_in(&door("Porte", "bar"), command).await), expected);
    }
    assert_eq!(world.status(held.id).await, RegistrationStatus::Confirmed);
    world.end().await;
}

#[tokio::test]
async fn the_door_refuses_who_is_too_early_waits_gave_up_or_is_too_late() {
    let (world, [ana, bob], [held, waiting]) = with_opening_doors().await;
    let staff = door("Porte", "bar");
    let refused = async |command: CheckIn| code(world.booking.check_in(&staff, command).await);
    assert_eq!(refused(scan(&held)).await, "CHECK_IN_TOO_EARLY");
    world.at("2026-11-22T16:00:00Z");
    let short_code = world.short_code(waiting.id).await;
    let unticketed = CheckIn { proof: TicketProof::ShortCode(short_code), ..scan(&held) };
    assert_eq!(refused(unticketed).await, "REGISTRATION_WAITLISTED");
    world.cancel(&ana, held.id).await.unwrap();
    assert_eq!(refused(scan(&held)).await, "REGISTRATION_CANCELLED");

    let promoted = world.live(&bob, held.outing).await.unwrap();
    world.at("2026-11-23T10:00:01Z");
    assert_eq!(refused(scan(&promoted)).await, "CHECK_IN_TOO_LATE");
    world.booking.run_duties().await.unwrap();
    assert_eq!(refused(scan(&promoted)).await, "CHECK_IN_TOO_LATE", "a no-show by now");
    world.end().await;
}

#[tokio::test]
async fn tickets_verify_with_the_published_key() {
    let (world, _, view) = at_the_door(1).await;
    let keys = world.booking.ticket_keys(&Actor::Anonymous).await.unwrap();
    assert_eq!(keys.len(), 1);
    assert_eq!(keys[0].public_key.len(), 43);
    assert_eq!(view.ticket.unwrap().token.len(), 138);
    world.end().await;
}

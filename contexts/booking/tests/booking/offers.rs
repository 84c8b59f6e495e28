use bson::doc;
use contracts::{
    booking::{BookingService, CheckIn},
    catalog::{EarlyBird, OfferStatus, OfferTerms},
};
use kernel::Money;

use crate::fixture::{Outcome, Plan, World, code, door, instant, scan};

#[tokio::test]
async fn a_held_back_offer_takes_its_outings_off_sale_and_back() {
    let world = World::new().await;
    let plan = Plan::of(5);
    let (outing, over) = (world.outing(&plan).await, world.outing(&Plan::of(5).later(-10)).await);
    let (ana, bob) = (world.member("Ana").await, world.member("Bob").await);
    let held = Plan { offer_revision: 4, offer_status: OfferStatus::Paused, ..plan.clone() };
    let paused = world.tell(&held.offer_changed(false)).await;
    assert!(!world.seats(outing).await.on_sale);
    assert!(world.seats(over).await.on_sale, "an outing that is over does not change any more");
    assert_eq!(code(world.register(&ana, outing, 1).await), "OUTING_NOT_BOOKABLE");
    let resumed = Plan { offer_revision: 5, ..plan };
    world.tell(&resumed.offer_changed(true)).await;
    let told = world.heard.count();
    world.bus.deliver(&paused).await.unwrap();
    world.tell(&held.offer_changed(false)).await;
    assert_eq!(world.heard.count(), told, "what is older changes nothing");
    world.register(&bob, outing, 1).await.unwrap();
    world.end().await;
}

#[tokio::test]
async fn a_change_of_the_offer_that_is_heard_first_is_not_lost() {
    let world = World::new().await;
    let plan = Plan::of(5);
    let held = Plan { offer_revision: 4, ..plan.clone() };
    world.tell(&held.offer_changed(false)).await;
    let scheduled = world.tell(&plan.scheduled()).await;
    assert!(!world.seats(plan.outing).await.on_sale);
    let told = world.heard.count();
    world.bus.deliver(&scheduled).await.unwrap();
    world.tell(&plan.scheduled()).await;
    assert_eq!(world.heard.count(), told, "a ledger is opened once");
    world.end().await;
}

#[tokio::test]
async fn registrations_keep_the_terms_they_were_made_under() {
    let world = World::new().await;
    let plan = Plan::of(20);
    let outing = world.outing(&plan).await;
    let (ana, bob) = (world.member("Ana").await, world.member("Bob").await);
    let before = world.register(&ana, outing, 1).await.unwrap();
    let OfferTerms::HappyHour(mut drinks) = plan.terms.clone() else { unreachable!() };
    drinks.drinks[0].member_price = Money::eur(700);
    let terms = OfferTerms::HappyHour(drinks);
    let dearer = Plan { terms, minimum_age: 21, offer_revision: 4, ..plan };
    world.tell(&dearer.offer_changed(true)).await;
    let after = world.register(&bob, outing, 1).await.unwrap();
    let young = world.member_born("Jeune", "2007-01-01").await;
    assert_eq!(code(world.register(&young, outing, 1).await), "UNDER_MINIMUM_AGE");
    world.at("2026-11-22T20:00:00Z");
    let staff = door("Porte", "bar");
    assert_eq!(world.booking.check_in(&staff, scan(&before)).await.admitted().saving, Some(Money::eur(280)));
    assert_eq!(world.booking.check_in(&staff, scan(&after)).await.admitted().saving, Some(Money::eur(700)));
    world.end().await;
}

#[tokio::test]
async fn an_early_bird_pays_less_and_who_is_late_the_list_price() {
    let world = World::new().await;
    let terms = OfferTerms::EarlyBird(EarlyBird {
        line_up: Vec::new(),
        list_price: Money::eur(3000),
        member_price: Money::eur(2000),
        ends_at: instant("2026-11-21T00:00:00Z"),
    });
    let outing = world.outing(&Plan { terms, tiers: Vec::new(), ..Plan::of(20) }).await;
    let (ana, bob) = (world.member("Ana").await, world.member("Bob").await);
    let early = world.register(&ana, outing, 2).await.unwrap();
    world.at("2026-11-21T00:00:00Z");
    let late = world.register(&bob, outing, 2).await.unwrap();
    world.at("2026-11-22T20:00:00Z");
    let staff = door("Porte", "bar");
    let at_door = async |command: CheckIn| world.booking.check_in(&staff, command).await.admitted().saving;
    assert_eq!(at_door(scan(&early)).await, Some(Money::eur(2000)));
    assert_eq!(at_door(scan(&late)).await, Some(Money::ZERO));
    world.end().await;
}

#[tokio::test]
async fn a_change_of_the_offer_that_was_cut_off_goes_on_when_it_is_heard_again() {
    let world = World::new().await;
    let plan = Plan::of(5);
    let outing = world.outing(&plan).await;
    let paused = Plan { offer_revision: 4, ..plan }.offer_changed(false);
    let envelope = world.tell(&paused).await;
    // As if the process had died before this ledger's turn.
    let unchanged = doc! { "$set": { "on_sale": true, "offer_revision": 3_i64 } };
    world.documents("ledgers").update_one(doc! { "_id": outing }, unchanged).await.unwrap();
    world.bus.deliver(&envelope).await.unwrap();
    assert!(!world.seats(outing).await.on_sale);
    world.end().await;
}

#[tokio::test]
async fn of_two_events_about_one_revision_the_later_counts() {
    let world = World::new().await;
    let plan = Plan::of(5);
    let outing = world.outing(&plan).await;
    let suspended = world.tell(&plan.offer_changed(false)).await;
    assert!(!world.seats(outing).await.on_sale);
    world.tell(&plan.offer_changed(true)).await;
    world.bus.deliver(&suspended).await.unwrap();
    assert!(world.seats(outing).await.on_sale);
    world.end().await;
}

//! From registering to the door, as a partner sees it.

use contracts::{
    booking::{RegistrationStatus, RegistrationStep},
    catalog::{OfferChanged, OutingCancelledEvent, VenueChanged},
    reporting::ReportingService,
};
use kernel::{AccountId, Money};

use crate::support::{builders::*, *};

#[tokio::test]
async fn a_month_of_a_bar() {
    let world = World::new().await;
    let (menu_offer, tab_offer) = (offer("Menu", menu(&["Soupe"])), offer("Ardoise", tab(20)));
    let place = venue("Le Comptoir", 48.85, 2.36);
    // Sunday 21:00, in the evening; Monday 19:00.
    let (tonight, tomorrow) = (outing(&menu_offer, &place, 120), outing(&tab_offer, &place, 24 * 60));
    world.plan(&tonight).await;
    world.plan(&tomorrow).await;

    let anna = party(&tonight, "Anna");
    world.hear(&changed(&anna, RegistrationStep::Confirmed)).await;
    let anna = came(&anna, 1, after_minutes(125));
    world.hear(&changed(&anna, RegistrationStep::CheckedIn)).await;
    world.hear(&saved(&anna)).await;
    let anna = came(&anna, 2, after_minutes(140));
    world.hear(&changed(&anna, RegistrationStep::MoreArrived)).await;
    world.hear(&saved(&anna)).await;

    let bruno = party(&tonight, "Bruno");
    world.hear(&changed(&bruno, RegistrationStep::Confirmed)).await;
    world.hear(&changed(&then(&bruno, RegistrationStatus::NoShow), RegistrationStep::NoShow)).await;

    let chloe = party(&tomorrow, "Chloé");
    world.hear(&changed(&chloe, RegistrationStep::Confirmed)).await;
    let dora = party(&tomorrow, "Dora");
    world.hear(&changed(&dora, RegistrationStep::Confirmed)).await;
    world.hear(&changed(&then(&dora, RegistrationStatus::Cancelled), RegistrationStep::Cancelled)).await;
    let mut elie = party(&tomorrow, "Élie");
    elie.state.status = RegistrationStatus::Waitlisted;
    world.hear(&changed(&elie, RegistrationStep::Waitlisted)).await;

    let results = world.results(place.partner).await;
    let total = results.total;
    assert_eq!((total.registrations, total.registered_people), (3, 6), "who waits or gave up is none");
    assert_eq!((total.check_ins, total.arrived_people, total.no_shows, total.cancellations), (1, 2, 1, 1));
    assert_eq!((total.revenue, total.discount_cost), (Money::eur(4_000), Money::eur(1_000)));
    assert_eq!((total.new_people, total.returning_people), (1, 0));
    assert_eq!((total.offered_seats, total.off_peak_seats, total.off_peak_people), (16, 8, 2));

    let days: Vec<_> = results.by_day.iter().filter(|day| day.figures.registrations > 0).collect();
    assert_eq!(days.iter().map(|day| day.date.to_string()).collect::<Vec<_>>(), ["2026-11-22", "2026-11-23"]);
    assert_eq!(results.by_day.len(), 61, "every day has its figures");
    let offers = results.by_offer.iter().map(|one| (one.title.as_str(), one.figures.arrived_people));
    assert_eq!(offers.collect::<Vec<_>>(), [("Menu", 2), ("Ardoise", 0)]);
    assert_eq!(results.by_venue[0].name, "Le Comptoir");
    assert_eq!(results.by_weekday[6].figures.arrived_people, 2);
    assert_eq!(results.updated_at, now());

    let next = query("2026-11-23", "2026-11-23");
    let results = world.reporting.partner_results(&manager(place.partner), next).await.unwrap();
    assert_eq!((results.total.registrations, results.previous.registrations), (1, 2));
    world.end().await;
}

#[tokio::test]
async fn a_check_in_that_is_undone_and_done_again() {
    let world = World::new().await;
    let facts = outing(&offer("Menu", menu(&["Soupe"])), &venue("Le Comptoir", 48.85, 2.36), 120);
    world.plan(&facts).await;
    let arrived = came(&party(&facts, "Anna"), 2, after_minutes(125));
    world.hear(&changed(&arrived, RegistrationStep::CheckedIn)).await;
    let back = undone(&arrived);
    world.hear(&changed(&back, RegistrationStep::Confirmed)).await;
    let total = world.results(facts.outing.partner).await.total;
    assert_eq!((total.registrations, total.check_ins, total.arrived_people, total.new_people), (1, 0, 0, 0));
    assert_eq!((total.revenue, total.discount_cost), (Money::ZERO, Money::ZERO));

    world.hear(&changed(&came(&back, 1, after_minutes(130)), RegistrationStep::CheckedIn)).await;
    let total = world.results(facts.outing.partner).await.total;
    assert_eq!((total.check_ins, total.arrived_people, total.new_people), (1, 1, 1));
    assert_eq!((total.revenue, total.discount_cost), (Money::eur(2_000), Money::eur(500)));
    world.end().await;
}

#[tokio::test]
async fn a_saving_that_changes_with_the_tier_changes_what_was_paid() {
    let world = World::new().await;
    let facts = outing(&offer("Menu", menu(&["Soupe"])), &venue("Le Comptoir", 48.85, 2.36), 120);
    let mut arrived = came(&party(&facts, "Anna"), 2, after_minutes(125));
    world.hear(&saved(&arrived)).await;
    arrived.revision += 1;
    (arrived.state.saving, arrived.state.paid) = (Some(Money::eur(1_600)), Some(Money::eur(3_400)));
    world.hear(&saved(&arrived)).await;
    let total = world.results(facts.outing.partner).await.total;
    assert_eq!((total.revenue, total.discount_cost), (Money::eur(3_400), Money::eur(1_600)));
    world.end().await;
}

#[tokio::test]
async fn an_outing_that_is_called_off_offers_nothing() {
    let world = World::new().await;
    let facts = outing(&offer("Menu", menu(&["Soupe"])), &venue("Le Comptoir", 48.85, 2.36), 120);
    world.plan(&facts).await;
    let anna = party(&facts, "Anna");
    world.hear(&changed(&anna, RegistrationStep::Confirmed)).await;
    let off = with_outing(facts.clone(), |outing| {
        outing.cancelled = Some("Fuite".to_owned());
        outing.revision += 1;
    });
    world.hear(&OutingCancelledEvent { facts: off, reason: "Fuite".to_owned() }).await;
    let cancelled = then(&anna, RegistrationStatus::Cancelled);
    world.hear(&changed(&cancelled, RegistrationStep::OutingCancelled)).await;
    let results = world.results(facts.outing.partner).await;
    let total = results.total;
    assert_eq!((total.offered_seats, total.registrations, total.cancellations), (0, 0, 0));
    assert!(results.by_offer.is_empty(), "nothing is left to be shown");
    world.end().await;
}

#[tokio::test]
async fn offers_and_venues_are_shown_under_their_newest_name() {
    let world = World::new().await;
    let facts = outing(&offer("Menu", menu(&["Soupe"])), &venue("Le Comptoir", 48.85, 2.36), 120);
    world.plan(&facts).await;
    let mut changed = (*facts.offer).clone();
    (changed.title, changed.revision) = ("Menu du soir".to_owned(), 3);
    let newest = OfferChanged {
        offer: changed.clone(),
        owner: AccountId::derived_from("owner"),
        status_changed: false,
        was: None,
        bookable: true,
    };
    world.hear(&newest).await;
    (changed.title, changed.revision) = ("Menu du midi".to_owned(), 2);
    world.hear(&OfferChanged { offer: changed, ..newest }).await;
    let mut place = (*facts.venue).clone();
    (place.name, place.revision) = ("Le Grand Comptoir".to_owned(), 2);
    world.hear(&VenueChanged { venue: place }).await;
    // Heard again, with what offer and venue were called then.
    world.plan(&facts).await;
    let results = world.results(facts.outing.partner).await;
    assert_eq!(results.by_offer[0].title, "Menu du soir");
    assert_eq!(results.by_venue[0].name, "Le Grand Comptoir");
    world.end().await;
}

//! An installation that had outings and registrations before it had reporting.

use contracts::{
    booking::{RegistrationStatus, RegistrationStep},
    catalog::OfferView,
};
use platform::Tasks;
use testkit::eventually;

use crate::support::{builders::*, neighbours::Neighbours, *};

/// Three outings, one of them called off, with five registrations.
fn past(menu_offer: &OfferView) -> (Neighbours, kernel::PartnerId) {
    let place = venue("Le Comptoir", 48.85, 2.36);
    let neighbours = Neighbours { page: 2, ..Neighbours::new() };
    let outings = [-300, -200, 120].map(|minutes| outing(menu_offer, &place, minutes));
    let off = with_outing(outings[2].clone(), |outing| outing.cancelled = Some("Fuite".to_owned()));
    let mut registrations = vec![
        came(&party(&outings[0], "Anna"), 2, after_minutes(-290)),
        came(&party(&outings[1], "Anna"), 2, after_minutes(-190)),
        then(&party(&outings[0], "Bruno"), RegistrationStatus::Cancelled),
        then(&party(&outings[1], "Bruno"), RegistrationStatus::NoShow),
        then(&party(&off, "Bruno"), RegistrationStatus::Cancelled),
    ];
    neighbours.registrations.lock().append(&mut registrations);
    neighbours.outings.lock().extend([outings[0].clone(), outings[1].clone(), off]);
    (neighbours, place.partner)
}

#[tokio::test]
async fn it_reads_what_happened_before() {
    let (neighbours, partner) = past(&offer("Menu", menu(&["Soupe"])));
    // Somebody comes while it is being filled.
    let outing = neighbours.outings.lock()[1].clone();
    let world = World::beside(neighbours).await;
    let chloe = came(&party(&outing, "Chloé"), 1, after_minutes(-180));
    world.hear(&changed(&chloe, RegistrationStep::CheckedIn)).await;
    let tasks = Tasks::default();
    world.reporting.start(&tasks);
    eventually("it is filled", async || (!world.documents("marks").await.is_empty()).then_some(())).await;
    let results = world.results(partner).await;
    let total = results.total;
    assert_eq!((total.check_ins, total.arrived_people, total.no_shows, total.cancellations), (3, 5, 1, 1));
    assert_eq!((total.new_people, total.returning_people, total.offered_seats), (2, 1, 16));
    assert_eq!(results.by_offer[0].title, "Menu");

    world.reporting.fill().await.unwrap();
    assert_eq!(world.results(partner).await, results, "again");
    drop(tasks);
    world.end().await;
}

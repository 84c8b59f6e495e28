//! A venue changes, and everybody hears of it.

use contracts::{FailureCode, RefusalCode, catalog::*};
use kernel::VenueId;

use crate::{
    people::{bastille, cancel, failure, refusals},
    world::World,
};

fn moved() -> CreateVenue {
    let address = Address { street: "12 rue de Lappe".to_owned(), ..bastille().address };
    CreateVenue { name: "Le Balajo".to_owned(), address, latitude: 48.854, longitude: 2.372, ..bastille() }
}

#[tokio::test]
async fn a_venue_changes_and_is_announced_once() {
    let world = World::new().await;
    let (company, venue, offer) = world.bar().await;
    world.plan(&company, &offer, 2).await.unwrap();
    world.heard.lock().venues.clear();
    let command = UpdateVenue { id: venue.id, venue: moved() };
    let changed = world.catalog.update_venue(&company.manager, command.clone()).await.unwrap();
    assert_eq!((changed.name.as_str(), changed.revision), ("Le Balajo", venue.revision + 1));
    assert_eq!(changed.address.street, "12 rue de Lappe");
    assert_eq!(world.catalog.venue(&company.door, venue.id).await.unwrap(), Some(changed.clone()));
    let same = world.catalog.update_venue(&company.owner, command).await.unwrap();
    assert_eq!(same, changed, "nothing new changes nothing");
    let heard: Vec<_> = world.heard.lock().venues.iter().map(|event| event.venue.clone()).collect();
    assert_eq!(heard, [changed]);
    assert_eq!(world.outings(&company).await[0].venue.name, "Le Balajo");
    world.end().await;
}

#[tokio::test]
async fn a_change_is_checked_like_a_new_venue_and_is_the_managers() {
    let world = World::new().await;
    let (company, venue, _) = world.bar().await;
    let other = world.active(PartnerType::Bar).await;
    let update = |id: VenueId, venue| UpdateVenue { id, venue };
    let bad = CreateVenue { name: " ".to_owned(), latitude: 91.0, ..bastille() };
    let refused = refusals(world.catalog.update_venue(&company.manager, update(venue.id, bad)).await);
    let expected = [(RefusalCode::Required, "name"), (RefusalCode::CoordinatesInvalid, "location")];
    assert_eq!(refused, expected.map(|(code, field)| (code, field.to_owned())));
    for (actor, id, code) in [
        (&company.door, venue.id, FailureCode::Forbidden),
        (&other.owner, venue.id, FailureCode::NotFound),
        (&company.manager, VenueId::generate(), FailureCode::NotFound),
    ] {
        assert_eq!(failure(world.catalog.update_venue(actor, update(id, moved())).await), code);
    }
    world.suspend(&company, true).await.unwrap();
    let refused = world.catalog.update_venue(&company.manager, update(venue.id, moved())).await;
    assert_eq!(refusals(refused)[0].0, RefusalCode::PartnerNotActive);
    world.end().await;
}

#[tokio::test]
async fn the_clock_of_a_venue_stays_while_outings_are_to_come() {
    let world = World::new().await;
    let (company, venue, offer) = world.bar().await;
    let facts = world.plan(&company, &offer, 2).await.unwrap();
    let elsewhere = CreateVenue { time_zone: Some("Indian/Reunion".to_owned()), ..bastille() };
    let command = UpdateVenue { id: venue.id, venue: elsewhere };
    let refused = world.catalog.update_venue(&company.manager, command.clone()).await;
    assert_eq!(refusals(refused), [(RefusalCode::TimeZoneInUse, "timeZone".to_owned())]);
    let another = world.venue(&company).await;
    let free = UpdateVenue { id: another.id, ..command.clone() };
    world.catalog.update_venue(&company.manager, free).await.unwrap();
    world.catalog.cancel_outing(&company.manager, cancel(facts.outing.id)).await.unwrap();
    let changed = world.catalog.update_venue(&company.manager, command).await.unwrap();
    assert_eq!(changed.time_zone.as_str(), "Indian/Reunion");
    world.end().await;
}

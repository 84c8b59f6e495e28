//! Open data for a demo partner.

use contracts::{Actor, FailureCode, RefusalCode, catalog::*};
use kernel::{AccountId, OfferId, OutingId, PartnerId, VenueId};

use crate::{
    people::{bastille, failure, happy_hour, moderator, refusals, siret},
    world::World,
};

const NAME: &str = "Cafés de Paris (démo)";

pub fn row(world: &World, key: &str, with_outing: bool) -> ImportRow {
    let starts_at = world.now().plus_days(3);
    let outing = ImportOuting {
        title: format!("Concert {key}"),
        description: String::new(),
        terms: happy_hour(1000),
        tiers: vec![],
        starts_at,
        ends_at: starts_at.plus_minutes(120),
        capacity: 30,
    };
    let venue = CreateVenue { name: format!("Café {key}"), ..bastille() };
    ImportRow { venue_key: None, key: key.to_owned(), venue, outing: with_outing.then_some(outing) }
}

fn batch(name: &str, rows: Vec<ImportRow>) -> ImportBatch {
    let owner = AccountId::derived_from("demo");
    let partner =
        ImportPartner { name: name.to_owned(), siret: siret(), partner_type: PartnerType::Bar, owner };
    ImportBatch { partner, rows }
}

pub async fn import(world: &World, rows: Vec<ImportRow>) -> Vec<ImportOutcome> {
    world.catalog.import(&Actor::System, batch(NAME, rows)).await.unwrap()
}

#[tokio::test]
async fn the_same_rows_twice_change_nothing() {
    use ImportOutcome::{Created, Unchanged};
    let world = World::new().await;
    let rows = vec![row(&world, "a", true), row(&world, "b", false), row(&world, "a", true)];
    assert_eq!(import(&world, rows.clone()).await, [Created, Created, Unchanged]);
    {
        let heard = world.heard.lock();
        assert_eq!((heard.partners.len(), heard.venues.len()), (1, 2));
        assert_eq!((heard.offers.len(), heard.scheduled.len()), (1, 1));
        assert!(heard.offers[0].bookable);
        assert_eq!(heard.partners[0].partner.status, PartnerStatus::Active);
        assert_eq!(heard.partners[0].partner.id, PartnerId::derived_from(NAME));
        let facts = &heard.scheduled[0].facts;
        assert_eq!(facts.outing.id, OutingId::derived_from("a"));
        assert_eq!(
            (facts.offer.id, facts.venue.id),
            (OfferId::derived_from("a"), VenueId::derived_from("a"))
        );
        assert_eq!(facts.offer.minimum_age, 18);
    }
    // Also long after, when the rows' dates have passed.
    world.clock.advance_minutes(60 * 24 * 60);
    assert_eq!(import(&world, rows).await, [Unchanged, Unchanged, Unchanged]);
    assert_eq!(world.heard.lock().venues.len(), 2);
    world.end().await;
}

#[tokio::test]
async fn a_place_may_get_its_outing_later() {
    let world = World::new().await;
    import(&world, vec![row(&world, "a", false)]).await;
    assert_eq!(import(&world, vec![row(&world, "a", true)]).await, [ImportOutcome::Created]);
    {
        let heard = world.heard.lock();
        assert_eq!((heard.venues.len(), heard.offers.len(), heard.scheduled.len()), (1, 1, 1));
    }
    world.end().await;
}

#[tokio::test]
async fn a_refused_row_refuses_no_other() {
    let world = World::new().await;
    let mut nowhere = row(&world, "nowhere", true);
    nowhere.venue.latitude = f64::NAN;
    let mut past = row(&world, "past", true);
    let outing = past.outing.as_mut().unwrap();
    (outing.starts_at, outing.terms) = (world.now(), happy_hour(1400));
    let rows = vec![row(&world, "", true), nowhere, past, row(&world, "good", true)];
    let outcomes = import(&world, rows).await;
    let refused: Vec<Vec<_>> = outcomes
        .iter()
        .map(|outcome| match outcome {
            ImportOutcome::Refused(why) => {
                why.iter().map(|one| (one.code, one.field.as_deref().unwrap())).collect()
            }
            _ => vec![],
        })
        .collect();
    assert_eq!(refused[0], [(RefusalCode::Required, "key")]);
    assert_eq!(refused[1], [(RefusalCode::CoordinatesInvalid, "location")]);
    assert_eq!(refused[2], [(RefusalCode::PriceNotReduced, "terms.happyHour.drinks.0.memberPrice")]);
    assert_eq!(outcomes[3], ImportOutcome::Created);
    assert_eq!(world.documents("venues").count_documents(bson::doc! {}).await.unwrap(), 1);
    world.end().await;
}

#[tokio::test]
async fn five_hundred_rows_come_in_once_from_two_sides() {
    let world = World::new().await;
    let rows: Vec<_> = (0..500).map(|n| row(&world, &n.to_string(), n % 2 == 0)).collect();
    let started = std::time::Instant::now();
    let (one, two) = tokio::join!(import(&world, rows.clone()), import(&world, rows));
    println!("500 rows from two sides: {:?}", started.elapsed());
    let created =
        |outcomes: &[ImportOutcome]| outcomes.iter().filter(|o| **o == ImportOutcome::Created).count();
    assert_eq!(created(&one) + created(&two), 500);
    {
        let heard = world.heard.lock();
        assert_eq!((heard.venues.len(), heard.offers.len(), heard.scheduled.len()), (500, 250, 250));
    }
    let query = ExportQuery { ends_after: world.now(), after: None };
    assert_eq!(world.catalog.export(&Actor::System, query).await.unwrap().len(), 250);
    world.end().await;
}

#[tokio::test]
async fn only_the_platform_imports_and_only_for_an_active_partner() {
    let world = World::new().await;
    import(&world, vec![row(&world, "a", true)]).await;
    let batch = || batch(NAME, vec![row(&world, "b", true)]);
    assert_eq!(failure(world.catalog.import(&moderator(), batch()).await), FailureCode::Forbidden);
    let suspend = SuspendPartner {
        id: PartnerId::derived_from(NAME),
        suspended: true,
        reason: "Fin de la démo".to_owned(),
    };
    world.catalog.suspend_partner(&moderator(), suspend).await.unwrap();
    let refused = world.catalog.import(&Actor::System, batch()).await;
    assert_eq!(refusals(refused), [(RefusalCode::PartnerNotActive, String::new())]);
    world.end().await;
}

#[tokio::test]
async fn a_key_belongs_to_the_partner_that_came_first() {
    let world = World::new().await;
    let rows = vec![row(&world, "place", false), row(&world, "concert", true)];
    import(&world, rows.clone()).await;
    let outcomes = world.catalog.import(&Actor::System, batch("Une autre démo", rows)).await.unwrap();
    for outcome in outcomes {
        let ImportOutcome::Refused(why) = outcome else { panic!("{outcome:?}") };
        assert_eq!((why[0].code, why[0].field.as_deref()), (RefusalCode::InvalidId, Some("key")));
    }
    world.end().await;
}

#[tokio::test]
async fn rows_may_share_a_place() {
    let world = World::new().await;
    let shared = |key| ImportRow { venue_key: Some("salle".to_owned()), ..row(&world, key, true) };
    let outcomes = import(&world, vec![shared("lundi"), shared("mardi")]).await;
    assert_eq!(outcomes, [ImportOutcome::Created, ImportOutcome::Created]);
    assert_eq!(import(&world, vec![shared("mercredi")]).await, [ImportOutcome::Created]);
    let venues: Vec<_> = world.heard.lock().scheduled.iter().map(|event| event.facts.venue.id).collect();
    assert_eq!(venues, [VenueId::derived_from("salle"); 3]);
    assert_eq!(world.heard.lock().venues.len(), 1);
    assert_eq!(import(&world, vec![shared("lundi")]).await, [ImportOutcome::Unchanged]);
    world.end().await;
}

#[tokio::test]
async fn hundreds_of_offers_follow_their_partner_in_batches() {
    let world = World::new().await;
    import(&world, (0..450).map(|n| row(&world, &n.to_string(), true)).collect()).await;
    let id = PartnerId::derived_from(NAME);
    for (suspended, revision) in [(true, 2), (false, 3)] {
        world.heard.lock().offers.clear();
        let command = SuspendPartner { id, suspended, reason: "Fin de la démo".to_owned() };
        world.catalog.suspend_partner(&moderator(), command).await.unwrap();
        let told = world.heard.lock().offers.clone();
        let offers: std::collections::HashSet<_> = told.iter().map(|event| event.offer.id).collect();
        assert_eq!((told.len(), offers.len()), (450, 450));
        assert!(told.iter().all(|e| e.bookable != suspended && e.offer.revision == revision));
    }
    let behind = bson::doc! { "$or": [{ "partner_active": false }, { "view.revision": { "$ne": 3 } }] };
    assert_eq!(world.documents("offers").count_documents(behind).await.unwrap(), 0);
    world.end().await;
}

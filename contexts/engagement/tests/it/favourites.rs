//! Members keep offers.

use contracts::{
    Actor, FailureCode, RefusalCode,
    catalog::{OfferChanged, OfferStatus, OfferView},
    engagement::{EngagementService, FavouriteView, MyFavourites, SetFavourite},
};
use kernel::{AccountId, Cursor, OfferId, Page, PageRequest};

use crate::support::{builders::*, *};

fn told(offer: &OfferView) -> OfferChanged {
    let bookable = offer.status == OfferStatus::Published;
    let owner = AccountId::derived_from("owner");
    OfferChanged { offer: offer.clone(), owner, status_changed: true, was: None, bookable }
}

async fn set(world: &World, actor: &Actor, offer: OfferId, favourite: bool) {
    world.engagement.set_favourite(actor, SetFavourite { offer, favourite }).await.unwrap();
}

async fn page(world: &World, actor: &Actor, page: PageRequest) -> Page<FavouriteView> {
    world.engagement.my_favourites(actor, MyFavourites { page }).await.unwrap()
}

async fn titles(world: &World, actor: &Actor) -> Vec<String> {
    let all = page(world, actor, PageRequest::first(100)).await;
    all.values().map(|favourite| favourite.offer.title.clone()).collect()
}

#[tokio::test]
async fn the_newest_first_however_often_it_is_said() {
    let world = World::new().await;
    let anna = member("Anna");
    let offers: Vec<_> = ["Tapas", "Concert", "Yoga"].map(|title| offer(title, menu(&["Soupe"]))).into();
    for offer in &offers {
        world.hear(&told(offer)).await;
        set(&world, &anna, offer.id, true).await;
        world.clock.advance_minutes(1);
    }
    set(&world, &anna, offers[0].id, true).await;
    assert_eq!(titles(&world, &anna).await, ["Yoga", "Concert", "Tapas"], "the same again changes nothing");
    let first = page(&world, &anna, PageRequest::first(2)).await;
    assert!(first.has_next);
    let rest = PageRequest { first: 2, after: first.items.last().map(|(cursor, _)| cursor.clone()) };
    let rest = page(&world, &anna, rest).await;
    assert_eq!((rest.items.len(), rest.has_next), (1, false));
    assert_eq!(rest.items[0].1.offer.title, "Tapas");

    let ids: Vec<_> = offers.iter().map(|offer| offer.id).collect();
    set(&world, &anna, ids[1], false).await;
    set(&world, &anna, ids[1], false).await;
    assert_eq!(titles(&world, &anna).await, ["Yoga", "Tapas"]);
    let mut among = world.engagement.favourites_among(&anna, ids.clone()).await.unwrap();
    among.sort_unstable();
    let mut expected = vec![ids[0], ids[2]];
    expected.sort_unstable();
    assert_eq!(among, expected);
    assert!(titles(&world, &member("Bruno")).await.is_empty(), "somebody else's");
    world.end().await;
}

#[tokio::test]
async fn an_offer_that_is_no_longer_published_stays_as_it_was() {
    let world = World::new().await;
    let anna = member("Anna");
    let menu_offer = offer("Menu à 24 €", menu(&["Soupe"]));
    world.hear(&told(&menu_offer)).await;
    set(&world, &anna, menu_offer.id, true).await;
    let dearer = OfferView {
        title: "Menu à 48 €".to_owned(),
        status: OfferStatus::PendingReview,
        revision: 2,
        ..menu_offer.clone()
    };
    world.hear(&told(&dearer)).await;
    world.hear(&told(&menu_offer)).await;
    let kept = page(&world, &anna, PageRequest::first(1)).await;
    let shown = &kept.items[0].1.offer;
    assert_eq!((shown.title.as_str(), shown.status), ("Menu à 24 €", OfferStatus::Paused));
    world.hear(&told(&OfferView { status: OfferStatus::Published, revision: 3, ..dearer })).await;
    assert_eq!(titles(&world, &anna).await, ["Menu à 48 €"]);
    world.end().await;
}

#[tokio::test]
async fn what_is_no_favourite() {
    let world = World::new().await;
    let draft = OfferView { status: OfferStatus::Draft, ..offer("Brouillon", menu(&["Soupe"])) };
    world.hear(&told(&draft)).await;
    let anna = member("Anna");
    for unknown in [draft.id, OfferId::generate()] {
        for favourite in [true, false] {
            let command = SetFavourite { offer: unknown, favourite };
            let refused = world.engagement.set_favourite(&anna, command).await.unwrap_err();
            assert_eq!(refused.failure_code(), Some(FailureCode::NotFound));
        }
    }
    let partner = draft.partner;
    for (actor, code) in [
        (Actor::Anonymous, FailureCode::Unauthenticated),
        (manager(partner), FailureCode::Forbidden),
        (Actor::System, FailureCode::Forbidden),
    ] {
        let command = SetFavourite { offer: draft.id, favourite: true };
        let refused = world.engagement.set_favourite(&actor, command).await.unwrap_err();
        assert_eq!(refused.failure_code(), Some(code));
        let query = MyFavourites { page: PageRequest::first(1) };
        let refused = world.engagement.my_favourites(&actor, query).await.unwrap_err();
        assert_eq!(refused.failure_code(), Some(code));
    }
    let after = Some(Cursor::from("nonsense".to_owned()));
    let query = MyFavourites { page: PageRequest { first: 1, after } };
    let refused = world.engagement.my_favourites(&anna, query).await.unwrap_err();
    assert!(refused.is_refusal(RefusalCode::InvalidCursor));
    world.end().await;
}

#[tokio::test]
async fn five_hundred_at_most_and_not_without_a_pause() {
    let world = World::new().await;
    let (anna, full) = (member("Anna"), offer("Tapas", menu(&["Soupe"])));
    world.hear(&told(&full)).await;
    let database = world.database.client.database(&format!("{}_engagement", world.database.prefix));
    let kept = database.collection::<bson::Document>("favourites");
    let many = (0..500).map(|number| {
        let offer = OfferId::derived_from(&number.to_string());
        bson::doc! { "_id": number, "member": anna.account().unwrap(), "offer": offer, "added_at": now() }
    });
    kept.insert_many(many).await.unwrap();
    let add = SetFavourite { offer: full.id, favourite: true };
    let refused = world.engagement.set_favourite(&anna, add).await.unwrap_err();
    assert!(refused.is_refusal(RefusalCode::TooManyFavourites), "{refused}");
    kept.delete_one(bson::doc! { "_id": 0 }).await.unwrap();
    set(&world, &anna, full.id, true).await;
    set(&world, &anna, full.id, true).await;
    let limits = database.collection::<bson::Document>("rate_limits");
    limits.update_many(bson::doc! {}, bson::doc! { "$set": { "count": 120_i64 } }).await.unwrap();
    let refused = world.engagement.set_favourite(&anna, add).await.unwrap_err();
    assert_eq!(refused.failure_code(), Some(FailureCode::RateLimited));
    world.clock.advance_minutes(1);
    set(&world, &anna, full.id, false).await;
    world.end().await;
}

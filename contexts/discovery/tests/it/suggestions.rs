//! What typed letters may become.
#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must fail loudly")]

use std::sync::Arc;

use contracts::{
    Actor, RefusalCode, ServiceError,
    catalog::{OfferTerms, OfferView, OutingFacts, PartnerType, VenueChanged, VenueView},
    discovery::{
        DiscoveryService, FindOutings, OutingFilter, SearchSuggestion, SuggestSearches, SuggestionKind,
    },
};
use kernel::{Language, Money};

use crate::support::{World, builders::*};

async fn ask(world: &World, text: &str, first: u32) -> Result<Vec<SearchSuggestion>, ServiceError> {
    let query = SuggestSearches { text: text.to_owned(), first, language: Language::Fr };
    world.discovery.suggest_searches(&Actor::Anonymous, query).await
}

/// The texts for what is typed, best first.
async fn texts(world: &World, text: &str) -> Vec<String> {
    ask(world, text, 20).await.unwrap().into_iter().map(|found| found.text).collect()
}

fn in_city(name: &str, city: &str) -> VenueView {
    let mut venue = venue(name, 48.85, 2.35);
    city.clone_into(&mut venue.address.city);
    venue
}

/// Outings of these offers at these venues.
fn schedule(world: &World, pairs: &[(&OfferView, &VenueView)]) -> Vec<OutingFacts> {
    let facts: Vec<_> = pairs.iter().map(|(offer, venue)| outing(offer, venue, 60)).collect();
    for one in &facts {
        world.schedule(one);
    }
    facts
}

#[tokio::test]
async fn beginnings_of_names_are_completed_whatever_the_accents() {
    let world = World::new().await;
    let arts = in_city("Café des Arts", "Orléans");
    let comedy = offer("Soirée comédie", show("Cyrano"));
    let lunch = offer("Déjeuner du marché", menu(&["Soupe"]));
    schedule(&world, &[(&comedy, &in_city("Le Comptoir", "Paris")), (&lunch, &arts)]);
    for (text, expected) in [
        ("cafe", &["Café des Arts"][..]),
        ("CAFÉ D", &["Café des Arts"]),
        ("arts", &["Café des Arts"]),
        ("le compt", &["Le Comptoir"]),
        // One goes to eat, "manger", in a restaurant.
        ("dejeuner m", &["Déjeuner du marché", "Restaurant"]),
        ("soiree", &["Soirée comédie"]),
        // "Comptoir" begins so; "comédie" is a word within.
        ("com", &["Le Comptoir", "Soirée comédie"]),
        ("orl", &["Orléans"]),
        ("restau", &["Restaurant"]),
        ("resto", &["Restaurant"]),
        ("cultu", &["Culture"]),
        ("expo", &["Culture"]),
        ("zzz", &[]),
        ("", &[]),
        ("💥 ?!", &[]),
    ] {
        assert_eq!(texts(&world, text).await, expected, "{text}");
    }
}

#[tokio::test]
async fn an_offer_leads_to_its_next_outing_unless_others_are_called_the_same() {
    let world = World::new().await;
    let (bar, deal) = (venue("Le Bar", 48.85, 2.35), offer("Happy hour", tab(20)));
    let later = outing(&deal, &bar, 3_000);
    let next = outing(&deal, &bar, 60);
    world.schedule(&later);
    world.schedule(&next);
    let found = ask(&world, "happy", 8).await.unwrap();
    let expected = SearchSuggestion {
        text: "Happy hour".to_owned(),
        kind: SuggestionKind::Offer,
        outing: Some(next.outing.id),
        partner_type: None,
    };
    assert_eq!(found, [expected]);
    world.registered(next.outing.id, 8, 1);
    assert_eq!(ask(&world, "happy", 8).await.unwrap()[0].outing, Some(next.outing.id), "a waitlist is open");
    world.cancel(&next);
    assert_eq!(ask(&world, "happy", 8).await.unwrap()[0].outing, Some(later.outing.id));
    let other = offer("HAPPY  HOUR !", tab(10));
    schedule(&world, &[(&other, &venue("Autre", 48.85, 2.35))]);
    let found = ask(&world, "happy", 8).await.unwrap();
    assert_eq!((found.len(), found[0].outing), (1, None));
}

#[tokio::test]
async fn only_what_can_be_booked_is_suggested() {
    let world = World::new().await;
    let mut place = in_city("Perroquet", "Perpignan");
    let mut deal = offer("Perles de mer", tab(20));
    let facts = schedule(&world, &[(&deal, &place)]).remove(0);
    assert_eq!(texts(&world, "per").await, ["Perpignan", "Perroquet", "Perles de mer"]);
    // Renamed, and moved.
    (place.name, place.address.city) = ("Toucan".to_owned(), "Toulon".to_owned());
    place.revision += 1;
    world.announce(&VenueChanged { venue: place });
    assert_eq!(texts(&world, "per").await, ["Perles de mer"]);
    assert_eq!(texts(&world, "tou").await, ["Toulon", "Toucan"]);
    deal.title = "Huîtres".to_owned();
    deal.revision += 1;
    world.offer_changed(&deal, true);
    assert_eq!(texts(&world, "huitr").await, ["Huîtres"]);
    // Held back, and there again.
    world.offer_changed(&deal, false);
    assert_eq!(texts(&world, "tou").await, [] as [&str; 0]);
    world.offer_changed(&deal, true);
    assert_eq!(texts(&world, "tou").await.len(), 2);
    // Over, then forgotten.
    world.clock.set(facts.outing.ends_at);
    for text in ["tou", "huitr", "bar"] {
        assert_eq!(texts(&world, text).await, [] as [&str; 0], "{text}");
    }
    world.offer_changed(&deal, false);
    world.clock.set(facts.outing.ends_at.plus_days(3));
    assert_eq!(world.discovery.forget_past(), 1);
    assert_eq!(texts(&world, "tou").await, [] as [&str; 0]);
}

#[tokio::test]
async fn the_kinds_are_mixed_and_the_busiest_come_first() {
    let world = World::new().await;
    let quiet = in_city("Bar calme", "Bar-le-Duc");
    let busy = in_city("Bar plein", "Bar-le-Duc");
    let others: Vec<_> = (0..10).map(|n| in_city(&format!("Bar {n}"), "Bar-le-Duc")).collect();
    let deals: Vec<_> = (0..10).map(|n| offer(&format!("Barbecue {n}"), tab(20))).collect();
    for (deal, place) in deals.iter().zip(&others) {
        schedule(&world, &[(deal, place)]);
    }
    schedule(&world, &[(&deals[0], &quiet), (&deals[0], &busy), (&deals[0], &busy), (&deals[1], &busy)]);
    let found = ask(&world, "bar", 8).await.unwrap();
    let kinds: Vec<_> = found.iter().map(|found| found.kind).collect();
    use SuggestionKind::{City, Offer, PartnerType as Type, Venue};
    assert_eq!(kinds, [Type, City, Venue, Venue, Venue, Venue, Offer, Offer]);
    assert_eq!((found[0].partner_type, found[2].text.as_str()), (Some(PartnerType::Bar), "Bar plein"));
    // The most outings: four, two; each title is borne by one offer.
    assert_eq!((found[6].text.as_str(), found[7].text.as_str()), ("Barbecue 0", "Barbecue 1"));
    // Where there is nothing else, one kind fills the list.
    assert_eq!(ask(&world, "barbecue", 8).await.unwrap().len(), 8);
    assert_eq!(ask(&world, "bar", 20).await.unwrap().len(), 20);
    assert_eq!(ask(&world, "bar", 1).await.unwrap().len(), 1);
}

/// Terms of each partner type.
fn of_each_type() -> Vec<OfferTerms> {
    use contracts::catalog::{ActivitySession, ClubEntry, EventTicket, SportSession};
    let (list_price, member_price) = (Money::eur(2_000), Money::eur(1_500));
    let activity = ActivitySession {
        list_price,
        member_price,
        duration_minutes: 60,
        level: None,
        equipment: None,
        meeting_point: None,
        sessions: 1,
    };
    vec![
        tab(20),
        menu(&["Soupe"]),
        show("Cyrano"),
        OfferTerms::GuestList(ClubEntry {
            list_price,
            member_price,
            until: None,
            drink_included: false,
            dress_code: None,
        }),
        OfferTerms::ActivityTicket(activity),
        OfferTerms::SportTicket(SportSession {
            discipline: "Yoga".to_owned(),
            coach: None,
            list_price,
            member_price,
            equipment: None,
        }),
        OfferTerms::EventTicket(EventTicket { line_up: Vec::new(), list_price, member_price }),
    ]
}

#[tokio::test]
async fn the_name_of_a_type_is_suggested_in_both_languages_and_finds_its_places() {
    let world = World::new().await;
    let place = venue("Chez Nous", 48.85, 2.35);
    for terms in of_each_type() {
        schedule(&world, &[(&offer("Sortie", terms), &place)]);
    }
    world.discovery.flush().await.unwrap();
    for (language, typed) in [
        (Language::Fr, ["bar", "resta", "boite", "activi", "cult", "bien", "even"]),
        (Language::En, ["bar", "resta", "nightcl", "activi", "cult", "well", "even"]),
    ] {
        let mut seen = Vec::new();
        for typed in typed {
            let query = SuggestSearches { text: typed.to_owned(), first: 1, language };
            let found = world.discovery.suggest_searches(&Actor::Anonymous, query).await.unwrap().remove(0);
            let filter = OutingFilter { text: Some(found.text.clone()), ..OutingFilter::default() };
            let cards = world.search(FindOutings { filter, first: 1, after: None }).await.unwrap().cards;
            let offer = Arc::clone(&cards[0].1.offer);
            assert_eq!(Some(offer.partner_type), found.partner_type, "{typed}: {}", found.text);
            seen.push(offer.partner_type);
        }
        seen.dedup();
        assert_eq!(seen.len(), 7, "{language:?}");
    }
}

#[tokio::test]
async fn a_hostile_text_is_refused_or_answered() {
    let world = World::new().await;
    schedule(&world, &[(&offer("Jazz", tab(20)), &venue("Duc", 48.85, 2.35))]);
    let code = async |text: &str, first| match ask(&world, text, first).await {
        Err(ServiceError::Refused(refusals)) => Some(refusals[0].code),
        Err(error) => panic!("{error}"),
        Ok(_) => None,
    };
    assert_eq!(code(&"a".repeat(101), 8).await, Some(RefusalCode::TextTooLong));
    assert_eq!(code(&"é".repeat(1_000_000), 8).await, Some(RefusalCode::TextTooLong));
    assert_eq!(code("jazz", 0).await, Some(RefusalCode::OutOfRange));
    assert_eq!(code("jazz", 21).await, Some(RefusalCode::OutOfRange));
    for text in ["\0\u{202e}", "\" OR 1=1 --", "(.*)+$", "a a a a a a a a a a a a a", &"a".repeat(100)] {
        assert_eq!(code(text, 20).await, None, "{text}");
    }
}

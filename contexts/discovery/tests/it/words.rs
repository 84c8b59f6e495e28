//! Search by words: accents, forms, typos and what people call things.

use contracts::{
    catalog::{DrinkPrice, EventTicket, HappyHour, OfferTerms, VenueChanged},
    discovery::{FindOutings, OutingFilter},
};
use kernel::Money;
use platform::Tasks;
use testkit::eventually;

use crate::support::{World, builders::*};

/// A small town: a café, an Italian restaurant, a bar, a theatre, a concert hall.
async fn town() -> World {
    let world = World::new().await;
    let mut bastille = venue("Le Comptoir", 48.8532, 2.3692);
    bastille.address.street = "5 place de la Bastille".to_owned();
    let cocktails = OfferTerms::HappyHour(HappyHour {
        drinks: vec![DrinkPrice {
            name: "Spritz".to_owned(),
            list_price: Money::eur(1_200),
            member_price: Money::eur(900),
            alcoholic: true,
        }],
    });
    world.schedule(&outing(&offer("Cocktails maison", cocktails), &bastille, 60));
    world.schedule(&outing(&offer("Un dessert offert", tab(10)), &venue("Café des Arts", 48.86, 2.35), 60));
    let trattoria = venue("Trattoria Gemma", 48.87, 2.36);
    let mut italian = offer("Menu du soir", menu(&["Antipasti", "Risotto aux cèpes"]));
    italian.description = "La cuisine italienne de nonna.".to_owned();
    world.schedule(&outing(&italian, &trattoria, 60));
    let theatre = venue("Théâtre de la Ville", 48.857, 2.347);
    world.schedule(&outing(&offer("Première", show("Cyrano de Bergerac")), &theatre, 60));
    let olympia = venue("L'Olympia", 48.870, 2.328);
    let concert = OfferTerms::EventTicket(EventTicket {
        line_up: vec!["Zaho de Sagazan".to_owned()],
        list_price: Money::eur(4_500),
        member_price: Money::eur(3_500),
    });
    world.schedule(&outing(&offer("Grand soir", concert), &olympia, 60));
    world
}

#[tokio::test]
async fn the_words_of_a_town_find_their_place() {
    let world = town().await;
    for (text, first) in [
        ("cafe", "Un dessert offert"),
        ("CAFÉ", "Un dessert offert"),
        ("café des arts", "Un dessert offert"),
        ("resto italien", "Menu du soir"),
        ("risotto cepes", "Menu du soir"),
        ("apéro bastille", "Cocktails maison"),
        ("un apero à la bastille", "Cocktails maison"),
        ("cocktials", "Cocktails maison"),
        ("cocktail", "Cocktails maison"),
        ("cockt", "Cocktails maison"),
        ("spritz", "Cocktails maison"),
        ("theatre", "Première"),
        ("theater", "Première"),
        ("théatres", "Première"),
        ("cyrano bergerac", "Première"),
        ("l'olympia", "Grand soir"),
        ("l’Olympia", "Grand soir"),
        ("olimpia", "Grand soir"),
        ("sagazan", "Grand soir"),
        ("concert", "Grand soir"),
        ("75011 spritz", "Cocktails maison"),
    ] {
        assert_eq!(world.titles_for(text).await.first().map(String::as_str), Some(first), "{text}");
    }
}

#[tokio::test]
async fn every_word_must_match_unless_none_would() {
    let world = town().await;
    assert_eq!(world.titles_for("menu italien").await, ["Menu du soir"]);
    assert_eq!(world.titles_for("resto zaho").await.len(), 2);
    assert_eq!(world.titles_for("plongée sous-marine").await, [] as [&str; 0]);
    assert_eq!(world.titles_for("💥 !?").await, [] as [&str; 0]);
    assert_eq!(world.titles_for("75012").await, [] as [&str; 0]);
    assert_eq!(world.titles_for("   ").await.len(), 5);
}

#[tokio::test]
async fn words_and_other_filters_hold_together() {
    let world = town().await;
    world.discovery.flush().await.unwrap();
    let filter = OutingFilter {
        text: Some("cafe".to_owned()),
        min_discount_percent: Some(20),
        ..OutingFilter::default()
    };
    // Only the bar with its happy hour gives 20 percent; bars are cafés in a wider sense.
    assert_eq!(world.titles(filter).await, ["Cocktails maison"]);
}

#[tokio::test]
async fn a_hostile_text_is_answered() {
    let world = town().await;
    for text in
        ["é".repeat(1_000_000), "\" OR 1=1 --".to_owned(), "\0\u{202e}".to_owned(), "a ".repeat(5_000)]
    {
        let filter = OutingFilter { text: Some(text), ..OutingFilter::default() };
        assert!(world.search(FindOutings { filter, first: 20, after: None }).await.is_ok());
    }
}

#[tokio::test]
async fn new_and_changed_texts_are_found_by_themselves_soon() {
    let world = World::new().await;
    let tasks = Tasks::default();
    world.discovery.start(&tasks);
    let (mut place, deal) = (venue("Chez Nous", 48.85, 2.35), offer("Apéro dînatoire", tab(10)));
    world.schedule(&outing(&deal, &place, 60));
    let finds = |text: &'static str| {
        let filter = OutingFilter { text: Some(text.to_owned()), ..OutingFilter::default() };
        let world = &world;
        async move { (world.titles(filter).await == ["Apéro dînatoire"]).then_some(()) }
    };
    eventually("the new outing", || finds("dinatoire")).await;
    place.name = "Le Perroquet".to_owned();
    place.revision += 1;
    world.announce(&VenueChanged { venue: place });
    eventually("the new name", || finds("perroquet")).await;
    assert_eq!(finds("chez nous").await, None);
}

//! The demo's bars.

use contracts::catalog::{DrinkPrice, FreeDrink, HappyHour, OfferDraft, OfferTerms, TabDiscount};
use kernel::{
    Money, VenueId,
    time::Weekday::{Friday, Saturday, Sunday, Thursday, Tuesday, Wednesday},
};

use super::offers::{at, offer, texts};

fn drink(name: &str, list: i64, member: i64, alcoholic: bool) -> DrinkPrice {
    DrinkPrice {
        name: name.to_owned(),
        list_price: Money::eur(list),
        member_price: Money::eur(member),
        alcoholic,
    }
}

pub fn bar(venues: &[VenueId]) -> Vec<OfferDraft> {
    let cocktails = HappyHour {
        drinks: vec![
            drink("Cocktail signature", 1400, 1120, true),
            drink("Cocktail sans alcool", 1000, 800, false),
        ],
    };
    let welcome = FreeDrink {
        drink: "Verre de vin naturel ou limonade maison".to_owned(),
        list_price: Money::eur(650),
        alcoholic: true,
        minimum_order: Some(Money::eur(900)),
    };
    let tab = TabDiscount {
        percent: 20,
        cap: Some(Money::eur(4000)),
        excluded_items: texts(&["Bouteilles de champagne"]),
    };
    vec![
        offer(
            (
                "Cocktails signature",
                "Trois cocktails au choix de la carte signature, sans minimum. Version sans alcool au même tarif.",
            ),
            OfferTerms::HappyHour(cocktails),
            (
                at(venues, 0),
                15,
                &[(Thursday, (21, 0), (23, 30)), (Friday, (21, 0), (23, 30)), (Saturday, (22, 0), (2, 0))],
            ),
            &[(6, 30), (10, 40)],
        ),
        offer(
            ("Un verre offert à l’apéro", "Pour toute planche commandée, le premier verre est pour nous."),
            OfferTerms::FreeDrink(welcome),
            (at(venues, 1), 30, &[(Tuesday, (18, 30), (21, 0)), (Wednesday, (18, 30), (21, 0))]),
            &[],
        ),
        offer(
            ("La note allégée", "Vingt pour cent de moins sur toute l’addition, softs et planches compris."),
            OfferTerms::TabDiscount(tab),
            (at(venues, 1), 40, &[(Sunday, (17, 0), (21, 0))]),
            &[(8, 25), (16, 30)],
        ),
    ]
}

pub fn lyon(venues: &[VenueId]) -> Vec<OfferDraft> {
    let drinks =
        vec![drink("Pinte de blonde locale", 700, 500, true), drink("Thé glacé maison", 500, 350, false)];
    vec![offer(
        ("Apéro dans la traboule", "Bières d’ici et rosette, sous les voûtes."),
        OfferTerms::HappyHour(HappyHour { drinks }),
        (at(venues, 0), 35, &[(Thursday, (18, 0), (21, 0)), (Friday, (18, 0), (21, 0))]),
        &[(10, 40)],
    )]
}

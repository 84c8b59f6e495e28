//! Data for measurements: many outings all over France, and members who register for them.

use anyhow::Result;
use contracts::{
    Actor, StaffRole,
    catalog::{
        Address, CatalogService, CreateVenue, DrinkPrice, GroupTier, HappyHour, ImportBatch, ImportOuting,
        ImportPartner, ImportRow, OfferTerms, PartnerType, TierBenefit,
    },
    identity::AccountRole,
};
use kernel::{Clock, Money, PartnerId, SystemClock};

use super::{account, demo_siret};
use crate::Platform;

const PARTNER: &str = "Banc de mesure";
/// Rows of one call of the catalog.
const BATCH: u32 = 500;
/// Towns the outings are spread over: name, postal code, latitude, longitude.
const TOWNS: [(&str, &str, f64, f64); 8] = [
    ("Paris", "75011", 48.8566, 2.3522),
    ("Lyon", "69002", 45.7578, 4.8320),
    ("Marseille", "13001", 43.2965, 5.3698),
    ("Toulouse", "31000", 43.6045, 1.4440),
    ("Nantes", "44000", 47.2184, -1.5536),
    ("Bordeaux", "33000", 44.8378, -0.5792),
    ("Lille", "59000", 50.6292, 3.0573),
    ("Strasbourg", "67000", 48.5734, 7.7521),
];

/// Loads `outings` outings of one partner with a door account, and `members` members.
///
/// # Errors
/// When a context refuses or does not answer.
pub async fn load_for_measurement(platform: &Platform, outings: u32, members: u32) -> Result<()> {
    let partner = PartnerId::derived_from(PARTNER);
    let staff = |role| AccountRole::Staff { partner, role };
    let email = |name: &str| format!("bench-{name}@demo.yousoon.com");
    let owner = account(platform, &email("owner"), ("Banc", "Mesure"), staff(StaffRole::Owner)).await?;
    account(platform, &email("door"), ("Banc", "Porte"), staff(StaffRole::Door)).await?;
    for number in 1..=members {
        account(platform, &email(&format!("member-{number}")), ("Banc", "Membre"), AccountRole::Member)
            .await?;
    }
    let partner = ImportPartner {
        name: PARTNER.to_owned(),
        siret: demo_siret(99),
        partner_type: PartnerType::Bar,
        owner: owner.id,
    };
    for from in (0..outings).step_by(BATCH as usize) {
        let rows = (from..outings.min(from + BATCH)).map(row).collect();
        platform.catalog.import(&Actor::System, ImportBatch { partner: partner.clone(), rows }).await?;
        tracing::info!("{} of {outings} outings", outings.min(from + BATCH));
    }
    Ok(())
}

/// Outing `number`, spread over towns, streets, days and prices.
fn row(number: u32) -> ImportRow {
    let (city, postal_code, latitude, longitude) = TOWNS[number as usize % TOWNS.len()];
    let (north, east) = (f64::from(number / 8 % 100) / 1_000.0, f64::from(number / 800 % 100) / 1_000.0);
    let list = 800 + i64::from(number % 12) * 50;
    let drink = |name: &str, alcoholic: bool| DrinkPrice {
        name: name.to_owned(),
        list_price: Money::eur(list),
        member_price: Money::eur(list).less_percent(20),
        alcoholic,
    };
    let drinks = vec![drink("Cocktail maison", true), drink("Cocktail sans alcool", false)];
    let tier = |min_people, percent| GroupTier { min_people, benefit: TierBenefit::DiscountPercent(percent) };
    let starts_at =
        SystemClock.now().plus_days(1 + i64::from(number % 27)).plus_minutes(i64::from(number % 240));
    let names = ["Le Zinc", "La Lanterne", "Le Perchoir", "L’Escale", "La Grande Ourse", "Le Passage"];
    let name = format!("{} {}", names[number as usize % names.len()], number / 6);
    ImportRow {
        key: format!("measurement:{number}"),
        venue_key: None,
        venue: CreateVenue {
            name: name.clone(),
            address: Address {
                street: format!("{} rue de la République", number % 200 + 1),
                postal_code: postal_code.to_owned(),
                city: city.to_owned(),
                country: "FR".to_owned(),
            },
            latitude: latitude + north - 0.05,
            longitude: longitude + east - 0.05,
            opening_hours: Vec::new(),
            time_zone: None,
            photos: Vec::new(),
        },
        outing: Some(ImportOuting {
            title: format!("Apéro de {city} nº {number}"),
            description: "Cocktails et planches, version sans alcool au même tarif.".to_owned(),
            terms: OfferTerms::HappyHour(HappyHour { drinks }),
            tiers: vec![tier(6, 30), tier(12, 40)],
            starts_at,
            ends_at: starts_at.plus_minutes(180),
            capacity: 60,
        }),
    }
}

//! From a feature to a row of the catalog's import.

use contracts::catalog::{
    Address, CreateVenue, EventTicket, GroupTier, ImportOuting, ImportRow, OfferTerms, PartnerType,
    TabDiscount, TierBenefit,
};
use kernel::{TimeZoneName, Timestamp};

use super::{Options, dates::when, feature::Feature, price::list_price};

/// Percent off that the demo gives; open data knows no discounts.
const DEMO_PERCENT: u8 = 20;

/// A partner made for imported data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DemoPartner {
    pub name: &'static str,
    pub mailbox: &'static str,
    pub number: u64,
    pub partner_type: PartnerType,
}

/// A row with the partner it belongs to.
pub struct Row {
    pub partner: DemoPartner,
    pub row: ImportRow,
}

/// The row of a feature.
///
/// # Errors
/// Why the feature cannot become one; the catalog's own checks come later.
pub fn row(feature: &Feature, options: &Options, now: Timestamp) -> Result<Row, &'static str> {
    let venue = venue(feature)?;
    let place = format!("venue:{}|{}|{}", venue.name, venue.address.street, venue.address.postal_code);
    match options {
        Options::Venues { partner_type } => {
            let partner = venues_partner(*partner_type);
            Ok(Row { partner, row: ImportRow { key: place, venue_key: None, venue, outing: None } })
        }
        Options::Outings { shift_weeks, capacity } => {
            let (partner, outing) = outing(feature, now, *shift_weeks, *capacity)?;
            let source = feature.text(&["uid", "id", "recordid"]);
            let key = source.unwrap_or_else(|| format!("{place}|{}", outing.title));
            let key = format!("outing:{key}");
            // Concerts at one bar share it, within the partner: a venue has one owner.
            let venue_key = Some(format!("{}|{place}", partner.mailbox));
            Ok(Row { partner, row: ImportRow { key, venue_key, venue, outing: Some(outing) } })
        }
    }
}

fn venue(feature: &Feature) -> Result<CreateVenue, &'static str> {
    let (latitude, longitude) = feature.point().ok_or("no point")?;
    let name = feature.text(&["placename", "nom", "name"]).ok_or("no name")?;
    let address = feature.text(&["address", "adresse"]).ok_or("no address")?;
    let address = address_of(&address).ok_or("no postal code and town in the address")?;
    let (opening_hours, photos) = (Vec::new(), Vec::new());
    Ok(CreateVenue { name, address, latitude, longitude, opening_hours, time_zone: None, photos })
}

/// "142 Rue Saint-Denis 75002 Paris 75002 Paris" and "6, Rue Amélie, 31000 Toulouse" alike: what stands
/// before the first postal code is the street, what follows the last one is the town.
fn address_of(text: &str) -> Option<Address> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_code = |word: &&str| word.len() == 5 && word.bytes().all(|b| b.is_ascii_digit());
    let first = words.iter().position(is_code)?;
    let last = words.iter().rposition(is_code)?;
    let before = words[..first].join(" ");
    let after = words[last + 1..].join(" ");
    // "9 Rue Biscornet, Paris 75012" names the town first.
    let (street, city) = if after.is_empty() { before.rsplit_once(", ")? } else { (&*before, &*after) };
    Some(Address {
        street: street.trim_end_matches(',').to_owned(),
        postal_code: words[last].to_owned(),
        city: city.to_owned(),
        country: "FR".to_owned(),
    })
}

fn outing(
    feature: &Feature,
    now: Timestamp,
    shift_weeks: Option<u32>,
    capacity: u32,
) -> Result<(DemoPartner, ImportOuting), &'static str> {
    let title = feature.text(&["title", "titre"]).ok_or("no title")?;
    let start = feature.text(&["date_start", "start"]).ok_or("no start")?;
    let end = feature.text(&["date_end", "end"]).unwrap_or_else(|| start.clone());
    let (starts_at, ends_at) =
        when((&start, &end), &TimeZoneName::paris(), now, shift_weeks).ok_or("dates that are none")?;
    let (partner, terms) = terms(feature, &title);
    let tier = |min_people, percent| GroupTier { min_people, benefit: TierBenefit::DiscountPercent(percent) };
    let outing = ImportOuting {
        title: shortened(&title, 120),
        description: description(feature),
        terms,
        tiers: vec![tier(8, DEMO_PERCENT + 5), tier(15, DEMO_PERCENT + 10)],
        starts_at,
        ends_at,
        capacity,
    };
    Ok((partner, outing))
}

/// Made up, since open data knows no discounts: a ticket for less where there is a price, else a part of
/// the tab of the bar.
fn terms(feature: &Feature, title: &str) -> (DemoPartner, OfferTerms) {
    match feature.text(&["pricing_info", "price", "prix"]).as_deref().and_then(list_price) {
        Some(list_price) => {
            let partner = DemoPartner {
                name: "Données ouvertes : concerts et spectacles",
                mailbox: "donnees-concerts",
                number: 90,
                partner_type: PartnerType::EventOrganiser,
            };
            let member_price = list_price.less_percent(DEMO_PERCENT);
            let line_up = vec![shortened(title, 120)];
            (partner, OfferTerms::EventTicket(EventTicket { line_up, list_price, member_price }))
        }
        None => {
            let partner = DemoPartner {
                name: "Données ouvertes : soirées en bar",
                mailbox: "donnees-soirees",
                number: 91,
                partner_type: PartnerType::Bar,
            };
            let terms = TabDiscount { percent: DEMO_PERCENT, cap: None, excluded_items: Vec::new() };
            (partner, OfferTerms::TabDiscount(terms))
        }
    }
}

fn description(feature: &Feature) -> String {
    let parts = [&["description"][..], &["free_text"], &["tags"], &["pricing_info"]];
    let found: Vec<String> = parts.iter().filter_map(|names| feature.text(names)).collect();
    shortened(&found.join("\n\n"), 5_000)
}

fn shortened(text: &str, max: usize) -> String {
    if text.chars().count() <= max {
        return text.to_owned();
    }
    let kept: String = text.chars().take(max - 1).collect();
    format!("{}…", kept.trim_end())
}

fn venues_partner(partner_type: PartnerType) -> DemoPartner {
    let (name, mailbox, number) = match partner_type {
        PartnerType::Bar => ("Données ouvertes : bars et cafés", "donnees-bars", 92),
        PartnerType::Restaurant => ("Données ouvertes : restaurants", "donnees-restaurants", 93),
        PartnerType::Nightclub => ("Données ouvertes : clubs", "donnees-clubs", 94),
        PartnerType::Activity => ("Données ouvertes : activités", "donnees-activites", 95),
        PartnerType::Culture => ("Données ouvertes : culture", "donnees-culture", 96),
        PartnerType::SportWellness => ("Données ouvertes : sport et bien-être", "donnees-sport", 97),
        PartnerType::EventOrganiser => ("Données ouvertes : organisateurs", "donnees-organisateurs", 98),
    };
    DemoPartner { name, mailbox, number, partner_type }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_as_the_open_data_writes_them() {
        for (text, street, code, city) in [
            ("36 rue Beaurepaire 75010 Paris", "36 rue Beaurepaire", "75010", "Paris"),
            ("142 Rue Saint-Denis 75002 Paris 75002 Paris", "142 Rue Saint-Denis", "75002", "Paris"),
            ("6, Rue Amélie, 31000 Toulouse", "6, Rue Amélie", "31000", "Toulouse"),
            ("9 Rue Biscornet, Paris 75012", "9 Rue Biscornet", "75012", "Paris"),
            ("8 rue L'Olive 75018 Paris", "8 rue L'Olive", "75018", "Paris"),
        ] {
            let address = address_of(text).unwrap();
            assert_eq!(
                (address.street.as_str(), address.postal_code.as_str(), address.city.as_str()),
                (street, code, city)
            );
        }
        assert!(address_of("Bourg, Bretagne").is_none());
        assert!(address_of("1 rue X 75001").is_none());
    }
}

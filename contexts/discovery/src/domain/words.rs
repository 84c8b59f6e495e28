//! The words an outing is found by: what its offer and venue say, and what people call such a place.

use contracts::catalog::{MealService, OfferKind, OfferTerms, OfferView, PartnerType, VenueView};
use kernel::Language;

/// The text of an offer at a venue, in three weights.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Texts {
    /// The offer's title and the venue's name: they weigh most.
    pub names: String,
    /// Description, terms, address, partner.
    pub body: String,
    /// What people call such a place or such an offer: they weigh least.
    pub hints: String,
}

/// The text of an offer at a venue.
#[must_use]
pub fn texts_of(offer: &OfferView, venue: &VenueView) -> Texts {
    let address = &venue.address;
    let mut body = vec![
        offer.description.as_str(),
        &offer.partner_name,
        &venue.partner_name,
        &address.street,
        &address.postal_code,
        &address.city,
    ];
    body.extend(words_of_terms(&offer.terms));
    Texts {
        names: format!("{} · {}", offer.title, venue.name),
        body: body.join(" · "),
        hints: format!("{} {}", called(offer.partner_type), described(offer.terms.kind())),
    }
}

/// What the terms name: drinks, dishes, shows, disciplines, artists.
fn words_of_terms(terms: &OfferTerms) -> Vec<&str> {
    fn both<'a>(first: &'a str, second: Option<&'a String>) -> Vec<&'a str> {
        std::iter::once(first).chain(second.map(String::as_str)).collect()
    }
    match terms {
        OfferTerms::HappyHour(terms) => terms.drinks.iter().map(|drink| drink.name.as_str()).collect(),
        OfferTerms::FreeDrink(terms) => vec![&terms.drink],
        OfferTerms::TabDiscount(_) => Vec::new(),
        OfferTerms::BillDiscount(terms) => terms.services.iter().map(|service| meal(*service)).collect(),
        OfferTerms::SetMenu(terms) => terms.courses.iter().map(String::as_str).collect(),
        OfferTerms::FreeItem(terms) => vec![&terms.item],
        OfferTerms::ReducedEntry(terms) | OfferTerms::GuestList(terms) => {
            terms.dress_code.iter().map(String::as_str).collect()
        }
        OfferTerms::ActivityTicket(terms) | OfferTerms::SessionPack(terms) => {
            let parts = [&terms.level, &terms.equipment, &terms.meeting_point];
            parts.into_iter().flatten().map(String::as_str).collect()
        }
        OfferTerms::CultureTicket(terms) => both(&terms.show, terms.seat_category.as_ref()),
        OfferTerms::Duo(terms) => both(&terms.show, terms.seat_category.as_ref()),
        OfferTerms::TrialSession(terms) | OfferTerms::SportTicket(terms) => {
            both(&terms.discipline, terms.coach.as_ref())
        }
        OfferTerms::EventTicket(terms) => terms.line_up.iter().map(String::as_str).collect(),
        OfferTerms::EarlyBird(terms) => terms.line_up.iter().map(String::as_str).collect(),
    }
}

const fn meal(service: MealService) -> &'static str {
    match service {
        MealService::Lunch => "déjeuner midi lunch",
        MealService::Dinner => "dîner soir dinner",
    }
}

/// The name of a partner type. Whoever searches for it finds the places of the type: a test says so.
#[must_use]
pub const fn name_of(partner_type: PartnerType, language: Language) -> &'static str {
    let (french, english) = match partner_type {
        PartnerType::Bar => ("Bar", "Bar"),
        PartnerType::Restaurant => ("Restaurant", "Restaurant"),
        PartnerType::Nightclub => ("Boîte de nuit", "Nightclub"),
        PartnerType::Activity => ("Activité", "Activity"),
        PartnerType::Culture => ("Culture", "Culture"),
        PartnerType::SportWellness => ("Sport et bien-être", "Sport & wellness"),
        PartnerType::EventOrganiser => ("Événement", "Event"),
    };
    match language {
        Language::Fr => french,
        Language::En => english,
    }
}

/// What people call a place of this type, in both languages. Only what fits every place of the type: not
/// "musée", which a theatre is not.
#[must_use]
pub const fn called(partner_type: PartnerType) -> &'static str {
    match partner_type {
        PartnerType::Bar => "bar apéro apéritif afterwork verre boire cocktail bière vin café pub drinks",
        PartnerType::Restaurant => {
            "resto restaurant table dîner déjeuner manger cuisine bistrot brasserie food"
        }
        PartnerType::Nightclub => {
            "club boîte discothèque danser danse soirée fête dj nuit clubbing nightclub party"
        }
        PartnerType::Activity => "activité loisir jeu sortie atelier expérience groupe fun activity",
        PartnerType::Culture => "culture culturelle spectacle exposition expo show",
        PartnerType::SportWellness => "sport bien-être fitness gym salle cours détente santé wellness",
        PartnerType::EventOrganiser => "événement event festival concert soirée live billet musique",
    }
}

/// What people call an offer of this kind, in both languages.
const fn described(kind: OfferKind) -> &'static str {
    match kind {
        OfferKind::HappyHour => "happy hour",
        OfferKind::FreeDrink => "verre boisson offert gratuit free drink",
        OfferKind::TabDiscount => "addition réduction remise",
        OfferKind::BillDiscount => "addition réduction remise repas",
        OfferKind::SetMenu => "menu formule repas",
        OfferKind::FreeItem => "offert gratuit dessert free",
        OfferKind::ReducedEntry => "entrée réduite",
        OfferKind::GuestList => "guest list liste invité entrée",
        OfferKind::TicketDiscount => "billet place entrée ticket",
        OfferKind::SessionPack => "pack séances carnet",
        OfferKind::Duo => "duo deux couple place billet",
        OfferKind::TrialSession => "essai découverte séance initiation débutant",
        OfferKind::EarlyBird => "early bird prévente billet ticket",
    }
}

/// French words that say nothing by themselves, folded as the index folds them; with the letters that an
/// apostrophe leaves alone ("l'Olympia").
const FILLERS: &[&str] = &[
    "a", "au", "aux", "avec", "c", "ce", "ces", "cet", "cette", "chez", "d", "dans", "de", "des", "du",
    "elle", "en", "est", "et", "eux", "il", "ils", "j", "je", "l", "la", "le", "les", "leur", "lui", "m",
    "ma", "mes", "mon", "n", "ne", "nos", "notre", "nous", "on", "ou", "par", "pas", "pour", "qu", "que",
    "qui", "s", "sa", "se", "ses", "son", "sur", "t", "ta", "te", "tes", "ton", "tu", "un", "une", "vos",
    "votre", "vous", "y",
];

/// Whether a folded word says nothing by itself.
#[must_use]
pub fn is_filler(word: &str) -> bool {
    FILLERS.binary_search(&word).is_ok()
}

/// How many letters of a word may be wrong: none of a short one or one with a digit (a postal code that is
/// nearly right is another town), one from 4 letters, two from 8.
#[must_use]
pub fn typos_forgiven(word: &str) -> u8 {
    match word.chars().count() {
        _ if word.chars().any(|c| c.is_ascii_digit()) => 0,
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fillers_are_sorted_for_the_search_in_them() {
        assert!(FILLERS.is_sorted());
        assert!(is_filler("le") && is_filler("l") && !is_filler("bar"));
    }

    #[test]
    fn only_longer_words_of_letters_may_be_misspelt() {
        for (word, forgiven) in [("bar", 0), ("cafe", 1), ("theatre", 1), ("cocktials", 2), ("75011", 0)] {
            assert_eq!(typos_forgiven(word), forgiven, "{word}");
        }
    }
}

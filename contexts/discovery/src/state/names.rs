//! The names people may type: of offers and venues by the beginnings of their words, and of cities.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    ops::Bound,
};

use kernel::{OfferId, VenueId, text::fold};

use crate::domain::typed::{Fit, Typed};

/// What bears a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Bearer {
    /// An offer, its title.
    Offer(OfferId),
    /// A venue.
    Venue(VenueId),
}

/// A city where venues are.
pub struct City {
    /// Its name, as the first of its venues writes it.
    pub name: String,
    /// Its venues.
    pub venues: HashSet<VenueId>,
}

/// The names, folded: in lower case without accents.
#[derive(Default)]
pub struct Names {
    folded: HashMap<Bearer, String>,
    by_word: BTreeMap<String, HashSet<Bearer>>,
    cities: HashMap<String, City>,
    city_of: HashMap<VenueId, String>,
}

impl Names {
    /// Keeps the name of an offer or venue, instead of the one it had.
    pub fn put(&mut self, bearer: Bearer, name: &str) {
        let folded = fold(name);
        if self.folded.get(&bearer) == Some(&folded) {
            return;
        }
        self.remove(bearer);
        for word in folded.split(' ').filter(|word| !word.is_empty()) {
            self.by_word.entry(word.to_owned()).or_default().insert(bearer);
        }
        self.folded.insert(bearer, folded);
    }

    /// Forgets a name.
    pub fn remove(&mut self, bearer: Bearer) {
        let Some(folded) = self.folded.remove(&bearer) else { return };
        for word in folded.split(' ') {
            if let Some(bearers) = self.by_word.get_mut(word) {
                bearers.remove(&bearer);
                if bearers.is_empty() {
                    self.by_word.remove(word);
                }
            }
        }
    }

    /// Keeps where a venue is, instead of where it was.
    pub fn put_city(&mut self, venue: VenueId, name: &str) {
        let folded = fold(name);
        if self.city_of.get(&venue) == Some(&folded) {
            return;
        }
        self.remove_city(venue);
        let city = self.cities.entry(folded.clone());
        let city = city.or_insert_with(|| City { name: name.to_owned(), venues: HashSet::new() });
        city.venues.insert(venue);
        self.city_of.insert(venue, folded);
    }

    /// Forgets where a venue is.
    pub fn remove_city(&mut self, venue: VenueId) {
        let Some(folded) = self.city_of.remove(&venue) else { return };
        if let Some(city) = self.cities.get_mut(&folded) {
            city.venues.remove(&venue);
            if city.venues.is_empty() {
                self.cities.remove(&folded);
            }
        }
    }

    /// Who bears a name that fits, with the folded name.
    #[must_use]
    pub fn fitting<'a>(&'a self, typed: &Typed) -> Vec<(Bearer, &'a str, Fit)> {
        let start = typed.longest();
        let from = (Bound::Included(start), Bound::Unbounded);
        let words = self.by_word.range::<str, _>(from).take_while(|(word, _)| word.starts_with(start));
        // A name may have two words that begin so.
        let bearers: HashSet<Bearer> = words.flat_map(|(_, bearers)| bearers).copied().collect();
        let with_fit = bearers.into_iter().filter_map(|bearer| {
            let name = self.folded.get(&bearer)?;
            Some((bearer, name.as_str(), typed.fit(name)?))
        });
        with_fit.collect()
    }

    /// The cities whose name fits.
    #[must_use]
    pub fn fitting_cities<'a>(&'a self, typed: &Typed) -> Vec<(&'a City, Fit)> {
        self.cities.iter().filter_map(|(name, city)| Some((city, typed.fit(name)?))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(names: &Names, text: &str) -> Vec<String> {
        let typed = Typed::read(text).unwrap();
        let mut found: Vec<String> =
            names.fitting(&typed).iter().map(|(_, name, _)| (*name).to_owned()).collect();
        found.extend(names.fitting_cities(&typed).iter().map(|(city, _)| city.name.clone()));
        found.sort();
        found
    }

    #[test]
    fn a_name_is_found_until_it_changes_or_goes() {
        let mut names = Names::default();
        let (bar, deal) = (Bearer::Venue(VenueId::generate()), Bearer::Offer(OfferId::generate()));
        names.put(bar, "Le Bar à Barbe");
        names.put(deal, "Barbecue");
        assert_eq!(found(&names, "barb"), ["barbecue", "le bar a barbe"]);
        names.put(bar, "Chez Léa");
        names.put(bar, "Chez Léa");
        assert_eq!(found(&names, "barb"), ["barbecue"]);
        assert_eq!(found(&names, "lea"), ["chez lea"]);
        names.remove(bar);
        names.remove(deal);
        assert!(names.by_word.is_empty() && names.folded.is_empty());
    }

    #[test]
    fn a_city_is_there_as_long_as_a_venue_is() {
        let mut names = Names::default();
        let (one, other) = (VenueId::generate(), VenueId::generate());
        names.put_city(one, "Orléans");
        names.put_city(other, "ORLEANS");
        assert_eq!(found(&names, "orl"), ["Orléans"]);
        names.put_city(one, "Saint-Étienne");
        assert_eq!(found(&names, "saint et"), ["Saint-Étienne"]);
        assert_eq!(found(&names, "orl"), ["Orléans"]);
        names.remove_city(other);
        names.remove_city(one);
        assert!(names.cities.is_empty() && names.city_of.is_empty());
    }
}

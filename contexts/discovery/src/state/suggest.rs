//! What typed letters may become: names of what can be booked, best first.

use std::{cmp::Reverse, collections::HashMap};

use contracts::{
    catalog::PartnerType,
    discovery::{SearchSuggestion, SuggestSearches, SuggestionKind},
};
use kernel::{Language, OfferId, OutingId, Timestamp, VenueId, text::fold};
use strum::IntoEnumIterator;

use super::{PairNumber, State, names::Bearer};
use crate::domain::{
    facts::Facts,
    type_set::TypeSet,
    typed::{Fit, Typed},
    words::{called, name_of},
};

/// A suggestion with what it is ranked by.
struct Candidate {
    fit: Fit,
    /// How much there is to book under this name.
    weight: usize,
    suggestion: SearchSuggestion,
}

impl State {
    /// The names that fit what `query` has `typed` and under which something can be booked at `now`, each once.
    #[must_use]
    pub fn suggest(&self, query: &SuggestSearches, typed: &Typed, now: Timestamp) -> Vec<SearchSuggestion> {
        let now = now.as_millis();
        let mut candidates = self.fitting_types(typed, query.language, now);
        candidates.extend(self.fitting_cities(typed, now));
        candidates.extend(self.fitting_names(typed, now));
        mixed(candidates, query.first as usize)
    }

    fn fitting_types(&self, typed: &Typed, language: Language, now: i64) -> Vec<Candidate> {
        let fit_of = |partner_type| {
            let names = [Language::Fr, Language::En].map(|language| name_of(partner_type, language));
            let by_name = names.into_iter().filter_map(|name| typed.fit(&fold(name))).min();
            // What people call such a place leads there too, after what bears the word as its name.
            by_name.or_else(|| typed.fit(&fold(called(partner_type))).map(|_| Fit::Within))
        };
        let is_there = |partner_type| {
            let bit = TypeSet::bit(partner_type);
            self.facts.iter().any(|facts| facts.type_bit() == bit && facts.is_live(now))
        };
        let candidate = |partner_type: PartnerType| {
            let fit = fit_of(partner_type).filter(|_| is_there(partner_type))?;
            let text = name_of(partner_type, language).to_owned();
            let (kind, partner_type) = (SuggestionKind::PartnerType, Some(partner_type));
            Some(Candidate {
                fit,
                weight: 0,
                suggestion: SearchSuggestion { text, kind, outing: None, partner_type },
            })
        };
        PartnerType::iter().filter_map(candidate).collect()
    }

    fn fitting_cities(&self, typed: &Typed, now: i64) -> Vec<Candidate> {
        let cities = self.names.fitting_cities(typed).into_iter().filter(|(city, _)| {
            city.venues.iter().any(|venue| self.live_at_venue(*venue, now).next().is_some())
        });
        cities
            .map(|(city, fit)| Candidate::of(SuggestionKind::City, &city.name, fit, city.venues.len()))
            .collect()
    }

    fn fitting_names(&self, typed: &Typed, now: i64) -> Vec<Candidate> {
        // Venues of one name, and offers of one title, are one suggestion.
        let mut by_name: HashMap<(SuggestionKind, &str), Candidate> = HashMap::new();
        for (bearer, name, fit) in self.names.fitting(typed) {
            let Some(candidate) = self.candidate(bearer, fit, now) else { continue };
            let same = by_name.entry((candidate.suggestion.kind, name));
            let merge = |known: &mut Candidate| {
                known.weight += candidate.weight;
                known.suggestion.outing = None;
            };
            same.and_modify(merge).or_insert(candidate);
        }
        by_name.into_values().collect()
    }

    fn candidate(&self, bearer: Bearer, fit: Fit, now: i64) -> Option<Candidate> {
        match bearer {
            Bearer::Offer(id) => {
                let (weight, next) = self.live_of_offer(id, now);
                let title = &self.offers.get(&id)?.view.title;
                let mut candidate = Candidate::of(SuggestionKind::Offer, title, fit, weight);
                candidate.suggestion.outing = Some(next?);
                Some(candidate)
            }
            Bearer::Venue(id) => {
                let weight = self.live_at_venue(id, now).count();
                let name = &self.venues.get(&id)?.view.name;
                (weight > 0).then(|| Candidate::of(SuggestionKind::Venue, name, fit, weight))
            }
        }
    }

    /// How many outings of an offer can be booked, and the next of them.
    fn live_of_offer(&self, id: OfferId, now: i64) -> (usize, Option<OutingId>) {
        let pairs = self.offers.get(&id).map(|offer| offer.pairs.as_slice()).unwrap_or_default();
        let next = self.live_of_pairs(pairs, now).min_by_key(|facts| (facts.starts_at(), facts.id()));
        (self.live_of_pairs(pairs, now).count(), next.map(Facts::id))
    }

    fn live_at_venue(&self, id: VenueId, now: i64) -> impl Iterator<Item = &Facts> {
        let pairs = self.venues.get(&id).map(|venue| venue.pairs.as_slice()).unwrap_or_default();
        self.live_of_pairs(pairs, now)
    }

    fn live_of_pairs<'a>(&'a self, pairs: &'a [PairNumber], now: i64) -> impl Iterator<Item = &'a Facts> {
        let slots = pairs.iter().filter_map(|number| self.pairs.get(number)).flat_map(|pair| &pair.slots);
        slots.filter_map(|slot| self.facts.get(*slot as usize)).filter(move |facts| facts.is_live(now))
    }
}

impl Candidate {
    fn of(kind: SuggestionKind, text: &str, fit: Fit, weight: usize) -> Self {
        let suggestion = SearchSuggestion { text: text.to_owned(), kind, outing: None, partner_type: None };
        Self { fit, weight, suggestion }
    }

    fn rank(&self) -> (Fit, SuggestionKind, Reverse<usize>, &str) {
        (self.fit, self.suggestion.kind, Reverse(self.weight), &self.suggestion.text)
    }
}

/// The best `first`, no kind more than half of them unless the others leave room.
fn mixed(mut candidates: Vec<Candidate>, first: usize) -> Vec<SearchSuggestion> {
    candidates.sort_unstable_by(|one, other| one.rank().cmp(&other.rank()));
    let share = first.div_ceil(2);
    let mut of_kind: HashMap<SuggestionKind, usize> = HashMap::new();
    let (mut chosen, spare): (Vec<_>, Vec<_>) = candidates.into_iter().partition(|candidate| {
        let count = of_kind.entry(candidate.suggestion.kind).or_default();
        *count += 1;
        *count <= share
    });
    let room = first.saturating_sub(chosen.len());
    chosen.truncate(first);
    chosen.extend(spare.into_iter().take(room));
    chosen.sort_unstable_by(|one, other| one.rank().cmp(&other.rank()));
    chosen.into_iter().map(|candidate| candidate.suggestion).collect()
}

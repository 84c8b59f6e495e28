//! What is looked for: words and filters, as the person chose them, and as the gateway is asked.

use jiff::civil::Weekday;

use crate::{
    api::outings::{BoundsInput, NearInput, OutingFilter, PartnerType, SearchSuggestion},
    format,
    texts::{Lang, fill, text},
    time::Instant,
};

/// When.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// From now until the morning.
    Tonight,
    /// The whole of tomorrow.
    Tomorrow,
    /// Friday evening to Sunday night.
    WeekEnd,
    /// Seven days.
    Week,
}

impl When {
    /// In the order of filters.
    pub const ALL: [Self; 4] = [Self::Tonight, Self::Tomorrow, Self::WeekEnd, Self::Week];

    /// Its name.
    pub fn name(self, lang: Lang) -> String {
        text(
            lang,
            match self {
                Self::Tonight => "filter-tonight",
                Self::Tomorrow => "filter-tomorrow",
                Self::WeekEnd => "filter-week-end",
                Self::Week => "filter-week",
            },
        )
    }

    /// From when until when, in Paris.
    pub fn span(self, now: Instant) -> (Instant, Instant) {
        let today = Instant::paris(now.timestamp()).day();
        let midnight = |days: i64| {
            Instant::midnight_in_paris(today.checked_add(jiff::Span::new().days(days)).unwrap_or(today))
        };
        let to_friday = i64::from(today.weekday().until(Weekday::Friday));
        // On Saturday and Sunday it has begun already.
        let weekend_runs = matches!(today.weekday(), Weekday::Saturday | Weekday::Sunday);
        match self {
            Self::Tonight => (now, midnight(1)),
            Self::Tomorrow => (midnight(1), midnight(2)),
            Self::WeekEnd if weekend_runs => {
                (now, midnight(i64::from(today.weekday().until(Weekday::Monday))))
            }
            Self::WeekEnd => (midnight(to_friday).max(now), midnight(to_friday + 3)),
            Self::Week => (now, midnight(7)),
        }
    }
}

/// A place on the globe, in degrees.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Position {
    /// North.
    pub latitude: f64,
    /// East.
    pub longitude: f64,
}

/// What is looked for. What is absent does not matter.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Search {
    /// Words.
    pub text: String,
    /// When.
    pub when: Option<When>,
    /// Types of partner.
    pub types: Vec<PartnerType>,
    /// At least so many percent off; 0 does not matter.
    pub discount: i32,
    /// Within so many kilometres of the position; 0 does not matter.
    pub kilometers: i32,
    /// With room for so many.
    pub people: i32,
    /// Where the person is, once allowed.
    pub position: Option<Position>,
}

/// The steepest discount that can be asked for.
pub const MOST_DISCOUNT: i32 = 50;
/// The widest circle, in kilometres.
pub const FARTHEST: i32 = 30;
/// The largest group.
pub const MOST_PEOPLE: i32 = 20;

impl Search {
    /// As the gateway is asked; `bounds` is the map that is shown, if one is.
    pub fn filter(&self, now: Instant, bounds: Option<BoundsInput>) -> OutingFilter {
        let span = self.when.map(|when| when.span(now));
        let some = |number: i32| (number > 0).then_some(number);
        let near = self.position.filter(|_| bounds.is_none()).map(|position| NearInput {
            latitude: position.latitude,
            longitude: position.longitude,
            radius_meters: some(self.kilometers).unwrap_or(FARTHEST) * 1_000,
        });
        let words = self.text.trim();
        OutingFilter {
            near,
            bounds,
            text: (!words.is_empty()).then(|| words.to_owned()),
            partner_types: (!self.types.is_empty()).then(|| self.types.clone()),
            from: span.map(|(from, _)| from),
            to: span.map(|(_, to)| to),
            party_size: some(self.people).filter(|people| *people > 1),
            min_discount_percent: some(self.discount),
        }
    }

    /// Puts a type in or takes it out.
    pub fn toggle(&mut self, partner_type: PartnerType) {
        match self.types.iter().position(|known| *known == partner_type) {
            Some(place) => drop(self.types.remove(place)),
            None => self.types.push(partner_type),
        }
    }

    /// Looks for what a suggestion names: a type of partner is a filter, all else are words.
    pub fn follow(&mut self, suggestion: &SearchSuggestion) {
        match suggestion.partner_type {
            Some(partner_type) => {
                self.text.clear();
                self.types = vec![partner_type];
            }
            None => self.text.clone_from(&suggestion.text),
        }
    }

    /// How many filters are set, words aside.
    pub fn filters(&self) -> usize {
        let set = [
            self.when.is_some(),
            !self.types.is_empty(),
            self.discount > 0,
            self.kilometers > 0 && self.position.is_some(),
            self.people > 1,
        ];
        set.into_iter().filter(|set| *set).count()
    }

    /// Without filters; words and position stay.
    pub fn cleared(&self) -> Self {
        Self { text: self.text.clone(), position: self.position, ..Self::default() }
    }

    /// What the discount's slider means.
    pub fn discount_text(&self, lang: Lang) -> String {
        match self.discount {
            0 => text(lang, "filter-discount-any"),
            percent => {
                let percent = format::percent_off(lang, percent);
                fill(lang, "filter-discount-from", &[("percent", percent.into())])
            }
        }
    }

    /// What the distance's slider means.
    pub fn distance_text(&self, lang: Lang) -> String {
        match self.kilometers {
            0 => text(lang, "filter-distance-any"),
            kilometers => {
                let distance = format::distance(lang, kilometers * 1_000);
                fill(lang, "filter-distance-within", &[("distance", distance.into())])
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::outings::SuggestionKind;

    fn at(text: &str) -> Instant {
        text.parse().unwrap()
    }

    fn span(when: When, now: &str) -> (String, String) {
        let (from, to) = when.span(at(now));
        (from.local().to_string(), to.local().to_string())
    }

    #[test]
    fn evenings_and_week_ends_are_those_of_paris() {
        // A Wednesday.
        let now = "2026-11-25T18:00:00+01:00";
        assert_eq!(span(When::Tonight, now), ("2026-11-25T18:00:00".into(), "2026-11-26T00:00:00".into()));
        assert_eq!(span(When::Tomorrow, now), ("2026-11-26T00:00:00".into(), "2026-11-27T00:00:00".into()));
        assert_eq!(span(When::WeekEnd, now), ("2026-11-27T00:00:00".into(), "2026-11-30T00:00:00".into()));
        let saturday = "2026-11-28T12:00:00+01:00";
        assert_eq!(span(When::WeekEnd, saturday).0, "2026-11-28T12:00:00");
        assert_eq!(span(When::WeekEnd, saturday).1, "2026-11-30T00:00:00");
        let friday = "2026-11-27T12:00:00+01:00";
        assert_eq!(span(When::WeekEnd, friday).0, "2026-11-27T12:00:00");
    }

    #[test]
    fn what_is_not_chosen_is_not_asked() {
        let now = at("2026-11-25T18:00:00+01:00");
        assert_eq!(Search::default().filter(now, None), OutingFilter::default());
        let mut search = Search { text: " apéro ".into(), people: 1, ..Search::default() };
        search.toggle(PartnerType::Bar);
        search.toggle(PartnerType::Culture);
        search.toggle(PartnerType::Bar);
        let filter = search.filter(now, None);
        assert_eq!(filter.text.as_deref(), Some("apéro"));
        assert_eq!(filter.partner_types, Some(vec![PartnerType::Culture]));
        assert_eq!(filter.party_size, None);
        assert_eq!(search.filters(), 1);
        assert_eq!(search.cleared().filters(), 0);
    }

    #[test]
    fn a_suggestion_is_a_filter_or_words() {
        let suggestion = |text: &str, kind, partner_type| SearchSuggestion {
            text: text.to_owned(),
            kind,
            outing_id: None,
            partner_type,
        };
        let mut search = Search { text: "ba".to_owned(), people: 4, ..Search::default() };
        search.follow(&suggestion("Bars", SuggestionKind::PartnerType, Some(PartnerType::Bar)));
        assert_eq!((search.text.as_str(), &search.types, search.people), ("", &vec![PartnerType::Bar], 4));
        search.follow(&suggestion("Belleville", SuggestionKind::City, None));
        assert_eq!((search.text.as_str(), &search.types), ("Belleville", &vec![PartnerType::Bar]));
    }

    #[test]
    fn a_map_takes_the_circles_place() {
        let now = at("2026-11-25T18:00:00+01:00");
        let position = Some(Position { latitude: 48.85, longitude: 2.37 });
        let search = Search { position, kilometers: 2, ..Search::default() };
        assert_eq!(search.filter(now, None).near.map(|near| near.radius_meters), Some(2_000));
        let bounds = BoundsInput { south: 48.8, west: 2.3, north: 48.9, east: 2.4 };
        assert_eq!(search.filter(now, Some(bounds)).near, None);
        assert_eq!(search.distance_text(Lang::Fr), "moins de 2,0\u{a0}km");
        assert_eq!(search.discount_text(Lang::En), "Any");
    }
}

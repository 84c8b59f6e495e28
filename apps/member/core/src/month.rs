//! A month as a calendar shows it.

use jiff::civil::Date;

use crate::{
    format,
    texts::{Lang, fill, text},
    time::Instant,
};

/// A month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Month {
    first: Date,
}

/// A day of a month's page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    /// Which.
    pub date: Date,
    /// How many outings there are.
    pub count: usize,
}

impl Month {
    /// The month in which an instant is, on its clock.
    pub fn of(at: Instant) -> Self {
        Self { first: at.day().first_of_month() }
    }

    /// The one before, or this one at the end of time.
    #[must_use]
    pub fn previous(self) -> Self {
        Self { first: self.first.yesterday().map_or(self.first, Date::first_of_month) }
    }

    /// The one after.
    #[must_use]
    pub fn next(self) -> Self {
        Self { first: self.first.last_of_month().tomorrow().unwrap_or(self.first) }
    }

    /// `Novembre 2026`.
    pub fn name(self, lang: Lang) -> String {
        let name = format::month(lang, self.first.month());
        let mut letters = name.chars();
        let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
        format!("{first}{} {}", letters.as_str(), self.first.year())
    }

    /// How many days of the first week belong to the month before; weeks begin on Monday.
    pub fn empty_before(self) -> usize {
        usize::from(self.first.weekday().to_monday_zero_offset().unsigned_abs())
    }

    /// Its days, with how many of `starts` are on each.
    pub fn days(self, starts: &[Instant]) -> Vec<Day> {
        let days = (1..=self.first.days_in_month())
            .filter_map(|day| Date::new(self.first.year(), self.first.month(), day).ok());
        days.map(|date| Day { date, count: starts.iter().filter(|at| at.day() == date).count() }).collect()
    }
}

impl Day {
    /// Read out instead of the number: `27 novembre, une sortie`.
    pub fn label(self, lang: Lang) -> String {
        let month = format::month(lang, self.date.month());
        let day = [("day", self.date.day().to_string().into()), ("month", month.into())];
        let count = fill(lang, "outings-on-day", &[("count", self.count.into())]);
        format!("{}, {count}", fill(lang, "day-date", &day))
    }
}

/// The first letter of each weekday, Monday first.
pub fn weekday_letters(lang: Lang) -> Vec<String> {
    let names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let first = |name: &str| text(lang, &format!("weekday-{name}")).chars().take(1).collect();
    names.into_iter().map(first).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        text.parse().unwrap()
    }

    #[test]
    fn a_month_has_its_days_under_their_weekdays() {
        let november = Month::of(at("2026-11-25T18:00:00+01:00"));
        assert_eq!(november.name(Lang::Fr), "Novembre 2026");
        assert_eq!(november.empty_before(), 6, "it begins on a Sunday");
        let starts = [
            at("2026-11-27T20:00:00+01:00"),
            at("2026-11-27T00:30:00+01:00"),
            at("2026-12-27T20:00:00+01:00"),
        ];
        let days = november.days(&starts);
        assert_eq!(days.len(), 30);
        assert_eq!(days.iter().map(|day| day.count).sum::<usize>(), 2);
        assert_eq!(days[26].label(Lang::Fr), "27 novembre, 2 sorties");
        assert_eq!(days[0].label(Lang::En), "1 November, no outing");
    }

    #[test]
    fn months_follow_each_other_over_the_year() {
        let december = Month::of(at("2026-12-31T23:30:00+01:00"));
        assert_eq!(december.next().name(Lang::En), "January 2027");
        assert_eq!(december.next().previous(), december);
        assert_eq!(Month::of(at("2028-02-10T12:00:00Z")).days(&[]).len(), 29);
        assert_eq!(weekday_letters(Lang::Fr), ["L", "M", "M", "J", "V", "S", "D"]);
    }
}

//! From cells to what a partner sees.

use std::{
    collections::{BTreeMap, HashMap},
    hash::Hash,
};

use contracts::reporting::{DayResult, PartnerResultsQuery, ResultFigures, WeekdayResult};
use kernel::{
    OfferId, VenueId,
    time::{Date, Weekday},
};

use super::{
    counts::{Cell, Counts},
    period::Period,
};

/// The cells of two periods, added up in every way that is shown.
#[derive(Debug, Default)]
pub struct Tally {
    total: Counts,
    previous: Counts,
    by_day: BTreeMap<Date, Counts>,
    by_offer: HashMap<OfferId, Counts>,
    by_venue: HashMap<VenueId, Counts>,
    by_weekday: HashMap<Weekday, Counts>,
}

impl Tally {
    /// Adds the cells up; those of another offer or venue than was asked for are left out.
    pub fn of(
        cells: impl IntoIterator<Item = (Cell, Counts)>,
        (asked, before): (Period, Period),
        query: &PartnerResultsQuery,
    ) -> Self {
        let mut tally = Self::default();
        for (cell, counts) in cells {
            let wanted = query.offer.is_none_or(|offer| offer == cell.offer)
                && query.venue.is_none_or(|venue| venue == cell.venue);
            if wanted && asked.contains(cell.day) {
                tally.add(&cell, counts);
            } else if wanted && before.contains(cell.day) {
                tally.previous += counts;
            }
        }
        tally
    }

    fn add(&mut self, cell: &Cell, counts: Counts) {
        self.total += counts;
        *self.by_day.entry(cell.day).or_default() += counts;
        *self.by_offer.entry(cell.offer).or_default() += counts;
        *self.by_venue.entry(cell.venue).or_default() += counts;
        *self.by_weekday.entry(cell.day.weekday()).or_default() += counts;
    }

    /// The period, and the one before.
    #[must_use]
    pub fn totals(&self) -> (ResultFigures, ResultFigures) {
        (self.total.figures(), self.previous.figures())
    }

    /// Every day of the period.
    #[must_use]
    pub fn days(&self, period: Period) -> Vec<DayResult> {
        let of = |date| self.by_day.get(&date).copied().unwrap_or_default().figures();
        period.days().map(|date| DayResult { date, figures: of(date) }).collect()
    }

    /// Monday to Sunday.
    #[must_use]
    pub fn weekdays(&self) -> Vec<WeekdayResult> {
        let of = |day| self.by_weekday.get(&day).copied().unwrap_or_default().figures();
        let week = Weekday::Monday.cycle_forward().take(7);
        week.map(|weekday| WeekdayResult { weekday, figures: of(weekday) }).collect()
    }

    /// The offers, those that brought most people first.
    #[must_use]
    pub fn offers(&self) -> Vec<(OfferId, ResultFigures)> {
        ranked(&self.by_offer)
    }

    /// The venues, those that brought most people first.
    #[must_use]
    pub fn venues(&self) -> Vec<(VenueId, ResultFigures)> {
        ranked(&self.by_venue)
    }
}

fn ranked<I: Copy + Ord + Hash>(counts: &HashMap<I, Counts>) -> Vec<(I, ResultFigures)> {
    let mut ranked: Vec<_> = counts
        .iter()
        .filter(|(_, counts)| !counts.is_nothing())
        .map(|(id, counts)| (*id, counts.figures()))
        .collect();
    ranked.sort_by_key(|(id, figures)| {
        std::cmp::Reverse((figures.arrived_people, figures.registered_people, figures.views, *id))
    });
    ranked
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::PartnerId;

    fn cell(day: &str, offer: &str, venue: &str) -> Cell {
        Cell {
            partner: PartnerId::derived_from("partner"),
            day: day.parse().unwrap(),
            offer: OfferId::derived_from(offer),
            venue: VenueId::derived_from(venue),
        }
    }

    fn came(arrived_people: i64) -> Counts {
        Counts { arrived_people, check_ins: 1, ..Counts::default() }
    }

    #[test]
    fn cells_are_added_up_by_day_offer_venue_and_weekday() {
        let query = PartnerResultsQuery {
            from: "2026-11-23".parse().unwrap(),
            to: "2026-11-29".parse().unwrap(),
            offer: None,
            venue: None,
        };
        let cells = [
            (cell("2026-11-16", "menu", "north"), came(1)),
            (cell("2026-11-22", "menu", "north"), came(2)),
            (cell("2026-11-23", "menu", "north"), came(4)),
            (cell("2026-11-29", "drink", "north"), came(8)),
            (cell("2026-11-29", "drink", "south"), came(16)),
            (cell("2026-11-30", "drink", "south"), came(32)),
        ];
        let periods = Period::asked(&query).unwrap();
        let tally = Tally::of(cells, periods, &query);
        let (total, previous) = tally.totals();
        assert_eq!((total.arrived_people, previous.arrived_people), (28, 3));
        let days: Vec<_> = tally.days(periods.0).iter().map(|day| day.figures.arrived_people).collect();
        assert_eq!(days, [4, 0, 0, 0, 0, 0, 24]);
        let weekdays: Vec<_> = tally.weekdays().iter().map(|day| day.figures.arrived_people).collect();
        assert_eq!(weekdays, days);
        let offers: Vec<_> = tally.offers().iter().map(|(_, figures)| figures.arrived_people).collect();
        assert_eq!(offers, [24, 4]);
        let venues: Vec<_> = tally.venues().iter().map(|(_, figures)| figures.arrived_people).collect();
        assert_eq!(venues, [16, 12]);

        let one = PartnerResultsQuery { venue: Some(VenueId::derived_from("south")), ..query };
        assert_eq!(Tally::of(cells, periods, &one).totals().0.arrived_people, 16);
        let none = PartnerResultsQuery { offer: Some(OfferId::derived_from("somebody else's")), ..query };
        assert!(Tally::of(cells, periods, &none).offers().is_empty());
    }
}

//! The days that results are about.

use contracts::{Refusal, RefusalCode, ServiceError, reporting::PartnerResultsQuery};
use kernel::time::{Date, Span};

/// How many days a period has at most.
const MAX_DAYS: i32 = 400;

/// Days from one to another, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// The first.
    pub from: Date,
    /// The last.
    pub to: Date,
}

impl Period {
    /// The days that are asked for, and as many just before.
    ///
    /// # Errors
    /// `END_BEFORE_START`, `PERIOD_TOO_LONG`, and `DATE_TOO_FAR` for years that nobody means.
    pub fn asked(query: &PartnerResultsQuery) -> Result<(Self, Self), ServiceError> {
        for (field, day) in [("from", query.from), ("to", query.to)] {
            if !(2000..=2199).contains(&day.year()) {
                return Err(Refusal::new(RefusalCode::DateTooFar).on(field).into());
            }
        }
        if query.to < query.from {
            return Err(Refusal::new(RefusalCode::EndBeforeStart).on("to").into());
        }
        let days = query.from.until(query.to).map_err(ServiceError::internal)?.get_days() + 1;
        if days > MAX_DAYS {
            return Err(Refusal::new(RefusalCode::PeriodTooLong).on("to").with("max", MAX_DAYS).into());
        }
        let before =
            |days: i32| query.from.checked_sub(Span::new().days(days)).map_err(ServiceError::internal);
        let asked = Self { from: query.from, to: query.to };
        Ok((asked, Self { from: before(days)?, to: before(1)? }))
    }

    /// Whether a day is one of them.
    #[must_use]
    pub fn contains(&self, day: Date) -> bool {
        (self.from..=self.to).contains(&day)
    }

    /// Each day, in order.
    pub fn days(&self) -> impl Iterator<Item = Date> {
        let to = self.to;
        std::iter::successors(Some(self.from), |day| day.tomorrow().ok()).take_while(move |day| *day <= to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(from: &str, to: &str) -> Result<(Period, Period), ServiceError> {
        let day = |text: &str| text.parse().unwrap();
        Period::asked(&PartnerResultsQuery { from: day(from), to: day(to), offer: None, venue: None })
    }

    #[test]
    fn the_period_before_is_as_long_and_ends_the_day_before() {
        let (asked, before) = asked("2026-03-01", "2026-03-31").unwrap();
        assert_eq!(
            (before.from.to_string(), before.to.to_string()),
            ("2026-01-29".into(), "2026-02-28".into())
        );
        assert_eq!(asked.days().count(), 31);
        assert_eq!(before.days().count(), 31);
        assert!(asked.contains(asked.from) && asked.contains(asked.to) && !asked.contains(before.to));
    }

    #[test]
    fn periods_have_an_end() {
        assert!(asked("2026-03-02", "2026-03-01").unwrap_err().is_refusal(RefusalCode::EndBeforeStart));
        assert!(asked("2026-01-01", "2027-02-04").is_ok(), "400 days");
        assert!(asked("2026-01-01", "2027-02-05").unwrap_err().is_refusal(RefusalCode::PeriodTooLong));
        assert!(asked("1999-12-31", "2000-01-01").unwrap_err().is_refusal(RefusalCode::DateTooFar));
        assert!(asked("2026-01-01", "9999-12-31").unwrap_err().is_refusal(RefusalCode::DateTooFar));
    }
}

//! Dates of open data: wall-clock times without a zone, ends that are written on the day of the start.

use kernel::{
    TimeZoneName, Timestamp,
    time::{LocalDateTime as Local, Span},
};

/// Start and end of an event on `zone`'s clock.
///
/// An end that is not after the start belongs to the next day (a concert from 22:00 to 00:30). With
/// `shift_weeks`, a past event moves by whole weeks into the coming ones, so weekday and wall-clock time
/// stay, also across a change to or from summer time; events of different weeks spread over the weeks.
///
/// `None` when a text is not a date.
pub fn when(
    (start, end): (&str, &str),
    zone: &TimeZoneName,
    now: Timestamp,
    shift_weeks: Option<u32>,
) -> Option<(Timestamp, Timestamp)> {
    let start: Local = start.parse().ok()?;
    let mut end: Local = end.parse().ok()?;
    if end <= start {
        end = start.date().at(end.hour(), end.minute(), end.second(), 0);
        if end <= start {
            end = end.checked_add(days(1)).ok()?;
        }
    }
    let weeks = match shift_weeks {
        Some(spread) if Timestamp::from_local(start, zone) <= now => {
            weeks_to_shift(start, zone, now, spread)?
        }
        _ => 0,
    };
    let shift = days(weeks * 7);
    let start = Timestamp::from_local(start.checked_add(shift).ok()?, zone);
    Some((start, Timestamp::from_local(end.checked_add(shift).ok()?, zone)))
}

/// The fewest weeks that bring the start into the future, plus the event's own place among `spread` weeks.
fn weeks_to_shift(start: Local, zone: &TimeZoneName, now: Timestamp, spread: u32) -> Option<i64> {
    const WEEK_MILLIS: i64 = 7 * 24 * 3600 * 1000;
    let started = Timestamp::from_local(start, zone);
    let mut weeks = now.millis_since(started) / WEEK_MILLIS;
    while Timestamp::from_local(start.checked_add(days(weeks * 7)).ok()?, zone) <= now {
        weeks += 1;
    }
    Some(weeks + (started.as_millis() / WEEK_MILLIS).rem_euclid(i64::from(spread.max(1))))
}

fn days(count: i64) -> Span {
    Span::new().days(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(start: &str, end: &str, shift: Option<u32>) -> Option<(String, String)> {
        let zone = TimeZoneName::paris();
        let now = "2026-11-22T12:00:00Z".parse().unwrap();
        let (start, end) = when((start, end), &zone, now, shift)?;
        Some((start.to_rfc3339_in(&zone), end.to_rfc3339_in(&zone)))
    }

    #[test]
    fn an_end_before_the_start_is_the_next_day() {
        let (start, end) = shown("2013-11-23T22:00:00", "2013-11-23T00:30:00", None).unwrap();
        assert_eq!(
            (start.as_str(), end.as_str()),
            ("2013-11-23T22:00:00+01:00", "2013-11-24T00:30:00+01:00")
        );
        assert_eq!(
            shown("2013-11-23T17:00:00", "2013-11-23T00:00:00", None).unwrap().1,
            "2013-11-24T00:00:00+01:00"
        );
    }

    #[test]
    fn a_shifted_event_keeps_its_weekday_and_its_hour_across_summer_time() {
        // A Thursday in summer time becomes a Thursday in winter time, at the same hour.
        let (start, end) = shown("2013-09-05T20:30:00", "2013-09-05T23:00:00", Some(1)).unwrap();
        assert_eq!(
            (start.as_str(), end.as_str()),
            ("2026-11-26T20:30:00+01:00", "2026-11-26T23:00:00+01:00")
        );
    }

    #[test]
    fn events_of_different_weeks_spread() {
        let starts: std::collections::BTreeSet<_> = ["2013-11-01", "2013-11-08", "2013-11-15", "2013-11-22"]
            .iter()
            .map(|day| shown(&format!("{day}T20:00:00"), &format!("{day}T22:00:00"), Some(4)).unwrap().0)
            .collect();
        assert_eq!(starts.len(), 4);
        assert!(starts.iter().all(|start| start.as_str() < "2026-12-26"));
    }

    #[test]
    fn nonsense_is_no_date_and_a_future_event_stays() {
        assert_eq!(shown("demain", "2013-11-23T00:30:00", None), None);
        let (start, _) = shown("2027-01-02T20:00:00", "2027-01-02T22:00:00", Some(4)).unwrap();
        assert_eq!(start, "2027-01-02T20:00:00+01:00");
    }
}

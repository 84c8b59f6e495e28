//! Money, distances, numbers and dates as they are written in each language.

use jiff::civil::Time;

use crate::{
    api::money::Money,
    texts::{Lang, fill, text},
    time::{ClockTime, Instant},
};

/// Keeps a number and its unit on one line.
const NO_BREAK: char = '\u{a0}';
/// Between thousands, in French.
const NARROW: char = '\u{202f}';
/// An outing that starts from this hour on is "tonight".
const EVENING: i8 = 17;
/// Until this hour, what has begun yesterday evening is still "tonight".
const NIGHT_ENDS: i8 = 5;

/// `9,80 €` or `€9.80`. Whole amounts keep their cents: prices stand one below the other.
pub fn money(lang: Lang, amount: &Money) -> String {
    let symbol = match amount.currency.as_str() {
        "EUR" => "€",
        other => other,
    };
    let sign = if amount.cents < 0 { "−" } else { "" };
    let (whole, cents) = (amount.cents.unsigned_abs() / 100, amount.cents.unsigned_abs() % 100);
    match lang {
        Lang::Fr => format!("{sign}{},{cents:02}{NO_BREAK}{symbol}", grouped(whole, NARROW)),
        Lang::En => format!("{sign}{symbol}{}.{cents:02}", grouped(whole, ',')),
    }
}

/// What one pays: money, or that it is free.
pub fn price(lang: Lang, amount: &Money) -> String {
    if amount.cents == 0 { text(lang, "price-free") } else { money(lang, amount) }
}

fn grouped(number: u32, separator: char) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

/// `−30 %` or `−30%`: what is taken off.
pub fn percent_off(lang: Lang, percent: i32) -> String {
    match lang {
        Lang::Fr => format!("−{percent}{NO_BREAK}%"),
        Lang::En => format!("−{percent}%"),
    }
}

/// `650 m`, `1,2 km`, `14 km`.
pub fn distance(lang: Lang, meters: i32) -> String {
    let meters = meters.max(0);
    if meters < 995 {
        // To the nearest ten: the position is no more exact.
        return format!("{}{NO_BREAK}m", (meters + 5) / 10 * 10);
    }
    let tenths = (meters + 50) / 100;
    if tenths >= 100 {
        return format!("{}{NO_BREAK}km", (meters + 500) / 1000);
    }
    let separator = if lang == Lang::Fr { ',' } else { '.' };
    format!("{}{separator}{}{NO_BREAK}km", tenths / 10, tenths % 10)
}

/// `21:00`, on the venue's clock.
pub fn time(at: Instant) -> String {
    hour_and_minute(at.local().time())
}

/// A time of day.
pub fn clock_time(time: ClockTime) -> String {
    hour_and_minute(time.0)
}

/// Two digits each. By hand: the general printer of dates is a kilobyte of every download for each thing it could do.
pub fn hour_and_minute(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// Which day, as one says it: tonight, tomorrow, Friday 27, 12 December.
pub fn day(lang: Lang, at: Instant, now: Instant) -> String {
    let now = now.on_clock_of(at);
    let days = (at.day() - now.day()).get_days();
    let hour = at.local().hour();
    match days {
        0 if hour >= EVENING => text(lang, "day-tonight"),
        0 => text(lang, "day-today"),
        -1 if hour >= EVENING && now.local().hour() < NIGHT_ENDS => text(lang, "day-tonight"),
        -1 => text(lang, "day-yesterday"),
        1 => text(lang, "day-tomorrow"),
        2..=13 => {
            let weekday = weekday(lang, at);
            fill(lang, "day-weekday", &[("weekday", weekday.into()), ("day", day_of_month(at).into())])
        }
        _ => full_date(lang, at),
    }
}

/// Which day something happened, as one says it: today, yesterday, Tuesday 24, 12 November.
pub fn past_day(lang: Lang, at: Instant, now: Instant) -> String {
    let at = at.in_paris();
    match (now.in_paris().day() - at.day()).get_days() {
        ..=0 => text(lang, "day-today"),
        1 => text(lang, "day-yesterday"),
        2..=6 => {
            let weekday = weekday(lang, at);
            fill(lang, "day-weekday", &[("weekday", weekday.into()), ("day", day_of_month(at).into())])
        }
        _ => full_date(lang, at),
    }
}

/// `12 décembre`, with the year when it is not the present one's neighbour.
pub fn full_date(lang: Lang, at: Instant) -> String {
    let month = month(lang, at.day().month());
    fill(lang, "day-date", &[("day", day_of_month(at).into()), ("month", month.into())])
}

/// `Ce soir, 21:00 – 23:30`.
pub fn day_and_times(lang: Lang, times: (Instant, Instant), now: Instant) -> String {
    let (starts, ends) = times;
    let no_break = |text: String| text.replace(' ', "\u{a0}");
    let range = no_break(format!("{} – {}", time(starts), time(ends)));
    format!("{}, {range}", day(lang, starts, now))
}

fn day_of_month(at: Instant) -> String {
    at.day().day().to_string()
}

/// The name of the day.
pub fn weekday(lang: Lang, at: Instant) -> String {
    text(lang, WEEKDAYS[usize::from(at.day().weekday().to_monday_zero_offset().unsigned_abs()) % 7])
}

/// The name of a month, from 1.
pub fn month(lang: Lang, month: i8) -> String {
    text(lang, MONTHS[usize::from(month.unsigned_abs()).saturating_sub(1) % 12])
}

const WEEKDAYS: [&str; 7] = [
    "weekday-monday",
    "weekday-tuesday",
    "weekday-wednesday",
    "weekday-thursday",
    "weekday-friday",
    "weekday-saturday",
    "weekday-sunday",
];

const MONTHS: [&str; 12] = [
    "month-1", "month-2", "month-3", "month-4", "month-5", "month-6", "month-7", "month-8", "month-9",
    "month-10", "month-11", "month-12",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn euros(cents: i32) -> Money {
        Money { cents, currency: "EUR".to_owned() }
    }

    fn at(text: &str) -> Instant {
        text.parse().unwrap()
    }

    #[test]
    fn money_is_written_as_the_language_does() {
        assert_eq!(money(Lang::Fr, &euros(980)), "9,80\u{a0}€");
        assert_eq!(money(Lang::En, &euros(980)), "€9.80");
        assert_eq!(money(Lang::Fr, &euros(123_456_705)), "1\u{202f}234\u{202f}567,05\u{a0}€");
        assert_eq!(money(Lang::En, &euros(-5)), "−€0.05");
    }

    #[test]
    fn distances_are_as_exact_as_they_are_useful() {
        assert_eq!(distance(Lang::Fr, 647), "650\u{a0}m");
        assert_eq!(distance(Lang::Fr, 1_240), "1,2\u{a0}km");
        assert_eq!(distance(Lang::En, 999), "1.0\u{a0}km");
        assert_eq!(distance(Lang::En, 14_499), "14\u{a0}km");
        assert_eq!(percent_off(Lang::Fr, 30), "−30\u{a0}%");
    }

    #[test]
    fn days_are_named_as_one_says_them() {
        let now = at("2026-11-25T18:00:00+01:00");
        let day = |text: &str| day(Lang::Fr, at(text), now);
        assert_eq!(day("2026-11-25T21:00:00+01:00"), "Ce soir");
        assert_eq!(day("2026-11-25T11:00:00+01:00"), "Aujourd’hui");
        assert_eq!(day("2026-11-26T11:00:00+01:00"), "Demain");
        assert_eq!(day("2026-11-27T20:15:00+01:00"), "Vendredi 27");
        assert_eq!(day("2026-12-24T20:15:00+01:00"), "24 décembre");
        assert_eq!(day("2026-11-24T20:15:00+01:00"), "Hier");
        let night = at("2026-11-26T01:00:00+01:00");
        assert_eq!(super::day(Lang::En, at("2026-11-25T21:00:00+01:00"), night), "Tonight");
    }

    #[test]
    fn times_are_those_of_the_venue() {
        let times = (at("2026-11-25T21:00:00+01:00"), at("2026-11-25T23:30:00+01:00"));
        let now = at("2026-11-25T12:00:00Z");
        assert_eq!(day_and_times(Lang::Fr, times, now), "Ce soir, 21:00\u{a0}–\u{a0}23:30");
        assert_eq!(day_and_times(Lang::En, times, now), "Tonight, 21:00\u{a0}–\u{a0}23:30");
    }
}

//! Dates of six digits.

use kernel::time::Date;

/// A printed expiry lies within this many years of today.
const EXPIRY_WITHIN: i16 = 49;

/// A birth date; nothing when the day does not exist or a part is unknown. Of the two centuries, the later
/// one that is not after `today`: nobody of 100 or more is taken for a child only because documents of
/// children under two are no concern here, see the README.
pub fn birth(digits: &str, today: Date) -> Option<Date> {
    let (year, month, day) = parts(digits)?;
    let latest = Date::new(2000 + year, month, day).ok().filter(|date| *date <= today);
    latest.or_else(|| Date::new(1900 + year, month, day).ok())
}

/// A date of expiry, the one nearest to `today`; nothing when the day does not exist.
pub fn expiry(digits: &str, today: Date) -> Option<Date> {
    let (year, month, day) = parts(digits)?;
    let near = |century: i16| (century + year - today.year()).abs() <= EXPIRY_WITHIN;
    let century = [2000, 1900, 2100].into_iter().find(|century| near(*century))?;
    Date::new(century + year, month, day).ok()
}

/// Year of the century, month, day.
fn parts(digits: &str) -> Option<(i16, i8, i8)> {
    if digits.len() != 6 || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    Some((digits.get(0..2)?.parse().ok()?, digits.get(2..4)?.parse().ok()?, digits.get(4..6)?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use kernel::time::Date;

    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn nobody_is_born_in_the_future() {
        let today = day("2026-03-10");
        assert_eq!(birth("260310", today), Some(today));
        assert_eq!(birth("260311", today), Some(day("1926-03-11")));
        assert_eq!(birth("991231", today), Some(day("1999-12-31")));
    }

    #[test]
    fn days_that_do_not_exist_are_refused() {
        let today = day("2026-03-10");
        for digits in ["900230", "901301", "900100", "900001", "90<<<<", "9001<<", "<<<<<<", "", "9001011"] {
            assert_eq!(birth(digits, today), None, "{digits}");
            assert_eq!(expiry(digits, today), None, "{digits}");
        }
        assert_eq!(birth("000229", today), Some(day("2000-02-29")));
        // 1900 had no 29th of February: with a today before 2000-02-29 there is no such day.
        assert_eq!(birth("000229", day("1999-01-01")), None);
    }

    #[test]
    fn expiry_is_the_nearest_such_day() {
        let today = day("2026-03-10");
        assert_eq!(expiry("360310", today), Some(day("2036-03-10")));
        assert_eq!(expiry("991231", today), Some(day("1999-12-31")));
        assert_eq!(expiry("750101", today), Some(day("2075-01-01")));
        assert_eq!(expiry("150101", day("2095-01-01")), Some(day("2115-01-01")));
    }
}

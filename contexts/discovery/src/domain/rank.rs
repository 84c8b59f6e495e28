//! Best first: how good an outing is for who looks, as one number.
//!
//! The number is a sum of points. Being soon counts most, then being near, then the discount; when somebody
//! searches by words, how well the words fit outweighs the rest. A small shuffle that changes each day
//! gives partners their turn at the top and mixes neighbours that are equally good, so that a feed is not
//! ten evenings of one bar in a row.
//!
//! Nothing in it moves while somebody turns pages: the moment of the first page is kept in the cursor, the
//! discount is the one without a group, and the fit of words does not depend on what else is in the index.
//! So a page ends at a number, and the next one begins below it, whatever came or went in between.

use kernel::Timestamp;

const SOON: f64 = 40_000.0;
const NEAR: f64 = 30_000.0;
const DISCOUNT: f64 = 20_000.0;
const WORDS: f64 = 100_000.0;
const PARTNER_SHUFFLE: f64 = 3_000.0;
const OUTING_SHUFFLE: f64 = 7_000.0;

/// After so many hours an outing has half the points of one that starts now.
const HALF_SOON_HOURS: f64 = 30.0;
/// At so many metres an outing has half the points of one next door.
const HALF_NEAR_METERS: f64 = 2_000.0;
/// More percent than this bring no more points.
const FULL_DISCOUNT: f64 = 50.0;
/// What an outing of the same kind of offer gains among similar ones: half as much as being next door.
pub const SAME_KIND: u32 = 15_000;
/// The best fit of words.
pub const FULL_RELEVANCE: u16 = 1_000;

const DAY_MILLIS: i64 = 24 * 60 * 60 * 1_000;

/// What an outing is judged by.
#[derive(Debug, Clone, Copy)]
pub struct Merits {
    /// When it starts, in milliseconds since 1970.
    pub starts_at: i64,
    /// Its discount in percent, without a group.
    pub discount: u8,
    /// Metres from where the caller looks, when it is known.
    pub distance_meters: Option<f64>,
    /// How well the words fit, up to [`FULL_RELEVANCE`]; 0 without words.
    pub relevance: u16,
    /// A number of its partner's own, from [`seed`].
    pub partner_seed: u64,
    /// A number of its own, from [`seed`].
    pub outing_seed: u64,
}

/// Judges outings as of one moment.
#[derive(Debug, Clone, Copy)]
pub struct Ranking {
    as_of: i64,
    day: u64,
}

impl Ranking {
    /// The order as of `as_of`. Days turn at midnight UTC, deep in the night of France.
    #[must_use]
    pub fn at(as_of: Timestamp) -> Self {
        let as_of = as_of.as_millis();
        Self { as_of, day: as_of.div_euclid(DAY_MILLIS).unsigned_abs() }
    }

    /// The points of an outing; more is better, at most 200,000.
    #[must_use]
    pub fn points(&self, merits: &Merits) -> u32 {
        let hours = merits.starts_at.saturating_sub(self.as_of).max(0) as f64 / 3_600_000.0;
        let soon = SOON / (1.0 + hours / HALF_SOON_HOURS);
        let near = merits.distance_meters.map_or(0.0, |meters| NEAR / (1.0 + meters / HALF_NEAR_METERS));
        let discount = DISCOUNT * f64::from(merits.discount).min(FULL_DISCOUNT) / FULL_DISCOUNT;
        let words = WORDS * f64::from(merits.relevance.min(FULL_RELEVANCE)) / f64::from(FULL_RELEVANCE);
        let shuffle = PARTNER_SHUFFLE * self.share(merits.partner_seed)
            + OUTING_SHUFFLE * self.share(merits.outing_seed);
        // Each part is finite and not negative, so the sum fits.
        (soon + near + discount + words + shuffle) as u32
    }

    /// A share between 0 and 1 that a seed has on this day.
    fn share(&self, seed: u64) -> f64 {
        f64::from((mix(seed ^ self.day.wrapping_mul(0x9e37_79b9_7f4a_7c15)) >> 32) as u32)
            / f64::from(u32::MAX)
    }
}

/// A number of an entity's own out of its id.
#[must_use]
pub fn seed(id: [u8; 16]) -> u64 {
    let (mut high, mut low) = ([0_u8; 8], [0_u8; 8]);
    high.copy_from_slice(&id[..8]);
    low.copy_from_slice(&id[8..]);
    mix(u64::from_be_bytes(high)) ^ u64::from_be_bytes(low)
}

/// Scatters the bits of a number (the finaliser of `SplitMix64`).
const fn mix(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::{OutingId, PartnerId};
    use proptest::prelude::*;

    const EVENING: i64 = 1_795_000_000_000;

    fn merits() -> Merits {
        Merits {
            starts_at: EVENING + 3_600_000,
            discount: 20,
            distance_meters: Some(1_500.0),
            relevance: 500,
            partner_seed: 7,
            outing_seed: 11,
        }
    }

    proptest! {
        #[test]
        fn sooner_nearer_cheaper_and_closer_to_the_words_is_never_worse(
            hours in 0_i64..2_000, earlier in 0_i64..2_000, meters in 0.0_f64..200_000.0,
            closer in 0.0_f64..1.0, discount in 0_u8..=100, more in 0_u8..=100, relevance in 0_u16..=1_000,
            better in 0_u16..=1_000,
        ) {
            let ranking = Ranking::at(Timestamp::from_millis(EVENING));
            let one = Merits {
                starts_at: EVENING + (hours + earlier) * 3_600_000, distance_meters: Some(meters),
                discount: discount.min(more), relevance: relevance.min(better), ..merits()
            };
            let points = ranking.points(&one);
            let betters = [
                Merits { starts_at: EVENING + hours * 3_600_000, ..one },
                Merits { distance_meters: Some(meters * closer), ..one },
                Merits { discount: discount.max(more), ..one },
                Merits { relevance: relevance.max(better), ..one },
            ];
            for better in &betters {
                prop_assert!(ranking.points(better) >= points);
            }
            prop_assert!(points <= 200_000);
        }

        #[test]
        fn any_moment_has_an_order(as_of in any::<i64>(), starts_at in any::<i64>()) {
            let ranking = Ranking::at(Timestamp::from_millis(as_of));
            let points = ranking.points(&Merits { starts_at, ..merits() });
            prop_assert!(points <= 200_000);
        }
    }

    #[test]
    fn tonight_comes_before_next_week_whatever_the_shuffle() {
        let ranking = Ranking::at(Timestamp::from_millis(EVENING));
        for number in 0..200 {
            let tonight = Merits { outing_seed: number, partner_seed: number, ..merits() };
            let next_week =
                Merits { starts_at: EVENING + 7 * DAY_MILLIS, outing_seed: number + 1, ..merits() };
            assert!(ranking.points(&tonight) > ranking.points(&next_week));
        }
    }

    #[test]
    fn the_shuffle_changes_with_the_day_and_only_with_the_day() {
        let order = |as_of: i64| {
            let ranking = Ranking::at(Timestamp::from_millis(as_of));
            let mut numbers: Vec<u64> = (0..50).collect();
            let points = |number: u64| {
                let starts_at = as_of + 3_600_000;
                ranking.points(&Merits { starts_at, outing_seed: number, partner_seed: number, ..merits() })
            };
            numbers.sort_by_key(|number| std::cmp::Reverse(points(*number)));
            numbers
        };
        let midnight = EVENING - EVENING.rem_euclid(DAY_MILLIS);
        assert_eq!(order(midnight), order(midnight + DAY_MILLIS - 1));
        assert_ne!(order(midnight), order(midnight + DAY_MILLIS));
    }

    #[test]
    fn an_evening_of_five_bars_is_mixed() {
        let ranking = Ranking::at(Timestamp::from_millis(EVENING));
        let mut feed: Vec<(u32, usize)> = Vec::new();
        for bar in 0..5 {
            let partner_seed = seed(PartnerId::derived_from(&format!("bar {bar}")).to_bytes());
            for table in 0..10 {
                let outing_seed = seed(OutingId::derived_from(&format!("{bar} {table}")).to_bytes());
                feed.push((ranking.points(&Merits { partner_seed, outing_seed, ..merits() }), bar));
            }
        }
        feed.sort_by_key(|(points, _)| std::cmp::Reverse(*points));
        let bars: Vec<usize> = feed.iter().take(20).map(|(_, bar)| *bar).collect();
        let longest = bars.chunk_by(|a, b| a == b).map(<[usize]>::len).max();
        assert!(longest <= Some(4), "{bars:?}");
        let distinct: std::collections::HashSet<_> = bars.iter().take(10).collect();
        assert!(distinct.len() >= 4, "{bars:?}");
    }
}

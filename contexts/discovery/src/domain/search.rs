//! A request that was checked: what is looked for, from where in the list on.

use contracts::{
    RefusalCode, Refusals, ServiceError,
    catalog::PartnerType,
    discovery::{Bounds, FindOutings, Near, OutingFilter},
};
use kernel::{GeoPoint, Timestamp, page::MAX_PAGE};

use super::{
    place::{Circle, Rectangle},
    position::{Level, Position},
    type_set::TypeSet,
};

/// The largest circle, in metres.
pub const MAX_RADIUS_METERS: u32 = 200_000;
/// What is farther from an outing, in metres, is not offered instead of it.
const SIMILAR_METERS: u32 = 50_000;
/// The largest party.
pub const MAX_PARTY: u32 = 20;
/// More characters of a search text are not read.
const MAX_TEXT: usize = 200;
/// The first page's moment is rounded to it, so that equal questions of one minute have equal answers.
const MOMENT_MILLIS: i64 = 60_000;

/// What is looked for.
#[derive(Debug, Clone)]
pub struct Search {
    /// Within a circle.
    pub circle: Option<Circle>,
    /// Within a map.
    pub rectangle: Option<Rectangle>,
    /// By words; never blank.
    pub text: Option<String>,
    /// Of one of these types.
    pub types: TypeSet,
    /// Starting at or after, in milliseconds since 1970.
    pub from: i64,
    /// Starting before, in milliseconds since 1970.
    pub to: i64,
    /// With at least so many places left.
    pub party_size: u32,
    /// With at least this discount now.
    pub min_discount: u8,
    /// The moment the order is as of.
    pub as_of: Timestamp,
    /// Where the page before ended.
    pub after: Option<Position>,
    /// How many at most.
    pub size: usize,
}

impl Search {
    /// Checks a request made at `now`.
    ///
    /// # Errors
    /// The refusals, each on its field.
    pub fn read(query: FindOutings, now: Timestamp) -> Result<Self, ServiceError> {
        let filter = query.filter;
        let mut refusals = Refusals::new();
        let after = match &query.after {
            Some(cursor) => refusals.need("after", cursor.decode::<Position>(), RefusalCode::InvalidCursor),
            None => None,
        };
        refusals.range("first", i64::from(query.first), 1..=i64::from(MAX_PAGE));
        check_numbers(&filter, &mut refusals);
        let rectangle = filter.bounds.and_then(|bounds| read_bounds(bounds, &mut refusals));
        refusals.done()?;
        let moment = moment_of(now);
        Ok(Self {
            circle: filter.near.map(Circle::of),
            rectangle,
            text: filter.text.as_deref().and_then(readable),
            types: TypeSet::of(&filter.partner_types),
            from: filter.from.map_or(i64::MIN, Timestamp::as_millis),
            to: filter.to.map_or(i64::MAX, Timestamp::as_millis),
            party_size: filter.party_size.unwrap_or(0),
            min_discount: filter.min_discount_percent.unwrap_or(0),
            as_of: after.map_or(moment, |position| position.as_of()),
            after,
            size: query.first as usize,
        })
    }

    /// What may be booked at `now` instead of an outing at `center`, of a partner of the same type.
    #[must_use]
    pub fn instead(center: GeoPoint, partner_type: PartnerType, now: Timestamp) -> Self {
        Self {
            circle: Some(Circle::of(Near { center, radius_meters: SIMILAR_METERS })),
            rectangle: None,
            text: None,
            types: TypeSet::of(&[partner_type]),
            from: i64::MIN,
            to: i64::MAX,
            party_size: 1,
            min_discount: 0,
            as_of: moment_of(now),
            after: None,
            size: 0,
        }
    }

    /// Whether it is the first page of everything: the feed that everybody opens with.
    #[must_use]
    pub fn is_feed(&self) -> bool {
        self.after.is_none()
            && self.circle.is_none()
            && self.rectangle.is_none()
            && self.text.is_none()
            && self.types == TypeSet::of(&[])
            && (self.from, self.to) == (i64::MIN, i64::MAX)
            && (self.party_size, self.min_discount) == (0, 0)
    }

    /// The levels to try: one alone for a list without words and for every page but the first.
    #[must_use]
    pub fn levels(&self) -> &[Level] {
        match (&self.after, &self.text) {
            (Some(position), _) => {
                let index = Level::ALL.iter().position(|level| *level == position.level()).unwrap_or(0);
                &Level::ALL[index..=index]
            }
            (None, Some(_)) => &Level::ALL,
            (None, None) => &Level::ALL[..1],
        }
    }
}

/// The minute that `now` is in.
fn moment_of(now: Timestamp) -> Timestamp {
    now.plus_millis(-now.as_millis().rem_euclid(MOMENT_MILLIS))
}

fn check_numbers(filter: &OutingFilter, refusals: &mut Refusals) {
    if let Some(near) = filter.near {
        refusals.range("filter.near.radiusMeters", near.radius_meters.into(), 1..=MAX_RADIUS_METERS.into());
    }
    if let Some(size) = filter.party_size {
        refusals.range("filter.partySize", size.into(), 1..=MAX_PARTY.into());
    }
    if let Some(percent) = filter.min_discount_percent {
        refusals.range("filter.minDiscountPercent", percent.into(), 0..=100);
    }
    if let (Some(from), Some(to)) = (filter.from, filter.to)
        && from >= to
    {
        refusals.add("filter.to", RefusalCode::EndBeforeStart);
    }
}

fn read_bounds(bounds: Bounds, refusals: &mut Refusals) -> Option<Rectangle> {
    refusals.need("filter.bounds", Rectangle::of(bounds), RefusalCode::CoordinatesInvalid)
}

/// The part of a text that is read; `None` when it is blank.
fn readable(text: &str) -> Option<String> {
    let part: String = text.trim().chars().take(MAX_TEXT).collect();
    (!part.is_empty()).then_some(part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::position::Rank;
    use kernel::{Cursor, OutingId};

    fn now() -> Timestamp {
        "2026-11-22T20:41:17.123Z".parse().unwrap()
    }

    fn read(filter: OutingFilter) -> Result<Search, ServiceError> {
        Search::read(FindOutings { filter, first: 20, after: None }, now())
    }

    fn refused_fields(result: Result<Search, ServiceError>) -> Vec<(RefusalCode, String)> {
        let Err(ServiceError::Refused(refusals)) = result else { panic!("not refused") };
        refusals.into_iter().map(|r| (r.code, r.field.unwrap_or_default())).collect()
    }

    #[test]
    fn every_number_out_of_bounds_is_refused_on_its_field() {
        let center = GeoPoint::new(48.85, 2.35).unwrap();
        let wrong = OutingFilter {
            near: Some(Near { center, radius_meters: 200_001 }),
            bounds: Some(Bounds { south_west: center, north_east: GeoPoint::new(48.0, 3.0).unwrap() }),
            from: Some(now()),
            to: Some(now()),
            party_size: Some(21),
            min_discount_percent: Some(101),
            ..OutingFilter::default()
        };
        assert_eq!(
            refused_fields(read(wrong)),
            [
                (RefusalCode::OutOfRange, "filter.near.radiusMeters".to_owned()),
                (RefusalCode::OutOfRange, "filter.partySize".to_owned()),
                (RefusalCode::OutOfRange, "filter.minDiscountPercent".to_owned()),
                (RefusalCode::EndBeforeStart, "filter.to".to_owned()),
                (RefusalCode::CoordinatesInvalid, "filter.bounds".to_owned()),
            ]
        );
        for radius_meters in [1, 200_000] {
            let near = Some(Near { center, radius_meters });
            assert!(read(OutingFilter { near, ..OutingFilter::default() }).is_ok());
        }
        let near = Some(Near { center, radius_meters: 0 });
        assert!(read(OutingFilter { near, ..OutingFilter::default() }).is_err());
        assert!(read(OutingFilter { party_size: Some(0), ..OutingFilter::default() }).is_err());
    }

    #[test]
    fn a_page_holds_one_to_a_hundred_and_begins_after_a_cursor_of_ours() {
        for (first, fits) in [(0, false), (1, true), (100, true), (101, false), (u32::MAX, false)] {
            let query = FindOutings { filter: OutingFilter::default(), first, after: None };
            assert_eq!(Search::read(query, now()).is_ok(), fits, "{first}");
        }
        let foreign = Cursor::encode(&("2026", 3)).unwrap();
        for cursor in [Cursor::from("%%%".to_owned()), foreign] {
            let query = FindOutings { filter: OutingFilter::default(), first: 1, after: Some(cursor) };
            assert_eq!(
                refused_fields(Search::read(query, now())),
                [(RefusalCode::InvalidCursor, "after".to_owned())]
            );
        }
    }

    #[test]
    fn the_next_page_is_read_as_of_the_first_one_s_minute_and_level() {
        let text = Some("apéro".to_owned());
        let first = read(OutingFilter { text: text.clone(), ..OutingFilter::default() }).unwrap();
        assert_eq!(first.as_of.to_string(), "2026-11-22T20:41:00Z");
        assert_eq!(first.levels(), Level::ALL);
        let rank = Rank { points: 7, outing: OutingId::generate() };
        let cursor = Cursor::encode(&Position::after(rank, first.as_of, Level::Forgiving)).unwrap();
        let filter = OutingFilter { text, ..OutingFilter::default() };
        let later = now().plus_minutes(90);
        let next = Search::read(FindOutings { filter, first: 20, after: Some(cursor) }, later).unwrap();
        assert_eq!(next.as_of, first.as_of);
        assert_eq!(next.levels(), [Level::Forgiving]);
        assert_eq!(next.after.map(|position| position.rank()), Some(rank));
    }

    #[test]
    fn a_megabyte_of_text_is_cut_and_blanks_are_no_text() {
        let long =
            read(OutingFilter { text: Some("é".repeat(1_000_000)), ..OutingFilter::default() }).unwrap();
        assert_eq!(long.text.unwrap().chars().count(), MAX_TEXT);
        let blank =
            read(OutingFilter { text: Some(" \n\t ".to_owned()), ..OutingFilter::default() }).unwrap();
        assert_eq!(blank.text, None);
    }

    #[test]
    fn only_a_search_for_nothing_in_particular_is_the_feed() {
        let center = GeoPoint::new(48.85, 2.35).unwrap();
        let all = OutingFilter::default;
        assert!(read(all()).unwrap().is_feed());
        for filter in [
            OutingFilter { near: Some(Near { center, radius_meters: 5 }), ..all() },
            OutingFilter { bounds: Some(Bounds { south_west: center, north_east: center }), ..all() },
            OutingFilter { text: Some("bar".to_owned()), ..all() },
            OutingFilter { partner_types: vec![PartnerType::Bar], ..all() },
            OutingFilter { from: Some(now()), ..all() },
            OutingFilter { to: Some(now()), ..all() },
            OutingFilter { party_size: Some(1), ..all() },
            OutingFilter { min_discount_percent: Some(1), ..all() },
        ] {
            assert!(!read(filter).unwrap().is_feed());
        }
    }
}

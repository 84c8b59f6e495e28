//! What else could be booked.

use contracts::{
    Refusals, ServiceResult,
    discovery::{OutingCard, SimilarOutings},
};

use crate::Inner;

/// More are never told.
const MOST: i64 = 20;

/// Finds what could be booked instead of an outing, best first.
pub fn similar_outings(inner: &Inner, query: SimilarOutings) -> ServiceResult<Vec<OutingCard>> {
    let mut refusals = Refusals::new();
    refusals.range("first", i64::from(query.first), 1..=MOST);
    refusals.done()?;
    let now = inner.clock.now();
    Ok(inner.state.read().similar(query.outing, query.first as usize, now))
}

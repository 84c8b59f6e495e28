//! What typed letters may become.

use contracts::{
    Refusals, ServiceResult,
    discovery::{SearchSuggestion, SuggestSearches},
};

use crate::{Inner, domain::typed::Typed};

/// More are never told.
const MOST: i64 = 20;
/// Nobody types more characters before they search.
const MAX_TEXT: usize = 100;

/// Suggests what could be searched for, best first.
pub fn suggest_searches(inner: &Inner, query: &SuggestSearches) -> ServiceResult<Vec<SearchSuggestion>> {
    let mut refusals = Refusals::new();
    let text = refusals.text("text", &query.text, 0..=MAX_TEXT);
    refusals.range("first", i64::from(query.first), 1..=MOST);
    refusals.done()?;
    let Some(typed) = Typed::read(&text) else { return Ok(Vec::new()) };
    let now = inner.clock.now();
    Ok(inner.state.read().suggest(query, &typed, now))
}

//! Feed, search and map in one.

use std::sync::atomic::Ordering;

use contracts::{
    ServiceError, ServiceResult,
    discovery::{FindOutings, FoundOutings},
};
use kernel::{Cursor, Timestamp};

use super::feed_cache::Feed;
use crate::{
    Inner,
    domain::{
        position::{Level, Position},
        search::Search,
    },
    state::Selection,
};

/// Finds what fits, best first. Words are tried strictly first, then more and more forgivingly until
/// something that can be booked is found; the next pages stay at the level of the first.
pub fn find_outings(inner: &Inner, query: FindOutings) -> ServiceResult<FoundOutings> {
    let now = inner.clock.now();
    let search = Search::read(query, now)?;
    if let Some(feed) = inner.feed.get(&search, inner.version.load(Ordering::Acquire), now) {
        return Ok(feed);
    }
    let mut found = FoundOutings::default();
    for level in search.levels() {
        found = find_at_level(inner, &search, *level, now)?;
        if found.total > 0 {
            break;
        }
    }
    Ok(found)
}

fn find_at_level(
    inner: &Inner,
    search: &Search,
    level: Level,
    now: Timestamp,
) -> ServiceResult<FoundOutings> {
    let hits = match (&search.text, inner.text.get()) {
        (Some(text), Some(index)) => Some(index.search(text, level).map_err(ServiceError::internal)?),
        (Some(_), None) => Some(Vec::new()),
        (None, _) => None,
    };
    let (selection, version) = {
        let state = inner.state.read();
        (state.select(search, hits.as_deref(), now), inner.version.load(Ordering::Acquire))
    };
    let stands_until = selection.stands_until;
    let found = page(selection, search, level)?;
    if search.is_feed() {
        let (as_of, size) = (search.as_of, search.size);
        inner.feed.keep(Feed { version, stands_until, as_of, size, found: found.clone() });
    }
    Ok(found)
}

fn page(selection: Selection, search: &Search, level: Level) -> ServiceResult<FoundOutings> {
    let with_cursor = selection.cards.into_iter().map(|(rank, card)| {
        let cursor = Cursor::encode(&Position::after(rank, search.as_of, level))?;
        Ok((cursor, card))
    });
    let cards = with_cursor.collect::<Result<_, serde_json::Error>>().map_err(ServiceError::internal)?;
    Ok(FoundOutings { cards, has_next: selection.has_next, total: selection.total })
}

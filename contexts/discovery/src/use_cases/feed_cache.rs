//! The feed everybody opens with, kept until anything changes.
//!
//! It is never stale: it stands only for the very state of the read model it was made from, for the minute
//! its order is as of, and until the first of its outings closes. Measured on 10,000 outings it answers in
//! less than a tenth of the time of a search (`examples/feed_speed.rs`).

use contracts::discovery::FoundOutings;
use kernel::Timestamp;
use parking_lot::Mutex;

use crate::domain::search::Search;

/// The last feed.
#[derive(Default)]
pub struct FeedCache(Mutex<Option<Feed>>);

/// A feed, and how long it stands.
pub struct Feed {
    /// The version of the read model it was made from.
    pub version: u64,
    /// When the first of its outings closes, in milliseconds since 1970.
    pub stands_until: i64,
    /// The minute its order is as of.
    pub as_of: Timestamp,
    /// How many cards were asked for.
    pub size: usize,
    /// The answer.
    pub found: FoundOutings,
}

impl FeedCache {
    /// The feed that was kept, if the search asks for it and it still stands at `now` for `version`.
    pub fn get(&self, search: &Search, version: u64, now: Timestamp) -> Option<FoundOutings> {
        if !search.is_feed() {
            return None;
        }
        let stands = |feed: &&Feed| {
            (feed.version, feed.as_of, feed.size) == (version, search.as_of, search.size)
                && now.as_millis() < feed.stands_until
        };
        self.0.lock().as_ref().filter(stands).map(|feed| feed.found.clone())
    }

    /// Keeps a feed instead of the last one.
    pub fn keep(&self, feed: Feed) {
        *self.0.lock() = Some(feed);
    }
}

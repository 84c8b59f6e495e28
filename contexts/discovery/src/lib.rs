//! discovery: what can be booked, found in memory. It owns nothing: its read model is built from the events
//! of catalog and booking, and from both of them at the start.
//!
//! `domain` holds the rules (what fits, in which order, by which words), `state` the outings in memory,
//! `text` the index of words, `consumers` what is heard, `use_cases` what is asked.

mod consumers;
mod domain;
mod jobs;
mod state;
mod text;
mod use_cases;

use std::sync::{
    Arc, OnceLock,
    atomic::{AtomicBool, AtomicU64, Ordering},
};

use async_trait::async_trait;
use contracts::{
    Actor, ServiceResult,
    booking::BookingService,
    catalog::{CatalogService, OfferView, VenueView},
    discovery::{
        DiscoveryService, FindOutings, FoundOutings, OutingCard, SearchSuggestion, SimilarOutings,
        SuggestSearches,
    },
};
use kernel::{Clock, OfferId, OutingId, VenueId};
use parking_lot::RwLock;
use platform::{Bus, Tasks};
use tokio::sync::Notify;

use crate::{state::State, text::TextIndex, use_cases::feed_cache::FeedCache};

/// What discovery is made of.
pub struct Deps {
    /// Where it hears what happens.
    pub bus: Bus,
    /// The present.
    pub clock: Arc<dyn Clock>,
    /// Who tells the outings at the start.
    pub catalog: Arc<dyn CatalogService>,
    /// Who tells the places at the start.
    pub booking: Arc<dyn BookingService>,
}

/// The discovery context.
#[derive(Clone)]
pub struct Discovery {
    inner: Arc<Inner>,
}

struct Inner {
    clock: Arc<dyn Clock>,
    catalog: Arc<dyn CatalogService>,
    booking: Arc<dyn BookingService>,
    state: RwLock<State>,
    /// There from [`Discovery::load`] on.
    text: OnceLock<TextIndex>,
    /// Rung when the index of words falls behind.
    behind: Notify,
    ready: AtomicBool,
    /// Rises with each change of `state`, while it is locked.
    version: AtomicU64,
    feed: FeedCache,
}

impl Inner {
    /// Changes what is known, and rings when the index of words falls behind.
    fn change<T>(&self, change: impl FnOnce(&mut State) -> T) -> T {
        let mut state = self.state.write();
        let result = change(&mut state);
        self.version.fetch_add(1, Ordering::Release);
        if state.is_unindexed() {
            self.behind.notify_one();
        }
        result
    }
}

/// Builds the context; from now on it hears what happens.
#[must_use]
pub fn build(deps: Deps) -> Discovery {
    let inner = Arc::new(Inner {
        clock: deps.clock,
        catalog: deps.catalog,
        booking: deps.booking,
        state: RwLock::default(),
        text: OnceLock::new(),
        behind: Notify::new(),
        ready: AtomicBool::new(false),
        version: AtomicU64::new(0),
        feed: FeedCache::default(),
    });
    consumers::listen(&deps.bus, &inner);
    Discovery { inner }
}

impl Discovery {
    /// Reads everything that can be booked or just was, and its places. Events that come meanwhile are
    /// heard all the same. How many outings are known then.
    ///
    /// # Errors
    /// When catalog, booking or the index of words gives no answer.
    pub async fn load(&self) -> ServiceResult<usize> {
        let count = use_cases::load::load(&self.inner).await?;
        self.inner.ready.store(true, Ordering::Release);
        Ok(count)
    }

    /// Whether [`Self::load`] has succeeded.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        self.inner.ready.load(Ordering::Acquire)
    }

    /// Starts the background jobs: the index of words keeps up, outings that are over are forgotten.
    pub fn start(&self, tasks: &Tasks) {
        jobs::start(&self.inner, tasks);
    }

    /// Makes all that is known findable by words now, without waiting for the background job.
    ///
    /// # Errors
    /// When the index of words is broken.
    pub async fn flush(&self) -> ServiceResult<()> {
        use_cases::index_words::index_words(&self.inner).await
    }

    /// Forgets outings that ended more than a day ago, without waiting for the background job. How many.
    #[must_use]
    pub fn forget_past(&self) -> usize {
        use_cases::forget::forget(&self.inner)
    }
}

#[async_trait]
impl DiscoveryService for Discovery {
    async fn find_outings(&self, _: &Actor, query: FindOutings) -> ServiceResult<FoundOutings> {
        use_cases::find_outings::find_outings(&self.inner, query)
    }

    async fn suggest_searches(
        &self,
        _: &Actor,
        query: SuggestSearches,
    ) -> ServiceResult<Vec<SearchSuggestion>> {
        use_cases::suggest_searches::suggest_searches(&self.inner, &query)
    }

    async fn similar_outings(&self, _: &Actor, query: SimilarOutings) -> ServiceResult<Vec<OutingCard>> {
        use_cases::similar_outings::similar_outings(&self.inner, query)
    }

    async fn outings_by_id(&self, _: &Actor, ids: Vec<OutingId>) -> ServiceResult<Vec<OutingCard>> {
        let state = self.inner.state.read();
        Ok(ids.into_iter().filter_map(|id| state.card(id, None)).collect())
    }

    async fn venue(&self, _: &Actor, id: VenueId) -> ServiceResult<Option<Arc<VenueView>>> {
        Ok(self.inner.state.read().venue(id, self.inner.clock.now()))
    }

    async fn offer(&self, _: &Actor, id: OfferId) -> ServiceResult<Option<Arc<OfferView>>> {
        Ok(self.inner.state.read().offer(id))
    }

    async fn next_outings(&self, _: &Actor, offers: Vec<OfferId>) -> ServiceResult<Vec<OutingCard>> {
        let (state, now) = (self.inner.state.read(), self.inner.clock.now());
        Ok(offers.into_iter().filter_map(|offer| state.next_of(offer, now)).collect())
    }
}

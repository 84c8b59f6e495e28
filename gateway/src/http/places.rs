//! How many uploads are in memory at a time: 8, so at most 96 MiB of files; two of them of one account. The
//! others wait with nothing but their request's head.

use std::{
    collections::{HashMap, hash_map::Entry},
    time::Duration,
};

use axum::http::StatusCode;
use contracts::FailureCode;
use kernel::AccountId;
use parking_lot::Mutex;
use tokio::sync::{Semaphore, SemaphorePermit};

use super::refusal::Refused;

/// Uploads at a time.
const PLACES: usize = 8;
/// Uploads of one account at a time: the two sides of a card.
const PER_ACCOUNT: u8 = 2;
/// How long an upload waits for a place.
const WAITING: Duration = Duration::from_secs(20);

/// Places for uploads.
pub struct Places {
    all: Semaphore,
    waiting: Duration,
    taken: Mutex<HashMap<AccountId, u8>>,
}

impl Default for Places {
    fn default() -> Self {
        Self { all: Semaphore::new(PLACES), waiting: WAITING, taken: Mutex::default() }
    }
}

/// A place that is taken, until it is dropped.
pub struct Place<'a> {
    _permit: SemaphorePermit<'a>,
    _share: Share<'a>,
}

/// An account's part of the places.
struct Share<'a> {
    places: &'a Places,
    account: AccountId,
}

impl Places {
    /// A place, as soon as there is one.
    ///
    /// # Errors
    /// 429 for an account that has its share already, 503 when none became free in time.
    pub async fn take(&self, account: AccountId) -> Result<Place<'_>, Refused> {
        let share = self.share(account)?;
        let full = || Refused::failed(StatusCode::SERVICE_UNAVAILABLE, FailureCode::RateLimited);
        let waiting = tokio::time::timeout(self.waiting, self.all.acquire());
        let permit = waiting.await.map_err(|_| full())?.map_err(|_| full())?;
        Ok(Place { _permit: permit, _share: share })
    }

    fn share(&self, account: AccountId) -> Result<Share<'_>, Refused> {
        let mut taken = self.taken.lock();
        let mine = taken.entry(account).or_default();
        if *mine == PER_ACCOUNT {
            return Err(Refused::failed(StatusCode::TOO_MANY_REQUESTS, FailureCode::RateLimited));
        }
        *mine += 1;
        Ok(Share { places: self, account })
    }
}

impl Drop for Share<'_> {
    fn drop(&mut self) {
        if let Entry::Occupied(mut mine) = self.places.taken.lock().entry(self.account) {
            match mine.get() {
                0 | 1 => drop(mine.remove()),
                _ => *mine.get_mut() -= 1,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn an_account_has_two_places_and_gives_them_back() {
        let (places, account) = (Places::default(), AccountId::generate());
        let first = places.take(account).await.ok();
        let second = places.take(account).await.ok();
        assert!(first.is_some() && second.is_some());
        let third = places.take(account).await.err().map(|refused| refused.status());
        assert_eq!(third, Some(StatusCode::TOO_MANY_REQUESTS));
        assert!(places.take(AccountId::generate()).await.is_ok());
        drop(first);
        assert!(places.take(account).await.is_ok());
        drop(second);
        assert!(places.taken.lock().is_empty(), "who has no upload is forgotten");
    }

    #[tokio::test]
    async fn there_are_eight_places_in_all() {
        let places = Places { waiting: Duration::ZERO, ..Places::default() };
        let mut taken = Vec::new();
        for _ in 0..PLACES {
            taken.push(places.take(AccountId::generate()).await.ok().unwrap());
        }
        let account = AccountId::generate();
        let refused = places.take(account).await.err().map(|refused| refused.status());
        assert_eq!(refused, Some(StatusCode::SERVICE_UNAVAILABLE));
        taken.pop();
        assert!(places.take(account).await.is_ok());
        drop(taken);
        assert!(places.taken.lock().is_empty());
    }
}

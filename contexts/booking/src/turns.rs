//! One after the other for each outing, within this process.
//!
//! The database is what guards the seats: of two transactions that change one ledger, it lets one try again.
//! Within a process there is no need to find that out the hard way, so whoever changes a ledger waits for
//! their turn first. Other replicas are still met in the database.

use kernel::OutingId;
use tokio::sync::{Mutex, MutexGuard};

/// How many outings can be changed side by side at most. Two outings may share a turn; that costs a moment of
/// waiting and nothing else. Nobody ever holds two turns.
const LANES: usize = 1_024;

/// The turns of all outings, in first come, first served order.
pub struct Turns(Box<[Mutex<()>]>);

impl Default for Turns {
    fn default() -> Self {
        Self((0..LANES).map(|_| Mutex::new(())).collect())
    }
}

impl Turns {
    /// Waits for the outing's turn, which lasts until the guard is dropped.
    pub async fn of(&self, outing: OutingId) -> MutexGuard<'_, ()> {
        let bytes = outing.to_bytes();
        // The last bytes of an id are random.
        let lane = usize::from(u16::from_be_bytes([bytes[14], bytes[15]])) % self.0.len();
        self.0[lane].lock().await
    }
}

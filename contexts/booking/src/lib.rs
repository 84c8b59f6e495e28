//! booking: registrations, seats, waitlist, tickets, check-ins, savings.
//!
//! - `domain`: the rules, pure. `Ledger` guards the seats of an outing, `Registration` is a member's place in
//!   it, `door` decides about a presented ticket, `Tickets` signs and verifies.
//! - `use_cases`: one file each; what time brings to an outing (closing, waitlist, no-shows) among them.
//! - `store`: documents, queries, indexes.
//! - `consumers`: what other contexts tell.
//!
//! The README lists the rules that may never break, the events and the format of a ticket.

mod consumers;
mod domain;
mod service;
mod store;
mod turns;
mod use_cases;

use std::{sync::Arc, time::Duration};

use platform::{
    Store, StoreError, Tasks,
    settings::{EligibilityPolicy, SecretKey},
    store::StoreDeps,
    telemetry::chain,
};

use domain::{Requirements, Tickets};
use store::Db;
use turns::Turns;

/// The name of this context: of its database, and of its consumers.
const CONTEXT: &str = "booking";

/// How often the background job looks for outings with something due.
const DUTY_ROUND: Duration = Duration::from_secs(1);

/// What booking is made of.
pub struct Deps {
    /// Its database, the bus and the clock.
    pub store: StoreDeps,
    /// The Ed25519 seed of tickets.
    pub ticket_key: SecretKey,
    /// Who may register.
    pub eligibility: EligibilityPolicy,
    /// How many minutes before the start doors open; without limit when `None`.
    pub check_in_opens_minutes: Option<i64>,
}

/// The booking context.
#[derive(Clone)]
pub struct Booking {
    inner: Arc<Inner>,
}

/// What every use case stands on.
struct Inner {
    db: Db,
    turns: Turns,
    tickets: Tickets,
    requirements: Requirements,
    check_in_opens_minutes: Option<i64>,
}

/// Puts booking together and has it listen on the bus.
#[must_use]
pub fn build(deps: Deps) -> Booking {
    let full = deps.eligibility == EligibilityPolicy::Full;
    let verified = full || deps.eligibility == EligibilityPolicy::VerifiedAdults;
    let inner = Arc::new(Inner {
        db: Db::new(Store::new(&deps.store, CONTEXT)),
        turns: Turns::default(),
        tickets: Tickets::new(deps.ticket_key.bytes()),
        requirements: Requirements { identity: verified, subscription: full },
        check_in_opens_minutes: deps.check_in_opens_minutes,
    });
    consumers::listen(&inner, &deps.store.bus);
    Booking { inner }
}

impl Booking {
    /// Creates the collections and their indexes.
    ///
    /// # Errors
    /// When the server refuses one.
    pub async fn migrate(&self) -> Result<(), StoreError> {
        self.inner.db.migrate().await
    }

    /// Starts the delivery of events and the job that closes, expires and settles outings in time.
    pub fn start(&self, tasks: &Tasks) {
        self.inner.db.store().outbox().start(tasks);
        let booking = self.clone();
        tasks.spawn(async move {
            loop {
                match booking.run_duties().await {
                    Ok(0) => {}
                    Ok(_) => continue,
                    Err(error) => tracing::warn!(error = chain(&error), "no duty could be looked for"),
                }
                tokio::time::sleep(DUTY_ROUND).await;
            }
        });
    }

    /// Does what is due by now: closes registrations, brings early savings to the final tier, expires
    /// waitlists, notes no-shows, looks once more for registrations of erased accounts. For how many outings and
    /// accounts something was done. The background job calls it each second; several replicas may at once.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn run_duties(&self) -> Result<usize, StoreError> {
        self.inner.run_duties().await
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// When it does not.
    pub async fn ping(&self) -> Result<(), StoreError> {
        self.inner.db.store().ping().await
    }
}

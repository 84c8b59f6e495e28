//! A reporting with its database, its bus, its clock and its neighbours.
#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must fail loudly")]

use std::sync::Arc;

use bson::Document;
use contracts::{
    Actor, Event, EventEnvelope, StaffActor, StaffRole,
    booking::{RegistrationStanding, RegistrationState, RegistrationStatus, SavingRecorded},
    catalog::{OutingFacts, OutingScheduled},
    reporting::{PartnerResults, PartnerResultsQuery, ReportingService},
};
use futures::TryStreamExt;
use kernel::{AccountId, Clock, Money, PartnerId, SessionId, Timestamp};
use mongodb::Client;
use platform::{Bus, settings::SecretKey};
use reporting::{Deps, Reporting};
use testkit::{FakeClock, TestDatabase};

use self::{builders::NOW, neighbours::Neighbours};

pub use testkit::{
    builders, neighbours,
    standings::{changed, party, then},
};

/// A reporting that a test talks to.
pub struct World {
    /// Its database, to be dropped at the end.
    pub database: TestDatabase,
    /// The present.
    pub clock: FakeClock,
    /// The context.
    pub reporting: Reporting,
    /// Where events go.
    pub bus: Bus,
}

impl World {
    /// A reporting whose neighbours have nothing to tell.
    pub async fn new() -> Self {
        Self::beside(Neighbours::new()).await
    }

    /// A reporting beside these neighbours.
    pub async fn beside(neighbours: Neighbours) -> Self {
        Self::on(TestDatabase::new().await, neighbours).await
    }

    /// A reporting that asks the database through `client`.
    pub async fn through(client: Client) -> Self {
        let database = TestDatabase { client, ..TestDatabase::new().await };
        Self::on(database, Neighbours::new()).await
    }

    async fn on(database: TestDatabase, neighbours: Neighbours) -> Self {
        let (clock, bus, neighbours) = (FakeClock::at_text(NOW), Bus::new(), Arc::new(neighbours));
        let reporting = reporting::build(Deps {
            store: database.store(&bus, clock.clone()),
            viewer_key: SecretKey::development(3),
            catalog: neighbours.clone(),
            booking: neighbours,
        });
        reporting.migrate().await.unwrap();
        Self { database, clock, reporting, bus }
    }

    /// Drops the database.
    pub async fn end(self) {
        self.database.drop_all().await;
    }

    /// An event as it goes over the wire.
    pub fn envelope<E: Event>(&self, event: &E) -> EventEnvelope {
        EventEnvelope::wrap(event, self.clock.now()).unwrap()
    }

    /// Delivers an event.
    pub async fn hear<E: Event>(&self, event: &E) {
        self.bus.deliver(&self.envelope(event)).await.unwrap();
    }

    /// Hears that an outing was planned.
    pub async fn plan(&self, facts: &OutingFacts) {
        self.hear(&OutingScheduled { facts: facts.clone() }).await;
    }

    /// The partner's figures of November and December.
    pub async fn results(&self, partner: PartnerId) -> PartnerResults {
        let query = query("2026-11-01", "2026-12-31");
        self.reporting.partner_results(&manager(partner), query).await.unwrap()
    }

    /// The documents of a collection.
    pub async fn documents(&self, collection: &str) -> Vec<Document> {
        let database = self.database.client.database(&format!("{}_reporting", self.database.prefix));
        let found = database.collection::<Document>(collection).find(Document::new()).await.unwrap();
        found.try_collect().await.unwrap()
    }

    /// Whatever is kept, as text.
    pub async fn everything_kept(&self) -> String {
        let mut kept = String::new();
        for name in ["days", "facts", "visitors", "outings", "names", "viewings", "rate_limits", "inbox"] {
            let found = self.documents(name).await;
            kept.extend(found.iter().map(|document| format!("{name}: {document}\n")));
        }
        kept
    }
}

/// A period.
pub fn query(from: &str, to: &str) -> PartnerResultsQuery {
    PartnerResultsQuery { from: from.parse().unwrap(), to: to.parse().unwrap(), offer: None, venue: None }
}

/// A staff member.
pub fn staff(partner: PartnerId, role: StaffRole) -> Actor {
    let staff = StaffActor { account: AccountId::generate(), partner, role };
    Actor::Staff { staff, session: SessionId::generate() }
}

/// A manager of a company.
pub fn manager(partner: PartnerId) -> Actor {
    staff(partner, StaffRole::Manager)
}

/// A member who is signed in.
pub fn member(name: &str) -> Actor {
    Actor::Member { account: AccountId::derived_from(name), session: SessionId::generate() }
}

/// So many of the party came at that time: 5 € saved and 20 € paid by each.
pub fn came(party: &RegistrationStanding, people: u32, at: Timestamp) -> RegistrationStanding {
    let mut came = then(party, RegistrationStatus::CheckedIn);
    came.state.arrived = people;
    came.state.checked_in_at = Some(party.state.checked_in_at.unwrap_or(at));
    came.state.saving = Some(Money::eur(500).times(people));
    came.state.paid = Some(Money::eur(2_000).times(people));
    came
}

/// The door took the check-in back.
pub fn undone(party: &RegistrationStanding) -> RegistrationStanding {
    let state = RegistrationState {
        status: RegistrationStatus::Confirmed,
        arrived: 0,
        checked_in_at: None,
        saving: None,
        paid: None,
    };
    RegistrationStanding { state, revision: party.revision + 1, ..party.clone() }
}

/// What booking tells of a saving.
pub fn saved(standing: &RegistrationStanding) -> SavingRecorded {
    SavingRecorded {
        registration: standing.registration,
        member: standing.member,
        partner: standing.summary.partner,
        offer: standing.summary.offer,
        saving: standing.state.saving.unwrap_or(Money::ZERO),
        tier: None,
        standing: Some(Box::new(standing.clone())),
        revision: standing.revision,
    }
}

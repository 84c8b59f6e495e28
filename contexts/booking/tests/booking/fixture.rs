//! A world with members, outings and doors: identity and catalog speak through the bus, as they do in the
//! running platform.

use std::sync::Arc;

use booking::{Booking, Deps};
use bson::{Document, doc};
use contracts::{
    Actor, Event, EventEnvelope, ServiceError,
    booking::{
        BookingService, CancelRegistration, GroupMessaged, MyRegistrations, Register, RegistrationChanged,
        RegistrationStatus, RegistrationStep, RegistrationView, RegistrationWhen, SavingRecorded,
        SavingsView, SeatsChanged, SeatsView,
    },
    identity::{AccountChanged, AccountErased, AccountRole, AccountView},
};
use futures::TryStreamExt;
use kernel::{AccountId, EmailAddress, Language, OutingId, PageRequest, RegistrationId, SessionId};
use mongodb::Client;
use parking_lot::Mutex;
use platform::{
    Bus,
    settings::{EligibilityPolicy, SecretKey},
    store::{StoreDeps, connect},
};
use testkit::{FakeClock, TestDatabase};

pub use crate::{
    door_side::{Outcome, code, door, instant, keyed, manager, offline, scan},
    plan::Plan,
};

/// When a test begins, unless it says otherwise.
pub const BEGINNING: &str = "2026-11-20T12:00:00Z";

/// Everything booking announced.
#[derive(Clone, Default)]
pub struct Heard {
    pub registrations: Arc<Mutex<Vec<RegistrationChanged>>>,
    pub savings: Arc<Mutex<Vec<SavingRecorded>>>,
    pub seats: Arc<Mutex<Vec<SeatsChanged>>>,
    pub messages: Arc<Mutex<Vec<GroupMessaged>>>,
}

impl Heard {
    fn listen(&self, bus: &Bus) {
        let heard = self.clone();
        bus.observe(move |event: RegistrationChanged| heard.registrations.lock().push(event));
        let heard = self.clone();
        bus.observe(move |event: SavingRecorded| heard.savings.lock().push(event));
        let heard = self.clone();
        bus.observe(move |event: SeatsChanged| heard.seats.lock().push(event));
        let heard = self.clone();
        bus.observe(move |event: GroupMessaged| heard.messages.lock().push(event));
    }

    /// How often each registration took this step, in order.
    pub fn steps(&self, step: RegistrationStep) -> Vec<RegistrationId> {
        let events = self.registrations.lock();
        events.iter().filter(|event| event.step == step).map(|event| event.registration).collect()
    }

    pub fn count(&self) -> usize {
        self.registrations.lock().len() + self.savings.lock().len() + self.seats.lock().len()
    }
}

/// How this test's booking is set up.
#[derive(Clone, Copy)]
pub struct Setup {
    pub eligibility: EligibilityPolicy,
    pub check_in_opens_minutes: Option<i64>,
}

impl Default for Setup {
    fn default() -> Self {
        Self { eligibility: EligibilityPolicy::ConfirmedAdults, check_in_opens_minutes: None }
    }
}

pub struct World {
    tests: TestDatabase,
    pub clock: FakeClock,
    pub bus: Bus,
    pub booking: Booking,
    pub heard: Heard,
    setup: Setup,
}

impl World {
    pub async fn new() -> Self {
        Self::with(Setup::default()).await
    }

    pub async fn with(setup: Setup) -> Self {
        Self::on(connection().await, setup).await
    }

    /// A world whose booking uses this connection.
    pub async fn on(client: Client, setup: Setup) -> Self {
        let tests = TestDatabase::new().await;
        let clock = FakeClock::at_text(BEGINNING);
        let (bus, heard) = (Bus::new(), Heard::default());
        heard.listen(&bus);
        let booking = build((client, &tests), (&clock, &bus), setup);
        booking.migrate().await.unwrap();
        Self { tests, clock, bus, booking, heard, setup }
    }

    /// Another replica: its own connections, bus and turns on the same database.
    pub async fn replica(&self) -> Booking {
        let bus = Bus::new();
        self.heard.listen(&bus);
        build((connection().await, &self.tests), (&self.clock, &bus), self.setup)
    }

    pub async fn end(self) {
        self.tests.drop_all().await;
    }

    pub fn at(&self, text: &str) {
        self.clock.set(text.parse().unwrap());
    }

    /// Has booking take an event, as the relay would; the envelope, to deliver it again.
    pub async fn tell<E: Event>(&self, event: &E) -> EventEnvelope {
        let envelope = EventEnvelope::wrap(event, kernel::Clock::now(&self.clock)).unwrap();
        self.bus.deliver(&envelope).await.unwrap();
        envelope
    }

    pub async fn member(&self, first_name: &str) -> Actor {
        self.member_born(first_name, "1990-05-17").await
    }

    pub async fn member_born(&self, first_name: &str, birth_date: &str) -> Actor {
        let account = account(first_name, birth_date);
        let actor = member_actor(account.id);
        self.tell(&AccountChanged { account, revision: 1 }).await;
        actor
    }

    /// The member's account is erased; the event, to deliver it again.
    pub async fn erase(&self, member: &Actor) -> EventEnvelope {
        let account = member.account().unwrap();
        self.tell(&AccountErased { account, role: AccountRole::Member }).await
    }

    pub async fn outing(&self, plan: &Plan) -> OutingId {
        self.tell(&plan.scheduled()).await;
        plan.outing
    }

    pub async fn register(
        &self,
        member: &Actor,
        outing: OutingId,
        people: i64,
    ) -> Result<RegistrationView, ServiceError> {
        self.booking.register(member, Register { outing, people, idempotency_key: None }).await
    }

    pub async fn cancel(&self, member: &Actor, id: RegistrationId) -> Result<RegistrationView, ServiceError> {
        self.booking.cancel_registration(member, CancelRegistration { id }).await
    }

    pub async fn savings(&self, member: &Actor) -> SavingsView {
        self.booking.my_savings(member).await.unwrap()
    }

    pub async fn seats(&self, outing: OutingId) -> SeatsView {
        self.booking.seats_by_id(&Actor::System, vec![outing]).await.unwrap().remove(0)
    }

    /// booking's own database.
    pub fn database(&self) -> mongodb::Database {
        self.tests.client.database(&format!("{}_booking", self.tests.prefix))
    }

    pub fn documents(&self, collection: &str) -> mongodb::Collection<Document> {
        self.database().collection(collection)
    }

    pub async fn status(&self, id: RegistrationId) -> RegistrationStatus {
        let found = self.documents("registrations").find_one(doc! { "_id": id }).await.unwrap().unwrap();
        let status = found.get_str("status").unwrap();
        serde_json::from_value(serde_json::json!(status)).unwrap()
    }

    /// What must hold in the database at any moment; the people with places.
    pub async fn check_seats(&self, outing: OutingId) -> i64 {
        let ledger = self.documents("ledgers").find_one(doc! { "_id": outing }).await.unwrap().unwrap();
        let filter = doc! { "summary.outing": outing };
        let found = self.documents("registrations").find(filter).await.unwrap();
        let found: Vec<Document> = found.try_collect().await.unwrap();
        let with = |wanted: &[&str]| -> Vec<&Document> {
            found.iter().filter(|one| wanted.contains(&one.get_str("status").unwrap())).collect()
        };
        let number = |document: &Document, key: &str| document.get_i64(key).unwrap();
        let seated: i64 =
            with(&["CONFIRMED", "CHECKED_IN", "NO_SHOW"]).iter().map(|one| number(one, "people")).sum();
        assert_eq!(number(&ledger, "registered"), seated, "the ledger counts who has places");
        assert_eq!(number(&ledger, "left") + seated, number(&ledger, "capacity"));
        assert!(number(&ledger, "left") >= 0, "capacity is exceeded");
        let came = found.iter().filter_map(|one| one.get_document("arrival").ok());
        let came: i64 = came.map(|arrival| number(arrival, "people")).sum();
        let counted = self.documents("arrivals").find_one(doc! { "_id": outing }).await.unwrap();
        assert_eq!(counted.map_or(0, |counted| number(&counted, "people")), came, "who came is counted");
        let on_list = ledger.get_array("waitlist").unwrap();
        let mut on_list: Vec<_> = on_list
            .iter()
            .map(|party| party.as_document().unwrap().get_str("registration").unwrap())
            .collect();
        let mut waiting: Vec<_> =
            with(&["WAITLISTED"]).iter().map(|one| one.get_str("_id").unwrap()).collect();
        on_list.sort_unstable();
        waiting.sort_unstable();
        assert_eq!(on_list, waiting, "the waitlist is who waits");
        let mut members: Vec<_> = with(&["CONFIRMED", "CHECKED_IN", "NO_SHOW", "WAITLISTED"])
            .iter()
            .map(|one| one.get_str("member").unwrap())
            .collect();
        let live = members.len();
        members.sort_unstable();
        members.dedup();
        assert_eq!(members.len(), live, "one live registration for each member");
        seated
    }
}

async fn connection() -> Client {
    connect(&std::env::var("MONGODB_URI").unwrap()).await.unwrap()
}

fn build(
    (client, database): (Client, &TestDatabase),
    (clock, bus): (&FakeClock, &Bus),
    setup: Setup,
) -> Booking {
    booking::build(Deps {
        store: StoreDeps { client, ..database.store(bus, clock.clone()) },
        ticket_key: SecretKey::development(2),
        eligibility: setup.eligibility,
        check_in_opens_minutes: setup.check_in_opens_minutes,
    })
}

pub fn account(first_name: &str, birth_date: &str) -> AccountView {
    AccountView {
        id: AccountId::derived_from(first_name),
        email: EmailAddress::parse("member@example.org").unwrap(),
        first_name: first_name.to_owned(),
        last_name: "Martin".to_owned(),
        birth_date: Some(birth_date.parse().unwrap()),
        language: Language::Fr,
        role: AccountRole::Member,
        email_confirmed: true,
        identity_verified: false,
        deletion_due_at: None,
        created_at: BEGINNING.parse().unwrap(),
    }
}

pub fn member_actor(account: AccountId) -> Actor {
    Actor::Member { account, session: SessionId::generate() }
}

impl World {
    /// The member's live registration for an outing.
    pub async fn live(&self, member: &Actor, outing: OutingId) -> Option<RegistrationView> {
        self.booking.my_live_registrations(member, vec![outing]).await.unwrap().pop()
    }

    /// The member's own registrations, all on one page.
    pub async fn own(&self, member: &Actor, when: RegistrationWhen) -> Vec<RegistrationView> {
        let query = MyRegistrations { when, page: PageRequest::first(100) };
        self.booking.my_registrations(member, query).await.unwrap().values().cloned().collect()
    }
}

impl World {
    /// The short code of a registration, whether or not the member may see it.
    pub async fn short_code(&self, id: RegistrationId) -> String {
        let found = self.documents("registrations").find_one(doc! { "_id": id }).await.unwrap().unwrap();
        found.get_str("short_code").unwrap().to_owned()
    }
}

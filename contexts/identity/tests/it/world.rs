//! A context of its own for each test, what it says to the others, and forms that are right.

use std::sync::Arc;

use bson::{Document, doc};
use contracts::{
    Actor, Event, EventEnvelope, Refusal, RefusalCode, ServiceError, ServiceResult,
    catalog::PartnerType,
    identity::{
        AccountChanged, AccountErased, Client, CodePurpose, CodeRequested, ConfirmEmail, DeletionRequested,
        Done, IdentityService, KnownEmailTried, PartnerOwnerConfirmed, PartnerSignedUp, PasswordChanged,
        Secret, SessionRevoked, SignIn, SignUp, SignUpPartner, SignedIn,
    },
};
use identity::{Deps, Identity};
use kernel::{Clock, Language, Timestamp};
use parking_lot::Mutex;
use platform::{
    Bus,
    codes::Codes,
    settings::{Providers, RelayMode, SecondFactorPolicy, SecretKey},
    store::{StoreDeps, collect},
    tokens::AccessTokens,
    vault::Vault,
};
use testkit::{FakeClock, TestDatabase};

pub const EMAIL: &str = "lea.martin@example.org";
pub const OTHER_EMAIL: &str = "samir@example.org";
pub const PASSWORD: &str = "cheval-agrafe-lampe";
pub const SIRET: &str = "120 027 016 00563";

/// Later than the real present, so that the database's own clock removes nothing.
const START: &str = "2031-03-01T10:00:00Z";

/// One running context.
pub struct World {
    pub database: TestDatabase,
    pub clock: FakeClock,
    pub identity: Identity,
    pub tokens: AccessTokens,
    pub codes: Codes,
    store: StoreDeps,
    events: Heard,
}

fn deps(store: StoreDeps, tokens: AccessTokens, codes: Codes) -> Deps {
    Deps {
        store,
        tokens,
        codes,
        vault: Vault::new(SecretKey::development(4), Vec::new()),
        admin_second_factor: SecondFactorPolicy::Required,
        providers: Providers::default(),
        app_url: "http://localhost:4000".to_owned(),
    }
}

type Heard = Arc<Mutex<Vec<EventEnvelope>>>;

impl World {
    pub async fn new() -> Self {
        Self::with_relay(RelayMode::On).await
    }

    pub async fn with_relay(relay: RelayMode) -> Self {
        let database = TestDatabase::new().await;
        let clock = FakeClock::at_text(START);
        let events = Arc::new(Mutex::new(Vec::new()));
        let bus = listening_bus(&events);
        let store = StoreDeps { relay, ..database.store(&bus, clock.clone()) };
        let tokens = AccessTokens::new(&SecretKey::development(1)).unwrap();
        let codes = Codes::new(SecretKey::development(3));
        let deps = deps(store.clone(), tokens.clone(), codes.clone());
        let identity = identity::build(deps);
        identity.migrate().await.unwrap();
        Self { database, clock, identity, tokens, codes, store, events }
    }

    /// Another process on the same database and bus, and what it knows of tokens.
    pub fn other_process(&self) -> (Identity, AccessTokens) {
        let tokens = AccessTokens::new(&SecretKey::development(1)).unwrap();
        let (store, codes) = (self.store.clone(), self.codes.clone());
        (identity::build(deps(store, tokens.clone(), codes)), tokens)
    }

    /// Another process with other settings, that makes the same tokens.
    pub fn process(&self, settings: impl FnOnce(Deps) -> Deps) -> Identity {
        let (store, tokens, codes) = (self.store.clone(), self.tokens.clone(), self.codes.clone());
        identity::build(settings(deps(store, tokens, codes)))
    }

    /// Every event of a kind so far, oldest first.
    pub fn events<E: Event>(&self) -> Vec<E> {
        let events = self.events.lock();
        let of_kind = events.iter().filter(|envelope| envelope.name == E::NAME);
        of_kind.map(|envelope| envelope.open().unwrap()).collect()
    }

    /// The names of all events so far, oldest first.
    pub fn names(&self) -> Vec<String> {
        self.events.lock().iter().map(|envelope| envelope.name.clone()).collect()
    }

    /// Forgets all events so far.
    pub fn forget_events(&self) {
        self.events.lock().clear();
    }

    /// The code that was sent last.
    pub fn latest_code(&self) -> String {
        let requested = self.events::<CodeRequested>();
        self.codes.derive(requested.last().expect("a code was sent").challenge)
    }

    /// The code that was sent last to an address.
    pub fn code_for(&self, email: &str) -> String {
        let requested = self.events::<CodeRequested>();
        let latest = requested.iter().rfind(|event| event.email.as_str() == email);
        self.codes.derive(latest.expect("a code was sent").challenge)
    }

    /// The code that was sent last for a purpose.
    pub fn code_to(&self, purpose: CodePurpose) -> String {
        let requested = self.events::<CodeRequested>();
        let latest = requested.iter().rfind(|event| event.purpose == purpose);
        self.codes.derive(latest.expect("a code was sent").challenge)
    }

    /// Has the context take an event of another one.
    pub async fn tell<E: Event>(&self, event: &E) {
        let envelope = EventEnvelope::wrap(event, self.clock.now()).unwrap();
        self.store.bus.deliver(&envelope).await.unwrap();
    }

    /// Everything stored in the database of this test, whatever the collection, as text.
    pub async fn everything_stored(&self) -> String {
        let database = self.database.client.database(&format!("{}_identity", self.database.prefix));
        let mut everything = String::new();
        for collection in database.list_collection_names().await.unwrap() {
            for document in self.stored(&collection).await {
                everything.push_str(&format!("{collection}: {document}\n"));
            }
        }
        everything
    }

    pub async fn sign_up(&self, email: &str) {
        self.identity.sign_up(&Actor::Anonymous, sign_up_form(email)).await.unwrap();
    }

    pub async fn confirm(&self, email: &str, code: &str) -> ServiceResult<SignedIn> {
        let command = ConfirmEmail {
            email: email.to_owned(),
            code: Secret(code.to_owned()),
            client: Client::default(),
        };
        self.identity.confirm_email(&Actor::Anonymous, command).await
    }

    pub async fn sign_in(&self, email: &str, password: &str) -> ServiceResult<SignedIn> {
        let command = SignIn { password: Secret(password.to_owned()), ..sign_in_form(email) };
        self.identity.sign_in(&Actor::Anonymous, command).await
    }

    pub async fn resend(&self, email: &str) -> Done {
        let command = contracts::identity::ResendCode { email: email.to_owned(), client: Client::default() };
        self.identity.resend_code(&Actor::Anonymous, command).await.unwrap()
    }

    /// A confirmed member, signed in.
    pub async fn member(&self, email: &str) -> SignedIn {
        self.sign_up(email).await;
        self.confirm(email, &self.latest_code()).await.unwrap()
    }

    /// A confirmed owner, signed in.
    pub async fn owner(&self, email: &str) -> SignedIn {
        self.identity.sign_up_partner(&Actor::Anonymous, partner_form(email)).await.unwrap();
        self.confirm(email, &self.latest_code()).await.unwrap()
    }

    /// The caller a fresh access token is for.
    pub fn actor(&self, signed_in: &SignedIn) -> Actor {
        self.verify(signed_in).expect("a good access token")
    }

    pub fn verify(&self, signed_in: &SignedIn) -> Option<Actor> {
        self.tokens.verify(&signed_in.session.access_token, self.clock.now())
    }

    /// Leaves an account without its password, as one that a provider made.
    pub async fn forget_password(&self, email: &str) {
        let name = format!("{}_identity", self.database.prefix);
        let accounts = self.database.client.database(&name).collection::<Document>("accounts");
        let update = doc! { "$set": { "password": bson::Bson::Null } };
        accounts.update_one(doc! { "email": email }, update).await.unwrap();
    }

    /// Everything of a collection, as it is stored.
    pub async fn stored(&self, collection: &str) -> Vec<Document> {
        let name = format!("{}_identity", self.database.prefix);
        let collection = self.database.client.database(&name).collection::<Document>(collection);
        collect(collection.find(doc! {}).await.unwrap()).await.unwrap()
    }
}

fn listening_bus(events: &Heard) -> Bus {
    fn listen<E: Event>(bus: &Bus, events: &Heard) {
        let events = Arc::clone(events);
        bus.observe::<E>(move |event| {
            let envelope = EventEnvelope::wrap(&event, Timestamp::from_millis(0)).unwrap();
            events.lock().push(envelope);
        });
    }
    let bus = Bus::new();
    listen::<AccountChanged>(&bus, events);
    listen::<PartnerSignedUp>(&bus, events);
    listen::<PartnerOwnerConfirmed>(&bus, events);
    listen::<CodeRequested>(&bus, events);
    listen::<KnownEmailTried>(&bus, events);
    listen::<SessionRevoked>(&bus, events);
    listen::<PasswordChanged>(&bus, events);
    listen::<DeletionRequested>(&bus, events);
    listen::<AccountErased>(&bus, events);
    bus
}

pub fn sign_up_form(email: &str) -> SignUp {
    SignUp {
        email: email.to_owned(),
        password: Secret(PASSWORD.to_owned()),
        first_name: "Léa".to_owned(),
        last_name: "Martin".to_owned(),
        birth_date: "1999-04-30".parse().unwrap(),
        language: Language::Fr,
        accept_terms: true,
        client: Client::default(),
    }
}

pub fn sign_in_form(email: &str) -> SignIn {
    SignIn {
        email: email.to_owned(),
        password: Secret(PASSWORD.to_owned()),
        second_factor: None,
        client: Client::default(),
    }
}

pub fn partner_form(email: &str) -> SignUpPartner {
    SignUpPartner {
        email: email.to_owned(),
        password: Secret(PASSWORD.to_owned()),
        first_name: "Chef".to_owned(),
        last_name: "Roy".to_owned(),
        company_name: "Le Comptoir".to_owned(),
        siret: SIRET.to_owned(),
        partner_type: PartnerType::Bar,
        language: Language::Fr,
        client: Client::default(),
    }
}

/// The refusals of a call that was refused.
pub fn refusals<T: std::fmt::Debug>(result: ServiceResult<T>) -> Vec<Refusal> {
    match result {
        Err(ServiceError::Refused(refusals)) => refusals,
        other => panic!("not refused: {other:?}"),
    }
}

/// Code and field of a call that was refused once.
pub fn refusal<T: std::fmt::Debug>(result: ServiceResult<T>) -> (RefusalCode, Option<String>) {
    let mut refusals = refusals(result);
    assert_eq!(refusals.len(), 1, "{refusals:?}");
    let refusal = refusals.remove(0);
    (refusal.code, refusal.field)
}

/// A refusal as [`refusal`] gives it.
pub fn on(field: &str, code: RefusalCode) -> (RefusalCode, Option<String>) {
    (code, Some(field.to_owned()))
}

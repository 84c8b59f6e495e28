//! A context of its own for each test: identity speaks through the bus, a scripted reader reads.

use std::sync::Arc;

use bson::{Document, doc};
use contracts::{
    Actor, AdminRole, Event, EventEnvelope, FailureCode, RefusalCode, ServiceError, ServiceResult,
    catalog::Decision,
    identity::{AccountChanged, AccountErased, AccountRole, AccountView, Done},
    verification::*,
};
use kernel::{AccountId, Clock, EmailAddress, IdentityCheckId, Language, PageRequest, SessionId, Timestamp};
use parking_lot::Mutex;
use platform::{
    Bus,
    blobs::Blobs,
    settings::{Providers, SecretKey},
    store::{StoreDeps, collect},
    vault::Vault,
};
use testkit::{FakeClock, TestDatabase};
use verification::{Deps, Reads, Verification, build_with};

use crate::script::{Script, date, photo};

/// Later than the real present, so that the database's own clock removes nothing.
pub const START: &str = "2031-03-01T10:00:00Z";

/// How this test's verification is set up.
#[derive(Default)]
pub struct Setup {
    /// Whether there is no reader.
    pub without_reader: bool,
    /// How many documents are read at a time; one when 0.
    pub workers: usize,
    pub providers: Providers,
    /// The connection, when it is not the usual one.
    pub client: Option<mongodb::Client>,
}

/// One running context.
pub struct World {
    pub database: TestDatabase,
    pub clock: FakeClock,
    pub verification: Verification,
    pub blobs: Blobs,
    pub script: Arc<Script>,
    store: StoreDeps,
    setup: Setup,
    events: Arc<Mutex<Vec<IdentityChanged>>>,
}

impl World {
    pub async fn new() -> Self {
        Self::with(Setup::default()).await
    }

    pub async fn with(setup: Setup) -> Self {
        let mut database = TestDatabase::new().await;
        if let Some(client) = &setup.client {
            database.client = client.clone();
        }
        let clock = FakeClock::at_text(START);
        let bus = Bus::new();
        let events = Arc::new(Mutex::new(Vec::new()));
        let heard = Arc::clone(&events);
        bus.observe(move |event: IdentityChanged| heard.lock().push(event));
        let store = database.store(&bus, clock.clone());
        let (script, blobs) = (Arc::new(Script::default()), Blobs::memory());
        let verification = process(&store, &blobs, &script, &setup);
        verification.migrate().await.unwrap();
        Self { database, clock, verification, blobs, script, store, setup, events }
    }

    /// A world where clean readings verify.
    pub async fn automatic() -> Self {
        let world = Self::new().await;
        world.decide_automatically().await;
        world
    }

    pub async fn decide_automatically(&self) {
        self.set_policy(|policy| policy.mode = VerdictMode::Automatic).await.unwrap();
    }

    /// Another process on the same database, files and reader.
    pub fn other_process(&self) -> Verification {
        let store = StoreDeps { bus: Bus::new(), ..self.store.clone() };
        process(&store, &self.blobs, &self.script, &self.setup)
    }

    /// Has the context hear an event.
    pub async fn tell<E: Event>(&self, event: &E) {
        let envelope = EventEnvelope::wrap(event, self.clock.now()).unwrap();
        self.store.bus.deliver(&envelope).await.unwrap();
    }

    /// A member by the name of the card's holder.
    pub async fn lea(&self) -> Actor {
        self.member("Léa", "Martin").await
    }

    pub async fn member(&self, first_name: &str, last_name: &str) -> Actor {
        let actor = Actor::Member { account: AccountId::generate(), session: SessionId::generate() };
        self.tell(&profile(&actor, (first_name, last_name), Some("1999-04-30"))).await;
        actor
    }

    pub async fn start(
        &self,
        actor: &Actor,
        document_type: DocumentType,
    ) -> ServiceResult<IdentityCheckView> {
        self.verification.start_identity_check(actor, StartIdentityCheck { document_type }).await
    }

    pub async fn upload(
        &self,
        actor: &Actor,
        check: IdentityCheckId,
        side: DocumentSide,
    ) -> ServiceResult<IdentityCheckView> {
        self.upload_bytes(actor, UploadDocumentImage { check, side, bytes: photo(side) }).await
    }

    pub async fn upload_bytes(
        &self,
        actor: &Actor,
        command: UploadDocumentImage,
    ) -> ServiceResult<IdentityCheckView> {
        self.verification.upload_document_image(actor, command).await
    }

    pub async fn submit(&self, actor: &Actor, check: IdentityCheckId) -> ServiceResult<IdentityCheckView> {
        self.verification.submit_identity_check(actor, SubmitIdentityCheck { check }).await
    }

    pub async fn view(&self, actor: &Actor) -> IdentityCheckView {
        self.verification.my_identity_check(actor, Done {}).await.unwrap()
    }

    /// A try with every photo.
    pub async fn filled(&self, actor: &Actor, document_type: DocumentType) -> IdentityCheckId {
        let check = self.start(actor, document_type).await.unwrap().id.unwrap();
        for side in document_type.sides() {
            self.upload(actor, check, *side).await.unwrap();
        }
        check
    }

    /// A try that was handed in.
    pub async fn submitted(&self, actor: &Actor) -> IdentityCheckId {
        let check = self.filled(actor, DocumentType::IdentityCard).await;
        self.submit(actor, check).await.unwrap();
        check
    }

    /// A card that was shown and read: where the member stands then.
    pub async fn shown(&self, actor: &Actor) -> IdentityCheckView {
        self.submitted(actor).await;
        self.work().await;
        self.view(actor).await
    }

    /// What the background jobs do.
    pub async fn work(&self) {
        self.verification.run_duties().await.unwrap();
    }

    pub async fn set_policy(
        &self,
        change: impl FnOnce(&mut SetVerdictPolicy),
    ) -> ServiceResult<VerdictPolicy> {
        let now = self.verification.verdict_policy(&admin(AdminRole::Super), Done {}).await.unwrap();
        let mut command = SetVerdictPolicy {
            provider: now.provider,
            mode: now.mode,
            rules: now.rules,
            retention_hours: now.retention_hours,
            revision: now.revision,
        };
        change(&mut command);
        self.verification.set_verdict_policy(&admin(AdminRole::Super), command).await
    }

    pub async fn decide(
        &self,
        check: IdentityCheckId,
        decision: Decision,
        reason: Option<&str>,
    ) -> ServiceResult<IdentityReviewView> {
        let reason = reason.map(str::to_owned);
        let command = DecideIdentityCheck { check, decision, reason };
        self.verification.decide_identity_check(&moderator(), command).await
    }

    pub async fn review(&self, check: IdentityCheckId) -> ServiceResult<IdentityReviewView> {
        self.verification.identity_review(&moderator(), IdentityReviewQuery { check }).await
    }

    pub async fn queue(&self, page: PageRequest) -> kernel::Page<IdentityReviewView> {
        self.verification.identity_reviews(&moderator(), IdentityReviewQueue { page }).await.unwrap()
    }

    /// What the others heard of a member, oldest first.
    pub fn heard(&self, actor: &Actor) -> Vec<IdentityChanged> {
        let events = self.events.lock();
        events.iter().filter(|event| Some(event.account) == actor.account()).cloned().collect()
    }

    pub fn statuses(&self, actor: &Actor) -> Vec<IdentityStatus> {
        self.heard(actor).iter().map(|event| event.status).collect()
    }

    pub fn mongo(&self) -> mongodb::Database {
        self.database.client.database(&format!("{}_verification", self.database.prefix))
    }

    /// Everything of a collection, as it is stored.
    pub async fn stored(&self, collection: &str) -> Vec<Document> {
        let collection = self.mongo().collection::<Document>(collection);
        collect(collection.find(doc! {}).await.unwrap()).await.unwrap()
    }

    /// An image as it is stored.
    pub async fn file(&self, check: IdentityCheckId, name: &str) -> Option<Vec<u8>> {
        self.blobs.get(&format!("identity/{check}/{name}")).await.unwrap()
    }
}

fn process(store: &StoreDeps, blobs: &Blobs, script: &Arc<Script>, setup: &Setup) -> Verification {
    let deps = Deps {
        store: store.clone(),
        vault: Vault::new(SecretKey::development(4), Vec::new()),
        blobs: blobs.clone(),
        document_key: SecretKey::development(5),
        reader: None,
        ocr_workers: setup.workers.max(1),
        providers: setup.providers.clone(),
        app_url: "http://localhost:4000/".to_owned(),
    };
    build_with(deps, (!setup.without_reader).then(|| Arc::clone(script) as Arc<dyn Reads>))
}

/// What identity tells of a member.
pub fn profile(
    actor: &Actor,
    (first_name, last_name): (&str, &str),
    birth_date: Option<&str>,
) -> AccountChanged {
    let id = actor.account().unwrap();
    let account = AccountView {
        id,
        email: EmailAddress::parse(&format!("{id}@example.org")).unwrap(),
        first_name: first_name.to_owned(),
        last_name: last_name.to_owned(),
        birth_date: birth_date.map(date),
        language: Language::Fr,
        role: AccountRole::Member,
        email_confirmed: true,
        identity_verified: false,
        deletion_due_at: None,
        created_at: Timestamp::from_millis(0),
    };
    AccountChanged { account, revision: 1 }
}

pub fn erased(actor: &Actor) -> AccountErased {
    AccountErased { account: actor.account().unwrap(), role: AccountRole::Member }
}

pub fn admin(role: AdminRole) -> Actor {
    Actor::Admin { account: AccountId::generate(), role, session: SessionId::generate() }
}

pub fn moderator() -> Actor {
    admin(AdminRole::Moderator)
}

/// Code and field of each refusal.
pub fn refusals<T: std::fmt::Debug>(result: ServiceResult<T>) -> Vec<(RefusalCode, String)> {
    match result {
        Err(ServiceError::Refused(refusals)) => {
            refusals.into_iter().map(|refusal| (refusal.code, refusal.field.unwrap_or_default())).collect()
        }
        other => panic!("not refused: {other:?}"),
    }
}

/// The only refusal, which concerns no field.
pub fn refusal<T: std::fmt::Debug>(result: ServiceResult<T>) -> RefusalCode {
    let refusals = refusals(result);
    assert_eq!(refusals.len(), 1, "{refusals:?}");
    refusals[0].0
}

pub fn failure<T: std::fmt::Debug>(result: ServiceResult<T>) -> FailureCode {
    match result {
        Err(ServiceError::Failed(failure)) => failure.code,
        other => panic!("did not fail: {other:?}"),
    }
}

/// Field and code of each finding.
pub fn findings(view: &IdentityCheckView) -> Vec<(FindingField, FindingCode)> {
    view.findings.iter().map(|finding| (finding.field, finding.code)).collect()
}

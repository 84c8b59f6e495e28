//! An engagement with its database, its bus, its clock and its neighbours.

use std::sync::Arc;

use bson::Document;
use contracts::{
    Actor, Event, EventEnvelope, ServiceResult, StaffActor, StaffRole,
    booking::{RegistrationChanged, RegistrationStanding, RegistrationStatus, RegistrationStep},
    catalog::{OutingFacts, OutingScheduled},
    engagement::{
        ConversationKind, ConversationMessages, ConversationView, EngagementService, MessageView,
        MyConversations, OpenPartnerConversation, ParticipantsChanged, SendMessage,
    },
};
use engagement::{Deps, Engagement};
use futures::TryStreamExt;
use kernel::{AccountId, Clock, ConversationId, Language, PageRequest, PartnerId, SessionId};
use mongodb::Client;
use parking_lot::Mutex;
use platform::Bus;
use testkit::{FakeClock, TestDatabase, accounts::Accounts};

use self::{builders::NOW, neighbours::Neighbours};

pub use testkit::{
    builders, neighbours,
    standings::{party, then},
};

/// An engagement that a test talks to.
pub struct World {
    /// Its database, to be dropped at the end.
    pub database: TestDatabase,
    /// The present.
    pub clock: FakeClock,
    /// The context.
    pub engagement: Engagement,
    /// Where events go.
    pub bus: Bus,
    /// The conversations whose participants changed.
    pub moved: Arc<Mutex<Vec<ConversationId>>>,
}

impl World {
    /// An engagement whose neighbours have nothing to tell.
    pub async fn new() -> Self {
        Self::beside(Neighbours::new(), Accounts::default()).await
    }

    /// An engagement beside these neighbours.
    pub async fn beside(neighbours: Neighbours, accounts: Accounts) -> Self {
        Self::on(TestDatabase::new().await, neighbours, accounts).await
    }

    /// An engagement that asks the database through `client`.
    pub async fn through(client: Client) -> Self {
        let database = TestDatabase { client, ..TestDatabase::new().await };
        Self::on(database, Neighbours::new(), Accounts::default()).await
    }

    async fn on(database: TestDatabase, neighbours: Neighbours, accounts: Accounts) -> Self {
        let (clock, bus, neighbours) = (FakeClock::at_text(NOW), Bus::new(), Arc::new(neighbours));
        let moved = Arc::<Mutex<Vec<_>>>::default();
        let heard = Arc::clone(&moved);
        bus.observe(move |event: ParticipantsChanged| heard.lock().push(event.conversation));
        let engagement = engagement::build(Deps {
            store: database.store(&bus, clock.clone()),
            identity: Arc::new(accounts),
            catalog: neighbours.clone(),
            booking: neighbours,
        });
        engagement.migrate().await.unwrap();
        Self { database, clock, engagement, bus, moved }
    }

    /// Drops the database.
    pub async fn end(self) {
        self.database.drop_all().await;
    }

    /// Delivers an event, as it goes over the wire.
    pub async fn hear<E: Event>(&self, event: &E) {
        let envelope = EventEnvelope::wrap(event, self.clock.now()).unwrap();
        self.bus.deliver(&envelope).await.unwrap();
    }

    /// Hears that an outing was planned.
    pub async fn plan(&self, facts: &OutingFacts) {
        self.hear(&OutingScheduled { facts: facts.clone() }).await;
    }

    /// Hears that somebody registered for an outing, with an account of that name.
    pub async fn join(&self, facts: &OutingFacts, name: &str) {
        self.hear(&builders::account(name, Language::Fr)).await;
        self.hear(&changed(&party(facts, name))).await;
    }

    /// The caller's conversations of a kind.
    pub async fn conversations(&self, actor: &Actor, kind: ConversationKind) -> Vec<ConversationView> {
        let query = MyConversations { page: PageRequest::first(100) };
        let page = self.engagement.my_conversations(actor, query).await.unwrap();
        page.values().filter(|conversation| conversation.kind == kind).cloned().collect()
    }

    /// The caller's only group.
    pub async fn group(&self, actor: &Actor) -> ConversationView {
        let groups = self.conversations(actor, ConversationKind::OutingGroup).await;
        assert_eq!(groups.len(), 1);
        groups[0].clone()
    }

    /// A conversation with the partner about an outing.
    pub async fn open(&self, actor: &Actor, facts: &OutingFacts) -> ServiceResult<ConversationView> {
        let command = OpenPartnerConversation { outing: facts.outing.id };
        self.engagement.open_partner_conversation(actor, command).await
    }

    /// Writes; the text is the key, too.
    pub async fn say(&self, actor: &Actor, to: ConversationId, text: &str) -> ServiceResult<MessageView> {
        let (text, client_id) = (text.to_owned(), text.to_owned());
        self.engagement.send_message(actor, SendMessage { conversation: to, text, client_id }).await
    }

    /// The texts of a conversation, the newest first.
    pub async fn texts(&self, actor: &Actor, of: ConversationId) -> ServiceResult<Vec<String>> {
        let query = ConversationMessages { conversation: of, page: PageRequest::first(100) };
        let page = self.engagement.messages(actor, query).await?;
        Ok(page.values().map(|message| message.text.clone()).collect())
    }

    /// The documents of a collection.
    pub async fn documents(&self, collection: &str) -> Vec<Document> {
        let database = self.database.client.database(&format!("{}_engagement", self.database.prefix));
        let found = database.collection::<Document>(collection).find(Document::new()).await.unwrap();
        found.try_collect().await.unwrap()
    }

    /// Whatever is kept, as text, besides the audit log, which nobody changes, and counts that go within the hour.
    pub async fn everything_kept(&self) -> String {
        let mut kept = String::new();
        for name in [
            "favourites",
            "offers",
            "outings",
            "participations",
            "people",
            "conversations",
            "messages",
            "readings",
            "reports",
            "inbox",
        ] {
            let found = self.documents(name).await;
            kept.extend(found.iter().map(|document| format!("{name}: {document}\n")));
        }
        kept
    }
}

/// A staff member.
pub fn staff(partner: PartnerId, role: StaffRole) -> Actor {
    let account = AccountId::derived_from(&format!("{role:?} of {partner}"));
    Actor::Staff { staff: StaffActor { account, partner, role }, session: SessionId::generate() }
}

/// A manager of a company.
pub fn manager(partner: PartnerId) -> Actor {
    staff(partner, StaffRole::Manager)
}

/// A member who is signed in.
pub fn member(name: &str) -> Actor {
    Actor::Member { account: AccountId::derived_from(name), session: SessionId::generate() }
}

/// A dinner in two hours.
pub fn dinner() -> OutingFacts {
    let place = builders::venue("Le Comptoir", 48.85, 2.36);
    builders::outing(&builders::offer("Menu du soir", builders::menu(&["Soupe"])), &place, 120)
}

/// What booking tells of a registration.
pub fn changed(standing: &RegistrationStanding) -> RegistrationChanged {
    let step = match standing.state.status {
        RegistrationStatus::Confirmed => RegistrationStep::Confirmed,
        RegistrationStatus::Waitlisted => RegistrationStep::Waitlisted,
        RegistrationStatus::CheckedIn => RegistrationStep::CheckedIn,
        RegistrationStatus::Cancelled => RegistrationStep::Cancelled,
        RegistrationStatus::NoShow => RegistrationStep::NoShow,
    };
    testkit::standings::changed(standing, step)
}

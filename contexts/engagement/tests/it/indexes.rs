//! No question to the database reads a whole collection.

use contracts::{
    Actor,
    engagement::{
        ConversationMessages, EngagementService, MarkConversationRead, MessagesSince, MyConversations,
        MyFavourites, ReportMessage, SetFavourite,
    },
    personal_data::PersonalDataQuery,
};
use kernel::{AccountId, PageRequest};
use testkit::questions::Questions;

use crate::support::{builders::*, *};

/// Everything engagement does, once.
async fn journey(world: &World) {
    let facts = dinner();
    let (anna, bruno, company) = (member("Anna"), member("Bruno"), manager(facts.outing.partner));
    world.plan(&facts).await;
    for name in ["Anna", "Bruno"] {
        world.join(&facts, name).await;
    }
    let (engagement, page) = (&world.engagement, PageRequest::first(1));
    let favourite = SetFavourite { offer: facts.offer.id, favourite: true };
    engagement.set_favourite(&anna, favourite).await.unwrap();
    let found = engagement.my_favourites(&anna, MyFavourites { page: page.clone() }).await.unwrap();
    let after = found.items.last().map(|(cursor, _)| cursor.clone());
    let next = PageRequest { first: 1, after };
    engagement.my_favourites(&anna, MyFavourites { page: next }).await.unwrap();
    let remove = SetFavourite { favourite: false, ..favourite };
    engagement.set_favourite(&anna, remove).await.unwrap();
    let group = world.group(&anna).await.id;
    let asked = world.open(&anna, &facts).await.unwrap().id;
    world.open(&anna, &facts).await.unwrap();
    let sent = world.say(&anna, group, "Bonsoir").await.unwrap();
    world.say(&anna, group, "Bonsoir").await.unwrap();
    world.say(&anna, asked, "Bonjour").await.unwrap();
    for reader in [&anna, &company] {
        let found =
            engagement.my_conversations(reader, MyConversations { page: page.clone() }).await.unwrap();
        let after = found.items.last().map(|(cursor, _)| cursor.clone());
        let query = MyConversations { page: PageRequest { first: 1, after } };
        engagement.my_conversations(reader, query).await.unwrap();
        engagement.conversation(reader, group).await.unwrap();
        world.texts(reader, group).await.unwrap();
    }
    let query = ConversationMessages { conversation: group, page };
    let newest = engagement.messages(&anna, query).await.unwrap();
    let before = newest.items.last().map(|(cursor, _)| cursor.clone());
    let query = ConversationMessages { conversation: group, page: PageRequest { first: 1, after: before } };
    engagement.messages(&anna, query).await.unwrap();
    let since = MessagesSince { conversation: group, sequence: 0 };
    engagement.messages_since(&bruno, since).await.unwrap();
    let read = MarkConversationRead { conversation: group, up_to: sent.id };
    engagement.mark_conversation_read(&bruno, read).await.unwrap();
    let report = ReportMessage { message: sent.id, reason: "Insultant".to_owned() };
    engagement.report_message(&bruno, report).await.unwrap();
    engagement.fill().await.unwrap();
    let query = PersonalDataQuery { account: AccountId::derived_from("Anna") };
    engagement.personal_data(&Actor::System, query).await.unwrap();
    for name in ["Anna", "Bruno"] {
        world.hear(&erased(name)).await;
    }
}

#[tokio::test]
async fn no_question_reads_a_whole_collection() {
    let asked = Questions::default();
    let world = World::through(asked.listening().await).await;
    asked.forget();
    journey(&world).await;
    let database = world.database.client.database(&format!("{}_engagement", world.database.prefix));
    asked.read_no_whole_collection(&database, 10).await;
    world.end().await;
}

#[tokio::test]
async fn migrating_makes_every_collection() {
    let world = World::new().await;
    let database = world.database.client.database(&format!("{}_engagement", world.database.prefix));
    let mut made = database.list_collection_names().await.unwrap();
    made.sort_unstable();
    let all = [
        "audit",
        "conversations",
        "dead_letters",
        "erased",
        "favourites",
        "inbox",
        "marks",
        "messages",
        "offers",
        "outbox",
        "outings",
        "participations",
        "people",
        "rate_limits",
        "readings",
        "reports",
    ];
    assert_eq!(made, all);
    world.engagement.migrate().await.unwrap();
    world.end().await;
}

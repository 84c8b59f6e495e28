//! What people write to each other.

use std::sync::Arc;

use contracts::{
    Actor, FailureCode, RefusalCode, ServiceError, StaffRole,
    engagement::{
        ConversationMessages, ConversationRead, EngagementService, MarkConversationRead, MessageAuthor,
        MessagesSince, SendMessage,
    },
};
use kernel::{AccountId, ConversationId, PageRequest};
use parking_lot::Mutex;

use crate::support::*;

/// A group of Anna and Bruno.
async fn group(world: &World) -> (ConversationId, kernel::PartnerId) {
    let facts = dinner();
    world.plan(&facts).await;
    for name in ["Anna", "Bruno"] {
        world.join(&facts, name).await;
    }
    (world.group(&member("Anna")).await.id, facts.outing.partner)
}

#[tokio::test]
async fn everybody_reads_them_in_one_order() {
    let world = World::new().await;
    let (group, partner) = group(&world).await;
    let (anna, bruno, company) = (member("Anna"), member("Bruno"), manager(partner));
    let first = world.say(&anna, group, "Qui vient en métro ?").await.unwrap();
    assert_eq!((first.author_name.as_str(), first.author_role), ("Anna M.", MessageAuthor::Member));
    assert_eq!((first.sequence, first.own), (1, true));
    let second = world.say(&company, group, "La table est au fond").await.unwrap();
    assert_eq!((second.author_name.as_str(), second.author_role), ("Maison", MessageAuthor::Partner));
    world.say(&bruno, group, "Moi !").await.unwrap();
    let all = ["Moi !", "La table est au fond", "Qui vient en métro ?"];
    for reader in [&anna, &bruno, &company] {
        assert_eq!(world.texts(reader, group).await.unwrap(), all);
    }
    let query = |page| ConversationMessages { conversation: group, page };
    let newest = world.engagement.messages(&anna, query(PageRequest::first(2))).await.unwrap();
    let own: Vec<_> = newest.values().map(|message| message.own).collect();
    assert_eq!((own, newest.has_next), (vec![false, false], true));
    let before = newest.items.last().map(|(cursor, _)| cursor.clone());
    let older = PageRequest { first: 2, after: before };
    let older = world.engagement.messages(&anna, query(older)).await.unwrap();
    assert_eq!((older.items.len(), older.has_next), (1, false));
    assert!(older.items[0].1.own);
    let since = MessagesSince { conversation: group, sequence: 1 };
    let since = world.engagement.messages_since(&anna, since).await.unwrap();
    let texts: Vec<_> = since.iter().map(|message| message.text.as_str()).collect();
    assert_eq!(texts, ["La table est au fond", "Moi !"]);
    assert_eq!(world.group(&anna).await.last_message.unwrap().text, "Moi !");
    world.end().await;
}

#[tokio::test]
async fn what_is_sent_twice_is_sent_once() {
    let world = World::new().await;
    let (group, _) = group(&world).await;
    let anna = member("Anna");
    let twice = futures::future::join_all((0..4).map(|_| world.say(&anna, group, "Bonsoir"))).await;
    let ids: std::collections::HashSet<_> = twice.into_iter().map(|sent| sent.unwrap().id).collect();
    assert_eq!(ids.len(), 1);
    assert_eq!(world.texts(&anna, group).await.unwrap(), ["Bonsoir"]);
    // Another text under the same key is another request.
    let command =
        SendMessage { conversation: group, text: "Bonjour".to_owned(), client_id: "Bonsoir".to_owned() };
    let refused = world.engagement.send_message(&anna, command).await.unwrap_err();
    assert!(refused.is_refusal(RefusalCode::IdempotencyKeyReused));
    world.say(&member("Bruno"), group, "Bonsoir").await.unwrap();
    assert_eq!(world.texts(&anna, group).await.unwrap().len(), 2, "keys are each author's own");
    world.end().await;
}

#[tokio::test]
async fn those_who_write_at_once_get_places_of_their_own() {
    let world = World::new().await;
    let (group, partner) = group(&world).await;
    let people = [member("Anna"), member("Bruno"), manager(partner)];
    let written = (0..18).map(|number| {
        let (world, actor) = (&world, &people[number % 3]);
        async move { world.say(actor, group, &number.to_string()).await.unwrap().sequence }
    });
    let mut places = futures::future::join_all(written).await;
    places.sort_unstable();
    assert_eq!(places, (1..=18).collect::<Vec<_>>());
    world.end().await;
}

#[tokio::test]
async fn what_is_not_read_is_counted_and_reading_never_goes_back() {
    let world = World::new().await;
    let (group, partner) = group(&world).await;
    let (anna, bruno, company) = (member("Anna"), member("Bruno"), manager(partner));
    let mut sent = Vec::new();
    for text in ["un", "deux", "trois"] {
        sent.push(world.say(&anna, group, text).await.unwrap().id);
    }
    assert_eq!(world.group(&anna).await.unread, 0, "who writes has read");
    assert_eq!(world.group(&bruno).await.unread, 3);
    assert_eq!(world.group(&company).await.unread, 3);
    let unread = async |reader| world.engagement.unread_messages(reader).await.unwrap();
    assert_eq!((unread(&anna).await, unread(&bruno).await, unread(&company).await), (0, 3, 3));
    assert_eq!(unread(&staff(partner, StaffRole::Door)).await, 0, "the door takes part in none");
    let refused = world.engagement.unread_messages(&Actor::Anonymous).await.unwrap_err();
    assert_eq!(refused.failure_code(), Some(FailureCode::Unauthenticated));
    let told = Arc::<Mutex<Vec<i64>>>::default();
    let heard = Arc::clone(&told);
    let reader = AccountId::derived_from("Bruno");
    world.bus.observe(move |event: ConversationRead| {
        assert_eq!((event.reader, event.conversation), (reader, group));
        heard.lock().push(event.sequence);
    });
    let read = async |up_to| {
        let command = MarkConversationRead { conversation: group, up_to };
        world.engagement.mark_conversation_read(&bruno, command).await.unwrap();
        world.group(&bruno).await.unread
    };
    assert_eq!(read(sent[1]).await, 1);
    assert_eq!(read(sent[0]).await, 1, "never back");
    assert_eq!(read(sent[2]).await, 0);
    assert_eq!(read(sent[2]).await, 0, "nothing new");
    let last = world.say(&anna, group, "quatre").await.unwrap().id;
    assert_eq!(read(last).await, 0);
    testkit::eventually("the devices to be told", async || told.lock().contains(&4).then_some(())).await;
    assert_eq!(
        *told.lock(),
        [2, 3, 4],
        "the reader's devices are told of what was read, and of nothing else"
    );
    assert_eq!(world.group(&company).await.unread, 4, "each for themselves");
    let command = MarkConversationRead { conversation: group, up_to: kernel::MessageId::generate() };
    let refused = world.engagement.mark_conversation_read(&bruno, command).await.unwrap_err();
    assert_eq!(refused.failure_code(), Some(FailureCode::NotFound));
    let command = MarkConversationRead { conversation: group, up_to: sent[0] };
    let refused = world.engagement.mark_conversation_read(&member("Eve"), command).await.unwrap_err();
    assert_eq!(refused.failure_code(), Some(FailureCode::NotFound));
    world.end().await;
}

#[tokio::test]
async fn what_cannot_be_sent() {
    let world = World::new().await;
    let (group, _) = group(&world).await;
    let anna = member("Anna");
    for (text, key, expected) in [
        ("", "a", (RefusalCode::Required, "text")),
        (" \n ", "a", (RefusalCode::Required, "text")),
        (&*"é".repeat(1_001), "a", (RefusalCode::TextTooLong, "text")),
        ("bon\u{7}jour", "a", (RefusalCode::TextInvalid, "text")),
        ("bonjour", " ", (RefusalCode::Required, "clientId")),
        ("bonjour", &*"k".repeat(101), (RefusalCode::TextTooLong, "clientId")),
    ] {
        let (text, client_id) = (text.to_owned(), key.to_owned());
        let command = SendMessage { conversation: group, text, client_id };
        let Err(ServiceError::Refused(refused)) = world.engagement.send_message(&anna, command).await else {
            unreachable!("{expected:?} was not refused");
        };
        let found: Vec<_> =
            refused.iter().map(|refusal| (refusal.code, refusal.field.as_deref().unwrap())).collect();
        assert_eq!(found, [expected]);
    }
    assert!(world.texts(&anna, group).await.unwrap().is_empty());
    let trimmed = world.say(&anna, group, "  à tout à l'heure \n").await.unwrap();
    assert_eq!(trimmed.text, "à tout à l'heure");
    world.end().await;
}

#[tokio::test]
async fn twenty_a_minute_and_until_two_days_after_the_outing() {
    let world = World::new().await;
    let (group, partner) = group(&world).await;
    let anna = member("Anna");
    for number in 0..20 {
        world.say(&anna, group, &number.to_string()).await.unwrap();
    }
    let refused = world.say(&anna, group, "une de trop").await.unwrap_err();
    assert_eq!(refused.failure_code(), Some(FailureCode::RateLimited));
    world.say(&anna, group, "0").await.unwrap();
    world.say(&member("Bruno"), group, "moi, je peux").await.unwrap();
    world.clock.advance_minutes(1);
    world.say(&anna, group, "une de trop").await.unwrap();

    // It starts in two hours and lasts two.
    world.clock.advance_minutes(4 * 60 + 48 * 60 - 2);
    assert!(world.group(&anna).await.can_write);
    world.say(&anna, group, "merci !").await.unwrap();
    world.clock.advance_minutes(1);
    assert!(!world.group(&anna).await.can_write);
    for late in [anna.clone(), manager(partner)] {
        let refused = world.say(&late, group, "trop tard").await.unwrap_err();
        assert!(refused.is_refusal(RefusalCode::ConversationClosed));
    }
    assert_eq!(world.texts(&anna, group).await.unwrap()[0], "merci !", "it is read still");
    world.end().await;
}

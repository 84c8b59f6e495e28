//! A manager writes to everybody who comes.

use std::collections::BTreeSet;

use bson::{Document, doc};
use contracts::{
    Actor, ServiceError,
    booking::{BookingService, MessageOuting, MessagedView},
};
use futures::{TryStreamExt, future::join_all};
use kernel::OutingId;

use crate::fixture::{Outcome, Plan, World, code, door, manager, scan};

const TEXT: &str = "Rendez-vous au fond de la salle.\n\nÀ ce soir !";

fn message(outing: OutingId, key: &str) -> MessageOuting {
    MessageOuting { outing, text: TEXT.to_owned(), idempotency_key: key.to_owned() }
}

impl World {
    async fn write(&self, outing: OutingId, key: &str) -> Result<MessagedView, ServiceError> {
        self.booking.message_outing(&manager("Ida", "bar"), message(outing, key)).await
    }

    async fn kept_messages(&self) -> Vec<Document> {
        let order = doc! { "_id": 1 };
        self.documents("messages").find(doc! {}).sort(order).await.unwrap().try_collect().await.unwrap()
    }
}

#[tokio::test]
async fn a_message_goes_to_everybody_with_a_live_registration_once() {
    let world = World::new().await;
    let outing = world.outing(&Plan::of(4)).await;
    let mut held = Vec::new();
    for (name, people) in [("Ana", 1), ("Bob", 1), ("Cleo", 2), ("Dan", 1), ("Gone", 1)] {
        let member = world.member(name).await;
        held.push((member.clone(), world.register(&member, outing, people).await.unwrap()));
    }
    world.cancel(&held[1].0, held[1].1.id).await.unwrap();
    world.booking.check_in(&door("Porte", "bar"), scan(&held[0].1)).await.admitted();
    world.at("2026-11-22T20:00:00Z");
    world.erase(&held[4].0).await;
    let sent = world.write(outing, "k1").await.unwrap();
    assert_eq!(sent.recipients, 3, "came, has places, waits: neither given up nor gone");
    assert_eq!(world.write(outing, "k1").await.unwrap(), sent, "the same key again");

    let told = world.heard.messages.lock().clone();
    assert_eq!(told.len(), 1);
    let event = &told[0];
    assert_eq!((event.message, event.batch, event.batches), (sent.message, 1, 1));
    assert_eq!((event.partner_name.as_str(), event.text.as_str()), ("Le Comptoir", TEXT));
    assert_eq!(Some(event.author), manager("Ida", "bar").account());
    assert_eq!((event.summary.outing, event.summary.title.as_str()), (outing, "Cocktails à prix doux"));
    let members: Vec<_> = event.recipients.iter().map(|to| Some(to.member)).collect();
    assert_eq!(members, [0, 2, 3].map(|index: usize| held[index].0.account()));

    let kept = world.kept_messages().await;
    assert_eq!(kept.len(), 1);
    assert_eq!(["text", "day"].map(|key| kept[0].get_str(key).unwrap()), [TEXT, "2026-11-22"]);
    assert_eq!(["recipients", "number"].map(|key| kept[0].get_i64(key).unwrap()), [3, 1]);
    world.end().await;
}

#[tokio::test]
async fn who_may_not_write_and_what_may_not_be_written() {
    let world = World::new().await;
    let plan = Plan::of(20);
    let outing = world.outing(&plan).await;
    let other = world.outing(&Plan::of(20)).await;
    let lea = world.member("Léa").await;
    let ida = manager("Ida", "bar");
    let refused = async |actor: &Actor, command| code(world.booking.message_outing(actor, command).await);
    assert_eq!(refused(&door("Porte", "bar"), message(outing, "k")).await, "failed FORBIDDEN");
    assert_eq!(refused(&lea, message(outing, "k")).await, "failed FORBIDDEN");
    assert_eq!(refused(&Actor::Anonymous, message(outing, "k")).await, "failed UNAUTHENTICATED");
    assert_eq!(refused(&manager("Eve", "autre bar"), message(outing, "k")).await, "failed NOT_FOUND");
    assert_eq!(refused(&ida, message(OutingId::generate(), "k")).await, "failed NOT_FOUND");
    let with = |text: &str| MessageOuting { text: text.to_owned(), ..message(outing, "k") };
    assert_eq!(refused(&ida, with(" \n ")).await, "REQUIRED text");
    assert_eq!(refused(&ida, with(&"x".repeat(1_001))).await, "TEXT_TOO_LONG text");
    assert_eq!(refused(&ida, with(&"x".repeat(1 << 20))).await, "TEXT_TOO_LONG text");
    assert_eq!(refused(&ida, message(outing, "")).await, "REQUIRED idempotencyKey");
    assert_eq!(world.kept_messages().await.len(), 0);

    assert_eq!(world.write(outing, "k").await.unwrap().recipients, 0, "nobody has registered");
    assert_eq!(refused(&ida, message(other, "k")).await, "IDEMPOTENCY_KEY_REUSED");
    assert_eq!(refused(&ida, with("Autre chose")).await, "IDEMPOTENCY_KEY_REUSED");
    assert_eq!(
        world.booking.message_outing(&manager("Max", "bar"), message(other, "k")).await.unwrap().recipients,
        0
    );
    world.tell(&plan.cancelled("Fuite d'eau")).await;
    assert_eq!(refused(&ida, message(outing, "k2")).await, "OUTING_CANCELLED");
    world.at("2026-11-25T22:00:01Z");
    assert_eq!(refused(&ida, message(other, "k3")).await, "MESSAGE_TOO_LATE");
    world.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn five_a_day_go_out_also_when_many_are_sent_at_once() {
    let world = World::new().await;
    let replica = world.replica().await;
    let outing = world.outing(&Plan::of(20)).await;
    let lea = world.member("Léa").await;
    world.register(&lea, outing, 1).await.unwrap();
    let ida = manager("Ida", "bar");
    // Each is sent twice, as by a hasty finger.
    let attempts = (0..16).map(|index| {
        let booking = if index % 2 == 0 { &world.booking } else { &replica };
        let command = message(outing, &format!("k{}", index / 2));
        booking.message_outing(&ida, command)
    });
    let answers = join_all(attempts).await;
    let mut sent = BTreeSet::new();
    for answer in answers {
        match answer {
            Ok(view) => {
                sent.insert(view.message);
            }
            refused => assert_eq!(code(refused), "TOO_MANY_MESSAGES"),
        }
    }
    assert_eq!((sent.len(), world.heard.messages.lock().len()), (5, 5));
    assert_eq!(code(world.write(outing, "more").await), "TOO_MANY_MESSAGES");
    // Midnight of the venue, not of the server.
    world.at("2026-11-20T23:00:00Z");
    world.write(outing, "tomorrow").await.unwrap();
    let days: Vec<_> =
        world.kept_messages().await.iter().map(|kept| kept.get_str("day").unwrap().to_owned()).collect();
    assert_eq!(days.iter().filter(|day| *day == "2026-11-21").count(), 1);
    world.end().await;
}

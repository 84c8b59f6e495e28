//! An installation that is older than engagement.

use contracts::{
    booking::RegistrationStatus,
    engagement::{ConversationKind, EngagementService, SetFavourite},
};
use kernel::Language;
use testkit::accounts::Accounts;

use crate::support::{builders::*, neighbours::Neighbours, *};

#[tokio::test]
async fn it_reads_what_there_is_and_events_beside_that_stand() {
    let (facts, over) = (dinner(), with_outing(dinner(), |outing| outing.ends_at = now().plus_days(-91)));
    let neighbours = Neighbours { page: 2, ..Neighbours::new() };
    let names = ["Anna", "Bruno", "Chloe"];
    *neighbours.outings.lock() = vec![facts.clone(), over.clone()];
    let mut registrations: Vec<_> = names.iter().map(|name| party(&facts, name)).collect();
    let mut old = party(&over, "Anna");
    old.summary.ends_at = over.outing.ends_at;
    registrations.push(old);
    registrations[2] = then(&registrations[2], RegistrationStatus::Cancelled);
    *neighbours.registrations.lock() = registrations.clone();
    let accounts = Accounts::default();
    *accounts.0.lock() = names.iter().map(|name| account(name, Language::Fr)).collect();
    let world = World::beside(neighbours, accounts).await;
    // Newer than what filling reads.
    world.hear(&changed(&then(&registrations[1], RegistrationStatus::Cancelled))).await;
    world.engagement.fill().await.unwrap();
    world.engagement.fill().await.unwrap();
    let anna = member("Anna");
    assert_eq!(world.group(&anna).await.people, 2);
    let sent = world.say(&anna, world.group(&anna).await.id, "Bonsoir").await.unwrap();
    assert_eq!(sent.author_name, "Anna M.");
    for gone in ["Bruno", "Chloe"] {
        assert!(world.conversations(&member(gone), ConversationKind::OutingGroup).await.is_empty());
    }
    let command = SetFavourite { offer: facts.offer.id, favourite: true };
    world.engagement.set_favourite(&anna, command).await.unwrap();
    world.end().await;
}

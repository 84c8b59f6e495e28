//! Events twice, late, out of order.

use contracts::booking::RegistrationStep;
use kernel::Language;

use crate::support::{World, builders::*};

#[tokio::test]
async fn the_same_event_twice_gives_one_mail_also_at_the_same_moment() {
    let world = World::with_mailbox().await;
    world.hear(&account("Max", Language::Fr)).await;
    let envelope = world.envelope(&step("Max", RegistrationStep::Confirmed));
    let (one, two) = tokio::join!(world.deliver(&envelope), world.deliver(&envelope));
    assert!(one.is_ok() && two.is_ok());
    assert!(world.deliver(&envelope).await.is_ok());
    assert_eq!(world.mails_to("max@example.org").await.len(), 1);
    world.database.drop_all().await;
}

#[tokio::test]
async fn an_event_that_comes_before_its_contact_is_taken_later() {
    let world = World::with_mailbox().await;
    let envelope = world.envelope(&step("Max", RegistrationStep::Confirmed));
    assert!(world.deliver(&envelope).await.is_err());
    world.hear(&account("Max", Language::Fr)).await;
    assert!(world.deliver(&envelope).await.is_ok());
    assert_eq!(world.mails_to("max@example.org").await.len(), 1);
    world.database.drop_all().await;
}

#[tokio::test]
async fn the_newest_state_of_an_account_counts_whatever_the_order() {
    let world = World::with_mailbox().await;
    let (older, mut newer) = (account("Max", Language::Fr), account("Max", Language::En));
    (newer.revision, newer.account.email) = (2, address("maximilian"));
    for event in [&older, &newer, &newer, &older] {
        world.hear(event).await;
    }
    world.hear(&step("Max", RegistrationStep::Confirmed)).await;
    assert_eq!(world.mails_to("max@example.org").await.len(), 0);
    assert!(world.mails_to("maximilian@example.org").await[0].subject.starts_with("You're in"));
    world.database.drop_all().await;
}

#[tokio::test]
async fn a_saving_is_told_once_the_first_time_it_is_one() {
    let world = World::with_mailbox().await;
    world.hear(&account("Max", Language::Fr)).await;
    world.hear(&saving("Max", 0, 1)).await;
    assert_eq!(world.mails_to("max@example.org").await.len(), 0);
    world.hear(&saving("Max", 1_400, 2)).await;
    world.hear(&saving("Max", 1_900, 3)).await;
    let mails = world.mails_to("max@example.org").await;
    assert_eq!(mails.len(), 1);
    assert_eq!(mails[0].subject, "Vous avez économisé 14,00 €");
    assert!(mails[0].text.contains("vous avez économisé 14,00 €."), "{}", mails[0].text);
    world.database.drop_all().await;
}

//! A partner writes to everybody who comes.

use contracts::booking::GroupMessaged;
use kernel::Language;

use crate::support::{World, builders::*};

const TEXT: &str = "Rendez-vous au fond de la salle.\n\nÀ ce soir ! <b>007</b>";

#[tokio::test]
async fn everybody_reads_the_partner_s_own_words_in_a_frame_of_their_language() {
    let world = World::with_mailbox().await;
    world.hear(&account("Max", Language::Fr)).await;
    world.hear(&account("Kate", Language::En)).await;
    world.hear(&group_message(&["Max", "Kate"], TEXT)).await;
    let quoted = "\n> Rendez-vous au fond de la salle.\n> \n> À ce soir ! <b>007</b>\n";
    for (to, subject, says) in [
        (
            "max@example.org",
            "Maison Léa & Fils vous écrit : Cocktails à moitié prix, samedi 28 novembre à 21:00",
            "Pour répondre, ouvrez cette sortie",
        ),
        (
            "kate@example.org",
            "Maison Léa & Fils writes to you: Cocktails à moitié prix, Saturday 28 November at 21:00",
            "To answer, open this outing",
        ),
    ] {
        let mail = world.mails_to(to).await.remove(0);
        assert_eq!((mail.template.as_str(), mail.subject.as_str()), ("outing_message", subject));
        for part in [quoted, says, "Le Comptoir Bastille", "Maison Léa & Fils"] {
            assert!(mail.text.contains(part), "{part}: {}", mail.text);
        }
    }
    world.database.drop_all().await;
}

#[tokio::test]
async fn each_message_is_written_once_also_at_the_same_moment() {
    let world = World::with_mailbox().await;
    world.hear(&account("Max", Language::Fr)).await;
    let first = world.envelope(&group_message(&["Max"], TEXT));
    let (one, two) = tokio::join!(world.deliver(&first), world.deliver(&first));
    assert!(one.is_ok() && two.is_ok());
    assert!(world.deliver(&first).await.is_ok());
    assert_eq!(world.mails_to("max@example.org").await.len(), 1);
    world.hear(&group_message(&["Max"], "Un autre")).await;
    assert_eq!(world.mails_to("max@example.org").await.len(), 2);
    world.database.drop_all().await;
}

#[tokio::test]
async fn the_others_do_not_wait_for_a_contact_that_is_not_known_yet() {
    let world = World::with_mailbox().await;
    world.hear(&account("Max", Language::Fr)).await;
    let message = world.envelope(&group_message(&["Max", "Kate"], TEXT));
    assert!(world.deliver(&message).await.is_err());
    assert_eq!(world.mails_to("max@example.org").await.len(), 1);
    world.hear(&account("Kate", Language::En)).await;
    assert!(world.deliver(&message).await.is_ok());
    assert_eq!(world.mails_to("max@example.org").await.len(), 1);
    assert_eq!(world.mails_to("kate@example.org").await.len(), 1);
    world.database.drop_all().await;
}

#[tokio::test]
async fn nobody_writes_to_an_erased_account_and_a_full_batch_is_written() {
    let world = World::with_mailbox().await;
    let names: Vec<String> = (0..100).map(|index| format!("Membre{index}")).collect();
    for name in &names {
        world.hear(&account(name, Language::Fr)).await;
    }
    world.hear(&erased("Membre0")).await;
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let message: GroupMessaged = group_message(&names, TEXT);
    world.hear(&message).await;
    assert!(world.mails_to("membre0@example.org").await.is_empty());
    let written = world.documents("mails").count_documents(bson::doc! {}).await.unwrap();
    assert_eq!(written, 99);
    world.database.drop_all().await;
}

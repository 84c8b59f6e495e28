//! Mails leave by SMTP: intact, once, again when the server says later.

use std::collections::HashSet;

use contracts::{booking::RegistrationStep, identity::CodePurpose};
use kernel::Language;
use platform::Tasks;
use testkit::eventually;

use crate::support::{
    World,
    builders::*,
    mail_server::{MailServer, NO_ANSWER},
};

#[tokio::test]
async fn accents_arrive_intact() {
    let server = MailServer::start(&[]).await;
    let world = World::with_server(&server).await;
    world.hear(&account("Max", Language::Fr)).await;
    world.hear(&step("Max", RegistrationStep::Confirmed)).await;
    assert_eq!(server.messages().len(), 0, "nothing leaves before the sender runs");
    assert_eq!(world.notification.send_due().await.unwrap(), 1);
    let message = server.messages().remove(0);
    let mail = world.mails_to("max@example.org").await.remove(0);
    assert_eq!(message.to, "max@example.org");
    assert_eq!(message.subject(), "C'est noté : Cocktails à moitié prix, samedi 28 novembre à 21:00");
    assert_eq!(message.text.trim_end(), mail.text.trim_end());
    assert!(message.text.contains("inscription est confirmée pour 2 personnes"), "{}", message.text);
    assert_eq!(message.header("From"), "Yousoon <bonjour@yousoon.test>");
    assert_eq!(message.header("Message-ID"), format!("<{}@yousoon.test>", mail.id));
    assert_eq!(message.header("Date"), "Sun, 22 Nov 2026 18:00:00 +0000");
    assert_eq!(message.header("Auto-Submitted"), "auto-generated");
    world.database.drop_all().await;
}

#[tokio::test]
async fn later_means_again_after_a_pause_and_never_means_never() {
    let server = MailServer::start(&["451 try again", "550 no such mailbox"]).await;
    let world = World::with_server(&server).await;
    world.hear(&code("Lea", Language::Fr, CodePurpose::ConfirmEmail)).await;
    assert_eq!(world.notification.send_due().await.unwrap(), 1);
    assert_eq!(world.notification.send_due().await.unwrap(), 0, "not at once again");
    world.hear(&code("Gone", Language::Fr, CodePurpose::ConfirmEmail)).await;
    assert_eq!(world.notification.send_due().await.unwrap(), 1);
    assert_eq!(server.messages().len(), 0);
    world.clock.advance_minutes(1);
    assert_eq!(world.notification.send_due().await.unwrap(), 1, "the refused one is given up");
    assert_eq!(server.messages()[0].to, "lea@example.org");
    world.clock.advance_minutes(24 * 60);
    assert_eq!(world.notification.send_due().await.unwrap(), 0);
    assert_eq!(server.messages().len(), 1);
    world.database.drop_all().await;
}

#[tokio::test]
async fn two_processes_send_each_mail_once() {
    let server = MailServer::start(&[]).await;
    let world = World::with_server(&server).await;
    let names: Vec<String> = (0..20).map(|n| format!("member{n}")).collect();
    for name in &names {
        world.hear(&code(name, Language::Fr, CodePurpose::ConfirmEmail)).await;
    }
    let other = world.another_process();
    let (one, two) = tokio::join!(world.notification.send_due(), other.send_due());
    assert_eq!(one.unwrap() + two.unwrap(), names.len());
    let messages = server.messages();
    let distinct: HashSet<_> = messages.iter().map(|message| message.to.clone()).collect();
    assert_eq!((messages.len(), distinct.len()), (names.len(), names.len()));
    world.database.drop_all().await;
}

#[tokio::test]
async fn a_mail_whose_sender_died_is_sent_by_another() {
    let server = MailServer::start(&[NO_ANSWER]).await;
    let world = World::with_server(&server).await;
    world.hear(&code("Lea", Language::Fr, CodePurpose::ConfirmEmail)).await;
    let other = world.another_process();
    let wait =
        eventually("the mail server to be asked", || async { (server.unanswered() == 1).then_some(()) });
    tokio::select! {
        _ = other.send_due() => panic!("the mail server gives no answer"),
        () = wait => {}
    }
    assert_eq!(world.notification.send_due().await.unwrap(), 0, "it may still be at it");
    world.clock.advance_minutes(2);
    assert_eq!(world.notification.send_due().await.unwrap(), 1);
    assert_eq!(server.messages().len(), 1);
    world.database.drop_all().await;
}

#[tokio::test]
async fn the_background_job_sends_by_itself() {
    let server = MailServer::start(&[]).await;
    let world = World::with_server(&server).await;
    let tasks = Tasks::default();
    world.notification.start(&tasks);
    world.hear(&code("Lea", Language::Fr, CodePurpose::ConfirmEmail)).await;
    eventually("the mail", || async { (server.messages().len() == 1).then_some(()) }).await;
    world.database.drop_all().await;
}

#[tokio::test]
async fn nobody_adds_a_header() {
    let server = MailServer::start(&[]).await;
    let world = World::with_server(&server).await;
    let mut hostile = account("Max", Language::Fr);
    hostile.account.first_name = "Max\r\nBcc: all@example.org".to_owned();
    world.hear(&hostile).await;
    let mut event = step("Max", RegistrationStep::OutingCancelled);
    event.summary.title = "Jazz\r\nBcc: all@example.org\r\n\r\nhello".to_owned();
    event.reason = Some("\r\n.\r\nMAIL FROM:<x@example.org>\r\n".to_owned());
    world.hear(&event).await;
    world.notification.send_due().await.unwrap();
    let messages = server.messages();
    assert_eq!(messages.len(), 1);
    assert!(messages[0].headers.iter().all(|header| !header.to_lowercase().starts_with("bcc")));
    assert_eq!(messages[0].to, "max@example.org");
    assert!(messages[0].subject().starts_with("Sortie annulée : Jazz Bcc: all@example.org hello"));
    world.database.drop_all().await;
}

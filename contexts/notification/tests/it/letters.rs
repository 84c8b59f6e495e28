//! Each event gives the right mail, in the person's language.

use bson::Document;
use contracts::{
    Actor, FailureCode,
    booking::RegistrationStep,
    catalog::{OfferStatus, PartnerStatus},
    identity::{CodePurpose, KnownEmailTried},
    notification::{MailboxQuery, NotificationService},
};
use futures::TryStreamExt;
use kernel::{AccountId, ChallengeId, Language, SessionId};

use crate::support::{World, builders::*};

#[tokio::test]
async fn a_code_goes_to_its_address_and_stands_nowhere_else() {
    let world = World::with_mailbox().await;
    let mut french = code("Lea", Language::Fr, CodePurpose::ConfirmEmail);
    french.first_name = "Léa".to_owned();
    // A code with a leading zero is the one that is easily spoilt.
    while !world.codes.derive(french.challenge).starts_with('0') {
        french.challenge = ChallengeId::generate();
    }
    let english = code("John", Language::En, CodePurpose::AcceptInvitation);
    world.hear(&french).await;
    world.hear(&english).await;
    let digits = [&french, &english].map(|event| world.codes.derive(event.challenge));
    let mail = world.mails_to("lea@example.org").await.remove(0);
    assert_eq!((mail.template.as_str(), mail.language), ("code_confirm_email", Language::Fr));
    assert!(mail.text.starts_with("Bonjour Léa,\n"), "{}", mail.text);
    assert!(mail.text.contains(&digits[0]) && mail.text.contains("15 minutes"), "{}", mail.text);
    assert!(!mail.subject.contains(&digits[0]));
    let mail = world.mails_to("John@Example.org").await.remove(0);
    assert_eq!((mail.template.as_str(), mail.language), ("code_accept_invitation", Language::En));
    assert!(mail.text.contains(&digits[1]) && mail.text.contains("invites you"), "{}", mail.text);

    let database = world.database.client.database(&format!("{}_notification", world.database.prefix));
    for name in database.list_collection_names().await.unwrap() {
        let found = database.collection::<Document>(&name).find(Document::new()).await.unwrap();
        let documents: Vec<Document> = found.try_collect().await.unwrap();
        for mut document in documents {
            // Digits of dates and ids are no codes.
            document.remove("_id");
            let secret = digits.iter().any(|code| document.to_string().contains(code.as_str()));
            assert_eq!(secret, name == "mails", "{name}: {document}");
        }
    }
    world.database.drop_all().await;
}

#[tokio::test]
async fn whoever_has_an_account_is_told_that_somebody_tried_the_address() {
    let world = World::with_mailbox().await;
    world
        .hear(&KnownEmailTried {
            account: AccountId::derived_from("Anna"),
            email: address("Anna"),
            first_name: "Anna".to_owned(),
            language: Language::En,
        })
        .await;
    let mail = world.mails_to("anna@example.org").await.remove(0);
    assert_eq!(mail.subject, "You already have a Yousoon account");
    world.database.drop_all().await;
}

#[tokio::test]
async fn a_member_is_told_each_step_but_those_at_the_door() {
    use RegistrationStep::*;
    let world = World::with_mailbox().await;
    world.hear(&account("Max", Language::Fr)).await;
    for (what, subject, says) in [
        (
            Confirmed,
            "C'est noté : Cocktails à moitié prix, samedi 28 novembre à 21:00",
            "confirmée pour 2 personnes",
        ),
        (
            Waitlisted,
            "Sur liste d'attente : Cocktails à moitié prix, samedi 28 novembre à 21:00",
            "liste d'attente pour 2 places",
        ),
        (
            Promoted,
            "Une place pour vous : Cocktails à moitié prix, samedi 28 novembre à 21:00",
            "Une place s'est libérée",
        ),
        (Cancelled, "Inscription annulée : Cocktails à moitié prix", "bien annulée pour 2 personnes"),
        (
            OutingCancelled,
            "Sortie annulée : Cocktails à moitié prix, samedi 28 novembre à 21:00",
            "« Dégât des eaux »",
        ),
        (WaitlistExpired, "Pas de place cette fois : Cocktails à moitié prix", "samedi 28 novembre à 21:00"),
    ] {
        world.hear(&step("Max", what)).await;
        let mail = world.mails_to("max@example.org").await.remove(0);
        assert_eq!(mail.subject, subject);
        assert!(mail.text.contains(says) && mail.text.contains("Le Comptoir Bastille"), "{}", mail.text);
    }
    for silent in [CheckedIn, MoreArrived, NoShow] {
        world.hear(&step("Max", silent)).await;
    }
    assert_eq!(world.mails_to("max@example.org").await.len(), 6);
    world.database.drop_all().await;
}

#[tokio::test]
async fn an_english_speaker_reads_english() {
    let world = World::with_mailbox().await;
    world.hear(&account("Kate", Language::En)).await;
    let mut alone = step("Kate", RegistrationStep::Confirmed);
    alone.people = 1;
    world.hear(&alone).await;
    let mail = world.mails_to("kate@example.org").await.remove(0);
    assert_eq!(mail.subject, "You're in: Cocktails à moitié prix, Saturday 28 November at 21:00");
    assert!(mail.text.contains("confirmed for you:"), "{}", mail.text);
    world.hear(&saving("Kate", 1_405, 1)).await;
    assert_eq!(world.mails_to("kate@example.org").await[0].subject, "You saved €14.05");
    world.database.drop_all().await;
}

#[tokio::test]
async fn an_owner_is_told_what_was_decided_about_company_and_offers() {
    let world = World::with_mailbox().await;
    world.hear(&account("Paul", Language::Fr)).await;
    for (status, subject) in [
        (PartnerStatus::Active, "Maison Léa & Fils est sur Yousoon"),
        (PartnerStatus::Rejected, "Votre dossier Yousoon est à compléter"),
        (PartnerStatus::Suspended, "Maison Léa & Fils est suspendu sur Yousoon"),
    ] {
        world.hear(&company("Paul", status)).await;
        let mail = world.mails_to("paul@example.org").await.remove(0);
        assert_eq!(mail.subject, subject);
        assert_eq!(mail.text.contains("Le Kbis est illisible"), status != PartnerStatus::Active);
    }
    world.hear(&offer("Paul", OfferStatus::Published)).await;
    let mail = world.mails_to("paul@example.org").await.remove(0);
    assert_eq!(mail.subject, "Votre offre est en ligne : L'apéro du jeudi");
    world.hear(&offer("Paul", OfferStatus::Rejected)).await;
    let mail = world.mails_to("paul@example.org").await.remove(0);
    assert!(mail.text.contains("« L'apéro du jeudi »") && mail.text.contains("La photo est floue"));
    world.hear(&company("Paul", PartnerStatus::PendingReview)).await;
    world.hear(&offer("Paul", OfferStatus::Paused)).await;
    let mut renamed = company("Paul", PartnerStatus::Active);
    renamed.status_changed = false;
    world.hear(&renamed).await;
    let mut reworded = offer("Paul", OfferStatus::Published);
    reworded.status_changed = false;
    world.hear(&reworded).await;
    assert_eq!(world.mails_to("paul@example.org").await.len(), 5);
    world.database.drop_all().await;
}

#[tokio::test]
async fn the_mailbox_is_for_the_platform_alone_and_shows_the_newest_first() {
    let world = World::with_mailbox().await;
    for name in ["Anna", "Bela", "Anna"] {
        world.clock.advance_minutes(1);
        world.hear(&code(name, Language::Fr, CodePurpose::ConfirmEmail)).await;
    }
    let all = world.notification.mailbox(&Actor::System, MailboxQuery::default()).await.unwrap();
    let to: Vec<_> = all.iter().map(|mail| mail.to.as_str()).collect();
    assert_eq!(to, ["anna@example.org", "bela@example.org", "anna@example.org"]);
    assert!(all[0].created_at > all[1].created_at);
    assert_eq!(world.mails_to("bela@example.org").await.len(), 1);
    assert_eq!(world.mails_to("not an address").await.len(), 0);
    let member =
        Actor::Member { account: AccountId::derived_from("Anna"), session: SessionId::derived_from("Anna") };
    for actor in [Actor::Anonymous, member] {
        let refused = world.notification.mailbox(&actor, MailboxQuery::default()).await.unwrap_err();
        assert_eq!(refused.failure_code(), Some(FailureCode::Forbidden));
    }
    world.database.drop_all().await;
}

//! Each event gives the right mail, in the person's language.

use bson::Document;
use contracts::{
    Actor, FailureCode,
    booking::RegistrationStep,
    catalog::{OfferChanged, OfferStatus, PartnerChanged, PartnerStatus},
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

    for name in ["contacts", "mails", "inbox", "outbox", "dead_letters"] {
        let found = world.documents(name).find(Document::new()).await.unwrap();
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
async fn each_code_says_what_it_is_for() {
    let world = World::with_mailbox().await;
    for (purpose, template, french, english) in [
        (CodePurpose::ResetPassword, "code_reset_password", "nouveau mot de passe", "a new password"),
        (
            CodePurpose::LeaveEmail,
            "code_leave_email",
            "demande à changer l'adresse",
            "asks to change the address",
        ),
        (CodePurpose::ChangeEmail, "code_change_email", "la nouvelle adresse", "the new address"),
    ] {
        for (name, language, says) in [("Anna", Language::Fr, french), ("Kate", Language::En, english)] {
            let event = code(name, language, purpose);
            world.hear(&event).await;
            world.clock.advance_minutes(1);
            let mail = world.mails_to(event.email.as_str()).await.remove(0);
            assert_eq!(mail.template, template);
            let digits = world.codes.derive(event.challenge);
            assert!(mail.text.contains(says) && mail.text.contains(&digits), "{}", mail.text);
            assert!(!mail.subject.contains(&digits));
        }
    }
    world.database.drop_all().await;
}

#[tokio::test]
async fn an_owner_is_told_that_the_password_changed_and_that_the_account_goes_or_stays() {
    let world = World::with_mailbox().await;
    let newest = async || {
        world.clock.advance_minutes(1);
        world.mails_to("anna@example.org").await.remove(0)
    };
    // The events say whom to write to: no contact is needed.
    world.hear(&password_changed("Anna", Language::Fr)).await;
    let mail = newest().await;
    assert_eq!(
        (mail.template.as_str(), mail.subject.as_str()),
        ("password_changed", "Votre mot de passe a changé")
    );
    let due_at = after_minutes(30 * 24 * 60);
    world.hear(&deletion("Anna", Language::Fr, Some(due_at))).await;
    let mail = newest().await;
    assert_eq!(mail.template, "deletion_requested");
    assert!(mail.text.contains("Il sera effacé le mardi 22 décembre à 19:00"), "{}", mail.text);
    world.hear(&deletion("Anna", Language::En, None)).await;
    let mail = newest().await;
    assert_eq!((mail.template.as_str(), mail.subject.as_str()), ("deletion_cancelled", "Your account stays"));
    assert_eq!(world.mails_to("anna@example.org").await.len(), 3);
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
    world.hear(&offer_changed("Paul", OfferStatus::Published)).await;
    let mail = world.mails_to("paul@example.org").await.remove(0);
    assert_eq!(mail.subject, "Votre offre est en ligne : L'apéro du jeudi");
    world.hear(&offer_changed("Paul", OfferStatus::Rejected)).await;
    let mail = world.mails_to("paul@example.org").await.remove(0);
    assert!(mail.text.contains("« L'apéro du jeudi »") && mail.text.contains("La photo est floue"));
    world.hear(&company("Paul", PartnerStatus::PendingReview)).await;
    world.hear(&offer_changed("Paul", OfferStatus::Paused)).await;
    // Reinstated, resumed, imported, renamed, reworded: nobody decided on what waited.
    for was in [Some(PartnerStatus::Suspended), None] {
        world.hear(&PartnerChanged { was, ..company("Paul", PartnerStatus::Active) }).await;
    }
    for was in [Some(OfferStatus::Paused), None] {
        world.hear(&OfferChanged { was, ..offer_changed("Paul", OfferStatus::Published) }).await;
    }
    let renamed = PartnerChanged { was: None, ..company("Paul", PartnerStatus::Suspended) };
    world.hear(&PartnerChanged { status_changed: false, ..renamed }).await;
    let reworded = OfferChanged { was: None, ..offer_changed("Paul", OfferStatus::Rejected) };
    world.hear(&OfferChanged { status_changed: false, ..reworded }).await;
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

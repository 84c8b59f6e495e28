//! What a member is told about the identity check.

use contracts::verification::{Finding, FindingCode, FindingField, IdentityChanged, IdentityStatus};
use kernel::Language;

use crate::support::{World, builders::*};

#[tokio::test]
async fn a_member_is_told_how_the_check_ended_and_nothing_while_it_runs() {
    let world = World::with_mailbox().await;
    world.hear(&account("Anna", Language::Fr)).await;
    for silent in [IdentityStatus::Processing, IdentityStatus::NotSubmitted] {
        world.hear(&identity("Anna", silent, 1)).await;
    }
    assert_eq!(world.mails_to("anna@example.org").await.len(), 0);
    for (status, template, subject) in [
        (IdentityStatus::ManualReview, "identity_manual_review", "Nous examinons votre document"),
        (IdentityStatus::Verified, "identity_verified", "Votre identité est vérifiée"),
    ] {
        world.clock.advance_minutes(1);
        world.hear(&identity("Anna", status, 2)).await;
        let mail = world.mails_to("anna@example.org").await.remove(0);
        assert_eq!((mail.template.as_str(), mail.subject.as_str()), (template, subject));
    }
    // Demo data: nobody waits for an answer.
    world.hear(&IdentityChanged { check: None, ..identity("Anna", IdentityStatus::Verified, 3) }).await;
    assert_eq!(world.mails_to("anna@example.org").await.len(), 2);
    world.database.drop_all().await;
}

#[tokio::test]
async fn a_no_says_what_to_do_and_quotes_the_reviewer() {
    let world = World::with_mailbox().await;
    world.hear(&account("Anna", Language::Fr)).await;
    world.hear(&account("Kate", Language::En)).await;
    let findings = vec![
        Finding { field: FindingField::Back, code: FindingCode::TooDark },
        Finding { field: FindingField::Name, code: FindingCode::NameDiffers },
    ];
    for (name, says) in [
        (
            "Anna",
            "– La photo du verso est trop sombre. Reprenez-la à la lumière du jour ou sous une lampe.\n\
             – Le nom du document n'est pas celui de votre profil. Écrivez-le dans votre profil comme sur le \
             document.\n\nNotre équipe vous écrit : « Le coin est plié. »\n",
        ),
        (
            "Kate",
            "– The photo of the back is too dark. Take it again in daylight or under a lamp.\n\
             – The name on the document is not the one in your profile. Write it in your profile as it is on \
             the document.\n\nOur team writes: “Le coin est plié.”\n",
        ),
    ] {
        let message = Some("Le coin est plié.".to_owned());
        let findings = findings.clone();
        let told = IdentityChanged { findings, message, ..identity(name, IdentityStatus::Rejected, 1) };
        world.hear(&told).await;
        let mail = world.mails_to(address(name).as_str()).await.remove(0);
        assert_eq!(mail.template, "identity_rejected");
        assert!(mail.text.contains(says), "{}", mail.text);
    }
    world.database.drop_all().await;
}

#[tokio::test]
async fn a_verdict_that_comes_before_its_contact_is_told_later() {
    let world = World::with_mailbox().await;
    let envelope = world.envelope(&identity("Anna", IdentityStatus::Verified, 1));
    assert!(world.deliver(&envelope).await.is_err());
    world.hear(&account("Anna", Language::Fr)).await;
    for _ in 0..2 {
        assert!(world.deliver(&envelope).await.is_ok());
    }
    assert_eq!(world.mails_to("anna@example.org").await.len(), 1);
    world.database.drop_all().await;
}

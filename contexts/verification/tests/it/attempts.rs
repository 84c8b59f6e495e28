//! Beginning and handing in: who may, and how often.

use bson::doc;
use contracts::{
    Actor, AdminRole, FailureCode, RefusalCode,
    verification::{DocumentType::*, *},
};
use docread::Finding;
use futures::future::join_all;
use kernel::{AccountId, SessionId};

use crate::{
    script::nothing,
    world::{World, admin, failure, profile, refusal, refusals},
};

#[tokio::test]
async fn a_member_goes_from_nothing_to_verified() {
    let world = World::automatic().await;
    let lea = world.lea().await;
    let before = world.view(&lea).await;
    assert_eq!((before.status, before.id, before.attempts_left), (IdentityStatus::NotSubmitted, None, 10));
    let begun = world.start(&lea, IdentityCard).await.unwrap();
    assert_eq!(begun.sides, [DocumentSide::Front, DocumentSide::Back]);
    assert_eq!((begun.provider, begun.redirect_url), (Some(VerificationProvider::BuiltIn), None));
    let check = begun.id.unwrap();
    world.upload(&lea, check, DocumentSide::Back).await.unwrap();
    let filled = world.upload(&lea, check, DocumentSide::Front).await.unwrap();
    assert_eq!(filled.uploaded, [DocumentSide::Front, DocumentSide::Back]);
    let submitted = world.submit(&lea, check).await.unwrap();
    assert_eq!((submitted.status, submitted.attempts_left), (IdentityStatus::Processing, 9));
    world.work().await;
    let verified = world.view(&lea).await;
    assert_eq!((verified.status, verified.findings.len()), (IdentityStatus::Verified, 0));
    assert_eq!(world.statuses(&lea), [IdentityStatus::Processing, IdentityStatus::Verified]);
    let revisions: Vec<_> = world.heard(&lea).iter().map(|event| event.revision).collect();
    assert!(revisions.windows(2).all(|pair| pair[0] < pair[1]), "{revisions:?}");
    assert_eq!(refusal(world.start(&lea, IdentityCard).await), RefusalCode::InvalidState);
    world.database.drop_all().await;
}

#[tokio::test]
async fn a_profile_without_a_birth_date_is_not_enough() {
    let world = World::new().await;
    let nobody = Actor::Member { account: AccountId::generate(), session: SessionId::generate() };
    assert_eq!(refusal(world.start(&nobody, Passport).await), RefusalCode::ProfileIncomplete);
    world.tell(&profile(&nobody, ("Léa", "Martin"), None)).await;
    assert_eq!(refusal(world.start(&nobody, Passport).await), RefusalCode::ProfileIncomplete);
    world.database.drop_all().await;
}

#[tokio::test]
async fn a_second_click_changes_nothing_and_nothing_begins_meanwhile() {
    let world = World::automatic().await;
    let lea = world.lea().await;
    let check = world.filled(&lea, IdentityCard).await;
    let clicks = join_all((0..5).map(|_| world.submit(&lea, check))).await;
    for click in clicks {
        let view = click.unwrap();
        assert_eq!((view.status, view.attempts_left), (IdentityStatus::Processing, 9));
    }
    assert_eq!(world.statuses(&lea), [IdentityStatus::Processing]);
    assert_eq!(refusal(world.start(&lea, Passport).await), RefusalCode::InvalidState);
    world.work().await;
    assert_eq!(world.submit(&lea, check).await.unwrap().status, IdentityStatus::Verified, "long after");
    world.database.drop_all().await;
}

#[tokio::test]
async fn every_photo_must_be_there() {
    let world = World::new().await;
    let lea = world.lea().await;
    let check = world.start(&lea, IdentityCard).await.unwrap().id.unwrap();
    let missing = (RefusalCode::ImageMissing, "side".to_owned());
    assert_eq!(refusals(world.submit(&lea, check).await), [missing.clone(), missing.clone()]);
    world.upload(&lea, check, DocumentSide::Front).await.unwrap();
    assert_eq!(refusals(world.submit(&lea, check).await), [missing]);
    assert_eq!(world.view(&lea).await.attempts_left, 10, "what is refused does not count");
    world.database.drop_all().await;
}

#[tokio::test]
async fn a_new_try_replaces_the_one_before_and_its_photos() {
    let world = World::new().await;
    let lea = world.lea().await;
    let first = world.filled(&lea, IdentityCard).await;
    let second = world.start(&lea, Passport).await.unwrap();
    assert_eq!((second.document_type, second.uploaded.len()), (Some(Passport), 0));
    assert_eq!(world.file(first, "front-1").await, None, "deleted at once");
    assert_eq!(world.file(first, "back-2").await, None);
    assert_eq!(refusal(world.submit(&lea, first).await), RefusalCode::InvalidState);
    assert_eq!(refusal(world.upload(&lea, first, DocumentSide::Front).await), RefusalCode::InvalidState);
    world.clock.advance_minutes(15);
    world.work().await;
    assert_eq!(failure(world.submit(&lea, first).await), FailureCode::NotFound);
    assert_eq!(world.stored("checks").await.len(), 1);
    assert!(world.heard(&lea).is_empty(), "it stands where it stood");
    world.database.drop_all().await;
}

#[tokio::test]
async fn the_eleventh_try_is_refused_until_support_helps() {
    let world = World::new().await;
    world.script.on_back(nothing(&[Finding::Blurred]));
    let lea = world.lea().await;
    for left in (0..10).rev() {
        let view = world.shown(&lea).await;
        assert_eq!((view.status, view.attempts_left), (IdentityStatus::Rejected, left));
    }
    assert_eq!(refusal(world.start(&lea, IdentityCard).await), RefusalCode::AttemptsExhausted);
    let account = lea.account().unwrap();
    let support = admin(AdminRole::Support);
    let command = ResetIdentityAttempts { account, reason: "Téléphone".to_owned() };
    let view = world.verification.reset_identity_attempts(&support, command.clone()).await.unwrap();
    assert_eq!((view.status, view.attempts_left), (IdentityStatus::Rejected, 10));
    let entries = world.stored("audit").await;
    let entry =
        entries.iter().find(|entry| entry.get_str("what").ok() == Some("identity.reset_attempts")).unwrap();
    assert_eq!(entry.get_str("who").unwrap(), support.account().unwrap().to_string());
    assert_eq!(entry.get_str("reason").unwrap(), "Téléphone");
    assert_eq!(entry.get_document("before").unwrap(), &doc! { "attempts_used": 10_i64 });
    assert_eq!(entry.get_document("after").unwrap(), &doc! { "attempts_used": 0_i64 });
    world.start(&lea, IdentityCard).await.unwrap();

    let empty = ResetIdentityAttempts { reason: " ".to_owned(), ..command.clone() };
    let refused = world.verification.reset_identity_attempts(&support, empty).await;
    assert_eq!(refusals(refused), [(RefusalCode::ReasonRequired, "reason".to_owned())]);
    let unknown = ResetIdentityAttempts { account: AccountId::generate(), ..command };
    let refused = world.verification.reset_identity_attempts(&support, unknown).await;
    assert_eq!(failure(refused), FailureCode::NotFound);
    world.database.drop_all().await;
}

#[tokio::test]
async fn the_last_try_is_one_try_whatever_the_haste() {
    let world = World::new().await;
    world.script.on_back(nothing(&[Finding::Blurred]));
    let lea = world.lea().await;
    for _ in 0..9 {
        world.shown(&lea).await;
    }
    let haste = async || {
        for _ in 0..4 {
            let Ok(begun) = world.start(&lea, Passport).await else { continue };
            drop(world.upload(&lea, begun.id.unwrap(), DocumentSide::Front).await);
            drop(world.submit(&lea, begun.id.unwrap()).await);
            world.work().await;
        }
    };
    tokio::join!(haste(), haste(), haste());
    let view = world.view(&lea).await;
    assert_eq!(view.attempts_left, 0);
    let tried = world.stored("checks").await;
    let tried = tried.iter().filter(|check| check.get_i64("attempt").is_ok_and(|attempt| attempt > 0));
    assert_eq!(tried.count(), 10);
    world.database.drop_all().await;
}

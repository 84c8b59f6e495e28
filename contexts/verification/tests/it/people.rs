//! What identity tells, what a person may have, and what the platform vouches for.

use contracts::{
    Actor, FailureCode, RefusalCode,
    identity::{AccountChanged, AccountRole, Done},
    personal_data::{DataFile, PersonalDataQuery},
    verification::{DocumentType::*, *},
};
use kernel::{AccountId, SessionId};

use crate::{
    script::NUMBER,
    world::{World, admin, erased, failure, findings, profile, refusal},
};

#[tokio::test]
async fn profiles_out_of_order_and_twice_leave_the_newest() {
    let world = World::automatic().await;
    let lea = Actor::Member { account: AccountId::generate(), session: SessionId::generate() };
    let newest = AccountChanged { revision: 5, ..profile(&lea, ("Léa", "Martin"), Some("1999-04-30")) };
    let older = AccountChanged { revision: 4, ..profile(&lea, ("Léa", "Durand"), None) };
    for event in [&newest, &older, &newest] {
        world.tell(event).await;
    }
    assert_eq!(world.shown(&lea).await.status, IdentityStatus::Verified);
    // Nobody keeps the profiles of those who are no members.
    let mut staff = profile(&admin(contracts::AdminRole::Support), ("Ana", "Roy"), None);
    staff.account.role = AccountRole::Admin { role: contracts::AdminRole::Support };
    world.tell(&staff).await;
    assert_eq!(world.stored("people").await.len(), 1);
    world.database.drop_all().await;
}

#[tokio::test]
async fn the_profile_that_counts_is_the_one_at_the_verdict() {
    let world = World::automatic().await;
    let lea = world.member("Léa", "Durand").await;
    world.submitted(&lea).await;
    let married = AccountChanged { revision: 2, ..profile(&lea, ("Léa", "Martin"), Some("1999-04-30")) };
    world.tell(&married).await;
    world.work().await;
    assert_eq!(world.view(&lea).await.status, IdentityStatus::Verified);
    world.database.drop_all().await;
}

#[tokio::test]
async fn an_account_that_is_gone_leaves_nothing() {
    let world = World::automatic().await;
    let lea = world.lea().await;
    let rejected = {
        world.script.on_back(crate::script::nothing(&[docread::Finding::Blurred]));
        world.shown(&lea).await.id.unwrap()
    };
    world.script.on_back(crate::script::read(crate::script::card()));
    let verified = world.shown(&lea).await.id.unwrap();
    let gone = erased(&lea);
    world.tell(&gone).await;
    world.tell(&gone).await;
    for check in [rejected, verified] {
        for name in ["front-1", "front-2", "back-1", "back-2"] {
            assert_eq!(world.file(check, name).await, None);
        }
    }
    assert!(world.stored("identities").await.is_empty() && world.stored("documents").await.is_empty());
    world.clock.advance_minutes(15);
    world.work().await;
    assert!(world.stored("checks").await.is_empty());
    // What comes late does not bring anything back.
    let late = AccountChanged { revision: 9, ..profile(&lea, ("Léa", "Martin"), Some("1999-04-30")) };
    world.tell(&late).await;
    assert_eq!(refusal(world.start(&lea, Passport).await), RefusalCode::ProfileIncomplete);
    let people = format!("{:?}", world.stored("people").await);
    assert!(!people.contains("Martin") && !people.contains("1999"), "{people}");
    world.database.drop_all().await;
}

#[tokio::test]
async fn an_account_that_goes_while_its_document_is_read_is_not_verified() {
    let world = World::automatic().await;
    let lea = world.lea().await;
    world.submitted(&lea).await;
    world.script.close();
    let reading = world.verification.clone();
    let reading = tokio::spawn(async move { reading.run_duties().await });
    testkit::eventually("it is being read", || async { (world.script.inside() == 1).then_some(()) }).await;
    world.tell(&erased(&lea)).await;
    world.script.open();
    reading.await.unwrap().unwrap();
    assert!(world.stored("identities").await.is_empty() && world.stored("documents").await.is_empty());
    assert_eq!(world.statuses(&lea), [IdentityStatus::Processing]);
    world.database.drop_all().await;
}

fn file<'a>(files: &'a [DataFile], path: &str) -> &'a DataFile {
    files.iter().find(|file| file.path == path).unwrap()
}

#[tokio::test]
async fn a_person_gets_all_that_is_kept_and_nobody_elses() {
    let world = World::automatic().await;
    let (lea, zoe) = (world.lea().await, world.member("Zoé", "Durand").await);
    let check = world.shown(&lea).await.id.unwrap();
    let query = PersonalDataQuery { account: lea.account().unwrap() };
    let data = world.verification.personal_data(&lea, query).await.unwrap();
    let told = String::from_utf8(file(&data.files, "verification/identity.json").bytes.clone()).unwrap();
    for expected in ["VERIFIED", NUMBER, "ZEPHYRINE", "2035-12-31", "1999-04-30", &check.to_string()] {
        assert!(told.contains(expected), "{expected} is missing: {told}");
    }
    for side in ["front", "back"] {
        let image = file(&data.files, &format!("verification/{check}-{side}.jpg"));
        assert!(image::load_from_memory(&image.bytes).is_ok());
    }
    assert_eq!(world.verification.personal_data(&Actor::System, query).await.unwrap().files.len(), 3);
    world.clock.advance_minutes(24 * 60);
    world.work().await;
    let later = world.verification.personal_data(&lea, query).await.unwrap();
    assert_eq!(later.files.len(), 1);
    assert!(!String::from_utf8_lossy(&later.files[0].bytes).contains(NUMBER));
    for other in [&zoe, &admin(contracts::AdminRole::Super)] {
        assert_eq!(failure(world.verification.personal_data(other, query).await), FailureCode::Forbidden);
    }
    let none = PersonalDataQuery { account: zoe.account().unwrap() };
    assert!(world.verification.personal_data(&zoe, none).await.unwrap().files.is_empty());
    world.database.drop_all().await;
}

#[tokio::test]
async fn the_platform_vouches_once_and_a_try_on_its_way_ends() {
    let world = World::automatic().await;
    let (lea, zoe) = (world.lea().await, world.member("Zoé", "Durand").await);
    let vouch = async |actor: &Actor| {
        let command = ProvisionVerified { account: actor.account().unwrap() };
        world.verification.provision_verified(&Actor::System, command).await.unwrap()
    };
    let check = world.submitted(&lea).await;
    for _ in 0..2 {
        assert_eq!(vouch(&lea).await, Done {});
        vouch(&zoe).await;
    }
    world.work().await;
    for actor in [&lea, &zoe] {
        let view = world.view(actor).await;
        assert_eq!((view.status, view.id), (IdentityStatus::Verified, None));
    }
    assert_eq!(world.statuses(&zoe), [IdentityStatus::Verified]);
    assert_eq!(world.heard(&zoe)[0].check, None);
    assert_eq!(world.file(check, "front-1").await, None);
    assert!(findings(&world.view(&lea).await).is_empty());
    world.database.drop_all().await;
}

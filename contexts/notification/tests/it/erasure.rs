//! What is kept of a person, for how long, and that it goes with the account.

use bson::doc;
use contracts::{
    Actor, FailureCode,
    booking::{RegistrationChanged, RegistrationStep, SavingRecorded, stand_in},
    identity::CodePurpose,
    notification::NotificationService,
    personal_data::PersonalDataQuery,
};
use futures::TryStreamExt;
use kernel::{AccountId, Language, SessionId};
use serde_json::{Value, json};

use crate::support::{World, builders::*};

fn member(name: &str) -> Actor {
    Actor::Member { account: AccountId::derived_from(name), session: SessionId::derived_from(name) }
}

#[tokio::test]
async fn contact_and_mails_go_with_the_account_and_nobody_writes_to_it_any_more() {
    let world = World::with_mailbox().await;
    world.hear(&account("Anna", Language::Fr)).await;
    world.hear(&account("Bela", Language::Fr)).await;
    world.hear(&step("Anna", RegistrationStep::Confirmed)).await;
    // A code for an address that never became the account's.
    let mut elsewhere = code("Anna", Language::Fr, CodePurpose::ChangeEmail);
    elsewhere.email = address("elsewhere");
    world.hear(&elsewhere).await;
    world.hear(&step("Bela", RegistrationStep::Confirmed)).await;
    let gone = world.envelope(&erased("Anna"));
    for _ in 0..2 {
        assert!(world.deliver(&gone).await.is_ok());
    }
    let late = account("Anna", Language::En);
    for revision in [1, 1_000] {
        world.hear(&contracts::identity::AccountChanged { revision, ..late.clone() }).await;
    }
    world.hear(&step("Anna", RegistrationStep::Cancelled)).await;
    world.hear(&saving("Anna", 1_400, 1)).await;
    world.hear(&password_changed("Anna", Language::Fr)).await;
    world.hear(&code("Anna", Language::Fr, CodePurpose::ResetPassword)).await;
    let kept = world.everything_kept().await.to_lowercase();
    for trace in ["anna", "elsewhere@"] {
        assert!(!kept.contains(trace), "{trace} in {kept}");
    }
    assert_eq!(world.mails_to("bela@example.org").await.len(), 1);
    world.database.drop_all().await;
}

#[tokio::test]
async fn nobody_is_told_what_becomes_of_a_registration_without_a_member() {
    let world = World::with_mailbox().await;
    let step = step("Anna", RegistrationStep::Cancelled);
    let member = stand_in(step.registration);
    world.hear(&RegistrationChanged { member, ..step }).await;
    world.hear(&SavingRecorded { member, ..saving("Anna", 1_400, 1) }).await;
    assert_eq!(world.documents("mails").count_documents(doc! {}).await.unwrap(), 0);
    world.database.drop_all().await;
}

#[tokio::test]
async fn a_person_takes_the_mails_along_but_no_code() {
    let world = World::with_mailbox().await;
    world.hear(&account("Anna", Language::Fr)).await;
    let secret = code("Anna", Language::Fr, CodePurpose::LeaveEmail);
    world.hear(&secret).await;
    world.clock.advance_minutes(1);
    world.hear(&step("Anna", RegistrationStep::Confirmed)).await;
    world.hear(&code("Bela", Language::Fr, CodePurpose::ConfirmEmail)).await;
    let query = PersonalDataQuery { account: AccountId::derived_from("Anna") };
    let data = world.notification.personal_data(&member("Anna"), query).await.unwrap();
    let [mails, inbox] = &data.files[..] else { panic!("{data:?}") };
    assert_eq!(
        [mails.path.as_str(), inbox.path.as_str()],
        ["notification/mails.json", "notification/inbox.json"]
    );
    let inbox: Value = serde_json::from_slice(&inbox.bytes).unwrap();
    assert_eq!(inbox.as_array().unwrap().len(), 1, "a code is not in it: {inbox}");
    assert_eq!(inbox[0]["title"], "Inscription confirmée : Cocktails à moitié prix");
    let mails: Value = serde_json::from_slice(&mails.bytes).unwrap();
    assert_eq!(mails.as_array().unwrap().len(), 2);
    assert_eq!((&mails[0]["template"], &mails[0]["text"]), (&json!("code_leave_email"), &Value::Null));
    assert!(!mails.to_string().contains(&world.codes.derive(secret.challenge)));
    assert!(mails[1]["text"].as_str().unwrap().contains("Le Comptoir Bastille"));
    for (actor, failure) in
        [(member("Bela"), FailureCode::Forbidden), (Actor::Anonymous, FailureCode::Unauthenticated)]
    {
        let refused = world.notification.personal_data(&actor, query).await.unwrap_err();
        assert_eq!(refused.failure_code(), Some(failure));
    }
    assert!(world.notification.personal_data(&Actor::System, query).await.is_ok());
    world.database.drop_all().await;
}

#[tokio::test]
async fn mails_are_kept_for_thirty_days_and_marks_of_erased_accounts_for_ninety() {
    let world = World::with_mailbox().await;
    for (collection, field, days) in
        [("mails", "created_at", 30), ("notices", "at", 90), ("contacts", "erased_at", 90)]
    {
        let indexes: Vec<_> =
            world.documents(collection).list_indexes().await.unwrap().try_collect().await.unwrap();
        let expiring = indexes.iter().find(|index| index.keys == doc! { field: 1 }).unwrap();
        let after = expiring.options.as_ref().unwrap().expire_after.unwrap();
        assert_eq!(after.as_secs(), days * 24 * 3_600, "{collection}");
    }
    let database = world.database.client.database(&format!("{}_notification", world.database.prefix));
    let mut made = database.list_collection_names().await.unwrap();
    made.sort_unstable();
    assert_eq!(made, ["contacts", "dead_letters", "inbox", "mails", "notices", "outbox"]);
    world.notification.migrate().await.unwrap();
    world.database.drop_all().await;
}

//! An account goes: thirty days to think again, then nothing is left. And what it holds until then.

use contracts::{
    Actor, AdminRole, FailureCode, RefusalCode, ServiceResult, StaffRole,
    identity::{
        AcceptInvitation, AccountChanged, AccountErased, AccountRole, AccountView, Client, ConsentKind,
        DeletionRequested, Done, IdentityService, InviteStaff, ProveOwner, ProvisionAccount, RecordConsent,
        RequestEmailChange, Secret, SessionRevoked,
    },
    personal_data::PersonalDataQuery,
};
use futures::future::join_all;
use kernel::Language;
use platform::Tasks;

use crate::world::{EMAIL, OTHER_EMAIL, PASSWORD, World, on, refusal};

const DAY: i64 = 24 * 60;

fn proof(password: &str) -> ProveOwner {
    ProveOwner { password: Some(Secret(password.to_owned())), second_factor: None }
}

async fn leave(world: &World, actor: &Actor) -> ServiceResult<AccountView> {
    world.identity.request_deletion(actor, proof(PASSWORD)).await
}

/// Another owner of the company, signed in.
async fn second_owner(world: &World, owner: &Actor) -> Actor {
    let invitation = InviteStaff {
        email: OTHER_EMAIL.into(),
        first_name: "Inès".into(),
        last_name: "Roy".into(),
        role: StaffRole::Owner,
        language: Language::Fr,
    };
    world.identity.invite_staff(owner, invitation).await.unwrap();
    let command = AcceptInvitation {
        email: OTHER_EMAIL.into(),
        code: Secret(world.latest_code()),
        password: Secret(PASSWORD.into()),
        client: Client::default(),
    };
    world.actor(&world.identity.accept_invitation(&Actor::Anonymous, command).await.unwrap())
}

async fn admin(world: &World, email: &str, role: AdminRole) -> Actor {
    let command = ProvisionAccount {
        email: email.to_owned(),
        password: Secret(PASSWORD.into()),
        first_name: "Ada".into(),
        last_name: "Diallo".into(),
        birth_date: None,
        role: AccountRole::Admin { role },
    };
    world.identity.provision_account(&Actor::System, command).await.unwrap();
    world.actor(&world.sign_in(email, PASSWORD).await.unwrap())
}

#[tokio::test]
async fn a_deletion_is_asked_for_with_the_password_and_taken_back_within_thirty_days() {
    let world = World::new().await;
    let actor = world.actor(&world.member(EMAIL).await);
    world.forget_events();
    let wrong = refusal(world.identity.request_deletion(&actor, proof("wrong-password")).await);
    assert_eq!(wrong, on("password", RefusalCode::PasswordWrong));
    let absent = refusal(world.identity.request_deletion(&actor, ProveOwner::default()).await);
    assert_eq!(absent, on("password", RefusalCode::PasswordWrong));
    assert!(world.names().is_empty());

    let due_at = kernel::Clock::now(&world.clock).plus_days(30);
    let leaves = leave(&world, &actor).await.unwrap();
    assert_eq!(leaves.deletion_due_at, Some(due_at));
    assert_eq!(world.events::<DeletionRequested>()[0].due_at, Some(due_at));
    assert_eq!(world.events::<AccountChanged>()[0].account, leaves);
    world.clock.advance_minutes(DAY);
    assert_eq!(leave(&world, &actor).await.unwrap(), leaves, "asking again does not move the date");
    assert_eq!(world.names().len(), 2);

    world.clock.advance_minutes(28 * DAY + DAY - 1);
    assert_eq!(world.identity.run_duties().await.unwrap(), 0, "not yet");
    let signed_in = world.sign_in(EMAIL, PASSWORD).await.unwrap();
    let stays = world.identity.cancel_deletion(&world.actor(&signed_in), Done {}).await.unwrap();
    assert_eq!(stays.deletion_due_at, None);
    assert_eq!(world.events::<DeletionRequested>()[1].due_at, None);
    world.clock.advance_minutes(60 * DAY);
    assert_eq!(world.identity.run_duties().await.unwrap(), 0);
    assert!(world.sign_in(EMAIL, PASSWORD).await.is_ok());
    assert!(leave(&world, &Actor::Anonymous).await.is_err());
    world.database.drop_all().await;
}

#[tokio::test]
async fn after_thirty_days_nothing_is_left_and_the_others_are_told_once() {
    let world = World::new().await;
    let member = world.member(EMAIL).await;
    let actor = world.actor(&member);
    let stays = world.member(OTHER_EMAIL).await;
    leave(&world, &actor).await.unwrap();
    world.clock.advance_minutes(30 * DAY);
    let late = world.sign_in(EMAIL, PASSWORD).await.unwrap();
    refusal(world.sign_in(EMAIL, "wrong-password").await);
    let consent = RecordConsent { kind: ConsentKind::Marketing, version: "1".into(), granted: true };
    world.identity.record_consent(&world.actor(&late), consent).await.unwrap();
    let command = RequestEmailChange { email: "x@example.org".into(), password: Secret(PASSWORD.into()) };
    world.identity.request_email_change(&world.actor(&late), command).await.unwrap();
    world.identity.sign_up(&Actor::Anonymous, crate::world::sign_up_form(EMAIL)).await.unwrap();
    world.forget_events();

    let (other, _) = world.other_process();
    let (one, two) = tokio::join!(world.identity.run_duties(), other.run_duties());
    assert_eq!(one.unwrap() + two.unwrap(), 1, "one replica erases");
    let erased = world.events::<AccountErased>();
    assert_eq!(
        (erased.len(), erased[0].account, erased[0].role),
        (1, member.account.id, AccountRole::Member)
    );
    assert!(world.events::<SessionRevoked>().iter().all(|event| event.account == member.account.id));
    assert!(world.verify(&late).is_none());
    assert_eq!(refusal(world.sign_in(EMAIL, PASSWORD).await).0, RefusalCode::CredentialsInvalid);
    world.clock.advance_minutes(15);

    let id = member.account.id.to_string();
    // Events wait for their delivery, and sessions until their last token has ended.
    for line in world.everything_stored().await.lines() {
        let waits = line.starts_with("outbox: ") || line.starts_with("sessions: ");
        assert!(waits || (!line.contains(&id) && !line.contains(EMAIL)), "{line}");
    }
    let now = kernel::Clock::now(&world.clock);
    for session in world.stored("sessions").await {
        let ends = session.get_datetime("expires_at").unwrap().timestamp_millis();
        let is_erased = session.get_str("account").unwrap() == id;
        assert!(!is_erased || (ends <= now.as_millis() && !session.contains_key("device")), "{session}");
    }
    assert_eq!(world.identity.run_duties().await.unwrap(), 0);
    assert!(world.sign_in(OTHER_EMAIL, PASSWORD).await.is_ok(), "the other account stays");
    assert_ne!(world.member(EMAIL).await.account.id, member.account.id, "the address is free again");
    assert_eq!(stays.account.email.as_str(), OTHER_EMAIL);
    world.database.drop_all().await;
}

#[tokio::test]
async fn the_platform_erases_by_itself() {
    let world = World::new().await;
    let actor = world.actor(&world.member(EMAIL).await);
    leave(&world, &actor).await.unwrap();
    world.clock.advance_minutes(30 * DAY);
    let tasks = Tasks::default();
    world.identity.start(&tasks);
    testkit::eventually("the account is erased", async || world.events::<AccountErased>().pop().map(drop))
        .await;
    assert!(world.stored("accounts").await.is_empty());
    world.database.drop_all().await;
}

#[tokio::test]
async fn a_company_keeps_an_owner() {
    let world = World::new().await;
    let owner = world.actor(&world.owner(EMAIL).await);
    assert_eq!(refusal(leave(&world, &owner).await), (RefusalCode::LastOwner, None));
    let second = second_owner(&world, &owner).await;
    leave(&world, &owner).await.unwrap();
    assert_eq!(refusal(leave(&world, &second).await), (RefusalCode::LastOwner, None), "the other one leaves");
    world.identity.cancel_deletion(&owner, Done {}).await.unwrap();
    leave(&world, &second).await.unwrap();
    world.database.drop_all().await;
}

#[tokio::test]
async fn of_two_owners_who_leave_at_once_one_stays() {
    let world = World::new().await;
    let owner = world.actor(&world.owner(EMAIL).await);
    let second = second_owner(&world, &owner).await;
    for _ in 0..4 {
        let results = join_all([leave(&world, &owner), leave(&world, &second)]).await;
        assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 1);
        for actor in [&owner, &second] {
            world.identity.cancel_deletion(actor, Done {}).await.unwrap();
        }
    }
    world.database.drop_all().await;
}

#[tokio::test]
async fn an_invited_owner_does_not_count_before_accepting() {
    let world = World::new().await;
    let owner = world.actor(&world.owner(EMAIL).await);
    let invitation = InviteStaff {
        email: OTHER_EMAIL.into(),
        first_name: "Inès".into(),
        last_name: "Roy".into(),
        role: StaffRole::Owner,
        language: Language::Fr,
    };
    world.identity.invite_staff(&owner, invitation).await.unwrap();
    assert_eq!(refusal(leave(&world, &owner).await).0, RefusalCode::LastOwner);
    world.database.drop_all().await;
}

#[tokio::test]
async fn administrators_go_but_not_the_last_super() {
    let world = World::new().await;
    let first = admin(&world, "super@example.org", AdminRole::Super).await;
    let support = admin(&world, "support@example.org", AdminRole::Support).await;
    assert_eq!(refusal(leave(&world, &first).await), (RefusalCode::InvalidState, None));
    assert!(leave(&world, &support).await.is_ok());
    admin(&world, "second@example.org", AdminRole::Super).await;
    assert!(leave(&world, &first).await.is_ok());
    world.database.drop_all().await;
}

#[tokio::test]
async fn a_person_gets_everything_that_is_kept_and_nobody_else_does() {
    let world = World::new().await;
    let member = world.member(EMAIL).await;
    let stranger = world.actor(&world.member(OTHER_EMAIL).await);
    let (actor, query) = (world.actor(&member), PersonalDataQuery { account: member.account.id });
    let data = world.identity.personal_data(&actor, query).await.unwrap();
    let paths: Vec<_> = data.files.iter().map(|file| file.path.as_str()).collect();
    let expected = ["account", "sessions", "consents", "security"];
    assert_eq!(paths, expected.map(|name| format!("identity/{name}.json")));
    let text: Vec<_> = data.files.iter().map(|file| String::from_utf8_lossy(&file.bytes)).collect();
    assert!(text[0].contains(EMAIL) && text[0].contains("Martin") && text[0].contains("1999-04-30"));
    assert!(text[1].contains(&actor.session().unwrap().to_string()));
    assert!(text[2].contains("TERMS_OF_USE") && text[3].contains("\"has_password\": true"));
    for secret in ["argon2", "hash", PASSWORD] {
        assert!(text.iter().all(|text| !text.contains(secret)), "{secret}");
    }
    assert_eq!(world.identity.personal_data(&Actor::System, query).await.unwrap().files.len(), 4);
    for (nobody, code) in
        [(stranger, FailureCode::Forbidden), (Actor::Anonymous, FailureCode::Unauthenticated)]
    {
        let denied = world.identity.personal_data(&nobody, query).await.unwrap_err();
        assert_eq!(denied.failure_code(), Some(code));
    }
    let gone = PersonalDataQuery { account: kernel::AccountId::generate() };
    assert!(world.identity.personal_data(&Actor::System, gone).await.unwrap().files.is_empty());
    world.database.drop_all().await;
}

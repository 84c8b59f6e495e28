//! Passwords: how good they must be, how they are changed, and how a forgotten one is replaced.

use contracts::{
    Actor, FailureCode, RefusalCode, ServiceResult,
    identity::{
        ChangePassword, Client, CodePurpose, CodeRequested, Done, IdentityService, PasswordChanged,
        RequestPasswordReset, ResetPassword, Secret, SessionRevoked, SignUp,
    },
};
use futures::future::join_all;

use crate::world::{EMAIL, OTHER_EMAIL, PASSWORD, World, on, refusal, refusals, sign_up_form};

const NEW: &str = "violon-tempete-carafe";

async fn request(world: &World, email: &str) -> ServiceResult<Done> {
    let command = RequestPasswordReset { email: email.to_owned(), client: Client::default() };
    world.identity.request_password_reset(&Actor::Anonymous, command).await
}

async fn reset(world: &World, code: &str, password: &str) -> ServiceResult<Done> {
    reset_of(world, EMAIL, (code, password)).await
}

async fn reset_of(world: &World, email: &str, (code, password): (&str, &str)) -> ServiceResult<Done> {
    let command = ResetPassword {
        email: email.to_owned(),
        code: Secret(code.to_owned()),
        password: Secret(password.to_owned()),
        client: Client::default(),
    };
    world.identity.reset_password(&Actor::Anonymous, command).await
}

async fn change(world: &World, actor: &Actor, (current, password): (&str, &str)) -> ServiceResult<Done> {
    let command =
        ChangePassword { current: Some(Secret(current.to_owned())), password: Secret(password.to_owned()) };
    world.identity.change_password(actor, command).await
}

#[tokio::test]
async fn a_password_is_measured_with_the_person_s_own_words_and_the_refusal_says_what_helps() {
    let world = World::new().await;
    for (password, advice) in
        [("court", "LONGER"), ("motdepasse123", "AVOID_COMMON"), ("martin-lea-1999", "AVOID_NAMES")]
    {
        let form = SignUp { password: Secret(password.into()), ..sign_up_form(EMAIL) };
        let refused = refusals(world.identity.sign_up(&Actor::Anonymous, form).await).remove(0);
        assert_eq!(
            (refused.code, refused.field.as_deref()),
            (RefusalCode::PasswordTooWeak, Some("password"))
        );
        assert_eq!(refused.args["advice"], advice, "{password}");
        assert!(!format!("{refused:?}").contains(password));
    }
    world.database.drop_all().await;
}

#[tokio::test]
async fn a_forgotten_password_is_replaced_with_the_code_and_every_session_ends() {
    let world = World::new().await;
    let first = world.member(EMAIL).await;
    let second = world.sign_in(EMAIL, PASSWORD).await.unwrap();
    world.forget_events();
    request(&world, "LEA.Martin@example.org ").await.unwrap();
    let requested = world.events::<CodeRequested>().remove(0);
    assert_eq!((requested.purpose, requested.account), (CodePurpose::ResetPassword, first.account.id));
    assert_eq!(requested.expires_at, kernel::Clock::now(&world.clock).plus_minutes(10));

    let code = world.latest_code();
    let weak = refusal(reset(&world, &code, "motdepasse123").await);
    assert_eq!(weak, on("password", RefusalCode::PasswordTooWeak));
    reset(&world, &code, NEW).await.unwrap();
    assert_eq!(world.events::<SessionRevoked>().len(), 2);
    assert!(world.verify(&first).is_none() && world.verify(&second).is_none());
    assert_eq!(world.events::<PasswordChanged>()[0].account, first.account.id);
    assert_eq!(refusal(world.sign_in(EMAIL, PASSWORD).await).0, RefusalCode::CredentialsInvalid);
    assert!(world.sign_in(EMAIL, NEW).await.is_ok());
    let again = refusal(reset(&world, &code, PASSWORD).await);
    assert_eq!(again, on("code", RefusalCode::CodeInvalid), "a code is good once");
    world.database.drop_all().await;
}

#[tokio::test]
async fn the_right_reset_code_many_times_at_once_sets_one_password() {
    let world = World::new().await;
    world.member(EMAIL).await;
    request(&world, EMAIL).await.unwrap();
    let code = world.latest_code();
    let passwords: Vec<_> = (0..5).map(|n| format!("{NEW}-{n}")).collect();
    let results = join_all(passwords.iter().map(|password| reset(&world, &code, password))).await;
    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 1);
    for (password, result) in passwords.iter().zip(&results) {
        assert_eq!(world.sign_in(EMAIL, password).await.is_ok(), result.is_ok());
    }
    world.database.drop_all().await;
}

/// What a stranger sees who guesses the reset code of an address.
async fn answers(world: &World, email: &str) -> Vec<String> {
    let mut seen = vec![format!("{:?}", reset_of(world, email, ("no code", NEW)).await.unwrap_err())];
    seen.push(format!("{:?}", request(world, email).await));
    for _ in 0..6 {
        seen.push(format!("{:?}", reset_of(world, email, ("no code", NEW)).await.unwrap_err()));
    }
    let named = reset_of(world, email, ("no code", "xx Léa Martin xx")).await;
    seen.push(format!("{:?}", named.unwrap_err()));
    world.clock.advance_minutes(1);
    seen.push(format!("{:?}", request(world, email).await));
    seen.push(format!("{:?}", reset_of(world, email, ("no code", NEW)).await.unwrap_err()));
    world.clock.advance_minutes(11);
    seen.push(format!("{:?}", reset_of(world, email, ("no code", NEW)).await.unwrap_err()));
    seen
}

#[tokio::test]
async fn a_reset_tells_nobody_whether_there_is_an_account() {
    let world = World::new().await;
    world.member("known@example.org").await;
    world.sign_up("waits@example.org").await;
    let start = kernel::Clock::now(&world.clock);
    let mut all = Vec::new();
    for email in ["known@example.org", "waits@example.org", "nobody@example.org"] {
        world.clock.set(start);
        all.push(answers(&world, email).await);
    }
    assert_eq!(all[0], all[1]);
    assert_eq!(all[0], all[2]);
    assert!(all[0].iter().any(|answer| answer.contains("CodeExpired")));
    assert_eq!(format!("{:?}", request(&world, "no address").await.unwrap()), "Done");
    world.database.drop_all().await;
}

#[tokio::test]
async fn who_waits_for_another_code_gets_that_one_instead() {
    let world = World::new().await;
    world.sign_up(EMAIL).await;
    world.clock.advance_minutes(1);
    request(&world, EMAIL).await.unwrap();
    let purposes: Vec<_> = world.events::<CodeRequested>().iter().map(|event| event.purpose).collect();
    assert_eq!(purposes, [CodePurpose::ConfirmEmail, CodePurpose::ConfirmEmail]);
    let refused = refusal(reset(&world, &world.latest_code(), NEW).await);
    assert_eq!(refused, on("code", RefusalCode::CodeInvalid), "it confirms and resets nothing");
    assert!(world.confirm(EMAIL, &world.latest_code()).await.is_ok());
    request(&world, OTHER_EMAIL).await.unwrap();
    assert_eq!(world.events::<CodeRequested>().len(), 2, "an unknown address gets none");
    world.database.drop_all().await;
}

#[tokio::test]
async fn the_reset_code_of_an_address_nobody_has_sets_no_password() {
    let world = World::new().await;
    request(&world, EMAIL).await.unwrap();
    let challenge = world.stored("challenges").await.remove(0);
    let guessed = world.codes.derive(challenge.get_str("challenge").unwrap().parse().unwrap());
    assert_eq!(refusal(reset(&world, &guessed, NEW).await), on("code", RefusalCode::CodeInvalid));
    world.member(EMAIL).await;
    assert_eq!(refusal(reset(&world, &guessed, NEW).await), on("code", RefusalCode::CodeInvalid));
    world.database.drop_all().await;
}

#[tokio::test]
async fn a_changed_password_ends_the_other_sessions_and_keeps_this_one() {
    let world = World::new().await;
    let here = world.member(EMAIL).await;
    let there = world.sign_in(EMAIL, PASSWORD).await.unwrap();
    let actor = world.actor(&here);
    let wrong = refusal(change(&world, &actor, ("not it", NEW)).await);
    assert_eq!(wrong, on("current", RefusalCode::PasswordWrong));
    let weak = refusal(change(&world, &actor, (PASSWORD, "lea.martin")).await);
    assert_eq!(weak, on("password", RefusalCode::PasswordTooWeak));
    let absent = ChangePassword { current: None, password: Secret(NEW.into()) };
    let absent = refusal(world.identity.change_password(&actor, absent).await);
    assert_eq!(absent, on("current", RefusalCode::PasswordWrong));
    assert!(world.verify(&there).is_some(), "a refusal changes nothing");

    change(&world, &actor, (PASSWORD, NEW)).await.unwrap();
    assert!(world.verify(&here).is_some() && world.verify(&there).is_none());
    assert_eq!(world.events::<SessionRevoked>().len(), 1);
    assert_eq!(world.events::<PasswordChanged>().len(), 1);
    assert!(world.sign_in(EMAIL, NEW).await.is_ok());
    let nobody = change(&world, &Actor::Anonymous, (PASSWORD, NEW)).await.unwrap_err();
    assert_eq!(nobody.failure_code(), Some(FailureCode::Unauthenticated));
    world.database.drop_all().await;
}

#[tokio::test]
async fn of_many_changes_at_once_one_wins() {
    let world = World::new().await;
    let actor = world.actor(&world.member(EMAIL).await);
    let passwords: Vec<_> = (0..4).map(|n| format!("{NEW}-{n}")).collect();
    let changes = passwords.iter().map(|password| change(&world, &actor, (PASSWORD, password)));
    let results = join_all(changes).await;
    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 1);
    for (password, result) in passwords.iter().zip(results) {
        assert_eq!(world.sign_in(EMAIL, password).await.is_ok(), result.is_ok());
        if let Err(error) = result {
            assert!(error.is_refusal(RefusalCode::PasswordWrong), "{error:?}");
        }
    }
    world.database.drop_all().await;
}

#[tokio::test]
async fn no_session_opened_with_the_old_password_outlives_its_change() {
    let world = World::new().await;
    let actor = world.actor(&world.member(EMAIL).await);
    // Some of these have checked the old password and not yet opened the session when it changes.
    let until_refused = || async {
        let mut opened = Vec::new();
        while let Ok(signed_in) = world.sign_in(EMAIL, PASSWORD).await {
            opened.push(signed_in);
        }
        opened
    };
    let sign_ins = join_all((0..4).map(|_| until_refused()));
    let (opened, changed) = tokio::join!(sign_ins, change(&world, &actor, (PASSWORD, NEW)));
    changed.unwrap();
    assert!(opened.iter().flatten().all(|signed_in| world.verify(signed_in).is_none()), "one outlived it");
    world.database.drop_all().await;
}

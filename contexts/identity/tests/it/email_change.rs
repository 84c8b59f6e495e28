//! Another address, confirmed at both.

use contracts::{
    Actor, RefusalCode, ServiceResult,
    identity::{
        AccountChanged, AccountView, Client, CodePurpose, CodeRequested, ConfirmEmailChange, Done,
        IdentityService, KnownEmailTried, RequestEmailChange, RequestPasswordReset, ResetPassword, Secret,
        SessionRevoked,
    },
};
use futures::future::join_all;

use crate::world::{EMAIL, OTHER_EMAIL, PASSWORD, World, on, refusal, refusals};

const NEW_EMAIL: &str = "lea@exemple.fr";

async fn request(world: &World, actor: &Actor, email: &str) -> ServiceResult<Done> {
    let command = RequestEmailChange { email: email.to_owned(), password: Secret(PASSWORD.to_owned()) };
    world.identity.request_email_change(actor, command).await
}

async fn confirm(world: &World, actor: &Actor, (old, new): (&str, &str)) -> ServiceResult<AccountView> {
    let command = ConfirmEmailChange { old_code: Secret(old.to_owned()), new_code: Secret(new.to_owned()) };
    world.identity.confirm_email_change(actor, command).await
}

fn sent(world: &World) -> (String, String) {
    (world.code_to(CodePurpose::LeaveEmail), world.code_to(CodePurpose::ChangeEmail))
}

#[tokio::test]
async fn both_codes_change_the_address_and_the_old_one_is_free_again() {
    let world = World::new().await;
    let here = world.member(EMAIL).await;
    let there = world.sign_in(EMAIL, PASSWORD).await.unwrap();
    let actor = world.actor(&here);
    world.forget_events();
    request(&world, &actor, " Lea@Exemple.FR").await.unwrap();
    let requested: Vec<_> = world
        .events::<CodeRequested>()
        .into_iter()
        .map(|event| (event.purpose, event.email.to_string(), event.account))
        .collect();
    let id = here.account.id;
    let expected = [(CodePurpose::LeaveEmail, EMAIL, id), (CodePurpose::ChangeEmail, NEW_EMAIL, id)];
    assert_eq!(requested, expected.map(|(purpose, email, id)| (purpose, email.to_owned(), id)));

    let (old, new) = sent(&world);
    let changed = confirm(&world, &actor, (&old, &new)).await.unwrap();
    assert_eq!((changed.id, changed.email.as_str()), (here.account.id, NEW_EMAIL));
    let told = world.events::<AccountChanged>();
    assert_eq!((told.len(), &told[0].account, told[0].revision), (1, &changed, 3));
    assert_eq!(world.events::<SessionRevoked>().len(), 1);
    assert!(world.verify(&here).is_some() && world.verify(&there).is_none());
    assert!(world.sign_in(NEW_EMAIL, PASSWORD).await.is_ok());
    assert_eq!(refusal(world.sign_in(EMAIL, PASSWORD).await).0, RefusalCode::CredentialsInvalid);
    let again = refusals(confirm(&world, &actor, (&old, &new)).await);
    assert!(again.iter().all(|refusal| refusal.code == RefusalCode::CodeInvalid), "good once");

    let newcomer = world.member(EMAIL).await;
    assert_ne!(newcomer.account.id, here.account.id);
    request(&world, &world.actor(&newcomer), OTHER_EMAIL).await.unwrap();
    let (old, new) = sent(&world);
    confirm(&world, &world.actor(&newcomer), (&old, &new)).await.unwrap();
    request(&world, &actor, EMAIL).await.unwrap();
    let (old, new) = sent(&world);
    assert_eq!(confirm(&world, &actor, (&old, &new)).await.unwrap().email.as_str(), EMAIL, "and back");
    world.database.drop_all().await;
}

#[tokio::test]
async fn a_change_needs_another_address_the_password_and_both_codes() {
    let world = World::new().await;
    let actor = world.actor(&world.member(EMAIL).await);
    assert_eq!(refusal(request(&world, &actor, "lea").await), on("email", RefusalCode::EmailInvalid));
    assert_eq!(refusal(request(&world, &actor, EMAIL).await), on("email", RefusalCode::EmailTaken));
    let wrong = RequestEmailChange { email: NEW_EMAIL.into(), password: Secret("wrong-password".into()) };
    let wrong = refusal(world.identity.request_email_change(&actor, wrong).await);
    assert_eq!(wrong, on("password", RefusalCode::PasswordWrong));
    assert!(request(&world, &Actor::Anonymous, NEW_EMAIL).await.is_err());
    let none = refusals(confirm(&world, &actor, ("123456", "123456")).await);
    let fields: Vec<_> = none.iter().map(|r| (r.field.as_deref().unwrap(), r.code)).collect();
    let invalid = RefusalCode::CodeInvalid;
    assert_eq!(fields, [("oldCode", invalid), ("newCode", invalid)], "nothing was asked for");

    request(&world, &actor, NEW_EMAIL).await.unwrap();
    let (old, new) = sent(&world);
    assert_eq!(refusal(confirm(&world, &actor, (&old, "nope")).await), on("newCode", invalid));
    assert_eq!(refusal(confirm(&world, &actor, ("nope", &new)).await), on("oldCode", invalid));
    for _ in 0..3 {
        assert_eq!(refusals(confirm(&world, &actor, ("nope", "nope")).await).len(), 2);
    }
    let spent = refusals(confirm(&world, &actor, (&old, &new)).await);
    assert!(spent.iter().all(|refusal| refusal.code == RefusalCode::CodeExpired), "the sixth try");
    request(&world, &actor, NEW_EMAIL).await.unwrap();
    world.clock.advance_minutes(10);
    let (old, new) = sent(&world);
    let late = refusals(confirm(&world, &actor, (&old, &new)).await);
    assert!(late.iter().all(|refusal| refusal.code == RefusalCode::CodeExpired), "too late");
    assert_eq!(world.identity.me(&actor, Done {}).await.unwrap().email.as_str(), EMAIL);
    world.database.drop_all().await;
}

#[tokio::test]
async fn a_known_address_is_answered_alike_its_owner_is_told_and_no_code_moves_there() {
    let world = World::new().await;
    let owner = world.member(OTHER_EMAIL).await;
    let actor = world.actor(&world.member(EMAIL).await);
    world.forget_events();
    assert_eq!(request(&world, &actor, OTHER_EMAIL).await.unwrap(), Done {});
    assert_eq!(world.events::<KnownEmailTried>()[0].account, owner.account.id);
    let purposes: Vec<_> = world.events::<CodeRequested>().iter().map(|event| event.purpose).collect();
    assert_eq!(purposes, [CodePurpose::LeaveEmail]);
    let stored = world.stored("challenges").await;
    let change = stored.iter().find(|document| document.contains_key("new_email")).unwrap();
    let guessed = world.codes.derive(change.get_str("challenge").unwrap().parse().unwrap());
    let refused = confirm(&world, &actor, (&world.code_to(CodePurpose::LeaveEmail), &guessed)).await;
    assert_eq!(refusal(refused), on("newCode", RefusalCode::CodeInvalid));
    assert_eq!(world.sign_in(OTHER_EMAIL, PASSWORD).await.unwrap().account, owner.account);
    world.database.drop_all().await;
}

#[tokio::test]
async fn of_many_accounts_that_move_to_one_address_at_once_one_gets_it() {
    let world = World::new().await;
    let mut movers = Vec::new();
    for n in 0..4 {
        let actor = world.actor(&world.member(&format!("member{n}@example.org")).await);
        request(&world, &actor, NEW_EMAIL).await.unwrap();
        let codes = sent(&world);
        movers.push((actor, codes));
    }
    let moved = movers.iter().map(|(actor, (old, new))| confirm(&world, actor, (old, new)));
    let results = join_all(moved).await;
    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 1);
    for (n, result) in results.into_iter().enumerate() {
        let old = world.sign_in(&format!("member{n}@example.org"), PASSWORD).await;
        assert_eq!(old.is_err(), result.is_ok(), "who did not move kept the address");
        if result.is_err() {
            assert_eq!(refusal(result), on("newCode", RefusalCode::CodeInvalid));
        }
    }
    assert!(world.sign_in(NEW_EMAIL, PASSWORD).await.is_ok());
    assert_eq!(world.stored("accounts").await.len(), 4);
    world.database.drop_all().await;
}

#[tokio::test]
async fn both_codes_many_times_at_once_move_once() {
    let world = World::new().await;
    let actor = world.actor(&world.member(EMAIL).await);
    request(&world, &actor, NEW_EMAIL).await.unwrap();
    let (old, new) = sent(&world);
    let results = join_all((0..4).map(|_| confirm(&world, &actor, (&old, &new)))).await;
    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 1);
    assert_eq!(world.events::<AccountChanged>().pop().unwrap().revision, 3);
    world.database.drop_all().await;
}

#[tokio::test]
async fn a_reset_code_sent_to_the_old_address_is_good_for_nothing_after_the_move() {
    let world = World::new().await;
    let actor = world.actor(&world.member(EMAIL).await);
    let reset = RequestPasswordReset { email: EMAIL.into(), client: Client::default() };
    world.identity.request_password_reset(&Actor::Anonymous, reset).await.unwrap();
    let code = world.code_to(CodePurpose::ResetPassword);
    request(&world, &actor, NEW_EMAIL).await.unwrap();
    let (old, new) = sent(&world);
    confirm(&world, &actor, (&old, &new)).await.unwrap();
    let command = ResetPassword {
        email: EMAIL.into(),
        code: Secret(code),
        password: Secret("violon-tempete-carafe".into()),
        client: Client::default(),
    };
    let refused = refusal(world.identity.reset_password(&Actor::Anonymous, command).await);
    assert_eq!(refused, on("code", RefusalCode::CodeInvalid));
    world.database.drop_all().await;
}

#[tokio::test]
async fn an_account_asks_for_five_changes_an_hour() {
    let world = World::new().await;
    let actor = world.actor(&world.member(EMAIL).await);
    for n in 0..5 {
        request(&world, &actor, &format!("x{n}@example.org")).await.unwrap();
    }
    let limited = request(&world, &actor, NEW_EMAIL).await.unwrap_err();
    assert_eq!(limited.failure_code(), Some(contracts::FailureCode::RateLimited));
    let last = world.code_to(CodePurpose::LeaveEmail);
    let moved = confirm(&world, &actor, (&last, &world.code_to(CodePurpose::ChangeEmail))).await.unwrap();
    assert_eq!(moved.email.as_str(), "x4@example.org", "the latest counts");
    world.database.drop_all().await;
}

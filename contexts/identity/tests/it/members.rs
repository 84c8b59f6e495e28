//! A member's way in, and what is refused on it.

use contracts::{
    Actor, FailureCode, RefusalCode, ServiceError,
    identity::{
        AccountChanged, AccountRole, CodePurpose, CodeRequested, Done, IdentityService, Secret, SignUp,
    },
};

use crate::world::{EMAIL, PASSWORD, World, on, refusal, refusals, sign_up_form};

#[tokio::test]
async fn a_member_signs_up_confirms_signs_in_and_sees_the_account() {
    let world = World::new().await;
    let typed = " Lea.Martin@Example.ORG ";
    let account = world.identity.sign_up(&Actor::Anonymous, sign_up_form(typed)).await.unwrap();
    assert_eq!((account.email.as_str(), account.email_confirmed), (EMAIL, false));
    assert_eq!(world.events::<AccountChanged>()[0].account, account);
    let requested = world.events::<CodeRequested>();
    assert_eq!((requested[0].purpose, requested[0].account), (CodePurpose::ConfirmEmail, account.id));
    assert_eq!(requested[0].expires_at, account.created_at.plus_minutes(10));

    assert_eq!(refusal(world.sign_in(EMAIL, PASSWORD).await), on("email", RefusalCode::EmailNotConfirmed));
    let confirmed = world.confirm(EMAIL, &world.latest_code()).await.unwrap();
    assert_eq!(confirmed.account.id, account.id);
    assert!(confirmed.account.email_confirmed);
    let changes = world.events::<AccountChanged>();
    assert_eq!((changes[1].revision, &changes[1].account), (2, &confirmed.account));

    let signed_in = world.sign_in("LEA.martin@example.org", PASSWORD).await.unwrap();
    let actor = world.actor(&signed_in);
    assert_eq!(actor.require_member().unwrap(), account.id);
    assert_ne!(actor.session(), world.actor(&confirmed).session(), "each device has its session");
    assert_eq!(world.identity.me(&actor, Done {}).await.unwrap(), confirmed.account);
    world.database.drop_all().await;
}

#[tokio::test]
async fn a_wrong_form_is_refused_on_every_field_and_changes_nothing() {
    let world = World::new().await;
    let form = SignUp {
        email: "x".repeat(1_000_000),
        password: Secret("p".repeat(1_000_000)),
        first_name: String::new(),
        last_name: "n".repeat(81),
        birth_date: "2017-01-01".parse().unwrap(),
        accept_terms: false,
        ..sign_up_form(EMAIL)
    };
    let refused = refusals(world.identity.sign_up(&Actor::Anonymous, form).await);
    let found: Vec<_> = refused.iter().map(|r| (r.field.as_deref().unwrap_or_default(), r.code)).collect();
    let expected = [
        ("email", RefusalCode::EmailInvalid),
        ("password", RefusalCode::TextTooLong),
        ("firstName", RefusalCode::Required),
        ("lastName", RefusalCode::TextTooLong),
        ("birthDate", RefusalCode::MemberUnderAge),
        ("acceptTerms", RefusalCode::TermsNotAccepted),
    ];
    assert_eq!(found, expected);
    assert!(world.names().is_empty());
    assert!(world.stored("sign_ups").await.is_empty());
    world.database.drop_all().await;
}

#[tokio::test]
async fn members_are_fifteen_by_the_date_in_paris() {
    let world = World::new().await;
    // 23:30 in London, already the first of March in Paris.
    world.clock.set("2031-02-28T23:30:00Z".parse().unwrap());
    let born = |day: &str| SignUp { birth_date: day.parse().unwrap(), ..sign_up_form(EMAIL) };
    assert!(world.identity.sign_up(&Actor::Anonymous, born("2016-03-01")).await.is_ok());
    let refused = refusal(world.identity.sign_up(&Actor::Anonymous, born("2016-03-02")).await);
    assert_eq!(refused, on("birthDate", RefusalCode::MemberUnderAge));
    world.database.drop_all().await;
}

#[tokio::test]
async fn a_second_sign_up_takes_the_place_of_one_that_was_not_confirmed() {
    let world = World::new().await;
    world.sign_up(EMAIL).await;
    let first_code = world.latest_code();
    let other = SignUp {
        password: Secret("une-autre-phrase".into()),
        first_name: "Sam".into(),
        ..sign_up_form(EMAIL)
    };
    world.identity.sign_up(&Actor::Anonymous, other).await.unwrap();
    if first_code != world.latest_code() {
        assert_eq!(refusal(world.confirm(EMAIL, &first_code).await), on("code", RefusalCode::CodeInvalid));
    }
    let confirmed = world.confirm(EMAIL, &world.latest_code()).await.unwrap();
    assert_eq!(confirmed.account.first_name, "Sam");
    assert_eq!(confirmed.account.role, AccountRole::Member);
    assert_eq!(refusal(world.sign_in(EMAIL, PASSWORD).await).0, RefusalCode::CredentialsInvalid);
    assert!(world.sign_in(EMAIL, "une-autre-phrase").await.is_ok());
    world.database.drop_all().await;
}

#[tokio::test]
async fn of_many_sign_ups_at_once_one_can_be_confirmed() {
    let world = World::new().await;
    let sign_ups = (0..5).map(|_| world.identity.sign_up(&Actor::Anonymous, sign_up_form(EMAIL)));
    for signed_up in futures::future::join_all(sign_ups).await {
        signed_up.unwrap();
    }
    assert_eq!(world.stored("sign_ups").await.len(), 1);
    assert_eq!(world.stored("challenges").await.len(), 1);
    let requested = world.events::<CodeRequested>();
    assert_eq!(requested.len(), 5);
    let mut confirmed = 0;
    for event in &requested {
        confirmed += i32::from(world.confirm(EMAIL, &world.codes.derive(event.challenge)).await.is_ok());
    }
    assert_eq!(confirmed, 1);
    assert_eq!(world.stored("accounts").await.len(), 1);
    world.database.drop_all().await;
}

#[tokio::test]
async fn me_needs_a_caller_with_an_account() {
    let world = World::new().await;
    let nobody = world.identity.me(&Actor::Anonymous, Done {}).await.unwrap_err();
    assert_eq!(nobody.failure_code(), Some(FailureCode::Unauthenticated));
    let gone =
        Actor::Member { account: kernel::AccountId::generate(), session: kernel::SessionId::generate() };
    let gone = world.identity.me(&gone, Done {}).await.unwrap_err();
    assert_eq!(gone.failure_code(), Some(FailureCode::Unauthenticated));
    assert!(matches!(world.identity.me(&Actor::System, Done {}).await, Err(ServiceError::Failed(_))));
    world.database.drop_all().await;
}

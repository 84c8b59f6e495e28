//! How often something may be tried.

use std::net::IpAddr;

use contracts::{
    Actor, FailureCode, RefusalCode, ServiceResult,
    identity::{
        ChangePassword, Client, Done, IdentityService, RequestPasswordReset, ResendCode, ResetPassword,
        Secret, SignIn, SignUp, SignedIn,
    },
};
use futures::future::join_all;

use crate::world::{EMAIL, OTHER_EMAIL, PASSWORD, World, partner_form, refusal, sign_in_form, sign_up_form};

const NEW: &str = "violon-tempete-carafe";

fn client(address: &str) -> Client {
    Client { address: Some(address.parse::<IpAddr>().unwrap()), user_agent: None }
}

async fn sign_in(world: &World, (email, password): (&str, &str), client: Client) -> ServiceResult<SignedIn> {
    let command = SignIn { password: Secret(password.to_owned()), client, ..sign_in_form(email) };
    world.identity.sign_in(&Actor::Anonymous, command).await
}

async fn request_reset(world: &World, email: &str, client: Client) -> ServiceResult<Done> {
    let command = RequestPasswordReset { email: email.to_owned(), client };
    world.identity.request_password_reset(&Actor::Anonymous, command).await
}

fn is_limited<T>(result: &ServiceResult<T>) -> bool {
    matches!(result, Err(error) if error.failure_code() == Some(FailureCode::RateLimited))
}

#[tokio::test]
async fn ten_wrong_passwords_lock_an_address_for_a_quarter_of_an_hour_with_or_without_an_account() {
    let world = World::new().await;
    world.member(EMAIL).await;
    for email in [EMAIL, OTHER_EMAIL] {
        for _ in 0..10 {
            let refused = refusal(world.sign_in(email, "wrong-password").await);
            assert_eq!(refused, (RefusalCode::CredentialsInvalid, None));
        }
        assert!(is_limited(&world.sign_in(email, "wrong-password").await), "{email}");
        assert!(is_limited(&world.sign_in(&email.to_uppercase(), PASSWORD).await), "also the right one");
    }
    world.clock.advance_minutes(15);
    assert!(world.sign_in(EMAIL, PASSWORD).await.is_ok());
    world.database.drop_all().await;
}

#[tokio::test]
async fn guesses_at_once_share_what_is_left_and_the_other_replica_counts_too() {
    let world = World::new().await;
    world.member(EMAIL).await;
    let (other, _) = world.other_process();
    let guesses = join_all((0..30).map(|n| {
        let replica = if n % 2 == 0 { &world.identity } else { &other };
        let command = SignIn { password: Secret("wrong-password".into()), ..sign_in_form(EMAIL) };
        async move { replica.sign_in(&Actor::Anonymous, command).await }
    }));
    let answers = guesses.await;
    assert_eq!(answers.iter().filter(|answer| is_limited(answer)).count(), 20);
    assert_eq!(world.stored("rate_limits").await.len(), 1, "one counter");
    world.database.drop_all().await;
}

#[tokio::test]
async fn a_right_sign_in_begins_anew_and_does_not_count() {
    let world = World::new().await;
    world.member(EMAIL).await;
    for _ in 0..3 {
        for _ in 0..9 {
            refusal(world.sign_in(EMAIL, "wrong-password").await);
        }
        world.sign_in(EMAIL, PASSWORD).await.unwrap();
    }
    for _ in 0..12 {
        world.sign_in(EMAIL, PASSWORD).await.unwrap();
    }
    world.database.drop_all().await;
}

#[tokio::test]
async fn a_stranger_s_own_sign_up_does_not_give_new_guesses_of_the_owner_s_password() {
    let world = World::new().await;
    world.member(EMAIL).await;
    let form = SignUp { password: Secret(NEW.into()), ..sign_up_form(EMAIL) };
    world.identity.sign_up(&Actor::Anonymous, form).await.unwrap();
    for _ in 0..9 {
        refusal(world.sign_in(EMAIL, "wrong-password").await);
    }
    assert_eq!(refusal(world.sign_in(EMAIL, NEW).await).0, RefusalCode::EmailNotConfirmed);
    assert!(is_limited(&world.sign_in(EMAIL, "wrong-password").await));
    world.database.drop_all().await;
}

#[tokio::test]
async fn who_is_locked_out_by_others_resets_the_password_and_is_in() {
    let world = World::new().await;
    world.member(EMAIL).await;
    for _ in 0..11 {
        drop(world.sign_in(EMAIL, "wrong-password").await);
    }
    assert!(is_limited(&world.sign_in(EMAIL, PASSWORD).await));
    request_reset(&world, EMAIL, Client::default()).await.unwrap();
    let command = ResetPassword {
        email: EMAIL.into(),
        code: Secret(world.latest_code()),
        password: Secret(NEW.into()),
        client: Client::default(),
    };
    world.identity.reset_password(&Actor::Anonymous, command).await.unwrap();
    assert!(world.sign_in(EMAIL, NEW).await.is_ok());
    world.database.drop_all().await;
}

#[tokio::test]
async fn a_client_has_a_hundred_refusals_over_all_addresses_by_its_line() {
    let world = World::new().await;
    world.member(EMAIL).await;
    let line = |n: u32| client(&format!("2001:db8:0:7:{:x}::1", n + 1));
    for n in 0..25 {
        let guesses = (0..4).map(|k| {
            let email = format!("nobody{n}-{k}@example.org");
            async { refusal(sign_in(&world, (&{ email }, "wrong-password"), line(n)).await) }
        });
        join_all(guesses).await;
        assert!(n != 3 || sign_in(&world, (EMAIL, PASSWORD), line(n)).await.is_ok(), "not counted");
    }
    assert!(is_limited(&sign_in(&world, ("other@example.org", "wrong-password"), line(99)).await));
    assert!(is_limited(&sign_in(&world, (EMAIL, PASSWORD), line(99)).await));
    let elsewhere = client("2001:db8:0:8::1");
    assert!(sign_in(&world, (EMAIL, PASSWORD), elsewhere).await.is_ok(), "another line is not");
    assert!(sign_in(&world, (EMAIL, PASSWORD), Client::default()).await.is_ok(), "nor is an unknown one");
    world.database.drop_all().await;
}

#[tokio::test]
async fn an_address_gets_five_reset_requests_an_hour_and_a_client_fifty() {
    let world = World::new().await;
    let here = || client("192.0.2.7");
    for email in [EMAIL, OTHER_EMAIL] {
        for _ in 0..5 {
            request_reset(&world, email, Client::default()).await.unwrap();
        }
        assert!(is_limited(&request_reset(&world, email, Client::default()).await), "{email}");
    }
    for n in 0..50 {
        request_reset(&world, &format!("x{n}@example.org"), here()).await.unwrap();
    }
    assert!(is_limited(&request_reset(&world, "last@example.org", here()).await));
    assert!(is_limited(&request_reset(&world, "last@example.org", client("::ffff:192.0.2.7")).await));
    assert!(request_reset(&world, "last@example.org", client("192.0.2.8")).await.is_ok());
    world.clock.advance_minutes(60);
    assert!(request_reset(&world, EMAIL, here()).await.is_ok());
    world.database.drop_all().await;
}

#[tokio::test]
async fn a_client_signs_up_a_hundred_times_an_hour_companies_included() {
    let world = World::new().await;
    let here = || client("192.0.2.7");
    // What is refused counts as well, and is quick.
    let sign_ups = (0..99).map(|_| {
        let form = SignUp { client: here(), ..sign_up_form("no address") };
        async { refusal(world.identity.sign_up(&Actor::Anonymous, form).await) }
    });
    join_all(sign_ups).await;
    let company = contracts::identity::SignUpPartner { client: here(), ..partner_form(EMAIL) };
    world.identity.sign_up_partner(&Actor::Anonymous, company.clone()).await.unwrap();
    assert!(is_limited(&world.identity.sign_up_partner(&Actor::Anonymous, company).await));
    let member = SignUp { client: here(), ..sign_up_form(OTHER_EMAIL) };
    assert!(is_limited(&world.identity.sign_up(&Actor::Anonymous, member).await));
    assert!(world.identity.sign_up(&Actor::Anonymous, sign_up_form(OTHER_EMAIL)).await.is_ok());
    world.database.drop_all().await;
}

#[tokio::test]
async fn a_code_is_asked_for_twenty_times_an_hour() {
    let world = World::new().await;
    let resend = || async {
        let command = ResendCode { email: EMAIL.to_owned(), client: Client::default() };
        world.identity.resend_code(&Actor::Anonymous, command).await
    };
    for _ in 0..20 {
        resend().await.unwrap();
    }
    assert!(is_limited(&resend().await));
    world.database.drop_all().await;
}

#[tokio::test]
async fn somebody_with_a_stolen_session_has_ten_guesses_that_no_stranger_can_use_up() {
    let world = World::new().await;
    let actor = world.actor(&world.member(EMAIL).await);
    for _ in 0..11 {
        drop(world.sign_in(EMAIL, "wrong-password").await);
    }
    let change = |current: &str| ChangePassword {
        current: Some(Secret(current.to_owned())),
        password: Secret(NEW.to_owned()),
    };
    for _ in 0..10 {
        let refused = refusal(world.identity.change_password(&actor, change("wrong-password")).await);
        assert_eq!(refused.0, RefusalCode::PasswordWrong);
    }
    assert!(is_limited(&world.identity.change_password(&actor, change(PASSWORD)).await));
    world.clock.advance_minutes(15);
    assert!(world.identity.change_password(&actor, change(PASSWORD)).await.is_ok());
    world.database.drop_all().await;
}

#[tokio::test]
async fn a_counter_says_neither_whose_it_is_nor_stays() {
    let world = World::new().await;
    refusal(sign_in(&world, (EMAIL, "wrong-password"), client("192.0.2.77")).await);
    let counters = world.stored("rate_limits").await;
    assert_eq!(counters.len(), 2);
    for counter in &counters {
        assert!(counter.get_datetime("expires_at").is_ok(), "{counter}");
        let text = counter.to_string();
        assert!(!text.contains("lea.martin") && !text.contains("192.0.2"), "{text}");
    }
    world.database.drop_all().await;
}

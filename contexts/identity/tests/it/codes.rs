//! How often and how long a code may be tried, and how often one is sent.

use contracts::{
    RefusalCode,
    identity::{CodeRequested, KnownEmailTried},
};
use futures::future::join_all;

use crate::world::{EMAIL, OTHER_EMAIL, PASSWORD, World, on, refusal};

/// Six digits that are not `code`.
fn wrong(code: &str) -> &'static str {
    if code == "000000" { "000001" } else { "000000" }
}

#[tokio::test]
async fn a_code_is_good_after_four_wrong_tries_and_once() {
    let world = World::new().await;
    world.sign_up(EMAIL).await;
    let code = world.latest_code();
    for _ in 0..4 {
        assert_eq!(refusal(world.confirm(EMAIL, wrong(&code)).await), on("code", RefusalCode::CodeInvalid));
    }
    assert!(world.confirm(EMAIL, &code).await.is_ok());
    assert_eq!(refusal(world.confirm(EMAIL, &code).await), on("code", RefusalCode::CodeInvalid));
    world.database.drop_all().await;
}

#[tokio::test]
async fn twenty_guesses_at_once_share_five_tries_and_then_the_right_code_is_too_late() {
    let world = World::new().await;
    world.sign_up(EMAIL).await;
    let code = world.latest_code();
    let guesses = join_all((0..20).map(|_| world.confirm(EMAIL, wrong(&code)))).await;
    let answers: Vec<_> = guesses.into_iter().map(|guess| refusal(guess).0).collect();
    assert_eq!(answers.iter().filter(|code| **code == RefusalCode::CodeInvalid).count(), 5);
    assert_eq!(answers.iter().filter(|code| **code == RefusalCode::CodeExpired).count(), 15);
    assert_eq!(refusal(world.confirm(EMAIL, &code).await), on("code", RefusalCode::CodeExpired));

    world.clock.advance_minutes(1);
    world.resend(EMAIL).await;
    assert!(world.confirm(EMAIL, &world.latest_code()).await.is_ok(), "a new code has new tries");
    world.database.drop_all().await;
}

#[tokio::test]
async fn the_right_code_many_times_at_once_makes_one_account_and_one_session() {
    let world = World::new().await;
    world.sign_up(EMAIL).await;
    let code = world.latest_code();
    let confirmed = join_all((0..5).map(|_| world.confirm(EMAIL, &code))).await;
    assert_eq!(confirmed.iter().filter(|result| result.is_ok()).count(), 1);
    for refused in confirmed.into_iter().filter(Result::is_err) {
        assert_eq!(refusal(refused), on("code", RefusalCode::CodeInvalid));
    }
    assert_eq!(world.stored("sessions").await.len(), 1);
    assert_eq!(world.stored("accounts").await.len(), 1);
    assert!(world.stored("sign_ups").await.is_empty());
    world.database.drop_all().await;
}

#[tokio::test]
async fn a_code_is_good_for_ten_minutes() {
    let world = World::new().await;
    world.sign_up(EMAIL).await;
    world.sign_up(OTHER_EMAIL).await;
    world.clock.advance_minutes(9);
    assert!(world.confirm(OTHER_EMAIL, &world.code_for(OTHER_EMAIL)).await.is_ok());
    world.clock.advance_minutes(1);
    let late = refusal(world.confirm(EMAIL, &world.code_for(EMAIL)).await);
    assert_eq!(late, on("code", RefusalCode::CodeExpired));
    world.database.drop_all().await;
}

#[tokio::test]
async fn a_new_code_is_sent_once_in_thirty_seconds_and_voids_the_one_before() {
    let world = World::new().await;
    world.sign_up(EMAIL).await;
    let first = world.latest_code();
    world.resend(EMAIL).await;
    assert_eq!(world.events::<CodeRequested>().len(), 1, "too soon");
    world.clock.advance_minutes(1);
    join_all((0..5).map(|_| world.resend(EMAIL))).await;
    assert_eq!(world.events::<CodeRequested>().len(), 2, "one for all five");
    let second = world.latest_code();
    if first != second {
        assert_eq!(refusal(world.confirm(EMAIL, &first).await), on("code", RefusalCode::CodeInvalid));
    }
    assert!(world.confirm(EMAIL, &second).await.is_ok());
    world.clock.advance_minutes(1);
    world.resend(EMAIL).await;
    assert_eq!(world.events::<CodeRequested>().len(), 2, "a confirmed account gets none");
    assert!(world.events::<KnownEmailTried>().is_empty());
    world.database.drop_all().await;
}

#[tokio::test]
async fn signing_in_too_early_sends_a_code_with_the_same_pause() {
    let world = World::new().await;
    world.sign_up(EMAIL).await;
    let refused = on("email", RefusalCode::EmailNotConfirmed);
    assert_eq!(refusal(world.sign_in(EMAIL, PASSWORD).await), refused);
    assert_eq!(world.events::<CodeRequested>().len(), 1);
    world.clock.advance_minutes(11);
    assert_eq!(refusal(world.sign_in(EMAIL, "wrong-password").await).0, RefusalCode::CredentialsInvalid);
    assert_eq!(world.events::<CodeRequested>().len(), 1, "a wrong password sends nothing");
    assert_eq!(refusal(world.sign_in(EMAIL, PASSWORD).await), refused);
    assert_eq!(world.events::<CodeRequested>().len(), 2);
    assert!(world.confirm(EMAIL, &world.latest_code()).await.is_ok());
    world.database.drop_all().await;
}

#[tokio::test]
async fn new_codes_give_a_guesser_no_more_than_fifty_tries_a_day() {
    let world = World::new().await;
    world.sign_up(EMAIL).await;
    let mut counted = 0;
    for round in 0..14 {
        // Whichever way a new code is asked for.
        match round % 2 {
            0 => drop(world.resend(EMAIL).await),
            _ => world.sign_up(EMAIL).await,
        }
        // The sixth try is too late and does not count.
        for _ in 0..6 {
            let (answer, _) = refusal(world.confirm(EMAIL, "no code").await);
            counted += i32::from(answer == RefusalCode::CodeInvalid);
        }
        world.clock.advance_minutes(1);
    }
    assert_eq!(counted, 50);
    world.resend(EMAIL).await;
    let spent = refusal(world.confirm(EMAIL, &world.latest_code()).await);
    assert_eq!(spent, on("code", RefusalCode::CodeExpired), "the right code comes too late");

    world.clock.advance_minutes(24 * 60);
    world.resend(EMAIL).await;
    assert!(world.confirm(EMAIL, &world.latest_code()).await.is_ok());
    world.database.drop_all().await;
}

//! Refresh tokens are good once, and a session that ended stays ended.

use contracts::{
    Actor, FailureCode, RefusalCode, ServiceResult,
    identity::{Client, Done, IdentityService, RefreshSession, Secret, SessionRevoked, SignedIn},
};
use platform::Tasks;

use crate::world::{EMAIL, World, refusal};

const OVER: (RefusalCode, Option<String>) = (RefusalCode::SessionExpired, None);

async fn refresh(world: &World, token: &str) -> ServiceResult<SignedIn> {
    let command = RefreshSession { refresh_token: Secret(token.to_owned()), client: Client::default() };
    world.identity.refresh_session(&Actor::Anonymous, command).await
}

#[tokio::test]
async fn a_refresh_gives_new_tokens_of_the_same_session() {
    let world = World::new().await;
    let first = world.member(EMAIL).await;
    world.clock.advance_minutes(16);
    assert!(world.verify(&first).is_none(), "the access token ended");
    let second = refresh(&world, &first.session.refresh_token).await.unwrap();
    assert_ne!(second.session.refresh_token, first.session.refresh_token);
    assert_eq!(second.account, first.account);
    let third = refresh(&world, &second.session.refresh_token).await.unwrap();
    assert_eq!(world.actor(&third), world.actor(&second));
    assert!(world.events::<SessionRevoked>().is_empty());
    world.database.drop_all().await;
}

#[tokio::test]
async fn a_token_used_twice_ends_the_session_with_all_its_tokens() {
    let world = World::new().await;
    let first = world.member(EMAIL).await;
    let second = refresh(&world, &first.session.refresh_token).await.unwrap();
    let third = refresh(&world, &second.session.refresh_token).await.unwrap();
    assert_eq!(refusal(refresh(&world, &first.session.refresh_token).await), OVER, "two tokens ago");
    assert_eq!(world.events::<SessionRevoked>().len(), 1);
    assert!(world.verify(&third).is_none(), "the access token is refused");
    assert_eq!(refusal(refresh(&world, &third.session.refresh_token).await), OVER);
    assert_eq!(world.events::<SessionRevoked>().len(), 1, "it ends once");
    world.database.drop_all().await;
}

#[tokio::test]
async fn of_two_refreshes_at_once_both_get_the_same_token() {
    let world = World::new().await;
    let signed_in = world.member(EMAIL).await;
    let mut token = signed_in.session.refresh_token;
    for _ in 0..4 {
        let (one, two) = tokio::join!(refresh(&world, &token), refresh(&world, &token));
        let (one, two) = (one.unwrap(), two.unwrap());
        assert_eq!(one.session.refresh_token, two.session.refresh_token);
        assert_ne!(one.session.refresh_token, token);
        assert!(world.verify(&one).is_some() && world.verify(&two).is_some());
        token = one.session.refresh_token;
    }
    assert!(world.events::<SessionRevoked>().is_empty());
    world.database.drop_all().await;
}

#[tokio::test]
async fn a_lost_answer_is_given_again_for_half_a_minute_and_no_longer() {
    let world = World::new().await;
    let lost = world.member(EMAIL).await.session.refresh_token;
    let first = refresh(&world, &lost).await.unwrap();
    let answered_at = kernel::Clock::now(&world.clock);
    world.clock.set(answered_at.plus_millis(29_999));
    let again = refresh(&world, &lost).await.unwrap();
    assert_eq!(again.session.refresh_token, first.session.refresh_token);
    // Asking again does not prolong it.
    world.clock.set(answered_at.plus_seconds(30));
    assert_eq!(refusal(refresh(&world, &lost).await), OVER);
    assert!(world.verify(&again).is_none());
    assert_eq!(world.events::<SessionRevoked>().len(), 1);
    world.database.drop_all().await;
}

#[tokio::test]
async fn any_refresh_token_of_a_session_signs_out() {
    let world = World::new().await;
    let stays = world.member(EMAIL).await;
    let leaves = world.sign_in(EMAIL, crate::world::PASSWORD).await.unwrap();
    let current = refresh(&world, &leaves.session.refresh_token).await.unwrap();
    let own: Vec<_> = current.session.refresh_token.split('.').collect();
    let sign_out = async |token: &str| {
        let command = RefreshSession { refresh_token: Secret(token.to_owned()), client: Client::default() };
        world.identity.sign_out_by_token(&Actor::Anonymous, command).await.unwrap()
    };
    for made_up in ["", "x", &format!("{}.family.{}", own[0], own[2])] {
        sign_out(made_up).await;
    }
    assert!(world.verify(&current).is_some());
    world.clock.advance_minutes(60);
    sign_out(&leaves.session.refresh_token).await;
    assert_eq!(refusal(refresh(&world, &current.session.refresh_token).await), OVER);
    sign_out(&leaves.session.refresh_token).await;
    assert_eq!(world.events::<SessionRevoked>().len(), 1);
    assert!(refresh(&world, &stays.session.refresh_token).await.is_ok(), "the other device stays");
    world.database.drop_all().await;
}

#[tokio::test]
async fn made_up_tokens_are_refused_and_end_nothing() {
    let world = World::new().await;
    let signed_in = world.member(EMAIL).await;
    let session = world.actor(&signed_in).session().unwrap();
    let own: Vec<_> = signed_in.session.refresh_token.split('.').collect();
    let made_up = [
        String::new(),
        "x".repeat(1_000_000),
        format!("{session}.family.once"),
        // The right session and once-part; only the family part is not known.
        format!("{session}.family.{}", own[2]),
        format!("{}.{}.{}", kernel::SessionId::generate(), own[1], own[2]),
        signed_in.session.access_token.clone(),
    ];
    for token in &made_up {
        assert_eq!(refusal(refresh(&world, token).await), OVER, "{token:.60}");
    }
    assert!(refresh(&world, &signed_in.session.refresh_token).await.is_ok());
    world.database.drop_all().await;
}

#[tokio::test]
async fn a_session_lives_thirty_days_after_its_last_use() {
    let world = World::new().await;
    let first = world.member(EMAIL).await;
    world.clock.advance_minutes(29 * 24 * 60);
    let second = refresh(&world, &first.session.refresh_token).await.unwrap();
    world.clock.advance_minutes(29 * 24 * 60);
    let third = refresh(&world, &second.session.refresh_token).await.unwrap();
    world.clock.advance_minutes(30 * 24 * 60);
    assert_eq!(refusal(refresh(&world, &third.session.refresh_token).await), OVER);
    world.database.drop_all().await;
}

#[tokio::test]
async fn signing_out_refuses_the_access_token_and_the_refresh_token() {
    let world = World::new().await;
    let stays = world.member(EMAIL).await;
    let leaves = world.sign_in(EMAIL, crate::world::PASSWORD).await.unwrap();
    let actor = world.actor(&leaves);
    world.identity.sign_out(&actor, Done {}).await.unwrap();
    assert!(world.verify(&leaves).is_none());
    assert_eq!(refusal(refresh(&world, &leaves.session.refresh_token).await), OVER);
    assert!(world.verify(&stays).is_some(), "the other device stays signed in");
    world.identity.sign_out(&actor, Done {}).await.unwrap();
    let revoked = world.events::<SessionRevoked>();
    assert_eq!((revoked.len(), Some(revoked[0].session)), (1, actor.session()));
    for nobody in [Actor::Anonymous, Actor::System] {
        let denied = world.identity.sign_out(&nobody, Done {}).await.unwrap_err();
        assert!(matches!(denied.failure_code(), Some(FailureCode::Unauthenticated | FailureCode::Forbidden)));
    }
    world.database.drop_all().await;
}

#[tokio::test]
async fn a_process_that_starts_later_refuses_the_tokens_of_ended_sessions_too() {
    let world = World::new().await;
    let stays = world.member(EMAIL).await;
    let leaves = world.sign_in(EMAIL, crate::world::PASSWORD).await.unwrap();
    world.identity.sign_out(&world.actor(&leaves), Done {}).await.unwrap();

    let (other, tokens) = world.other_process();
    let is_good = |signed_in: &SignedIn| {
        tokens.verify(&signed_in.session.access_token, kernel::Clock::now(&world.clock)).is_some()
    };
    assert!(is_good(&leaves), "it has not heard yet");
    let tasks = Tasks::default();
    other.start(&tasks);
    testkit::eventually("the ended session is refused", async || (!is_good(&leaves)).then_some(())).await;
    assert!(is_good(&stays));
    world.database.drop_all().await;
}

#[tokio::test]
async fn the_other_processes_hear_that_a_session_ended() {
    let world = World::new().await;
    let (_other, tokens) = world.other_process();
    let leaves = world.member(EMAIL).await;
    let now = kernel::Clock::now(&world.clock);
    assert!(tokens.verify(&leaves.session.access_token, now).is_some());
    world.identity.sign_out(&world.actor(&leaves), Done {}).await.unwrap();
    assert!(tokens.verify(&leaves.session.access_token, now).is_none());
    world.database.drop_all().await;
}

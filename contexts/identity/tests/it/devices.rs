//! The list of signed-in devices.

use contracts::{
    Actor, FailureCode, RefusalCode,
    identity::{
        Client, Done, IdentityService, RefreshSession, RevokeSession, Secret, SessionRevoked, SignIn,
        SignedIn,
    },
};

use crate::world::{EMAIL, OTHER_EMAIL, World, refusal, sign_in_form};

const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

async fn sign_in_with(world: &World, user_agent: &str) -> SignedIn {
    let address = Some("192.0.2.77".parse().unwrap());
    let client = Client { address, user_agent: Some(user_agent.to_owned()) };
    let command = SignIn { client, ..sign_in_form(EMAIL) };
    world.identity.sign_in(&Actor::Anonymous, command).await.unwrap()
}

async fn refresh(world: &World, signed_in: &SignedIn) -> contracts::ServiceResult<SignedIn> {
    let refresh_token = Secret(signed_in.session.refresh_token.clone());
    let command = RefreshSession { refresh_token, client: Client::default() };
    world.identity.refresh_session(&Actor::Anonymous, command).await
}

#[tokio::test]
async fn a_person_sees_the_own_devices_the_one_used_last_first() {
    let world = World::new().await;
    let first = world.member(EMAIL).await;
    world.member(OTHER_EMAIL).await;
    let start = kernel::Clock::now(&world.clock);
    world.clock.advance_minutes(5);
    let second = sign_in_with(&world, FIREFOX).await;
    let actor = world.actor(&second);
    let seen = world.identity.sessions(&actor, Done {}).await.unwrap();
    assert_eq!(seen.len(), 2);
    assert_eq!((Some(seen[0].id), seen[0].device.as_deref()), (actor.session(), Some("Firefox, Linux")));
    assert!(seen[0].current && !seen[1].current);
    assert_eq!((seen[1].created_at, seen[1].device.as_deref()), (start, None));

    world.clock.advance_minutes(5);
    let used = refresh(&world, &first).await.unwrap();
    let seen = world.identity.sessions(&actor, Done {}).await.unwrap();
    assert_eq!(Some(seen[0].id), world.actor(&used).session(), "used last");
    assert_eq!((seen[0].created_at, seen[0].last_used_at), (start, start.plus_minutes(10)));

    let stored = world.stored("sessions").await;
    assert!(stored.iter().all(|session| !session.to_string().contains("Gecko")), "only the label");
    assert!(stored.iter().all(|session| !session.to_string().contains("192.0.2")), "and no address");
    world.clock.advance_minutes(30 * 24 * 60);
    assert!(world.identity.sessions(&actor, Done {}).await.unwrap().is_empty(), "they ended by themselves");
    world.database.drop_all().await;
}

#[tokio::test]
async fn a_person_ends_one_of_the_own_sessions_and_nobody_else_s() {
    let world = World::new().await;
    let stranger = world.member(OTHER_EMAIL).await;
    let here = world.member(EMAIL).await;
    let there = sign_in_with(&world, FIREFOX).await;
    let actor = world.actor(&here);
    let there_id = world.actor(&there).session().unwrap();
    for session in [world.actor(&stranger).session().unwrap(), kernel::SessionId::generate()] {
        let command = RevokeSession { session };
        let unknown = world.identity.revoke_session(&actor, command).await.unwrap_err();
        assert_eq!(unknown.failure_code(), Some(FailureCode::NotFound));
    }
    assert!(world.verify(&stranger).is_some());

    let command = || RevokeSession { session: there_id };
    world.identity.revoke_session(&actor, command()).await.unwrap();
    assert!(world.verify(&there).is_none());
    assert_eq!(refusal(refresh(&world, &there).await).0, RefusalCode::SessionExpired);
    assert_eq!(world.events::<SessionRevoked>()[0].session, there_id);
    let again = world.identity.revoke_session(&actor, command()).await.unwrap_err();
    assert_eq!(again.failure_code(), Some(FailureCode::NotFound), "it is over");
    assert_eq!(world.identity.sessions(&actor, Done {}).await.unwrap().len(), 1);
    world.database.drop_all().await;
}

#[tokio::test]
async fn a_person_ends_every_session_but_this_one() {
    let world = World::new().await;
    let stranger = world.member(OTHER_EMAIL).await;
    let here = world.member(EMAIL).await;
    let others = [sign_in_with(&world, FIREFOX).await, sign_in_with(&world, "curl/8.5").await];
    let actor = world.actor(&here);
    world.identity.revoke_other_sessions(&actor, Done {}).await.unwrap();
    assert!(others.iter().all(|other| world.verify(other).is_none()));
    assert!(world.verify(&here).is_some() && world.verify(&stranger).is_some());
    assert_eq!(world.events::<SessionRevoked>().len(), 2);
    world.identity.revoke_other_sessions(&actor, Done {}).await.unwrap();
    assert_eq!(world.events::<SessionRevoked>().len(), 2, "as often as one likes");
    for nobody in [Actor::Anonymous, Actor::System] {
        assert!(world.identity.revoke_other_sessions(&nobody, Done {}).await.is_err());
        assert!(world.identity.sessions(&nobody, Done {}).await.is_err());
    }
    world.database.drop_all().await;
}

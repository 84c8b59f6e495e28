//! Passkeys, with an authenticator in software.

pub mod authenticator;

use contracts::{
    Actor, FailureCode, RefusalCode, ServiceResult,
    identity::{
        Client, Done, FinishPasskey, FinishPasskeySignIn, IdentityService, PasskeyCeremony, PasskeyView,
        ProveOwner, RemovePasskey, Secret, SignedIn,
    },
};
use identity::Identity;

use self::authenticator::{Authenticator, Lie};
use crate::{
    second_factor::{admin, enable, sign_in},
    world::{EMAIL, OTHER_EMAIL, PASSWORD, World, on, refusal},
};

const INVALID: RefusalCode = RefusalCode::PasskeyInvalid;

async fn start(identity: &Identity, actor: &Actor) -> PasskeyCeremony {
    identity.start_passkey(actor, Done {}).await.unwrap()
}

async fn finish(identity: &Identity, actor: &Actor, made: (&str, String)) -> ServiceResult<PasskeyView> {
    let (ceremony, credential) = (made.0.to_owned(), Secret(made.1));
    identity.finish_passkey(actor, FinishPasskey { ceremony, name: " Phone ".into(), credential }).await
}

/// Makes a passkey on a new device.
async fn make(world: &World, actor: &Actor) -> (Authenticator, PasskeyView) {
    let begun = start(&world.identity, actor).await;
    let mut device = Authenticator::default();
    let made = device.make(&begun.options, Lie::None);
    let view = finish(&world.identity, actor, (&begun.ceremony, made)).await.unwrap();
    (device, view)
}

async fn begin(identity: &Identity) -> PasskeyCeremony {
    identity.start_passkey_sign_in(&Actor::Anonymous, Client::default()).await.unwrap()
}

async fn answer(identity: &Identity, ceremony: &str, credential: String) -> ServiceResult<SignedIn> {
    let (ceremony, credential) = (ceremony.to_owned(), Secret(credential));
    let command = FinishPasskeySignIn { ceremony, credential, client: Client::default() };
    identity.finish_passkey_sign_in(&Actor::Anonymous, command).await
}

async fn enter(identity: &Identity, device: &mut Authenticator, lie: Lie) -> ServiceResult<SignedIn> {
    let begun = begin(identity).await;
    let credential = device.answer(&begun.options, lie);
    answer(identity, &begun.ceremony, credential).await
}

#[tokio::test]
async fn a_passkey_is_made_and_signs_in_whichever_process_answers() {
    let world = World::new().await;
    let (other, _) = world.other_process();
    let member = world.member(EMAIL).await;
    let actor = world.actor(&member);
    let begun = start(&world.identity, &actor).await;
    let options: serde_json::Value = serde_json::from_str(&begun.options).unwrap();
    assert_eq!(options["rp"]["id"], "localhost");
    assert_eq!(options["authenticatorSelection"]["residentKey"], "preferred");
    assert_eq!(options["authenticatorSelection"]["userVerification"], "required");
    assert!(!options["user"]["id"].as_str().unwrap().contains(EMAIL));
    let mut device = Authenticator::default();
    let made = device.make(&begun.options, Lie::None);
    let view = finish(&other, &actor, (&begun.ceremony, made)).await.unwrap();
    assert_eq!((view.name.as_str(), view.last_used_at), ("Phone", None));

    let begun = begin(&world.identity).await;
    let options: serde_json::Value = serde_json::from_str(&begun.options).unwrap();
    assert_eq!(options["allowCredentials"], serde_json::json!([]), "nobody is named");
    let credential = device.answer(&begun.options, Lie::None);
    let signed_in = answer(&other, &begun.ceremony, credential).await.unwrap();
    assert_eq!(signed_in.account, member.account);
    assert_ne!(world.actor(&signed_in).session(), actor.session());
    let security = world.identity.security(&actor, Done {}).await.unwrap();
    assert_eq!(security.passkeys.len(), 1);
    assert!(security.passkeys[0].last_used_at.is_some());
    assert!(enter(&world.identity, &mut device, Lie::None).await.is_ok(), "again and again");
    world.database.drop_all().await;
}

#[tokio::test]
async fn a_ceremony_is_good_once_for_five_minutes_and_for_its_own_purpose() {
    let world = World::new().await;
    let actor = world.actor(&world.member(EMAIL).await);
    // One that does not count: a replay is not refused for its counter.
    let begun = start(&world.identity, &actor).await;
    let mut device = Authenticator::without_counter();
    let made = device.make(&begun.options, Lie::None);
    finish(&world.identity, &actor, (&begun.ceremony, made)).await.unwrap();
    let begun = begin(&world.identity).await;
    let credential = device.answer(&begun.options, Lie::None);
    assert!(answer(&world.identity, &begun.ceremony, credential.clone()).await.is_ok());
    let replayed = answer(&world.other_process().0, &begun.ceremony, credential.clone()).await;
    assert_eq!(refusal(replayed), (INVALID, None));
    let elsewhere = answer(&world.identity, &begin(&world.identity).await.ceremony, credential).await;
    assert_eq!(refusal(elsewhere), (INVALID, None), "another challenge was signed");

    let late = begin(&world.identity).await;
    let credential = device.answer(&late.options, Lie::None);
    world.clock.advance_minutes(5);
    assert_eq!(refusal(answer(&world.identity, &late.ceremony, credential).await), (INVALID, None));

    let actor = world.actor(&enter(&world.identity, &mut device, Lie::None).await.unwrap());
    let registration = start(&world.identity, &actor).await;
    let credential = device.answer(&registration.options, Lie::None);
    let mixed = answer(&world.identity, &registration.ceremony, credential).await;
    assert_eq!(refusal(mixed), (INVALID, None));
    for nonsense in ["", "{}", "null", &"x".repeat(1_000_000)] {
        let begun = begin(&world.identity).await;
        let refused = answer(&world.identity, &begun.ceremony, nonsense.to_owned()).await;
        assert_eq!(refusal(refused), (INVALID, None), "{nonsense:.10}");
        let refused = answer(&world.identity, nonsense, nonsense.to_owned()).await;
        assert_eq!(refusal(refused), (INVALID, None), "{nonsense:.10}");
    }
    world.database.drop_all().await;
}

#[tokio::test]
async fn what_is_not_signed_for_us_by_a_verified_person_is_refused() {
    let world = World::new().await;
    let actor = world.actor(&world.member(EMAIL).await);
    for lie in [Lie::Origin, Lie::Host, Lie::Unverified, Lie::Challenge] {
        let begun = start(&world.identity, &actor).await;
        let made = Authenticator::default().make(&begun.options, lie);
        let refused = finish(&world.identity, &actor, (&begun.ceremony, made)).await;
        assert_eq!(refusal(refused), (INVALID, None), "{lie:?}");
    }
    let (mut device, _) = make(&world, &actor).await;
    for lie in [Lie::Origin, Lie::Host, Lie::Unverified, Lie::Challenge, Lie::Signature, Lie::Handle] {
        let refused = enter(&world.identity, &mut device, lie).await;
        assert_eq!(refusal(refused), (INVALID, None), "{lie:?}");
    }
    assert!(enter(&world.identity, &mut device, Lie::None).await.is_ok());
    let unknown = enter(&world.identity, &mut Authenticator::unknown(), Lie::None).await;
    assert_eq!(refusal(unknown), (INVALID, None));
    world.database.drop_all().await;
}

#[tokio::test]
async fn a_counter_that_goes_back_is_refused() {
    let world = World::new().await;
    let actor = world.actor(&world.member(EMAIL).await);
    let (mut device, _) = make(&world, &actor).await;
    let mut copy = device.clone();
    assert!(enter(&world.identity, &mut device, Lie::None).await.is_ok());
    assert!(enter(&world.identity, &mut device, Lie::None).await.is_ok());
    assert_eq!(refusal(enter(&world.identity, &mut copy, Lie::None).await), (INVALID, None));
    assert!(enter(&world.identity, &mut device, Lie::None).await.is_ok());

    let (mut synced, _) = {
        let begun = start(&world.identity, &actor).await;
        let mut synced = Authenticator::without_counter();
        let made = synced.make(&begun.options, Lie::None);
        let view = finish(&world.identity, &actor, (&begun.ceremony, made)).await.unwrap();
        (synced, view)
    };
    for _ in 0..2 {
        assert!(enter(&world.identity, &mut synced, Lie::None).await.is_ok(), "it does not count");
    }
    world.database.drop_all().await;
}

#[tokio::test]
async fn a_passkey_is_two_factors() {
    let world = World::new().await;
    let limited = world.actor(&admin(&world).await);
    let denied = world.identity.start_passkey(&limited, Done {}).await.unwrap_err();
    assert_eq!(denied.failure_code(), Some(FailureCode::Forbidden), "the authenticator comes first");
    let (phone, _) = enable(&world, &limited).await;
    let full = world.actor(&sign_in(&world.identity, phone.code_in(&world, 0)).await.unwrap());
    let (mut device, _) = make(&world, &full).await;
    let signed_in = enter(&world.identity, &mut device, Lie::None).await.unwrap();
    assert!(world.actor(&signed_in).require_super().is_ok(), "no code is asked for");
    world.database.drop_all().await;
}

#[tokio::test]
async fn a_passkey_is_made_right_after_the_sign_in_by_the_one_who_began() {
    let world = World::new().await;
    let actor = world.actor(&world.member(EMAIL).await);
    let other = world.actor(&world.member(OTHER_EMAIL).await);
    let begun = start(&world.identity, &actor).await;
    let made = Authenticator::default().make(&begun.options, Lie::None);
    let foreign = finish(&world.identity, &other, (&begun.ceremony, made)).await;
    assert_eq!(refusal(foreign), (INVALID, None));
    let nameless =
        FinishPasskey { ceremony: String::new(), name: " ".into(), credential: Secret("{}".into()) };
    let refused = world.identity.finish_passkey(&actor, nameless).await;
    assert_eq!(refusal(refused), on("name", RefusalCode::Required));
    world.clock.advance_minutes(10);
    let stale = world.identity.start_passkey(&actor, Done {}).await;
    assert_eq!(refusal(stale).0, RefusalCode::FreshSignInRequired);
    for nobody in [Actor::Anonymous, Actor::System] {
        assert!(world.identity.start_passkey(&nobody, Done {}).await.unwrap_err().failure_code().is_some());
    }
    world.database.drop_all().await;
}

#[tokio::test]
async fn an_account_has_ten_passkeys_at_most_and_a_passkey_one_account() {
    let world = World::new().await;
    let actor = world.actor(&world.member(EMAIL).await);
    let other = world.actor(&world.member(OTHER_EMAIL).await);
    let (device, _) = make(&world, &actor).await;
    let begun = start(&world.identity, &other).await;
    let stolen = device.clone().make_again(&begun.options);
    let refused = finish(&world.identity, &other, (&begun.ceremony, stolen)).await;
    assert_eq!(refusal(refused), (INVALID, None));
    let mut begun = Vec::new();
    for _ in 0..10 {
        begun.push(start(&world.identity, &actor).await);
    }
    let made = begun.iter().map(|begun| (begun, Authenticator::default().make(&begun.options, Lie::None)));
    let finished = made.map(|(begun, made)| {
        let (identity, actor) = (&world.identity, &actor);
        async move { finish(identity, actor, (&begun.ceremony, made)).await }
    });
    let results = futures::future::join_all(finished).await;
    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 9, "ten with the first");
    let full = world.identity.start_passkey(&actor, Done {}).await;
    assert_eq!(refusal(full), (RefusalCode::InvalidState, None));
    assert_eq!(world.stored("passkeys").await.len(), 10);
    world.database.drop_all().await;
}

#[tokio::test]
async fn a_removed_passkey_is_gone_and_the_last_way_in_stays() {
    let world = World::new().await;
    let actor = world.actor(&world.member(EMAIL).await);
    let other = world.actor(&world.member(OTHER_EMAIL).await);
    let (mut device, view) = make(&world, &actor).await;
    let (_, second) = make(&world, &actor).await;
    let remove = |actor: &Actor, passkey| {
        let (identity, actor) = (world.identity.clone(), actor.clone());
        async move { identity.remove_passkey(&actor, RemovePasskey { passkey }).await }
    };
    let foreign = remove(&other, view.id).await.unwrap_err();
    assert_eq!(foreign.failure_code(), Some(FailureCode::NotFound));
    world.forget_password(EMAIL).await;
    let (one, two) = tokio::join!(remove(&actor, view.id), remove(&actor, second.id));
    assert_eq!([&one, &two].iter().filter(|result| result.is_ok()).count(), 1, "of two at once one stays");
    let refused = if one.is_ok() { two } else { one };
    assert_eq!(refusal(refused), (RefusalCode::LastSignInMethod, None));
    assert!(world.sign_in(EMAIL, PASSWORD).await.is_err());

    let (_, third) = make(&world, &other).await;
    remove(&other, third.id).await.unwrap();
    let gone = remove(&other, third.id).await.unwrap_err();
    assert_eq!(gone.failure_code(), Some(FailureCode::NotFound));
    if world.identity.security(&actor, Done {}).await.unwrap().passkeys[0].id != view.id {
        assert_eq!(refusal(enter(&world.identity, &mut device, Lie::None).await), (INVALID, None));
    }
    world.database.drop_all().await;
}

#[tokio::test]
async fn nothing_that_secures_an_account_outlives_it() {
    let world = World::new().await;
    let actor = world.actor(&world.member(EMAIL).await);
    let stays = world.actor(&world.member(OTHER_EMAIL).await);
    make(&world, &actor).await;
    make(&world, &stays).await;
    start(&world.identity, &actor).await;
    let (phone, _) = enable(&world, &actor).await;
    enable(&world, &stays).await;
    let code = Some(phone.code_in(&world, 0));
    let proof = ProveOwner { password: Some(Secret(PASSWORD.into())), second_factor: code };
    world.identity.request_deletion(&actor, proof).await.unwrap();
    world.clock.advance_minutes(30 * 24 * 60);
    assert_eq!(world.identity.run_duties().await.unwrap(), 1);
    let id = actor.account().unwrap().to_string();
    for collection in ["second_factors", "passkeys", "passkey_holders", "linked_providers", "ceremonies"] {
        let stored = format!("{:?}", world.stored(collection).await);
        assert!(!stored.contains(&id), "{collection}: {stored}");
    }
    assert_eq!(world.stored("passkeys").await.len(), 1);
    assert_eq!(world.stored("second_factors").await.len(), 1);
    world.database.drop_all().await;
}

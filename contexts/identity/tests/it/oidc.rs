//! Sign in with Apple and Google, against an issuer of our own.

mod issuer;

use contracts::{
    Actor, RefusalCode, ServiceResult,
    identity::{
        AccountChanged, AccountRole, Client, Done, FinishOidc, IdentityService, OidcProvider, OidcStart,
        Secret, SignedIn, StartOidc,
    },
};
use identity::{Deps, Identity};
use kernel::Language;
use platform::settings::Providers;
use serde_json::json;

use self::issuer::{CLIENT_SECRET, Flaw, Issuer, Person, query};
use crate::{
    second_factor::{admin, enable},
    world::{EMAIL, OTHER_EMAIL, World, on, refusal},
};

const FAILED: (RefusalCode, Option<String>) = (RefusalCode::ProviderSignInFailed, None);
const SUBJECT: &str = "108204268033311374519";

/// A context whose Apple and Google are a local issuer.
struct Scene {
    world: World,
    issuer: Issuer,
    identity: Identity,
}

fn with_issuer(world: &World, issuer: &Issuer) -> Identity {
    let (apple, google) = (Some(issuer.client()), Some(issuer.client()));
    world.process(|deps| Deps { providers: Providers { apple, google, ..Providers::default() }, ..deps })
}

impl Scene {
    async fn new() -> Self {
        let world = World::new().await;
        let issuer = Issuer::start(&world.clock).await;
        let identity = with_issuer(&world, &issuer);
        Self { world, issuer, identity }
    }

    async fn start(&self, actor: &Actor, provider: OidcProvider, accept_terms: bool) -> OidcStart {
        let command = StartOidc { provider, language: Language::En, accept_terms };
        self.identity.start_oidc(actor, command).await.unwrap()
    }

    /// The whole way of somebody who accepts the terms.
    async fn visit(&self, actor: &Actor, person: Person, flaw: Flaw) -> ServiceResult<SignedIn> {
        let started = self.start(actor, OidcProvider::Google, true).await;
        let code = self.issuer.agree(&started.authorize_url, person, flaw);
        self.identity.finish_oidc(actor, finish(&started.state, &code)).await
    }
}

fn finish(state: &str, code: &str) -> FinishOidc {
    FinishOidc {
        state: state.to_owned(),
        code: Secret(code.to_owned()),
        first_name: None,
        last_name: None,
        second_factor: None,
        client: Client::default(),
    }
}

fn lea() -> Person {
    Person::new(SUBJECT, EMAIL)
}

#[tokio::test]
async fn somebody_new_gets_an_account_and_comes_back_to_it() {
    let scene = Scene::new().await;
    let Scene { world, .. } = &scene;
    let first = scene.visit(&Actor::Anonymous, lea(), Flaw::None).await.unwrap();
    let account = &first.account;
    assert_eq!((account.email.as_str(), account.role), (EMAIL, AccountRole::Member));
    assert_eq!((account.first_name.as_str(), account.last_name.as_str()), ("Léa", "Martin"));
    assert!(account.email_confirmed);
    assert_eq!((account.birth_date, account.language), (None, Language::En));
    assert_eq!(world.names(), ["identity.account.changed"]);
    assert!(world.events::<AccountChanged>()[0].account.email_confirmed);
    let actor = world.actor(&first);
    assert!(actor.require_member().is_ok());
    let consents = scene.identity.consents(&actor, Done {}).await.unwrap();
    assert_eq!(consents.len(), 1);
    let security = scene.identity.security(&actor, Done {}).await.unwrap();
    assert!(!security.has_password);
    assert_eq!(security.linked_providers, [OidcProvider::Google]);

    let moved = Person::new(SUBJECT, OTHER_EMAIL);
    let again = scene.visit(&Actor::Anonymous, moved, Flaw::None).await.unwrap();
    assert_eq!(again.account, first.account, "the subject counts, not the address");
    assert_ne!(world.actor(&again).session(), actor.session());
    world.database.drop_all().await;
}

#[tokio::test]
async fn an_id_token_that_is_not_right_signs_nobody_in() {
    let scene = Scene::new().await;
    scene.visit(&Actor::Anonymous, lea(), Flaw::None).await.unwrap();
    for flaw in [
        Flaw::Nonce,
        Flaw::Audience,
        Flaw::Issuer,
        Flaw::Expired,
        Flaw::Signature,
        Flaw::Unsigned,
        Flaw::SharedSecret,
        Flaw::Missing,
    ] {
        let refused = scene.visit(&Actor::Anonymous, lea(), flaw).await;
        assert_eq!(refusal(refused), FAILED, "{flaw:?}");
    }
    assert!(scene.visit(&Actor::Anonymous, lea(), Flaw::None).await.is_ok());
    scene.world.database.drop_all().await;
}

#[tokio::test]
async fn an_address_must_be_verified_there() {
    let scene = Scene::new().await;
    for unverified in [json!(false), json!("false"), json!(null)] {
        let person = Person { email_verified: unverified, ..lea() };
        assert_eq!(refusal(scene.visit(&Actor::Anonymous, person, Flaw::None).await), FAILED);
    }
    assert!(scene.world.stored("accounts").await.is_empty());
    let person = Person { email_verified: json!("true"), names: None, ..lea() };
    let signed_in = scene.visit(&Actor::Anonymous, person, Flaw::None).await.unwrap();
    assert_eq!(signed_in.account.first_name, "lea.martin", "what stands before the @");
    scene.world.database.drop_all().await;
}

#[tokio::test]
async fn a_state_is_good_once_for_ten_minutes_and_only_with_its_code() {
    let scene = Scene::new().await;
    let Scene { world, issuer, identity } = &scene;
    let start = || scene.start(&Actor::Anonymous, OidcProvider::Google, true);
    let started = start().await;
    let code = issuer.agree(&started.authorize_url, lea(), Flaw::None);
    let other = with_issuer(world, issuer);
    let finish_at = |identity: &Identity, state: &str, code: &str| {
        let (identity, command) = (identity.clone(), finish(state, code));
        async move { identity.finish_oidc(&Actor::Anonymous, command).await }
    };
    assert!(finish_at(&other, &started.state, &code).await.is_ok(), "any process ends it");
    assert_eq!(refusal(finish_at(identity, &started.state, &code).await), FAILED);

    let (one, two) = (start().await, start().await);
    let code = issuer.agree(&one.authorize_url, lea(), Flaw::None);
    let swapped = finish_at(identity, &two.state, &code).await;
    assert_eq!(refusal(swapped), FAILED, "the verifier is another one");
    let one = start().await;
    let code = issuer.agree(&one.authorize_url, lea(), Flaw::None);
    assert_eq!(refusal(finish_at(identity, &one.state, "made-up").await), FAILED);
    assert_eq!(refusal(finish_at(identity, &one.state, &code).await), FAILED, "the state is used up");
    let late = start().await;
    let code = issuer.agree(&late.authorize_url, lea(), Flaw::None);
    world.clock.advance_minutes(10);
    assert_eq!(refusal(finish_at(identity, &late.state, &code).await), FAILED);
    assert_eq!(refusal(finish_at(identity, "", "").await), FAILED);
    assert_eq!(refusal(finish_at(identity, &"x".repeat(1_000_000), "x").await), FAILED);
    world.database.drop_all().await;
}

#[tokio::test]
async fn a_known_address_is_linked_by_its_owner_and_not_by_the_provider() {
    let scene = Scene::new().await;
    let Scene { world, .. } = &scene;
    let member = world.member(EMAIL).await;
    let stranger = scene.visit(&Actor::Anonymous, lea(), Flaw::None).await;
    assert_eq!(refusal(stranger), (RefusalCode::LinkExistingAccount, None));
    let actor = world.actor(&member);
    let linked = scene.visit(&actor, lea(), Flaw::None).await.unwrap();
    assert_eq!(world.actor(&linked), actor, "the same session");
    let again = scene.visit(&actor, lea(), Flaw::None).await.unwrap();
    assert_eq!(again.account, member.account, "linking twice is fine");
    let signed_in = scene.visit(&Actor::Anonymous, lea(), Flaw::None).await.unwrap();
    assert_eq!(signed_in.account, member.account);

    let other = world.actor(&world.member(OTHER_EMAIL).await);
    let elsewhere = scene.visit(&other, lea(), Flaw::None).await;
    assert_eq!(refusal(elsewhere), (RefusalCode::ProviderLinkedElsewhere, None));
    world.clock.advance_minutes(10);
    let stale = StartOidc { provider: OidcProvider::Apple, language: Language::Fr, accept_terms: true };
    let refused = scene.identity.start_oidc(&actor, stale).await;
    assert_eq!(refusal(refused).0, RefusalCode::FreshSignInRequired);
    world.database.drop_all().await;
}

#[tokio::test]
async fn only_who_began_to_link_ends_it() {
    let scene = Scene::new().await;
    let Scene { world, issuer, identity } = &scene;
    let actor = world.actor(&world.member(EMAIL).await);
    let victim = world.actor(&world.member(OTHER_EMAIL).await);
    for other in [&victim, &Actor::Anonymous] {
        let started = scene.start(&actor, OidcProvider::Google, true).await;
        let code = issuer.agree(&started.authorize_url, Person::new("other", OTHER_EMAIL), Flaw::None);
        let refused = identity.finish_oidc(other, finish(&started.state, &code)).await;
        assert_eq!(refusal(refused), FAILED);
    }
    assert!(world.stored("linked_providers").await.is_empty());
    world.database.drop_all().await;
}

#[tokio::test]
async fn without_the_terms_an_account_is_opened_but_none_is_made() {
    let scene = Scene::new().await;
    let Scene { world, issuer, identity } = &scene;
    let visit = || async {
        let started = scene.start(&Actor::Anonymous, OidcProvider::Google, false).await;
        let code = issuer.agree(&started.authorize_url, lea(), Flaw::None);
        identity.finish_oidc(&Actor::Anonymous, finish(&started.state, &code)).await
    };
    assert_eq!(refusal(visit().await), on("acceptTerms", RefusalCode::TermsNotAccepted));
    assert!(world.stored("accounts").await.is_empty());
    scene.visit(&Actor::Anonymous, lea(), Flaw::None).await.unwrap();
    assert!(visit().await.is_ok());
    world.database.drop_all().await;
}

#[tokio::test]
async fn a_second_factor_is_asked_for_and_goes_on_with_the_same_visit() {
    let scene = Scene::new().await;
    let Scene { world, issuer, identity } = &scene;
    let actor = world.actor(&world.member(EMAIL).await);
    scene.visit(&actor, lea(), Flaw::None).await.unwrap();
    let (phone, _) = enable(world, &actor).await;
    let started = scene.start(&Actor::Anonymous, OidcProvider::Google, true).await;
    let code = issuer.agree(&started.authorize_url, lea(), Flaw::None);
    let attempt = |second_factor: Option<Secret>, code: &str| {
        let command = FinishOidc { second_factor, ..finish(&started.state, code) };
        async move { identity.finish_oidc(&Actor::Anonymous, command).await }
    };
    let required = on("secondFactor", RefusalCode::SecondFactorRequired);
    assert_eq!(refusal(attempt(None, &code).await), required);
    let right = || Some(phone.code_in(world, 0));
    assert_eq!(refusal(attempt(right(), "another-code").await), FAILED, "state alone is not enough");
    let wrong = attempt(Some(Secret("000000".into())), &code).await;
    assert_eq!(refusal(wrong), on("secondFactor", RefusalCode::SecondFactorInvalid));
    assert_eq!(attempt(right(), &code).await.unwrap().account.email.as_str(), EMAIL);
    let replayed = attempt(Some(phone.code_in(world, 30)), &code).await;
    assert_eq!(refusal(replayed), FAILED);
    world.database.drop_all().await;
}

#[tokio::test]
async fn an_administrator_is_limited_this_way_too() {
    let scene = Scene::new().await;
    let Scene { world, .. } = &scene;
    let limited = world.actor(&admin(world).await);
    let start = StartOidc { provider: OidcProvider::Google, language: Language::Fr, accept_terms: true };
    assert!(scene.identity.start_oidc(&limited, start).await.unwrap_err().failure_code().is_some());
    let (phone, confirmed) = enable(world, &limited).await;
    let full = world.tokens.verify(&confirmed.session.access_token, kernel::Clock::now(&world.clock));
    let full = full.unwrap();
    let linked = scene.visit(&full, lea(), Flaw::None).await.unwrap();
    assert!(world.actor(&linked).require_super().is_ok(), "linking takes nothing away");
    let asked = scene.visit(&Actor::Anonymous, lea(), Flaw::None).await;
    assert_eq!(refusal(asked), on("secondFactor", RefusalCode::SecondFactorRequired));
    drop(phone);
    world.database.drop_all().await;
}

#[tokio::test]
async fn apple_answers_by_post_and_tells_names_to_the_client() {
    let scene = Scene::new().await;
    let started = scene.start(&Actor::Anonymous, OidcProvider::Apple, true).await;
    let asked = query(&started.authorize_url);
    assert_eq!(asked["response_mode"], "form_post");
    assert_eq!(asked["state"], started.state);
    assert!(!started.authorize_url.contains(CLIENT_SECRET));
    let person = Person { names: None, email_verified: json!("true"), ..lea() };
    let code = scene.issuer.agree(&started.authorize_url, person, Flaw::None);
    let (first_name, last_name) = (Some(" Léa ".to_owned()), Some("Martin".to_owned()));
    let command = FinishOidc { first_name, last_name, ..finish(&started.state, &code) };
    let signed_in = scene.identity.finish_oidc(&Actor::Anonymous, command).await.unwrap();
    let account = &signed_in.account;
    assert_eq!((account.first_name.as_str(), account.last_name.as_str()), ("Léa", "Martin"));
    let google = scene.visit(&Actor::Anonymous, lea(), Flaw::None).await;
    assert_eq!(refusal(google).0, RefusalCode::LinkExistingAccount, "Google's subject is another one");
    scene.world.database.drop_all().await;
}

#[tokio::test]
async fn an_issuer_is_asked_once_an_hour_and_again_when_its_keys_changed() {
    let scene = Scene::new().await;
    let Scene { world, issuer, .. } = &scene;
    for _ in 0..3 {
        scene.visit(&Actor::Anonymous, lea(), Flaw::None).await.unwrap();
    }
    assert_eq!(issuer.descriptions(), 1);
    world.clock.advance_minutes(2);
    issuer.change_keys();
    scene.visit(&Actor::Anonymous, lea(), Flaw::None).await.unwrap();
    assert_eq!(issuer.descriptions(), 2);
    world.clock.advance_minutes(60);
    scene.visit(&Actor::Anonymous, lea(), Flaw::None).await.unwrap();
    assert_eq!(issuer.descriptions(), 3);
    world.database.drop_all().await;
}

#[tokio::test]
async fn two_visits_of_somebody_new_at_once_make_one_account() {
    let scene = Scene::new().await;
    let visits = (0..4).map(|_| scene.visit(&Actor::Anonymous, lea(), Flaw::None));
    let signed_in = futures::future::join_all(visits).await;
    let first = signed_in[0].as_ref().unwrap();
    assert!(signed_in.iter().all(|other| other.as_ref().unwrap().account.id == first.account.id));
    assert_eq!(scene.world.stored("accounts").await.len(), 1);
    assert_eq!(scene.world.names(), ["identity.account.changed"]);
    scene.world.database.drop_all().await;
}

#[tokio::test]
async fn a_provider_that_is_not_configured_or_does_not_answer_is_refused() {
    let world = World::new().await;
    let start = || StartOidc { provider: OidcProvider::Apple, language: Language::Fr, accept_terms: true };
    assert_eq!(refusal(world.identity.start_oidc(&Actor::Anonymous, start()).await), FAILED);
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let issuer = Issuer::start(&world.clock).await;
    let apple = Some(platform::settings::OidcClient { issuer: url, ..issuer.client() });
    let silent =
        world.process(|deps| Deps { providers: Providers { apple, ..Providers::default() }, ..deps });
    assert_eq!(refusal(silent.start_oidc(&Actor::Anonymous, start()).await), FAILED);
    world.database.drop_all().await;
}

//! The second factor: set up, asked for, used once, counted, and mandatory where it is.

use contracts::{
    Actor, AdminRole, FailureCode, RefusalCode, ServiceResult,
    identity::{
        AccountRole, Client, ConfirmTotp, Done, IdentityService, ProveOwner, ProvisionAccount,
        RefreshSession, Secret, SessionTokens, SignIn, SignedIn, StartTotp, TotpConfirmed, TotpSetup,
    },
};
use identity::{Deps, Identity};
use kernel::Clock;
use platform::settings::SecondFactorPolicy;
use totp_rs::{Builder, Totp};

use crate::world::{EMAIL, OTHER_EMAIL, PASSWORD, World, on, refusal, sign_in_form};

/// Somebody's authenticator.
pub struct Phone(Totp);

impl Phone {
    pub fn of(setup: &TotpSetup) -> Self {
        let secret = totp_rs::Secret::try_from_base32(&setup.secret.0).unwrap();
        Self(Builder::new().with_secret(secret).build().unwrap())
    }

    /// The code it shows so many seconds from now.
    pub fn code_in(&self, world: &World, seconds: i64) -> Secret {
        let at = world.clock.now().as_seconds() + seconds;
        Secret(self.0.generate(at.unsigned_abs()).to_string())
    }
}

async fn start(world: &World, actor: &Actor) -> TotpSetup {
    let command = StartTotp { password: Secret(PASSWORD.into()) };
    world.identity.start_totp(actor, command).await.unwrap()
}

async fn confirm(world: &World, actor: &Actor, code: Secret) -> ServiceResult<TotpConfirmed> {
    world.identity.confirm_totp(actor, ConfirmTotp { code }).await
}

/// Sets a second factor up and lets its first step pass.
pub async fn enable(world: &World, actor: &Actor) -> (Phone, TotpConfirmed) {
    let phone = Phone::of(&start(world, actor).await);
    let confirmed = confirm(world, actor, phone.code_in(world, 0)).await.unwrap();
    world.clock.advance_minutes(1);
    (phone, confirmed)
}

pub async fn sign_in(identity: &Identity, code: Secret) -> ServiceResult<SignedIn> {
    let command = SignIn { second_factor: Some(code), ..sign_in_form(EMAIL) };
    identity.sign_in(&Actor::Anonymous, command).await
}

fn proof(code: Option<Secret>) -> ProveOwner {
    ProveOwner { password: Some(Secret(PASSWORD.into())), second_factor: code }
}

pub async fn admin(world: &World) -> SignedIn {
    let command = ProvisionAccount {
        email: EMAIL.to_owned(),
        password: Secret(PASSWORD.to_owned()),
        first_name: "Ada".to_owned(),
        last_name: "Diallo".to_owned(),
        birth_date: None,
        role: AccountRole::Admin { role: AdminRole::Super },
    };
    world.identity.provision_account(&Actor::System, command).await.unwrap();
    world.sign_in(EMAIL, PASSWORD).await.unwrap()
}

fn actor_of(world: &World, tokens: &SessionTokens) -> Actor {
    world.tokens.verify(&tokens.access_token, world.clock.now()).unwrap()
}

const INVALID: RefusalCode = RefusalCode::SecondFactorInvalid;
const REQUIRED: RefusalCode = RefusalCode::SecondFactorRequired;

#[tokio::test]
async fn a_member_sets_a_second_factor_up_and_is_asked_for_it() {
    let world = World::new().await;
    let member = world.member(EMAIL).await;
    let actor = world.actor(&member);
    let before = world.identity.security(&actor, Done {}).await.unwrap();
    assert!(before.has_password && !before.totp_enabled && !before.totp_required);
    let setup = start(&world, &actor).await;
    assert!(setup.uri.0.starts_with("otpauth://totp/Yousoon:") && setup.uri.0.contains("issuer=Yousoon"));
    assert!(setup.uri.0.contains(&setup.secret.0));
    assert!(world.sign_in(EMAIL, PASSWORD).await.is_ok(), "not confirmed yet");
    let phone = Phone::of(&setup);
    assert_eq!(refusal(confirm(&world, &actor, Secret("000000".into())).await), on("code", INVALID));
    let confirmed = confirm(&world, &actor, phone.code_in(&world, 0)).await.unwrap();
    assert_eq!(actor_of(&world, &confirmed.session), actor, "the same session");
    assert_eq!(confirmed.recovery_codes.codes.len(), 10);

    assert_eq!(refusal(world.sign_in(EMAIL, PASSWORD).await), on("secondFactor", REQUIRED));
    assert_eq!(refusal(world.sign_in(EMAIL, "not-the-password").await).0, RefusalCode::CredentialsInvalid);
    let wrong = sign_in(&world.identity, Secret("000000".into())).await;
    assert_eq!(refusal(wrong), on("secondFactor", INVALID));
    let first = sign_in(&world.identity, phone.code_in(&world, 0)).await;
    assert_eq!(refusal(first), on("secondFactor", INVALID), "the code that confirmed is used up");
    assert!(sign_in(&world.identity, phone.code_in(&world, 30)).await.is_ok());
    let view = world.identity.security(&actor, Done {}).await.unwrap();
    assert_eq!((view.totp_enabled, view.recovery_codes_left), (true, 10));
    world.database.drop_all().await;
}

#[tokio::test]
async fn a_code_is_good_once_and_for_one_step_either_way_in_every_process() {
    let world = World::new().await;
    let actor = world.actor(&world.member(EMAIL).await);
    let (phone, _) = enable(&world, &actor).await;
    let (other, _) = world.other_process();
    for too_far in [-60, 60] {
        let refused = sign_in(&world.identity, phone.code_in(&world, too_far)).await;
        assert_eq!(refusal(refused), on("secondFactor", INVALID), "{too_far} seconds away");
    }
    assert!(sign_in(&world.identity, phone.code_in(&world, -30)).await.is_ok());
    let again = sign_in(&other, phone.code_in(&world, -30)).await;
    assert_eq!(refusal(again), on("secondFactor", INVALID));
    let (one, two) = tokio::join!(
        sign_in(&world.identity, phone.code_in(&world, 0)),
        sign_in(&other, phone.code_in(&world, 0)),
    );
    assert_eq!([one, two].iter().filter(|result| result.is_ok()).count(), 1, "of two at once one");
    assert!(sign_in(&other, phone.code_in(&world, 30)).await.is_ok());
    let before = sign_in(&world.identity, phone.code_in(&world, 0)).await;
    assert_eq!(refusal(before), on("secondFactor", INVALID), "a later one was used");
    world.database.drop_all().await;
}

#[tokio::test]
async fn a_recovery_code_is_good_once_and_new_ones_end_the_old() {
    let world = World::new().await;
    let actor = world.actor(&world.member(EMAIL).await);
    let (phone, confirmed) = enable(&world, &actor).await;
    let codes = confirmed.recovery_codes.codes;
    let first = Secret(codes[0].0.to_lowercase().replace('-', " "));
    assert!(sign_in(&world.identity, first).await.is_ok(), "small letters and spaces are forgiven");
    let (other, _) = world.other_process();
    assert_eq!(refusal(sign_in(&other, codes[0].clone()).await), on("secondFactor", INVALID));
    let (one, two) =
        tokio::join!(sign_in(&world.identity, codes[1].clone()), sign_in(&other, codes[1].clone()),);
    assert_eq!([one, two].iter().filter(|result| result.is_ok()).count(), 1, "of two at once one");
    assert_eq!(world.identity.security(&actor, Done {}).await.unwrap().recovery_codes_left, 8);

    let unproved = world.identity.renew_recovery_codes(&actor, proof(None)).await;
    assert_eq!(refusal(unproved), on("secondFactor", REQUIRED));
    let proved = proof(Some(phone.code_in(&world, 0)));
    let renewed = world.identity.renew_recovery_codes(&actor, proved).await.unwrap().codes;
    assert_eq!(renewed.len(), 10);
    assert_eq!(refusal(sign_in(&world.identity, codes[2].clone()).await), on("secondFactor", INVALID));
    assert!(sign_in(&world.identity, renewed[9].clone()).await.is_ok());
    world.database.drop_all().await;
}

#[tokio::test]
async fn ten_wrong_codes_are_enough_for_a_quarter_of_an_hour() {
    let world = World::new().await;
    let actor = world.actor(&world.member(EMAIL).await);
    let (phone, _) = enable(&world, &actor).await;
    for _ in 0..10 {
        let wrong = world.identity.disable_totp(&actor, proof(Some(Secret("000000".into())))).await;
        assert_eq!(refusal(wrong), on("secondFactor", INVALID));
    }
    let right = world.identity.disable_totp(&actor, proof(Some(phone.code_in(&world, 0)))).await;
    assert_eq!(right.unwrap_err().failure_code(), Some(FailureCode::RateLimited));
    let elsewhere = sign_in(&world.other_process().0, phone.code_in(&world, 0)).await;
    assert_eq!(elsewhere.unwrap_err().failure_code(), Some(FailureCode::RateLimited), "in every process");
    world.clock.advance_minutes(15);
    assert!(sign_in(&world.identity, phone.code_in(&world, 0)).await.is_ok());
    world.database.drop_all().await;
}

#[tokio::test]
async fn a_start_needs_the_password_and_waits_ten_minutes() {
    let world = World::new().await;
    let actor = world.actor(&world.member(EMAIL).await);
    let wrong = StartTotp { password: Secret("not-the-password".into()) };
    let refused = world.identity.start_totp(&actor, wrong).await;
    assert_eq!(refusal(refused), on("password", RefusalCode::PasswordWrong));
    let nothing = confirm(&world, &actor, Secret("123456".into())).await;
    assert_eq!(refusal(nothing), on("code", RefusalCode::CodeExpired));
    let first = Phone::of(&start(&world, &actor).await);
    let second = Phone::of(&start(&world, &actor).await);
    let replaced = confirm(&world, &actor, first.code_in(&world, 0)).await;
    assert_eq!(refusal(replaced), on("code", INVALID), "the newest waits");
    world.clock.advance_minutes(10);
    let late = confirm(&world, &actor, second.code_in(&world, 0)).await;
    assert_eq!(refusal(late), on("code", RefusalCode::CodeExpired));
    for denied in [
        world.identity.start_totp(&Actor::Anonymous, StartTotp { password: Secret(PASSWORD.into()) }).await,
        world.identity.start_totp(&Actor::System, StartTotp { password: Secret(PASSWORD.into()) }).await,
    ] {
        assert!(denied.unwrap_err().failure_code().is_some());
    }
    world.database.drop_all().await;
}

#[tokio::test]
async fn the_second_factor_is_taken_away_and_replaced_by_its_owner_only() {
    let world = World::new().await;
    let old = world.actor(&world.member(EMAIL).await);
    let (phone, _) = enable(&world, &old).await;
    let command = || StartTotp { password: Secret(PASSWORD.into()) };
    world.clock.advance_minutes(10);
    let stale = world.identity.start_totp(&old, command()).await;
    assert_eq!(refusal(stale).0, RefusalCode::FreshSignInRequired, "the password alone replaces nothing");
    let fresh = world.actor(&sign_in(&world.identity, phone.code_in(&world, 0)).await.unwrap());
    let (new_phone, _) = enable(&world, &fresh).await;
    let gone = sign_in(&world.identity, phone.code_in(&world, 0)).await;
    assert_eq!(refusal(gone), on("secondFactor", INVALID));

    let wrong = ProveOwner { password: Some(Secret("not-the-password".into())), second_factor: None };
    let refused = world.identity.disable_totp(&fresh, wrong).await;
    assert_eq!(refusal(refused), on("password", RefusalCode::PasswordWrong));
    let unproved = world.identity.disable_totp(&fresh, proof(None)).await;
    assert_eq!(refusal(unproved), on("secondFactor", REQUIRED));
    world.identity.disable_totp(&fresh, proof(Some(new_phone.code_in(&world, 0)))).await.unwrap();
    assert!(world.sign_in(EMAIL, PASSWORD).await.is_ok());
    let none = world.identity.renew_recovery_codes(&fresh, proof(None)).await;
    assert_eq!(refusal(none).0, RefusalCode::InvalidState);
    world.database.drop_all().await;
}

#[tokio::test]
async fn an_administrator_sets_it_up_before_anything_else() {
    let world = World::new().await;
    let signed_in = admin(&world).await;
    let limited = world.actor(&signed_in);
    assert!(matches!(limited, Actor::Limited { .. }));
    assert_eq!(limited.require_admin().unwrap_err().failure_code(), Some(FailureCode::Forbidden));
    assert!(world.identity.security(&limited, Done {}).await.unwrap().totp_required);
    let refresh =
        |token: &str| RefreshSession { refresh_token: Secret(token.to_owned()), client: Client::default() };
    let refreshed = world
        .identity
        .refresh_session(&Actor::Anonymous, refresh(&signed_in.session.refresh_token))
        .await
        .unwrap();
    assert_eq!(world.actor(&refreshed), limited, "a refresh changes nothing");

    let (phone, confirmed) = enable(&world, &limited).await;
    let full = actor_of(&world, &confirmed.session);
    assert!(full.require_super().is_ok());
    assert_eq!(full.session(), limited.session());
    let token = &confirmed.session.refresh_token;
    let refreshed = world.identity.refresh_session(&Actor::Anonymous, refresh(token)).await.unwrap();
    assert_eq!(world.actor(&refreshed), full);
    let old = world.identity.refresh_session(&Actor::Anonymous, refresh(&signed_in.session.refresh_token));
    assert_eq!(refusal(old.await).0, RefusalCode::SessionExpired);

    let proved = proof(Some(phone.code_in(&world, 0)));
    let kept = world.identity.disable_totp(&full, proved).await;
    assert_eq!(refusal(kept).0, RefusalCode::SecondFactorMandatory);
    let again = sign_in(&world.identity, phone.code_in(&world, 0)).await.unwrap();
    assert!(world.actor(&again).require_super().is_ok());
    world.database.drop_all().await;
}

#[tokio::test]
async fn where_it_is_optional_an_administrator_may_go_without() {
    let world = World::new().await;
    admin(&world).await;
    let relaxed = world.process(|deps| Deps { admin_second_factor: SecondFactorPolicy::Optional, ..deps });
    let signed_in = relaxed.sign_in(&Actor::Anonymous, sign_in_form(EMAIL)).await.unwrap();
    assert!(world.actor(&signed_in).require_super().is_ok());
    let token = Secret(signed_in.session.refresh_token.clone());
    let refresh = RefreshSession { refresh_token: token, client: Client::default() };
    let refreshed = world.identity.refresh_session(&Actor::Anonymous, refresh).await.unwrap();
    let limited = world.actor(&refreshed);
    assert!(matches!(limited, Actor::Limited { .. }), "where it is not, a refresh asks for it");
    world.database.drop_all().await;
}

#[tokio::test]
async fn an_owner_may_have_one_and_it_is_theirs_alone() {
    let world = World::new().await;
    let owner = world.actor(&world.owner(EMAIL).await);
    let member = world.actor(&world.member(OTHER_EMAIL).await);
    let (phone, confirmed) = enable(&world, &owner).await;
    assert!(world.sign_in(OTHER_EMAIL, PASSWORD).await.is_ok());
    enable(&world, &member).await;
    for foreign in [phone.code_in(&world, 0), confirmed.recovery_codes.codes[0].clone()] {
        let command = SignIn { second_factor: Some(foreign), ..sign_in_form(OTHER_EMAIL) };
        let refused = world.identity.sign_in(&Actor::Anonymous, command).await;
        assert_eq!(refusal(refused), on("secondFactor", INVALID));
    }
    world.database.drop_all().await;
}

#[tokio::test]
async fn no_secret_and_no_recovery_code_is_in_the_database() {
    let world = World::new().await;
    let actor = world.actor(&world.member(EMAIL).await);
    let setup = start(&world, &actor).await;
    let code = Phone::of(&setup).code_in(&world, 0);
    let confirmed = confirm(&world, &actor, code).await.unwrap();
    let stored = format!("{:?}", world.stored("second_factors").await);
    assert!(stored.contains("last_step"));
    assert!(!stored.contains(&setup.secret.0));
    for code in &confirmed.recovery_codes.codes {
        assert!(!stored.contains(&code.0) && !stored.contains(&code.0.replace('-', "")));
    }
    let shown = format!("{setup:?} {confirmed:?}");
    assert!(!shown.contains(&setup.secret.0) && !shown.contains(&confirmed.recovery_codes.codes[0].0));
    world.database.drop_all().await;
}

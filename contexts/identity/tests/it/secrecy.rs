//! What must never be written down is written down nowhere.

use contracts::{
    Actor, StaffRole,
    identity::{
        ChangePassword, Client, ConfirmEmailChange, Done, IdentityService, InviteStaff, ProveOwner,
        RefreshSession, RequestEmailChange, RequestPasswordReset, ResetPassword, Secret,
    },
};
use kernel::{ChallengeId, Language};
use platform::settings::RelayMode;

use crate::world::{EMAIL, OTHER_EMAIL, PASSWORD, World, partner_form, refusal, sign_up_form};

impl World {
    /// The codes of all challenges there are.
    async fn live_codes(&self) -> Vec<String> {
        let challenges = self.stored("challenges").await;
        let ids = challenges.iter().map(|document| document.get_str("challenge").unwrap());
        ids.map(|id| self.codes.derive(id.parse::<ChallengeId>().unwrap())).collect()
    }
}

#[tokio::test]
async fn no_password_code_or_token_is_in_an_event_or_in_the_database() {
    let world = World::with_relay(RelayMode::Paused).await;
    let mut secrets = vec![PASSWORD.to_owned()];
    world.sign_up(EMAIL).await;
    world.identity.sign_up_partner(&Actor::Anonymous, partner_form(OTHER_EMAIL)).await.unwrap();
    let codes = world.live_codes().await;
    assert_eq!(codes.len(), 2);
    secrets.extend(codes.iter().cloned());
    refusal(world.sign_in(EMAIL, PASSWORD).await);
    let mut signed_in = None;
    for code in &codes {
        signed_in = world.confirm(OTHER_EMAIL, code).await.ok().or(signed_in);
    }
    let owner = signed_in.expect("one of the codes is the owner's");
    let token = Secret(owner.session.refresh_token.clone());
    let refresh = RefreshSession { refresh_token: token, client: Client::default() };
    let refreshed = world.identity.refresh_session(&Actor::Anonymous, refresh).await.unwrap();
    let actor = world.actor(&refreshed);
    let invitation = InviteStaff {
        email: "ines@example.org".into(),
        first_name: "Inès".into(),
        last_name: "Roy".into(),
        role: StaffRole::Manager,
        language: Language::Fr,
    };
    world.identity.invite_staff(&actor, invitation).await.unwrap();
    world.sign_up(OTHER_EMAIL).await;
    secrets.extend(world.live_codes().await);
    world.identity.sign_out(&actor, Done {}).await.unwrap();
    for tokens in [&owner.session, &refreshed.session] {
        secrets.push(tokens.access_token.clone());
        secrets.extend(tokens.refresh_token.split('.').skip(1).map(str::to_owned));
    }

    assert_eq!(world.stored("outbox").await.len(), 11, "every event waits");
    let everything = world.everything_stored().await;
    assert!(everything.contains("identity.code.requested") && everything.contains("argon2id"));
    for secret in &secrets {
        // Six digits may be part of another number; on their own they are a code.
        assert!(!stands_alone(&everything, secret), "{secret} was written down");
    }
    assert!(world.verify(&refreshed).is_none(), "signing out does not wait for the event's delivery");
    world.database.drop_all().await;
}

#[tokio::test]
async fn no_secret_of_a_reset_or_a_change_is_in_an_event_or_in_the_database() {
    const NEW: &str = "violon-tempete-carafe";
    const OTHER: &str = "boussole-grenier-ficelle";
    let world = World::with_relay(RelayMode::Paused).await;
    world.sign_up(EMAIL).await;
    let confirmed = world.live_codes().await.remove(0);
    let actor = world.actor(&world.confirm(EMAIL, &confirmed).await.unwrap());
    let mut secrets = [PASSWORD, NEW, OTHER, "wrong-password", &confirmed].map(str::to_owned).to_vec();

    refusal(world.sign_in(EMAIL, "wrong-password").await);
    let change = ChangePassword { current: Some(Secret(PASSWORD.into())), password: Secret(NEW.into()) };
    world.identity.change_password(&actor, change).await.unwrap();
    let request = RequestPasswordReset { email: EMAIL.into(), client: Client::default() };
    world.identity.request_password_reset(&Actor::Anonymous, request).await.unwrap();
    let code = world.live_codes().await.remove(0);
    let reset = |code: &str| ResetPassword {
        email: EMAIL.into(),
        code: Secret(code.to_owned()),
        password: Secret(OTHER.into()),
        client: Client::default(),
    };
    let shown = format!("{:?}", reset(&code));
    assert!(!shown.contains(OTHER) && !stands_alone(&shown, &code), "{shown}");
    world.identity.reset_password(&Actor::Anonymous, reset(&code)).await.unwrap();
    let again = world.sign_in(EMAIL, OTHER).await.unwrap();
    let actor = world.actor(&again);
    let change = RequestEmailChange { email: OTHER_EMAIL.into(), password: Secret(OTHER.into()) };
    world.identity.request_email_change(&actor, change).await.unwrap();
    secrets.push(code);
    secrets.extend(world.live_codes().await);
    secrets.extend(again.session.refresh_token.split('.').skip(1).map(str::to_owned));
    let confirm = ConfirmEmailChange { old_code: Secret("no".into()), new_code: Secret("no".into()) };
    assert!(world.identity.confirm_email_change(&actor, confirm).await.is_err());
    let proof = ProveOwner { password: Some(Secret(OTHER.into())), second_factor: None };
    world.identity.request_deletion(&actor, proof).await.unwrap();

    assert_eq!(secrets.len(), 10, "three passwords, a wrong one, four codes, two parts of a token");
    let everything = world.everything_stored().await;
    for event in ["password.changed", "deletion.requested", "code.requested", "session.revoked"] {
        assert!(everything.contains(&format!("identity.{event}")), "{event} waits");
    }
    for secret in &secrets {
        assert!(!stands_alone(&everything, secret), "{secret} was written down");
    }
    world.database.drop_all().await;
}

/// Whether `secret` is in `text` with no letter or digit beside it.
fn stands_alone(text: &str, secret: &str) -> bool {
    let beside = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
    text.match_indices(secret).any(|(at, _)| {
        beside(text[..at].chars().next_back()) && beside(text[at + secret.len()..].chars().next())
    })
}

#[test]
fn a_secret_is_found_where_it_stands_alone() {
    assert!(stands_alone("code: \"123456\"", "123456"));
    assert!(!stands_alone("at 91234567", "123456"));
}

#[tokio::test]
async fn no_debug_text_shows_a_secret() {
    let world = World::new().await;
    let form = sign_up_form(EMAIL);
    assert!(!format!("{form:?}").contains(PASSWORD));
    let signed_in = world.member(EMAIL).await;
    let shown = format!("{signed_in:?}");
    assert!(!shown.contains(&signed_in.session.access_token));
    assert!(!shown.contains(&signed_in.session.refresh_token));
    let refused = world.sign_in(EMAIL, "wrong-password").await;
    assert!(!format!("{refused:?}").contains("wrong-password"));
    world.database.drop_all().await;
}

//! What must never be written down is written down nowhere.

use contracts::{
    Actor, StaffRole,
    identity::{Done, IdentityService, InviteStaff, RefreshSession, Secret},
};
use kernel::{ChallengeId, Language};
use platform::settings::RelayMode;

use crate::world::{EMAIL, OTHER_EMAIL, PASSWORD, World, partner_form, refusal, sign_up_form};

const COLLECTIONS: [&str; 6] = ["outbox", "accounts", "sign_ups", "challenges", "sessions", "partners"];

impl World {
    /// The codes of all challenges there are.
    async fn live_codes(&self) -> Vec<String> {
        let challenges = self.stored("challenges").await;
        let ids = challenges.iter().map(|document| document.get_str("challenge").unwrap());
        ids.map(|id| self.codes.derive(id.parse::<ChallengeId>().unwrap())).collect()
    }

    async fn everything_stored(&self) -> String {
        let mut everything = String::new();
        for collection in COLLECTIONS {
            for document in self.stored(collection).await {
                everything.push_str(&document.to_string());
            }
        }
        everything
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
    let refresh = RefreshSession { refresh_token: token };
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

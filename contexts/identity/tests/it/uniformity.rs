//! No answer tells whether an address has an account: whatever a stranger asks, in whatever order, is
//! answered alike for an address with and one without.

use contracts::{
    Actor, RefusalCode,
    identity::{AccountChanged, CodeRequested, IdentityService, KnownEmailTried, Secret, SignUp},
};

use crate::world::{EMAIL, OTHER_EMAIL, PASSWORD, World, partner_form, refusal, sign_up_form};

const STRANGERS_PASSWORD: &str = "phrase-de-quelqu-un";

fn strangers_form(email: &str) -> SignUp {
    SignUp { password: Secret(STRANGERS_PASSWORD.into()), first_name: "Qui".into(), ..sign_up_form(email) }
}

/// What a stranger sees who tries everything with an address; the address itself left out.
async fn all_answers(world: &World, email: &str) -> Vec<String> {
    let mut seen = vec![
        format!("{:?}", refusal(world.confirm(email, "123456").await)),
        format!("{:?}", refusal(world.sign_in(email, STRANGERS_PASSWORD).await)),
    ];
    for _ in 0..2 {
        let view = world.identity.sign_up(&Actor::Anonymous, strangers_form(email)).await.unwrap();
        let typed = (&view.first_name, view.email_confirmed, view.role, view.birth_date, view.created_at);
        seen.push(format!("{typed:?}"));
        for _ in 0..6 {
            // The stranger's guesses are wrong: a right one proves to read the mailbox.
            seen.push(format!("{:?}", refusal(world.confirm(email, "not it").await)));
        }
        seen.push(format!("{:?}", refusal(world.sign_in(email, STRANGERS_PASSWORD).await)));
        seen.push(format!("{:?}", refusal(world.sign_in(email, "another-password").await)));
        world.clock.advance_minutes(1);
        seen.push(format!("{:?}", world.resend(email).await));
        seen.push(format!("{:?}", refusal(world.confirm(email, "not it").await)));
        world.clock.advance_minutes(11);
        seen.push(format!("{:?}", refusal(world.confirm(email, "not it").await)));
    }
    seen
}

#[tokio::test]
async fn a_stranger_gets_the_same_answers_for_known_and_unknown_addresses() {
    let world = World::new().await;
    world.member(EMAIL).await;
    let start = kernel::Clock::now(&world.clock);
    let known = all_answers(&world, EMAIL).await;
    world.clock.set(start);
    let unknown = all_answers(&world, OTHER_EMAIL).await;
    assert_eq!(known, unknown);
    assert!(known.iter().any(|answer| answer.contains("EmailNotConfirmed")));
    assert!(known.iter().any(|answer| answer.contains("CodeExpired")));
    world.database.drop_all().await;
}

#[tokio::test]
async fn a_known_address_keeps_its_account_and_its_owner_is_told() {
    let world = World::new().await;
    let member = world.member(EMAIL).await;
    world.forget_events();
    let answer = world.identity.sign_up(&Actor::Anonymous, strangers_form(EMAIL)).await.unwrap();
    assert_ne!(answer.id, member.account.id);
    assert_eq!((answer.first_name.as_str(), answer.email_confirmed), ("Qui", false));
    let told = world.events::<KnownEmailTried>();
    assert_eq!((told.len(), told[0].account, told[0].first_name.as_str()), (1, member.account.id, "Léa"));
    world.resend(EMAIL).await;
    assert_eq!(world.events::<KnownEmailTried>().len(), 1, "once in thirty seconds");
    world.clock.advance_minutes(1);
    world.resend(EMAIL).await;
    assert_eq!(world.events::<KnownEmailTried>().len(), 2);
    assert!(world.events::<CodeRequested>().is_empty());
    assert!(world.events::<AccountChanged>().is_empty());
    assert_eq!(world.sign_in(EMAIL, PASSWORD).await.unwrap().account, member.account);
    world.database.drop_all().await;
}

#[tokio::test]
async fn a_guessed_code_of_a_known_address_is_as_wrong_as_any() {
    let world = World::new().await;
    world.member(EMAIL).await;
    world.identity.sign_up(&Actor::Anonymous, strangers_form(EMAIL)).await.unwrap();
    let challenge = world.stored("challenges").await.remove(0);
    let challenge = challenge.get_str("challenge").unwrap().parse().unwrap();
    let guessed = refusal(world.confirm(EMAIL, &world.codes.derive(challenge)).await);
    assert_eq!(guessed.0, RefusalCode::CodeInvalid);
    assert_eq!(world.stored("accounts").await.len(), 1);
    assert!(world.sign_in(EMAIL, PASSWORD).await.is_ok());
    world.database.drop_all().await;
}

#[tokio::test]
async fn a_siret_tells_no_more_than_an_address() {
    let world = World::new().await;
    let member = world.member(EMAIL).await;
    world.forget_events();
    let form = partner_form(EMAIL);
    let answer = world.identity.sign_up_partner(&Actor::Anonymous, form).await.unwrap();
    assert_eq!(answer.company_name, "Le Comptoir");
    assert_eq!(world.names(), ["identity.email.known_tried"]);
    // Whoever asks next finds the SIRET reserved, as after a sign-up with an unknown address.
    let next = world.identity.sign_up_partner(&Actor::Anonymous, partner_form(OTHER_EMAIL)).await;
    assert_eq!(refusal(next).0, RefusalCode::SiretTaken);
    assert_eq!(world.sign_in(EMAIL, PASSWORD).await.unwrap().account, member.account);
    world.database.drop_all().await;
}

#[tokio::test]
async fn nonsense_is_answered_without_work() {
    let world = World::new().await;
    world.resend("not an address").await;
    world.resend("nobody@example.org").await;
    let long = "x".repeat(1_000_000);
    assert_eq!(refusal(world.sign_in(&long, &long).await), (RefusalCode::CredentialsInvalid, None));
    assert_eq!(refusal(world.sign_in(EMAIL, &long).await), (RefusalCode::CredentialsInvalid, None));
    assert_eq!(refusal(world.sign_in(EMAIL, PASSWORD).await), (RefusalCode::CredentialsInvalid, None));
    assert_eq!(refusal(world.confirm(&long, &long).await).0, RefusalCode::CodeInvalid);
    assert!(world.names().is_empty());
    world.database.drop_all().await;
}

//! What people agreed to.

use contracts::{
    Actor, FailureCode, RefusalCode, ServiceResult,
    identity::{ConsentKind, ConsentView, Done, IdentityService, RecordConsent},
};

use crate::world::{EMAIL, OTHER_EMAIL, World, on, refusal};

async fn record(
    world: &World,
    actor: &Actor,
    (kind, version, granted): (ConsentKind, &str, bool),
) -> ServiceResult<ConsentView> {
    let command = RecordConsent { kind, version: version.to_owned(), granted };
    world.identity.record_consent(actor, command).await
}

#[tokio::test]
async fn the_terms_of_a_sign_up_count_once_there_is_an_account() {
    let world = World::new().await;
    let signed_up_at = kernel::Clock::now(&world.clock);
    world.sign_up(EMAIL).await;
    assert!(world.stored("consents").await.is_empty());
    world.clock.advance_minutes(5);
    let member = world.confirm(EMAIL, &world.latest_code()).await.unwrap();
    let consents = world.identity.consents(&world.actor(&member), Done {}).await.unwrap();
    let terms = ConsentView {
        kind: ConsentKind::TermsOfUse,
        version: "2026-11".into(),
        granted: true,
        at: signed_up_at,
    };
    assert_eq!(consents, [terms]);
    world.database.drop_all().await;
}

#[tokio::test]
async fn consents_are_added_newest_first_and_never_changed() {
    let world = World::new().await;
    let actor = world.actor(&world.member(EMAIL).await);
    let other = world.actor(&world.member(OTHER_EMAIL).await);
    let marketing = ConsentKind::Marketing;
    for (version, granted) in [("2026-11", true), ("2026-11", true), ("2026-11", false), ("2027-01", true)] {
        world.clock.advance_minutes(1);
        let said = record(&world, &actor, (marketing, version, granted)).await.unwrap();
        assert_eq!((said.kind, said.version.as_str(), said.granted), (marketing, version, granted));
    }
    let seen = world.identity.consents(&actor, Done {}).await.unwrap();
    let seen: Vec<_> = seen.iter().map(|said| (said.kind, said.version.as_str(), said.granted)).collect();
    let terms = (ConsentKind::TermsOfUse, "2026-11", true);
    let expected =
        [(marketing, "2027-01", true), (marketing, "2026-11", false), (marketing, "2026-11", true), terms];
    assert_eq!(seen, expected, "what was said already is not written twice");
    assert_eq!(world.identity.consents(&other, Done {}).await.unwrap().len(), 1);
    world.database.drop_all().await;
}

#[tokio::test]
async fn the_terms_cannot_be_withdrawn_and_a_version_is_a_short_text() {
    let world = World::new().await;
    let actor = world.actor(&world.member(EMAIL).await);
    let withdrawn = record(&world, &actor, (ConsentKind::TermsOfUse, "2026-11", false)).await;
    assert_eq!(refusal(withdrawn), on("granted", RefusalCode::InvalidState));
    assert!(record(&world, &actor, (ConsentKind::TermsOfUse, "2027-01", true)).await.is_ok());
    let empty = record(&world, &actor, (ConsentKind::Marketing, " ", true)).await;
    assert_eq!(refusal(empty), on("version", RefusalCode::Required));
    let long = record(&world, &actor, (ConsentKind::Marketing, &"x".repeat(1_000_000), true)).await;
    assert_eq!(refusal(long), on("version", RefusalCode::TextTooLong));
    let nobody = record(&world, &Actor::Anonymous, (ConsentKind::Marketing, "1", true)).await.unwrap_err();
    assert_eq!(nobody.failure_code(), Some(FailureCode::Unauthenticated));
    world.database.drop_all().await;
}

#[tokio::test]
async fn nobody_fills_the_collection() {
    let world = World::new().await;
    let actor = world.actor(&world.member(EMAIL).await);
    for n in 0..50 {
        record(&world, &actor, (ConsentKind::Marketing, "1", n % 2 == 0)).await.unwrap();
    }
    let limited = record(&world, &actor, (ConsentKind::Marketing, "1", true)).await.unwrap_err();
    assert_eq!(limited.failure_code(), Some(FailureCode::RateLimited));
    world.database.drop_all().await;
}

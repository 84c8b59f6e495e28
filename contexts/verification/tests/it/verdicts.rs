//! What becomes of a try that was read.

use contracts::{
    RefusalCode,
    verification::{DocumentType::*, *},
};
use docread::{Document, DocumentKind, Expiry, Finding, Format};

use crate::{
    script::{card, date, nothing, passport, read},
    world::{Setup, World, findings, profile, refusal, refusals},
};

/// What is another on a card.
type Change = fn(&mut Document);

/// A card with one thing changed, shown by Léa Martin.
async fn shown_with(change: Change) -> (World, IdentityCheckView) {
    let world = World::automatic().await;
    let mut document = card();
    change(&mut document);
    world.script.on_back(read(document));
    let lea = world.lea().await;
    let view = world.shown(&lea).await;
    (world, view)
}

#[tokio::test]
async fn each_thing_that_is_wrong_is_told() {
    let cases: [(Change, FindingField, FindingCode); 6] = [
        (|card| card.kind = DocumentKind::Passport, FindingField::Document, FindingCode::WrongDocumentType),
        (|card| card.kind = DocumentKind::Other, FindingField::Document, FindingCode::WrongDocumentType),
        (
            |card| card.expiry = Expiry::Printed(date("2031-02-28")),
            FindingField::Expiry,
            FindingCode::Expired,
        ),
        (|card| card.surname = "DURAND".to_owned(), FindingField::Name, FindingCode::NameDiffers),
        (|card| card.given_names = vec!["LOUISE".to_owned()], FindingField::Name, FindingCode::NameDiffers),
        (|card| card.birth_date = date("1999-04-03"), FindingField::BirthDate, FindingCode::BirthDateDiffers),
    ];
    for (change, field, code) in cases {
        let (world, view) = shown_with(change).await;
        assert_eq!((view.status, findings(&view)), (IdentityStatus::Rejected, vec![(field, code)]));
        assert!(world.stored("documents").await.is_empty(), "a no uses no document up");
        world.database.drop_all().await;
    }
}

#[tokio::test]
async fn minors_are_refused_until_their_birthday_in_paris() {
    let world = World::automatic().await;
    world.script.on_back(read(Document { birth_date: date("2013-03-02"), ..card() }));
    let lea = world.lea().await;
    world
        .tell(&contracts::identity::AccountChanged {
            revision: 2,
            ..profile(&lea, ("Léa", "Martin"), Some("2013-03-02"))
        })
        .await;
    world.clock.set("2031-03-01T22:59:00Z".parse().unwrap());
    let view = world.shown(&lea).await;
    assert_eq!(findings(&view), [(FindingField::BirthDate, FindingCode::UnderAge)]);
    world.clock.advance_minutes(1);
    assert_eq!(world.shown(&lea).await.status, IdentityStatus::Verified);
    world.database.drop_all().await;
}

#[tokio::test]
async fn photos_to_take_again_say_which_and_why() {
    let world = World::automatic().await;
    let lea = world.lea().await;
    world.script.on_back(nothing(&[Finding::Blurred, Finding::TooDark]));
    let back = FindingField::Back;
    let view = world.shown(&lea).await;
    assert_eq!(findings(&view), [(back, FindingCode::Blurred), (back, FindingCode::TooDark)]);
    world.script.on_back(nothing(&[Finding::NotADocument]));
    let view = world.shown(&lea).await;
    let none = FindingCode::NotADocument;
    assert_eq!(findings(&view), [(back, none), (FindingField::Front, none)]);
    let told = world.heard(&lea);
    assert_eq!(told.last().unwrap().findings, view.findings);
    let again = world.start(&lea, IdentityCard).await.unwrap();
    assert_eq!((again.status, again.findings.len()), (IdentityStatus::NotSubmitted, 0));
    use IdentityStatus::{NotSubmitted, Processing, Rejected};
    assert_eq!(
        world.statuses(&lea),
        [Processing, Rejected, NotSubmitted, Processing, Rejected, NotSubmitted]
    );
    world.database.drop_all().await;
}

#[tokio::test]
async fn the_lines_may_be_on_the_front() {
    let world = World::automatic().await;
    let lea = world.lea().await;
    world.script.on_back(nothing(&[Finding::NotADocument]));
    let old = Document { format: Format::FrenchCard, expiry: Expiry::ByRule(date("2034-05-31")), ..card() };
    world.script.on_front(read(old));
    assert_eq!(world.shown(&lea).await.status, IdentityStatus::Verified);
    let zoe = world.member("Zoé", "Durand").await;
    let owned = Document {
        surname: "DURAND".into(),
        given_names: vec!["ZOE".into()],
        number: "19ZX11".into(),
        ..passport()
    };
    world.script.on_front(read(owned));
    let check = world.filled(&zoe, Passport).await;
    world.submit(&zoe, check).await.unwrap();
    world.work().await;
    assert_eq!(world.view(&zoe).await.status, IdentityStatus::Verified);
    world.database.drop_all().await;
}

#[tokio::test]
async fn doubts_and_the_policy_send_it_to_a_person() {
    let world = World::new().await;
    let lea = world.lea().await;
    let view = world.shown(&lea).await;
    assert_eq!((view.status, view.findings.len()), (IdentityStatus::ManualReview, 0), "manual by default");
    assert_eq!(refusal(world.start(&lea, IdentityCard).await), RefusalCode::InvalidState);

    world.decide_automatically().await;
    let swapped = world.member("Martin", "Léa").await;
    world.script.on_back(read(Document { number: "OTHER1".into(), ..card() }));
    let view = world.shown(&swapped).await;
    assert_eq!((view.status, view.findings.len()), (IdentityStatus::ManualReview, 0), "doubts are not told");
    let review = world.review(view.id.unwrap()).await.unwrap();
    assert_eq!(review.findings[0].code, FindingCode::NameDiffers);

    let unsure = world.lea().await;
    world.script.on_back(docread::Reading {
        confidence: 0.6,
        ..read(Document { number: "OTHER2".into(), ..card() })
    });
    let view = world.shown(&unsure).await;
    assert_eq!(view.status, IdentityStatus::ManualReview);
    let review = world.review(view.id.unwrap()).await.unwrap();
    assert_eq!(review.findings[0].code, FindingCode::Unreadable);
    assert_eq!(review.reading.unwrap().confidence_percent, 60);

    let rule = DocumentRule { document_type: IdentityCard, mode: VerdictMode::Manual };
    world.set_policy(|policy| policy.rules = vec![rule]).await.unwrap();
    let ruled = world.lea().await;
    world.script.on_back(read(Document { number: "OTHER3".into(), ..card() }));
    assert_eq!(world.shown(&ruled).await.status, IdentityStatus::ManualReview);
    world.database.drop_all().await;
}

#[tokio::test]
async fn without_a_reader_a_person_decides() {
    let world = World::with(Setup { without_reader: true, ..Setup::default() }).await;
    world.decide_automatically().await;
    let lea = world.lea().await;
    let view = world.shown(&lea).await;
    assert_eq!(view.status, IdentityStatus::ManualReview);
    let review = world.review(view.id.unwrap()).await.unwrap();
    assert_eq!((review.reading, review.images.len()), (None, 2));
    world.database.drop_all().await;
}

#[tokio::test]
async fn the_policy_is_changed_by_one_at_a_time_and_logged() {
    let world = World::new().await;
    let stale = |policy: &mut SetVerdictPolicy| policy.revision = 7;
    assert_eq!(refusal(world.set_policy(stale).await), RefusalCode::InvalidState);
    let long = |policy: &mut SetVerdictPolicy| policy.retention_hours = 721;
    let refused = refusals(world.set_policy(long).await);
    assert_eq!(refused, [(RefusalCode::OutOfRange, "retentionHours".to_owned())]);
    let unknown = |policy: &mut SetVerdictPolicy| policy.provider = VerificationProvider::Veriff;
    assert_eq!(
        refusals(world.set_policy(unknown).await),
        [(RefusalCode::InvalidState, "provider".to_owned())]
    );
    assert!(world.stored("audit").await.is_empty());

    // Both saw the first revision, whichever of them comes first.
    let hours =
        |hours| world.set_policy(move |policy| (policy.retention_hours, policy.revision) = (hours, 0));
    let (one, two) = tokio::join!(hours(1), hours(2));
    assert_eq!(usize::from(one.is_ok()) + usize::from(two.is_ok()), 1);
    let done = world.set_policy(|policy| policy.mode = VerdictMode::Automatic).await.unwrap();
    assert_eq!(done.revision, 2);
    let entries = world.stored("audit").await;
    assert_eq!(entries.len(), 2);
    assert_eq!(entries[1].get_document("before").unwrap().get_str("mode").unwrap(), "MANUAL");
    assert_eq!(entries[1].get_document("after").unwrap().get_str("mode").unwrap(), "AUTOMATIC");
    world.database.drop_all().await;
}

//! A person decides.

use contracts::{
    Actor, AdminRole, FailureCode, RefusalCode,
    catalog::Decision,
    verification::{DocumentType::*, *},
};
use docread::Document;
use kernel::{Cursor, IdentityCheckId, PageRequest};

use crate::{
    script::{card, read},
    world::{World, admin, failure, findings, moderator, refusal, refusals},
};

impl World {
    async fn issue(&self, actor: &Actor, check: IdentityCheckId) -> contracts::ServiceResult<ImageLink> {
        let command = IssueImageLink { check, side: DocumentSide::Back };
        self.verification.issue_image_link(actor, command).await
    }

    async fn open(&self, actor: &Actor, token: &str) -> contracts::ServiceResult<DocumentImage> {
        self.verification.open_image_link(actor, OpenImageLink { token: token.to_owned() }).await
    }

    async fn logged(&self, what: &str) -> usize {
        let entries = self.stored("audit").await;
        entries.iter().filter(|entry| entry.get_str("what").ok() == Some(what)).count()
    }
}

#[tokio::test]
async fn the_queue_is_oldest_first_and_does_not_shift() {
    let world = World::new().await;
    let mut waiting = Vec::new();
    for minute in [0, 5, 0, 9, 1] {
        world.clock.advance_minutes(minute);
        let number = format!("N{}", waiting.len());
        world.script.on_back(read(Document { number, ..card() }));
        let member = world.lea().await;
        waiting.push(world.shown(&member).await.id.unwrap());
    }
    let ids = |page: &kernel::Page<IdentityReviewView>| page.values().map(|v| v.id).collect::<Vec<_>>();
    let first = world.queue(PageRequest::first(2)).await;
    assert_eq!((ids(&first), first.has_next), (waiting[..2].to_vec(), true));
    world.decide(waiting[0], Decision::Approve, None).await.unwrap();
    let after = first.items.last().map(|item| item.0.clone());
    let second = world.queue(PageRequest { first: 2, after }).await;
    assert_eq!((ids(&second), second.has_next), (waiting[2..4].to_vec(), true));
    let after = second.items.last().map(|item| item.0.clone());
    let third = world.queue(PageRequest { first: 2, after }).await;
    assert_eq!((ids(&third), third.has_next), (waiting[4..].to_vec(), false));
    let page = PageRequest { first: 1, after: Some(Cursor::from("nonsense".to_owned())) };
    let refused = world.verification.identity_reviews(&moderator(), IdentityReviewQueue { page }).await;
    assert_eq!(refusals(refused), [(RefusalCode::InvalidCursor, "after".to_owned())]);
    world.database.drop_all().await;
}

#[tokio::test]
async fn a_reviewer_sees_profile_and_reading_side_by_side() {
    let world = World::new().await;
    let lea = world.lea().await;
    let check = world.shown(&lea).await.id.unwrap();
    let review = world.review(check).await.unwrap();
    assert_eq!((review.first_name.as_str(), review.last_name.as_str()), ("Léa", "Martin"));
    assert_eq!((review.attempt, review.images.len()), (1, 2));
    let reading = review.reading.unwrap();
    assert_eq!((reading.first_names.as_str(), reading.country.as_str()), ("LEA ZEPHYRINE", "FRA"));
    assert_eq!(reading.confidence_percent, 97);
    let open = world.start(&world.lea().await, IdentityCard).await.unwrap().id.unwrap();
    for unknown in [open, IdentityCheckId::generate()] {
        assert_eq!(failure(world.review(unknown).await), FailureCode::NotFound);
        let decided = world.decide(unknown, Decision::Approve, None).await;
        assert_eq!(failure(decided), FailureCode::NotFound);
    }
    world.database.drop_all().await;
}

#[tokio::test]
async fn a_yes_verifies_and_a_no_tells_why() {
    let world = World::new().await;
    let (lea, zoe) = (world.lea().await, world.member("Zoé", "Martin-Durand").await);
    let check = world.shown(&lea).await.id.unwrap();
    let approved = world.decide(check, Decision::Approve, Some("Vu")).await.unwrap();
    assert_eq!(approved.status, IdentityStatus::Verified);
    assert_eq!(world.view(&lea).await.message, None, "a yes is not explained");
    let document = Document { given_names: vec!["ZOE".to_owned()], number: "N2".to_owned(), ..card() };
    world.script.on_back(read(document));
    let check = world.shown(&zoe).await.id.unwrap();
    for reason in [None, Some("  "), Some("no")] {
        let refused = refusals(world.decide(check, Decision::Reject, reason).await);
        assert_eq!(refused, [(RefusalCode::ReasonRequired, "reason".to_owned())]);
    }
    world.decide(check, Decision::Reject, Some("Photo d'un écran")).await.unwrap();
    let view = world.view(&zoe).await;
    assert_eq!((view.status, view.message.as_deref()), (IdentityStatus::Rejected, Some("Photo d'un écran")));
    assert_eq!(findings(&view), [(FindingField::Document, FindingCode::RefusedByReviewer)]);
    assert_eq!(world.heard(&zoe).last().unwrap().message, view.message);
    assert_eq!(refusal(world.decide(check, Decision::Approve, None).await), RefusalCode::InvalidState);

    let entries = world.stored("audit").await;
    let entry = entries.iter().find(|entry| entry.get_str("what").ok() == Some("identity.reject")).unwrap();
    assert_eq!(entry.get_str("subject").unwrap(), check.to_string());
    assert_eq!(entry.get_document("before").unwrap().get_str("status").unwrap(), "MANUAL_REVIEW");
    assert_eq!(entry.get_document("after").unwrap().get_str("status").unwrap(), "REJECTED");
    world.database.drop_all().await;
}

#[tokio::test]
async fn of_two_reviewers_at_once_one_decides() {
    let world = World::new().await;
    for round in 0..5 {
        world.script.on_back(read(Document { number: format!("N{round}"), ..card() }));
        let lea = world.lea().await;
        let check = world.shown(&lea).await.id.unwrap();
        let (yes, no) = tokio::join!(
            world.decide(check, Decision::Approve, None),
            world.decide(check, Decision::Reject, Some("Illisible"))
        );
        assert_eq!(usize::from(yes.is_ok()) + usize::from(no.is_ok()), 1);
        let refused = if yes.is_ok() { no } else { yes };
        assert_eq!(refusal(refused), RefusalCode::InvalidState);
        assert_eq!(world.heard(&lea).len(), 3, "submitted, manual review, decided");
    }
    assert_eq!(world.logged("identity.approve").await + world.logged("identity.reject").await, 5);
    world.database.drop_all().await;
}

#[tokio::test]
async fn nobody_vouches_for_a_minor() {
    let world = World::with(crate::world::Setup { without_reader: true, ..Default::default() }).await;
    let young = world.lea().await;
    let profile = crate::world::profile(&young, ("Léa", "Martin"), Some("2014-01-01"));
    world.tell(&contracts::identity::AccountChanged { revision: 2, ..profile }).await;
    let check = world.shown(&young).await.id.unwrap();
    assert_eq!(refusal(world.decide(check, Decision::Approve, None).await), RefusalCode::MemberUnderAge);
    assert_eq!(world.logged("identity.approve").await, 0);
    world.database.drop_all().await;
}

#[tokio::test]
async fn a_link_shows_an_image_for_two_minutes_and_leaves_its_trace() {
    let world = World::new().await;
    let lea = world.lea().await;
    let check = world.shown(&lea).await.id.unwrap();
    let reviewer = moderator();
    let link = world.issue(&reviewer, check).await.unwrap();
    assert_eq!(link.token.len(), 43, "256 bits");
    let shown = world.open(&Actor::Anonymous, &link.token).await.unwrap();
    assert_eq!(shown.content_type, "image/jpeg");
    assert_eq!(image::load_from_memory(&shown.bytes).unwrap().height(), 430, "the back");
    world.open(&reviewer, &link.token).await.unwrap();
    for other in [&lea, &moderator(), &admin(AdminRole::Super)] {
        assert_eq!(failure(world.open(other, &link.token).await), FailureCode::NotFound);
    }
    assert_eq!(failure(world.open(&Actor::Anonymous, "guess").await), FailureCode::NotFound);
    assert_eq!(
        (world.logged("identity.image.link").await, world.logged("identity.image.open").await),
        (1, 2)
    );
    let entries = world.stored("audit").await;
    assert!(
        entries.iter().all(|entry| entry.get_str("who").unwrap() == reviewer.account().unwrap().to_string())
    );
    let stored = format!("{:?} {entries:?}", world.stored("image_links").await);
    assert!(!stored.contains(&link.token), "only the hash is kept");
    world.clock.advance_minutes(2);
    assert_eq!(failure(world.open(&reviewer, &link.token).await), FailureCode::NotFound);

    let fresh = world.issue(&reviewer, check).await.unwrap();
    world.decide(check, Decision::Reject, Some("Illisible")).await.unwrap();
    world.clock.advance_minutes(24 * 60);
    world.work().await;
    assert_eq!(failure(world.issue(&reviewer, check).await), FailureCode::NotFound, "the images are gone");
    assert_eq!(failure(world.open(&reviewer, &fresh.token).await), FailureCode::NotFound);
    world.database.drop_all().await;
}

//! The review queues and the decisions.

use bson::doc;
use contracts::{AdminRole, FailureCode, RefusalCode, catalog::*};
use kernel::{Cursor, OfferId, PageRequest, PartnerId};

use crate::{
    people::{admin, draft, failure, moderator, refusals},
    world::World,
};

async fn queue(
    world: &World,
    kind: ReviewKind,
    first: u32,
    after: Option<Cursor>,
) -> kernel::Page<ReviewItem> {
    let query = ReviewQueueQuery { kind, page: PageRequest { first, after } };
    world.catalog.review_queue(&moderator(), query).await.unwrap()
}

fn ids(page: &kernel::Page<ReviewItem>) -> Vec<String> {
    let id = |item: &ReviewItem| match item {
        ReviewItem::Partner(partner) => partner.id.to_string(),
        ReviewItem::Offer(offer) => offer.id.to_string(),
    };
    page.values().map(id).collect()
}

#[tokio::test]
async fn the_queue_is_oldest_first_and_does_not_shift() {
    let world = World::new().await;
    let mut waiting = Vec::new();
    for minute in [0, 5, 5, 9] {
        world.clock.advance_minutes(minute);
        waiting.push(world.pending(PartnerType::Bar).await.id.to_string());
    }
    // The two of one minute are told apart by id.
    waiting[1..3].sort_unstable();
    let first = queue(&world, ReviewKind::Partner, 2, None).await;
    assert_eq!((ids(&first), first.has_next), (waiting[..2].to_vec(), true));
    // Decided and new ones move no page.
    let subject = ReviewSubject::Partner(waiting[0].parse().unwrap());
    world.decide(subject, Decision::Approve).await.unwrap();
    world.clock.advance_minutes(1);
    waiting.push(world.pending(PartnerType::Culture).await.id.to_string());
    let second = queue(&world, ReviewKind::Partner, 2, first.items.last().map(|item| item.0.clone())).await;
    assert_eq!(ids(&second), waiting[2..4]);
    let third = queue(&world, ReviewKind::Partner, 2, second.items.last().map(|item| item.0.clone())).await;
    assert_eq!((ids(&third), third.has_next), (waiting[4..].to_vec(), false));
    world.end().await;
}

#[tokio::test]
async fn offers_wait_in_the_order_of_their_last_submission() {
    let world = World::new().await;
    let company = world.active(PartnerType::Bar).await;
    let venue = world.venue(&company).await.id;
    let mut waiting = Vec::new();
    for _ in 0..3 {
        let offer = world.write(&company, draft(venue)).await;
        waiting.push(offer.id);
    }
    for id in waiting.iter().rev() {
        world.clock.advance_minutes(1);
        world.step(&company, *id, OfferStep::Submit).await.unwrap();
    }
    world.decide(ReviewSubject::Offer(waiting[2]), Decision::Reject).await.unwrap();
    world.clock.advance_minutes(1);
    world.step(&company, waiting[2], OfferStep::Submit).await.unwrap();
    let expected = [waiting[1], waiting[0], waiting[2]].map(|id| id.to_string());
    assert_eq!(ids(&queue(&world, ReviewKind::Offer, 10, None).await), expected);
    let wrong_kind = queue(&world, ReviewKind::Offer, 1, None).await.items[0].0.clone();
    for cursor in [wrong_kind, Cursor::from("nonsense".to_owned())] {
        let page = PageRequest { first: 1, after: Some(cursor) };
        let query = ReviewQueueQuery { kind: ReviewKind::Partner, page };
        let refused = world.catalog.review_queue(&moderator(), query).await;
        assert_eq!(refusals(refused), [(RefusalCode::InvalidCursor, "after".to_owned())]);
    }
    world.end().await;
}

#[tokio::test]
async fn of_two_administrators_at_once_one_decides() {
    let world = World::new().await;
    let company = world.pending(PartnerType::Bar).await;
    let subject = ReviewSubject::Partner(company.id);
    let decide = |decision| world.decide(subject, decision);
    let (one, two) = tokio::join!(decide(Decision::Approve), decide(Decision::Reject));
    assert_eq!(usize::from(one.is_ok()) + usize::from(two.is_ok()), 1);
    let refused = if one.is_ok() { two } else { one };
    assert_eq!(refusals(refused), [(RefusalCode::InvalidState, String::new())]);
    let entries = world.documents("audit").count_documents(doc! { "subject": company.id }).await.unwrap();
    assert_eq!(entries, 1);
    world.end().await;
}

#[tokio::test]
async fn every_decision_is_in_the_audit_log() {
    let world = World::new().await;
    let (company, _, offer) = world.bar().await;
    let who = moderator();
    let command = SuspendPartner { id: company.id, suspended: true, reason: "Plaintes".to_owned() };
    world.catalog.suspend_partner(&who, command).await.unwrap();
    let audit = world.documents("audit");
    let entry = audit.find_one(doc! { "what": "partner.suspend" }).await.unwrap().unwrap();
    assert_eq!(entry.get_str("who").unwrap(), who.account().unwrap().to_string());
    assert_eq!(entry.get_str("subject").unwrap(), company.id.to_string());
    assert_eq!(entry.get_str("reason").unwrap(), "Plaintes");
    assert_eq!(entry.get_document("before").unwrap().get_str("status").unwrap(), "ACTIVE");
    assert_eq!(entry.get_document("after").unwrap().get_str("status").unwrap(), "SUSPENDED");
    assert_eq!(entry.get_datetime("at").unwrap().timestamp_millis(), world.now().as_millis());
    let approved =
        audit.find_one(doc! { "what": "offer.approve", "subject": offer.id }).await.unwrap().unwrap();
    assert_eq!(approved.get_document("after").unwrap().get_str("title").unwrap(), "Cocktails à deux");

    // What is refused leaves no entry.
    let before = audit.count_documents(doc! {}).await.unwrap();
    refusals(world.suspend(&company, true).await);
    refusals(world.decide(ReviewSubject::Offer(offer.id), Decision::Approve).await);
    assert_eq!(audit.count_documents(doc! {}).await.unwrap(), before);
    world.end().await;
}

#[tokio::test]
async fn a_decision_needs_a_reason_a_subject_and_an_active_partner() {
    let world = World::new().await;
    let company = world.active(PartnerType::Bar).await;
    let venue = world.venue(&company).await.id;
    let offer = world.write(&company, draft(venue)).await;
    let subject = ReviewSubject::Offer(offer.id);
    assert_eq!(refusals(world.decide(subject, Decision::Approve).await)[0].0, RefusalCode::InvalidState);
    world.step(&company, offer.id, OfferStep::Submit).await.unwrap();
    for reason in [None, Some(" no ".to_owned())] {
        let command = DecideReview { subject, decision: Decision::Reject, reason };
        let refused = world.catalog.decide_review(&moderator(), command).await;
        assert_eq!(refusals(refused), [(RefusalCode::ReasonRequired, "reason".to_owned())]);
    }
    let command = SuspendPartner { id: company.id, suspended: true, reason: String::new() };
    let refused = world.catalog.suspend_partner(&moderator(), command).await;
    assert_eq!(refusals(refused), [(RefusalCode::ReasonRequired, "reason".to_owned())]);

    world.suspend(&company, true).await.unwrap();
    let refused = world.decide(subject, Decision::Approve).await;
    assert_eq!(refusals(refused), [(RefusalCode::PartnerNotActive, String::new())]);
    for unknown in [ReviewSubject::Offer(OfferId::generate()), ReviewSubject::Partner(PartnerId::generate())]
    {
        assert_eq!(failure(world.decide(unknown, Decision::Approve).await), FailureCode::NotFound);
    }
    let query = ReviewQueueQuery { kind: ReviewKind::Offer, page: PageRequest::first(1) };
    let looked = world.catalog.review_queue(&admin(AdminRole::Support), query).await;
    assert_eq!(failure(looked), FailureCode::Forbidden);
    world.end().await;
}

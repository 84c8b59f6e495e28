//! Who may do what.

use contracts::{Actor, AdminRole, FailureCode, catalog::*};
use kernel::PageRequest;

use crate::{
    people::{admin, bastille, cancel, draft, evening, failure, member, moderator},
    world::World,
};

/// Tries every change; what each answers.
async fn try_changes(world: &World, actor: &Actor, facts: &OutingFacts) -> Vec<FailureCode> {
    let (catalog, offer) = (&world.catalog, facts.offer.id);
    let update = UpdateOffer { id: offer, draft: draft(facts.venue.id) };
    let step = MoveOffer { id: offer, step: OfferStep::Pause };
    vec![
        failure(catalog.update_offer(actor, update).await),
        failure(catalog.move_offer(actor, step).await),
        failure(catalog.schedule_outing(actor, evening(&facts.offer, 5)).await),
        failure(catalog.cancel_outing(actor, cancel(facts.outing.id)).await),
    ]
}

/// Tries everything that Yousoon's staff alone may do.
async fn try_decisions(world: &World, actor: &Actor, facts: &OutingFacts) -> Vec<FailureCode> {
    let (subject, decision) = (ReviewSubject::Offer(facts.offer.id), Decision::Approve);
    let decide = DecideReview { subject, decision, reason: None };
    let suspend = SuspendPartner { id: facts.offer.partner, suspended: true, reason: "Plaintes".to_owned() };
    let look = ReviewQueueQuery { kind: ReviewKind::Offer, page: PageRequest::first(1) };
    vec![
        failure(world.catalog.decide_review(actor, decide).await),
        failure(world.catalog.suspend_partner(actor, suspend).await),
        failure(world.catalog.review_queue(actor, look).await),
    ]
}

#[tokio::test]
async fn another_partner_s_staff_finds_nothing() {
    let world = World::new().await;
    let (company, venue, offer) = world.bar().await;
    let facts = world.plan(&company, &offer, 2).await.unwrap();
    let other = world.active(PartnerType::Bar).await;
    world.venue(&other).await;
    assert_eq!(try_changes(&world, &other.owner, &facts).await, [FailureCode::NotFound; 4]);
    assert_eq!(world.catalog.offer(&other.owner, offer.id).await.unwrap(), None);
    assert_eq!(world.catalog.venue(&other.owner, venue.id).await.unwrap(), None);
    assert!(world.outings(&other).await.is_empty());
    let unchanged = world.read(&company, offer.id).await;
    assert_eq!(unchanged, offer);
    world.end().await;
}

#[tokio::test]
async fn the_door_looks_and_changes_nothing() {
    let world = World::new().await;
    let (company, venue, offer) = world.bar().await;
    let facts = world.plan(&company, &offer, 2).await.unwrap();
    let door = &company.door;
    assert_eq!(try_changes(&world, door, &facts).await, [FailureCode::Forbidden; 4]);
    assert_eq!(failure(world.catalog.create_venue(door, bastille()).await), FailureCode::Forbidden);
    assert_eq!(failure(world.catalog.create_offer(door, draft(venue.id)).await), FailureCode::Forbidden);
    for not_owner in [door, &company.manager] {
        let command = ResubmitPartner { company_name: "Autre".to_owned() };
        let refused = world.catalog.resubmit_partner(not_owner, command).await;
        assert_eq!(failure(refused), FailureCode::Forbidden);
    }
    assert!(world.catalog.offer(door, offer.id).await.unwrap().is_some());
    world.end().await;
}

#[tokio::test]
async fn decisions_are_yousoon_s_and_changes_the_partner_s() {
    let world = World::new().await;
    let (company, venue, offer) = world.bar().await;
    let facts = world.plan(&company, &offer, 2).await.unwrap();
    for actor in [&company.owner, &member(), &admin(AdminRole::Support)] {
        assert_eq!(try_decisions(&world, actor, &facts).await, [FailureCode::Forbidden; 3]);
    }
    assert_eq!(try_decisions(&world, &Actor::Anonymous, &facts).await, [FailureCode::Unauthenticated; 3]);
    for actor in [&member(), &moderator()] {
        assert_eq!(try_changes(&world, actor, &facts).await, [FailureCode::Forbidden; 4]);
        let list = PartnerList { page: PageRequest::first(1) };
        assert_eq!(failure(world.catalog.my_venues(actor, list).await), FailureCode::Forbidden);
        let offers = PartnerOffers { statuses: vec![], page: PageRequest::first(5) };
        assert_eq!(failure(world.catalog.my_offers(actor, offers).await), FailureCode::Forbidden);
        assert_eq!(failure(world.catalog.my_partner(actor).await), FailureCode::Forbidden);
    }
    assert_eq!(try_changes(&world, &Actor::Anonymous, &facts).await, [FailureCode::Unauthenticated; 4]);
    // Drafts and venues: Yousoon sees all of them, the public none here.
    for (actor, sees) in [(admin(AdminRole::Support), true), (member(), false), (Actor::Anonymous, false)] {
        assert_eq!(world.catalog.offer(&actor, offer.id).await.unwrap().is_some(), sees);
        assert_eq!(world.catalog.venue(&actor, venue.id).await.unwrap().is_some(), sees);
    }
    world.end().await;
}

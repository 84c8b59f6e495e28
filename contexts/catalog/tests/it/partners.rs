//! The life of a partner.

use contracts::{RefusalCode, catalog::*};
use kernel::PageRequest;

use crate::{
    people::{Company, bastille, draft, evening, refusals},
    world::World,
};

#[tokio::test]
async fn a_partner_signs_up_is_rejected_resubmits_and_becomes_active() {
    let world = World::new().await;
    let company = world.signed_up(PartnerType::Bar).await;
    let status = async || world.catalog.my_partner(&company.door).await.unwrap().status;
    assert_eq!(status().await, PartnerStatus::Draft);

    world.deliver(&company.confirmation()).await.unwrap();
    assert_eq!(status().await, PartnerStatus::PendingReview);

    world.decide(ReviewSubject::Partner(company.id), Decision::Reject).await.unwrap();
    let rejected = world.catalog.my_partner(&company.owner).await.unwrap();
    assert_eq!(rejected.status, PartnerStatus::Rejected);
    assert_eq!(rejected.reason.as_deref(), Some("Le Kbis manque."));
    let refused = world.catalog.create_venue(&company.manager, bastille()).await;
    assert_eq!(refusals(refused), [(RefusalCode::PartnerNotActive, String::new())]);

    let again = ResubmitPartner { company_name: " Le  Comptoir SAS ".to_owned() };
    let pending = world.catalog.resubmit_partner(&company.owner, again.clone()).await.unwrap();
    assert_eq!((pending.status, pending.reason), (PartnerStatus::PendingReview, None));
    assert_eq!(pending.name, "Le Comptoir SAS");
    let twice = world.catalog.resubmit_partner(&company.owner, again).await;
    assert_eq!(refusals(twice)[0].0, RefusalCode::InvalidState);

    world.decide(ReviewSubject::Partner(company.id), Decision::Approve).await.unwrap();
    assert_eq!(status().await, PartnerStatus::Active);
    let told: Vec<_> = world.heard.lock().partners.iter().map(|event| event.partner.status).collect();
    use PartnerStatus::{Active, Draft, PendingReview, Rejected};
    assert_eq!(told, [Draft, PendingReview, Rejected, PendingReview, Active]);
    world.end().await;
}

#[tokio::test]
async fn a_confirmation_that_overtakes_its_sign_up_comes_again() {
    let world = World::new().await;
    let company = Company::new();
    assert!(world.deliver(&company.confirmation()).await.is_err());
    world.deliver(&company.sign_up(PartnerType::Culture)).await.unwrap();
    world.deliver(&company.confirmation()).await.unwrap();
    let partner = world.catalog.my_partner(&company.owner).await.unwrap();
    assert_eq!(partner.status, PartnerStatus::PendingReview);

    // Late copies of both change nothing.
    world.deliver(&company.sign_up(PartnerType::Bar)).await.unwrap();
    world.deliver(&company.confirmation()).await.unwrap();
    assert_eq!(world.catalog.my_partner(&company.owner).await.unwrap(), partner);
    world.end().await;
}

#[tokio::test]
async fn the_same_event_twice_is_taken_once() {
    let world = World::new().await;
    let company = Company::new();
    let event = contracts::EventEnvelope::wrap(&company.sign_up(PartnerType::Bar), world.now()).unwrap();
    let (first, second) = tokio::join!(world.bus.deliver(&event), world.bus.deliver(&event));
    first.unwrap();
    second.unwrap();
    assert_eq!(world.heard.lock().partners.len(), 1);
    world.end().await;
}

#[tokio::test]
async fn a_new_name_reaches_offers_and_venues() {
    let world = World::new().await;
    let company = world.pending(PartnerType::Bar).await;
    let venue = world.venue(&company).await;
    let offer = world.write(&company, draft(venue.id)).await;
    world.decide(ReviewSubject::Partner(company.id), Decision::Reject).await.unwrap();
    let again = ResubmitPartner { company_name: "Autre nom".to_owned() };
    world.catalog.resubmit_partner(&company.owner, again).await.unwrap();

    let offer = world.read(&company, offer.id).await;
    assert_eq!((offer.partner_name.as_str(), offer.revision), ("Autre nom", 2));
    let venue = world.catalog.venue(&company.manager, venue.id).await.unwrap().unwrap();
    assert_eq!((venue.partner_name.as_str(), venue.revision), ("Autre nom", 2));
    world.end().await;
}

#[tokio::test]
async fn everything_of_a_suspended_partner_stops_and_comes_back() {
    let world = World::new().await;
    let (company, venue, offer) = world.bar().await;
    let second = world.write(&company, draft(venue.id)).await;
    world.heard.lock().offers.clear();

    let suspended = world.suspend(&company, true).await.unwrap();
    assert_eq!(suspended.status, PartnerStatus::Suspended);
    assert_eq!(suspended.reason.as_deref(), Some("Plaintes répétées."));
    assert_eq!(refusals(world.suspend(&company, true).await)[0].0, RefusalCode::InvalidState);
    {
        let mut heard = world.heard.lock();
        heard.offers.sort_by_key(|event| event.offer.id);
        let told: Vec<_> = heard.offers.iter().map(|e| (e.offer.id, e.bookable, e.status_changed)).collect();
        assert_eq!(told, [(offer.id, false, false), (second.id, false, false)]);
        assert_eq!(heard.offers[0].offer.revision, offer.revision + 1);
        heard.offers.clear();
    }
    let manager = &company.manager;
    let not_active = [(RefusalCode::PartnerNotActive, String::new())];
    let planned = world.catalog.schedule_outing(manager, evening(&offer, 2)).await;
    assert_eq!(refusals(planned), not_active);
    assert_eq!(refusals(world.catalog.create_venue(manager, bastille()).await), not_active);
    assert_eq!(refusals(world.catalog.create_offer(manager, draft(venue.id)).await), not_active);
    assert_eq!(refusals(world.step(&company, second.id, OfferStep::Submit).await), not_active);

    world.suspend(&company, false).await.unwrap();
    let told: Vec<_> = world.heard.lock().partners.iter().map(|e| (e.was, e.partner.status)).collect();
    use PartnerStatus::{Active, Draft, PendingReview, Suspended};
    let moves = [(Draft, PendingReview), (PendingReview, Active), (Active, Suspended), (Suspended, Active)];
    assert_eq!(told[0], (None, Draft), "new");
    assert_eq!(told[1..], moves.map(|(was, is)| (Some(was), is)));
    let bookable = |id| world.heard.lock().offers.iter().any(|e| e.offer.id == id && e.bookable);
    assert!(bookable(offer.id));
    assert!(!bookable(second.id));
    world.catalog.schedule_outing(manager, evening(&offer, 2)).await.unwrap();
    world.end().await;
}

#[tokio::test]
async fn an_offer_changed_during_a_suspension_ends_up_not_bookable() {
    let world = World::new().await;
    let (company, venue, offer) = world.bar().await;
    let edit = |title: &str| UpdateOffer {
        id: offer.id,
        draft: OfferDraft { title: title.to_owned(), ..draft(venue.id) },
    };
    let edits = async {
        for title in ["un", "deux", "trois", "quatre"] {
            // Refused once the partner is suspended.
            drop(world.catalog.update_offer(&company.manager, edit(title)).await);
        }
    };
    let ((), suspended) = tokio::join!(edits, world.suspend(&company, true));
    suspended.unwrap();
    let last = {
        let heard = world.heard.lock();
        heard.offers.iter().max_by_key(|event| event.offer.revision).cloned().unwrap()
    };
    assert!(!last.bookable);
    let stored = world.read(&company, offer.id).await;
    assert_eq!(stored, last.offer, "the last event tells what is stored");
    let revisions: std::collections::HashSet<_> =
        world.heard.lock().offers.iter().map(|event| event.offer.revision).collect();
    assert_eq!(revisions.len(), world.heard.lock().offers.len(), "no revision was given twice");
    world.end().await;
}

#[tokio::test]
async fn approving_an_offer_and_suspending_its_partner_at_once_never_leaves_it_bookable() {
    let world = World::new().await;
    let company = world.active(PartnerType::Bar).await;
    let venue = world.venue(&company).await;
    for round in 0..20 {
        let offer = world.write(&company, draft(venue.id)).await;
        world.step(&company, offer.id, OfferStep::Submit).await.unwrap();
        // As if it had been written while the partner was about to become active: the suspension does not
        // find it, only the collision on the partner keeps the two apart.
        let stale = bson::doc! { "$set": { "partner_active": false } };
        world.documents("offers").update_one(bson::doc! { "_id": offer.id }, stale).await.unwrap();
        let suspend = async {
            // A little later each round, through all the steps of the approval.
            for _ in 0..round {
                world.catalog.ping().await.unwrap();
            }
            world.suspend(&company, true).await.unwrap();
        };
        let (approved, ()) =
            tokio::join!(world.decide(ReviewSubject::Offer(offer.id), Decision::Approve), suspend);
        let stored = world.stored_offer(offer.id).await;
        let active = stored.get_bool("partner_active").unwrap();
        assert!(!active, "round {round}: {:?}", approved.is_ok());
        world.suspend(&company, false).await.unwrap();
    }
    world.end().await;
}

#[tokio::test]
async fn venues_are_listed_by_name_in_pages() {
    let world = World::new().await;
    let company = world.active(PartnerType::Bar).await;
    for name in ["zinc", "Bar à vin", "abri", "Zénith", "Comptoir"] {
        let command = CreateVenue { name: name.to_owned(), ..bastille() };
        world.catalog.create_venue(&company.manager, command).await.unwrap();
    }
    let mut names = Vec::new();
    let mut page = PageRequest::first(2);
    loop {
        let found = world.catalog.my_venues(&company.door, PartnerList { page: page.clone() }).await.unwrap();
        names.extend(found.values().map(|venue| venue.name.clone()));
        if !found.has_next {
            break;
        }
        page.after = found.items.last().map(|(cursor, _)| cursor.clone());
    }
    assert_eq!(names, ["abri", "Bar à vin", "Comptoir", "zinc", "Zénith"]);
    world.end().await;
}

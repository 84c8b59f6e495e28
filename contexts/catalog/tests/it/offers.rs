//! The life of an offer.

use contracts::{RefusalCode, catalog::*};
use kernel::{PageRequest, Timestamp};
use platform::Tasks;

use crate::{
    people::{draft, happy_hour, refusals},
    world::{NOW, World},
};

fn now() -> Timestamp {
    NOW.parse().unwrap()
}

#[tokio::test]
async fn a_rejected_offer_is_corrected_and_submitted_again() {
    let world = World::new().await;
    let company = world.active(PartnerType::Bar).await;
    let venue = world.venue(&company).await.id;
    let id = world.write(&company, draft(venue)).await.id;
    let submit = || world.step(&company, id, OfferStep::Submit);
    assert_eq!(submit().await.unwrap().status, OfferStatus::PendingReview);
    assert_eq!(refusals(submit().await)[0].0, RefusalCode::InvalidState);
    world.decide(ReviewSubject::Offer(id), Decision::Reject).await.unwrap();
    assert_eq!(world.read(&company, id).await.reason.as_deref(), Some("Le Kbis manque."));
    let better = OfferDraft { title: "Mieux".to_owned(), ..draft(venue) };
    let edited = world.edit(&company, id, better).await.unwrap();
    assert_eq!((edited.status, edited.title.as_str()), (OfferStatus::Rejected, "Mieux"));
    let again = submit().await.unwrap();
    assert_eq!((again.status, again.reason), (OfferStatus::PendingReview, None));
    let told: Vec<_> =
        world.heard.lock().offers.iter().map(|e| (e.offer.revision, e.status_changed)).collect();
    assert_eq!(told, [(1, true), (2, true), (3, true), (4, false), (5, true)]);
    world.end().await;
}

#[tokio::test]
async fn a_published_offer_is_paused_resumed_and_archived_for_good() {
    let world = World::new().await;
    let (company, venue, offer) = world.bar().await;
    world.heard.lock().offers.clear();
    let step = |step| world.step(&company, offer.id, step);
    assert_eq!(step(OfferStep::Pause).await.unwrap().status, OfferStatus::Paused);
    assert_eq!(step(OfferStep::Resume).await.unwrap().status, OfferStatus::Published);
    assert_eq!(step(OfferStep::Archive).await.unwrap().status, OfferStatus::Archived);
    let edited = world.edit(&company, offer.id, draft(venue.id)).await;
    assert_eq!(refusals(edited), [(RefusalCode::InvalidState, String::new())]);
    for any in [OfferStep::Submit, OfferStep::Pause, OfferStep::Resume, OfferStep::Archive] {
        assert_eq!(refusals(step(any).await)[0].0, RefusalCode::InvalidState);
    }
    {
        let told = &world.heard.lock().offers;
        assert_eq!(told.iter().map(|event| event.bookable).collect::<Vec<_>>(), [false, true, false]);
        assert!(told.iter().all(|event| event.status_changed));
        let before: Vec<_> = told.iter().map(|event| event.was.unwrap()).collect();
        assert_eq!(before, [OfferStatus::Published, OfferStatus::Paused, OfferStatus::Published]);
        assert_eq!(told[0].owner, company.owner.account().unwrap());
    }
    world.end().await;
}

#[tokio::test]
async fn new_price_terms_go_back_to_review_and_new_texts_do_not() {
    let world = World::new().await;
    let (company, venue, offer) = world.bar().await;
    let edit = async |draft| {
        let command = UpdateOffer { id: offer.id, draft };
        world.catalog.update_offer(&company.manager, command).await.unwrap().status
    };
    let title = OfferDraft { title: "Autre".to_owned(), ..draft(venue.id) };
    assert_eq!(edit(title).await, OfferStatus::Published);
    let price = OfferDraft { terms: happy_hour(1000), ..draft(venue.id) };
    assert_eq!(edit(price.clone()).await, OfferStatus::PendingReview);
    let last = world.heard.lock().offers.last().cloned().unwrap();
    assert!(last.status_changed && !last.bookable);
    assert_eq!(last.was, Some(OfferStatus::Published));
    assert_eq!(edit(OfferDraft { tiers: vec![], ..price.clone() }).await, OfferStatus::PendingReview);

    world.decide(ReviewSubject::Offer(offer.id), Decision::Approve).await.unwrap();
    world.step(&company, offer.id, OfferStep::Pause).await.unwrap();
    let title = OfferDraft { title: "Encore".to_owned(), tiers: vec![], ..price.clone() };
    assert_eq!(edit(title).await, OfferStatus::Paused);
    assert_eq!(edit(price).await, OfferStatus::PendingReview);
    world.end().await;
}

#[tokio::test]
async fn an_offer_expires_with_its_validity() {
    let world = World::new().await;
    let company = world.active(PartnerType::Bar).await;
    let venue = world.venue(&company).await;
    let until = Some(now().plus_days(10));
    let valid = OfferDraft { valid_until: until, ..draft(venue.id) };
    let published = world.published(&company, valid.clone()).await;
    let draft = world.catalog.create_offer(&company.manager, valid).await.unwrap();
    let endless = world.published(&company, crate::people::draft(venue.id)).await;
    world.clock.set(now().plus_days(10));
    assert_eq!(
        refusals(world.step(&company, draft.id, OfferStep::Submit).await),
        [(RefusalCode::DateInPast, "validity.until".to_owned())]
    );

    let tasks = Tasks::default();
    world.catalog.start(&tasks);
    let status = async |id| world.read(&company, id).await.status;
    testkit::eventually("the offer expires", || async {
        (status(published.id).await == OfferStatus::Expired).then_some(())
    })
    .await;
    assert_eq!(status(draft.id).await, OfferStatus::Draft);
    assert_eq!(status(endless.id).await, OfferStatus::Published);
    // It is told right after it is so, and older news may be told again meanwhile.
    let told = testkit::eventually("it is told", || async {
        let heard = world.heard.lock();
        heard.offers.iter().find(|event| event.offer.status == OfferStatus::Expired).cloned()
    })
    .await;
    assert_eq!((told.offer.id, told.bookable, told.status_changed), (published.id, false, true));
    assert_eq!(told.was, Some(OfferStatus::Published));
    let refused = world.step(&company, published.id, OfferStep::Resume).await;
    assert_eq!(refusals(refused)[0].0, RefusalCode::InvalidState);
    drop(tasks);
    world.end().await;
}

#[tokio::test]
async fn offers_are_listed_newest_first_and_a_page_does_not_shift() {
    let world = World::new().await;
    let company = world.active(PartnerType::Bar).await;
    let venue = world.venue(&company).await.id;
    let write = async |title: &str| {
        world.clock.advance_minutes(1);
        let command = OfferDraft { title: title.to_owned(), ..draft(venue) };
        world.catalog.create_offer(&company.manager, command).await.unwrap();
    };
    for title in ["a", "b", "c", "d"] {
        write(title).await;
    }
    let list = async |page| {
        world.catalog.my_offers(&company.manager, PartnerOffers { statuses: vec![], page }).await.unwrap()
    };
    let titles =
        |page: &kernel::Page<OfferView>| page.values().map(|offer| offer.title.clone()).collect::<Vec<_>>();
    let first = list(PageRequest::first(2)).await;
    assert_eq!((titles(&first), first.has_next), (vec!["d".to_owned(), "c".to_owned()], true));
    write("e").await;
    let second = list(PageRequest { first: 2, after: first.items.last().map(|item| item.0.clone()) }).await;
    assert_eq!((titles(&second), second.has_next), (vec!["b".to_owned(), "a".to_owned()], false));
    world.end().await;
}

#[tokio::test]
async fn offers_are_listed_by_where_they_stand() {
    use OfferStatus::{Archived, Draft, PendingReview, Published};
    let world = World::new().await;
    let (company, venue, published) = world.bar().await;
    let mut written = Vec::new();
    for _ in 0..5 {
        world.clock.advance_minutes(1);
        written.push(world.write(&company, draft(venue.id)).await.id);
    }
    world.step(&company, written[1], OfferStep::Submit).await.unwrap();
    world.step(&company, written[4], OfferStep::Archive).await.unwrap();
    let list = async |statuses: &[OfferStatus], page: PageRequest| {
        let query = PartnerOffers { statuses: statuses.to_vec(), page };
        world.catalog.my_offers(&company.manager, query).await.unwrap()
    };
    let ids = |page: &kernel::Page<OfferView>| page.values().map(|offer| offer.id).collect::<Vec<_>>();
    let all = |statuses| list(statuses, PageRequest::first(100));
    assert_eq!(ids(&all(&[Draft]).await), [written[3], written[2], written[0]]);
    assert_eq!(ids(&all(&[Archived, Published, Archived]).await), [written[4], published.id]);
    let open = &[Draft, PendingReview];
    let first = list(open, PageRequest::first(2)).await;
    assert_eq!((ids(&first), first.has_next), (vec![written[3], written[2]], true));
    let after = first.items.last().map(|item| item.0.clone());
    let rest = list(open, PageRequest { first: 2, after }).await;
    assert_eq!((ids(&rest), rest.has_next), (vec![written[1], written[0]], false));
    world.end().await;
}

#[tokio::test]
async fn a_paused_offer_plans_nothing() {
    let world = World::new().await;
    let (company, _, offer) = world.bar().await;
    world.step(&company, offer.id, OfferStep::Pause).await.unwrap();
    let refused = world.plan(&company, &offer, 2).await;
    assert_eq!(refusals(refused), [(RefusalCode::OfferNotPublished, String::new())]);
    world.end().await;
}

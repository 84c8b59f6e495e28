//! Photos of venues and offers: the partner's own, in its order, gone everywhere once they are deleted.

use contracts::{RefusalCode, catalog::*, media::PhotoDeleted};
use kernel::PhotoId;

use crate::{
    people::{Company, bastille, draft, refusals, stored},
    world::World,
};

impl World {
    /// A photo that media has told of.
    async fn photo(&self, company: &Company) -> PhotoId {
        let event = stored(company);
        self.deliver(&event).await.unwrap();
        event.photo.id
    }

    async fn venue_with(&self, company: &Company, photos: &[PhotoId]) -> contracts::ServiceResult<VenueView> {
        let command = CreateVenue { photos: photos.to_vec(), ..bastille() };
        self.catalog.create_venue(&company.manager, command).await
    }

    async fn deleted(&self, company: &Company, id: PhotoId) {
        self.deliver(&PhotoDeleted { id, partner: company.id }).await.unwrap();
    }
}

fn ids(photos: &[contracts::media::Photo]) -> Vec<PhotoId> {
    photos.iter().map(|photo| photo.id).collect()
}

#[tokio::test]
async fn photos_keep_their_order_and_travel_with_the_events() {
    let world = World::new().await;
    let company = world.active(PartnerType::Bar).await;
    let (first, second) = (world.photo(&company).await, world.photo(&company).await);
    let venue = world.venue_with(&company, &[second, first, second]).await.unwrap();
    assert_eq!(ids(&venue.photos), [second, first]);
    let heard = world.heard.lock().venues.last().unwrap().venue.clone();
    assert_eq!((heard.photos.len(), heard.photos[0].alt.as_str()), (2, "Le comptoir"));
    let written = OfferDraft { photos: vec![first], ..draft(venue.id) };
    let offer = world.published(&company, written.clone()).await;
    let facts = world.plan(&company, &offer, 2).await.unwrap();
    assert_eq!((ids(&facts.offer.photos), ids(&facts.venue.photos)), (vec![first], vec![second, first]));
    let other = OfferDraft { photos: vec![second, first], ..written };
    let edited = world.edit(&company, offer.id, other).await.unwrap();
    assert_eq!((edited.status, ids(&edited.photos)), (OfferStatus::Published, vec![second, first]));
    world.end().await;
}

#[tokio::test]
async fn nobody_shows_what_is_not_theirs_or_gone() {
    let world = World::new().await;
    let (company, other) = (world.active(PartnerType::Bar).await, world.active(PartnerType::Bar).await);
    let (own, stolen, gone) =
        (world.photo(&company).await, world.photo(&other).await, world.photo(&company).await);
    world.deleted(&company, gone).await;
    for photo in [stolen, gone, PhotoId::generate()] {
        let refused = refusals(world.venue_with(&company, &[own, photo]).await);
        assert_eq!(refused, [(RefusalCode::PhotoUnknown, "photoIds.1".to_owned())]);
    }
    let venue = world.venue(&company).await;
    let written = OfferDraft { photos: vec![stolen], ..draft(venue.id) };
    let refused = refusals(world.catalog.create_offer(&company.manager, written).await);
    assert_eq!(refused, [(RefusalCode::PhotoUnknown, "photoIds.0".to_owned())]);
    world.end().await;
}

#[tokio::test]
async fn a_deleted_photo_leaves_venues_and_offers() {
    let world = World::new().await;
    let company = world.active(PartnerType::Bar).await;
    let (kept, gone) = (world.photo(&company).await, world.photo(&company).await);
    let venue = world.venue_with(&company, &[gone, kept]).await.unwrap();
    let offer = world.published(&company, OfferDraft { photos: vec![gone], ..draft(venue.id) }).await;
    world.deleted(&company, gone).await;
    world.deleted(&company, gone).await;
    let read = world.catalog.venue(&company.manager, venue.id).await.unwrap().unwrap();
    assert_eq!((ids(&read.photos), read.revision), (vec![kept], venue.revision + 1));
    let read = world.read(&company, offer.id).await;
    assert_eq!((read.photos.len(), read.status), (0, OfferStatus::Published));
    assert_eq!(world.heard.lock().venues.last().unwrap().venue.photos.len(), 1);
    assert_eq!(world.heard.lock().offers.last().unwrap().offer.photos.len(), 0);
    world.end().await;
}

#[tokio::test]
async fn a_deletion_that_comes_first_counts() {
    let world = World::new().await;
    let company = world.active(PartnerType::Bar).await;
    let event = stored(&company);
    world.deleted(&company, event.photo.id).await;
    world.deliver(&event).await.unwrap();
    let refused = refusals(world.venue_with(&company, &[event.photo.id]).await);
    assert_eq!(refused, [(RefusalCode::PhotoUnknown, "photoIds.0".to_owned())]);
    world.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn attaching_and_deleting_at_once_leave_no_deleted_photo_shown() {
    let world = World::new().await;
    let company = world.active(PartnerType::Bar).await;
    for _ in 0..10 {
        let photo = world.photo(&company).await;
        let photos = [photo];
        let (attached, ()) =
            tokio::join!(world.venue_with(&company, &photos), world.deleted(&company, photo));
        if let Ok(venue) = attached {
            let read = world.catalog.venue(&company.manager, venue.id).await.unwrap().unwrap();
            assert!(read.photos.is_empty(), "attached first, and then taken away");
        }
    }
    world.end().await;
}

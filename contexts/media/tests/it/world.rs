//! A context of its own for each test: the catalog speaks through the bus.

use std::sync::Arc;

use bson::{Document, doc};
use contracts::{
    Actor, Event, EventEnvelope, RefusalCode, ServiceError, ServiceResult, StaffActor, StaffRole,
    catalog::{OfferChanged, VenueChanged},
    media::*,
};
use image::{Rgb, RgbImage, codecs::jpeg::JpegEncoder};
use kernel::{AccountId, Clock, PartnerId, PhotoId, SessionId};
use media::{Deps, Media};
use parking_lot::Mutex;
use platform::{
    Bus,
    blobs::Blobs,
    store::{StoreDeps, collect},
};
use testkit::{FakeClock, TestDatabase, builders};

/// Later than the real present, so that the database's own clock removes nothing.
pub const START: &str = "2031-03-01T10:00:00Z";

/// One running context.
pub struct World {
    pub database: TestDatabase,
    pub clock: FakeClock,
    pub media: Media,
    pub blobs: Blobs,
    store: StoreDeps,
    deleted: Arc<Mutex<Vec<PhotoDeleted>>>,
    stored: Arc<Mutex<Vec<PhotoStored>>>,
}

impl World {
    pub async fn new() -> Self {
        Self::with(None).await
    }

    pub async fn with(client: Option<mongodb::Client>) -> Self {
        let mut database = TestDatabase::new().await;
        if let Some(client) = client {
            database.client = client;
        }
        let clock = FakeClock::at_text(START);
        let bus = Bus::new();
        let (deleted, stored) = (Arc::default(), Arc::default());
        let heard: Arc<Mutex<Vec<_>>> = Arc::clone(&deleted);
        bus.observe(move |event: PhotoDeleted| heard.lock().push(event));
        let heard: Arc<Mutex<Vec<_>>> = Arc::clone(&stored);
        bus.observe(move |event: PhotoStored| heard.lock().push(event));
        let store = database.store(&bus, clock.clone());
        let blobs = Blobs::memory();
        let media = media::build(Deps { store: store.clone(), blobs: blobs.clone(), workers: 2 });
        media.migrate().await.unwrap();
        Self { database, clock, media, blobs, store, deleted, stored }
    }

    /// Another process on the same database and files.
    pub fn other_process(&self) -> Media {
        let store = StoreDeps { bus: Bus::new(), ..self.store.clone() };
        media::build(Deps { store, blobs: self.blobs.clone(), workers: 2 })
    }

    /// Has the context hear an event.
    pub async fn tell<E: Event>(&self, event: &E) {
        let envelope = EventEnvelope::wrap(event, self.clock.now()).unwrap();
        self.store.bus.deliver(&envelope).await.unwrap();
    }

    pub async fn upload(&self, actor: &Actor, bytes: Vec<u8>) -> ServiceResult<Photo> {
        self.media.upload_photo(actor, UploadPhoto { alt: " Le  comptoir ".to_owned(), bytes }).await
    }

    /// A small photo of the actor's.
    pub async fn photo(&self, actor: &Actor) -> Photo {
        self.upload(actor, jpeg(500, 400)).await.unwrap()
    }

    pub async fn file(&self, id: PhotoId, width: u32, format: PhotoFormat) -> Option<PhotoFile> {
        let query = PhotoFileQuery { id, width, format };
        self.media.photo_file(&Actor::Anonymous, query).await.unwrap()
    }

    /// Whether the photo can be shown.
    pub async fn is_shown(&self, id: PhotoId) -> bool {
        self.file(id, 400, PhotoFormat::Webp).await.is_some()
    }

    pub async fn delete(&self, actor: &Actor, id: PhotoId) -> ServiceResult<()> {
        self.media.delete_photo(actor, DeletePhoto { id }).await.map(drop)
    }

    /// The documents of a collection.
    pub async fn documents(&self, collection: &str) -> Vec<Document> {
        let name = format!("{}_media", self.database.prefix);
        let collection = self.database.client.database(&name).collection::<Document>(collection);
        collect(collection.find(doc! {}).await.unwrap()).await.unwrap()
    }

    pub fn deleted(&self) -> Vec<PhotoId> {
        self.deleted.lock().iter().map(|event| event.id).collect()
    }

    pub fn stored(&self) -> Vec<PhotoStored> {
        self.stored.lock().clone()
    }
}

pub fn staff(partner: &str, role: StaffRole) -> Actor {
    let staff =
        StaffActor { account: AccountId::generate(), partner: PartnerId::derived_from(partner), role };
    Actor::Staff { staff, session: SessionId::generate() }
}

pub fn manager(partner: &str) -> Actor {
    staff(partner, StaffRole::Manager)
}

/// A venue of the partner shows these photos.
pub fn venue(partner: &str, name: &str, photos: &[&Photo], revision: i64) -> VenueChanged {
    let mut venue = builders::venue(name, 48.85, 2.37);
    venue.id = kernel::VenueId::derived_from(name);
    venue.partner = PartnerId::derived_from(partner);
    venue.photos = photos.iter().map(|photo| (*photo).clone()).collect();
    venue.revision = revision;
    VenueChanged { venue }
}

/// An offer of the partner shows these photos.
pub fn offer(partner: &str, title: &str, photos: &[&Photo], revision: i64) -> OfferChanged {
    let mut event = builders::offer_changed(title, contracts::catalog::OfferStatus::Draft);
    event.offer.partner = PartnerId::derived_from(partner);
    event.offer.photos = photos.iter().map(|photo| (*photo).clone()).collect();
    event.offer.revision = revision;
    event
}

/// A photo with something to see.
pub fn jpeg(width: u32, height: u32) -> Vec<u8> {
    let picture = RgbImage::from_fn(width, height, |x, y| {
        Rgb([(x % 256) as u8, (y % 256) as u8, ((x / 7 + y / 5) % 256) as u8])
    });
    let mut file = Vec::new();
    picture.write_with_encoder(JpegEncoder::new_with_quality(&mut file, 90)).unwrap();
    file
}

/// The refusals' codes and fields; fails the test on success or a failure.
pub fn refusals<T: std::fmt::Debug>(result: ServiceResult<T>) -> Vec<(RefusalCode, Option<String>)> {
    match result {
        Err(ServiceError::Refused(refused)) => refused.into_iter().map(|one| (one.code, one.field)).collect(),
        other => panic!("not refused: {other:?}"),
    }
}

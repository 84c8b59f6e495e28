//! Photographs of the demo's venues and offers, from `assets/photos/<type>-<n>-720.webp`, when there are any.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use contracts::{
    Actor,
    catalog::{
        CatalogService, CreateVenue, OfferDraft, OfferStatus, OfferView, PartnerList, PartnerOffers,
        PartnerType, UpdateOffer, UpdateVenue, VenueView,
    },
    media::{MediaService, UploadPhoto},
};
use kernel::{PageRequest, PhotoId};

use crate::Platform;

/// The folder, from where the command runs.
const FOLDER: &str = "assets/photos";
/// The size that is enough for a phone, and soon encoded, in a kind that an upload may be.
const SIZE: &str = "-720.webp";
/// How many photos a venue, or an offer, gets.
const EACH: usize = 3;

/// The photos of one partner, handed out in turn, each uploaded once.
pub struct Album {
    files: Vec<(PathBuf, Option<PhotoId>)>,
    next: usize,
    alt: &'static str,
}

impl Album {
    /// The photos for the partner of this name and type, `number` partners into the demo: those of one type do
    /// not all begin with the same one.
    pub fn of((number, name): (u64, &'static str), partner_type: PartnerType) -> Self {
        let mut files = files(Path::new(FOLDER), prefix(partner_type));
        files.sort();
        let files = files.into_iter().map(|file| (file, None)).collect();
        Self { files, next: usize::try_from(number).unwrap_or(0), alt: name }
    }

    /// The next photos; none when the folder has none.
    ///
    /// # Errors
    /// When a file cannot be read or is refused.
    pub async fn next(&mut self, platform: &Platform, actor: &Actor) -> Result<Vec<PhotoId>> {
        let mut photos = Vec::new();
        let count = self.files.len();
        for _ in 0..EACH.min(count) {
            let (file, uploaded) = &mut self.files[self.next % count];
            self.next += 1;
            let photo = match uploaded {
                Some(photo) => *photo,
                None => upload(platform, actor, (file, self.alt)).await?,
            };
            *uploaded = Some(photo);
            photos.push(photo);
        }
        Ok(photos)
    }

    /// Gives photos to venues and offers that have none: of a demo that was loaded before the folder was there.
    ///
    /// # Errors
    /// When a file cannot be read, or a context refuses.
    pub async fn complete(&mut self, platform: &Platform, actor: &Actor) -> Result<()> {
        if self.files.is_empty() {
            return Ok(());
        }
        let (catalog, page) = (&platform.catalog, PageRequest::first(100));
        let venues = catalog.my_venues(actor, PartnerList { page: page.clone() }).await?;
        for venue in venues.values().filter(|venue| venue.photos.is_empty()) {
            let changed = CreateVenue { photos: self.next(platform, actor).await?, ..place_of(venue) };
            catalog.update_venue(actor, UpdateVenue { id: venue.id, venue: changed }).await?;
        }
        let offers = catalog.my_offers(actor, PartnerOffers { statuses: Vec::new(), page }).await?;
        for offer in offers.values().filter(|offer| offer.photos.is_empty()) {
            if !matches!(offer.status, OfferStatus::Archived | OfferStatus::Expired) {
                let draft = OfferDraft { photos: self.next(platform, actor).await?, ..draft_of(offer) };
                catalog.update_offer(actor, UpdateOffer { id: offer.id, draft }).await?;
            }
        }
        Ok(())
    }
}

/// A venue as it stands.
fn place_of(venue: &VenueView) -> CreateVenue {
    let venue = venue.clone();
    CreateVenue {
        name: venue.name,
        address: venue.address,
        latitude: venue.location.latitude(),
        longitude: venue.location.longitude(),
        opening_hours: venue.opening_hours,
        time_zone: Some(venue.time_zone.as_str().to_owned()),
        photos: Vec::new(),
    }
}

/// What the partner wrote, as it stands.
fn draft_of(offer: &OfferView) -> OfferDraft {
    let offer = offer.clone();
    OfferDraft {
        venues: offer.venues,
        title: offer.title,
        description: offer.description,
        terms: offer.terms,
        tiers: offer.tiers,
        conditions: offer.conditions,
        minimum_age: Some(i64::from(offer.minimum_age)),
        valid_from: offer.valid_from,
        valid_until: offer.valid_until,
        weekly_slots: offer.weekly_slots,
        quota: offer.quota.map(i64::from),
        photos: Vec::new(),
    }
}

async fn upload(platform: &Platform, actor: &Actor, (file, alt): (&Path, &str)) -> Result<PhotoId> {
    let name = || file.display().to_string();
    let command = UploadPhoto { alt: alt.to_owned(), bytes: std::fs::read(file).with_context(name)? };
    Ok(platform.media.upload_photo(actor, command).await.with_context(name)?.id)
}

const fn prefix(partner_type: PartnerType) -> &'static str {
    match partner_type {
        PartnerType::Bar => "bar-",
        PartnerType::Restaurant => "restaurant-",
        PartnerType::Nightclub => "nightclub-",
        PartnerType::Activity => "activity-",
        PartnerType::Culture => "culture-",
        PartnerType::SportWellness => "sport-",
        PartnerType::EventOrganiser => "event-",
    }
}

fn files(folder: &Path, prefix: &str) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let is_photo = |path: &PathBuf| {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        name.starts_with(prefix) && name.ends_with(SIZE)
    };
    entries.filter_map(|entry| Some(entry.ok()?.path())).filter(is_photo).collect()
}

//! Venues.

use std::sync::Arc;

use async_graphql::{ComplexObject, Context, ID, InputObject, Object, Result, SimpleObject};
use contracts::{ServiceResult, catalog as contract, media};
use kernel::VenueId;

use super::{
    partner::PartnerProfile,
    payload::payloads,
    photo::{Photo, photo_ids, photos},
};
use crate::{
    errors::value,
    request::{caller, services},
    scalars::{DayOfWeek, LocalTime, id, wire},
};

/// A postal address.
#[derive(SimpleObject)]
pub struct Address {
    /// Number and street.
    street: String,
    /// Postal code.
    postal_code: String,
    /// Town.
    city: String,
    /// ISO 3166-1 alpha-2.
    country: String,
}

/// A point on the globe (WGS 84).
#[derive(SimpleObject)]
pub struct GeoPoint {
    /// Degrees north.
    latitude: f64,
    /// Degrees east.
    longitude: f64,
}

/// Open from then to then on a day of the week; past midnight when `closes` is not after `opens`.
#[derive(SimpleObject)]
pub struct OpeningHours {
    /// The day it opens.
    weekday: DayOfWeek,
    /// When it opens.
    opens: LocalTime,
    /// When it closes, that day or the next.
    closes: LocalTime,
}

/// A place of a partner.
#[derive(SimpleObject)]
#[graphql(complex)]
pub struct Venue {
    #[graphql(skip)]
    photos: Arc<[media::Photo]>,
    /// The venue's id.
    id: ID,
    /// The venue's name.
    name: String,
    /// Its address.
    address: Address,
    /// Where it is.
    location: GeoPoint,
    /// When it is open.
    opening_hours: Vec<OpeningHours>,
    /// The IANA zone its clock shows.
    time_zone: String,
    /// Whose it is.
    partner: PartnerProfile,
}

#[ComplexObject]
impl Venue {
    /// Its photos, the first one first.
    async fn photos(&self) -> Vec<Photo> {
        photos(&self.photos)
    }
}

impl From<&contract::VenueView> for Venue {
    fn from(venue: &contract::VenueView) -> Self {
        let address = venue.address.clone();
        let hours = venue.opening_hours.iter().map(|hours| OpeningHours {
            weekday: hours.weekday.into(),
            opens: LocalTime(hours.opens),
            closes: LocalTime(hours.closes),
        });
        Self {
            photos: Arc::clone(&venue.photos),
            id: wire(venue.id),
            name: venue.name.clone(),
            address: Address {
                street: address.street,
                postal_code: address.postal_code,
                city: address.city,
                country: address.country,
            },
            location: GeoPoint { latitude: venue.location.latitude(), longitude: venue.location.longitude() },
            opening_hours: hours.collect(),
            time_zone: venue.time_zone.as_str().to_owned(),
            partner: PartnerProfile::of(venue.partner, &venue.partner_name, venue.partner_type),
        }
    }
}

impl From<contract::VenueView> for Venue {
    fn from(venue: contract::VenueView) -> Self {
        Self::from(&venue)
    }
}

/// A postal address.
#[derive(InputObject)]
pub struct AddressInput {
    /// Number and street.
    street: String,
    /// Postal code.
    postal_code: String,
    /// Town.
    city: String,
    /// ISO 3166-1 alpha-2.
    #[graphql(default_with = "\"FR\".to_owned()")]
    country: String,
}

/// A point on the globe (WGS 84).
#[derive(InputObject)]
pub struct GeoPointInput {
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
}

/// Open from then to then on a day of the week; past midnight when `closes` is not after `opens`.
#[derive(InputObject)]
pub struct OpeningHoursInput {
    /// The day it opens.
    weekday: DayOfWeek,
    /// When it opens.
    opens: LocalTime,
    /// When it closes, that day or the next.
    closes: LocalTime,
}

/// A new place.
#[derive(InputObject)]
pub struct CreateVenueInput {
    /// The venue's name.
    name: String,
    /// Its address.
    address: AddressInput,
    /// Where it is.
    location: GeoPointInput,
    /// When it is open.
    #[graphql(default)]
    opening_hours: Vec<OpeningHoursInput>,
    /// IANA name; `Europe/Paris` when absent.
    time_zone: Option<String>,
    /// Its photos, the first one first; 12 at most, of the own company.
    #[graphql(default)]
    photo_ids: Vec<ID>,
}

impl CreateVenueInput {
    /// The contract's venue.
    ///
    /// # Errors
    /// `INVALID_ID` for an id of another kind.
    pub fn command(self) -> ServiceResult<contract::CreateVenue> {
        let hours = self.opening_hours.into_iter().map(|hours| contract::OpeningHours {
            weekday: hours.weekday.into(),
            opens: hours.opens.0,
            closes: hours.closes.0,
        });
        Ok(contract::CreateVenue {
            photos: photo_ids(&self.photo_ids)?,
            name: self.name,
            address: contract::Address {
                street: self.address.street,
                postal_code: self.address.postal_code,
                city: self.address.city,
                country: self.address.country,
            },
            latitude: self.location.latitude,
            longitude: self.location.longitude,
            opening_hours: hours.collect(),
            time_zone: self.time_zone,
        })
    }
}

/// A place changes.
#[derive(InputObject)]
pub struct UpdateVenueInput {
    /// Which venue.
    id: ID,
    /// All that it is from now on.
    venue: CreateVenueInput,
}

payloads! {
    /// What `createVenue` answers.
    CreateVenuePayload { venue: Venue }
    /// What `updateVenue` answers.
    UpdateVenuePayload { venue: Venue }
}

/// A venue by id: what can be booked from memory, the rest for its own staff and Yousoon.
///
/// # Errors
/// A failure, as a GraphQL error.
pub async fn find(ctx: &Context<'_>, id: VenueId) -> Result<Option<Venue>> {
    let (services, actor) = (services(ctx)?, &caller(ctx)?.actor);
    if let Some(venue) = value(ctx, services.discovery.venue(actor, id).await)? {
        return Ok(Some(Venue::from(venue.as_ref())));
    }
    if actor.account().is_none() {
        return Ok(None);
    }
    Ok(value(ctx, services.catalog.venue(actor, id).await)?.map(Venue::from))
}

/// Reads about venues.
#[derive(Default)]
pub struct VenueQuery;

#[Object]
impl VenueQuery {
    /// A venue; null when there is none, or none the caller may see.
    async fn venue(&self, ctx: &Context<'_>, id: ID) -> Result<Option<Venue>> {
        match id.parse() {
            Ok(id) => find(ctx, id).await,
            Err(_) => Ok(None),
        }
    }
}

/// Changes of venues.
#[derive(Default)]
pub struct VenueMutation;

#[Object]
impl VenueMutation {
    /// Opens a venue of the own company.
    async fn create_venue(&self, ctx: &Context<'_>, input: CreateVenueInput) -> Result<CreateVenuePayload> {
        let result = match input.command() {
            Ok(command) => services(ctx)?.catalog.create_venue(&caller(ctx)?.actor, command).await,
            Err(refused) => Err(refused),
        };
        CreateVenuePayload::from(ctx, result)
    }

    /// Changes a venue of the own company. Its time zone stays while outings are to come there.
    async fn update_venue(&self, ctx: &Context<'_>, input: UpdateVenueInput) -> Result<UpdateVenuePayload> {
        let command = id(&input.id, "id")
            .and_then(|id| Ok(contract::UpdateVenue { id, venue: input.venue.command()? }));
        let result = match command {
            Ok(command) => services(ctx)?.catalog.update_venue(&caller(ctx)?.actor, command).await,
            Err(refused) => Err(refused),
        };
        UpdateVenuePayload::from(ctx, result)
    }
}

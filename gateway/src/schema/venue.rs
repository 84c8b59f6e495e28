//! Venues.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use contracts::catalog as contract;
use kernel::VenueId;

use super::{partner::PartnerProfile, payload::payloads};
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
pub struct Venue {
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

impl From<&contract::VenueView> for Venue {
    fn from(venue: &contract::VenueView) -> Self {
        let address = venue.address.clone();
        let hours = venue.opening_hours.iter().map(|hours| OpeningHours {
            weekday: hours.weekday.into(),
            opens: LocalTime(hours.opens),
            closes: LocalTime(hours.closes),
        });
        Self {
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
}

impl From<CreateVenueInput> for contract::CreateVenue {
    fn from(input: CreateVenueInput) -> Self {
        let hours = input.opening_hours.into_iter().map(|hours| contract::OpeningHours {
            weekday: hours.weekday.into(),
            opens: hours.opens.0,
            closes: hours.closes.0,
        });
        Self {
            name: input.name,
            address: contract::Address {
                street: input.address.street,
                postal_code: input.address.postal_code,
                city: input.address.city,
                country: input.address.country,
            },
            latitude: input.location.latitude,
            longitude: input.location.longitude,
            opening_hours: hours.collect(),
            time_zone: input.time_zone,
        }
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
        let actor = &caller(ctx)?.actor;
        CreateVenuePayload::from(ctx, services(ctx)?.catalog.create_venue(actor, input.into()).await)
    }

    /// Changes a venue of the own company. Its time zone stays while outings are to come there.
    async fn update_venue(&self, ctx: &Context<'_>, input: UpdateVenueInput) -> Result<UpdateVenuePayload> {
        let result = match id(&input.id, "id") {
            Ok(id) => {
                let command = contract::UpdateVenue { id, venue: input.venue.into() };
                services(ctx)?.catalog.update_venue(&caller(ctx)?.actor, command).await
            }
            Err(refused) => Err(refused),
        };
        UpdateVenuePayload::from(ctx, result)
    }
}

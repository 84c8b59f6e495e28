//! What is looked for.

use async_graphql::InputObject;
use contracts::{Refusal, RefusalCode, Refusals, ServiceError, discovery};
use kernel::GeoPoint;

use super::{partner::PartnerType, venue::GeoPointInput};
use crate::scalars::{DateTime, clamped};

/// A circle on the globe.
#[derive(InputObject)]
pub struct NearInput {
    /// Degrees north of its middle.
    latitude: f64,
    /// Degrees east of its middle.
    longitude: f64,
    /// Its radius in metres.
    #[graphql(default = 5000)]
    radius_meters: i32,
}

/// A rectangle of a map, in degrees; `west > east` when it crosses the antimeridian.
#[derive(InputObject)]
pub struct BoundsInput {
    /// Its lower edge.
    south: f64,
    /// Its left edge.
    west: f64,
    /// Its upper edge.
    north: f64,
    /// Its right edge.
    east: f64,
}

/// What is looked for; everything that can be booked when empty.
#[derive(InputObject, Default)]
pub struct OutingFilter {
    /// Within a circle.
    near: Option<NearInput>,
    /// Within a map.
    bounds: Option<BoundsInput>,
    /// By words; accents, case and small typos are forgiven.
    text: Option<String>,
    /// Of one of these types.
    partner_types: Option<Vec<PartnerType>>,
    /// Starting at or after.
    from: Option<DateTime>,
    /// Starting before.
    to: Option<DateTime>,
    /// With room for so many people.
    party_size: Option<i32>,
    /// With at least this discount at the present tier.
    min_discount_percent: Option<i32>,
}

impl OutingFilter {
    /// The contract's filter.
    ///
    /// # Errors
    /// `COORDINATES_INVALID` for a place off the globe.
    pub fn read(self) -> Result<discovery::OutingFilter, ServiceError> {
        let mut refusals = Refusals::new();
        let near = self.near.map(|near| {
            let center = point(GeoPointInput { latitude: near.latitude, longitude: near.longitude });
            let radius_meters = clamped(near.radius_meters, u32::MAX);
            center.map(|center| discovery::Near { center, radius_meters })
        });
        let bounds = self.bounds.map(|bounds| {
            let south_west = point(GeoPointInput { latitude: bounds.south, longitude: bounds.west });
            let north_east = point(GeoPointInput { latitude: bounds.north, longitude: bounds.east });
            south_west
                .zip(north_east)
                .map(|(south_west, north_east)| discovery::Bounds { south_west, north_east })
        });
        let mut checked = |field: &str, missing: bool| {
            if missing {
                refusals.push(Refusal::new(RefusalCode::CoordinatesInvalid).on(field));
            }
        };
        checked("filter.near", matches!(near, Some(None)));
        checked("filter.bounds", matches!(bounds, Some(None)));
        refusals.done()?;
        let types = self.partner_types.unwrap_or_default();
        Ok(discovery::OutingFilter {
            near: near.flatten(),
            bounds: bounds.flatten(),
            text: self.text,
            partner_types: types.into_iter().map(Into::into).collect(),
            from: self.from.map(|at| at.0),
            to: self.to.map(|at| at.0),
            party_size: self.party_size.map(|people| clamped(people, u32::MAX)),
            min_discount_percent: self.min_discount_percent.map(|percent| clamped(percent, u8::MAX)),
        })
    }
}

fn point(input: GeoPointInput) -> Option<GeoPoint> {
    GeoPoint::new(input.latitude, input.longitude)
}

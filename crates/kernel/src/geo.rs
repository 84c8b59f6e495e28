//! Places on the globe (WGS 84).

use serde::{Deserialize, Serialize};

/// Mean radius of the earth in metres (IUGG).
const EARTH_RADIUS_METERS: f64 = 6_371_008.8;

/// A point on the globe, in degrees; always valid.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "GeoJsonPoint", into = "GeoJsonPoint")]
pub struct GeoPoint {
    latitude: f64,
    longitude: f64,
}

impl GeoPoint {
    /// The point at these degrees, or `None` when they are off the globe or not numbers.
    #[must_use]
    pub fn new(latitude: f64, longitude: f64) -> Option<Self> {
        let on_globe = (-90.0..=90.0).contains(&latitude) && (-180.0..=180.0).contains(&longitude);
        on_globe.then_some(Self { latitude, longitude })
    }

    /// Degrees north.
    #[must_use]
    pub const fn latitude(self) -> f64 {
        self.latitude
    }

    /// Degrees east.
    #[must_use]
    pub const fn longitude(self) -> f64 {
        self.longitude
    }

    /// Metres to `other` along the great circle (haversine).
    #[must_use]
    pub fn distance_meters(self, other: Self) -> f64 {
        let (lat_a, lat_b) = (self.latitude.to_radians(), other.latitude.to_radians());
        let half_lat = ((lat_b - lat_a) / 2.0).sin();
        let half_lon = ((other.longitude - self.longitude).to_radians() / 2.0).sin();
        let a = (half_lat * half_lat + lat_a.cos() * lat_b.cos() * half_lon * half_lon).clamp(0.0, 1.0);
        2.0 * EARTH_RADIUS_METERS * a.sqrt().asin()
    }
}

/// The stored form: a GeoJSON point (RFC 7946), longitude first.
#[derive(Serialize, Deserialize)]
struct GeoJsonPoint {
    r#type: String,
    coordinates: [f64; 2],
}

impl From<GeoPoint> for GeoJsonPoint {
    fn from(point: GeoPoint) -> Self {
        Self { r#type: "Point".to_owned(), coordinates: [point.longitude, point.latitude] }
    }
}

impl TryFrom<GeoJsonPoint> for GeoPoint {
    type Error = &'static str;

    fn try_from(point: GeoJsonPoint) -> Result<Self, Self::Error> {
        Self::new(point.coordinates[1], point.coordinates[0]).ok_or("coordinates off the globe")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bastille_is_1400_metres_from_notre_dame() {
        let bastille = GeoPoint::new(48.8532, 2.3692).unwrap();
        let notre_dame = GeoPoint::new(48.8530, 2.3499).unwrap();
        let distance = bastille.distance_meters(notre_dame);
        assert!((1350.0..1450.0).contains(&distance), "{distance}");
    }

    #[test]
    fn off_the_globe_is_no_point() {
        for (latitude, longitude) in [(91.0, 0.0), (0.0, 181.0), (f64::NAN, 0.0), (0.0, f64::INFINITY)] {
            assert!(GeoPoint::new(latitude, longitude).is_none());
        }
    }
}

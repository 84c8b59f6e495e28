//! Places in a form that is quick to compare: a circle test is five multiplications, no trigonometry.

use contracts::discovery::{Bounds, Near};
use kernel::GeoPoint;

/// Mean radius of the earth in metres (IUGG), the one `GeoPoint::distance_meters` uses.
const EARTH_RADIUS_METERS: f64 = 6_371_008.8;

/// A place, in degrees and as a point of the unit sphere.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    latitude: f64,
    longitude: f64,
    unit: [f64; 3],
}

impl Place {
    /// The place of a point.
    #[must_use]
    pub fn of(point: GeoPoint) -> Self {
        let (latitude, longitude) = (point.latitude(), point.longitude());
        let (sin_lat, cos_lat) = latitude.to_radians().sin_cos();
        let (sin_lon, cos_lon) = longitude.to_radians().sin_cos();
        Self { latitude, longitude, unit: [cos_lat * cos_lon, cos_lat * sin_lon, sin_lat] }
    }

    /// The square of the straight line through the globe, the globe's radius being 1.
    fn chord_squared(&self, other: &Self) -> f64 {
        self.unit.iter().zip(other.unit).map(|(a, b)| (a - b) * (a - b)).sum()
    }
}

/// A circle on the globe.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Circle {
    /// Its middle.
    pub center: GeoPoint,
    /// Its radius in metres.
    pub radius_meters: u32,
    place: Place,
    limit: f64,
}

impl Circle {
    /// The circle a caller asked for. The radius is at most 200 km, so its chord is shorter than a diameter.
    #[must_use]
    pub fn of(near: Near) -> Self {
        let half_angle = f64::from(near.radius_meters) / EARTH_RADIUS_METERS / 2.0;
        let chord = 2.0 * half_angle.sin();
        Self {
            center: near.center,
            radius_meters: near.radius_meters,
            place: Place::of(near.center),
            limit: chord * chord,
        }
    }

    /// The metres from the middle to a place within the circle; `None` outside. Within is exact, by the
    /// great circle; the metres are those of the chord, at most 0.005 % short of the arc: enough to rank by.
    #[must_use]
    pub fn distance_within(&self, place: &Place) -> Option<f64> {
        let squared = self.place.chord_squared(place);
        (squared <= self.limit).then(|| EARTH_RADIUS_METERS * squared.sqrt())
    }
}

/// A rectangle of a map. It crosses the antimeridian when its west is east of its east.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rectangle {
    south: f64,
    west: f64,
    north: f64,
    east: f64,
}

impl Rectangle {
    /// The rectangle between two corners; `None` when its south is north of its north.
    #[must_use]
    pub fn of(bounds: Bounds) -> Option<Self> {
        let (low, high) = (bounds.south_west, bounds.north_east);
        (low.latitude() <= high.latitude()).then(|| Self {
            south: low.latitude(),
            west: low.longitude(),
            north: high.latitude(),
            east: high.longitude(),
        })
    }

    /// Whether a place is in it, borders included.
    #[must_use]
    pub fn contains(&self, place: &Place) -> bool {
        let in_width = if self.west <= self.east {
            (self.west..=self.east).contains(&place.longitude)
        } else {
            place.longitude >= self.west || place.longitude <= self.east
        };
        in_width && (self.south..=self.north).contains(&place.latitude)
    }

    /// The middle and a radius in metres that together cover a small rectangle; `None` for one of more than
    /// half a degree, where corners no longer tell how far the sides are.
    #[must_use]
    pub fn cover(&self) -> Option<(GeoPoint, f64)> {
        let width =
            if self.west <= self.east { self.east - self.west } else { self.east - self.west + 360.0 };
        if width > 0.5 || self.north - self.south > 0.5 {
            return None;
        }
        let middle = self.west + width / 2.0;
        let longitude = if middle > 180.0 { middle - 360.0 } else { middle };
        let center = GeoPoint::new(f64::midpoint(self.south, self.north), longitude)?;
        let corners = [self.south, self.north].map(|latitude| GeoPoint::new(latitude, self.west));
        let farthest =
            corners.iter().flatten().map(|corner| center.distance_meters(*corner)).fold(0.0, f64::max);
        Some((center, farthest))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn point(latitude: f64, longitude: f64) -> GeoPoint {
        GeoPoint::new(latitude, longitude).unwrap()
    }

    fn rectangle(south: f64, west: f64, north: f64, east: f64) -> Option<Rectangle> {
        Rectangle::of(Bounds { south_west: point(south, west), north_east: point(north, east) })
    }

    #[test]
    fn a_rectangle_may_cross_the_antimeridian_but_not_stand_on_its_head() {
        let fiji = rectangle(-20.0, 176.0, -15.0, -178.0).unwrap();
        assert!(fiji.contains(&Place::of(point(-17.0, 179.5))));
        assert!(fiji.contains(&Place::of(point(-17.0, -179.5))));
        assert!(!fiji.contains(&Place::of(point(-17.0, 0.0))));
        assert!(rectangle(49.0, 2.0, 48.0, 3.0).is_none());
    }

    #[test]
    fn a_small_rectangle_is_covered_by_a_circle_and_a_large_one_by_none() {
        let (center, radius) = rectangle(48.80, 2.25, 48.90, 2.45).unwrap().cover().unwrap();
        assert!((center.latitude() - 48.85).abs() < 1e-9 && (center.longitude() - 2.35).abs() < 1e-9);
        assert!((9_000.0..9_500.0).contains(&radius), "{radius}");
        let (center, _) = rectangle(-17.1, 179.9, -17.0, -179.9).unwrap().cover().unwrap();
        assert!(center.longitude().abs() > 179.99);
        assert!(rectangle(40.0, 0.0, 50.0, 0.1).unwrap().cover().is_none());
    }

    proptest! {
        #[test]
        fn a_circle_holds_what_the_haversine_formula_says(
            a in (-90.0_f64..90.0, -180.0_f64..180.0),
            offset in (-2.0_f64..2.0, -2.0_f64..2.0),
            radius in 1_u32..200_000,
        ) {
            let from = point(a.0, a.1);
            let to = point((a.0 + offset.0).clamp(-90.0, 90.0), (a.1 + offset.1).clamp(-180.0, 180.0));
            let exact = from.distance_meters(to);
            let circle = Circle::of(Near { center: from, radius_meters: radius });
            match circle.distance_within(&Place::of(to)) {
                Some(found) => prop_assert!((found - exact).abs() <= exact * 0.000_05 + 0.01 && exact <= f64::from(radius) + 0.01),
                None => prop_assert!(exact >= f64::from(radius) - 0.01),
            }
        }
    }
}

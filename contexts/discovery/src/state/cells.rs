//! Which outings are near a place: H3 cells of about 5 km² (resolution 7).

use std::collections::HashMap;

use h3o::{CellIndex, LatLng, Resolution};
use kernel::GeoPoint;

use super::Slot;

const RESOLUTION: Resolution = Resolution::Seven;
/// Bounds of a cell's edge in metres, anywhere on the globe: cells are not all alike.
const SHORTEST_EDGE: f64 = 1_000.0;
const LONGEST_EDGE: f64 = 1_750.0;
/// With more rings around the middle, reading every outing is quicker than asking for every cell.
const MOST_RINGS: u32 = 12;

/// The outings of each cell.
#[derive(Default)]
pub struct Cells(HashMap<CellIndex, Vec<Slot>>);

impl Cells {
    /// Adds an outing.
    pub fn insert(&mut self, point: GeoPoint, slot: Slot) {
        if let Some(cell) = cell_of(point) {
            self.0.entry(cell).or_default().push(slot);
        }
    }

    /// Removes an outing that was added there.
    pub fn remove(&mut self, point: GeoPoint, slot: Slot) {
        let Some(cell) = cell_of(point) else { return };
        if let Some(slots) = self.0.get_mut(&cell) {
            slots.retain(|other| *other != slot);
            if slots.is_empty() {
                self.0.remove(&cell);
            }
        }
    }

    /// Every outing within `radius` metres, and some that are a little farther; `None` when the circle is
    /// too large for cells to help.
    #[must_use]
    pub fn around(&self, center: GeoPoint, radius: f64) -> Option<Vec<Slot>> {
        // From the middle of the centre's cell to the middle of the farthest cell that may hold a point
        // of the circle; a ring goes at least 1.5 edges farther, in whatever direction.
        let reach = radius + 2.0 * LONGEST_EDGE;
        let rings = (reach / (1.5 * SHORTEST_EDGE)).ceil();
        if rings > f64::from(MOST_RINGS) {
            return None;
        }
        let cells = cell_of(center)?.grid_disk_safe(rings as u32);
        Some(cells.filter_map(|cell| self.0.get(&cell)).flatten().copied().collect())
    }
}

/// The cell of a point. Every point of the globe has one.
fn cell_of(point: GeoPoint) -> Option<CellIndex> {
    let place = LatLng::new(point.latitude(), point.longitude()).ok()?;
    Some(place.to_cell(RESOLUTION))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn point(latitude: f64, longitude: f64) -> GeoPoint {
        GeoPoint::new(latitude, longitude).unwrap()
    }

    #[test]
    fn a_large_circle_is_left_to_the_scan() {
        let cells = Cells::default();
        assert_eq!(cells.around(point(48.85, 2.35), 5_000.0), Some(vec![]));
        assert_eq!(cells.around(point(48.85, 2.35), 50_000.0), None);
    }

    #[test]
    fn a_removed_outing_is_not_around() {
        let mut cells = Cells::default();
        let bastille = point(48.8532, 2.3692);
        cells.insert(bastille, 1);
        cells.insert(bastille, 2);
        cells.remove(bastille, 1);
        assert_eq!(cells.around(bastille, 1.0), Some(vec![2]));
        cells.remove(bastille, 2);
        assert!(cells.0.is_empty());
    }

    /// A random point of the globe, often near one of the twelve pentagons, where cells are most distorted.
    fn centers() -> impl Strategy<Value = GeoPoint> {
        let pentagons: Vec<GeoPoint> =
            RESOLUTION.pentagons().map(LatLng::from).map(|place| point(place.lat(), place.lng())).collect();
        prop_oneof![
            (-90.0_f64..=90.0, -180.0_f64..=180.0).prop_map(|(lat, lon)| point(lat, lon)),
            (prop::sample::select(pentagons), -0.1_f64..0.1, -0.1_f64..0.1).prop_map(
                |(pentagon, north, east)| {
                    let latitude = (pentagon.latitude() + north).clamp(-90.0, 90.0);
                    point(latitude, (pentagon.longitude() + east).clamp(-180.0, 180.0))
                }
            ),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]
        #[test]
        fn cells_miss_nothing_within_the_radius(
            center in centers(),
            radius in 1.0_f64..14_000.0,
            others in prop::collection::vec((0.0_f64..std::f64::consts::TAU, 0.0_f64..1.2), 40),
        ) {
            let mut cells = Cells::default();
            let mut within = Vec::new();
            for (slot, (bearing, share)) in others.into_iter().enumerate() {
                let degrees = radius * share / 111_195.0;
                let latitude = (center.latitude() + degrees * bearing.cos()).clamp(-90.0, 90.0);
                let narrow = center.latitude().to_radians().cos().max(1e-6);
                let longitude = center.longitude() + degrees * bearing.sin() / narrow;
                let other = point(latitude, (longitude + 540.0).rem_euclid(360.0) - 180.0);
                cells.insert(other, slot as Slot);
                if center.distance_meters(other) <= radius {
                    within.push(slot as Slot);
                }
            }
            if let Some(found) = cells.around(center, radius) {
                for slot in within {
                    prop_assert!(found.contains(&slot), "{center:?} {radius}");
                }
            }
        }
    }
}

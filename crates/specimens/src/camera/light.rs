//! Light that is not even: a slope, a shadow, a reflection, a tint.

use rand::{Rng, rngs::StdRng};

use super::View;
use crate::severity::Conditions;

/// Pixels between two points at which the light is worked out.
const STEP: usize = 16;

/// How bright each place of the photo is, on a coarse grid.
pub struct Light {
    columns: usize,
    /// Factor and share of white, row by row.
    points: Vec<(f32, f32)>,
    /// Factor of each colour.
    pub tint: [f32; 3],
}

/// What the light is made of, in shares of the photo's height.
struct Sources {
    exposure: f32,
    slope: (f32, f32),
    /// Direction, place and softness of a shadow's edge, and what it takes away.
    shadow: (f32, f32, f32, f32),
    /// Centre, radii and strength of a reflection.
    glare: ((f32, f32), (f32, f32), f32),
}

impl Sources {
    fn at(&self, x: f32, y: f32) -> (f32, f32) {
        let slope = 1.0 + self.slope.0 * (x - 0.6) + self.slope.1 * (y - 0.5);
        let (angle, edge, soft, depth) = self.shadow;
        let inside = ((x * angle.cos() + y * angle.sin() - edge) / soft).clamp(-0.5, 0.5) + 0.5;
        let ((cx, cy), (rx, ry), strength) = self.glare;
        let away = ((x - cx) / rx).powi(2) + ((y - cy) / ry).powi(2);
        (self.exposure * slope.max(0.05) * (1.0 - depth * inside), strength * (-away).exp())
    }
}

impl Light {
    /// Light by the conditions; `exposure` instead of theirs when given.
    pub fn choose(rng: &mut StdRng, view: &View, conditions: &Conditions, exposure: Option<f32>) -> Self {
        let exposure = exposure.unwrap_or_else(|| conditions.exposure.pick(rng));
        let towards = rng.random_range(0.0..std::f32::consts::TAU);
        let slope = conditions.slope.pick(rng);
        let sources = Sources {
            exposure,
            slope: (slope * towards.cos(), slope * towards.sin()),
            shadow: (
                rng.random_range(0.0..std::f32::consts::TAU),
                rng.random_range(-0.3..0.7),
                rng.random_range(0.02..0.5),
                conditions.shadow.pick(rng),
            ),
            glare: glare(rng, view, conditions),
        };
        let warm: f32 = rng.random_range(-0.06..0.06);
        let columns = view.frame.0 as usize / STEP + 2;
        let rows = view.frame.1 as usize / STEP + 2;
        let unit = STEP as f32 / view.frame.1 as f32;
        let points = (0..columns * rows)
            .map(|index| sources.at((index % columns) as f32 * unit, (index / columns) as f32 * unit))
            .collect();
        Self { columns, points, tint: [1.0 + warm, 1.0, 1.0 - warm] }
    }

    /// The factors and shares along a row of pixels: two rows of the grid, mixed.
    pub fn row(&self, y: usize) -> Vec<(f32, f32)> {
        let (first, down) = (y / STEP, (y % STEP) as f32 / STEP as f32);
        let at = |column: usize, row: usize| {
            self.points.get(row * self.columns + column).copied().unwrap_or((1.0, 0.0))
        };
        let mixed = |column| {
            let (upper, lower) = (at(column, first), at(column, first + 1));
            (upper.0 + (lower.0 - upper.0) * down, upper.1 + (lower.1 - upper.1) * down)
        };
        (0..self.columns).map(mixed).collect()
    }

    /// The light at a pixel of a row.
    pub fn at(row: &[(f32, f32)], x: usize) -> (f32, f32) {
        let across = (x % STEP) as f32 / STEP as f32;
        let of = |column: usize| row.get(column).copied().unwrap_or((1.0, 0.0));
        let (left, right) = (of(x / STEP), of(x / STEP + 1));
        (left.0 + (right.0 - left.0) * across, left.1 + (right.1 - left.1) * across)
    }
}

/// A reflection. One that may lie on the lines takes part of their contrast; one that takes all of it lies
/// in the upper half of the document.
fn glare(rng: &mut StdRng, view: &View, conditions: &Conditions) -> ((f32, f32), (f32, f32), f32) {
    let tall = view.frame.1 as f32;
    if rng.random_bool(0.5) {
        let anywhere = (rng.random_range(0.1..1.2), rng.random_range(0.1..0.9));
        let size = (rng.random_range(0.05..0.25), rng.random_range(0.05..0.2));
        return (anywhere, size, conditions.glare_on_lines.pick(rng));
    }
    let (x, y) = view.photo((rng.random_range(10.0..70.0), rng.random_range(0.0..18.0)));
    let radius = 5.0 * view.pitch / crate::draw::PITCH / tall;
    ((x / tall, y / tall), (radius, radius * 0.8), conditions.glare_beside.pick(rng))
}

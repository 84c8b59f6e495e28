//! Where the camera stands: a pinhole that looks at a plane.

use rand::{Rng, rngs::StdRng};

use crate::severity::Conditions;

/// Which way the photo is taken.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Aim {
    /// All of the document is in the picture.
    Whole,
    /// This share of its lines' height, as the photo shows them, is below the picture.
    CutBelow(f32),
    /// This share of its lines' width is left of the picture.
    CutLeft(f32),
    /// This share of its lines' width is right of the picture.
    CutRight(f32),
}

/// A camera in front of a document of known size.
#[derive(Debug, Clone)]
pub struct View {
    /// Width and height of the photo in pixels.
    pub frame: (u32, u32),
    /// The mean distance of two letters of the lines, in pixels.
    pub pitch: f32,
    /// Pixels of the photo to millimetres on the document's plane.
    to_plane: [f32; 9],
    /// Millimetres on the plane to pixels.
    to_photo: [f32; 9],
}

type Matrix = [f32; 9];

fn times(a: &Matrix, b: &Matrix) -> Matrix {
    std::array::from_fn(|index| {
        let (row, column) = (index / 3 * 3, index % 3);
        (0..3).map(|k| a.get(row + k).unwrap_or(&0.0) * b.get(3 * k + column).unwrap_or(&0.0)).sum()
    })
}

fn inverse(m: &Matrix) -> Matrix {
    let [a, b, c, d, e, f, g, h, i] = *m;
    let (x, y, z) = (e * i - f * h, f * g - d * i, d * h - e * g);
    let one = 1.0 / (a * x + b * y + c * z);
    [x, c * h - b * i, b * f - c * e, y, a * i - c * g, c * d - a * f, z, b * g - a * h, a * e - b * d]
        .map(|value| value * one)
}

fn apply(m: &Matrix, point: (f32, f32)) -> (f32, f32) {
    let [a, b, c, d, e, f, g, h, i] = *m;
    let w = g * point.0 + h * point.1 + i;
    ((a * point.0 + b * point.1 + c) / w, (d * point.0 + e * point.1 + f) / w)
}

/// The plane's points, with `centre` in the middle, as a camera of focal length 1 sees them.
fn pinhole(rng: &mut StdRng, conditions: &Conditions, size: (f32, f32)) -> Matrix {
    let turned = rng.random_bool(conditions.turned);
    let quarter = if turned { rng.random_range(1..4) as f32 * 90.0 } else { 0.0 };
    let roll = (conditions.roll.pick_signed(rng) + quarter).to_radians();
    let (about_x, about_y) =
        (conditions.tilt.pick_signed(rng).to_radians(), conditions.tilt.pick_signed(rng).to_radians());
    let distance = conditions.distance.pick(rng) * size.0;
    let (sr, cr) = roll.sin_cos();
    let (sx, cx) = about_x.sin_cos();
    let (sy, cy) = about_y.sin_cos();
    // Roll in the plane, then tilt about x, then about y; the third column is the distance.
    let tilted = [cy, sy * sx, 0.0, 0.0, cx, 0.0, -sy, cy * sx, distance];
    let rolled = [cr, -sr, 0.0, sr, cr, 0.0, 0.0, 0.0, 1.0];
    let centred = [1.0, 0.0, -size.0 / 2.0, 0.0, 1.0, -size.1 / 2.0, 0.0, 0.0, 1.0];
    times(&times(&tilted, &rolled), &centred)
}

/// Left, top, right, bottom of what lies between two corners of the document, as `matrix` shows it.
fn bounds(matrix: &Matrix, (left, top): (f32, f32), (right, bottom): (f32, f32)) -> [f32; 4] {
    let corners = [(left, top), (right, top), (left, bottom), (right, bottom)];
    let corners = corners.map(|corner| apply(matrix, corner));
    corners.iter().fold([f32::MAX, f32::MAX, f32::MIN, f32::MIN], |[l, t, r, b], (x, y)| {
        [l.min(*x), t.min(*y), r.max(*x), b.max(*y)]
    })
}

impl View {
    /// A camera by the conditions, for something of `size` millimetres.
    pub fn choose(rng: &mut StdRng, conditions: &Conditions, size: (f32, f32), aim: Aim) -> Self {
        let seen = pinhole(rng, conditions, size);
        let [left, top, right, bottom] = bounds(&seen, (0.0, 0.0), size);
        let portrait = rng.random_bool(0.35);
        let aspect: f32 = if portrait { 0.75 } else { 4.0 / 3.0 };
        let fill = if aim == Aim::Whole { conditions.fill.pick(rng) } else { 0.9 };
        // Phones are held as far away as the document needs: the fuller of both directions counts.
        let unit = (fill * aspect / (right - left)).min(fill / (bottom - top));
        // Large photos are as likely as small ones of half their size.
        let (least, most) = (conditions.megapixels.0.ln(), conditions.megapixels.1.ln());
        let megapixels = rng.random_range(least..most).exp();
        let tall = (megapixels * 1e6 / aspect).sqrt();
        let a_letter = crate::draw::PITCH / size.0 * mean_width(&seen, size) * unit;
        let tall = tall.max(conditions.least_pitch / a_letter);
        let frame = ((tall * aspect).round() as u32, tall.round() as u32);
        let zoom = unit * tall;
        let whole = [left, top, right, bottom].map(|edge| edge * zoom);
        let (first, last) = crate::draw::lines_within(size);
        let lines = bounds(&seen, first, last).map(|edge| edge * zoom);
        let shift = offset(rng, aim, frame, (whole, lines));
        let to_photo = times(&[zoom, 0.0, shift.0, 0.0, zoom, shift.1, 0.0, 0.0, 1.0], &seen);
        Self { frame, pitch: a_letter * tall, to_plane: inverse(&to_photo), to_photo }
    }

    /// Pixels in a millimetre, at the document's nearest corner.
    pub fn finest(&self, size: (f32, f32)) -> f32 {
        let step = |corner: (f32, f32)| {
            let (from, to) = (self.photo(corner), self.photo((corner.0 + 1.0, corner.1)));
            (to.0 - from.0).hypot(to.1 - from.1)
        };
        [(0.0, 0.0), (size.0, 0.0), (0.0, size.1), size].map(step).into_iter().fold(1.0, f32::max)
    }

    /// Where a point of the document is in the photo.
    pub fn photo(&self, mm: (f32, f32)) -> (f32, f32) {
        apply(&self.to_photo, mm)
    }

    /// For a row of pixels: the numerators at its start and what a step to the right adds.
    pub fn row(&self, y: f32) -> ([f32; 3], [f32; 3]) {
        let [a, b, c, d, e, f, g, h, i] = self.to_plane;
        ([b * y + c, e * y + f, h * y + i], [a, d, g])
    }
}

/// The document's width as it is seen, at half its height.
fn mean_width(matrix: &Matrix, size: (f32, f32)) -> f32 {
    let (left, right) = (apply(matrix, (0.0, size.1 / 2.0)), apply(matrix, (size.0, size.1 / 2.0)));
    (right.0 - left.0).hypot(right.1 - left.1)
}

/// Moves the document to where it belongs in the frame, given the edges of all of it and of its lines.
fn offset(rng: &mut StdRng, aim: Aim, frame: (u32, u32), (whole, lines): ([f32; 4], [f32; 4])) -> (f32, f32) {
    let [left, top, right, bottom] = whole;
    let (wide, tall) = (frame.0 as f32, frame.1 as f32);
    let mut place = |low: f32, high: f32, room: f32| {
        let slack = (room - (high - low)).max(0.0);
        slack * rng.random_range(0.15..0.85) - low
    };
    let (x, y) = (place(left, right, wide), place(top, bottom, tall));
    let [left, top, right, bottom] = lines;
    match aim {
        Aim::Whole => (x, y),
        Aim::CutBelow(share) => (x, tall - bottom + share * (bottom - top)),
        Aim::CutLeft(share) => (-left - share * (right - left), y),
        Aim::CutRight(share) => (wide - right + share * (right - left), y),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::severity::Severity;
    use rand::SeedableRng;

    #[test]
    fn the_whole_document_is_in_the_picture() {
        let mut rng = StdRng::seed_from_u64(5);
        for severity in Severity::ALL {
            for _ in 0..50 {
                let size = (105.0, 74.0);
                let view = View::choose(&mut rng, &severity.conditions(), size, Aim::Whole);
                for corner in [(0.0, 0.0), (105.0, 0.0), (0.0, 74.0), size] {
                    let (x, y) = view.photo(corner);
                    assert!((0.0..view.frame.0 as f32).contains(&x), "{x} of {:?}", view.frame);
                    assert!((0.0..view.frame.1 as f32).contains(&y), "{y} of {:?}", view.frame);
                    let back = apply(&view.to_plane, (x, y));
                    assert!((back.0 - corner.0).hypot(back.1 - corner.1) < 0.1, "{back:?} is not {corner:?}");
                }
                assert!(view.pitch >= severity.conditions().least_pitch * 0.99, "{}", view.pitch);
            }
        }
    }

    #[test]
    fn what_is_cut_is_outside() {
        let mut rng = StdRng::seed_from_u64(6);
        let conditions = Severity::Easy.conditions();
        for _ in 0..100 {
            let (size, share) = ((105.0, 74.0), 0.35);
            let ends = [(8.0, 66.0), (97.0, 66.0), (8.0, 59.0), (97.0, 59.0)];
            for aim in [Aim::CutBelow(share), Aim::CutLeft(share), Aim::CutRight(share)] {
                let view = View::choose(&mut rng, &conditions, size, aim);
                let (wide, tall) = (view.frame.0 as f32, view.frame.1 as f32);
                let mut shown = ends.iter().map(|end| view.photo(*end));
                let inside = |(x, y)| (0.0..wide).contains(&x) && (0.0..tall).contains(&y);
                assert!(!shown.all(inside), "{aim:?} shows all of the lines");
            }
        }
    }
}

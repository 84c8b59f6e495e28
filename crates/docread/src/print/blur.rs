//! How a photo blurs letters, from those that were read.

use super::{
    LETTERS,
    comparison::Row,
    letters::{self, Patch, SIZE},
    squares,
    strip::{HEIGHT, Strip},
};

/// Ink is carried so many pixels far.
const REACH: usize = 5;
const WIDE: usize = 2 * REACH + 1;

/// What keeps the blur from following noise, as a part of the drawing's own energy.
const STEADY: f64 = 0.003;

/// A blur before anything is known, in pixels.
const ROUGH: f32 = 1.5;

/// Every letter as a photo shows it.
pub struct Drawn {
    /// In the order of the alphabet.
    pub letters: Vec<Patch>,
}

impl Drawn {
    /// With the blur of a usual photo.
    pub fn roughly() -> Self {
        let bell = |at: usize| (-0.5 * ((at as f32 - REACH as f32) / ROUGH).powi(2)).exp();
        let sum: f32 = (0..WIDE).map(bell).sum();
        let kernel = (0..WIDE * WIDE).map(|at| f64::from(bell(at / WIDE) * bell(at % WIDE) / (sum * sum)));
        Self::with(&kernel.collect::<Vec<_>>())
    }

    /// With the blur that, laid over the letters that were read, comes closest to the photo.
    pub fn as_in(rows: &[Row]) -> Option<Self> {
        let mut together = vec![0.0; (2 * WIDE - 1) * (2 * WIDE - 1)];
        let mut right = vec![0.0; WIDE * WIDE];
        for row in rows {
            let drawing = Plane::of(&row.drawing());
            let seen = Plane::of(&row.strip);
            let last = together.len() - 1;
            for at in 0..=last / 2 {
                let product = drawing.product(&drawing, offset(at, 2 * WIDE - 1));
                together[at] += product;
                // The same two pixels, seen from the other one.
                if at < last - at {
                    together[last - at] += product;
                }
            }
            for (at, sum) in right.iter_mut().enumerate() {
                *sum += drawing.product(&seen, offset(at, WIDE));
            }
        }
        let lag = |dx: i32, dy: i32| {
            let middle = WIDE as i32 - 1;
            together[((dy + middle) * (2 * middle + 1) + dx + middle) as usize]
        };
        let mut matrix = vec![0.0; right.len() * right.len()];
        for a in 0..right.len() {
            for b in 0..right.len() {
                let ((ax, ay), (bx, by)) = (offset(a, WIDE), offset(b, WIDE));
                let steady = if a == b { STEADY * lag(0, 0) } else { 0.0 };
                matrix[a * right.len() + b] = lag(ax - bx, ay - by) + steady;
            }
        }
        Some(Self::with(&squares::solve(matrix, right)?))
    }

    fn with(kernel: &[f64]) -> Self {
        debug_assert_eq!(kernel.len(), WIDE * WIDE);
        let letters: Vec<Patch> = letters::all().iter().map(|letter| blurred(letter, kernel)).collect();
        debug_assert_eq!(letters.len(), LETTERS);
        Self { letters }
    }
}

/// A place in a square of `wide` columns, seen from its middle.
const fn offset(at: usize, wide: usize) -> (i32, i32) {
    let middle = (wide / 2) as i32;
    ((at % wide) as i32 - middle, (at / wide) as i32 - middle)
}

fn blurred(letter: &Patch, kernel: &[f64]) -> Patch {
    let mut patch = Patch::empty();
    let (wide, tall) = (SIZE.0 as i32, SIZE.1 as i32);
    for (at, weight) in kernel.iter().enumerate() {
        let ((dx, dy), weight) = (offset(at, WIDE), *weight as f32);
        for y in dy.max(0)..(tall + dy).min(tall) {
            let columns = dx.max(0)..(wide + dx).min(wide);
            let to = &mut patch.values[(y * wide) as usize..][columns.start as usize..columns.end as usize];
            let from = &letter.values[((y - dy) * wide) as usize..]
                [(columns.start - dx) as usize..(columns.end - dx) as usize];
            to.iter_mut().zip(from).for_each(|(to, from)| *to += weight * from);
        }
    }
    patch
}

/// A strip of mean 0.
struct Plane {
    width: usize,
    values: Vec<f32>,
}

impl Plane {
    fn of(strip: &Strip) -> Self {
        let mean = strip.values.iter().sum::<f32>() / strip.values.len().max(1) as f32;
        Self { width: strip.width, values: strip.values.iter().map(|value| value - mean).collect() }
    }

    /// The sum of all products of a value with the other's value that far to the right and below.
    fn product(&self, other: &Self, (dx, dy): (i32, i32)) -> f64 {
        let (width, height) = (self.width as i32, HEIGHT as i32);
        let columns = (-dx).max(0)..(width - dx).min(width);
        let mut sum = 0.0;
        for y in (-dy).max(0)..(height - dy).min(height) {
            let own = &self.values[(y * width) as usize..][columns.start as usize..columns.end as usize];
            let others = &other.values[((y + dy) * width) as usize..]
                [(columns.start + dx) as usize..(columns.end + dx) as usize];
            sum += f64::from(product(own, others));
        }
        sum
    }
}

/// The sum of products, of eight at a time: so many are added by one instruction.
fn product(a: &[f32], b: &[f32]) -> f32 {
    let mut sums = [0.0; 8];
    let (a, b) = (a.chunks_exact(8), b.chunks_exact(8));
    let rest: f32 = a.remainder().iter().zip(b.remainder()).map(|(a, b)| a * b).sum();
    for (a, b) in a.zip(b) {
        for ((sum, a), b) in sums.iter_mut().zip(a).zip(b) {
            *sum += a * b;
        }
    }
    sums.iter().sum::<f32>() + rest
}

//! Where the letters of a line stand.

use super::squares;
use crate::{evidence::Line, locate::Piece};

/// A place further from where it should be, in pitches, was misread.
const OFF: f64 = 0.3;

/// Equal steps on a document are seen in perspective: the place of letter `i` is `(a i + b) / (c i + 1)`, as a part of
/// the line's length.
#[derive(Clone)]
pub struct Rule {
    /// The line.
    pub piece: Piece,
    /// How many letters it has.
    pub count: usize,
    terms: [f64; 3],
}

impl Rule {
    /// Through the places that were found. `margin` was left free in the strip, in pitches.
    pub fn of(piece: Piece, line: &Line, margin: f32) -> Option<Self> {
        let count = line.places.len();
        let places = || line.places.iter().zip(0_u32..);
        let found = |(place, at): (&crate::evidence::Place, u32)| {
            (f64::from(at), f64::from(piece.along(place.at, margin)), f64::from(place.certain).max(0.05))
        };
        let pitch = 1.0 / count as f64;
        let mut rule: Option<Self> = None;
        for _ in 0..3 {
            let near = |at: f64, along: f64| {
                rule.as_ref().is_none_or(|rule| (rule.place(at) - along).abs() < OFF * pitch)
            };
            let points = places().map(found).filter(|(at, along, _)| near(*at, *along));
            let terms =
                squares::fitted(points.map(|(at, along, weight)| ([at, 1.0, -at * along], along, weight)))?;
            rule = Some(Self { piece, count, terms });
        }
        rule
    }

    fn place(&self, at: f64) -> f64 {
        let [a, b, c] = self.terms;
        a.mul_add(at, b) / c.mul_add(at, 1.0).max(0.1)
    }

    /// Where a letter's middle is, as a part of the line's length.
    pub fn along(&self, at: f32) -> f32 {
        self.place(at.into()) as f32
    }

    /// The pitch that letters around a place would have when they were as wide as tall, in pixels.
    pub fn pitch(&self, at: f32) -> f32 {
        let middle = self.count as f32 / 2.0;
        let pitch = (self.along(middle + 0.5) - self.along(middle - 0.5)) * self.piece.stretch.length();
        let far = |at: f32| (self.terms[2] as f32).mul_add(at, 1.0).max(0.1);
        pitch * far(middle) / far(at)
    }
}

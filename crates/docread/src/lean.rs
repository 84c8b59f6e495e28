//! How far the letters lean that were photographed at an angle.
//!
//! The letters of one column stand above each other on the document. Where the first look found them tells how
//! far "down" leans, more exactly than the ends of the lines do.

use crate::{evidence::Line, locate::Block};

/// Letters lean by no more than this; what seems more was misplaced.
const MOST: f32 = 0.6;

/// How far letters lean at the start and the end of a block's lines. `margin` was left free in the strips, in
/// pitches.
pub fn of(block: &Block, lines: &[Line], margin: f32) -> (f32, f32) {
    let (Some(upper), Some(lower)) = (lines.first(), lines.last()) else { return (0.0, 0.0) };
    let (Some(first), Some(last)) = (block.piece(0), block.piece(lines.len() - 1)) else { return (0.0, 0.0) };
    let columns = upper.places.iter().zip(&lower.places).map(|(above, below)| {
        let (above, below) = (first.along(above.at, margin), last.along(below.at, margin));
        let ((x, y), (below_x, below_y)) = (first.stretch.point(above), last.stretch.point(below));
        (f32::midpoint(above, below), first.stretch.turned_into((below_x - x, below_y - y)))
    });
    let leaning = columns.filter(|(_, (_, down))| *down > 1.0).map(|(at, (along, down))| (at, along / down));
    let line = fitted(&leaning.filter(|(_, lean)| lean.abs() < MOST).collect::<Vec<_>>());
    (line.0.clamp(-MOST, MOST), (line.0 + line.1).clamp(-MOST, MOST))
}

/// The straight line through points with the least squares: its value at 0 and its slope.
fn fitted(points: &[(f32, f32)]) -> (f32, f32) {
    let count = points.len().max(1) as f32;
    let (x, y) = points.iter().fold((0.0, 0.0), |(x, y), point| (x + point.0 / count, y + point.1 / count));
    let spread: f32 = points.iter().map(|point| (point.0 - x).powi(2)).sum();
    let both: f32 = points.iter().map(|point| (point.0 - x) * (point.1 - y)).sum();
    let slope = if spread > 0.0 { both / spread } else { 0.0 };
    (y - slope * x, slope)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{evidence::Place, locate::Stretch};

    /// A line of ten letters from a place to another, that were seen as far to the right as given, in pitches.
    fn line(moved: impl Fn(usize) -> f32) -> Line {
        let place = |at: usize| Place {
            letter: b'<',
            certain: 1.0,
            seen: [0.0; 37],
            at: (at as f32 + 0.5 + 1.0 + moved(at)) / 12.0,
            doubtful: false,
        };
        Line { places: (0..10).map(place).collect() }
    }

    fn block() -> Block {
        let stretch =
            |y: f32| Stretch { start: (50.0, y), end: (250.0, y), start_scale: 1.0, lean: (0.0, 0.0) };
        Block { lines: vec![stretch(100.0), stretch(140.0)], pitch: 20.0 }
    }

    #[test]
    fn letters_below_each_other_do_not_lean() {
        let (start, end) = of(&block(), &[line(|_| 0.0), line(|_| 0.0)], 1.0);
        assert!(start.abs() < 0.01 && end.abs() < 0.01, "{start} {end}");
    }

    #[test]
    fn lower_letters_that_stand_to_the_right_lean_and_by_more_where_they_do() {
        let (start, end) = of(&block(), &[line(|_| 0.0), line(|_| 0.4)], 1.0);
        assert!((start - 0.2).abs() < 0.01 && (end - 0.2).abs() < 0.01, "{start} {end}");
        let (start, end) = of(&block(), &[line(|_| 0.0), line(|at| (at as f32 + 0.5) / 20.0)], 1.0);
        assert!(start.abs() < 0.01 && (end - 0.25).abs() < 0.01, "{start} {end}");
    }

    #[test]
    fn what_cannot_be_is_not_believed() {
        let (start, end) = of(&block(), &[line(|_| 0.0), line(|at| if at == 3 { 5.0 } else { 0.0 })], 1.0);
        assert!(start.abs() < 0.01 && end.abs() < 0.01, "{start} {end}");
    }
}

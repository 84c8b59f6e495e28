//! Where in a picture machine-readable lines may stand.
//!
//! ```text
//! grey ── ink ──> marks ── neighbours ──> rows ── carried on ──> lines ── parallel ──> blocks of 2 or 3
//! ```
//! Rows grow from neighbour to neighbour, so they may lean by up to 27 degrees and follow perspective;
//! nothing depends on the size of the letters but that they have 5 to 90 pixels.

mod blocks;
mod ink;
mod lines;
mod marks;
mod pace;

use image::GrayImage;

use pictures::shrink;

#[cfg(test)]
pub use blocks::Stretch;
pub use blocks::{Block, Piece};

/// How a picture is looked at: scaled so that its longer side has so many pixels, and with ink at least so
/// dark, as a part of the darkest around. The first shows most documents, the second separates blurred
/// letters, the third shows small ones.
const VIEWS: [(u32, f32); 3] = [(1280, 0.5), (1280, 0.7), (1900, 0.55)];

/// From line to line, in letter heights.
const NEXT_LINE: f32 = 3.0;

/// Steps of a whole number of letters among those of a machine-readable line.
const REGULAR: f32 = 0.75;

/// So many lines at the border are worth a glance.
const MOST_AT_BORDER: usize = 2;

/// Looks for lines in one picture.
pub struct Search<'a> {
    grey: &'a GrayImage,
}

impl<'a> Search<'a> {
    /// In how many ways a picture is looked at, the most promising first.
    pub const VIEWS: usize = VIEWS.len();

    /// In this picture.
    pub const fn new(grey: &'a GrayImage) -> Self {
        Self { grey }
    }

    /// The blocks seen in one way, in the coordinates of the picture, the most promising first.
    pub fn blocks(&self, view: usize) -> Vec<Block> {
        let (lines, scale) = self.lines(view);
        blocks::blocks(&lines).iter().map(|block| block.scaled(scale)).collect()
    }

    /// Lines that run so near to the border that the next one is outside, each as a block of its own.
    pub fn lines_at_the_border(&self) -> Vec<Block> {
        let (lines, scale) = self.lines(0);
        let (width, height) = (self.grey.width() as f32 / scale, self.grey.height() as f32 / scale);
        let at_border = |line: &&lines::Line| {
            let room = NEXT_LINE * line.height;
            let near = |x: f32| line.y(x).min(height - line.y(x)) < room;
            let ends = line.left().min(width - line.right());
            line.pace.regular > REGULAR && (near(line.left()) || near(line.right()) || ends < line.height)
        };
        let single = |line: &lines::Line| blocks::single(line).scaled(scale);
        lines.iter().filter(at_border).take(MOST_AT_BORDER).map(single).collect()
    }

    /// The rows seen in one way, and how much larger the picture is than that.
    fn lines(&self, view: usize) -> (Vec<lines::Line>, f32) {
        let longest = self.grey.width().max(self.grey.height());
        let Some((side, part)) = VIEWS.get(view).map(|(side, part)| ((*side).min(longest), *part)) else {
            return (Vec::new(), 1.0);
        };
        let level = shrink::grey(self.grey, side);
        let lines = lines::lines(&marks::marks(&ink::ink(level.as_ref().unwrap_or(self.grey), part)));
        (lines, longest as f32 / side as f32)
    }
}

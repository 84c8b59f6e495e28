//! Connected marks of ink, with the box around each.

use image::GrayImage;

/// Letters have at least this many pixels of height where lines are looked for.
const LOWEST: f32 = 5.0;

/// And at most this many.
const TALLEST: f32 = 90.0;

/// The box around a connected mark, in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mark {
    /// The smallest x.
    pub left: f32,
    /// The smallest y.
    pub top: f32,
    /// One more than the largest x.
    pub right: f32,
    /// One more than the largest y.
    pub bottom: f32,
    /// How dark its darkest pixel is, of 255.
    pub dark: f32,
}

impl Mark {
    /// Width of the box.
    pub fn width(&self) -> f32 {
        self.right - self.left
    }

    /// Height of the box.
    pub fn height(&self) -> f32 {
        self.bottom - self.top
    }

    /// The middle of the box.
    pub fn centre(&self) -> (f32, f32) {
        (f32::midpoint(self.left, self.right), f32::midpoint(self.top, self.bottom))
    }

    fn join(&mut self, other: &Self) {
        self.left = self.left.min(other.left);
        self.top = self.top.min(other.top);
        self.right = self.right.max(other.right);
        self.bottom = self.bottom.max(other.bottom);
        self.dark = self.dark.max(other.dark);
    }
}

/// The marks that may be letters, or a few letters grown together, from left to right.
pub fn marks(ink: &GrayImage) -> Vec<Mark> {
    let mut marks = Runs::collect(ink).boxes();
    marks.retain(|mark| {
        (LOWEST..=TALLEST).contains(&mark.height())
            && mark.width() >= 2.0
            && mark.width() <= mark.height() * 12.0
    });
    marks.sort_by(|a, b| a.left.total_cmp(&b.left));
    marks
}

/// Runs of ink within rows, joined to trees where they touch, corners included.
#[derive(Default)]
struct Runs {
    boxes: Vec<Mark>,
    parents: Vec<usize>,
}

impl Runs {
    fn collect(ink: &GrayImage) -> Self {
        let mut runs = Self::default();
        let mut above: Vec<(usize, usize, usize)> = Vec::new();
        let mut row = Vec::new();
        let width = (ink.width() as usize).max(1);
        for (y, values) in ink.chunks_exact(width).enumerate() {
            let mut x = 0;
            let mut first = 0;
            while x < width {
                if values[x] == 0 {
                    x += 1;
                    continue;
                }
                let start = x;
                while x < width && values[x] != 0 {
                    x += 1;
                }
                let dark = values.get(start..x).into_iter().flatten().max().copied().unwrap_or_default();
                let run = runs.add((start, x), y, dark);
                while above.get(first).is_some_and(|(_, end, _)| *end < start) {
                    first += 1;
                }
                for (_, _, other) in above[first..].iter().take_while(|(left, _, _)| *left <= x) {
                    runs.union(run, *other);
                }
                row.push((start, x, run));
            }
            std::mem::swap(&mut above, &mut row);
            row.clear();
        }
        runs
    }

    fn add(&mut self, (start, end): (usize, usize), y: usize, dark: u8) -> usize {
        let run = self.parents.len();
        self.parents.push(run);
        self.boxes.push(Mark {
            left: start as f32,
            right: end as f32,
            top: y as f32,
            bottom: (y + 1) as f32,
            dark: dark.into(),
        });
        run
    }

    fn root(&mut self, mut run: usize) -> usize {
        while self.parents[run] != run {
            self.parents[run] = self.parents[self.parents[run]];
            run = self.parents[run];
        }
        run
    }

    fn union(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.parents[a.max(b)] = a.min(b);
    }

    fn boxes(mut self) -> Vec<Mark> {
        for run in 0..self.parents.len() {
            let root = self.root(run);
            if root != run {
                let part = self.boxes[run];
                self.boxes[root].join(&part);
            }
        }
        let roots = self.parents.iter().enumerate().filter(|(run, parent)| run == *parent);
        roots.map(|(run, _)| self.boxes[run]).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_that_touch_at_a_corner_are_one() {
        let mut ink = GrayImage::new(40, 40);
        for step in 0..8 {
            ink.put_pixel(5 + step, 10 + step, image::Luma([255]));
            ink.put_pixel(20 + step, 18 - step, image::Luma([255]));
            ink.put_pixel(20 + step, 11 + step, image::Luma([255]));
        }
        let found = marks(&ink);
        assert_eq!(found.len(), 2);
        assert_eq!(found[0], Mark { left: 5.0, right: 13.0, top: 10.0, bottom: 18.0, dark: 255.0 });
        assert_eq!(found[1], Mark { left: 20.0, right: 28.0, top: 11.0, bottom: 19.0, dark: 255.0 });
    }
}

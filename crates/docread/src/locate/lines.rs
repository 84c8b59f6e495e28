//! Long straight rows of letter-like marks.

use super::{
    marks::Mark,
    pace::{self, Pace, UNKNOWN},
};

/// A neighbour stands at most this many letter heights to the right.
const REACH: f32 = 1.6;

/// And at most this much higher or lower for every pixel to the right: 34 degrees.
const STEEPEST: f32 = 0.68;

/// Print is equally dark; the pattern of a tablecloth beside it is not. Fillers are thin and blur first.
const AS_DARK: f32 = 0.45;

/// The same of whole rows, fillers and letters together.
const AS_DARK_ROWS: f32 = 0.6;

/// A row is continued over a hole of this many letter heights: a spot of glare, a stamp.
const LONGEST_HOLE: f32 = 6.0;

/// Machine-readable lines are at least 29 letter heights long; some of it may be lost.
const SHORTEST: f32 = 13.0;

/// What a step that is no whole number of letters costs, in letters.
const BREAK: f32 = -2.0;

/// Fewer marks are no line.
const FEWEST: usize = 9;

/// A row of marks: `y = at + slope * x`.
#[derive(Debug, Clone)]
pub struct Line {
    /// The marks, from left to right.
    pub marks: Vec<Mark>,
    /// Height of the middle of the letters at x = 0.
    pub at: f32,
    /// How much it falls for every pixel to the right.
    pub slope: f32,
    /// How tall the letters are, in pixels, as boxes along the axes.
    pub height: f32,
    /// How dark the darker ones are, of 255.
    pub dark: f32,
    /// How far apart they stand.
    pub pace: Pace,
}

impl Line {
    /// Where the first mark begins.
    pub fn left(&self) -> f32 {
        self.marks.first().map_or(0.0, |mark| mark.left)
    }

    /// Where the last mark ends.
    pub fn right(&self) -> f32 {
        self.marks.iter().map(|mark| mark.right).fold(f32::MIN, f32::max)
    }

    /// Height of the middle of the letters at `x`.
    pub fn y(&self, x: f32) -> f32 {
        self.slope.mul_add(x, self.at)
    }

    /// From the first to the last mark.
    pub fn length(&self) -> f32 {
        self.right() - self.left()
    }

    /// How much of the length is ink-covered, 0 to 1.
    pub fn covered(&self) -> f32 {
        self.marks.iter().map(Mark::width).sum::<f32>() / self.length().max(1.0)
    }

    /// How far the marks stand off the row and differ in height, in letter heights: about 0.1 in print, 0.3
    /// and more where chance made a row out of a pattern.
    pub fn unevenness(&self) -> f32 {
        let off = |mark: &Mark| {
            let (x, y) = mark.centre();
            let (aside, taller) = (y - self.y(x), (mark.height() - self.height).max(0.0));
            aside.mul_add(aside, taller * taller * 0.25)
        };
        let mean = self.marks.iter().map(off).sum::<f32>() / self.marks.len().max(1) as f32;
        mean.sqrt() / self.height.max(1.0)
    }

    /// The longest part in which letters have one width: what else stands in the same row, on the table
    /// beside the document, is left out.
    fn trimmed(self) -> Self {
        if self.pace.regular <= UNKNOWN {
            return self;
        }
        let (mut best, mut part) = ((0.0, 0, 0), (0.0, 0, 0));
        for step in pace::steps(&self.marks, self.height) {
            let worth = match self.pace.letters(step) {
                // Over a hole, one step in three is whole by chance.
                letters if letters > 2.5 => 0.0,
                _ if self.pace.is_whole(step) => 1.0,
                _ => BREAK,
            };
            part = if part.0 > 0.0 { (part.0 + worth, part.1, step.to) } else { (worth, step.from, step.to) };
            if part.0 > best.0 {
                best = part;
            }
        }
        let kept = self.marks.get(best.1..=best.2).unwrap_or_default().to_vec();
        if kept.len() == self.marks.len() || kept.len() < FEWEST { self } else { Self::of(kept) }
    }

    fn of(mut marks: Vec<Mark>) -> Self {
        marks.sort_by(|a, b| a.left.total_cmp(&b.left));
        // Fillers are lower and fainter than letters, and half of the marks may be fillers.
        let most = |of: fn(&Mark) -> f32| {
            let mut values: Vec<f32> = marks.iter().map(of).collect();
            values.sort_by(f32::total_cmp);
            values.get(values.len() * 4 / 5).copied().unwrap_or_default()
        };
        let (height, dark) = (most(Mark::height), most(|mark| mark.dark));
        let (at, slope) = fit(&marks);
        let pace = Pace::of(&marks, height);
        Self { marks, at, slope, height, dark, pace }
    }

    /// The row of some of its marks; nothing when these are all, or too few.
    pub fn of_marks(&self, chosen: impl Fn(&Mark) -> bool) -> Option<Self> {
        let kept: Vec<Mark> = self.marks.iter().filter(|mark| chosen(mark)).copied().collect();
        (kept.len() >= FEWEST && kept.len() < self.marks.len()).then(|| Self::of(kept))
    }

    /// Leaves out marks that stand off the row and fits again.
    fn straightened(self) -> Self {
        let near = |mark: &Mark| {
            let (x, y) = mark.centre();
            (y - self.y(x)).abs() <= self.height * 0.4
        };
        let (kept, off): (Vec<Mark>, Vec<Mark>) = self.marks.iter().partition(|mark| near(mark));
        if off.is_empty() || kept.len() < 2 { self } else { Self::of(kept) }
    }

    /// Whether `other` carries this row on, to the right.
    fn continues(&self, other: &Self) -> bool {
        let height = self.height.max(other.height);
        let hole = other.left() - self.right();
        let alike = self.height.min(other.height) > height * 0.7
            && self.dark.min(other.dark) > self.dark.max(other.dark) * AS_DARK_ROWS;
        if !alike || hole > LONGEST_HOLE * height || hole < -height {
            return false;
        }
        // The longer of the two knows better where the row leads.
        let (knows, asked) = if self.length() > other.length() { (self, other) } else { (other, self) };
        let middle = f32::midpoint(asked.left(), asked.right());
        let tolerance = height * 0.06f32.mul_add((hole / height).max(0.0), 0.4);
        (knows.y(middle) - asked.y(middle)).abs() < tolerance
    }
}

/// Least squares through the middles.
fn fit(marks: &[Mark]) -> (f32, f32) {
    let count = marks.len().max(1) as f32;
    let (sum_x, sum_y) = marks.iter().map(Mark::centre).fold((0.0, 0.0), |(x, y), c| (x + c.0, y + c.1));
    let (mean_x, mean_y) = (sum_x / count, sum_y / count);
    let (mut over, mut under) = (0.0, 0.0);
    for (x, y) in marks.iter().map(Mark::centre) {
        over += (x - mean_x) * (y - mean_y);
        under += (x - mean_x) * (x - mean_x);
    }
    let slope = if under > 0.0 { over / under } else { 0.0 };
    (slope.mul_add(-mean_x, mean_y), slope)
}

/// The rows that are long enough. `marks` are sorted from left to right.
pub fn lines(marks: &[Mark]) -> Vec<Line> {
    let mut rows: Vec<Line> = chains(marks).into_iter().map(Line::of).map(Line::straightened).collect();
    rows.retain(|row| row.marks.len() >= 3 || row.length() > row.height * 3.0);
    rows.sort_by(|a, b| b.length().total_cmp(&a.length()));
    rows.truncate(400);
    let mut lines = joined(rows);
    lines.retain(|line| {
        line.marks.len() >= FEWEST && line.length() > line.height * SHORTEST && line.covered() > 0.35
    });
    lines
}

/// Marks linked to their nearest neighbours, where both agree that they are.
fn chains(marks: &[Mark]) -> Vec<Vec<Mark>> {
    let tallest = marks.iter().map(Mark::height).fold(0.0, f32::max);
    let mut next: Vec<Option<(usize, f32)>> = vec![None; marks.len()];
    let mut previous = next.clone();
    for (i, mark) in marks.iter().enumerate() {
        let end = mark.right + REACH * tallest;
        for (j, other) in marks.iter().enumerate().skip(i + 1).take_while(|(_, other)| other.left < end) {
            let Some(distance) = distance(mark, other) else { continue };
            let nearer = |best: Option<(usize, f32)>| best.is_none_or(|(_, least)| distance < least);
            if nearer(next[i]) {
                next[i] = Some((j, distance));
            }
            if nearer(previous[j]) {
                previous[j] = Some((i, distance));
            }
        }
    }
    let follower =
        |i: usize| next[i].map(|(j, _)| j).filter(|j| previous[*j].is_some_and(|(back, _)| back == i));
    let starts = |i: &usize| previous[*i].is_none_or(|(before, _)| follower(before) != Some(*i));
    let chain =
        |start: usize| std::iter::successors(Some(start), |i| follower(*i)).map(|i| marks[i]).collect();
    (0..marks.len()).filter(starts).map(chain).collect()
}

/// How far `right` stands from `left`, when they may be neighbours in a row.
fn distance(left: &Mark, right: &Mark) -> Option<f32> {
    let height = left.height().max(right.height());
    let gap = right.left - left.right;
    let ((x, y), (other_x, other_y)) = (left.centre(), right.centre());
    let (along, across) = (other_x - x, (other_y - y).abs());
    let alike = left.height().min(right.height()) > height * 0.45
        && left.dark.min(right.dark) > left.dark.max(right.dark) * AS_DARK;
    let near = gap < REACH * height && gap > -0.35 * height && along > 0.2 * height;
    (alike && near && across < STEEPEST.mul_add(along, 0.1 * height))
        .then(|| across.mul_add(1.5, gap.max(0.0)))
}

/// Rows that carry each other on become one, the longest first.
fn joined(mut rows: Vec<Line>) -> Vec<Line> {
    let mut lines = Vec::new();
    while !rows.is_empty() {
        let mut line = rows.remove(0);
        while let Some(at) = rows.iter().position(|row| line.continues(row) || row.continues(&line)) {
            let part = rows.remove(at);
            line = Line::of([line.marks, part.marks].concat());
        }
        lines.push(line.straightened().trimmed());
    }
    lines
}

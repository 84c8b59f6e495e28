//! Two or three lines that belong together.

use super::lines::Line;

/// How many blocks a picture offers at most.
const MOST_BLOCKS: usize = 4;

/// Lines of a block differ in slope by less.
const SLOPES_DIFFER: f32 = 0.1;

/// From line to line, in letter heights: 1.8 on cards of three lines, 2.6 on the others.
const SPACING: std::ops::RangeInclusive<f32> = 1.15..=4.2;

/// Lines less even than this are rarely print.
const EVEN: f32 = 0.18;

/// Three lines stand closer.
const SPACING_OF_THREE: f32 = 2.5;

/// From letter to letter, in letter heights, at most: 1.06 as printed, more where the document leans away. Squares of a
/// tablecloth are smaller than what parts them.
const WIDEST: f32 = 1.25;

/// So many rows of the same print are a document's lines or chance; more are a page of text or a pattern.
const OF_A_KIND: f32 = 5.0;

/// Rows are of a kind that differ by no more than these parts in height and pace, and in slope by that.
const KIND: (f32, f32, f32) = (0.2, 0.1, 0.08);

/// From line to line, in pitches: 1.7 on cards of three lines, 2.5 on the others. Two lines that are nearer or further are
/// two of three: one was not found.
const OF_TWO: std::ops::Range<f32> = 2.05..2.95;

/// Letters of lines of which there are three, not counted exactly.
const OF_THREE: std::ops::RangeInclusive<f32> = 25.0..=36.0;

/// Two of three lines promise so much less than with a third one.
const INCOMPLETE: f32 = 0.3;

/// Two or three parallel lines of the same length, the upper first.
#[derive(Debug, Clone)]
pub struct Block {
    /// Where each line runs.
    pub lines: Vec<Stretch>,
    /// From letter to letter, in pixels.
    pub pitch: f32,
}

/// A line from its first to its last letter, through the middle of the letters.
#[derive(Debug, Clone, Copy)]
pub struct Stretch {
    /// The left end.
    pub start: (f32, f32),
    /// The right end.
    pub end: (f32, f32),
    /// From letter to letter at the left end, as a part of the mean: perspective makes far letters small.
    pub start_scale: f32,
    /// How far letters lean at both ends: the way along the line for each step down it. Perspective draws
    /// right angles askew.
    pub lean: (f32, f32),
}

/// Axes along and across the lines.
#[derive(Clone, Copy)]
struct Axes {
    cos: f32,
    sin: f32,
}

impl Axes {
    fn of(slope: f32) -> Self {
        let (sin, cos) = slope.atan().sin_cos();
        Self { cos, sin }
    }

    fn along(self, (x, y): (f32, f32)) -> f32 {
        self.cos.mul_add(x, self.sin * y)
    }

    /// The point of a line at a place along.
    fn on(self, line: &Line, along: f32) -> (f32, f32) {
        let x = (along - self.sin * line.at) / self.sin.mul_add(line.slope, self.cos);
        (x, line.y(x))
    }

    /// The first and last place of a line's letters.
    fn ends(self, line: &Line) -> (f32, f32) {
        let first = line.marks.first().map_or(0.0, |mark| self.along(mark.centre()) - mark.width() / 2.0);
        let last = line.marks.iter().map(|mark| self.along(mark.centre()) + mark.width() / 2.0);
        (first, last.fold(f32::MIN, f32::max))
    }
}

/// The blocks among the lines, the most promising first.
pub fn blocks(lines: &[Line]) -> Vec<Block> {
    let special: Vec<f32> = lines.iter().map(|line| special(line, lines)).collect();
    let mut found: Vec<(f32, Block)> = Vec::new();
    for (i, upper) in lines.iter().enumerate() {
        for (j, lower) in lines.iter().enumerate().filter(|(j, _)| *j != i) {
            let Some(spacing) = spacing(upper, lower) else { continue };
            let pair = [upper, lower];
            let promised = promise(&pair) * special[i].min(special[j]);
            let two = block(&pair);
            let apart = two.spacing();
            let is_incomplete = !OF_TWO.contains(&apart) && OF_THREE.contains(&two.letters());
            let thirds: &[f32] = if !is_incomplete {
                &[]
            } else if apart < OF_TWO.start {
                &[-1.0, 2.0]
            } else {
                &[0.5]
            };
            found.extend(thirds.iter().map(|place| (promised, two.with_third(*place))));
            found.push((if is_incomplete { INCOMPLETE * promised } else { promised }, two));
            if spacing > SPACING_OF_THREE {
                continue;
            }
            for (k, last) in lines.iter().enumerate().filter(|(k, _)| *k != i && *k != j) {
                let even =
                    self::spacing(lower, last).is_some_and(|other| (0.75..1.33).contains(&(other / spacing)));
                if even {
                    let three = [upper, lower, last];
                    let special = special[i].min(special[j]).min(special[k]);
                    found.push((promise(&three) * special, block(&three)));
                }
            }
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    found.truncate(MOST_BLOCKS);
    found.into_iter().map(|(_, block)| block).collect()
}

/// How far `lower` stands below `upper`, in letter heights, when both may be of one block.
fn spacing(upper: &Line, lower: &Line) -> Option<f32> {
    let height = upper.height.max(lower.height);
    let alike = upper.height.min(lower.height) > height * 0.65;
    let parallel = (upper.slope - lower.slope).abs() < SLOPES_DIFFER;
    if !alike || !parallel {
        return None;
    }
    let (left, right) = (upper.left().max(lower.left()), upper.right().min(lower.right()));
    if right - left < 0.5 * upper.length().min(lower.length()) {
        return None;
    }
    let middle = f32::midpoint(left, right);
    let axes = Axes::of(f32::midpoint(upper.slope, lower.slope));
    let spacing = (lower.y(middle) - upper.y(middle)) * axes.cos / f32::midpoint(upper.height, lower.height);
    SPACING.contains(&spacing).then_some(spacing)
}

/// How special a row is: 1 for letters of the usual shape that few other rows have, less for patterns and pages.
fn special(line: &Line, lines: &[Line]) -> f32 {
    let alike = |a: f32, b: f32, part: f32| (a - b).abs() <= part * a.max(b);
    let (height, pace, slope) = KIND;
    let of_a_kind = |other: &&Line| {
        alike(other.height, line.height, height)
            && alike(other.pace.at(other.left()), line.pace.at(line.left()), pace)
            && (other.slope - line.slope).abs() < slope
    };
    let count = lines.iter().filter(of_a_kind).count() as f32;
    let middle = f32::midpoint(line.left(), line.right());
    let wide = line.pace.at(middle) * line.slope.hypot(1.0) / line.height.max(1.0);
    (OF_A_KIND / count).min(1.0) * (WIDEST / wide.max(0.1)).min(1.0).powi(6)
}

/// Long even lines of the same length promise most.
fn promise(lines: &[&Line]) -> f32 {
    let lengths = || lines.iter().map(|line| line.length() / line.height.max(1.0));
    let (least, most) = (lengths().fold(f32::MAX, f32::min), lengths().fold(0.0, f32::max));
    let unevenness = lines.iter().map(|line| line.unevenness()).fold(0.0, f32::max);
    let even = (-(unevenness / EVEN).powi(2)).exp();
    let regular = lines.iter().map(|line| line.pace.regular).sum::<f32>() / lines.len() as f32;
    lengths().map(|length| length.min(50.0)).sum::<f32>() * (least / most.max(1.0)) * even * regular.powi(3)
}

/// A line on its own.
pub fn single(line: &Line) -> Block {
    block(&[line])
}

fn block(lines: &[&Line]) -> Block {
    let slope = lines.iter().map(|line| line.slope).sum::<f32>() / lines.len() as f32;
    let axes = Axes::of(slope);
    let ends: Vec<(f32, f32)> = lines.iter().map(|line| axes.ends(line)).collect();
    let (first, last) = extent(lines, axes, &ends);
    let pitch = pitch(lines, axes, f32::midpoint(first, last));
    let start_scale = start_scale(lines, (axes, first, last));
    let stretch = |(line, own): (&&Line, &(f32, f32))| {
        // A line that lost letters at an end is as long as the longest; a slanted edge is not lost letters.
        let near = |own: f32, edge: f32| if (own - edge).abs() < 1.2 * pitch { own } else { edge };
        // What stands beside the others' ends says nothing of where this line runs.
        let belongs = |along: f32| (first - pitch..last + pitch).contains(&along);
        let within = line.of_marks(|mark| belongs(axes.along(mark.centre())));
        let place = |along: f32| axes.on(within.as_ref().unwrap_or(line), along);
        Stretch {
            start: place(near(own.0, first)),
            end: place(near(own.1, last)),
            start_scale,
            lean: (0.0, 0.0),
        }
    };
    Block { lines: lines.iter().zip(&ends).map(stretch).collect(), pitch }
}

/// Where the lines begin and end: of all their ends, those that lie a format's number of letters apart. A
/// line may have lost letters to glare, or have something else beside it.
fn extent(lines: &[&Line], axes: Axes, ends: &[(f32, f32)]) -> (f32, f32) {
    let widths: &[f32] = if ends.len() == 3 { &[30.0] } else { &[44.0, 36.0] };
    let off = |(first, last): (f32, f32)| {
        let letters = (last - first) / pitch(lines, axes, f32::midpoint(first, last));
        widths.iter().map(|width| (letters - width).abs()).fold(f32::MAX, f32::min)
    };
    let pairs = ends.iter().flat_map(|(first, _)| ends.iter().map(|(_, last)| (*first, *last)));
    pairs.min_by(|a, b| off(*a).total_cmp(&off(*b))).unwrap_or_default()
}

/// From letter to letter at a place along, as most of the lines have it.
fn pitch(lines: &[&Line], axes: Axes, along: f32) -> f32 {
    let pitch = |line: &&Line| line.pace.at(axes.on(line, along).0) / axes.cos;
    let mut pitches: Vec<f32> = lines.iter().map(pitch).collect();
    pitches.sort_by(f32::total_cmp);
    let middle = pitches.get((pitches.len().max(1) - 1) / 2..=pitches.len() / 2).unwrap_or_default();
    (middle.iter().sum::<f32>() / middle.len().max(1) as f32).max(1.0)
}

/// How the letters at the left end compare with those in the middle: by how far apart they stand, and by
/// the distance of the outer lines.
fn start_scale(lines: &[&Line], (axes, first, last): (Axes, f32, f32)) -> f32 {
    let (Some(upper), Some(lower)) = (lines.first(), lines.last()) else { return 1.0 };
    let distance = |along: f32| {
        let (x, _) = axes.on(upper, along);
        lower.y(x) - upper.y(x)
    };
    let part = |start: f32, end: f32| (start / f32::midpoint(start, end).max(0.1)).clamp(0.75, 1.25);
    let by_letters = part(pitch(lines, axes, first), pitch(lines, axes, last));
    if lines.len() < 2 {
        return by_letters;
    }
    f32::midpoint(part(distance(first), distance(last)), by_letters)
}

impl Block {
    /// The same block in a picture larger by `scale`.
    pub fn scaled(&self, scale: f32) -> Self {
        let point = |(x, y): (f32, f32)| (x * scale, y * scale);
        let lines = self.lines.iter();
        let lines =
            lines.map(|line| Stretch { start: point(line.start), end: point(line.end), ..*line }).collect();
        Self { lines, pitch: self.pitch * scale }
    }

    /// The same block with lines longer by `letters` on both sides.
    pub fn extended(&self, letters: f32) -> Self {
        let lines = self.lines.iter().map(|line| line.extended(letters * self.pitch)).collect();
        Self { lines, pitch: self.pitch }
    }

    /// The same block with letters that lean so far at the start and at the end of its lines.
    pub fn leaning(&self, lean: (f32, f32)) -> Self {
        let lines = self.lines.iter().map(|line| Stretch { lean, ..*line }).collect();
        Self { lines, pitch: self.pitch }
    }

    /// One of its lines.
    pub fn piece(&self, line: usize) -> Option<Piece> {
        self.lines.get(line).map(|stretch| Piece { stretch: *stretch, pitch: self.pitch })
    }

    /// Whether both have a line at the same place.
    pub fn overlaps(&self, other: &Self) -> bool {
        let middle = |line: &Stretch| {
            (f32::midpoint(line.start.0, line.end.0), f32::midpoint(line.start.1, line.end.1))
        };
        let near = |a: &Stretch, b: &Stretch| {
            let ((x, y), (other_x, other_y)) = (middle(a), middle(b));
            (x - other_x).abs() < 8.0 * self.pitch && (y - other_y).abs() < 0.8 * self.pitch
        };
        self.lines.iter().any(|line| other.lines.iter().any(|other| near(line, other)))
    }

    /// How long its first line is, in letters.
    fn letters(&self) -> f32 {
        self.lines.first().map_or(0.0, Stretch::length) / self.pitch
    }

    /// How far the second line is below the first, in pitches.
    fn spacing(&self) -> f32 {
        let [upper, lower, ..] = self.lines[..] else { return 0.0 };
        let (from, to) = (upper.point(0.5), lower.point(0.5));
        upper.turned_into((to.0 - from.0, to.1 - from.1)).1 / self.pitch
    }

    /// Two lines with a third one: so many times as far from the first as the second is.
    fn with_third(&self, place: f32) -> Self {
        let mut lines = self.lines.clone();
        if let [upper, lower] = self.lines[..] {
            let between = |from: f32, to: f32| (to - from).mul_add(place, from);
            let point = |from: (f32, f32), to: (f32, f32)| (between(from.0, to.0), between(from.1, to.1));
            let third =
                Stretch { start: point(upper.start, lower.start), end: point(upper.end, lower.end), ..upper };
            let at = [0.0, 1.0].iter().filter(|line| **line < place).count();
            lines.insert(at, third);
        }
        Self { lines, pitch: self.pitch }
    }

    /// The same block read from the other side.
    pub fn turned(&self) -> Self {
        let turned = |line: &Stretch| Stretch {
            start: line.end,
            end: line.start,
            start_scale: 2.0 - line.start_scale,
            lean: (line.lean.1, line.lean.0),
        };
        Self { lines: self.lines.iter().rev().map(turned).collect(), pitch: self.pitch }
    }
}

impl Stretch {
    fn extended(&self, by: f32) -> Self {
        let (dx, dy) = (self.end.0 - self.start.0, self.end.1 - self.start.1);
        let part = by / dx.hypot(dy).max(1.0);
        Self {
            start: (self.start.0 - dx * part, self.start.1 - dy * part),
            end: (self.end.0 + dx * part, self.end.1 + dy * part),
            start_scale: (self.start_scale - 1.0).mul_add(2.0f32.mul_add(part, 1.0), 1.0),
            lean: (self.lean_at(-part), self.lean_at(1.0 + part)),
        }
    }

    /// How far letters lean at a place, as a part of the length.
    pub fn lean_at(&self, part: f32) -> f32 {
        (self.lean.1 - self.lean.0).mul_add(part, self.lean.0)
    }

    /// The point at a place, as a part of the length.
    pub fn point(&self, part: f32) -> (f32, f32) {
        let between = |start: f32, end: f32| (end - start).mul_add(part, start);
        (between(self.start.0, self.end.0), between(self.start.1, self.end.1))
    }

    /// How letters at a place, as a part of the length, compare with those in the middle.
    pub fn scale(&self, part: f32) -> f32 {
        (2.0 - 2.0 * self.start_scale).mul_add(part, self.start_scale)
    }

    /// A way in the picture as one along the line and one down it.
    pub fn turned_into(&self, (dx, dy): (f32, f32)) -> (f32, f32) {
        let length = self.length();
        let (ux, uy) = ((self.end.0 - self.start.0) / length, (self.end.1 - self.start.1) / length);
        (ux.mul_add(dx, uy * dy), ux.mul_add(dy, -(uy * dx)))
    }

    /// How long it is, in pixels.
    pub fn length(&self) -> f32 {
        (self.end.0 - self.start.0).hypot(self.end.1 - self.start.1).max(1.0)
    }
}

/// A line or a part of one, with the pitch it has there.
#[derive(Debug, Clone, Copy)]
pub struct Piece {
    /// From its first to its last letter.
    pub stretch: Stretch,
    /// From letter to letter, in pixels.
    pub pitch: f32,
}

impl Piece {
    /// A place in a strip with such a margin, as parts of the strip's width and of the line's length.
    pub fn along(&self, at: f32, margin: f32) -> f32 {
        let (length, margin) = (self.stretch.length(), margin * self.pitch);
        at.mul_add(2.0f32.mul_add(margin, length), -margin) / length
    }

    /// The part between two places, in pixels from the first letter's edge.
    pub fn part(&self, from: f32, to: f32) -> Self {
        let whole = self.stretch;
        let (from, to) = (from / whole.length(), to / whole.length());
        let (first, last) = (whole.scale(from).max(0.2), whole.scale(to).max(0.2));
        let middle = f32::midpoint(first, last);
        let stretch = Stretch {
            start: whole.point(from),
            end: whole.point(to),
            start_scale: first / middle,
            lean: (whole.lean_at(from), whole.lean_at(to)),
        };
        Self { stretch, pitch: self.pitch * middle }
    }
}

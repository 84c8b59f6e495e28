//! Letters compared with what a strip shows.

use super::{
    LETTERS,
    blur::Drawn,
    letters::{self, Patch, SIZE},
    squares,
    strip::{HEIGHT, Strip},
};
use crate::evidence::Line;

/// Columns and rows of the part of a strip in which a letter is compared.
const WIDE: usize = 18;
const TALL: usize = 22;

/// A letter further off its neighbours was misplaced.
const ASTRAY: f64 = 1.2;

/// Ink may be lighter or darker than around by these factors.
const GAIN: (f32, f32) = (0.5, 2.0);

/// So many letters, the most likely ones, are compared with more care.
const LIKELIEST: usize = 6;

/// One line: what is seen, and what was read where.
pub struct Row {
    /// What is seen.
    pub strip: Strip,
    letters: Vec<usize>,
    middles: Vec<(f32, f32)>,
}

/// The pixels around a place, their mean taken off.
struct Window {
    rows: [[f32; WIDE]; TALL],
    energy: f32,
    corner: (f32, f32),
}

impl Row {
    /// Letters as they were read, where the rule has them.
    pub fn new(strip: Strip, line: &Line) -> Self {
        let letters: Vec<usize> =
            line.places.iter().map(|place| letters::index(place.letter).unwrap_or(LETTERS - 1)).collect();
        let middles = (0..letters.len()).map(Strip::middle).collect();
        Self { strip, letters, middles }
    }

    /// The same letters in another strip of the same line.
    pub fn in_strip(&self, strip: Strip) -> Self {
        Self { strip, letters: self.letters.clone(), middles: self.middles.clone() }
    }

    /// Finds the letters' middles more exactly, at most so many pixels off: they run smoothly along the line.
    pub fn find(&mut self, drawn: &Drawn, off: i32) {
        let found: Vec<(f64, (f32, f32), f32)> = (0..self.letters.len())
            .map(|at| {
                let (off, like) = self.nearest(drawn, at, off);
                (at as f64 / self.letters.len() as f64, off, like.max(0.0).powi(4))
            })
            .collect();
        let curve = |along: fn((f32, f32)) -> f32| {
            let mut curve = [0.0; 3];
            for round in 0..3 {
                let near = found.iter().filter(|(x, off, _)| {
                    round == 0 || (squares::value(&curve, *x) - f64::from(along(*off))).abs() < ASTRAY
                });
                let points = near.map(|(x, off, weight)| {
                    ([1.0, *x, x * x], f64::from(along(*off)), f64::from(*weight) + 1e-6)
                });
                curve = squares::fitted(points).unwrap_or(curve);
            }
            curve
        };
        let (across, down) = (curve(|off| off.0), curve(|off| off.1));
        for ((x, _, _), middle) in found.iter().zip(&mut self.middles) {
            middle.0 += squares::value(&across, *x) as f32;
            middle.1 += squares::value(&down, *x) as f32;
        }
    }

    /// How far off its middle a letter is most like what is seen, and how like (1 is the same).
    fn nearest(&self, drawn: &Drawn, at: usize, most: i32) -> ((f32, f32), f32) {
        let window = self.window(drawn, at);
        let letter = &drawn.letters[self.letters[at]];
        let middle = self.middles[at];
        let like = |dx: f32, dy: f32| 1.0 - window.difference(letter, (middle.0 + dx, middle.1 + dy));
        let places = (-most..=most).flat_map(|dy| (-most..=most).map(move |dx| (dx as f32, dy as f32)));
        let best = places.map(|(dx, dy)| ((dx, dy), like(dx, dy))).max_by(|a, b| a.1.total_cmp(&b.1));
        let ((dx, dy), value) = best.unwrap_or_default();
        let top = |less: f32, more: f32| {
            let bend = less - 2.0 * value + more;
            if bend < -1e-6 { ((less - more) / (2.0 * bend)).clamp(-0.5, 0.5) } else { 0.0 }
        };
        let across = top(like(dx - 1.0, dy), like(dx + 1.0, dy));
        let down = top(like(dx, dy - 1.0), like(dx, dy + 1.0));
        ((dx + across, dy + down), value)
    }

    /// How like what was drawn all letters are.
    pub fn likeness(&self, drawn: &Drawn) -> f32 {
        let like = |at: usize| {
            1.0 - self.window(drawn, at).difference(&drawn.letters[self.letters[at]], self.middles[at])
        };
        (0..self.letters.len()).map(like).sum()
    }

    /// The line as it was read, without blur.
    pub fn drawing(&self) -> Strip {
        let mut strip = Strip::empty(self.letters.len());
        for (letter, middle) in self.letters.iter().zip(&self.middles) {
            let Some(letter) = letters::all().get(*letter) else { continue };
            let (left, top) = (middle.0 - SIZE.0 as f32 / 2.0, middle.1 - SIZE.1 as f32 / 2.0);
            let first = (left.max(0.0) as usize).min(strip.width);
            let last = ((left + SIZE.0 as f32 + 1.0).max(0.0) as usize).min(strip.width);
            let mut ink = [0.0; SIZE.0 + 2];
            let ink = &mut ink[..last - first];
            for y in top.max(0.0) as usize..((top + SIZE.1 as f32 + 1.0) as usize).min(HEIGHT) {
                letter.row((first as f32 + 0.5 - middle.0, y as f32 + 0.5 - middle.1), ink);
                let row = &mut strip.values[y * strip.width + first..][..last - first];
                row.iter_mut().zip(ink.iter()).for_each(|(value, ink)| *value += ink);
            }
        }
        strip
    }

    /// How much every letter differs from what is seen at each place, as a part of that.
    pub fn differences(&self, drawn: &Drawn) -> Vec<[f32; LETTERS]> {
        (0..self.letters.len()).map(|at| self.at(drawn, at)).collect()
    }

    fn at(&self, drawn: &Drawn, at: usize) -> [f32; LETTERS] {
        let window = self.window(drawn, at);
        let (x, y) = self.middles[at];
        let mut found: [f32; LETTERS] =
            std::array::from_fn(|letter| window.difference(&drawn.letters[letter], (x, y)));
        let mut order: Vec<usize> = (0..LETTERS).collect();
        order.sort_by(|a, b| found[*a].total_cmp(&found[*b]));
        for letter in order.into_iter().take(LIKELIEST) {
            let moved = [(-0.5, 0.0), (0.5, 0.0), (0.0, -0.5), (0.0, 0.5)];
            let moved = moved.map(|(dx, dy)| window.difference(&drawn.letters[letter], (x + dx, y + dy)));
            found[letter] = moved.into_iter().fold(found[letter], f32::min);
        }
        found
    }

    /// What is seen around a place, without the neighbours' ink.
    fn window(&self, drawn: &Drawn, at: usize) -> Window {
        let (x, y) = self.middles[at];
        let (left, top) = (x.round() as i32 - WIDE as i32 / 2, y.round() as i32 - TALL as i32 / 2);
        let corner = (left as f32 + 0.5, top as f32 + 0.5);
        let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
        let beside: Vec<(&Patch, (f32, f32))> = beside
            .filter_map(|at| Some((&drawn.letters[*self.letters.get(at)?], *self.middles.get(at)?)))
            .collect();
        let mut rows = [[0.0; WIDE]; TALL];
        let mut ink = [0.0; WIDE];
        for (row, values) in rows.iter_mut().enumerate() {
            let from = (top + row as i32).clamp(0, HEIGHT as i32 - 1) as usize * self.strip.width;
            for (column, value) in values.iter_mut().enumerate() {
                let x = (left + column as i32).clamp(0, self.strip.width as i32 - 1) as usize;
                *value = self.strip.values[from + x];
            }
            for (letter, middle) in &beside {
                letter.row((corner.0 - middle.0, corner.1 + row as f32 - middle.1), &mut ink);
                values.iter_mut().zip(&ink).for_each(|(value, ink)| *value -= ink);
            }
        }
        let mean = rows.iter().flatten().sum::<f32>() / (WIDE * TALL) as f32;
        rows.iter_mut().flatten().for_each(|value| *value -= mean);
        let energy = rows.iter().flatten().map(|value| value * value).sum::<f32>().max(1e-3);
        Window { rows, energy, corner }
    }
}

impl Window {
    /// What is left when a letter at a place is taken away, as a part of what was there.
    fn difference(&self, letter: &Patch, (x, y): (f32, f32)) -> f32 {
        // Sums of columns: so many pixels are added by one instruction.
        let (mut sums, mut squares, mut products) = ([0.0; WIDE], [0.0; WIDE], [0.0; WIDE]);
        let mut ink = [0.0; WIDE];
        for (row, values) in self.rows.iter().enumerate() {
            letter.row((self.corner.0 - x, self.corner.1 + row as f32 - y), &mut ink);
            for column in 0..WIDE {
                sums[column] += ink[column];
                squares[column] += ink[column] * ink[column];
                products[column] += ink[column] * values[column];
            }
        }
        let all = |columns: [f32; WIDE]| columns.iter().sum::<f32>();
        let (sum, square, product) = (all(sums), all(squares), all(products));
        let own = (square - sum * sum / (WIDE * TALL) as f32).max(1e-6);
        let gain = (product / own).clamp(GAIN.0, GAIN.1);
        (self.energy - 2.0 * gain * product + gain * gain * own).max(0.0) / self.energy
    }
}

//! Which doubtful letters look like the fillers of the same photo.
//!
//! The model takes blurred or slanted fillers for `C` or `K`, and no check digit covers names. But every document
//! has many fillers that are read clearly, taken in the same light, blur and angle: a doubtful letter that
//! is as like them as they are like each other is one of them.

use image::GrayImage;

use crate::{
    evidence::{Line, Place},
    locate::Block,
    recognise::ALPHABET,
    strip::{self, Cut},
};

/// A letter's part of a strip: half its width, and its rows.
const HALF: i32 = 9;
const ROWS: std::ops::Range<i32> = 7..41;

/// How far letters may be off the place where they were seen, in pixels of the strip.
const OFF: i32 = 3;

/// Fillers that are read with this certainty show what a filler looks like.
const CLEAR: f32 = 0.97;

/// Fewer of them say too little.
const FEWEST: usize = 4;

/// A letter the model takes fillers for.
struct Mistaken {
    letter: u8,
    /// How like the clear fillers (1 is the same) a place must be to hold none of these letters.
    like: f32,
    /// For each part of the evidence for this letter there must be so much for a filler.
    fillers: f32,
}

/// Of 108 blurred `C` none was like fillers by more than 0.8, of 55 `K` none by more than 0.93; fillers that the
/// model wavers at mostly are by more than 0.9.
const MISTAKEN: [Mistaken; 2] = [
    Mistaken { letter: b'C', like: 0.86, fillers: 0.1 },
    Mistaken { letter: b'K', like: 0.92, fillers: 2.0 },
];

/// The filler in [`ALPHABET`].
const FILLER: usize = ALPHABET.len() - 1;

/// A letter's pixels, of mean 0 and length 1; or the sum of several.
type Patch = Vec<f32>;

/// How like a filler every letter of a block is.
pub struct Fillers {
    likeness: Vec<Vec<f32>>,
}

impl Fillers {
    /// Compares letters that were read once; nothing when there are not enough clear fillers. `margin` was left
    /// free in the strips, in pitches.
    pub fn of(grey: &GrayImage, block: &Block, lines: &[Line], margin: f32) -> Option<Self> {
        let cut = Cut { height: 1.5, letter: 20.0, margin };
        let strips: Vec<GrayImage> = (0..lines.len())
            .map(|row| Some(strip::plain(grey, &block.piece(row)?, cut)))
            .collect::<Option<_>>()?;
        let rows = || strips.iter().zip(lines);
        let clear: Vec<(&GrayImage, i32)> = rows()
            .flat_map(|(strip, line)| line.places.iter().map(move |place| (strip, place)))
            .filter(|(_, place)| place.seen[FILLER] > CLEAR)
            .map(|(strip, place)| (strip, column(strip, place)))
            .collect();
        let usual = usual(&clear)?;
        let likeness = rows().map(|(strip, line)| {
            let like =
                |place: &Place| best(strip, column(strip, place), &usual).map_or(0.0, |(like, _)| like);
            line.places.iter().map(like).collect()
        });
        Some(Self { likeness: likeness.collect() })
    }

    /// Gives the evidence for letters that look like fillers to fillers.
    pub fn settle(&self, lines: &mut [Line]) {
        for (line, likeness) in lines.iter_mut().zip(&self.likeness) {
            for (place, like) in line.places.iter_mut().zip(likeness) {
                MISTAKEN.iter().for_each(|mistaken| mistaken.settle(place, *like));
            }
        }
    }
}

impl Mistaken {
    fn settle(&self, place: &mut Place, like: f32) {
        let Some(at) = ALPHABET.iter().position(|known| *known == self.letter) else { return };
        if like >= self.like && place.seen[FILLER] >= self.fillers * place.seen[at] {
            place.seen[FILLER] += std::mem::take(&mut place.seen[at]);
        }
    }
}

/// The column in which a letter was seen.
fn column(strip: &GrayImage, place: &Place) -> i32 {
    (place.at * strip.width() as f32) as i32
}

/// What clear fillers look like, each moved to where it fits the others best.
fn usual(clear: &[(&GrayImage, i32)]) -> Option<Patch> {
    if clear.len() < FEWEST {
        return None;
    }
    let unmoved = clear.iter().filter_map(|(strip, column)| patch(strip, (*column, 0)));
    let rough = sum(unmoved)?;
    sum(clear.iter().filter_map(|(strip, column)| Some(best(strip, *column, &rough)?.1)))
}

fn sum(patches: impl Iterator<Item = Patch>) -> Option<Patch> {
    patches.reduce(|mut sum, patch| {
        sum.iter_mut().zip(patch).for_each(|(sum, value)| *sum += value);
        sum
    })
}

/// Where around a column a letter is most like a pattern: how like, and its pixels there.
fn best(strip: &GrayImage, column: i32, pattern: &Patch) -> Option<(f32, Patch)> {
    let length = pattern.iter().map(|value| value * value).sum::<f32>().sqrt().max(f32::EPSILON);
    let moved = (-OFF..=OFF).flat_map(|dy| (-OFF..=OFF).map(move |dx| (column + dx, dy)));
    let compared = moved.filter_map(|place| {
        let patch = patch(strip, place)?;
        let product: f32 = patch.iter().zip(pattern).map(|(a, b)| a * b).sum();
        Some((product / length, patch))
    });
    compared.max_by(|a, b| a.0.total_cmp(&b.0))
}

/// The pixels around a column, that many rows lower; nothing at the ends of the strip.
fn patch(strip: &GrayImage, (column, lower): (i32, i32)) -> Option<Patch> {
    let pixel = |x: i32, y: i32| {
        let (x, y) = (u32::try_from(x).ok()?, u32::try_from(y + lower).ok()?);
        strip.get_pixel_checked(x, y).map(|pixel| f32::from(pixel.0[0]))
    };
    let columns = || column - HALF..=column + HALF;
    let mut values: Patch =
        ROWS.flat_map(|y| columns().map(move |x| (x, y))).map(|(x, y)| pixel(x, y)).collect::<Option<_>>()?;
    let mean = values.iter().sum::<f32>() / values.len() as f32;
    values.iter_mut().for_each(|value| *value -= mean);
    let length = values.iter().map(|value| value * value).sum::<f32>().sqrt().max(1.0);
    values.iter_mut().for_each(|value| *value /= length);
    Some(values)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locate::Stretch;

    const PITCH: f32 = 20.0;

    /// A line of fillers, bars where the text has an `I`, drawn as the strip shows them.
    fn photo(text: &str) -> (GrayImage, Block) {
        let length = text.len() as f32 * PITCH;
        let picture = GrayImage::from_fn(length as u32 + 80, 80, |x, y| {
            let (x, y) = (x as f32 - 40.0, y as f32 - 40.0);
            let letter = text.as_bytes().get((x / PITCH) as usize).filter(|_| x >= 0.0);
            let across = x.rem_euclid(PITCH) - PITCH / 2.0;
            let inked = match letter {
                Some(b'<') => (across + 5.0 - y.abs()).abs() < 1.5 && y.abs() < 9.0,
                Some(_) => (across + 4.0).abs() < 1.5 && y.abs() < 9.0,
                None => false,
            };
            image::Luma([if inked { 40 } else { 220 }])
        });
        let stretch =
            Stretch { start: (40.0, 40.0), end: (40.0 + length, 40.0), start_scale: 1.0, lean: (0.0, 0.0) };
        (picture, Block { lines: vec![stretch], pitch: PITCH })
    }

    fn line(letters: &[(u8, f32)]) -> Line {
        let count = letters.len() as f32;
        let places = letters.iter().enumerate().map(|(at, (other, share))| {
            let mut seen = [0.0; ALPHABET.len()];
            seen[FILLER] = 1.0 - share;
            seen[ALPHABET.iter().position(|known| known == other).unwrap()] += share;
            let at = (at as f32 + 0.5 + 1.3) / (count + 2.6);
            Place { letter: b'<', certain: 0.5, seen, at, doubtful: false }
        });
        Line { places: places.collect() }
    }

    fn settled(text: &str, letters: &[(u8, f32)]) -> Vec<f32> {
        let (picture, block) = photo(text);
        let mut lines = vec![line(letters)];
        let fillers = Fillers::of(&picture, &block, &lines, 1.3);
        if let Some(fillers) = fillers {
            fillers.settle(&mut lines);
        }
        lines[0].places.iter().map(|place| place.seen[FILLER]).collect()
    }

    /// Six clear fillers, then doubtful ones.
    fn with_clear(doubtful: [(u8, f32); 2]) -> Vec<(u8, f32)> {
        [[(b'C', 0.0); 6].as_slice(), doubtful.as_slice()].concat()
    }

    #[test]
    fn what_looks_like_the_others_is_a_filler() {
        let seen = settled("<<<<<<<<", &with_clear([(b'C', 0.8), (b'K', 0.3)]));
        assert!(seen.iter().all(|share| *share > 0.99), "{seen:?}");
    }

    #[test]
    fn what_looks_different_stays_doubtful_and_so_does_what_the_model_takes_for_no_filler() {
        let seen = settled("<<<<<<II", &with_clear([(b'C', 0.4), (b'K', 0.3)]));
        assert!((0.55..0.75).contains(&seen[6]) && (0.65..0.75).contains(&seen[7]), "{seen:?}");
        let seen = settled("<<<<<<<<", &with_clear([(b'C', 0.98), (b'K', 0.6)]));
        assert!(seen[6] < 0.05 && seen[7] < 0.5, "{seen:?}");
    }

    #[test]
    fn a_few_clear_ones_do_not_say_what_fillers_look_like() {
        let seen = settled("<<<<", &[(b'C', 0.0), (b'C', 0.0), (b'C', 0.0), (b'C', 0.5)]);
        assert!(seen[3] < 0.55, "{seen:?}");
    }
}

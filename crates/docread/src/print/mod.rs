//! What the letters of a photo look like, compared with OCR-B: a witness beside the recognition model.
//!
//! Machine-readable lines are printed in one font, at one pace (ICAO Doc 9303, part 3, section 4.3). So what a line
//! should look like can be drawn, up to the blur of this photo; and the blur follows from the letters that are read
//! already (`blur`). Then each letter that may stand at a place is drawn with that blur and compared with the
//! photo. The model never saw most of these letters in such light; the comparison knows nothing else.
//!
//! ```text
//! places found by the model ── rule ──> strip with an even pace ── blur ──> letters as this photo shows them
//!                                              └──────── comparison ────────┘──> evidence for each letter
//! ```

mod blur;
mod comparison;
mod letters;
mod rule;
mod squares;
mod strip;

use image::GrayImage;

use crate::{
    align::Allowed,
    evidence::{Line, Place},
    locate::Block,
    recognise::ALPHABET,
};
pub use letters::{OCR_B, load as load_letters};

use blur::Drawn;
use comparison::Row;
use rule::Rule;
use strip::Strip;

const LETTERS: usize = ALPHABET.len();

/// Letters that are read with this certainty tell how well the comparison works in a photo.
const CLEAR: f32 = 0.97;

/// Fewer of them say too little.
const FEWEST: usize = 20;

/// Letters are looked for so many pixels off where the rule has them.
const OFF: i32 = 3;

/// How tall letters are compared with what their distance says: they are as wide as seen from the side, as tall as
/// seen from above.
const TALL: [f32; 3] = [0.9, 1.0, 1.1];

/// Where clear letters differ by more than this part from what was drawn, the comparison says nothing: another font.
const WORST: f32 = 0.25;

/// What a difference as large as that of clear letters weighs.
const WEIGHT: f32 = 6.0;

/// No letter is less likely than this for the comparison, and none for the model: where the two disagree there is doubt.
const LEAST: f32 = 1e-3;

/// How like each letter every place of a block is.
pub struct Print {
    /// The difference of every letter from what was seen, as parts of it, for each place of each line.
    differences: Vec<Vec<[f32; LETTERS]>>,
    /// The same for clear letters.
    usual: f32,
}

impl Print {
    /// Compares letters that were read once. `margin` was left free in the strips, in pitches.
    pub fn of(grey: &GrayImage, block: &Block, lines: &[Line], margin: f32) -> Option<Self> {
        let rules: Vec<Rule> = (0..lines.len())
            .map(|row| Rule::of(block.piece(row)?, lines.get(row)?, margin))
            .collect::<Option<_>>()?;
        let rough = Drawn::roughly();
        let rows = rules.iter().zip(lines);
        let mut rows: Vec<Row> =
            rows.map(|(rule, line)| Row::new(Strip::of(grey, rule, 1.0), line)).collect();
        rows.iter_mut().for_each(|row| row.find(&rough, OFF));
        let tall = tall(&rows, &rough);
        for (row, rule) in rows.iter_mut().zip(&rules) {
            row.strip = Strip::of(grey, rule, tall);
            row.find(&rough, 1);
        }
        let mut drawn = Drawn::as_in(&rows)?;
        rows.iter_mut().for_each(|row| row.find(&drawn, 1));
        drawn = Drawn::as_in(&rows)?;
        rows.iter_mut().for_each(|row| row.find(&drawn, 1));
        let differences: Vec<Vec<[f32; LETTERS]>> = rows.iter().map(|row| row.differences(&drawn)).collect();
        let usual = usual(lines, &differences)?;
        (usual < WORST).then_some(Self { differences, usual })
    }

    /// Weighs the evidence of the model with that of the comparison, and chooses among what may stand where.
    pub fn settle(&self, lines: &mut [Line], grammar: &[Vec<Allowed>]) {
        for ((line, differences), grammar) in lines.iter_mut().zip(&self.differences).zip(grammar) {
            for ((place, differences), allowed) in line.places.iter_mut().zip(differences).zip(grammar) {
                self.weigh(place, differences);
                place.choose(*allowed);
            }
        }
    }

    fn weigh(&self, place: &mut Place, differences: &[f32; LETTERS]) {
        let least = differences.iter().copied().fold(f32::MAX, f32::min);
        // Where even the best one fits badly, in glare or under a stamp, the comparison says less.
        let usual = self.usual.max(least);
        let likely = |difference: f32| (WEIGHT * (least - difference) / usual).exp().max(LEAST);
        let before: f32 = place.seen.iter().sum();
        let mut after = 0.0;
        for (seen, difference) in place.seen.iter_mut().zip(differences) {
            *seen = seen.max(LEAST) * likely(*difference);
            after += *seen;
        }
        let scale = before.max(0.5) / after;
        place.seen.iter_mut().for_each(|seen| *seen *= scale);
    }
}

/// How much taller letters are than their distance says: where they are most like print.
fn tall(rows: &[Row], rough: &Drawn) -> f32 {
    let like = TALL.map(|tall| {
        let like = rows.iter().map(|row| {
            let mut row = row.in_strip(row.strip.stretched(1.0 / tall));
            row.find(rough, 1);
            row.likeness(rough)
        });
        like.sum::<f32>()
    });
    let [less, middle, more] = like;
    let bend = less - 2.0 * middle + more;
    let off =
        if bend < 0.0 { ((less - more) / (2.0 * bend)).clamp(-1.0, 1.0) } else { (more - less).signum() };
    (TALL[2] - TALL[1]).mul_add(off, TALL[1])
}

/// The median difference of clear letters.
fn usual(lines: &[Line], differences: &[Vec<[f32; LETTERS]>]) -> Option<f32> {
    let places = lines.iter().zip(differences).flat_map(|(line, row)| line.places.iter().zip(row));
    let clear = places.filter(|(place, _)| place.certain > CLEAR);
    let mut clear: Vec<f32> =
        clear.filter_map(|(place, row)| row.get(letters::index(place.letter)?).copied()).collect();
    clear.sort_by(f32::total_cmp);
    (clear.len() >= FEWEST).then(|| clear.get(clear.len() / 2).copied().unwrap_or(1.0).max(0.005))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locate::Stretch;

    const PITCH: f32 = 24.0;
    const MARGIN: f32 = 1.3;
    const TEXT: &str = "G93721413<6SEN8402208F2905202<<<<<<<<<<<<<00";

    /// A photo of a line: its letters drawn, blurred.
    fn photo(text: &str) -> (GrayImage, Block) {
        let length = text.len() as f32 * PITCH;
        let mut ink = [0.0];
        let picture = GrayImage::from_fn(length as u32 + 80, 80, |x, y| {
            let (x, y) = (x as f32 + 0.5 - 40.0, (y as f32 - 40.0) * letters::PITCH as f32 / PITCH);
            let letter = text.as_bytes().get((x / PITCH) as usize).filter(|_| x >= 0.0);
            let across = (x.rem_euclid(PITCH) / PITCH - 0.5) * letters::PITCH as f32;
            if let Some(letter) = letter.and_then(|letter| letters::all().get(letters::index(*letter)?)) {
                letter.row((across, y), &mut ink);
            }
            image::Luma([(220.0 - 170.0 * if letter.is_some() { ink[0] } else { 0.0 }) as u8])
        });
        let stretch =
            Stretch { start: (40.0, 40.0), end: (40.0 + length, 40.0), start_scale: 1.0, lean: (0.0, 0.0) };
        (image::imageops::blur(&picture, 3.0), Block { lines: vec![stretch], pitch: PITCH })
    }

    /// What the model makes of it: the text, but for one place.
    fn line(text: &str, (misread, seen_there): (usize, &[(u8, f32)])) -> Line {
        let count = text.len() as f32;
        let places = text.bytes().enumerate().map(|(at, letter)| {
            let mut seen = [0.0; LETTERS];
            let shares = if at == misread { seen_there } else { &[(letter, 0.99)] };
            shares.iter().for_each(|(letter, share)| seen[letters::index(*letter).unwrap()] = *share);
            let at = (at as f32 + 0.5 + MARGIN) / (count + 2.0 * MARGIN);
            let mut place = Place { letter, certain: 0.99, seen, at, doubtful: false };
            place.choose(u64::MAX >> (64 - LETTERS));
            place
        });
        Line { places: places.collect() }
    }

    /// Letter and certainty at a place that the model reads in such a way.
    fn settled(place: usize, seen: &[(u8, f32)]) -> (u8, f32) {
        let (picture, block) = photo(TEXT);
        let mut lines = vec![line(TEXT, (place, seen))];
        let print = Print::of(&picture, &block, &lines, MARGIN).unwrap();
        print.settle(&mut lines, &[vec![u64::MAX >> (64 - LETTERS); TEXT.len()]]);
        (lines[0].places[place].letter, lines[0].places[place].certain)
    }

    #[test]
    fn what_the_model_wavers_at_is_what_it_looks_like() {
        for (place, letter, other) in [(0, b'G', b'6'), (10, b'6', b'G'), (42, b'0', b'D'), (30, b'<', b'C')]
        {
            let (found, certain) = settled(place, &[(letter, 0.3), (other, 0.7)]);
            assert_eq!(char::from(found), char::from(letter));
            assert!(certain > 0.98, "{} {certain}", char::from(letter));
        }
    }

    #[test]
    fn what_the_model_is_sure_of_but_does_not_look_like_it_is_doubtful() {
        let (_, certain) = settled(0, &[(b'6', 0.99)]);
        assert!(certain < 0.9, "{certain}");
        assert!(settled(0, &[(b'G', 0.99)]).1 > 0.99);
    }

    #[test]
    fn print_of_another_kind_says_nothing() {
        let (picture, block) = photo(&"I".repeat(TEXT.len()));
        assert!(Print::of(&picture, &block, &[line(TEXT, (0, &[(b'G', 0.99)]))], MARGIN).is_none());
    }
}

//! What the check digits say about doubtful letters, all digits together.
//!
//! Each place of the lines has evidence for several letters. Of all ways to choose one at each place only
//! those count that make every check digit right; a letter is as certain as the part of them, weighed by the
//! evidence, that has it. The sums run modulo 10, so the ways are never listed: they are added up by the two
//! sums they have reached, from the left and from the right (the forward-backward algorithm).

use crate::{
    align::Allowed,
    evidence::{Line, Place},
    mrz::{Layout, check_digits, layout::CheckDigit},
    recognise::ALPHABET,
};

const LETTERS: usize = ALPHABET.len();

/// Sums modulo 10: of the field at hand, and of everything.
const STATES: usize = 100;

/// A place with less evidence than this for all letters together may hold any of them.
const SEEN_AT_ALL: f32 = 0.2;

/// What a letter weighs for which there is no evidence.
const UNSEEN: f32 = 1e-4;

/// A check digit and the places it is over, as line and column.
struct Sum {
    over: Vec<(usize, usize)>,
    digit: (usize, usize),
}

/// One place on the way through all that the digits are over.
struct Step {
    row: usize,
    column: usize,
    /// Its weight in the sum of its field, 0 outside of fields.
    in_field: usize,
    /// Its weight in the sum of everything.
    in_all: usize,
    closes: Closes,
    /// Likelihood of each letter, and its value.
    letters: Vec<(usize, f64)>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Closes {
    Nothing,
    Field,
    Everything,
}

type Ways = [f64; STATES];

/// Chooses the letters that check digits cover by evidence and digits together. Gives the likelihood, by the
/// evidence alone, that all digits are right: next to nothing when one is clearly wrong.
pub fn settle(layout: Layout, lines: &mut [Line]) -> f32 {
    let Some(steps) = steps(layout, lines) else { return 0.0 };
    let mut before: Vec<Ways> = Vec::with_capacity(steps.len());
    let mut ways = at_start();
    for step in &steps {
        before.push(ways);
        ways = step.forward(&ways);
    }
    let likely: f64 = ways.iter().sum();
    if likely <= 0.0 {
        return 0.0;
    }
    let mut after = [1.0; STATES];
    for (step, before) in steps.iter().zip(&before).rev() {
        let shares = step.shares(before, &after);
        after = step.backward(&after);
        let best = shares.iter().copied().max_by(|a, b| a.1.total_cmp(&b.1));
        let place = lines.get_mut(step.row).and_then(|line| line.places.get_mut(step.column));
        if let (Some((letter, share)), Some(place)) = (best, place) {
            place.settle(ALPHABET[letter], (share / likely) as f32);
        }
    }
    likely as f32
}

fn at_start() -> Ways {
    let mut ways = [0.0; STATES];
    ways[0] = 1.0;
    ways
}

impl Step {
    /// The state after a letter; nothing when it would make a check digit wrong.
    fn next(&self, state: usize, letter: usize) -> Option<usize> {
        let value = check_digits::value(ALPHABET[letter]) as usize;
        let (field, all) = (state / 10, state % 10);
        let is_digit = ALPHABET[letter].is_ascii_digit();
        // A filler may stand for the 0 of an empty field.
        let right = |sum: usize| value == sum && (is_digit || ALPHABET[letter] == b'<');
        let field = match self.closes {
            Closes::Everything => return (is_digit && value == all).then_some(0),
            Closes::Field if !right(field) => return None,
            Closes::Field => 0,
            Closes::Nothing => (field + self.in_field * value) % 10,
        };
        Some(field * 10 + (all + self.in_all * value) % 10)
    }

    fn forward(&self, before: &Ways) -> Ways {
        let mut after = [0.0; STATES];
        for (letter, likely) in &self.letters {
            for (state, ways) in before.iter().enumerate().filter(|(_, ways)| **ways > 0.0) {
                if let Some(next) = self.next(state, *letter) {
                    after[next] += ways * likely;
                }
            }
        }
        after
    }

    fn backward(&self, after: &Ways) -> Ways {
        std::array::from_fn(|state| {
            let through = |(letter, likely): &(usize, f64)| {
                self.next(state, *letter).map_or(0.0, |next| after[next] * likely)
            };
            self.letters.iter().map(through).sum()
        })
    }

    /// What all ways through each letter weigh.
    fn shares(&self, before: &Ways, after: &Ways) -> Vec<(usize, f64)> {
        let through = |letter: usize, likely: f64| -> f64 {
            let reached = before.iter().enumerate().filter(|(_, ways)| **ways > 0.0);
            let whole = reached.filter_map(|(state, ways)| Some(ways * after[self.next(state, letter)?]));
            whole.sum::<f64>() * likely
        };
        self.letters.iter().map(|(letter, likely)| (*letter, through(*letter, *likely))).collect()
    }
}

/// The places in the order in which the last digit counts them, that digit behind them.
fn steps(layout: Layout, lines: &[Line]) -> Option<Vec<Step>> {
    let grammar = layout.grammar();
    let (fields, all) = sums(layout, lines);
    let step = |place: (usize, usize), weight: usize, closes: Closes| {
        let (row, column) = place;
        let seen = lines.get(row)?.places.get(column)?;
        let letters = letters(seen, *grammar.get(row)?.get(column)?);
        let of = |field: &Sum| field.over.iter().position(|other| *other == place);
        let in_field = fields.iter().find_map(of).map_or(0, check_digits::weight);
        Some(Step { row, column, in_field, in_all: weight, closes, letters })
    };
    let closes = |place: &(usize, usize)| {
        if fields.iter().any(|field| field.digit == *place) { Closes::Field } else { Closes::Nothing }
    };
    let places = all.over.iter().enumerate();
    let mut steps: Vec<Step> = places
        .map(|(at, place)| step(*place, check_digits::weight(at), closes(place)))
        .collect::<Option<_>>()?;
    steps.push(step(all.digit, 0, Closes::Everything)?);
    Some(steps)
}

/// The letters that may stand at a place, with their likelihoods.
fn letters(place: &Place, allowed: Allowed) -> Vec<(usize, f64)> {
    let among = || (0..LETTERS).filter(|at| allowed & (1 << at) != 0);
    let seen: f32 = among().map(|at| place.seen[at]).sum();
    let count = among().count().max(1) as f32;
    let unseen = UNSEEN.max((SEEN_AT_ALL - seen).max(0.0) / count);
    let all = seen + unseen * count;
    among().map(|at| (at, f64::from((place.seen[at] + unseen) / all))).collect()
}

/// The digits of fields, and the last digit, which is over all that have one.
fn sums(layout: Layout, lines: &[Line]) -> (Vec<Sum>, Sum) {
    let (fields, all) = layout.check_digits();
    let listed = |(parts, digit): &CheckDigit| Sum {
        over: parts.iter().flat_map(|(row, columns)| columns.clone().map(|column| (*row, column))).collect(),
        digit: *digit,
    };
    let mut fields: Vec<Sum> = fields.iter().map(listed).collect();
    if let (Some(number), Some(longer)) = (fields.first_mut(), layout.longer_number()) {
        lengthen(number, longer, lines);
    }
    (fields, listed(&all))
}

/// A filler where the digit of a number belongs says that the number goes on, and its digit is the last letter
/// of what goes on.
fn lengthen(number: &mut Sum, (row, columns): (usize, std::ops::Range<usize>), lines: &[Line]) {
    let letter = |column: usize| lines.get(row)?.places.get(column).map(|place| place.letter);
    if letter(number.digit.1) != Some(b'<') {
        return;
    }
    let written = columns.clone().take_while(|column| letter(*column) != Some(b'<')).count();
    let Some(digit) = (columns.start + written).checked_sub(1).filter(|_| written > 1) else { return };
    number.over.extend((columns.start..digit).map(|column| (row, column)));
    number.digit = (row, digit);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// ICAO's passport, every letter seen with certainty.
    fn passport() -> Vec<Line> {
        let lines =
            ["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"];
        lines
            .iter()
            .map(|line| Line { places: line.bytes().map(|letter| place(&[(letter, 1.0)])).collect() })
            .collect()
    }

    fn place(letters: &[(u8, f32)]) -> Place {
        let mut seen = [0.0; LETTERS];
        for (letter, likely) in letters {
            seen[ALPHABET.iter().position(|known| known == letter).unwrap()] = *likely;
        }
        Place { letter: letters[0].0, certain: letters[0].1, seen, at: 0.0, doubtful: false }
    }

    #[test]
    fn what_is_certain_and_right_stays_so() {
        let mut lines = passport();
        let before: Vec<String> = lines.iter().map(Line::text).collect();
        assert!(settle(Layout::Td3, &mut lines) > 0.9);
        assert_eq!(lines.iter().map(Line::text).collect::<Vec<_>>(), before);
        assert!(lines[1].places.iter().all(|place| place.certain > 0.99));
    }

    #[test]
    fn a_doubtful_letter_is_settled_by_its_digit() {
        let mut lines = passport();
        lines[1].places[2] = place(&[(b'8', 0.6), (b'9', 0.4)]);
        let likely = settle(Layout::Td3, &mut lines);
        assert!((0.35..0.45).contains(&likely), "{likely}");
        assert_eq!(lines[1].places[2].letter, b'9');
        assert!(lines[1].places[2].certain > 0.95);
    }

    #[test]
    fn two_ways_that_both_agree_stay_doubtful() {
        let mut lines = passport();
        // C counts 2 modulo 10, as M does: no digit tells them apart.
        lines[1].places[7] = place(&[(b'C', 0.5), (b'M', 0.5)]);
        settle(Layout::Td3, &mut lines);
        assert!((0.45..0.55).contains(&lines[1].places[7].certain));
    }

    #[test]
    fn a_letter_that_is_clearly_wrong_is_not_put_right() {
        let mut lines = passport();
        lines[1].places[2] = place(&[(b'8', 0.99)]);
        assert!(settle(Layout::Td3, &mut lines) < 0.01);
    }
}

//! What the shape of a field of names says about its doubtful letters.
//!
//! Family name, two fillers, given names, fillers to the end; single fillers within. Letters behind two fillers
//! that are not the first ones cannot be, so `C` and `K` that were seen in the fillers at the end weigh nothing.
//! All ways to read the field are added up, as in [`crate::agreement`].

use crate::{evidence::Place, recognise::ALPHABET};

/// The index of the filler.
const FILLER: usize = ALPHABET.len() - 1;

/// A place with less evidence than this for all letters together may hold any of them.
const SEEN_AT_ALL: f32 = 0.2;

/// Where in the field a place may be.
const STATES: usize = 7;
const START: usize = 0;
const FAMILY: usize = 1;
const FAMILY_GAP: usize = 2;
const PARTING: usize = 3;
const GIVEN: usize = 4;
const GIVEN_GAP: usize = 5;
const END: usize = 6;

/// From a state by a letter, and by a filler.
const NEXT: [(Option<usize>, Option<usize>); STATES] = [
    (Some(FAMILY), None),
    (Some(FAMILY), Some(FAMILY_GAP)),
    (Some(FAMILY), Some(PARTING)),
    (Some(GIVEN), Some(END)),
    (Some(GIVEN), Some(GIVEN_GAP)),
    (Some(GIVEN), Some(END)),
    (None, Some(END)),
];

type Ways = [f64; STATES];

/// Chooses the letters of a field of names, each with the part of all ways that has it.
pub fn settle(places: &mut [Place]) {
    let seen: Vec<(f64, f64)> = places.iter().map(letter_or_filler).collect();
    let mut before = Vec::with_capacity(seen.len());
    let mut ways: Ways = [0.0; STATES];
    ways[START] = 1.0;
    for seen in &seen {
        before.push(ways);
        ways = forward(&ways, *seen);
    }
    let all: f64 = ways.iter().sum();
    if all <= 0.0 {
        return;
    }
    let mut after: Ways = [1.0; STATES];
    for ((place, seen), before) in places.iter_mut().zip(&seen).zip(&before).rev() {
        let filler = through(before, &after, (seen.1, |state| NEXT[state].1)) / all;
        after = backward(&after, *seen);
        decide(place, filler as f32);
    }
}

/// How likely a place holds a letter, and how likely a filler.
fn letter_or_filler(place: &Place) -> (f64, f64) {
    let all: f32 = place.seen.iter().sum();
    let unseen = (SEEN_AT_ALL - all).max(0.0) / 2.0 + 1e-4;
    let filler = f64::from((place.seen[FILLER] + unseen) / (all + 2.0 * unseen));
    (1.0 - filler, filler)
}

fn forward(before: &Ways, (letter, filler): (f64, f64)) -> Ways {
    let mut after = [0.0; STATES];
    for (ways, next) in before.iter().zip(NEXT) {
        if let Some(state) = next.0 {
            after[state] += ways * letter;
        }
        if let Some(state) = next.1 {
            after[state] += ways * filler;
        }
    }
    after
}

fn backward(after: &Ways, (letter, filler): (f64, f64)) -> Ways {
    NEXT.map(|(by_letter, by_filler)| {
        by_letter.map_or(0.0, |state| after[state] * letter)
            + by_filler.map_or(0.0, |state| after[state] * filler)
    })
}

fn through(before: &Ways, after: &Ways, (likely, next): (f64, fn(usize) -> Option<usize>)) -> f64 {
    let way = |state: usize| next(state).map_or(0.0, |to| before[state] * after[to] * likely);
    (0..STATES).map(way).sum()
}

/// The filler, or the letter that was seen best.
fn decide(place: &mut Place, filler: f32) {
    let letters = || (10..FILLER).map(|at| (at, place.seen[at]));
    let all: f32 = letters().map(|(_, seen)| seen).sum();
    let Some((best, seen)) = letters().max_by(|a, b| a.1.total_cmp(&b.1)) else { return };
    let certain = (1.0 - filler) * seen / all.max(SEEN_AT_ALL);
    if filler >= certain { place.settle(b'<', filler) } else { place.settle(ALPHABET[best], certain) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Line;

    fn line(text: &str, doubts: &[(usize, u8, f32)]) -> Line {
        let places = text.bytes().enumerate().map(|(at, letter)| {
            let mut seen = [0.0; ALPHABET.len()];
            let index = |letter: u8| ALPHABET.iter().position(|known| *known == letter).unwrap();
            seen[index(letter)] = 1.0;
            for (_, other, share) in doubts.iter().filter(|doubt| doubt.0 == at) {
                seen[index(letter)] = 1.0 - share;
                seen[index(*other)] = *share;
            }
            Place { letter, certain: 0.5, seen, at: 0.0, doubtful: false }
        });
        Line { places: places.collect() }
    }

    #[test]
    fn letters_within_the_fillers_at_the_end_are_fillers() {
        let mut line = line("SAHIN<<ANA<<<<<<<<", &[(12, b'C', 0.8), (15, b'C', 0.6), (17, b'K', 0.7)]);
        settle(&mut line.places);
        assert_eq!(line.text(), "SAHIN<<ANA<<<<<<<<");
        assert!(line.certainty() > 0.9, "{}", line.certainty());
    }

    #[test]
    fn what_is_clear_stays_and_what_may_be_either_stays_doubtful() {
        let mut clear = line("DE<SMET<<FRANCOIS<", &[]);
        settle(&mut clear.places);
        assert_eq!((clear.text().as_str(), clear.certainty() > 0.99), ("DE<SMET<<FRANCOIS<", true));
        let mut doubtful = line("MARTIN<<JEAN<PAUL<", &[(12, b'C', 0.4), (1, b'H', 0.4)]);
        settle(&mut doubtful.places);
        assert!((0.5..0.7).contains(&doubtful.places[12].certain));
        assert!((0.5..0.7).contains(&doubtful.places[1].certain));
    }
}

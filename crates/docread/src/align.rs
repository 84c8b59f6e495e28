//! Lays a known number of letters over what the model saw.
//!
//! The model says for each step along a strip how likely each letter is, or none ("blank"), in the manner
//! of connectionist temporal classification: a letter may take several steps, two equal letters in a row
//! have a blank between them. A machine-readable line has a known number of letters, and the format says
//! which kinds may stand at each place, so the best line is found exactly, by dynamic programming.

use crate::recognise::{ALPHABET, BLANK, CLASSES, Likelihoods};

/// A set of letters, a bit for each of [`ALPHABET`].
pub type Allowed = u64;

/// Least likelihood that is told from nothing.
const FLOOR: f32 = 1e-6;

/// Before the first and after the last letter anything may stand (an edge, a hologram); a step of it costs
/// no more than this (logarithm).
const OUTSIDE: f32 = -1.2;

/// How far, in pitches, the next letter stands.
const NEXT: std::ops::Range<f32> = 0.65..1.4;

const LETTERS: usize = ALPHABET.len();

/// Letters and digits of the same shape. Where the grammar allows only one of the two, the other was meant
/// to be it.
const TWINS: [(u8, u8); 6] =
    [(b'0', b'O'), (b'1', b'I'), (b'2', b'Z'), (b'5', b'S'), (b'6', b'G'), (b'8', b'B')];

/// The twin of each letter, itself where it has none.
pub const TWIN: [usize; LETTERS] = twins();

const fn twins() -> [usize; LETTERS] {
    let mut twins = [0; LETTERS];
    let mut at = 0;
    while at < LETTERS {
        twins[at] = at;
        at += 1;
    }
    let mut pair = 0;
    while pair < TWINS.len() {
        let (digit, letter) = TWINS[pair];
        let (digit, letter) = ((digit - b'0') as usize, (letter - b'A') as usize + 10);
        twins[digit] = letter;
        twins[letter] = digit;
        pair += 1;
    }
    twins
}

/// What stands at one place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Letter {
    /// Where on the strip, in steps.
    pub at: f32,
    /// The evidence for each of [`ALPHABET`], over the steps the letter takes, at most 1.
    pub seen: [f32; LETTERS],
    /// The best allowed one: an index of [`ALPHABET`].
    pub best: usize,
    /// Whether the line may be read one place off.
    pub doubtful: bool,
}

/// Where the best way came from.
#[derive(Clone, Copy)]
enum From {
    /// The same state, a step earlier.
    Same,
    /// The blank before this letter.
    Blank,
    /// This letter, before the blank.
    Letter(u8),
}

/// The states after a step: for each count of letters so far, resting after them or on the last one.
struct Front {
    blank: Vec<f32>,
    letter: Vec<[f32; LETTERS]>,
}

/// The most likely line with exactly as many letters as `grammar` has places; nothing when there are fewer
/// steps than letters.
pub fn align(seen: &Likelihoods, grammar: &[Allowed]) -> Option<Vec<Letter>> {
    let count = grammar.len();
    if count == 0 || seen.steps.len() < count {
        return None;
    }
    let mut front = Front {
        blank: vec![f32::NEG_INFINITY; count + 1],
        letter: vec![[f32::NEG_INFINITY; LETTERS]; count + 1],
    };
    *front.blank.first_mut()? = 0.0;
    let mut ways = Vec::with_capacity(seen.steps.len());
    for step in &seen.steps {
        ways.push(front.advance(step, grammar));
    }
    let path = path(&front, &ways, grammar.len());
    Some(letters(seen, &path, grammar))
}

/// Whether another letter stands right before the first or right after the last one: then a mark beside the
/// lines was taken for a letter, and every letter stands one place off.
pub fn is_shifted(seen: &Likelihoods, letters: &[Letter]) -> bool {
    let (Some(first), Some(last)) = (letters.first(), letters.last()) else { return false };
    let pitch = (last.at - first.at) / (letters.len().max(2) - 1) as f32;
    let beside = |step: usize| {
        let distance = (first.at - step as f32).max(step as f32 - last.at) / pitch.max(1.0);
        NEXT.contains(&distance)
    };
    let is_letter = |values: &[f32; CLASSES]| values.iter().take(LETTERS).any(|value| *value > 0.4);
    seen.steps.iter().enumerate().any(|(step, values)| beside(step) && is_letter(values))
}

/// Where each state of a step came from: blanks, then letters.
type Ways = (Vec<From>, Vec<[From; LETTERS]>);

impl Front {
    fn advance(&mut self, step: &[f32; CLASSES], grammar: &[Allowed]) -> Ways {
        let count = grammar.len();
        let costs = Costs::of(step);
        let mut ways = (vec![From::Same; count + 1], vec![[From::Same; LETTERS]; count + 1]);
        // From the last letter to the first, so that the values of the step before are still there.
        for places in (0..=count).rev() {
            let (best, _) = best_two(&self.letter[places]);
            let blank = if places == 0 || places == count { costs.blank.max(OUTSIDE) } else { costs.blank };
            let resting = self.blank[places];
            if places > 0 {
                self.enter(&mut ways.1[places], (places, grammar[places - 1]), &costs);
            }
            if best.1 > resting {
                ways.0[places] = From::Letter(best.0 as u8);
            }
            self.blank[places] = resting.max(best.1) + blank;
        }
        ways
    }

    /// On a letter: stayed on it, came from the blank before it or from another letter before it.
    fn enter(&mut self, ways: &mut [From; LETTERS], (places, allowed): (usize, Allowed), costs: &Costs) {
        let (best, second) = best_two(&self.letter[places - 1]);
        let before = self.blank[places - 1];
        for (letter, entered) in ways.iter_mut().enumerate() {
            if allowed & (1 << letter) == 0 {
                continue;
            }
            let other = if best.0 == letter { second } else { best };
            let stayed = self.letter[places][letter];
            let (way, value) = if stayed >= before && stayed >= other.1 {
                (From::Same, stayed)
            } else if before >= other.1 {
                (From::Blank, before)
            } else {
                (From::Letter(other.0 as u8), other.1)
            };
            *entered = way;
            self.letter[places][letter] = value + costs.of_letter(letter, allowed);
        }
    }
}

/// The logarithms of a step's likelihoods.
struct Costs {
    blank: f32,
    alone: [f32; LETTERS],
    with_twin: [f32; LETTERS],
}

impl Costs {
    fn of(step: &[f32; CLASSES]) -> Self {
        let cost = |likelihood: f32| likelihood.max(FLOOR).ln();
        Self {
            blank: cost(step[BLANK]),
            alone: std::array::from_fn(|at| cost(step[at])),
            with_twin: std::array::from_fn(|at| {
                cost(if TWIN[at] == at { step[at] } else { step[at] + step[TWIN[at]] })
            }),
        }
    }

    const fn of_letter(&self, letter: usize, allowed: Allowed) -> f32 {
        if allowed & (1 << TWIN[letter]) == 0 { self.with_twin[letter] } else { self.alone[letter] }
    }
}

/// The two largest values and where they stand.
fn best_two(values: &[f32; LETTERS]) -> ((usize, f32), (usize, f32)) {
    let (mut best, mut second) = ((0, f32::NEG_INFINITY), (0, f32::NEG_INFINITY));
    for (at, value) in values.iter().enumerate() {
        if *value > best.1 {
            second = best;
            best = (at, *value);
        } else if *value > second.1 {
            second = (at, *value);
        }
    }
    (best, second)
}

/// For each step, which place of the line it belongs to, if any.
fn path(front: &Front, ways: &[Ways], count: usize) -> Vec<Option<usize>> {
    let (last, value) = best_two(&front.letter[count]).0;
    let mut on = (value > front.blank[count]).then_some(last);
    let mut places = count;
    let mut path = vec![None; ways.len()];
    for (step, (blanks, letters)) in ways.iter().enumerate().rev() {
        match on {
            None => {
                if let From::Letter(letter) = blanks[places] {
                    on = Some(letter.into());
                }
            }
            Some(letter) => {
                path[step] = Some(places - 1);
                match letters[places][letter] {
                    From::Same => {}
                    From::Blank => {
                        places -= 1;
                        on = None;
                    }
                    From::Letter(before) => {
                        places -= 1;
                        on = Some(before.into());
                    }
                }
            }
        }
    }
    path
}

/// What was seen in the steps of each place.
fn letters(seen: &Likelihoods, path: &[Option<usize>], grammar: &[Allowed]) -> Vec<Letter> {
    let mut letters = vec![Letter { at: 0.0, seen: [0.0; LETTERS], best: 0, doubtful: false }; grammar.len()];
    let mut weights = vec![0.0f32; grammar.len()];
    for (step, (likelihoods, place)) in seen.steps.iter().zip(path).enumerate() {
        let Some(place) = *place else { continue };
        let inked = 1.0 - likelihoods[BLANK];
        letters[place].at += step as f32 * inked;
        weights[place] += inked;
        for (most, likelihood) in letters[place].seen.iter_mut().zip(likelihoods) {
            *most = most.max(*likelihood);
        }
    }
    for ((letter, weight), allowed) in letters.iter_mut().zip(weights).zip(grammar) {
        letter.at /= weight.max(FLOOR);
        for (at, twin) in TWIN.into_iter().enumerate() {
            if *allowed & (1 << at) != 0 && *allowed & (1 << twin) == 0 {
                letter.seen[at] = (letter.seen[at] + letter.seen[twin]).min(1.0);
                letter.seen[twin] = 0.0;
            }
        }
        let among = |at: &usize| *allowed & (1 << at) != 0;
        letter.best = (0..LETTERS)
            .filter(among)
            .max_by(|a, b| letter.seen[*a].total_cmp(&letter.seen[*b]))
            .unwrap_or(0);
    }
    letters
}

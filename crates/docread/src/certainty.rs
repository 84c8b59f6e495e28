//! How certain a reading is, and what a check digit may put right.

use kernel::time::Date;

use crate::{
    document::Document,
    evidence::{Line, Place},
    knowledge,
    mrz::{self, Fault, Layout, Rules, check_digits},
    recognise::ALPHABET,
};

/// Letters that look alike. Only within such a group is a letter put right by a check digit.
const ALIKE: [&[u8]; 8] = [b"0ODQ", b"1IL", b"2Z", b"5S", b"8B", b"6G", b"4A", b"9Q"];

/// The other letter must have been seen at least this much, as a share.
const SEEN_ENOUGH: f32 = 0.2;

/// Less light than this on a place is no evidence.
const LEAST_SEEN: f32 = 0.03;

/// How certain the least certain letter must be that a check digit covers.
const CERTAIN: f32 = 0.85;

/// And one that none covers.
const CERTAIN_UNCHECKED: f32 = 0.85;

/// Nearly everybody has given names: where none are read, fillers may have been lost.
const CERTAIN_WITHOUT_GIVEN: f32 = 0.95;

/// With more places in doubt than this nothing is put right.
const MOST_ALTERNATIVES: usize = 8;

/// What a letter that a check digit speaks against still weighs: one wrong letter in ten passes a digit
/// when another is wrong too.
const EXCLUDED: f32 = 0.1;

/// A document with the certainty of its least certain letter.
pub struct Verified {
    /// What the lines say.
    pub document: Document,
    /// Of all letters, 0 to 1.
    pub certainty: f32,
    /// Of those that no check digit covers: the names.
    pub unchecked: f32,
}

impl Verified {
    /// Whether it may be believed.
    pub fn is_certain(&self) -> bool {
        let unchecked =
            if self.document.given_names.is_empty() { CERTAIN_WITHOUT_GIVEN } else { CERTAIN_UNCHECKED };
        self.certainty >= CERTAIN && self.unchecked >= unchecked
    }
}

/// Parses lines; puts one look-alike right where the check digits leave exactly one way to do so.
pub fn verify(layout: Layout, lines: &mut [Line], today: Date) -> Result<Verified, Fault> {
    let rules = Rules { today, specimens: false };
    knowledge::apply(layout, lines);
    let document = match parse(layout, lines, rules) {
        Ok(document) => document,
        Err(Fault::CheckDigit) => repaired(layout, lines, rules).ok_or(Fault::CheckDigit)?,
        Err(fault) => return Err(fault),
    };
    let (checked, unchecked) = certainty(layout, lines);
    Ok(Verified { document, certainty: checked.min(unchecked), unchecked })
}

fn parse(layout: Layout, lines: &[Line], rules: Rules) -> Result<Document, Fault> {
    let texts: Vec<String> = lines.iter().map(Line::text).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    mrz::parse(layout, &texts, rules)
}

fn alike(a: u8, b: u8) -> bool {
    ALIKE.iter().any(|group| group.contains(&a) && group.contains(&b))
}

/// Tries each look-alike that was seen, one at a time, and takes the likeliest that makes all digits right; how
/// certain it is depends on the others that do. Never two: an altered document would be put right as well.
fn repaired(layout: Layout, lines: &mut [Line], rules: Rules) -> Option<Document> {
    let alternatives = alternatives(layout, lines);
    if alternatives.len() > MOST_ALTERNATIVES {
        return None;
    }
    let mut all = 0.0;
    let mut best: Option<(f32, (usize, usize, usize), Document)> = None;
    for (row, column, other) in alternatives {
        let mut changed = lines.to_vec();
        let place = changed.get_mut(row)?.places.get_mut(column)?;
        let weight = place.seen[other] / place.seen[index(place.letter)].max(SEEN_ENOUGH);
        *place = Place { letter: ALPHABET[other], ..*place };
        if let Ok(document) = parse(layout, &changed, rules) {
            all += weight;
            if best.as_ref().is_none_or(|(most, ..)| weight > *most) {
                best = Some((weight, (row, column, other), document));
            }
        }
    }
    let (weight, (row, column, other), document) = best?;
    let place = lines.get_mut(row)?.places.get_mut(column)?;
    *place = exchanged(place, ALPHABET[other], weight / all);
    Some(document)
}

/// The place with another letter: what stood there before is ruled out by the check digits.
fn exchanged(place: &Place, letter: u8, certain: f32) -> Place {
    let mut seen = place.seen;
    seen[index(place.letter)] = 0.0;
    let share = seen[index(letter)] / seen.iter().sum::<f32>().max(LEAST_SEEN);
    Place { letter, certain: certain.min(share), seen, put_right: true }
}

fn index(letter: u8) -> usize {
    ALPHABET.iter().position(|known| *known == letter).unwrap_or_default()
}

/// Line, place and letter of everything that may have been meant instead.
fn alternatives(layout: Layout, lines: &[Line]) -> Vec<(usize, usize, usize)> {
    let grammar = layout.grammar();
    let mut found = Vec::new();
    for (row, (line, allowed)) in lines.iter().zip(&grammar).enumerate() {
        for (column, (place, allowed)) in line.places.iter().zip(allowed).enumerate() {
            let all: f32 = place.seen.iter().sum();
            for (at, letter) in ALPHABET.iter().enumerate() {
                let other = *letter != place.letter && allowed & (1 << at) != 0;
                if other && alike(*letter, place.letter) && place.seen[at] > SEEN_ENOUGH * all {
                    found.push((row, column, at));
                }
            }
        }
    }
    found
}

/// The certainty of the least certain letter that a check digit covers, and of the others. Letters that
/// would break a check digit count little.
fn certainty(layout: Layout, lines: &[Line]) -> (f32, f32) {
    let grammar = layout.grammar();
    let (mut least, mut unchecked): (f32, f32) = (1.0, 1.0);
    for (row, (line, allowed)) in lines.iter().zip(&grammar).enumerate() {
        for (column, (place, allowed)) in line.places.iter().zip(allowed).enumerate() {
            if layout.is_checked(row, column) {
                least = least.min(checked(place, *allowed));
            } else {
                unchecked = unchecked.min(place.certain);
            }
        }
    }
    (least, unchecked)
}

fn checked(place: &Place, allowed: u64) -> f32 {
    let (mut mine, mut others) = (0.0, 0.0);
    for (at, letter) in ALPHABET.iter().enumerate().filter(|(at, _)| allowed & (1 << at) != 0) {
        if *letter == place.letter {
            mine += place.seen[at];
        } else if check_digits::same(*letter, place.letter) {
            others += place.seen[at];
        } else {
            others += place.seen[at] * EXCLUDED;
        }
    }
    let checked = mine / (mine + others).max(0.05);
    if place.put_right { checked.min(place.certain) } else { checked.max(place.certain) }
}

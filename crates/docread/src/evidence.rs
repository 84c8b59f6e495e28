//! What several looks at the same line say together.

use std::ops::Range;

use crate::{
    align::{self, Allowed, Letter},
    recognise::{ALPHABET, Likelihoods},
};

/// A line read with a grammar.
#[derive(Debug, Clone)]
pub struct Line {
    /// One place after the other.
    pub places: Vec<Place>,
}

/// What is left of the certainty of letters that may stand one place off.
const DOUBTFUL: f32 = 0.4;

/// What stands at one place.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// The letter.
    pub letter: u8,
    /// How certain: the evidence for it as a part of that for all letters the grammar allows here.
    pub certain: f32,
    /// Evidence for each of [`ALPHABET`], the mean of all looks.
    pub seen: [f32; ALPHABET.len()],
    /// Where it stands, as a part of the width of the first look's strip.
    pub at: f32,
    /// Whether the line may be read one place off.
    pub doubtful: bool,
}

/// What was seen of a line, or of a part of it.
#[derive(Debug, Clone)]
pub struct Look {
    /// The places it shows.
    pub places: Range<usize>,
    /// What the model says.
    pub seen: Likelihoods,
}

impl Look {
    /// Whether a place is seen without its neighbours' edges: inside, or where the line has no further letters.
    fn shows(&self, place: usize, width: usize) -> bool {
        let first = place == self.places.start && place > 0;
        let last = place + 1 == self.places.end && place + 1 < width;
        !first && !last
    }
}

/// Reads a line from one or more looks, the first at all of it; nothing when a look is too short for its places.
pub fn line(looks: &[Look], grammar: &[Allowed]) -> Option<Line> {
    let mut letters: Vec<Vec<Letter>> = vec![Vec::new(); grammar.len()];
    for look in looks {
        let part = grammar.get(look.places.clone())?;
        let whole = part.len() == grammar.len();
        let mut aligned = align::align(&look.seen, part)?;
        if whole && align::is_shifted(&look.seen, &aligned) {
            aligned.iter_mut().for_each(|letter| letter.doubtful = true);
        }
        for (place, letter) in look.places.clone().zip(aligned) {
            if let Some(letters) = letters.get_mut(place).filter(|_| look.shows(place, grammar.len())) {
                letters.push(letter);
            }
        }
    }
    let steps = looks.first()?.seen.steps.len() as f32;
    let places = letters.iter().zip(grammar).map(|(letters, allowed)| {
        let at = letters.first().map_or(0.0, |first| (first.at + 0.5) / steps);
        Place { at, ..place(letters, *allowed) }
    });
    Some(Line { places: places.collect() })
}

fn place(letters: &[Letter], allowed: Allowed) -> Place {
    let mut seen = [0.0; ALPHABET.len()];
    for letter in letters {
        for (sum, value) in seen.iter_mut().zip(&letter.seen) {
            *sum += value / letters.len() as f32;
        }
    }
    let doubtful = letters.iter().any(|letter| letter.doubtful);
    let mut place = Place { letter: b'<', certain: 0.0, seen, at: 0.0, doubtful };
    place.choose(allowed);
    place
}

impl Place {
    /// Takes the letter with the best evidence among those that may stand here.
    pub fn choose(&mut self, allowed: Allowed) {
        let among = || (0..ALPHABET.len()).filter(|at| allowed & (1 << at) != 0);
        let best = among().max_by(|a, b| self.seen[*a].total_cmp(&self.seen[*b])).unwrap_or_default();
        let all: f32 = among().map(|at| self.seen[at]).sum();
        // A letter that was hardly seen at all is not certain for want of others.
        self.settle(ALPHABET[best], self.seen[best] / all.max(0.2));
    }

    /// Takes a letter.
    pub fn settle(&mut self, letter: u8, certain: f32) {
        self.letter = letter;
        self.certain = if self.doubtful { certain * DOUBTFUL } else { certain };
    }
}

impl Line {
    /// Of its least certain letter.
    pub fn certainty(&self) -> f32 {
        self.places.iter().map(|place| place.certain).fold(1.0, f32::min)
    }

    /// The places that are less certain than that.
    pub fn doubtful(&self, sure: f32) -> impl Iterator<Item = usize> {
        self.places.iter().enumerate().filter(move |(_, place)| place.certain < sure).map(|(at, _)| at)
    }

    /// The letters.
    pub fn text(&self) -> String {
        self.places.iter().map(|place| char::from(place.letter)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_of_a_line_are_seen_in_its_parts_and_the_edges_within_are_not() {
        let look = |places: Range<usize>| Look { places, seen: Likelihoods::default() };
        let shown = |places: Range<usize>| -> Vec<usize> {
            let look = look(places.clone());
            places.filter(|place| look.shows(*place, 36)).collect()
        };
        assert_eq!(shown(10..14), [11, 12]);
        assert_eq!(shown(32..36), [33, 34, 35]);
        assert_eq!(shown(0..3), [0, 1]);
        assert_eq!(shown(0..36).len(), 36);
    }
}

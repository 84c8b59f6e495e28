//! What several looks at the same line say together.

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
    /// Whether a check digit decided for another letter than the one seen best.
    pub put_right: bool,
}

/// Reads a line from one or more looks; nothing when a look is too short for the grammar.
pub fn line(looks: &[&Likelihoods], grammar: &[Allowed]) -> Option<Line> {
    let aligned: Vec<Vec<Letter>> =
        looks.iter().map(|look| align::align(look, grammar)).collect::<Option<_>>()?;
    let place = |(at, allowed): (usize, &Allowed)| {
        let letters: Vec<&Letter> = aligned.iter().filter_map(|look| look.get(at)).collect();
        place(&letters, *allowed)
    };
    Some(Line { places: grammar.iter().enumerate().map(place).collect() })
}

fn place(letters: &[&Letter], allowed: Allowed) -> Place {
    let among = |at: &usize| allowed & (1 << at) != 0;
    let mut seen = [0.0; ALPHABET.len()];
    for letter in letters {
        for (sum, value) in seen.iter_mut().zip(&letter.seen) {
            *sum += value / letters.len() as f32;
        }
    }
    let best = (0..seen.len()).filter(among).max_by(|a, b| seen[*a].total_cmp(&seen[*b])).unwrap_or_default();
    let all: f32 = (0..seen.len()).filter(among).map(|at| seen[at]).sum();
    // A letter that was hardly seen at all is not certain for want of others.
    let certain = seen[best] / all.max(0.2);
    let certain = if letters.iter().any(|letter| letter.doubtful) { certain * DOUBTFUL } else { certain };
    Place { letter: ALPHABET[best], certain, seen, put_right: false }
}

impl Line {
    /// The letters.
    pub fn text(&self) -> String {
        self.places.iter().map(|place| char::from(place.letter)).collect()
    }
}

//! Where the letters of a line stand along a strip, when all have the same width.

use crate::recognise::{ALPHABET, Likelihoods};

/// Peaks are letters from this likelihood on.
const PEAK: f32 = 0.3;

/// The distance of letters is looked for within this part of what the peaks say.
const WIDER: f32 = 0.08;

/// How many distances, and how many places of the first letter within one distance, are tried.
const DISTANCES: usize = 33;
const PHASES: usize = 12;

/// A peak before the first or after the last letter counts this much against a comb.
const OUTSIDE: f32 = 0.8;

/// The first letter's place and the distance of letters, in steps.
#[derive(Debug, Clone, Copy)]
pub struct Comb {
    first: f32,
    distance: f32,
}

impl Comb {
    /// The comb of `count` teeth that the letters fit best; one over the whole strip when there are too few.
    pub fn of(seen: &Likelihoods, count: usize) -> Self {
        let peaks = peaks(seen);
        let steps = seen.steps.len() as f32;
        let teeth = count as f32;
        let mut distances: Vec<f32> =
            peaks.windows(2).filter_map(|pair| Some(pair.get(1)? - pair.first()?)).collect();
        distances.sort_by(f32::total_cmp);
        let whole = Self { first: 0.5 * steps / teeth, distance: steps / teeth };
        let Some(usual) = distances.get(distances.len() / 2).filter(|_| peaks.len() * 2 > count) else {
            return whole;
        };
        // The median is a whole number of half steps; the mean of those near it is finer.
        let near: Vec<f32> = distances.iter().copied().filter(|distance| (distance / usual - 1.0).abs() < 0.35).collect();
        let usual = near.iter().sum::<f32>() / near.len().max(1) as f32;
        let mut best = (f32::MIN, whole);
        for step in 0..DISTANCES {
            let part = step as f32 / (DISTANCES - 1) as f32;
            let distance = usual * (2.0 * WIDER).mul_add(part, 1.0 - WIDER);
            let mut first = 0.0;
            while first + distance * (teeth - 1.0) < steps {
                let comb = Self { first, distance };
                let fit = comb.fit(&peaks, teeth);
                if fit > best.0 {
                    best = (fit, comb);
                }
                first += distance / PHASES as f32;
            }
        }
        best.1
    }

    /// Which letter stands at a step, counted from 0, with parts.
    pub fn place(self, step: f32) -> f32 {
        (step - self.first) / self.distance
    }

    fn fit(self, peaks: &[f32], teeth: f32) -> f32 {
        let worth = |peak: &f32| {
            let place = self.place(*peak);
            if place < -0.5 || place > teeth - 0.5 {
                -OUTSIDE
            } else {
                let off = place - place.round();
                (16.0 * off).mul_add(-off, 1.0)
            }
        };
        peaks.iter().map(worth).sum()
    }
}

/// The middles of runs of one likeliest letter.
fn peaks(seen: &Likelihoods) -> Vec<f32> {
    let mut peaks: Vec<(f32, f32)> = Vec::new();
    let mut last = usize::MAX;
    for (at, step) in seen.steps.iter().enumerate() {
        let likeliest = (0..step.len()).max_by(|a, b| step[*a].total_cmp(&step[*b])).unwrap_or_default();
        if likeliest < ALPHABET.len() && step[likeliest] > PEAK {
            let weight = step[likeliest];
            match peaks.last_mut().filter(|_| likeliest == last) {
                Some(peak) => *peak = (peak.0 + at as f32 * weight, peak.1 + weight),
                None => peaks.push((at as f32 * weight, weight)),
            }
        }
        last = likeliest;
    }
    peaks.into_iter().map(|(sum, weight)| sum / weight).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognise::{BLANK, CLASSES};

    fn seen(letters: &[usize], steps: usize) -> Likelihoods {
        let mut seen = Likelihoods { steps: vec![[0.0; CLASSES]; steps], pixels_per_step: 8.0 };
        for (at, step) in seen.steps.iter_mut().enumerate() {
            step[if letters.contains(&at) { at % 7 } else { BLANK }] = 0.9;
        }
        seen
    }

    #[test]
    fn a_comb_finds_the_letters_though_one_is_missing_and_one_too_many() {
        // Ten letters at 6, 9, 12 ... 33, without the one at 18, and an edge at 40.
        let comb = Comb::of(&seen(&[6, 9, 12, 15, 21, 24, 27, 30, 33, 40], 46), 10);
        for (place, step) in [(0.0, 6.0), (5.0, 21.0), (9.0, 33.0)] {
            assert!((comb.place(step) - place).abs() < 0.3, "{comb:?}");
        }
    }
}

//! How far apart the letters of a row stand.

use super::marks::Mark;

/// From letter to letter, in letter heights (OCR-B, 10 letters an inch).
const PITCH: f32 = 1.06;

/// The share of whole steps in a row that is too short or too blurred to say.
pub const UNKNOWN: f32 = 0.5;

/// A step may be off a whole number of letters by this part of one.
const OFF: f32 = 0.16;

/// Letters of one width have one pace, but perspective lets it grow along the row.
#[derive(Debug, Clone, Copy)]
pub struct Pace {
    at: f32,
    slope: f32,
    /// The share of steps that are a whole number of letters: nearly all where every letter has the same
    /// width, a third to a half in other print.
    pub regular: f32,
}

/// From one mark of a single letter to the next one.
#[derive(Debug, Clone, Copy)]
pub struct Step {
    /// Index of the mark on the left.
    pub from: usize,
    /// Index of the mark on the right.
    pub to: usize,
    middle: f32,
    distance: f32,
}

impl Pace {
    /// The pace of marks of a height, from left to right.
    pub fn of(marks: &[Mark], height: f32) -> Self {
        let steps = steps(marks, height);
        let mut near: Vec<Step> = steps.clone();
        near.retain(|step| (0.6 * height..1.7 * height).contains(&step.distance));
        if near.len() < 6 {
            return Self { at: PITCH * height, slope: 0.0, regular: UNKNOWN };
        }
        near.sort_by(|a, b| a.distance.total_cmp(&b.distance));
        let median = near.get(near.len() / 2).map_or(height, |step| step.distance);
        let mut pace = Self { at: median, slope: 0.0, regular: UNKNOWN };
        for tolerance in [0.35, 0.2] {
            let inliers =
                near.iter().filter(|step| (step.distance / pace.at(step.middle) - 1.0).abs() < tolerance);
            pace = fitted(inliers, median).unwrap_or(pace);
        }
        let whole = steps.iter().filter(|step| pace.is_whole(**step)).count();
        Self { regular: whole as f32 / steps.len().max(1) as f32, ..pace }
    }

    /// From letter to letter around `x`, in pixels along the x axis.
    pub fn at(self, x: f32) -> f32 {
        self.slope.mul_add(x, self.at).max(1.0)
    }

    /// How many letters a step is long.
    pub fn letters(self, step: Step) -> f32 {
        step.distance / self.at(step.middle)
    }

    /// Whether that is a whole number.
    pub fn is_whole(self, step: Step) -> bool {
        let letters = self.letters(step);
        letters >= 0.5 && (letters - letters.round()).abs() < OFF
    }
}

/// From each mark of a single letter to the next one.
pub fn steps(marks: &[Mark], height: f32) -> Vec<Step> {
    let single = |(_, mark): &(usize, &Mark)| mark.width() < 1.25 * height;
    let singles: Vec<(usize, f32)> =
        marks.iter().enumerate().filter(single).map(|(at, mark)| (at, mark.centre().0)).collect();
    let step = |pair: &[(usize, f32)]| match pair {
        [(from, left), (to, right)] => {
            Some(Step { from: *from, to: *to, middle: f32::midpoint(*left, *right), distance: right - left })
        }
        _ => None,
    };
    singles.windows(2).filter_map(step).collect()
}

/// Least squares through the distances; constant where there are few. It changes by at most a third.
fn fitted<'a>(steps: impl Iterator<Item = &'a Step>, median: f32) -> Option<Pace> {
    let steps: Vec<&Step> = steps.collect();
    let count = steps.len() as f32;
    let mean = |value: fn(&Step) -> f32| steps.iter().map(|step| value(step)).sum::<f32>() / count;
    let (x, y) = (mean(|step| step.middle), mean(|step| step.distance));
    let (mut over, mut under) = (0.0, 0.0);
    for step in &steps {
        over += (step.middle - x) * (step.distance - y);
        under += (step.middle - x) * (step.middle - x);
    }
    let (first, last) = (
        steps.iter().map(|step| step.middle).fold(f32::MAX, f32::min),
        steps.iter().map(|step| step.middle).fold(f32::MIN, f32::max),
    );
    let steepest = median / 3.0 / (last - first).max(1.0);
    let slope = if count >= 12.0 && under > 0.0 { (over / under).clamp(-steepest, steepest) } else { 0.0 };
    (count >= 4.0).then(|| Pace { at: slope.mul_add(-x, y), slope, regular: UNKNOWN })
}

//! A line with an even pace: how dark it is, as a part of what ink is.

use image::GrayImage;

use super::{letters::PITCH, rule::Rule};
use crate::strip::area;

/// Rows of a strip.
pub const HEIGHT: usize = 28;

/// Letters of room before the first and after the last one.
pub const EDGE: usize = 1;

/// Light is measured around each letter, over so many letters on both sides.
const REACH: usize = 3;

/// Shares of pixels that are darker than paper, and darker than what counts as ink.
const PAPER: f32 = 0.75;
const INK: f32 = 0.03;

/// Less contrast (of 255) than this is none.
const CONTRAST: f32 = 12.0;

/// Darkness, 0 for paper and 1 for ink.
pub struct Strip {
    /// Columns.
    pub width: usize,
    /// Row by row, [`HEIGHT`] of them.
    pub values: Vec<f32>,
}

impl Strip {
    /// No ink.
    pub fn empty(letters: usize) -> Self {
        let width = (letters + 2 * EDGE) * PITCH;
        Self { width, values: vec![0.0; width * HEIGHT] }
    }

    /// A line as a rule has it, letters by a factor taller than their distance says.
    pub fn of(grey: &GrayImage, rule: &Rule, tall: f32) -> Self {
        let mut strip = Self::empty(rule.count);
        let line = rule.piece.stretch;
        let length = line.length();
        let (ux, uy) = ((line.end.0 - line.start.0) / length, (line.end.1 - line.start.1) / length);
        for x in 0..strip.width {
            let at = (x as f32 + 0.5) / PITCH as f32 - EDGE as f32 - 0.5;
            let part = rule.along(at);
            let wide = (rule.along(at + 0.5) - rule.along(at - 0.5)) * length / PITCH as f32;
            let high = rule.pitch(at) * tall / PITCH as f32;
            let lean = line.lean_at(part.clamp(0.0, 1.0));
            for y in 0..HEIGHT {
                let across = (y as f32 + 0.5 - HEIGHT as f32 / 2.0) * high;
                let along = across.mul_add(lean, part * length);
                let point =
                    (line.start.0 + ux * along - uy * across, line.start.1 + uy * along + ux * across);
                strip.values[y * strip.width + x] = area(grey, point, (wide, high)).into();
            }
        }
        strip.even_light();
        strip
    }

    /// The middle of a letter.
    pub fn middle(letter: usize) -> (f32, f32) {
        ((EDGE + letter) as f32 * PITCH as f32 + PITCH as f32 / 2.0, HEIGHT as f32 / 2.0)
    }

    /// The same with letters by a factor taller, nearly.
    pub fn stretched(&self, taller: f32) -> Self {
        let mut strip = Self { width: self.width, values: vec![0.0; self.values.len()] };
        let middle = HEIGHT as f32 / 2.0 - 0.5;
        for (y, row) in strip.values.chunks_exact_mut(self.width).enumerate() {
            let from = ((y as f32 - middle) / taller + middle).clamp(0.0, HEIGHT as f32 - 1.0);
            let (first, part) = (from as usize, from.fract());
            let upper = &self.values[first * self.width..][..self.width];
            let lower = &self.values[(first + 1).min(HEIGHT - 1) * self.width..][..self.width];
            for ((value, upper), lower) in row.iter_mut().zip(upper).zip(lower) {
                *value = (lower - upper).mul_add(part, *upper);
            }
        }
        strip
    }

    /// From brightness to darkness, in the light around each letter.
    fn even_light(&mut self) {
        let letters = self.width / PITCH;
        let mut counts = vec![[0_u32; 256]; letters];
        for row in self.values.chunks_exact(self.width) {
            for (counts, values) in counts.iter_mut().zip(row.chunks_exact(PITCH)) {
                values.iter().for_each(|value| counts[*value as usize & 255] += 1);
            }
        }
        let light = |letter: usize| {
            let around = &counts[letter.saturating_sub(REACH)..(letter + REACH + 1).min(letters)];
            let of = |value: usize| around.iter().map(|counts| counts[value]).sum::<u32>() as f32;
            let all = (around.len() * PITCH * HEIGHT) as f32;
            let share = |share: f32| {
                let mut seen = 0.0;
                let reached = |value: &usize| {
                    seen += of(*value);
                    seen > share * all
                };
                (0..256).find(reached).unwrap_or(255) as f32
            };
            (share(PAPER), share(INK))
        };
        let lights: Vec<(f32, f32)> = (0..letters).map(light).collect();
        for row in self.values.chunks_exact_mut(self.width) {
            for (x, value) in row.iter_mut().enumerate() {
                let at = ((x as f32 + 0.5) / PITCH as f32 - 0.5).clamp(0.0, letters as f32 - 1.0);
                let (first, part) = (at as usize, at.fract());
                let (left, right) = (lights[first], lights[(first + 1).min(letters - 1)]);
                let mixed = |left: f32, right: f32| (right - left).mul_add(part, left);
                let (paper, ink) = (mixed(left.0, right.0), mixed(left.1, right.1));
                *value = (paper - *value) / (paper - ink).max(CONTRAST);
            }
        }
    }
}

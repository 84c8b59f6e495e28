//! The letters of OCR-B, without blur.

use std::{path::Path, sync::OnceLock};

use ab_glyph::{Font as _, FontVec, PxScale, ScaleFont as _, point};

use crate::{reader::ModelError, recognise::ALPHABET};

/// The cut of OCR-B with sharp corners (Debian's `fonts-ocr-b`), not the one with round ends that specimens are printed
/// in: the reader must not depend on one printer's letters.
pub const OCR_B: &str = "/usr/share/fonts/opentype/ocr-b/OCRBS.otf";

/// Letters are drawn so many times larger first.
const FINER: f32 = 2.0;

/// Pixels from letter to letter.
pub const PITCH: usize = 16;

/// A letter's box without what surrounds it.
const TALL: usize = 20;

/// What surrounds it: blur carries ink so far.
pub const AROUND: usize = 7;

/// Width and height of a patch.
pub const SIZE: (usize, usize) = (PITCH + 2 * AROUND, TALL + 2 * AROUND);

/// A letter, its middle in the middle: how much of each pixel is ink.
#[derive(Clone)]
pub struct Patch {
    /// Row by row.
    pub values: Vec<f32>,
}

impl Patch {
    /// No ink.
    pub fn empty() -> Self {
        Self { values: vec![0.0; SIZE.0 * SIZE.1] }
    }

    /// The ink in a row of pixels that begins and stands so far off the letter's middle, between pixels the mean of
    /// them; nothing outside of the patch.
    pub fn row(&self, (x, y): (f32, f32), row: &mut [f32]) {
        let (x, y) = (x + SIZE.0 as f32 / 2.0 - 0.5, y + SIZE.1 as f32 / 2.0 - 0.5);
        let (left, top) = (x.floor(), y.floor());
        let (right, below) = (x - left, y - top);
        let (left, top) = (left as i32, top as i32);
        let inside = (0..SIZE.1 as i32 - 1).contains(&top) && left >= 0 && left as usize + row.len() < SIZE.0;
        if !inside {
            row.iter_mut()
                .enumerate()
                .for_each(|(at, value)| *value = self.at(left + at as i32, top, (right, below)));
            return;
        }
        let first = top as usize * SIZE.0 + left as usize;
        let upper = &self.values[first..=first + row.len()];
        let lower = &self.values[first + SIZE.0..=first + SIZE.0 + row.len()];
        let weights =
            [(1.0 - right) * (1.0 - below), right * (1.0 - below), (1.0 - right) * below, right * below];
        let [a, b, c, d] = weights;
        let pixels = upper.iter().zip(&upper[1..]).zip(lower.iter().zip(&lower[1..]));
        for (value, ((ul, ur), (ll, lr))) in row.iter_mut().zip(pixels) {
            *value = a * ul + b * ur + c * ll + d * lr;
        }
    }

    /// The same for a single pixel.
    fn at(&self, left: i32, top: i32, (right, below): (f32, f32)) -> f32 {
        let pixel = |x: i32, y: i32| {
            let inside = (0..SIZE.0 as i32).contains(&x) && (0..SIZE.1 as i32).contains(&y);
            if inside { self.values[y as usize * SIZE.0 + x as usize] } else { 0.0 }
        };
        let mixed = |y: i32| pixel(left, y).mul_add(1.0 - right, pixel(left + 1, y) * right);
        mixed(top).mul_add(1.0 - below, mixed(top + 1) * below)
    }
}

/// Where a letter stands in [`ALPHABET`].
pub fn index(letter: u8) -> Option<usize> {
    ALPHABET.iter().position(|known| *known == letter)
}

static LETTERS: OnceLock<Vec<Patch>> = OnceLock::new();

/// Draws all letters, once for a process.
///
/// # Errors
/// When the font cannot be read or lacks a letter.
pub fn load(font: &Path) -> Result<(), ModelError> {
    if LETTERS.get().is_none() {
        let unreadable = |error| ModelError::Font(format!("{}: {error}", font.display()));
        let letters = drawn(std::fs::read(font).map_err(unreadable)?)?;
        // Another thread that was quicker drew the same.
        drop(LETTERS.set(letters));
    }
    Ok(())
}

/// All of [`ALPHABET`]; none when no font was loaded.
pub fn all() -> &'static [Patch] {
    #[cfg(test)]
    load(Path::new(OCR_B)).unwrap();
    LETTERS.get().map_or(&[], Vec::as_slice)
}

/// The middle of capitals stands in the middle of the box.
fn drawn(font: Vec<u8>) -> Result<Vec<Patch>, ModelError> {
    let broken = |what: String| ModelError::Font(what);
    let font = FontVec::try_from_vec(font).map_err(|error| broken(error.to_string()))?;
    let advance = font.as_scaled(PxScale::from(1000.0)).h_advance(font.glyph_id('0'));
    let size = PxScale::from((1000 * PITCH) as f32 * FINER / advance);
    let outlined = |letter: u8, at: (f32, f32)| {
        let glyph = font.glyph_id(char::from(letter)).with_scale_and_position(size, point(at.0, at.1));
        font.outline_glyph(glyph).ok_or_else(|| broken(format!("no {}", char::from(letter))))
    };
    let capital = outlined(b'H', (0.0, 0.0))?.px_bounds();
    let base = (TALL as f32).mul_add(FINER / 2.0, -f32::midpoint(capital.min.y, capital.max.y));
    let letter = |letter: &u8| {
        let outline = outlined(*letter, (0.0, base))?;
        let corner = outline.px_bounds().min;
        let mut patch = Patch::empty();
        outline.draw(|dx, dy, covered| {
            let (x, y) = ((corner.x + dx as f32) / FINER, (corner.y + dy as f32) / FINER);
            let inside = (0.0..PITCH as f32).contains(&x) && (0.0..TALL as f32).contains(&y);
            if inside {
                let at = (y as usize + AROUND) * SIZE.0 + x as usize + AROUND;
                patch.values[at] += covered / (FINER * FINER);
            }
        });
        Ok(patch)
    };
    ALPHABET.iter().map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_is_drawn_and_no_two_are_alike() {
        let letters = all();
        assert_eq!(letters.len(), ALPHABET.len());
        for (at, letter) in letters.iter().enumerate() {
            let ink: f32 = letter.values.iter().sum();
            assert!((20.0..120.0).contains(&ink), "{} {ink}", char::from(ALPHABET[at]));
            assert!(letters[..at].iter().all(|other| other.values != letter.values));
        }
    }

    #[test]
    fn between_pixels_ink_is_the_mean_and_outside_there_is_none() {
        let zero = &all()[0];
        let (mut whole, mut half, mut far) = ([0.0; 12], [0.0; 11], [1.0; 3]);
        zero.row((-5.5, 0.5), &mut whole);
        zero.row((-5.0, 0.5), &mut half);
        zero.row((SIZE.0 as f32, 0.0), &mut far);
        for (half, pair) in half.iter().zip(whole.windows(2)) {
            assert!((half - f32::midpoint(pair[0], pair[1])).abs() < 1e-5);
        }
        assert!(whole.iter().any(|ink| *ink > 0.9) && far == [0.0; 3]);
    }
}

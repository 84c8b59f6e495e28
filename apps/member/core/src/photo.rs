//! Whether a photo of a document is worth sending: told before anything is uploaded.

/// A photo's size and its brightness, pixel by pixel, on a small copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sample {
    /// The photo's own width and height.
    pub full: (u32, u32),
    /// The copy's width.
    pub width: usize,
    /// The copy's pixels, 0 to 255, row by row.
    pub luma: Vec<u8>,
}

/// What can be told of a photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Judgement {
    /// Enough pixels to read small print.
    pub detailed: bool,
    /// Enough light.
    pub bright: bool,
    /// Not blurred.
    pub sharp: bool,
}

/// The longer side a reader needs; phones take three times as many pixels.
const LEAST_PIXELS: u32 = 1_000;
/// A document in ordinary light is well above.
const LEAST_LIGHT: u64 = 70;
/// The variance of the second derivative; print that can be read is well above.
const LEAST_SHARPNESS: i64 = 60;

impl Sample {
    /// From the pixels of a canvas: red, green, blue and opacity, one after the other.
    pub fn from_rgba(full: (u32, u32), width: usize, rgba: &[u8]) -> Self {
        let luma = rgba.chunks_exact(4).map(|pixel| match pixel {
            [red, green, blue, _] => {
                // Rec. 601, in 256ths.
                let sum = 77 * u32::from(*red) + 150 * u32::from(*green) + 29 * u32::from(*blue);
                u8::try_from(sum >> 8).unwrap_or(u8::MAX)
            }
            _ => 0,
        });
        Self { full, width, luma: luma.collect() }
    }

    /// Judges the photo.
    pub fn judge(&self) -> Judgement {
        Judgement {
            detailed: self.full.0.max(self.full.1) >= LEAST_PIXELS,
            bright: self.light() >= LEAST_LIGHT,
            sharp: self.sharpness() >= LEAST_SHARPNESS,
        }
    }

    fn light(&self) -> u64 {
        let sum: u64 = self.luma.iter().map(|pixel| u64::from(*pixel)).sum();
        sum / u64::try_from(self.luma.len().max(1)).unwrap_or(1)
    }

    /// The variance of the Laplacian: edges make it large, blur makes it small.
    fn sharpness(&self) -> i64 {
        let width = self.width;
        if width < 3 || self.luma.len() < 3 * width {
            return 0;
        }
        let at = |index: usize| i64::from(self.luma.get(index).copied().unwrap_or_default());
        let (mut sum, mut squares, mut count) = (0_i64, 0_i64, 0_i64);
        for row in 1..self.luma.len() / width - 1 {
            for column in 1..width - 1 {
                let here = row * width + column;
                let value = 4 * at(here) - at(here - 1) - at(here + 1) - at(here - width) - at(here + width);
                sum += value;
                squares += value * value;
                count += 1;
            }
        }
        let mean = sum / count.max(1);
        squares / count.max(1) - mean * mean
    }
}

impl Judgement {
    /// Whether it may be sent without a warning.
    pub const fn is_good(self) -> bool {
        self.detailed && self.bright && self.sharp
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIDE: usize = 64;

    fn sample(pixel: impl Fn(usize, usize) -> u8) -> Sample {
        let luma = (0..SIDE * SIDE).map(|index| pixel(index % SIDE, index / SIDE)).collect();
        Sample { full: (3_000, 2_000), width: SIDE, luma }
    }

    #[test]
    fn print_in_good_light_is_good() {
        let print = sample(|x, y| if (x / 3 + y / 5) % 2 == 0 { 220 } else { 40 });
        assert!(print.judge().is_good());
    }

    #[test]
    fn blur_darkness_and_smallness_are_told_apart() {
        let blurred = sample(|x, _| u8::try_from(100 + x).unwrap());
        assert_eq!(blurred.judge(), Judgement { detailed: true, bright: true, sharp: false });
        let dark = sample(|x, y| if (x / 3 + y / 5) % 2 == 0 { 70 } else { 10 });
        assert_eq!(dark.judge(), Judgement { detailed: true, bright: false, sharp: true });
        let small = Sample { full: (640, 480), ..sample(|x, y| if (x + y) % 4 < 2 { 220 } else { 40 }) };
        assert!(!small.judge().detailed);
        assert!(!Sample { full: (0, 0), width: 0, luma: Vec::new() }.judge().is_good());
    }

    #[test]
    fn colours_become_light() {
        let sample = Sample::from_rgba((2, 1), 2, &[255, 255, 255, 255, 0, 0, 255, 255]);
        assert_eq!(sample.luma, [255, 28]);
    }
}

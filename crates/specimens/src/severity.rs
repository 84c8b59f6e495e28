//! How hard a photo is: one table of ranges.

use rand::{Rng, rngs::StdRng};
use serde::{Deserialize, Serialize};

/// How hard a photo is to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Severity {
    /// Somebody who takes care, by daylight.
    Easy,
    /// Somebody in a hurry.
    Mid,
    /// A dim bar, an old phone.
    Hard,
}

impl Severity {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Easy, Self::Mid, Self::Hard];

    /// As on the command line and in tables.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Easy => "easy",
            Self::Mid => "mid",
            Self::Hard => "hard",
        }
    }
}

/// From and to.
#[derive(Debug, Clone, Copy)]
pub struct Range(pub f32, pub f32);

impl Range {
    /// Somewhere in it.
    pub fn pick(self, rng: &mut StdRng) -> f32 {
        if self.1 > self.0 { rng.random_range(self.0..self.1) } else { self.0 }
    }

    /// Somewhere in it, on either side of zero.
    pub fn pick_signed(self, rng: &mut StdRng) -> f32 {
        if rng.random_bool(0.5) { self.pick(rng) } else { -self.pick(rng) }
    }
}

/// The conditions under which a photo is taken. "Pitch" is the distance from one letter of the lines to the
/// next, in pixels of the photo: 16 means letters about 15 pixels high.
#[derive(Debug, Clone, Copy)]
pub struct Conditions {
    /// Size of the photo.
    pub megapixels: Range,
    /// How much of the photo's width or height the document takes.
    pub fill: Range,
    /// The smallest pitch; the photo is made larger to reach it.
    pub least_pitch: f32,
    /// Rotation in the picture, degrees, either way.
    pub roll: Range,
    /// Tilt of the document away from the camera about both axes, degrees, either way.
    pub tilt: Range,
    /// Distance of the camera in widths of the document: the nearer, the stronger the perspective.
    pub distance: Range,
    /// Gaussian blur, sigma as a share of the pitch.
    pub defocus: Range,
    /// Length of the trace a moving camera leaves, as a share of the pitch.
    pub motion: Range,
    /// Brightness of white paper, of full scale.
    pub exposure: Range,
    /// Change of the light across the picture, as a share.
    pub slope: Range,
    /// How much light a shadow takes away.
    pub shadow: Range,
    /// How much of the contrast a reflection takes, at its centre, when it may lie on the lines.
    pub glare_on_lines: Range,
    /// The same when it lies beside them; 1 is plain white.
    pub glare_beside: Range,
    /// Noise of the sensor, sigma, of 255.
    pub noise: Range,
    /// Quality of the JPEG.
    pub jpeg: Range,
    /// How strong the security pattern under the lines is, of what it is elsewhere.
    pub pattern: Range,
    /// How often the document lies sideways or upside down.
    pub turned: f64,
    /// How often the camera stores the pixels turned and says so in the EXIF orientation.
    pub exif: f64,
}

impl Severity {
    /// The table.
    #[must_use]
    pub const fn conditions(self) -> Conditions {
        // One row a condition:        easy                 mid                  hard
        macro_rules! table {
            ($($name:ident: $easy:expr, $mid:expr, $hard:expr;)*) => {
                match self {
                    Self::Easy => Conditions { $($name: $easy),* },
                    Self::Mid => Conditions { $($name: $mid),* },
                    Self::Hard => Conditions { $($name: $hard),* },
                }
            };
        }
        table! {
            megapixels:     Range(1.5, 12.0),    Range(1.5, 12.0),    Range(1.5, 12.0);
            fill:           Range(0.80, 0.96),   Range(0.65, 0.95),   Range(0.50, 0.92);
            least_pitch:    20.0,                16.0,                13.0;
            roll:           Range(0.0, 4.0),     Range(0.0, 12.0),    Range(2.0, 25.0);
            tilt:           Range(0.0, 6.0),     Range(2.0, 14.0),    Range(6.0, 24.0);
            distance:       Range(2.5, 4.0),     Range(1.9, 3.5),     Range(1.6, 3.0);
            defocus:        Range(0.02, 0.05),   Range(0.03, 0.09),   Range(0.05, 0.13);
            motion:         Range(0.0, 0.05),    Range(0.0, 0.18),    Range(0.0, 0.32);
            exposure:       Range(0.75, 0.98),   Range(0.55, 1.0),    Range(0.35, 1.05);
            slope:          Range(0.0, 0.12),    Range(0.05, 0.3),    Range(0.1, 0.5);
            shadow:         Range(0.0, 0.15),    Range(0.0, 0.35),    Range(0.1, 0.5);
            glare_on_lines: Range(0.0, 0.1),     Range(0.0, 0.35),    Range(0.0, 0.55);
            glare_beside:   Range(0.0, 0.4),     Range(0.2, 0.9),     Range(0.5, 1.0);
            noise:          Range(1.0, 2.5),     Range(2.0, 5.0),     Range(3.0, 9.0);
            jpeg:           Range(85.0, 93.0),   Range(70.0, 88.0),   Range(45.0, 75.0);
            pattern:        Range(0.1, 0.3),     Range(0.2, 0.5),     Range(0.3, 0.7);
            turned:         0.0,                 0.05,                0.10;
            exif:           0.15,                0.15,                0.15;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_harder_is_harder_in_every_row() {
        let of = |pick: fn(&Conditions) -> f32| Severity::ALL.map(|severity| pick(&severity.conditions()));
        let worse = [
            of(|c| c.roll.1),
            of(|c| c.tilt.1),
            of(|c| c.defocus.1),
            of(|c| c.motion.1),
            of(|c| c.slope.1),
            of(|c| c.shadow.1),
            of(|c| c.glare_on_lines.1),
            of(|c| c.noise.1),
            of(|c| -c.jpeg.0),
            of(|c| -c.least_pitch),
        ];
        for row in worse {
            assert!(row.is_sorted_by(|a, b| a < b), "{row:?}");
        }
    }
}

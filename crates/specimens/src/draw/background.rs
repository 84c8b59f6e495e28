//! What security paper looks like: a gradient under fine wavy lines and rosettes.

use rand::{Rng, rngs::StdRng, seq::IndexedRandom};

use super::canvas::{Canvas, Colour, mix};

/// The colours of a document.
#[derive(Debug, Clone, Copy)]
pub struct Palette {
    left: Colour,
    right: Colour,
    line: Colour,
    /// What labels and headings are printed in.
    pub ink: Colour,
}

const PALETTES: &[Palette] = &[
    Palette { left: [226, 236, 246], right: [246, 230, 234], line: [120, 150, 190], ink: [40, 60, 110] },
    Palette { left: [238, 244, 228], right: [222, 238, 244], line: [110, 160, 130], ink: [30, 80, 60] },
    Palette { left: [248, 238, 222], right: [240, 226, 238], line: [190, 140, 120], ink: [110, 40, 40] },
    Palette { left: [232, 230, 246], right: [230, 244, 242], line: [140, 130, 190], ink: [60, 40, 110] },
    Palette { left: [236, 240, 240], right: [214, 226, 236], line: [130, 150, 160], ink: [40, 50, 60] },
];

impl Palette {
    /// One of them.
    pub fn choose(rng: &mut StdRng) -> Self {
        let first = PALETTES.first();
        PALETTES.choose(rng).or(first).copied().unwrap_or(Self {
            left: [240; 3],
            right: [220; 3],
            line: [140; 3],
            ink: [50; 3],
        })
    }

    /// The average of the paper.
    pub const fn paper(&self) -> Colour {
        self.left
    }
}

/// One family of wavy lines: where each column of pixels meets them.
struct Waves {
    shift: Vec<f32>,
    period: f32,
}

impl Waves {
    fn new(rng: &mut StdRng, canvas: &Canvas) -> Self {
        let waves: Vec<(f32, f32, f32)> = (0..3)
            .map(|_| (rng.random_range(2.0..9.0), rng.random_range(6.0..40.0), rng.random_range(0.0..7.0)))
            .collect();
        let slope: f32 = rng.random_range(-0.4..0.4);
        let shift = (0..canvas.pixels.width())
            .map(|x| {
                let mm = x as f32 / canvas.scale;
                let wave = waves.iter().map(|(height, length, at)| height * (mm / length + at).sin());
                wave.sum::<f32>() + slope * mm
            })
            .collect();
        Self { shift, period: rng.random_range(0.9..1.8) }
    }

    /// How much of the pixel is covered by a line 0.16 mm wide, and a pixel wide at least.
    fn cover(&self, x: usize, mm: f32, scale: f32) -> f32 {
        let shift = self.shift.get(x).copied().unwrap_or_default();
        // Far above zero, cutting is rounding down.
        let place = (mm + shift) / self.period + 1000.5;
        let away = (place - (place as u32) as f32 - 0.5).abs() * self.period;
        ((0.08 - away) * scale + 0.5).clamp(0.0, 1.0)
    }
}

/// Paints the paper. Below `zone` millimetres, where the lines will stand, the pattern has only the share
/// `calm` of its strength.
pub fn paint(canvas: &mut Canvas, rng: &mut StdRng, palette: &Palette, zone: (f32, f32)) {
    let families: Vec<Waves> = (0..3).map(|_| Waves::new(rng, canvas)).collect();
    let (width, scale) = (canvas.pixels.width(), canvas.scale);
    for (x, y, pixel) in canvas.pixels.enumerate_pixels_mut() {
        let mm = y as f32 / scale;
        let across = x as f32 / width as f32;
        let strength = if mm > zone.0 { 0.55 * zone.1 } else { 0.55 };
        let cover: f32 = families.iter().map(|waves| waves.cover(x as usize, mm, scale)).sum();
        for (channel, ((value, left), (right, line))) in
            pixel.0.iter_mut().zip(palette.left).zip(palette.right.into_iter().zip(palette.line)).enumerate()
        {
            // A third tint fades in from below.
            let tint = if channel == 1 { mm * 0.1 } else { 0.0 };
            let paper = f32::from(mix(left, right, across)) - tint;
            *value = mix(paper.max(0.0) as u8, line, (cover * strength).min(1.0));
        }
    }
    for _ in 0..3 {
        let (w, _) = canvas.size();
        let centre = (rng.random_range(0.0..w), rng.random_range(0.1..0.8) * zone.0);
        rosette(canvas, rng, centre, palette.line);
    }
}

/// A closed curve that winds around a centre.
fn rosette(canvas: &mut Canvas, rng: &mut StdRng, centre: (f32, f32), colour: Colour) {
    let radius: f32 = rng.random_range(7.0..14.0);
    let petals = rng.random_range(7..19) as f32;
    let turns = 6.0;
    let steps = (radius * canvas.scale * 40.0) as u32;
    for step in 0..steps {
        let angle = step as f32 / steps as f32 * std::f32::consts::TAU * turns;
        let reach = radius * (0.65 + 0.35 * (angle * petals / turns).sin());
        let x = ((centre.0 + reach * angle.cos()) * canvas.scale) as i64;
        let y = ((centre.1 + reach * angle.sin()) * canvas.scale) as i64;
        canvas.blend((x, y), colour, 0.25);
    }
}

//! A face that belongs to nobody.

use rand::{Rng, rngs::StdRng, seq::IndexedRandom};

use super::canvas::{Canvas, Colour};

const SKINS: &[Colour] = &[[236, 200, 176], [214, 170, 140], [176, 126, 96], [120, 82, 60], [242, 214, 196]];
const HAIRS: &[Colour] = &[[40, 30, 26], [90, 60, 36], [170, 130, 70], [120, 120, 124], [24, 24, 28]];

/// Draws head and shoulders into a rectangle given by its corner and size in millimetres.
pub fn draw(canvas: &mut Canvas, rng: &mut StdRng, corner: (f32, f32), size: (f32, f32)) {
    let skin = SKINS.choose(rng).copied().unwrap_or([214, 170, 140]);
    let hair = HAIRS.choose(rng).copied().unwrap_or([40, 30, 26]);
    let coat: Colour = std::array::from_fn(|_| rng.random_range(30..150));
    let at = |x: f32, y: f32| (corner.0 + size.0 * x, corner.1 + size.1 * y);
    let by = |x: f32, y: f32| (size.0 * x, size.1 * y);
    canvas.fill(corner, size, ([206, 212, 218], 0.9));
    // Shoulders, cut at the rectangle's lower edge, in strips.
    for step in 0..40 {
        let down = 0.78 + 0.22 * step as f32 / 40.0;
        let wide = 0.18 + 0.28 * (step as f32 / 40.0).sqrt();
        canvas.fill(at(0.5 - wide, down), by(2.0 * wide, 0.22 / 40.0 + 0.004), (coat, 1.0));
    }
    canvas.ellipse(at(0.5, 0.42), by(0.30, 0.32), (hair, 1.0));
    canvas.fill(at(0.42, 0.62), by(0.16, 0.2), (skin, 1.0));
    canvas.ellipse(at(0.5, 0.47), by(0.24, 0.27), (skin, 1.0));
    let shade = skin.map(|value| value.saturating_sub(40));
    canvas.ellipse(at(0.58, 0.5), by(0.14, 0.2), (shade, 0.25));
    for side in [-1.0, 1.0] {
        canvas.ellipse(at(0.5 + side * 0.1, 0.43), by(0.045, 0.022), ([245, 245, 245], 1.0));
        canvas.ellipse(at(0.5 + side * 0.1, 0.43), by(0.02, 0.02), ([40, 40, 50], 1.0));
        canvas.fill(at(0.5 + side * 0.1 - 0.055, 0.38), by(0.11, 0.014), (hair, 0.9));
    }
    canvas.fill(at(0.49, 0.44), by(0.025, 0.1), (shade, 0.6));
    canvas.ellipse(at(0.5, 0.61), by(0.07, 0.018), ([170, 80, 80], 0.9));
}

//! What a document lies on.

use rand::{Rng, rngs::StdRng};

use super::{
    canvas::{Canvas, Colour, mix},
    decoys,
    fonts::Fonts,
};

/// A texture that repeats.
pub struct Table {
    /// 120 by 120 millimetres.
    pub canvas: Canvas,
}

const SIZE: f32 = 120.0;
/// Points of the coarsest noise along a side.
const GRID: usize = 24;

impl Table {
    /// Wood, cloth, stone, something plain, or a printed page.
    pub fn choose(rng: &mut StdRng, fonts: &Fonts) -> Self {
        let dark = rng.random_bool(0.5);
        let base: Colour =
            std::array::from_fn(|_| if dark { rng.random_range(25..95) } else { rng.random_range(130..225) });
        let mut canvas = Canvas::new((SIZE, SIZE), 6.0, base);
        match rng.random_range(0..5) {
            0 => grain(&mut canvas, rng, (1.5, 24.0)),
            1 => weave(&mut canvas, rng),
            2 => grain(&mut canvas, rng, (6.0, 6.0)),
            3 => grain(&mut canvas, rng, (0.5, 0.5)),
            _ => {
                canvas = Canvas::new((SIZE, SIZE), 6.0, [232, 230, 224]);
                decoys::rows(&mut canvas, fonts, rng, (2.0, SIZE - 2.0));
            }
        }
        Self { canvas }
    }
}

/// Noise, stretched by `stretch` along both axes: wood when it is longer than wide.
fn grain(canvas: &mut Canvas, rng: &mut StdRng, stretch: (f32, f32)) {
    let grid: Vec<f32> = (0..GRID * GRID).map(|_| rng.random_range(-1.0..1.0)).collect();
    let strength: f32 = rng.random_range(12.0..38.0);
    let noise = |x: f32, y: f32| {
        let (left, top) = (x.floor(), y.floor());
        let (across, down) = (x - left, y - top);
        let at = |x: f32, y: f32| {
            let index = (x.rem_euclid(GRID as f32) as usize) + GRID * (y.rem_euclid(GRID as f32) as usize);
            grid.get(index).copied().unwrap_or_default()
        };
        let upper = at(left, top) * (1.0 - across) + at(left + 1.0, top) * across;
        let lower = at(left, top + 1.0) * (1.0 - across) + at(left + 1.0, top + 1.0) * across;
        upper * (1.0 - down) + lower * down
    };
    let scale = canvas.scale;
    for (x, y, pixel) in canvas.pixels.enumerate_pixels_mut() {
        let (x, y) = (x as f32 / scale, y as f32 / scale);
        let value =
            noise(x / stretch.0, y / stretch.1) + 0.5 * noise(x * 2.3 / stretch.0, y * 2.3 / stretch.1);
        for channel in &mut pixel.0 {
            *channel = (f32::from(*channel) + value * strength).clamp(0.0, 255.0) as u8;
        }
    }
}

/// Threads over and under each other, with stripes.
fn weave(canvas: &mut Canvas, rng: &mut StdRng) {
    let thread: f32 = rng.random_range(0.6..1.4);
    let stripe: Colour = std::array::from_fn(|_| rng.random_range(20..230));
    let every: f32 = rng.random_range(10.0..30.0);
    let scale = canvas.scale;
    for (x, y, pixel) in canvas.pixels.enumerate_pixels_mut() {
        let (x, y) = (x as f32 / scale, y as f32 / scale);
        let over = ((x / thread) as i32 + (y / thread) as i32) % 2 == 0;
        let striped = x % every < 3.0 || y % every < 3.0;
        for (value, other) in pixel.0.iter_mut().zip(stripe) {
            let colour = if striped { mix(*value, other, 0.5) } else { *value };
            *value = if over { colour } else { mix(colour, 0, 0.18) };
        }
    }
}

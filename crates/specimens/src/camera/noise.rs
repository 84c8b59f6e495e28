//! The noise of a sensor.

use image::RgbImage;
use rand::{Rng, rngs::StdRng};

/// Values worked out once and used from random places: nobody sees it.
const POOL: usize = 1 << 16;

/// Adds Gaussian noise of the given sigma.
pub fn add(photo: &mut RgbImage, sigma: f32, rng: &mut StdRng) {
    let pool: Vec<i16> = (0..POOL).map(|_| (normal(rng) * sigma).round() as i16).collect();
    let stride = photo.width() as usize * 3;
    for row in photo.chunks_exact_mut(stride.max(1)) {
        let mut start = rng.random_range(0..POOL / 2);
        for part in row.chunks_mut(POOL / 2) {
            let noise = pool.get(start..).unwrap_or(&pool);
            for (value, noise) in part.iter_mut().zip(noise) {
                *value = (i16::from(*value) + noise).clamp(0, 255) as u8;
            }
            start = rng.random_range(0..POOL / 2);
        }
    }
}

/// A normal variate as a sum of twelve even ones.
fn normal(rng: &mut StdRng) -> f32 {
    (0..12).map(|_| rng.random::<f32>()).sum::<f32>() - 6.0
}

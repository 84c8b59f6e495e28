//! Photographing something flat: perspective, light, blur, noise, JPEG.

mod blur;
mod file;
mod light;
mod noise;
mod plane;
mod view;

pub use file::jpeg;
pub use light::Light;
pub use view::{Aim, View};

use image::RgbImage;
use rand::{Rng, rngs::StdRng};

use crate::{
    draw::{Canvas, Table},
    severity::Conditions,
};

/// What may be wrong with a photo besides its severity.
#[derive(Debug, Clone, Copy, Default)]
pub struct Mishap {
    /// Brightness of white instead of the table's.
    pub exposure: Option<f32>,
    /// Sigma of the blur, as a share of the pitch, instead of the table's.
    pub defocus: Option<f32>,
    /// Sigma of the noise instead of the table's.
    pub noise: Option<f32>,
}

/// Takes the photo: everything but the file.
pub fn expose(
    scene: (&Canvas, &Table),
    view: &View,
    conditions: (&Conditions, Mishap),
    rng: &mut StdRng,
) -> RgbImage {
    let (conditions, mishap) = conditions;
    let light = Light::choose(rng, view, conditions, mishap.exposure);
    let sharp = plane::render(scene.0, scene.1, view, &light);
    let sigma = mishap.defocus.unwrap_or_else(|| conditions.defocus.pick(rng)) * view.pitch;
    let trace = conditions.motion.pick(rng) * view.pitch;
    let angle = rng.random_range(0.0..std::f32::consts::PI);
    let mut photo = blur::motion(blur::gaussian(sharp, sigma), trace, angle);
    noise::add(&mut photo, mishap.noise.unwrap_or_else(|| conditions.noise.pick(rng)), rng);
    photo
}

//! Writes AVIF.

use image::RgbImage;
use ravif::{BitDepth, Encoder, Img, RGB8};

/// Of 1 to 10: the files of a slower speed are hardly smaller.
const SPEED: u8 = 9;

/// No AVIF could be made of a picture.
#[derive(Debug, thiserror::Error)]
#[error("no AVIF")]
pub struct AvifError(#[from] ravif::Error);

/// The picture as an AVIF file of a quality of 1 to 100, by one thread; takes seconds. It is here, and not where it is
/// used, because the encoder is compiled into its caller, which in development must be optimised for it.
///
/// # Errors
/// When the encoder gives up.
#[inline(never)]
pub fn encode(picture: &RgbImage, quality: f32) -> Result<Vec<u8>, AvifError> {
    let pixels: Vec<RGB8> = picture.pixels().map(|pixel| RGB8::from(pixel.0)).collect();
    let encoder = Encoder::new()
        .with_quality(quality)
        .with_speed(SPEED)
        .with_bit_depth(BitDepth::Eight)
        .with_num_threads(Some(1));
    let picture = Img::new(pixels.as_slice(), picture.width() as usize, picture.height() as usize);
    Ok(encoder.encode_rgb(picture)?.avif_file)
}

//! A photo as it came from outside.

use std::io::Cursor;

use image::{
    DynamicImage, ImageDecoder, ImageReader, Limits, Rgb, RgbImage, codecs::jpeg::JpegEncoder,
    metadata::Orientation,
};
use moxcms::{ColorProfile, Layout, TransformOptions};

use crate::{
    header::{self, Header},
    shrink,
};

/// How large an uploaded file may be, in bytes.
pub const MAX_BYTES: usize = 12 * 1024 * 1024;

/// What a decoder may allocate for one file, in bytes. The JPEG decoder is bounded by [`header`] instead:
/// it takes no such limit.
const MAX_DECODED: u64 = 160 * 1024 * 1024;

/// Quality of the JPEG that [`Photo::to_jpeg`] writes.
const KEPT_QUALITY: u8 = 88;

/// Which types of file are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kinds {
    /// What cameras and scanners write: JPEG and PNG.
    Scans,
    /// Those, and WebP.
    Photos,
}

/// What a photo must be for its purpose.
#[derive(Debug, Clone, Copy)]
pub struct Rules {
    /// Which types of file are taken.
    pub kinds: Kinds,
    /// The least that the longer side may have, in pixels.
    pub least_longer: u32,
    /// The least that the shorter side may have, in pixels.
    pub least_shorter: u32,
    /// The longest side that is kept, in pixels; larger photos are scaled down at once.
    pub longest: u32,
}

/// Why a file is no photo that can be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PhotoError {
    /// More than [`MAX_BYTES`].
    #[error("the file is too large")]
    TooLarge,
    /// Of another type than [`Rules::kinds`], whatever its name says.
    #[error("the file is not of a type that is taken")]
    TypeNotAllowed,
    /// Damaged, cut off, or with more pixels than anybody's camera has.
    #[error("the file is damaged or far larger inside than outside")]
    Invalid,
    /// Fewer pixels than its purpose needs.
    #[error("the photo has too few pixels")]
    TooSmall,
}

/// A decoded photo, upright, in sRGB, without metadata, its longer side at most [`Rules::longest`].
///
/// Decoding takes at most about 320 MB for a hostile file, 40 to 80 MB for a phone's 12 megapixels.
pub struct Photo {
    pixels: RgbImage,
}

impl Photo {
    /// Sniffs the type, refuses bombs and halves before decoding, decodes, applies colour profile and EXIF orientation.
    ///
    /// # Errors
    /// When the file cannot be used.
    pub fn decode(bytes: &[u8], rules: &Rules) -> Result<Self, PhotoError> {
        if bytes.len() > MAX_BYTES {
            return Err(PhotoError::TooLarge);
        }
        let header = Header::sniff(bytes, rules.kinds)?;
        header.refuse_bombs()?;
        header.refuse_halves(bytes)?;
        let (shorter, longer) = (header.width.min(header.height), header.width.max(header.height));
        if shorter < rules.least_shorter || longer < rules.least_longer {
            return Err(PhotoError::TooSmall);
        }
        let Decoded { pixels, orientation, profile } = decoded(bytes, &header)?;
        let mut pixels = shrink::rgb(pixels, rules.longest);
        if let Some(profile) = profile {
            into_srgb(&mut pixels, &profile);
        }
        let mut upright = DynamicImage::ImageRgb8(pixels);
        upright.apply_orientation(orientation);
        Ok(Self { pixels: upright.into_rgb8() })
    }

    /// The pixels.
    #[must_use]
    pub const fn pixels(&self) -> &RgbImage {
        &self.pixels
    }

    /// The pixels, for good.
    #[must_use]
    pub fn into_pixels(self) -> RgbImage {
        self.pixels
    }

    /// The photo as a JPEG without metadata, the longer side at most `longest` pixels: what is kept.
    ///
    /// # Errors
    /// [`PhotoError::Invalid`] when it cannot be encoded.
    pub fn to_jpeg(&self, longest: u32) -> Result<Vec<u8>, PhotoError> {
        let mut file = Vec::new();
        let longest = longest.max(1);
        let encoder = JpegEncoder::new_with_quality(&mut file, KEPT_QUALITY);
        let (width, height) = self.pixels.dimensions();
        let written = if width.max(height) <= longest {
            self.pixels.write_with_encoder(encoder)
        } else {
            shrink::rgb(self.pixels.clone(), longest).write_with_encoder(encoder)
        };
        written.map_err(|_| PhotoError::Invalid)?;
        Ok(file)
    }
}

struct Decoded {
    pixels: RgbImage,
    orientation: Orientation,
    profile: Option<Vec<u8>>,
}

/// Decodes with limits, and says how the camera was held and what its colours mean.
fn decoded(bytes: &[u8], header: &Header) -> Result<Decoded, PhotoError> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(header::MAX_EDGE);
    limits.max_image_height = Some(header::MAX_EDGE);
    limits.max_alloc = Some(MAX_DECODED);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), header.format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|_| PhotoError::Invalid)?;
    if decoder.dimensions() != (header.width, header.height) {
        return Err(PhotoError::Invalid);
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().unwrap_or_default();
    let image = DynamicImage::from_decoder(decoder).map_err(|_| PhotoError::Invalid)?;
    let pixels = if image.color().has_alpha() { on_white(&image) } else { image.into_rgb8() };
    Ok(Decoded { pixels, orientation, profile })
}

/// What is transparent shows white paper.
fn on_white(image: &DynamicImage) -> RgbImage {
    let image = image.to_rgba8();
    let mut flat = RgbImage::new(image.width(), image.height());
    for (to, from) in flat.pixels_mut().zip(image.pixels()) {
        let alpha = u32::from(from.0[3]);
        let mixed = |channel: u8| (u32::from(channel) * alpha + 255 * (255 - alpha) + 127) / 255;
        *to = Rgb([0, 1, 2].map(|n| u8::try_from(mixed(from.0[n])).unwrap_or(u8::MAX)));
    }
    flat
}

/// Colours as screens without a profile show them. A profile that is damaged or not of RGB is none.
fn into_srgb(pixels: &mut RgbImage, profile: &[u8]) {
    let Ok(profile) = ColorProfile::new_from_slice(profile) else { return };
    let (srgb, options) = (ColorProfile::new_srgb(), TransformOptions::default());
    let Ok(transform) = profile.create_transform_8bit(Layout::Rgb, &srgb, Layout::Rgb, options) else {
        return;
    };
    let mut converted = vec![0; pixels.len()];
    if transform.transform(pixels, &mut converted).is_ok() {
        pixels.copy_from_slice(&converted);
    }
}

#[cfg(test)]
#[path = "photo_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "document_tests.rs"]
mod document_tests;

//! A photo as it came from outside.

mod header;

use std::io::Cursor;

use image::{
    DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, RgbImage, codecs::jpeg::JpegEncoder,
    metadata::Orientation,
};

use self::header::Header;
use crate::shrink;

/// How large an uploaded file may be, in bytes.
pub const MAX_BYTES: usize = 12 * 1024 * 1024;

/// The longest side of a photo that is kept in memory, in pixels; larger ones are scaled down at once.
pub const MAX_SIDE: u32 = 2880;

/// The least that the shorter side may have, in pixels.
pub const MIN_SIDE: u32 = 400;

/// What a decoder may allocate for one file, in bytes. The JPEG decoder is bounded by [`header`] instead:
/// it takes no such limit.
const MAX_DECODED: u64 = 160 * 1024 * 1024;

/// Quality of the JPEG that is kept.
const KEPT_QUALITY: u8 = 88;

/// Why a file is no photo that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PhotoError {
    /// More than [`MAX_BYTES`].
    #[error("the file is too large")]
    TooLarge,
    /// Neither JPEG nor PNG, whatever its name says.
    #[error("the file is neither JPEG nor PNG")]
    TypeNotAllowed,
    /// Damaged, cut off, or with more pixels than anybody's camera has.
    #[error("the file is damaged, cut off or far larger inside than outside")]
    Invalid,
    /// Too few pixels to hold a readable document.
    #[error("the photo has too few pixels")]
    TooSmall,
}

/// A decoded photo, upright, without metadata, its longer side at most [`MAX_SIDE`].
///
/// Decoding takes at most about 320 MB for a hostile file, 40 to 80 MB for a phone's 12 megapixels; a
/// decoded photo takes at most 25 MB.
pub struct Photo {
    pixels: RgbImage,
}

impl Photo {
    /// Sniffs the type, refuses bombs and halves before decoding, decodes, applies the EXIF orientation.
    ///
    /// # Errors
    /// When the file cannot be used.
    pub fn decode(bytes: &[u8]) -> Result<Self, PhotoError> {
        if bytes.len() > MAX_BYTES {
            return Err(PhotoError::TooLarge);
        }
        let header = Header::sniff(bytes)?;
        header.refuse_bombs()?;
        header.refuse_halves(bytes)?;
        if header.width.min(header.height) < MIN_SIDE {
            return Err(PhotoError::TooSmall);
        }
        let (pixels, orientation) = pixels(bytes, &header)?;
        let mut upright = DynamicImage::ImageRgb8(shrink::rgb(pixels, MAX_SIDE));
        upright.apply_orientation(orientation);
        Ok(Self { pixels: upright.into_rgb8() })
    }

    /// The pixels.
    #[must_use]
    pub const fn pixels(&self) -> &RgbImage {
        &self.pixels
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

/// Decodes with limits, and says how the camera was held.
fn pixels(bytes: &[u8], header: &Header) -> Result<(RgbImage, Orientation), PhotoError> {
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
    let orientation = match header.format {
        ImageFormat::Jpeg => decoder.orientation().unwrap_or(Orientation::NoTransforms),
        _ => Orientation::NoTransforms,
    };
    let image = DynamicImage::from_decoder(decoder).map_err(|_| PhotoError::Invalid)?;
    Ok((image.into_rgb8(), orientation))
}

#[cfg(test)]
mod tests;

//! The file that a phone makes.

use image::{ImageResult, RgbImage, codecs::jpeg::JpegEncoder, imageops};

/// How a camera stored the pixels, and what it says about it (EXIF orientation 1, 3, 6 or 8).
fn stored(upright: RgbImage, orientation: u8) -> RgbImage {
    match orientation {
        3 => imageops::rotate180(&upright),
        // "Rotate 90° clockwise to see it": stored turned the other way.
        6 => imageops::rotate270(&upright),
        8 => imageops::rotate90(&upright),
        _ => upright,
    }
}

/// A JPEG of the upright photo, its pixels stored as `orientation` says.
pub fn jpeg(upright: RgbImage, quality: f32, orientation: u8) -> ImageResult<Vec<u8>> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, quality.round() as u8)
        .encode_image(&stored(upright, orientation))?;
    if orientation == 1 {
        return Ok(bytes);
    }
    let exif = exif(orientation);
    let (start, rest) = bytes.split_at(2);
    Ok([start, &exif, rest].concat())
}

/// An APP1 segment with one entry: tag 0x0112, a short, big-endian.
fn exif(orientation: u8) -> Vec<u8> {
    let mut segment = vec![0xFF, 0xE1, 0, 34];
    segment.extend(b"Exif\0\0MM\0*\0\0\0\x08\0\x01");
    segment.extend([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]);
    segment.extend([0; 4]);
    segment
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{ImageDecoder, ImageReader, metadata::Orientation};
    use std::io::Cursor;

    #[test]
    fn the_orientation_brings_the_photo_back_upright() {
        let mut upright = RgbImage::from_pixel(64, 32, image::Rgb([200; 3]));
        for x in 0..16 {
            for y in 0..16 {
                upright.put_pixel(x, y, image::Rgb([0; 3]));
            }
        }
        for (exif, meaning) in
            [(3, Orientation::Rotate180), (6, Orientation::Rotate90), (8, Orientation::Rotate270)]
        {
            let file = jpeg(upright.clone(), 90.0, exif).unwrap();
            let reader = ImageReader::new(Cursor::new(file)).with_guessed_format().unwrap();
            let mut decoder = reader.into_decoder().unwrap();
            let orientation = decoder.orientation().unwrap();
            assert_eq!(orientation, meaning);
            let mut photo = image::DynamicImage::from_decoder(decoder).unwrap();
            photo.apply_orientation(orientation);
            let photo = photo.into_rgb8();
            assert_eq!(photo.dimensions(), (64, 32));
            assert!(photo.get_pixel(4, 4).0[0] < 60 && photo.get_pixel(60, 28).0[0] > 150);
        }
    }
}

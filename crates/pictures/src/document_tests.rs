//! Photos of documents: cut off, of other types, too small.

use image::{GrayImage, Luma, codecs::png::PngEncoder};

use super::*;

/// What a photo of an identity document must be.
const DOCUMENT: Rules = Rules { kinds: Kinds::Scans, least_longer: 400, least_shorter: 400, longest: 2_880 };

/// A picture with something in every corner.
fn picture(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| image::Rgb([(x % 251) as u8, (y % 241) as u8, 90]))
}

fn jpeg(picture: &RgbImage) -> Vec<u8> {
    let mut file = Vec::new();
    picture.write_with_encoder(JpegEncoder::new_with_quality(&mut file, 80)).unwrap();
    file
}

fn png(picture: &RgbImage) -> Vec<u8> {
    let mut file = Vec::new();
    picture.write_with_encoder(PngEncoder::new(&mut file)).unwrap();
    file
}

fn error(file: &[u8]) -> Option<PhotoError> {
    Photo::decode(file, &DOCUMENT).err()
}

#[test]
fn photos_of_both_types_are_decoded() {
    for file in [jpeg(&picture(700, 500)), png(&picture(700, 500))] {
        assert_eq!(Photo::decode(&file, &DOCUMENT).unwrap().pixels().dimensions(), (700, 500));
    }
}

#[test]
fn a_photo_that_was_cut_off_is_refused() {
    for file in [jpeg(&picture(700, 500)), png(&picture(700, 500))] {
        for part in [1, 10, 50, 90, 99] {
            let cut = file.get(..file.len() * part / 100).unwrap();
            assert!(error(cut).is_some(), "{part} % of it");
        }
    }
}

#[test]
fn a_jpeg_that_lacks_nothing_but_its_end_is_cut_off_too() {
    let file = jpeg(&picture(700, 500));
    assert_eq!(error(file.get(..file.len() - 2).unwrap()), Some(PhotoError::Invalid));
}

#[test]
fn what_follows_a_whole_jpeg_does_not_matter() {
    let mut file = jpeg(&picture(700, 500));
    file.extend(b"a second picture, a film, a note of the telephone's maker");
    assert_eq!(error(&file), None);
}

#[test]
fn the_end_of_a_preview_is_not_the_end_of_the_photo() {
    let file = jpeg(&picture(700, 500));
    let preview = jpeg(&picture(40, 30));
    let length = u16::try_from(preview.len() + 2).unwrap().to_be_bytes();
    let (start, rest) = file.split_at(2);
    let whole = [start, &[0xff, 0xe1], &length, &preview, rest].concat();
    assert_eq!(error(&whole), None);
    let cut = whole.get(..whole.len() - 2_000).unwrap();
    assert_eq!(error(cut), Some(PhotoError::Invalid));
}

#[test]
fn other_types_and_sizes_are_refused_before_they_are_decoded() {
    assert_eq!(error(b"GIF89a"), Some(PhotoError::TypeNotAllowed));
    assert_eq!(error(b""), Some(PhotoError::TypeNotAllowed));
    assert_eq!(error(&jpeg(&picture(700, 399))), Some(PhotoError::TooSmall));
    assert_eq!(error(&vec![0xff; MAX_BYTES + 1]), Some(PhotoError::TooLarge));
    let mut bomb = png(&picture(500, 500));
    bomb[16..20].copy_from_slice(&60_000_u32.to_be_bytes());
    assert_eq!(error(&bomb), Some(PhotoError::Invalid));
}

#[test]
fn what_is_kept_is_no_larger_than_asked_for() {
    let photo = Photo::decode(&png(&picture(3_000, 450)), &DOCUMENT).unwrap();
    assert_eq!(photo.pixels().dimensions(), (2_880, 432));
    let kept = Photo::decode(&photo.to_jpeg(2_800).unwrap(), &DOCUMENT).unwrap();
    assert_eq!(kept.pixels().dimensions(), (2_800, 420));
}

#[test]
fn grey_photos_are_photos() {
    let grey = GrayImage::from_pixel(640, 480, Luma([77]));
    let mut file = Vec::new();
    grey.write_with_encoder(JpegEncoder::new_with_quality(&mut file, 80)).unwrap();
    assert_eq!(Photo::decode(&file, &DOCUMENT).unwrap().pixels().get_pixel(5, 5).0, [77; 3]);
}

//! What comes from outside, good and bad.

use image::{
    ExtendedColorType, ImageEncoder, Rgba, RgbaImage,
    codecs::{png::PngEncoder, webp::WebPEncoder},
};

use super::*;

const RULES: Rules = Rules { kinds: Kinds::Photos, least_longer: 40, least_shorter: 30, longest: 200 };

/// Red above, blue below.
fn picture(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(
        width,
        height,
        |_, y| if y < height / 2 { Rgb([220, 20, 20]) } else { Rgb([20, 20, 220]) },
    )
}

fn jpeg(picture: &RgbImage) -> Vec<u8> {
    let mut file = Vec::new();
    picture.write_with_encoder(JpegEncoder::new_with_quality(&mut file, 90)).unwrap();
    file
}

fn png(picture: &RgbImage) -> Vec<u8> {
    let mut file = Vec::new();
    picture.write_with_encoder(PngEncoder::new(&mut file)).unwrap();
    file
}

fn webp(picture: &RgbImage) -> Vec<u8> {
    let mut file = Vec::new();
    picture.write_with_encoder(WebPEncoder::new_lossless(&mut file)).unwrap();
    file
}

fn decoded(file: &[u8]) -> Result<(u32, u32), PhotoError> {
    Photo::decode(file, &RULES).map(|photo| photo.pixels().dimensions())
}

/// The file with an orientation in its EXIF data.
fn held(file: &[u8], orientation: u8) -> Vec<u8> {
    let mut exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".to_vec();
    exif.extend([orientation, 0, 0, 0, 0, 0, 0, 0]);
    exif.extend(b"GPS 48.8534 2.3488");
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    [&file[..2], b"\xff\xe1", &length, &exif, &file[2..]].concat()
}

#[test]
fn what_a_file_is_decides() {
    let picture = picture(120, 90);
    for file in [jpeg(&picture), png(&picture), webp(&picture)] {
        assert_eq!(decoded(&file), Ok((120, 90)));
    }
    let scans = Rules { kinds: Kinds::Scans, ..RULES };
    let refused = Photo::decode(&webp(&picture), &scans).err();
    assert_eq!(refused, Some(PhotoError::TypeNotAllowed));
    for file in [&b"GIF89a"[..], b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>", b"<script>", b"", b"RIFF"] {
        assert_eq!(decoded(file), Err(PhotoError::TypeNotAllowed), "{file:?}");
    }
}

#[test]
fn larger_ones_are_made_smaller_and_small_ones_are_refused() {
    assert_eq!(decoded(&jpeg(&picture(400, 300))), Ok((200, 150)));
    assert_eq!(decoded(&jpeg(&picture(30, 40))), Ok((30, 40)), "upright is fine");
    assert_eq!(decoded(&jpeg(&picture(39, 39))), Err(PhotoError::TooSmall));
    assert_eq!(decoded(&jpeg(&picture(100, 29))), Err(PhotoError::TooSmall));
    assert_eq!(decoded(&vec![0; MAX_BYTES + 1]), Err(PhotoError::TooLarge));
}

#[test]
fn what_ends_before_its_end_is_refused() {
    let picture = picture(120, 90);
    for (name, file) in [("jpeg", jpeg(&picture)), ("png", png(&picture)), ("webp", webp(&picture))] {
        for part in 1..20 {
            let cut = &file[..file.len() * part / 20];
            assert!(decoded(cut).is_err(), "{name}, {part} twentieths");
        }
        assert!(decoded(&file[..file.len() - 3]).is_err(), "{name}");
    }
}

#[test]
fn a_film_behind_the_picture_does_not_matter() {
    let file = [jpeg(&picture(120, 90)), b"\0\0\0\x18ftypmp42 and so on".to_vec()].concat();
    assert_eq!(decoded(&file), Ok((120, 90)));
}

#[test]
fn a_photo_stands_upright_and_carries_nothing_else() {
    let file = held(&jpeg(&picture(120, 90)), 6);
    let photo = Photo::decode(&file, &RULES).unwrap();
    assert_eq!(photo.pixels().dimensions(), (90, 120));
    let [red, _, blue] = photo.pixels().get_pixel(80, 60).0;
    assert!(red > 180 && blue < 60, "what was above is on the right");
    let kept = photo.to_jpeg(100).unwrap();
    assert_eq!(decoded(&kept), Ok((75, 100)));
    for trace in [&b"Exif"[..], b"GPS"] {
        assert!(file.windows(trace.len()).any(|window| window == trace));
        assert!(!kept.windows(trace.len()).any(|window| window == trace));
    }
}

#[test]
fn far_more_pixels_than_bytes_are_refused_before_they_are_decoded() {
    let mut bomb = png(&picture(120, 90));
    bomb[16..20].copy_from_slice(&11_000_u32.to_be_bytes());
    bomb[20..24].copy_from_slice(&11_000_u32.to_be_bytes());
    assert_eq!(decoded(&bomb), Err(PhotoError::Invalid));
    let mut bomb = jpeg(&picture(120, 90));
    let frame = bomb.windows(2).position(|window| window == b"\xff\xc0").unwrap();
    bomb[frame + 5..frame + 9].copy_from_slice(&[0xff, 0xff, 0xff, 0xff]);
    assert_eq!(decoded(&bomb), Err(PhotoError::Invalid));
    let mut bomb = webp(&picture(120, 90));
    bomb[21..25].copy_from_slice(&[0xff, 0xff, 0xff, 0x0f]);
    assert_eq!(decoded(&bomb), Err(PhotoError::Invalid));
}

#[test]
fn what_is_transparent_shows_white() {
    let glass = RgbaImage::from_fn(60, 60, |x, _| Rgba([0, 0, 0, if x < 30 { 0 } else { 255 }]));
    let mut file = Vec::new();
    let encoder = PngEncoder::new(&mut file);
    encoder.write_image(&glass, 60, 60, ExtendedColorType::Rgba8).unwrap();
    let photo = Photo::decode(&file, &RULES).unwrap();
    assert_eq!(photo.pixels().get_pixel(10, 10).0, [255; 3]);
    assert_eq!(photo.pixels().get_pixel(50, 10).0, [0; 3]);
}

#[test]
fn a_phones_colours_become_the_webs() {
    let green = RgbImage::from_pixel(60, 60, Rgb([60, 200, 60]));
    let mut file = Vec::new();
    let mut encoder = PngEncoder::new(&mut file);
    let profile = ColorProfile::new_display_p3().encode().unwrap();
    encoder.set_icc_profile(profile).unwrap();
    encoder.write_image(&green, 60, 60, ExtendedColorType::Rgb8).unwrap();
    let [red, green, _] = Photo::decode(&file, &RULES).unwrap().pixels().get_pixel(30, 30).0;
    assert!(red < 20 && green > 200, "the same green has less red in sRGB: {red}, {green}");
}

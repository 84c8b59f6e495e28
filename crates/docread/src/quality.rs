//! What is wrong with a photo that was not read, told by its pixels.

use image::GrayImage;
use pictures::shrink;

use crate::{
    attempt::{Attempt, Seen},
    locate::Block,
    reader::Finding,
    strip::{self, Cut},
};

/// How lines are cut out to be judged.
const ZONE: Cut = Cut { height: 1.6, letter: 20.0, margin: 0.0 };

/// Paper darker than this (of 255) is too dark.
const DARK: u8 = 46;

/// Letters with a smaller pitch, in pixels, are too small.
const SMALL: f32 = 11.0;

/// The steepest edges of letters rise by this part of their contrast within a tenth of a pitch; by less where
/// they are blurred.
const SHARP: f32 = 0.2;

/// A place where letters have less than this part of the usual contrast is washed out.
const WASHED_OUT: f32 = 0.4;

/// So many places washed out by light are glare.
const GLARE: usize = 3;

/// Lines that end nearer to the picture's border, in pitches, leave it.
const AT_BORDER: f32 = 1.2;

/// The picture as a whole is judged at this size.
const SMALLER: u32 = 1280;

/// The steepest edges of a picture at that size rise by this part of its contrast from pixel to pixel.
const SHARP_PICTURE: f32 = 0.15;

/// A picture of less contrast (of 255) shows nothing.
const NOTHING: u8 = 30;

/// What to tell, the most helpful first; never nothing.
pub fn findings(attempt: &mut Attempt<'_>) -> Vec<Finding> {
    let best = attempt.seen.iter().max_by(|a, b| a.certainty.total_cmp(&b.certainty)).cloned();
    let found = match &best {
        Some(seen) => of_lines(attempt.picture(seen.sideways), seen),
        None => of_picture(attempt),
    };
    match (found.is_empty(), best) {
        (false, _) => found,
        (true, Some(_)) => vec![Finding::Unreadable],
        (true, None) => vec![Finding::NotADocument],
    }
}

fn of_lines(grey: &GrayImage, seen: &Seen) -> Vec<Finding> {
    let zone = Zone::of(grey, &seen.block);
    let told = [
        (Finding::TooDark, zone.paper < DARK),
        (Finding::CutOff, !seen.is_document() && leaves(grey, &seen.block)),
        (Finding::Glare, zone.washed_out >= GLARE),
        (Finding::TooSmall, seen.block.pitch < SMALL),
        (Finding::Blurred, zone.sharpness < SHARP),
    ];
    told.into_iter().filter(|(_, is)| *is).map(|(finding, _)| finding).collect()
}

fn of_picture(attempt: &mut Attempt<'_>) -> Vec<Finding> {
    let picture = attempt.picture(false);
    let smaller = shrink::grey(picture, SMALLER);
    let smaller = smaller.as_ref().unwrap_or(picture);
    let (dark, bright) = (quantile(smaller, 0.02), quantile(smaller, 0.98));
    let (too_dark, nothing) = (bright < DARK, bright - dark < NOTHING);
    let blurred = !nothing && sharpness(smaller) < SHARP_PICTURE;
    let cut_off = !too_dark && !blurred && attempt.sees_a_line_at_the_border();
    let told =
        [(Finding::TooDark, too_dark), (Finding::CutOff, cut_off), (Finding::Blurred, blurred && !too_dark)];
    told.into_iter().filter(|(_, is)| *is).map(|(finding, _)| finding).collect()
}

/// Whether a line ends where the picture does.
fn leaves(grey: &GrayImage, block: &Block) -> bool {
    let room = AT_BORDER * block.pitch;
    let (width, height) = (grey.width() as f32, grey.height() as f32);
    let near = |(x, y): (f32, f32)| x.min(y).min(width - x).min(height - y) < room;
    block.lines.iter().any(|line| near(line.start) || near(line.end))
}

/// What the lines look like.
struct Zone {
    /// How bright the paper is.
    paper: u8,
    /// How many places have lost their letters to light.
    washed_out: usize,
    /// The steepest edges, as a part of the contrast.
    sharpness: f32,
}

impl Zone {
    fn of(grey: &GrayImage, block: &Block) -> Self {
        let strips: Vec<GrayImage> = (0..block.lines.len())
            .filter_map(|line| Some(strip::plain(grey, &block.piece(line)?, ZONE)))
            .collect();
        let paper = strips.iter().map(|strip| quantile(strip, 0.9)).max().unwrap_or_default();
        let places: Vec<Place> = strips.iter().flat_map(places).collect();
        let mut contrasts: Vec<f32> = places.iter().map(|place| place.contrast).collect();
        contrasts.sort_by(f32::total_cmp);
        let usual = contrasts.get(contrasts.len() / 2).copied().unwrap_or_default().max(1.0);
        let mean = places.iter().map(|place| place.bright).sum::<f32>() / places.len().max(1) as f32;
        let washed = |place: &&Place| place.contrast < WASHED_OUT * usual && place.bright > mean;
        let mut slopes: Vec<f32> = strips.iter().flat_map(slopes).collect();
        slopes.sort_by(f32::total_cmp);
        let steep = slopes.get(slopes.len() * 19 / 20).copied().unwrap_or_default();
        Self { paper, washed_out: places.iter().filter(washed).count(), sharpness: steep / usual }
    }
}

/// One letter's part of a strip.
struct Place {
    contrast: f32,
    bright: f32,
}

/// Every place has ink in it, as fillers stand where no letters are.
fn places(strip: &GrayImage) -> Vec<Place> {
    let wide = ZONE.letter as u32;
    let count = strip.width() / wide;
    let place = |at: u32| {
        let left = at * wide;
        let rows = strip.height() / 5..strip.height() * 4 / 5;
        let values = rows.flat_map(|y| (left..left + wide).map(move |x| strip.get_pixel(x, y).0[0]));
        let (mut dark, mut bright) = (u8::MAX, 0);
        for value in values {
            (dark, bright) = (dark.min(value), bright.max(value));
        }
        Place { contrast: f32::from(bright - dark), bright: bright.into() }
    };
    (0..count).map(place).collect()
}

/// Differences over two pixels along a strip.
fn slopes(strip: &GrayImage) -> Vec<f32> {
    let rows = strip.chunks_exact((strip.width() as usize).max(1));
    let differences = rows.flat_map(|row| row.windows(3).map(|three| f32::from(three[2].abs_diff(three[0]))));
    differences.collect()
}

/// The steepest edges of a picture, free of its noise, as a part of its contrast.
fn sharpness(picture: &GrayImage) -> f32 {
    let contrast = f32::from(quantile(picture, 0.99) - quantile(picture, 0.01)).max(1.0);
    let (width, height) = picture.dimensions();
    let mean = |x: u32, y: u32| -> f32 {
        let around = (y - 1..=y + 1).flat_map(|y| (x - 1..=x + 1).map(move |x| picture.get_pixel(x, y).0[0]));
        around.map(f32::from).sum::<f32>() / 9.0
    };
    let mut slopes = Vec::new();
    for y in (2..height.saturating_sub(2)).step_by(2) {
        for x in (2..width.saturating_sub(2)).step_by(2) {
            let across = (mean(x + 1, y) - mean(x - 1, y)).abs();
            slopes.push(across.max((mean(x, y + 1) - mean(x, y - 1)).abs()));
        }
    }
    let at = slopes.len() * 199 / 200;
    if slopes.is_empty() {
        return 0.0;
    }
    let (_, steep, _) = slopes.select_nth_unstable_by(at, f32::total_cmp);
    *steep / contrast
}

/// The value that the given share of pixels does not exceed.
fn quantile(picture: &GrayImage, share: f32) -> u8 {
    let mut counts = [0_usize; 256];
    for value in picture.iter() {
        counts[usize::from(*value)] += 1;
    }
    let wanted = (picture.len() as f32 * share) as usize;
    let mut seen = 0;
    let value = counts.iter().position(|count| {
        seen += count;
        seen > wanted
    });
    value.and_then(|value| u8::try_from(value).ok()).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use image::{Luma, imageops};

    use super::*;
    use crate::locate::Stretch;

    /// Twenty upright bars, a letter each, on paper of a brightness.
    fn photo(paper: u8) -> GrayImage {
        GrayImage::from_fn(480, 80, |x, y| {
            let is_bar = (40..440).contains(&x) && (30..50).contains(&y) && (x % 20).abs_diff(10) < 3;
            Luma([if is_bar { paper / 4 } else { paper }])
        })
    }

    fn block(start: f32) -> Block {
        let stretch =
            Stretch { start: (start, 40.0), end: (start + 400.0, 40.0), start_scale: 1.0, lean: (0.0, 0.0) };
        Block { lines: vec![stretch], pitch: 20.0 }
    }

    #[test]
    fn a_good_photo_is_bright_and_sharp_and_nothing_is_washed_out() {
        let zone = Zone::of(&photo(220), &block(40.0));
        assert!(zone.paper > 200 && zone.sharpness > SHARP, "{} {}", zone.paper, zone.sharpness);
        assert_eq!(zone.washed_out, 0);
    }

    #[test]
    fn darkness_blur_and_glare_are_told_apart() {
        let dark = Zone::of(&photo(40), &block(40.0));
        assert!(dark.paper < DARK && dark.sharpness > SHARP && dark.washed_out == 0);
        // Letters so alike stay steep: less of their contrast is left to compare with.
        let sharp = Zone::of(&photo(220), &block(40.0)).sharpness;
        let blurred = Zone::of(&imageops::blur(&photo(220), 6.0), &block(40.0));
        assert!(blurred.paper > DARK && blurred.sharpness < 0.6 * sharp, "{} {sharp}", blurred.sharpness);
        let mut glare = photo(200);
        for (x, _, pixel) in glare.enumerate_pixels_mut() {
            if (140..240).contains(&x) {
                pixel.0[0] = 245;
            }
        }
        let glare = Zone::of(&glare, &block(40.0));
        assert!(glare.washed_out >= GLARE && glare.sharpness > SHARP, "{}", glare.washed_out);
    }

    #[test]
    fn lines_that_end_at_the_border_leave_the_picture() {
        assert!(leaves(&photo(220), &block(10.0)) && !leaves(&photo(220), &block(40.0)));
    }

    #[test]
    fn a_picture_without_edges_is_not_sharp() {
        let sharp = sharpness(&photo(220));
        let blurred = sharpness(&imageops::blur(&photo(220), 12.0));
        assert!(sharp > SHARP_PICTURE && blurred < SHARP_PICTURE, "{sharp} {blurred}");
    }
}

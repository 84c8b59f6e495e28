//! Where a picture has dark marks on lighter ground, whatever the light.

use image::GrayImage;

/// Marks thicker than this many pixels are no strokes of letters.
const THICKEST: usize = 15;

/// How far, in pixels, the darkest mark around decides what half-dark means.
const NEIGHBOURHOOD: usize = 25;

/// Marks less dark than this part of the ground (of 255) are texture.
const FAINTEST: u8 = 36;

/// Ink is as bright as it is darker than its ground, the ground is 0.
///
/// The blackhat (closing minus picture) by a square, as a part of the closing, says how much darker than
/// its surroundings a pixel is; ink has at least a `part` of what the darkest pixel around has. That stands
/// shadows, glare and blur, where one threshold for the whole picture does not.
pub fn ink(grey: &GrayImage, part: f32) -> GrayImage {
    let ground = closed(grey, THICKEST);
    let mut darkness = GrayImage::new(grey.width(), grey.height());
    for ((out, ground), value) in darkness.iter_mut().zip(ground.iter()).zip(grey.iter()) {
        let difference = u16::from(ground.saturating_sub(*value));
        *out = u8::try_from(difference * 255 / u16::from(*ground).max(24)).unwrap_or(u8::MAX);
    }
    let darkest = window(&darkness, NEIGHBOURHOOD, u8::max);
    for (value, darkest) in darkness.iter_mut().zip(darkest.iter()) {
        let dark = *value >= FAINTEST && f32::from(*value) >= part * f32::from(*darkest);
        if !dark {
            *value = 0;
        }
    }
    darkness
}

/// Dark marks smaller than `size` pixels filled with their surroundings.
fn closed(grey: &GrayImage, size: usize) -> GrayImage {
    window(&window(grey, size, u8::max), size, u8::min)
}

/// `pick` (maximum or minimum) over a square of `size` pixels around every pixel. A type of its own for each, not a
/// pointer to a function: so many bytes are compared by one instruction.
fn window(image: &GrayImage, size: usize, pick: impl Fn(u8, u8) -> u8 + Copy) -> GrayImage {
    let (width, height) = (image.width() as usize, image.height() as usize);
    let mut out = image.clone();
    let pixels: &mut [u8] = &mut out;
    let mut line = vec![0; width + size];
    let mut next = line.clone();
    for row in pixels.chunks_exact_mut(width.max(1)) {
        pad(&mut line, row, size / 2);
        slide(&mut line, &mut next, (size, 1), pick);
        row.copy_from_slice(&line[..width]);
    }
    let mut column = vec![0; (height + size) * width];
    let mut next = column.clone();
    pad_rows(&mut column, pixels, (width, size / 2));
    slide(&mut column, &mut next, (size, width), pick);
    pixels.copy_from_slice(&column[..height * width]);
    out
}

/// `values`, its first and last repeated before and after.
fn pad(line: &mut [u8], values: &[u8], before: usize) {
    let end = before + values.len();
    line[..before].fill(values.first().copied().unwrap_or_default());
    line[before..end].copy_from_slice(values);
    line[end..].fill(values.last().copied().unwrap_or_default());
}

/// Rows of `width`, the first and last repeated before and after.
fn pad_rows(rows: &mut [u8], values: &[u8], (width, before): (usize, usize)) {
    let end = before * width + values.len();
    let (Some(first), Some(last)) = (values.get(..width), values.get(values.len().saturating_sub(width)..))
    else {
        return;
    };
    for row in rows[..before * width].chunks_exact_mut(width.max(1)) {
        row.copy_from_slice(first);
    }
    rows[before * width..end].copy_from_slice(values);
    for row in rows[end..].chunks_exact_mut(width.max(1)) {
        row.copy_from_slice(last);
    }
}

/// Every value becomes the pick of itself and the `size - 1` after it, `stride` apart, by doubling.
fn slide(
    line: &mut Vec<u8>,
    next: &mut Vec<u8>,
    (size, stride): (usize, usize),
    pick: impl Fn(u8, u8) -> u8,
) {
    let mut have = 1;
    while have < size {
        let step = have.min(size - have);
        let shift = (step * stride).min(line.len());
        let kept = line.len() - shift;
        for ((out, a), b) in next[..kept].iter_mut().zip(&line[..kept]).zip(&line[shift..]) {
            *out = pick(*a, *b);
        }
        next[kept..].copy_from_slice(&line[kept..]);
        std::mem::swap(line, next);
        have += step;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_takes_the_extreme_around_every_pixel() {
        let image = GrayImage::from_fn(23, 17, |x, y| image::Luma([((x * 31 + y * 57) % 251) as u8]));
        let largest = window(&image, 5, u8::max);
        for (x, y, value) in largest.enumerate_pixels() {
            let around = (y.saturating_sub(2)..(y + 3).min(17))
                .flat_map(|y| (x.saturating_sub(2)..(x + 3).min(23)).map(move |x| (x, y)));
            let expected = around.map(|(x, y)| image.get_pixel(x, y).0[0]).max();
            assert_eq!(Some(value.0[0]), expected, "at {x} {y}");
        }
    }

    #[test]
    fn strokes_are_ink_in_light_and_in_shadow_and_thick_bars_are_not() {
        let mut image = GrayImage::from_fn(200, 100, |x, _| image::Luma([(60 + x / 2) as u8]));
        for y in 20..60 {
            for (x, width) in [(20, 4), (150, 4), (80, 40)] {
                for x in x..x + width {
                    image.put_pixel(x, y, image::Luma([20]));
                }
            }
        }
        let ink = ink(&image, 0.5);
        assert!(ink.get_pixel(21, 40).0[0] > 128);
        assert!(ink.get_pixel(151, 40).0[0] > 128);
        assert_eq!(ink.get_pixel(100, 40).0[0], 0);
        assert_eq!(ink.get_pixel(40, 40).0[0], 0);
    }
}

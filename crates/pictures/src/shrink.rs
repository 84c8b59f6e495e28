//! Makes pictures smaller by averaging areas.

use image::{GrayImage, RgbImage};

/// The larger picture's edge, the smaller one's.
type Edge = (usize, usize);

/// An RGB picture with the longer side at most `longest` pixels.
#[must_use]
pub fn rgb(picture: RgbImage, longest: u32) -> RgbImage {
    let Some((width, height)) = target(picture.dimensions(), longest) else { return picture };
    let edges = ((picture.width() as usize, width as usize), (picture.height() as usize, height as usize));
    RgbImage::from_raw(width, height, averaged::<3>(&picture, edges)).unwrap_or(picture)
}

/// A grey picture with the longer side at most `longest` pixels; nothing where it already is.
#[must_use]
pub fn grey(picture: &GrayImage, longest: u32) -> Option<GrayImage> {
    let (width, height) = target(picture.dimensions(), longest)?;
    let edges = ((picture.width() as usize, width as usize), (picture.height() as usize, height as usize));
    GrayImage::from_raw(width, height, averaged::<1>(picture, edges))
}

/// An RGB picture `width` pixels wide, with the same shape; itself when it is not wider.
#[must_use]
pub fn to_width(picture: &RgbImage, width: u32) -> RgbImage {
    let (from, width) = (picture.dimensions(), width.max(1));
    if from.0 <= width {
        return picture.clone();
    }
    let height = (u64::from(from.1) * u64::from(width) + u64::from(from.0) / 2) / u64::from(from.0);
    let height = u32::try_from(height).unwrap_or(from.1).max(1);
    let edges = ((from.0 as usize, width as usize), (from.1 as usize, height as usize));
    RgbImage::from_raw(width, height, averaged::<3>(picture, edges)).unwrap_or_else(|| picture.clone())
}

fn target((width, height): (u32, u32), longest: u32) -> Option<(u32, u32)> {
    let side = width.max(height);
    let scaled = |edge: u32| {
        let edge = u64::from(edge) * u64::from(longest) / u64::from(side);
        u32::try_from(edge).unwrap_or(longest).max(1)
    };
    (side > longest).then(|| (scaled(width), scaled(height)))
}

/// Rows are first averaged within, then with each other; a pixel on a border counts on both sides by parts.
fn averaged<const CHANNELS: usize>(pixels: &[u8], (columns, rows): (Edge, Edge)) -> Vec<u8> {
    let shares = shares(columns);
    let mut out = Vec::with_capacity(columns.1 * rows.1 * CHANNELS);
    let mut sums = vec![0.0f32; columns.1 * CHANNELS];
    let mut row = sums.clone();
    let step = rows.0 as f32 / rows.1 as f32;
    let mut end = step;
    for (y, values) in pixels.chunks_exact((columns.0 * CHANNELS).max(1)).enumerate() {
        row.fill(0.0);
        for (pixel, (to, share, rest)) in values.chunks_exact(CHANNELS).zip(&shares) {
            for (channel, value) in pixel.iter().enumerate() {
                let value = f32::from(*value);
                row[to * CHANNELS + channel] += value * share;
                if *rest > 0.0 {
                    row[(to + 1) * CHANNELS + channel] += value * rest;
                }
            }
        }
        let below = (y as f32 + 1.0 - end).max(0.0);
        add(&mut sums, &row, 1.0 - below);
        if below > 0.0 || y + 1 == rows.0 {
            out.extend(sums.iter().map(|sum| (sum / step + 0.5) as u8));
            sums.fill(0.0);
            add(&mut sums, &row, below);
            end += step;
        }
    }
    out.resize(columns.1 * rows.1 * CHANNELS, 0);
    out
}

fn add(sums: &mut [f32], row: &[f32], weight: f32) {
    for (sum, value) in sums.iter_mut().zip(row) {
        *sum += value * weight;
    }
}

/// For each pixel of a row, the pixel it becomes part of, its weight there and in the next one.
fn shares((large, small): Edge) -> Vec<(usize, f32, f32)> {
    let step = large as f32 / small as f32;
    let share = |x: usize| {
        let to = ((x as f32 / step) as usize).min(small.saturating_sub(1));
        let over = (x as f32 + 1.0 - (to + 1) as f32 * step).clamp(0.0, 1.0);
        let rest = if to + 1 < small { over } else { 0.0 };
        (to, (1.0 - over) / step, rest / step)
    };
    (0..large).map(share).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn areas_are_averaged() {
        let picture =
            GrayImage::from_fn(90, 60, |x, y| image::Luma([if (x / 3 + y / 3) % 2 == 0 { 40 } else { 200 }]));
        let third = grey(&picture, 30).unwrap();
        assert_eq!(third.dimensions(), (30, 20));
        assert!(
            third
                .enumerate_pixels()
                .all(|(x, y, value)| value.0[0] == if (x + y) % 2 == 0 { 40 } else { 200 })
        );
        let uneven = grey(&GrayImage::from_pixel(97, 61, image::Luma([123])), 40).unwrap();
        assert!(uneven.iter().all(|value| value.abs_diff(123) <= 1), "{uneven:?}");
        assert!(grey(&picture, 90).is_none());
    }

    #[test]
    fn a_width_is_met_and_the_shape_kept() {
        let picture = RgbImage::from_pixel(1_001, 667, image::Rgb([9, 99, 199]));
        let smaller = to_width(&picture, 400);
        assert_eq!(smaller.dimensions(), (400, 267));
        assert!(smaller.pixels().all(|pixel| pixel.0[2].abs_diff(199) <= 1));
        assert_eq!(to_width(&picture, 1_600).dimensions(), (1_001, 667), "nothing is made larger");
    }

    #[test]
    fn colours_stay_apart() {
        let picture = RgbImage::from_fn(101, 77, |x, _| image::Rgb([10, 200, (x * 2) as u8]));
        let smaller = rgb(picture, 50);
        assert_eq!(smaller.dimensions(), (50, 38));
        assert!(smaller.pixels().all(|pixel| pixel.0[0].abs_diff(10) <= 1 && pixel.0[1].abs_diff(200) <= 1));
    }
}

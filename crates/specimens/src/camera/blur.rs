//! Blur by weighted shifts, in whole numbers: a photo has many pixels.

use image::RgbImage;

/// A shift in pixels and its weight; the weights of a list sum to 256.
type Tap = (i32, i32, u16);

/// Gaussian blur.
pub fn gaussian(photo: RgbImage, sigma: f32) -> RgbImage {
    if sigma < 0.2 {
        return photo;
    }
    if sigma > 8.0 {
        // So wide that weights in 256ths would be too coarse.
        return image::imageops::fast_blur(&photo, sigma);
    }
    let reach = (sigma * 2.6).ceil().max(1.0) as i32;
    let weights: Vec<f32> = (-reach..=reach).map(|at| (-0.5 * (at as f32 / sigma).powi(2)).exp()).collect();
    let weights = whole(&weights);
    let taps = |across: bool| -> Vec<Tap> {
        let shifts = (-reach..=reach).zip(&weights);
        shifts.map(|(at, weight)| if across { (at, 0, *weight) } else { (0, at, *weight) }).collect()
    };
    shifted(&shifted(&photo, &taps(true)), &taps(false))
}

/// The trace of a camera that moves by `length` pixels.
pub fn motion(photo: RgbImage, length: f32, angle: f32) -> RgbImage {
    if length < 0.7 {
        return photo;
    }
    let count = (length.ceil() as i32 * 2).clamp(2, 48);
    let weights = whole(&vec![1.0; count as usize]);
    let place = |index: i32| (index as f32 / (count - 1) as f32 - 0.5) * length;
    let taps: Vec<Tap> = (0..count)
        .zip(weights)
        .map(|(index, weight)| {
            let at = place(index);
            ((at * angle.cos()).round() as i32, (at * angle.sin()).round() as i32, weight)
        })
        .collect();
    shifted(&photo, &taps)
}

/// Weights as whole numbers that sum to 256: what rounding takes from one it gives to the next.
fn whole(weights: &[f32]) -> Vec<u16> {
    let sum: f32 = weights.iter().sum();
    let (mut exact, mut given) = (0.0, 0);
    let next = weights.iter().map(|weight| {
        exact += weight / sum * 256.0;
        let share = (exact.round() as u16).min(256) - given;
        given += share;
        share
    });
    next.collect()
}

fn shifted(photo: &RgbImage, taps: &[Tap]) -> RgbImage {
    let (width, height) = photo.dimensions();
    let stride = width as usize * 3;
    let reach = taps.iter().map(|tap| tap.0.unsigned_abs() as usize).max().unwrap_or_default();
    let raw = photo.as_raw();
    let mut out = Vec::with_capacity(raw.len());
    let mut sums = vec![0_u16; stride];
    let mut padded = Vec::with_capacity(stride + 6 * reach);
    for y in 0..height as i32 {
        sums.fill(128);
        let mut loaded = None;
        for (dx, dy, weight) in taps {
            let row = (y + dy).clamp(0, height as i32 - 1) as usize;
            if loaded != Some(row) {
                pad(&mut padded, &raw[row * stride..][..stride], reach);
                loaded = Some(row);
            }
            let start = (reach as i32 + dx) as usize * 3;
            for (sum, value) in sums.iter_mut().zip(&padded[start..]) {
                // At most 255 · 256 + 128: it fits.
                *sum += u16::from(*value) * weight;
            }
        }
        out.extend(sums.iter().map(|sum| (sum >> 8) as u8));
    }
    RgbImage::from_raw(width, height, out).unwrap_or_else(|| photo.clone())
}

/// A row with its first and last pixel repeated outside.
fn pad(padded: &mut Vec<u8>, row: &[u8], reach: usize) {
    padded.clear();
    for _ in 0..reach {
        padded.extend_from_slice(&row[..3]);
    }
    padded.extend_from_slice(row);
    for _ in 0..reach {
        padded.extend_from_slice(&row[row.len() - 3..]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Rgb;

    #[test]
    fn an_even_picture_stays_as_it_is() {
        let even = RgbImage::from_pixel(20, 10, Rgb([255, 40, 7]));
        assert_eq!(gaussian(even.clone(), 2.5), even);
        assert_eq!(motion(even.clone(), 6.0, 0.7), even);
    }

    #[test]
    fn a_point_spreads_and_keeps_its_light() {
        let mut point = RgbImage::new(31, 31);
        point.put_pixel(15, 15, Rgb([255; 3]));
        let spread = gaussian(point, 1.5);
        let sum: u32 = spread.as_raw().iter().map(|value| u32::from(*value)).sum::<u32>() / 3;
        assert!((235..=275).contains(&sum), "{sum}");
        assert!(spread.get_pixel(15, 15).0[0] < 30);
        assert!(spread.get_pixel(17, 15).0[0] > 3);
    }
}

//! Cuts a line out of a picture, upright, as the recognition model wants it.

use image::{GrayImage, Luma};

use crate::{locate::Piece, recognise::STRIP_HEIGHT};

/// How much of the picture stands in a strip and how wide it is drawn.
#[derive(Debug, Clone, Copy)]
pub struct Cut {
    /// Height of the strip, in pitches: letters are 0.94 tall, the next line's begin at 1.2 from the middle.
    pub height: f32,
    /// Pixels from letter to letter in the strip.
    pub letter: f32,
    /// What stands before the first and after the last letter, in pitches.
    pub margin: f32,
}

/// The strip of a line or a part of one, its contrast stretched.
pub fn strip(grey: &GrayImage, piece: &Piece, cut: Cut) -> GrayImage {
    stretched(plain(grey, piece, cut))
}

/// The strip as bright as the picture.
pub fn plain(grey: &GrayImage, piece: &Piece, cut: Cut) -> GrayImage {
    let Piece { stretch: line, pitch } = *piece;
    let length = line.length();
    let (ux, uy) = ((line.end.0 - line.start.0) / length, (line.end.1 - line.start.1) / length);
    let margin = cut.margin * pitch;
    let whole = length + 2.0 * margin;
    let width = ((whole / pitch * cut.letter).round() as u32).clamp(64, 2400);
    let step = whole / width as f32;
    let mut strip = GrayImage::new(width, STRIP_HEIGHT);
    let rows = STRIP_HEIGHT as f32;
    for x in 0..width {
        let along = (x as f32 + 0.5).mul_add(step, -margin);
        // Far letters are smaller: the height of the cut goes from one end's to the other's.
        let part = (along / length).clamp(0.0, 1.0);
        let (tall, lean) = (cut.height * pitch * line.scale(part), line.lean_at(part));
        for y in 0..STRIP_HEIGHT {
            let across = ((y as f32 + 0.5) / rows - 0.5) * tall;
            let along = across.mul_add(lean, along);
            let point = (line.start.0 + ux * along - uy * across, line.start.1 + uy * along + ux * across);
            strip.put_pixel(x, y, Luma([area(grey, point, (step, tall / rows))]));
        }
    }
    strip
}

/// The mean over an area around a point: one sample when the strip is no smaller than the picture.
pub fn area(grey: &GrayImage, (x, y): (f32, f32), (wide, tall): (f32, f32)) -> u8 {
    let samples = |size: f32| (size.round() as i32).clamp(1, 4);
    let (columns, rows) = (samples(wide), samples(tall));
    let mut sum = 0.0;
    for row in 0..rows {
        for column in 0..columns {
            let offset = |at: i32, of: i32, size: f32| ((at as f32 + 0.5) / of as f32 - 0.5) * size;
            sum += bilinear(grey, x + offset(column, columns, wide), y + offset(row, rows, tall));
        }
    }
    (sum / (rows * columns) as f32).round() as u8
}

fn bilinear(grey: &GrayImage, x: f32, y: f32) -> f32 {
    let (x, y) = (x - 0.5, y - 0.5);
    let (left, top) = (x.floor(), y.floor());
    let (right, below) = (x - left, y - top);
    let at = |dx: i32, dy: i32| {
        let clamp = |value: i32, size: u32| value.clamp(0, size.cast_signed() - 1).cast_unsigned();
        let (x, y) = (clamp(left as i32 + dx, grey.width()), clamp(top as i32 + dy, grey.height()));
        f32::from(grey.get_pixel(x, y).0[0])
    };
    let upper = at(0, 0).mul_add(1.0 - right, at(1, 0) * right);
    let lower = at(0, 1).mul_add(1.0 - right, at(1, 1) * right);
    upper.mul_add(1.0 - below, lower * below)
}

/// From the darkest to the brightest twentieth over the whole range of grey.
fn stretched(mut strip: GrayImage) -> GrayImage {
    let mut values: Vec<u8> = strip.to_vec();
    values.sort_unstable();
    let at = |part: usize| values.get(values.len() * part / 40).copied().unwrap_or_default();
    let (dark, bright) = (f32::from(at(1)), f32::from(at(38)));
    let range = (bright - dark).max(12.0);
    for value in strip.iter_mut() {
        *value = ((f32::from(*value) - dark) / range).mul_add(215.0, 20.0).clamp(0.0, 255.0) as u8;
    }
    strip
}

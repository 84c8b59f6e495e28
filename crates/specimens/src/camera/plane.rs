//! The plane with the document on the table, as the camera sees it.

use image::{Rgb, RgbImage};

use super::{Light, View};
use crate::draw::{Canvas, Table};

/// Renders every pixel of the photo once.
pub fn render(card: &Canvas, table: &Table, view: &View, light: &Light) -> RgbImage {
    let (width, height) = view.frame;
    let mut photo = RgbImage::new(width, height);
    let size = card.size();
    for (y, row) in photo.rows_mut().enumerate() {
        let (start, step) = view.row(y as f32 + 0.5);
        let lit = light.row(y);
        for (x, Rgb(pixel)) in row.enumerate() {
            let along = x as f32 + 0.5;
            let w = start[2] + step[2] * along;
            let (u, v) = ((start[0] + step[0] * along) / w, (start[1] + step[1] * along) / w);
            let seen = if (0.0..size.0).contains(&u) && (0.0..size.1).contains(&v) {
                inside(card, u * card.scale - 0.5, v * card.scale - 0.5)
            } else {
                around(table, (u, v), size)
            };
            let (factor, white) = Light::at(&lit, x);
            for ((out, value), tint) in pixel.iter_mut().zip(seen).zip(light.tint) {
                let value = (value * factor * tint).min(255.0);
                *out = (value + (255.0 - value) * white + 0.5) as u8;
            }
        }
    }
    photo
}

/// Four pixels, mixed.
fn inside(card: &Canvas, x: f32, y: f32) -> [f32; 3] {
    let (width, height) = card.pixels.dimensions();
    let (x, y) = (x.clamp(0.0, width as f32 - 1.001), y.clamp(0.0, height as f32 - 1.001));
    let (left, top) = (x as usize, y as usize);
    let (across, down) = (x - left as f32, y - top as f32);
    let raw = card.pixels.as_raw();
    let stride = width as usize * 3;
    let index = top * stride + left * 3;
    let (upper, lower) = (&raw[index..index + 6], &raw[index + stride..index + stride + 6]);
    let mixed = |row: &[u8], channel: usize| {
        let (left, right) = (f32::from(row[channel]), f32::from(row[channel + 3]));
        left + (right - left) * across
    };
    std::array::from_fn(|channel| {
        let (upper, lower) = (mixed(upper, channel), mixed(lower, channel));
        upper + (lower - upper) * down
    })
}

/// The table, darker where the document throws its shadow.
fn around(table: &Table, at: (f32, f32), size: (f32, f32)) -> [f32; 3] {
    let (width, height) = table.canvas.pixels.dimensions();
    let wrapped = |mm: f32, pixels: u32| ((mm * table.canvas.scale) as i32).rem_euclid(pixels as i32) as u32;
    let Rgb(pixel) = *table.canvas.pixels.get_pixel(wrapped(at.0, width), wrapped(at.1, height));
    let beyond = |value: f32, most: f32| (value - most).max(-value).max(0.0);
    let away = beyond(at.0 - 0.4, size.0).max(beyond(at.1 - 0.6, size.1));
    let shade = if away < 1.5 { 0.6 + 0.4 * away / 1.5 } else { 1.0 };
    pixel.map(|value| f32::from(value) * shade)
}

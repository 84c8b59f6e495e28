//! Writing on a canvas.

use ab_glyph::{Font, FontVec, GlyphId, PxScale, ScaleFont, point};
use image::{GrayImage, Luma};

use super::canvas::{Canvas, Colour};

/// A text with its font, height of the em in millimetres, and colour.
pub struct Words<'a> {
    /// What is written.
    pub text: &'a str,
    /// In which font.
    pub font: &'a FontVec,
    /// The em's height in millimetres.
    pub height: f32,
    /// In which colour.
    pub colour: Colour,
}

/// Writes from `start`, the left end of the base line.
pub fn write(canvas: &mut Canvas, start: (f32, f32), words: &Words<'_>) {
    let size = PxScale::from(words.height * canvas.scale);
    let scaled = words.font.as_scaled(size);
    let mut x = start.0 * canvas.scale;
    let mut last: Option<GlyphId> = None;
    for c in words.text.chars() {
        let id = scaled.glyph_id(c);
        x += last.map_or(0.0, |last| scaled.kern(last, id));
        glyph(canvas, words, (id, size, x, start.1 * canvas.scale));
        x += scaled.h_advance(id);
        last = Some(id);
    }
}

/// Writes with a fixed distance from letter to letter, as the machine-readable lines are.
pub fn write_spaced(canvas: &mut Canvas, start: (f32, f32), pitch: f32, words: &Words<'_>) {
    let size = PxScale::from(words.height * canvas.scale);
    for (index, c) in words.text.chars().enumerate() {
        let x = (start.0 + pitch * index as f32) * canvas.scale;
        glyph(canvas, words, (words.font.glyph_id(c), size, x, start.1 * canvas.scale));
    }
}

/// How wide a text is, for an em of height 1.
pub fn width(font: &FontVec, text: &str) -> f32 {
    let scaled = font.as_scaled(PxScale::from(100.0));
    text.chars().map(|c| scaled.h_advance(scaled.glyph_id(c))).sum::<f32>() / 100.0
}

fn glyph(canvas: &mut Canvas, words: &Words<'_>, place: (GlyphId, PxScale, f32, f32)) {
    let (id, size, x, y) = place;
    let Some(outline) = words.font.outline_glyph(id.with_scale_and_position(size, point(x, y))) else {
        return;
    };
    let corner = outline.px_bounds().min;
    outline.draw(|dx, dy, coverage| {
        let at = (corner.x as i64 + i64::from(dx), corner.y as i64 + i64::from(dy));
        canvas.blend(at, words.colour, coverage);
    });
}

/// Prints a text turned by `angle` (radians) around `centre`, through what is there: an overprint. Nothing
/// is printed below `limit` millimetres.
pub fn overprint(canvas: &mut Canvas, centre: (f32, f32), turn: (f32, f32), words: &Words<'_>) {
    let (angle, limit) = turn;
    let mask = stencil(words, canvas.scale);
    let (half_width, half_height) = (mask.width() as f32 / 2.0, mask.height() as f32 / 2.0);
    let (sin, cos) = angle.sin_cos();
    let bottom = ((limit * canvas.scale) as u32).min(canvas.pixels.height());
    for y in 0..bottom {
        for x in 0..canvas.pixels.width() {
            let dx = x as f32 - centre.0 * canvas.scale;
            let dy = y as f32 - centre.1 * canvas.scale;
            let (u, v) = (dx * cos + dy * sin + half_width, dy * cos - dx * sin + half_height);
            if u >= 0.0
                && v >= 0.0
                && let Some(Luma([cover])) = mask.get_pixel_checked(u as u32, v as u32)
                && *cover > 0
            {
                canvas.blend((i64::from(x), i64::from(y)), words.colour, f32::from(*cover) / 255.0 * 0.35);
            }
        }
    }
}

/// The text as coverage.
fn stencil(words: &Words<'_>, scale: f32) -> GrayImage {
    let size = (width(words.font, words.text) * words.height, words.height * 1.3);
    let mut paper = Canvas::new(size, scale, [0, 0, 0]);
    let white = Words { colour: [255, 255, 255], ..*words };
    write(&mut paper, (0.0, words.height), &white);
    image::imageops::grayscale(&paper.pixels)
}

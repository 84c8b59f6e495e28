//! A picture with a scale.

use image::{Rgb, RgbImage};

/// A colour, red, green, blue.
pub type Colour = [u8; 3];

/// Pixels of something flat, measured in millimetres from its top left corner.
pub struct Canvas {
    /// The pixels.
    pub pixels: RgbImage,
    /// Pixels in a millimetre.
    pub scale: f32,
}

impl Canvas {
    /// Something of `width` by `height` millimetres.
    pub fn new(size: (f32, f32), scale: f32, colour: Colour) -> Self {
        let width = (size.0 * scale).round().max(1.0) as u32;
        let height = (size.1 * scale).round().max(1.0) as u32;
        Self { pixels: RgbImage::from_pixel(width, height, Rgb(colour)), scale }
    }

    /// Width and height in millimetres.
    pub fn size(&self) -> (f32, f32) {
        (self.pixels.width() as f32 / self.scale, self.pixels.height() as f32 / self.scale)
    }

    /// Puts `share` of a colour over a pixel; outside of the picture nothing happens.
    pub fn blend(&mut self, at: (i64, i64), colour: Colour, share: f32) {
        let (Ok(x), Ok(y)) = (u32::try_from(at.0), u32::try_from(at.1)) else {
            return;
        };
        if let Some(Rgb(pixel)) = self.pixels.get_pixel_mut_checked(x, y) {
            for (old, new) in pixel.iter_mut().zip(colour) {
                *old = mix(*old, new, share);
            }
        }
    }

    /// Fills a rectangle given by its corner and size in millimetres.
    pub fn fill(&mut self, corner: (f32, f32), size: (f32, f32), paint: (Colour, f32)) {
        let pixel = |mm: f32| (mm * self.scale).round() as i64;
        let (left, top) = (pixel(corner.0), pixel(corner.1));
        let (right, bottom) = (pixel(corner.0 + size.0), pixel(corner.1 + size.1));
        for y in top..bottom {
            for x in left..right {
                self.blend((x, y), paint.0, paint.1);
            }
        }
    }

    /// Fills an ellipse with a soft edge.
    pub fn ellipse(&mut self, centre: (f32, f32), radius: (f32, f32), paint: (Colour, f32)) {
        let scale = self.scale;
        let reach = |centre: f32, radius: f32| {
            (((centre - radius) * scale) as i64 - 1)..(((centre + radius) * scale) as i64 + 2)
        };
        for y in reach(centre.1, radius.1) {
            for x in reach(centre.0, radius.0) {
                let across = (x as f32 / scale - centre.0) / radius.0;
                let down = (y as f32 / scale - centre.1) / radius.1;
                let inside = (1.0 - across.hypot(down)) * radius.0.min(radius.1) * scale;
                self.blend((x, y), paint.0, paint.1 * (inside + 0.5).clamp(0.0, 1.0));
            }
        }
    }
}

/// `share` of `new` over `old`.
pub fn mix(old: u8, new: u8, share: f32) -> u8 {
    // A conversion to a whole number cuts, and stays within its bounds.
    (f32::from(old) + (f32::from(new) - f32::from(old)) * share + 0.5) as u8
}

//! A card or a passport page.

use rand::{Rng, rngs::StdRng};

use super::{
    background::{self, Palette},
    canvas::{Canvas, Colour},
    fonts::Fonts,
    portrait,
    text::{self, Words},
};
use crate::{mrz::Format, specimen::Specimen};

/// From one letter of the lines to the next: 10 letters an inch (ICAO 9303-3, 4.3).
pub const PITCH: f32 = 2.54;
/// How high the zone of the lines is.
const ZONE: f32 = 19.0;

/// What is drawn.
pub struct Card<'a> {
    /// The document.
    pub specimen: &'a Specimen,
    /// Its machine-readable lines; none for a card that has no such lines.
    pub lines: &'a [String],
    /// How strong the security pattern is under the lines.
    pub pattern: f32,
}

/// Width and height in millimetres (ICAO 9303-4 to -6).
#[must_use]
pub const fn size(format: Format) -> (f32, f32) {
    match format {
        Format::Td1 => (85.6, 54.0),
        Format::Td2 | Format::FrenchCard => (105.0, 74.0),
        Format::Td3 => (125.0, 88.0),
    }
}

/// The corners of what the lines of a card of that size take, in millimetres.
pub const fn lines_within((width, height): (f32, f32)) -> ((f32, f32), (f32, f32)) {
    ((5.0, height - 16.0), (width - 5.0, height - 5.0))
}

/// Draws the side with the lines at `scale` pixels a millimetre.
pub fn draw(card: &Card<'_>, fonts: &Fonts, scale: f32, rng: &mut StdRng) -> Canvas {
    let format = card.specimen.fields.format;
    let palette = Palette::choose(rng);
    let (width, height) = size(format);
    let mut canvas = Canvas::new((width, height), scale, palette.paper());
    let top = height - if format == Format::Td1 { ZONE - 2.0 } else { ZONE };
    background::paint(&mut canvas, rng, &palette, (top, card.pattern));
    canvas.fill((0.0, 0.0), (width, height * 0.1), (palette.ink, 0.12));
    let heading = Words {
        text: card.specimen.issuer.name,
        font: &fonts.bold,
        height: height * 0.055,
        colour: palette.ink,
    };
    text::write(&mut canvas, (4.0, height * 0.07), &heading);
    let photo = (height * 0.32, height * 0.41);
    portrait::draw(&mut canvas, rng, (4.5, height * 0.14), photo);
    fields(&mut canvas, card, fonts, (photo.0 + 8.0, palette.ink));
    let word = Words { text: "SPECIMEN", font: &fonts.bold, height: height * 0.17, colour: [190, 40, 40] };
    let angle = rng.random_range(0.15..0.45) * if rng.random_bool(0.8) { -1.0 } else { 1.0 };
    // The overprint stays clear of the lines, as on the specimens that states publish.
    text::overprint(&mut canvas, (width * 0.55, height * 0.4), (angle, top), &word);
    lines(&mut canvas, card.lines, fonts, rng);
    canvas
}

/// Labels and values beside the portrait.
fn fields(canvas: &mut Canvas, card: &Card<'_>, fonts: &Fonts, place: (f32, Colour)) {
    let (left, ink) = place;
    let specimen = card.specimen;
    let rows = [
        ("Nom / Surname", specimen.name.surname.to_uppercase()),
        ("Prénoms / Given names", specimen.name.given.join(", ")),
        ("Sexe / Sex    Né(e) le / Born", format!("{}      {}", specimen.fields.sex, specimen.birth_date)),
        ("N° / No.", specimen.fields.number.clone()),
        ("Délivré / Issued    Expire / Expires", format!("{}   {}", specimen.issued, specimen.last_day)),
    ];
    let (width, height) = canvas.size();
    let step = height * 0.105;
    for (index, (label, value)) in rows.iter().enumerate() {
        let top = height * 0.16 + step * index as f32;
        let label = Words { text: label, font: &fonts.sans, height: step * 0.32, colour: ink };
        text::write(canvas, (left, top), &label);
        let room = (width - left - 3.0) / text::width(&fonts.sans, value).max(1.0);
        let value =
            Words { text: value, font: &fonts.sans, height: (step * 0.52).min(room), colour: [30, 30, 34] };
        text::write(canvas, (left, top + step * 0.5), &value);
    }
}

/// The machine-readable lines in OCR-B, with the small freedom that printers take.
fn lines(canvas: &mut Canvas, lines: &[String], fonts: &Fonts, rng: &mut StdRng) {
    let (width, height) = canvas.size();
    let pitch = PITCH * rng.random_range(0.985..1.01);
    // In OCR-B every letter is as wide as the next: that gives the size.
    let em = pitch / text::width(&fonts.ocr_b, "0").max(0.1);
    let shade = rng.random_range(15..55);
    let longest = lines.iter().map(String::len).max().unwrap_or_default();
    let left = (width - longest as f32 * pitch) / 2.0 + rng.random_range(-1.0..1.0);
    let (lowest, step) = if lines.len() == 3 { (4.6, 4.3) } else { (7.4, 6.35) };
    let lowest = height - lowest + rng.random_range(-0.7..0.7);
    for (index, line) in lines.iter().rev().enumerate() {
        let words = Words { text: line, font: &fonts.ocr_b, height: em, colour: [shade; 3] };
        text::write_spaced(canvas, (left, lowest - step * index as f32), pitch, &words);
    }
}

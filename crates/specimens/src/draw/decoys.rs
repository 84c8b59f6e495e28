//! Flat things that are no documents.

use rand::{Rng, rngs::StdRng, seq::IndexedRandom};

use super::{
    background::{self, Palette},
    canvas::Canvas,
    fonts::Fonts,
    portrait,
    text::{self, Words},
};

/// What lies on the table instead of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decoy {
    /// A page of ordinary text.
    Page,
    /// A drawing of a face.
    Face,
    /// A payment slip: figures in OCR-B, but no document.
    Slip,
    /// A card with a portrait and words, without machine-readable lines.
    Badge,
}

const WORDS: &[&str] = &[
    "la",
    "soirée",
    "commence",
    "à",
    "vingt",
    "heures",
    "au",
    "théâtre",
    "des",
    "nouveautés",
    "avec",
    "une",
    "entrée",
    "offerte",
    "pour",
    "deux",
    "personnes",
    "sur",
    "présentation",
    "du",
    "billet",
    "le",
    "jeudi",
    "réduction",
    "menu",
    "dégustation",
    "terrasse",
    "quartier",
    "concert",
    "exposition",
    "12",
    "18h30",
    "2026",
];

/// Draws it, A6 in size.
pub fn draw(decoy: Decoy, fonts: &Fonts, scale: f32, rng: &mut StdRng) -> Canvas {
    let mut canvas = Canvas::new((105.0, 74.0), scale, [244, 243, 238]);
    match decoy {
        Decoy::Page => rows(&mut canvas, fonts, rng, (6.0, 70.0)),
        Decoy::Face => portrait::draw(&mut canvas, rng, (28.0, 5.0), (48.0, 64.0)),
        Decoy::Slip => {
            rows(&mut canvas, fonts, rng, (6.0, 42.0));
            slip(&mut canvas, fonts, rng);
        }
        Decoy::Badge => {
            let palette = Palette::choose(rng);
            background::paint(&mut canvas, rng, &palette, (74.0, 1.0));
            portrait::draw(&mut canvas, rng, (6.0, 12.0), (26.0, 34.0));
            let name = Words { text: "MÉDIATHÈQUE", font: &fonts.bold, height: 7.0, colour: palette.ink };
            text::write(&mut canvas, (38.0, 20.0), &name);
            rows(&mut canvas, fonts, rng, (50.0, 70.0));
        }
    }
    canvas
}

/// Lines of words from `top` to `bottom`.
pub fn rows(canvas: &mut Canvas, fonts: &Fonts, rng: &mut StdRng, zone: (f32, f32)) {
    let height: f32 = rng.random_range(2.6..4.2);
    let mut y = zone.0 + height;
    while y < zone.1 {
        let mut line = String::new();
        while text::width(&fonts.sans, &line) * height < canvas.size().0 - 24.0 {
            line.push_str(WORDS.choose(rng).copied().unwrap_or("la"));
            line.push(' ');
        }
        let words = Words { text: &line, font: &fonts.sans, height, colour: [45, 45, 48] };
        text::write(canvas, (5.0, y), &words);
        y += height * 1.45;
    }
}

/// Two lines of figures as on a payment slip: the same font, fillers even, but not the book's fields.
fn slip(canvas: &mut Canvas, fonts: &Fonts, rng: &mut StdRng) {
    let pitch = 2.54;
    let height = pitch / text::width(&fonts.ocr_b, "0").max(0.1);
    for y in [58.0, 66.0] {
        let figures: String = (0..36)
            .map(|place| match place % 12 {
                10 => '>',
                11 => '<',
                _ => char::from_digit(rng.random_range(0..10), 10).unwrap_or('0'),
            })
            .collect();
        let words = Words { text: &figures, font: &fonts.ocr_b, height, colour: [30, 30, 30] };
        text::write_spaced(canvas, (6.0, y), pitch, &words);
    }
}

//! Which photos are made, and how one is made.

use kernel::time::Date;
use rand::{Rng, SeedableRng, rngs::StdRng, seq::IndexedRandom};
use serde::{Deserialize, Serialize};

use crate::{
    camera::{self, Aim, Mishap, View},
    draw::{self, Canvas, Card, Decoy, Fonts, Table},
    flaws,
    mrz::Format,
    severity::Severity,
    specimen::{Holder, Specimen, Truth},
};

/// Why a photo must be refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Flaw {
    /// A table, a page, a face, a payment slip, a badge.
    NoDocument,
    /// The lines leave the picture.
    CutOff,
    /// One digit of the dates or a check digit is another.
    DigitAltered,
    /// One character of the document number is another.
    NumberAltered,
    /// The document has ended.
    Expired,
    /// The holder is under 18.
    Minor,
    /// Almost no light.
    TooDark,
    /// Out of focus beyond reading.
    Blurred,
    /// A state that does not exist, with right check digits.
    UnknownState,
    /// A birth on 31 February, with right check digits.
    ImpossibleDate,
}

impl Flaw {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::NoDocument,
        Self::CutOff,
        Self::DigitAltered,
        Self::NumberAltered,
        Self::Expired,
        Self::Minor,
        Self::TooDark,
        Self::Blurred,
        Self::UnknownState,
        Self::ImpossibleDate,
    ];

    /// As in tables.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::NoDocument => "no document",
            Self::CutOff => "cut off",
            Self::DigitAltered => "digit altered",
            Self::NumberAltered => "number altered",
            Self::Expired => "expired",
            Self::Minor => "minor",
            Self::TooDark => "too dark",
            Self::Blurred => "blurred",
            Self::UnknownState => "unknown state",
            Self::ImpossibleDate => "impossible date",
        }
    }

    /// One of a list that goes round: each in turn, then those with more variants again.
    fn at(number: usize) -> Self {
        const AGAIN: [Flaw; 10] = [
            Flaw::NoDocument,
            Flaw::CutOff,
            Flaw::DigitAltered,
            Flaw::NumberAltered,
            Flaw::NoDocument,
            Flaw::CutOff,
            Flaw::DigitAltered,
            Flaw::Expired,
            Flaw::Minor,
            Flaw::NoDocument,
        ];
        let list = if (number / 10).is_multiple_of(2) { &Self::ALL } else { &AGAIN };
        list[number % 10]
    }
}

/// What is to become of a photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE", tag = "what", content = "why")]
pub enum Kind {
    /// It must be read.
    Readable,
    /// It must not be accepted.
    Refused(Flaw),
}

/// One photo to be made. The same case makes the same photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    /// Its place in the plan.
    pub index: usize,
    /// Where its randomness starts.
    pub seed: u64,
    /// Of the document.
    pub format: Format,
    /// How hard it is.
    pub severity: Severity,
    /// What is to become of it.
    pub kind: Kind,
}

/// A photo that was made.
pub struct Shot {
    /// The JPEG.
    pub file: Vec<u8>,
    /// What stands on the document; none without one.
    pub truth: Option<Truth>,
    /// From one letter of the lines to the next, in pixels.
    pub pitch: f32,
}

/// `readable` photos spread over formats and severities, then `refused` ones spread over flaws.
#[must_use]
pub fn plan(seed: u64, readable: usize, refused: usize) -> Vec<Case> {
    let cell = |number: usize| {
        let format = Format::ALL.get(number % 4).copied().unwrap_or(Format::Td1);
        let severity = Severity::ALL.get(number / 4 % 3).copied().unwrap_or(Severity::Easy);
        (format, severity)
    };
    let mut seeds = StdRng::seed_from_u64(seed);
    let mut case =
        |index, (format, severity), kind| Case { index, seed: seeds.random(), format, severity, kind };
    let mut cases: Vec<Case> = (0..readable).map(|index| case(index, cell(index), Kind::Readable)).collect();
    cases.extend((0..refused).map(|number| {
        let flaw = Flaw::at(number);
        let (format, severity) = cell(number.wrapping_mul(7) + number / 12);
        // Shown as clearly as can be: nothing but the check keeps the altered ones out.
        let severity = if severity == Severity::Hard { Severity::Easy } else { severity };
        case(readable + number, (format, severity), Kind::Refused(flaw))
    }));
    cases
}

impl Case {
    const fn flaw(&self) -> Option<Flaw> {
        match self.kind {
            Kind::Readable => None,
            Kind::Refused(flaw) => Some(flaw),
        }
    }

    /// Makes the photo for the day `today`.
    ///
    /// # Errors
    /// When the JPEG cannot be written.
    pub fn shoot(&self, fonts: &Fonts, today: Date) -> image::ImageResult<Shot> {
        let mut rng = StdRng::seed_from_u64(self.seed);
        let conditions = self.severity.conditions();
        let table = Table::choose(&mut rng, fonts);
        let exif = if rng.random_bool(conditions.exif) { [3, 6, 8].choose(&mut rng) } else { None };
        let (exif, quality) = (exif.copied().unwrap_or(1), conditions.jpeg.pick(&mut rng));
        let (size, aim) = (draw::card_size(self.format), self.aim(&mut rng));
        let view = View::choose(&mut rng, &conditions, size, aim);
        // Somewhat finer than the photo, so that the photo blurs it and not the drawing; letters of 60 pixels
        // lose nothing any more.
        let scale = (view.finest(size) * 1.1).clamp(4.0, 24.0);
        let (canvas, truth) = self.scene(&mut rng, fonts, (scale, today));
        let photo = camera::expose((&canvas, &table), &view, (&conditions, self.mishap()), &mut rng);
        drop(canvas);
        Ok(Shot { file: camera::jpeg(photo, quality, exif)?, truth, pitch: view.pitch })
    }

    /// What is photographed.
    fn scene(&self, rng: &mut StdRng, fonts: &Fonts, how: (f32, Date)) -> (Canvas, Option<Truth>) {
        let (scale, today) = how;
        if self.flaw() == Some(Flaw::NoDocument) {
            return (decoy(self.index, fonts, scale, rng), None);
        }
        let holder = match self.flaw() {
            Some(Flaw::Minor) => Holder::Minor,
            Some(Flaw::Expired) => Holder::Expired,
            _ => Holder::Adult,
        };
        let mut specimen = Specimen::invent(rng, self.format, holder, today);
        let lines = flaws::lines(&mut specimen, self.flaw(), rng);
        let pattern = self.severity.conditions().pattern.pick(rng);
        let canvas = draw::card(&Card { specimen: &specimen, lines: &lines, pattern }, fonts, scale, rng);
        (canvas, Some(Truth { lines, ..specimen.truth() }))
    }

    fn aim(&self, rng: &mut StdRng) -> Aim {
        if self.flaw() != Some(Flaw::CutOff) {
            return Aim::Whole;
        }
        match rng.random_range(0..3) {
            0 => Aim::CutBelow(rng.random_range(0.35..0.6)),
            1 => Aim::CutLeft(rng.random_range(0.35..0.6)),
            _ => Aim::CutRight(rng.random_range(0.35..0.6)),
        }
    }

    fn mishap(&self) -> Mishap {
        match self.flaw() {
            Some(Flaw::TooDark) => Mishap { exposure: Some(0.012), noise: Some(8.0), ..Mishap::default() },
            Some(Flaw::Blurred) => Mishap { defocus: Some(0.45), ..Mishap::default() },
            _ => Mishap::default(),
        }
    }
}

fn decoy(index: usize, fonts: &Fonts, scale: f32, rng: &mut StdRng) -> Canvas {
    let decoys = [Some(Decoy::Page), Some(Decoy::Slip), Some(Decoy::Face), Some(Decoy::Badge), None];
    match decoys.get((index / 3) % decoys.len()).copied().flatten() {
        Some(decoy) => draw::decoy(decoy, fonts, scale, rng),
        // Nothing but the table: another piece of it, cut out.
        None => Table::choose(rng, fonts).canvas,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    const TODAY: Date = Date::constant(2026, 11, 22);

    #[test]
    fn every_cell_of_the_plan_has_its_share() {
        let cases = plan(1, 240, 60);
        assert_eq!(cases.len(), 300);
        let mut cells = BTreeMap::new();
        let mut flaws = BTreeMap::new();
        for case in &cases {
            match case.kind {
                Kind::Readable => *cells.entry((case.format, case.severity)).or_insert(0) += 1,
                Kind::Refused(flaw) => *flaws.entry(flaw).or_insert(0) += 1,
            }
        }
        assert_eq!(cells.len(), 12);
        assert!(cells.values().all(|count| *count == 20), "{cells:?}");
        assert_eq!(flaws.len(), 10);
        assert!(flaws.values().all(|count| *count >= 3), "{flaws:?}");
    }

    #[test]
    fn a_seed_makes_the_same_photos_again_and_another_seed_others() {
        let fonts = Fonts::load().unwrap();
        let shoot = |seed| {
            // The smallest of some: drawing is slow without optimisation.
            let case = *plan(seed, 1, 0).first().unwrap();
            let shot = case.shoot(&fonts, TODAY).unwrap();
            (shot.file, shot.truth)
        };
        let first = shoot(11);
        assert!(first == shoot(11));
        assert!(first != shoot(12));
    }
}

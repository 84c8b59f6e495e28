//! Reading one block of lines: how it is looked at, and how often.

use std::ops::Range;

use image::GrayImage;
use kernel::time::Date;

use crate::{
    certainty::{self, Verified},
    evidence::{self, Line, Look},
    lean,
    locate::{Block, Piece},
    mrz::{Fault, Layout},
    print::Print,
    recognise::{Likelihoods, Recogniser},
    strip::{self, Cut},
};

/// What is left free at both ends of a line, in pitches.
const MARGIN: f32 = 1.3;

/// The first look, at whole lines.
const USUAL: Cut = Cut { height: 1.6, letter: 20.0, margin: MARGIN };

/// Further looks at what is in doubt, that make different mistakes: letters drawn smaller, which reads blurred
/// ones better; letters drawn large, which tells Z from 2.
const FURTHER: [Cut; 2] = [
    Cut { height: 2.0, letter: 21.0, margin: PART_MARGIN },
    Cut { height: 1.25, letter: 32.0, margin: PART_MARGIN },
];

/// The same for a part of a line: less, so that the next letters stay outside.
const PART_MARGIN: f32 = 0.15;

/// Places beside doubtful ones that are looked at with them.
const BESIDE: usize = 3;

/// How a few letters are glanced at.
const GLANCE: Cut = Cut { height: 1.7, letter: 16.0, margin: MARGIN };

/// Pixels of strips that are recognised for one photo. Nearly all documents that are read take 1,700 to 3,300; the
/// time they take is most of what a photo takes.
const MOST_PIXELS: u32 = 4200;

/// So many glances are spent on one photo: of most documents that are read, one or two show it; of few, seven to ten.
const MOST_GLANCES: u32 = 12;

/// Glances, and pixels for them, at lines along the border.
const AFTERWARDS: (u32, u32) = (4, 800);

/// Lines read with this certainty need no further look.
const SURE: f32 = 0.97;

/// Where more than this part of all letters are in doubt at first sight, no further look helps: a payment slip in the
/// same print, lines of which half is missing.
const HOPELESS: f32 = 0.5;

/// Lines are compared with formats that differ by no more letters.
const LETTERS_OFF: f32 = 4.0;

/// Two lines of so many letters are two of three.
const OF_THREE: std::ops::RangeInclusive<f32> = 29.0..=31.0;

/// A letter too many is as rare as so many that were missed.
const TOO_MANY: f32 = 3.5;

/// At most this many letters at the ends of a line were missed when it was found.
const LETTERS_LOST: f32 = 8.0;

const LAYOUTS: [Layout; 4] = [Layout::Td1, Layout::Td3, Layout::FrenchCard, Layout::Td2];

/// Looks at lines, as long as there is time.
pub struct Looker<'a> {
    recogniser: &'a Recogniser,
    today: Date,
    pixels: u32,
    glances: u32,
}

impl<'a> Looker<'a> {
    /// With all the time for a photo.
    pub const fn new(recogniser: &'a Recogniser, today: Date) -> Self {
        Self { recogniser, today, pixels: MOST_PIXELS, glances: MOST_GLANCES }
    }

    /// Whether nothing more will be looked at.
    pub const fn is_done(&self) -> bool {
        self.pixels == 0 || self.glances == 0
    }

    /// Some more glances, whatever was spent, for what is to be told about a photo that was not read.
    pub fn glance_again(&mut self) {
        self.glances = AFTERWARDS.0;
        self.pixels = self.pixels.max(AFTERWARDS.1);
    }

    /// How much the first `letters` places of the first line look like a document's first letters: 1 when all do.
    pub fn glance(&mut self, grey: &GrayImage, block: &Block, letters: f32) -> Option<f32> {
        self.glances = self.glances.checked_sub(1)?;
        let part = block.piece(0)?.part(0.0, letters * block.pitch);
        let seen = self.look(grey, &part, GLANCE)?;
        Some(seen.start() / letters)
    }

    /// Reads all lines; what is in doubt is looked at again, each time in another way.
    pub fn read(&mut self, grey: &GrayImage, block: &Block) -> Reading {
        let Some((block, first)) = self.first_look(grey, block) else { return Reading::NO_LINES };
        let Some((layout, mut looks, mut reading)) = self.first_reading(&first) else {
            return Reading::NO_LINES;
        };
        let doubts = reading.doubts();
        if doubts > HOPELESS {
            return reading;
        }
        let block = block.leaning(lean::of(&block, &reading.lines, MARGIN));
        let print = Print::of(grey, &block, &reading.lines, MARGIN);
        if let Some(better) = self.reading(layout, &looks, print.as_ref()) {
            reading = better;
        }
        for cut in FURTHER {
            let doubtful = reading.doubtful();
            if doubtful.is_empty() {
                break;
            }
            for (row, places) in doubtful {
                let Some(look) = self.look_again(grey, &block, (&reading.lines, row, places, cut)) else {
                    return reading;
                };
                if let Some(looks) = looks.get_mut(row) {
                    looks.push(look);
                }
            }
            match self.reading(layout, &looks, print.as_ref()) {
                Some(better) => reading = better,
                None => return reading,
            }
        }
        reading
    }

    /// The layout that the first look at all lines fits best.
    fn first_reading(&self, first: &[Likelihoods]) -> Option<(Layout, Vec<Vec<Look>>, Reading)> {
        let read = |layout: Layout| {
            let whole = |seen: &Likelihoods| vec![Look { places: 0..layout.width(), seen: seen.clone() }];
            let looks: Vec<Vec<Look>> = first.iter().map(whole).collect();
            let reading = self.reading(layout, &looks, None)?;
            Some((layout, looks, reading))
        };
        let worth = |(_, _, reading): &(Layout, Vec<Vec<Look>>, Reading)| {
            if reading.result.is_ok() { 2.0 } else { reading.mean_certainty() }
        };
        let readings = layouts(first).into_iter().filter_map(read);
        readings.max_by(|a, b| worth(a).total_cmp(&worth(b)))
    }

    /// A look at places of a line.
    fn look_again(
        &mut self,
        grey: &GrayImage,
        block: &Block,
        (lines, row, places, cut): (&[Line], usize, Range<usize>, Cut),
    ) -> Option<Look> {
        let piece = block.piece(row)?;
        let line = lines.get(row)?;
        if places.len() == line.places.len() {
            return Some(Look { seen: self.look(grey, &piece, Cut { margin: MARGIN, ..cut })?, places });
        }
        let along = |place: usize| {
            let at = line.places.get(place).map_or(0.0, |place| place.at);
            piece.along(at, MARGIN) * piece.stretch.length()
        };
        let half = |place: usize| {
            let next = if place + 1 < line.places.len() { place + 1 } else { place - 1 };
            (along(next) - along(place)).abs() / 2.0
        };
        // Where the line ends there is paper, which helps.
        let beyond = |is_end: bool| if is_end { MARGIN * block.pitch } else { 0.0 };
        let (first, last) = (places.start, places.end - 1);
        let from = along(first) - half(first) - beyond(first == 0);
        let to = along(last) + half(last) + beyond(places.end == line.places.len());
        let part = piece.part(from, to);
        Some(Look { seen: self.look(grey, &part, cut)?, places })
    }

    /// The first look at all lines, and the block with letters added that were missed at the ends.
    fn first_look(&mut self, grey: &GrayImage, block: &Block) -> Option<(Block, Vec<Likelihoods>)> {
        let upper = self.look(grey, &block.piece(0)?, USUAL)?;
        let missing = missing(upper.letters(), block.lines.len())?;
        let (block, first) =
            if missing > 0.0 { (block.extended(missing), None) } else { (block.clone(), Some(upper)) };
        let mut looks: Vec<Likelihoods> = first.into_iter().collect();
        for row in looks.len()..block.lines.len() {
            looks.push(self.look(grey, &block.piece(row)?, USUAL)?);
        }
        Some((block, looks))
    }

    fn look(&mut self, grey: &GrayImage, piece: &Piece, cut: Cut) -> Option<Likelihoods> {
        if self.pixels == 0 {
            return None;
        }
        let strip = strip::strip(grey, piece, cut);
        self.pixels = self.pixels.saturating_sub(strip.width());
        self.recogniser.read(&strip)
    }

    fn reading(&self, layout: Layout, looks: &[Vec<Look>], print: Option<&Print>) -> Option<Reading> {
        let mut lines = aligned(layout, looks)?;
        if let Some(print) = print {
            print.settle(&mut lines, &layout.grammar());
        }
        Some(Reading::of(layout, lines, self.today))
    }
}

/// What came of looking at a block's lines.
pub struct Reading {
    /// The document, or why there is none.
    pub result: Result<Verified, Fault>,
    /// The lines; as they were seen, when there is no document.
    lines: Vec<Line>,
}

impl Reading {
    const NO_LINES: Self = Self { result: Err(Fault::Shape), lines: Vec::new() };

    fn of(layout: Layout, lines: Vec<Line>, today: Date) -> Self {
        let mut settled = lines.clone();
        let result = certainty::verify(layout, &mut settled, today);
        // Digits that do not agree say nothing of the letters.
        let lines = if result.is_ok() { settled } else { lines };
        Self { result, lines }
    }

    /// The certainty of the least certain letter.
    pub fn certainty(&self) -> f32 {
        self.lines.iter().map(Line::certainty).reduce(f32::min).unwrap_or_default()
    }

    /// The mean certainty of all letters.
    fn mean_certainty(&self) -> f32 {
        let (mut sum, mut count) = (0.0, 0.0);
        for place in self.lines.iter().flat_map(|line| &line.places) {
            sum += place.certain;
            count += 1.0;
        }
        if count > 0.0 { sum / count } else { 0.0 }
    }

    /// The part of all letters that another look may change.
    fn doubts(&self) -> f32 {
        let doubtful: usize = self.lines.iter().map(|line| line.doubtful(SURE).count()).sum();
        let all: usize = self.lines.iter().map(|line| line.places.len()).sum();
        doubtful as f32 / all.max(1) as f32
    }

    /// Lines and places that another look may change, with some places beside them.
    fn doubtful(&self) -> Vec<(usize, Range<usize>)> {
        let mut found: Vec<(usize, Range<usize>)> = Vec::new();
        for (row, line) in self.lines.iter().enumerate() {
            for place in line.doubtful(SURE) {
                let around = place.saturating_sub(BESIDE)..(place + BESIDE + 1).min(line.places.len());
                match found.last_mut() {
                    Some((last, places)) if *last == row && around.start <= places.end => {
                        places.end = around.end
                    }
                    _ => found.push((row, around)),
                }
            }
            let count: usize =
                found.iter().filter(|(of, _)| *of == row).map(|(_, places)| places.len()).sum();
            if count > line.places.len() / 2 {
                found.retain(|(of, _)| *of != row);
                found.push((row, 0..line.places.len()));
            }
        }
        found
    }
}

/// How many letters a line lacks to be of a format; nothing when it is of none. Letters are missed rather than seen where
/// none are: 39 are most of 44, not 36 and some more.
fn missing(letters: f32, lines: usize) -> Option<f32> {
    if lines == 2 && OF_THREE.contains(&letters) {
        return None;
    }
    let of_lines = |layout: &&Layout| layout.lines() == lines;
    let off = LAYOUTS.iter().filter(of_lines).map(|layout| layout.width() as f32 - letters);
    let cost = |off: &f32| if *off < 0.0 { -TOO_MANY * off } else { *off };
    let least = off.min_by(|a, b| cost(a).total_cmp(&cost(b)))?;
    (-LETTERS_OFF..=LETTERS_LOST).contains(&least).then_some(if least >= 1.0 { least + 0.5 } else { 0.0 })
}

/// The lines as a layout has them, each from its own looks.
fn aligned(layout: Layout, looks: &[Vec<Look>]) -> Option<Vec<Line>> {
    layout.grammar().iter().zip(looks).map(|(grammar, looks)| evidence::line(looks, grammar)).collect()
}

/// The layouts that lines may have, by how many letters were seen in them, the nearest first.
fn layouts(lines: &[Likelihoods]) -> Vec<Layout> {
    let seen = lines.iter().map(Likelihoods::letters).fold(0.0, f32::max);
    let off = |layout: &Layout| (layout.width() as f32 - seen).abs();
    let mut layouts = LAYOUTS.to_vec();
    layouts.retain(|layout| layout.lines() == lines.len() && off(layout) <= LETTERS_OFF);
    layouts.sort_by(|a, b| off(a).total_cmp(&off(b)));
    layouts
}

//! Reading one block of lines: how it is looked at, and how often.

use image::GrayImage;
use kernel::time::Date;

use crate::{
    certainty::{self, Verified},
    evidence::{self, Line},
    locate::{Block, Stretch},
    mrz::{Fault, Layout},
    recognise::{Likelihoods, Recogniser},
    strip::{self, Cut},
};

/// The looks at a line, that make different mistakes: the usual one; letters drawn smaller, which reads
/// blurred ones better; letters drawn large, which tells Z from 2.
const LOOKS: [Cut; 3] = [
    Cut { height: 1.6, letter: 20.0 },
    Cut { height: 2.0, letter: 21.0 },
    Cut { height: 1.25, letter: 32.0 },
];

/// How a few letters are glanced at.
const GLANCE: Cut = Cut { height: 1.7, letter: 18.0 };

/// Pixels of strips that are recognised for one photo. A passport takes 2,200 to 4,400; a thousand take about
/// a tenth of a second.
const MOST_PIXELS: u32 = 7000;

/// Letters read with this certainty need no second look.
const SURE: f32 = 0.97;

/// Lines read with less are not looked at a third time.
const HOPELESS: f32 = 0.2;

/// Lines are compared with formats that differ by no more letters.
const LETTERS_OFF: f32 = 4.0;

/// At most this many letters at the ends of a line were missed when it was found.
const LETTERS_LOST: f32 = 8.0;

const LAYOUTS: [Layout; 4] = [Layout::Td1, Layout::Td3, Layout::FrenchCard, Layout::Td2];

/// Why lines are no document, and the certainty of the least certain letter.
pub type Failure = (Fault, f32);

const NO_LINES: Failure = (Fault::Shape, 0.0);

/// Looks at lines, as long as there is time.
pub struct Looker<'a> {
    recogniser: &'a Recogniser,
    today: Date,
    pixels: u32,
}

impl<'a> Looker<'a> {
    /// With all the time for a photo.
    pub const fn new(recogniser: &'a Recogniser, today: Date) -> Self {
        Self { recogniser, today, pixels: MOST_PIXELS }
    }

    /// Whether nothing more will be looked at.
    pub const fn is_done(&self) -> bool {
        self.pixels == 0
    }

    /// How many letters there are in the first `letters` places of the first line, as a share.
    pub fn glance(&mut self, grey: &GrayImage, block: &Block, letters: f32) -> Option<f32> {
        let line = block.lines.first()?.first(letters * block.pitch);
        Some(self.look(grey, block, (&line, GLANCE))?.letters() / letters)
    }

    /// Reads all lines, with further looks unless the first settles it.
    pub fn read(&mut self, grey: &GrayImage, block: &Block) -> Result<Verified, Failure> {
        let [usual, small, large] = LOOKS;
        let (block, first) = self.first_look(grey, block, usual).ok_or(NO_LINES)?;
        let layouts = layouts(&first);
        let mut best = self.best(&layouts, &[&first]);
        if is_settled(&best) {
            return best;
        }
        let Some(second) = self.looks(grey, &block, small) else { return best };
        best = self.best(&layouts, &[&first, &second]);
        match best {
            Err((Fault::CheckDigit, certainty)) if certainty > HOPELESS => {}
            _ => return best,
        }
        let Some(third) = self.looks(grey, &block, large) else { return best };
        self.best(&layouts, &[&first, &second, &third])
    }

    /// The first look at all lines, and the block with letters added that were missed at the ends.
    fn first_look(&mut self, grey: &GrayImage, block: &Block, cut: Cut) -> Option<(Block, Vec<Likelihoods>)> {
        let upper = self.look(grey, block, (block.lines.first()?, cut))?;
        let missing = missing(upper.letters(), block.lines.len())?;
        if missing > 0.0 {
            let block = block.extended(missing);
            return self.looks(grey, &block, cut).map(|looks| (block, looks));
        }
        let mut looks = vec![upper];
        for line in block.lines.iter().skip(1) {
            looks.push(self.look(grey, block, (line, cut))?);
        }
        Some((block.clone(), looks))
    }

    fn looks(&mut self, grey: &GrayImage, block: &Block, cut: Cut) -> Option<Vec<Likelihoods>> {
        block.lines.iter().map(|line| self.look(grey, block, (line, cut))).collect()
    }

    fn look(&mut self, grey: &GrayImage, block: &Block, (line, cut): (&Stretch, Cut)) -> Option<Likelihoods> {
        if self.pixels == 0 {
            return None;
        }
        let strip = strip::strip(grey, block, (line, cut));
        self.pixels = self.pixels.saturating_sub(strip.width());
        self.recogniser.read(&strip)
    }

    /// The first layout that makes a document, or else the most certain one's fault.
    fn best(&self, layouts: &[Layout], looks: &[&Vec<Likelihoods>]) -> Result<Verified, Failure> {
        let mut best = NO_LINES;
        for layout in layouts {
            let Some(mut lines) = aligned(*layout, looks) else { continue };
            let places = lines.iter().flat_map(|line| &line.places);
            let certain = places.map(|place| place.certain).fold(1.0, f32::min);
            match certainty::verify(*layout, &mut lines, self.today) {
                Ok(verified) => return Ok(verified),
                Err(fault) if certain > best.1 => best = (fault, certain),
                Err(_) => {}
            }
        }
        Err(best)
    }
}

fn is_settled(reading: &Result<Verified, Failure>) -> bool {
    match reading {
        Ok(verified) => verified.certainty >= SURE,
        Err((_, certainty)) => *certainty >= SURE || *certainty <= 0.0,
    }
}

/// How many letters a line lacks to be of a format; nothing when it is of none.
fn missing(letters: f32, lines: usize) -> Option<f32> {
    let of_lines = |layout: &&Layout| layout.lines() == lines;
    let off = LAYOUTS.iter().filter(of_lines).map(|layout| layout.width() as f32 - letters);
    let least = off.min_by(|a, b| a.abs().total_cmp(&b.abs()))?;
    (-LETTERS_OFF..=LETTERS_LOST).contains(&least).then_some(if least >= 1.0 { least + 0.5 } else { 0.0 })
}

/// The lines as a layout has them.
fn aligned(layout: Layout, looks: &[&Vec<Likelihoods>]) -> Option<Vec<Line>> {
    let grammar = layout.grammar();
    let line = |(at, grammar): (usize, &Vec<u64>)| {
        let looks: Vec<&Likelihoods> = looks.iter().map(|look| look.get(at)).collect::<Option<_>>()?;
        evidence::line(&looks, grammar)
    };
    grammar.iter().enumerate().map(line).collect()
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

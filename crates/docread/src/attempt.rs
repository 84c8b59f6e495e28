//! One photo being read: which places are tried, what was seen there, when to stop.

use image::{GrayImage, imageops};
use kernel::time::Date;

use crate::{
    certainty::{self, Verified},
    evidence::{self, Line},
    locate::{self, Block, Stretch},
    mrz::{Fault, Layout},
    recognise::{ALPHABET, Likelihoods, Recogniser},
    strip::{self, Cut},
};

/// Two looks at every line, of different height and width, that make different mistakes.
const LOOKS: [Cut; 2] = [Cut { height: 1.6, letter: 20.0 }, Cut { height: 2.0, letter: 21.0 }];

/// A glance at this many letters tells lines from patterns and upright from upside down.
const GLANCE: f32 = 15.0;

/// A glance that found this share of letters is believed.
const GLANCE_GOOD: f32 = 0.8;

/// One that found less is not.
const GLANCE_POOR: f32 = 0.5;

/// Glances at a photo; a photo of a printed page has many lines.
const MOST_GLANCES: usize = 14;

/// Blocks read in full.
const MOST_READS: usize = 3;

/// Letters read with this certainty need no second look.
const SURE: f32 = 0.97;

/// Readings are compared with formats whose lines differ by no more letters.
const LETTERS_OFF: f32 = 4.0;

/// At most this many letters at the ends of a line were missed when it was found.
const LETTERS_LOST: f32 = 8.0;

const LAYOUTS: [Layout; 4] = [Layout::Td1, Layout::Td3, Layout::FrenchCard, Layout::Td2];

/// What is known of a photo so far.
pub struct Attempt<'a> {
    recogniser: &'a Recogniser,
    today: Date,
    glances: usize,
    reads: usize,
    /// Blocks that looked like machine-readable lines, the best first seen.
    pub seen: Vec<Seen>,
}

/// A block that passed the glance.
#[derive(Debug, Clone)]
pub struct Seen {
    /// Where, in the picture as it was turned.
    pub block: Block,
    /// Quarter turns clockwise that the picture was turned by.
    pub turns: u8,
    /// The certainty of its least certain letter.
    pub certainty: f32,
    /// Why it is no document.
    pub fault: Option<Fault>,
}

impl<'a> Attempt<'a> {
    /// Nothing seen yet.
    pub const fn new(recogniser: &'a Recogniser, today: Date) -> Self {
        Self { recogniser, today, glances: 0, reads: 0, seen: Vec::new() }
    }

    /// Looks for lines in the picture as it stands, then on its side.
    pub fn run(&mut self, grey: &GrayImage) -> Option<Verified> {
        let found = locate::search(grey, |block| self.block(grey, block, 0));
        if found.is_some() || self.seen.iter().any(|seen| seen.fault != Some(Fault::Shape)) {
            return found.flatten();
        }
        self.glances = self.glances.min(MOST_GLANCES / 2);
        let turned = imageops::rotate90(grey);
        locate::search(&turned, |block| self.block(&turned, block, 1)).flatten()
    }

    /// Reads a block; nothing when it is worth looking elsewhere.
    fn block(&mut self, grey: &GrayImage, block: &Block, turns: u8) -> Option<Option<Verified>> {
        if self.glances >= MOST_GLANCES || self.reads >= MOST_READS {
            return Some(None);
        }
        let again = |seen: &&Seen| seen.turns == turns && seen.fault != Some(Fault::Shape) && seen.block.overlaps(block);
        let before: Vec<&Seen> = self.seen.iter().filter(again).collect();
        if before.len() >= 2 || before.iter().any(|seen| seen.block.lines.len() > block.lines.len()) {
            return None;
        }
        let upside_down = block.turned();
        let upright = self.glance(grey, block)?;
        let chosen = if upright >= GLANCE_GOOD {
            block
        } else {
            let other = self.glance(grey, &upside_down)?;
            if other.max(upright) < GLANCE_POOR {
                return None;
            }
            if other > upright { &upside_down } else { block }
        };
        let read = self.read(grey, chosen);
        let (certainty, fault, document) = match read {
            Ok(verified) if verified.is_certain() => (verified.certainty, None, Some(verified)),
            Ok(verified) => (verified.certainty, None, None),
            Err((fault, certainty)) => (certainty, Some(fault), None),
        };
        // A block of other print is left after its first line.
        self.reads += usize::from(fault != Some(Fault::Shape));
        self.seen.push(Seen { block: chosen.clone(), turns, certainty, fault });
        // What was read with certainty is not read differently elsewhere.
        (document.is_some() || certainty >= SURE).then_some(document)
    }

    /// The share of letters in the first few places of the first line.
    fn glance(&mut self, grey: &GrayImage, block: &Block) -> Option<f32> {
        self.glances += 1;
        let line = block.lines.first()?.first(GLANCE * block.pitch);
        let seen = self.look(grey, block, (&line, LOOKS[1]))?;
        Some(seen.letters() / GLANCE)
    }

    fn look(&self, grey: &GrayImage, block: &Block, (line, cut): (&Stretch, Cut)) -> Option<Likelihoods> {
        self.recogniser.read(&strip::strip(grey, block, (line, cut)))
    }

    fn looks(&self, grey: &GrayImage, block: &Block, cut: Cut) -> Option<Vec<Likelihoods>> {
        block.lines.iter().map(|line| self.look(grey, block, (line, cut))).collect()
    }

    /// Reads all lines, with a second look unless the first settles it.
    fn read(&self, grey: &GrayImage, block: &Block) -> Result<Verified, (Fault, f32)> {
        let nothing = (Fault::Shape, 0.0);
        let upper = block.lines.first().and_then(|line| self.look(grey, block, (line, LOOKS[0]))).ok_or(nothing)?;
        let missing = missing(upper.letters(), block.lines.len()).ok_or(nothing)?;
        let extended = block.extended(missing);
        let (block, first) = if missing > 0.0 {
            (&extended, self.looks(grey, &extended, LOOKS[0]).ok_or(nothing)?)
        } else {
            let others = block.lines.iter().skip(1).map(|line| self.look(grey, block, (line, LOOKS[0])));
            (block, std::iter::once(Some(upper)).chain(others).collect::<Option<_>>().ok_or(nothing)?)
        };
        let layouts = layouts(&first);
        match self.best(&layouts, &[&first]) {
            Ok(verified) if verified.certainty >= SURE => return Ok(verified),
            Err((fault, certainty)) if certainty >= SURE || certainty <= 0.0 => return Err((fault, certainty)),
            _ => {}
        }
        let second = self.looks(grey, block, LOOKS[1]).ok_or(nothing)?;
        self.best(&layouts, &[&first, &second])
    }

    /// The first layout that makes a document, or else the most certain one's fault.
    fn best(&self, layouts: &[Layout], looks: &[&Vec<Likelihoods>]) -> Result<Verified, (Fault, f32)> {
        let mut best = (Fault::Shape, 0.0);
        for layout in layouts {
            let Some(mut lines) = aligned(*layout, looks) else { continue };
            let certain = lines.iter().flat_map(|line| &line.places).map(|place| place.certain).fold(1.0, f32::min);
            match certainty::verify(*layout, &mut lines, self.today) {
                Ok(verified) => return Ok(verified),
                Err(fault) if certain > best.1 => best = (fault, certain),
                Err(_) => {}
            }
        }
        Err(best)
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

impl Likelihoods {
    /// How many letters the likeliest way through the steps passes.
    fn letters(&self) -> f32 {
        let mut last = usize::MAX;
        let mut count = 0.0;
        for step in &self.steps {
            let likeliest = (0..step.len()).max_by(|a, b| step[*a].total_cmp(&step[*b])).unwrap_or_default();
            if likeliest != last && likeliest < ALPHABET.len() && step[likeliest] > 0.3 {
                count += 1.0;
            }
            last = likeliest;
        }
        count
    }
}

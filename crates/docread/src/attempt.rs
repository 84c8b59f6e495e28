//! One photo being read: which places are tried and when to stop.

use std::cell::OnceCell;

use image::{GrayImage, imageops};
use kernel::time::Date;

use crate::{
    block_reading::Looker,
    certainty::Verified,
    locate::{Block, Search},
    mrz::Fault,
    recognise::Recogniser,
};

/// A glance at this many letters tells lines from patterns and upright from upside down.
const GLANCE: f32 = 9.0;

/// A glance that saw so much of a document's first letters is believed.
const GLANCE_GOOD: f32 = 0.7;

/// One that saw less is not: digits alone are less.
const GLANCE_POOR: f32 = 0.6;

/// The same for a line that may be any of a document's: digits will do.
const GLANCE_AT_ANY: f32 = 0.4;

/// Letters read with this certainty are not read differently elsewhere.
const SURE: f32 = 0.85;

/// The same lines, found in another way, are read this often.
const MOST_READS: usize = 2;

/// A block that passed the glance.
#[derive(Debug, Clone)]
pub struct Seen {
    /// Where, in the picture as it was turned.
    pub block: Block,
    /// Whether the picture lay on its side.
    pub sideways: bool,
    /// The certainty of its least certain letter.
    pub certainty: f32,
    /// Why it is no document; nothing when it is one that is not certain enough.
    pub fault: Option<Fault>,
}

impl Seen {
    /// Whether its lines have as many letters as those of a format.
    pub fn is_document(&self) -> bool {
        self.fault != Some(Fault::Shape)
    }
}

/// The picture as it stands and, when somebody looks, turned by a quarter.
struct Pictures {
    upright: GrayImage,
    turned: OnceCell<GrayImage>,
}

impl Pictures {
    fn view(&self, sideways: bool) -> &GrayImage {
        if sideways { self.turned.get_or_init(|| imageops::rotate90(&self.upright)) } else { &self.upright }
    }
}

/// What is known of a photo so far.
pub struct Attempt<'a> {
    pictures: Pictures,
    looker: Looker<'a>,
    /// Blocks that looked like machine-readable lines, in the order they were seen.
    pub seen: Vec<Seen>,
}

impl<'a> Attempt<'a> {
    /// Nothing seen yet.
    pub fn new(recogniser: &'a Recogniser, today: Date, grey: GrayImage) -> Self {
        let pictures = Pictures { upright: grey, turned: OnceCell::new() };
        Self { pictures, looker: Looker::new(recogniser, today), seen: Vec::new() }
    }

    /// The picture in which lines run from left to right: as it stands, or turned when they stand upright.
    pub fn picture(&self, sideways: bool) -> &GrayImage {
        self.pictures.view(sideways)
    }

    /// Looks for lines in the picture as it stands and, while there are none, on its side.
    pub fn run(&mut self) -> Option<Verified> {
        for view in 0..Search::VIEWS {
            for sideways in [false, true] {
                let other_way = |seen: &Seen| seen.is_document() && seen.sideways != sideways;
                if self.seen.iter().any(other_way) {
                    continue;
                }
                for block in Search::new(self.picture(sideways)).blocks(view) {
                    if let Some(settled) = self.block(&block, sideways) {
                        return settled;
                    }
                }
            }
        }
        None
    }

    /// Whether a machine-readable line runs along the border, where its neighbour would be outside.
    pub fn sees_a_line_at_the_border(&mut self) -> bool {
        self.looker.glance_again();
        [false, true].into_iter().any(|sideways| {
            let lines = Search::new(self.picture(sideways)).lines_at_the_border();
            lines.iter().any(|line| self.upright(line, sideways, GLANCE_AT_ANY).is_some())
        })
    }

    /// Reads a block; nothing when it is worth looking elsewhere.
    fn block(&mut self, block: &Block, sideways: bool) -> Option<Option<Verified>> {
        if self.looker.is_done() {
            return Some(None);
        }
        let same =
            |seen: &&Seen| seen.sideways == sideways && seen.is_document() && seen.block.overlaps(block);
        let before: Vec<&Seen> = self.seen.iter().filter(same).collect();
        if before.len() >= MOST_READS || before.iter().any(|seen| seen.block.lines.len() > block.lines.len())
        {
            return None;
        }
        let block = self.upright(block, sideways, GLANCE_POOR)?;
        let reading = self.looker.read(self.pictures.view(sideways), &block);
        let certainty = reading.certainty();
        let (fault, document) = match reading.result {
            Ok(verified) => (None, Some(verified).filter(Verified::is_certain)),
            Err(fault) => (Some(fault), None),
        };
        self.seen.push(Seen { block, sideways, certainty, fault });
        (document.is_some() || certainty >= SURE).then_some(document)
    }

    /// The block as it is or upside down, whichever has letters in it; nothing when neither has so much.
    fn upright(&mut self, block: &Block, sideways: bool, least: f32) -> Option<Block> {
        let grey = self.pictures.view(sideways);
        let as_it_is = self.looker.glance(grey, block, GLANCE)?;
        if as_it_is >= GLANCE_GOOD {
            return Some(block.clone());
        }
        let turned = block.turned();
        let upside_down = self.looker.glance(grey, &turned, GLANCE)?;
        if as_it_is.max(upside_down) < least {
            return None;
        }
        Some(if upside_down > as_it_is { turned } else { block.clone() })
    }
}

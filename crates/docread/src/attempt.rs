//! One photo being read: which places are tried and when to stop.

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
const GLANCE: f32 = 15.0;

/// A glance that found this share of letters is believed.
const GLANCE_GOOD: f32 = 0.8;

/// One that found less is not.
const GLANCE_POOR: f32 = 0.5;

/// Letters read with this certainty are not read differently elsewhere.
const SURE: f32 = 0.95;

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

/// What is known of a photo so far.
pub struct Attempt<'a> {
    looker: Looker<'a>,
    /// Blocks that looked like machine-readable lines, in the order they were seen.
    pub seen: Vec<Seen>,
}

impl<'a> Attempt<'a> {
    /// Nothing seen yet.
    pub const fn new(recogniser: &'a Recogniser, today: Date) -> Self {
        Self { looker: Looker::new(recogniser, today), seen: Vec::new() }
    }

    /// Looks for lines in the picture as it stands and, while there are none, on its side.
    pub fn run(&mut self, grey: &GrayImage) -> Option<Verified> {
        let turned = imageops::rotate90(grey);
        for view in 0..Search::VIEWS {
            for (grey, sideways) in [(grey, false), (&turned, true)] {
                let other_way = |seen: &Seen| seen.is_document() && seen.sideways != sideways;
                if self.seen.iter().any(other_way) {
                    continue;
                }
                for block in Search::new(grey).blocks(view) {
                    if let Some(settled) = self.block(grey, &block, sideways) {
                        return settled;
                    }
                }
            }
        }
        None
    }

    /// Reads a block; nothing when it is worth looking elsewhere.
    fn block(&mut self, grey: &GrayImage, block: &Block, sideways: bool) -> Option<Option<Verified>> {
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
        let block = self.upright(grey, block)?;
        let read = self.looker.read(grey, &block);
        let (certainty, fault, document) = match read {
            Ok(verified) if verified.is_certain() => (verified.certainty, None, Some(verified)),
            Ok(verified) => (verified.certainty, None, None),
            Err((fault, certainty)) => (certainty, Some(fault), None),
        };
        self.seen.push(Seen { block, sideways, certainty, fault });
        (document.is_some() || certainty >= SURE).then_some(document)
    }

    /// The block as it is or upside down, whichever has letters in it.
    fn upright(&mut self, grey: &GrayImage, block: &Block) -> Option<Block> {
        let as_it_is = self.looker.glance(grey, block, GLANCE)?;
        if as_it_is >= GLANCE_GOOD {
            return Some(block.clone());
        }
        let turned = block.turned();
        let upside_down = self.looker.glance(grey, &turned, GLANCE)?;
        if as_it_is.max(upside_down) < GLANCE_POOR {
            return None;
        }
        Some(if upside_down > as_it_is { turned } else { block.clone() })
    }
}

//! Drawing a document or a desk, in millimetres.

mod background;
mod canvas;
mod card;
mod decoys;
mod fonts;
mod portrait;
mod table;
mod text;

pub use canvas::Canvas;
pub use card::{Card, PITCH, draw as card, lines_within, size as card_size};
pub use decoys::{Decoy, draw as decoy};
pub use fonts::{FontError, Fonts};
pub use table::Table;

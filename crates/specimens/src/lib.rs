//! Synthetic photos of identity documents, each with what stands on it.
//!
//! ```text
//! Case ── Specimen (who, which state, which lines) ── draw (a card in millimetres)
//!      ── camera (perspective, light, blur, noise, JPEG) ──> Photo + Truth
//! ```
//! A case and a seed make the same photo again. `verify-bench` measures the reader on them.

mod camera;
mod case;
mod draw;
mod flaws;
mod mrz;
mod people;
mod severity;
mod specimen;
mod states;

pub use case::{Case, Flaw, Kind, Shot, plan};
pub use draw::{FontError, Fonts};
pub use mrz::Format;
pub use severity::Severity;
pub use specimen::Truth;

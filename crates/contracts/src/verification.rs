//! verification: identity documents and verdicts.

mod commands;
mod events;
mod service;
mod views;

pub use commands::*;
pub use events::*;
pub use service::*;
pub use views::*;

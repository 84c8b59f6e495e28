//! The browser: its network, its database, its clock, and what else only it can do.

pub mod camera;
pub mod database;
mod early;
pub mod files;
pub mod map;
pub mod network;
pub mod page;
pub mod passkeys;
mod position;

pub use files::{copy_or_share, save};
pub use network::{Streamed, client, site, stream};
pub use page::{
    element_width, glide, is_at_top, leave_to, network_returns, pause, preferred_language, random_key,
    reduced_motion, refocus, request_wake_lock, scroll_into_view, scroll_to_end, scrolled_to,
    set_page_language, shift, time_millis,
};
pub use position::position;

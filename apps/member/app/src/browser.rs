//! The browser: its network, its database, its clock, and what else only it can do.

pub mod camera;
pub mod database;
pub mod files;
pub mod map;
pub mod network;
pub mod page;
pub mod passkeys;
mod position;

pub use files::{copy_or_share, save};
pub use network::{client, site, stream};
pub use page::{
    animate, element_width, leave_to, pause, preferred_language, random_key, reduced_motion,
    request_wake_lock, scroll_into_view, scrolled_to, set_page_language, time_millis, when_online,
};
pub use position::position;

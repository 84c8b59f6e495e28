//! What can be done, one file each.

mod fill;
mod forget;
mod learn;
mod partner_results;
mod personal_data;
mod record_views;

pub use learn::name;

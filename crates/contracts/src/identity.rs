//! identity: accounts, credentials, sessions, roles, data rights.

mod account;
mod commands;
mod data_rights;
mod events;
mod security;
mod service;
mod staff;

pub use account::*;
pub use commands::*;
pub use data_rights::*;
pub use events::*;
pub use security::*;
pub use service::*;
pub use staff::*;

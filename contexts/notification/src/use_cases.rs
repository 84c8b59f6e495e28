//! What notification does: writes mails, sends them, shows them, hands them over.

pub mod inbox;
pub mod mailbox;
pub mod personal_data;
pub mod send;
pub mod write;
mod write_to_each;

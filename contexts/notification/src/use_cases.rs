//! What notification does: writes mails, sends them, shows them.

pub mod mailbox;
pub mod send;
pub mod write;

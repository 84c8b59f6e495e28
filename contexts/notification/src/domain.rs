//! What is written to whom, and what becomes of a mail: pure rules.

pub mod letter;
pub mod mail;
pub mod notice;

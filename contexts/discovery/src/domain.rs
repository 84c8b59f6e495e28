//! What is looked for, where, in which order: pure rules.

pub mod facts;
pub mod place;
pub mod position;
pub mod rank;
pub mod search;
pub mod type_set;
pub mod typed;
pub mod words;

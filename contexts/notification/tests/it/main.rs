//! notification on a real database, fed by events as the bus brings them, with a mail server on a free port.

mod erasure;
mod group_messages;
mod identity;
mod inbox;
mod letters;
mod once;
mod smtp;
mod support;

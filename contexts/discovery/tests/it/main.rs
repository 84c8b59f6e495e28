//! discovery over its service trait, fed by events as the bus brings them.

mod events;
mod filters;
mod loading;
mod paging;
mod places;
mod support;
mod words;

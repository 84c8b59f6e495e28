//! discovery over its service trait, fed by events as the bus brings them.

mod events;
mod filters;
mod loading;
mod paging;
mod places;
mod similar;
mod suggestions;
mod support;
mod words;

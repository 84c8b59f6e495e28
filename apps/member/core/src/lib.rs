//! What the member app knows, without any screen.
//!
//! - [`api`]: what is asked of the gateway; compiled against `gateway/schema.graphql`.
//! - [`client`]: sends it, renews the session, keeps answers for later; [`json`] reads them.
//! - [`store`], [`queue`], [`perform`]: what outlives the page, and what waits for a network.
//! - [`search`]: what is looked for.
//! - [`loadable`]: what a screen shows while something is asked.
//! - [`texts`], [`format`], [`words`]: everything a person reads, in French and in English.
//! - [`calendar`], [`contacts`], [`conversation`], [`month`], [`outing_view`], [`ticket`], [`terms`]: what is made of the answers; [`photo`]: of a picture.
//!
//! Nothing here reads a clock, draws a random number or does I/O: time and chance are arguments, the network and the
//! browser's database are traits. So all of it is tested on any machine.

pub mod api;
pub mod calendar;
pub mod client;
pub mod contacts;
pub mod conversation;
pub mod failure;
pub mod format;
pub mod json;
pub mod loadable;
pub mod month;
pub mod outing_view;
pub mod perform;
pub mod photo;
pub mod queue;
pub mod search;
pub mod store;
pub mod terms;
pub mod texts;
pub mod ticket;
pub mod time;
pub mod words;

//! What the contexts say to each other: per context a service trait, its messages, its events; for all of
//! them the caller ([`Actor`]), the error ([`ServiceError`]) and the event envelope.
//!
//! A service method takes the caller and one serde message and returns one serde message or a
//! `ServiceError`, so that a remote side is mechanical. Changes are additive only: replicas of two versions
//! talk to each other during a rollout.

pub mod actor;
pub mod booking;
pub mod catalog;
pub mod discovery;
pub mod engagement;
pub mod error;
pub mod event;
pub mod identity;
pub mod media;
pub mod notification;
pub mod personal_data;
pub mod reporting;
pub mod verification;

pub use actor::{Actor, AdminRole, StaffActor, StaffRole};
pub use error::{Failure, FailureCode, Refusal, RefusalCode, Refusals, ServiceError, ServiceResult};
pub use event::{Event, EventEnvelope};

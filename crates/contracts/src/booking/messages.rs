//! A partner writes to everybody who comes.

use kernel::{AccountId, GroupMessageId, OutingId, RegistrationId, Timestamp};
use serde::{Deserialize, Serialize};

use super::OutingSummary;
use crate::event::events;

/// A manager writes to everybody with a live registration for an outing.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct MessageOuting {
    /// Which outing.
    pub outing: OutingId,
    /// What everybody is told: 1 to 1,000 characters, line breaks stay.
    pub text: String,
    /// The client's own key: the same key again sends nothing and gives the same answer.
    pub idempotency_key: String,
}

/// A message that was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MessagedView {
    /// The message.
    pub message: GroupMessageId,
    /// How many members it went to.
    pub recipients: u32,
}

/// Somebody a message goes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupRecipient {
    /// The registration.
    pub registration: RegistrationId,
    /// The member.
    pub member: AccountId,
}

/// A partner wrote to everybody with a live registration. A message to many is told in several batches; all of
/// them are committed together.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct GroupMessaged {
    /// The message; the same in every batch.
    pub message: GroupMessageId,
    /// Who wrote.
    pub author: AccountId,
    /// The partner's name.
    pub partner_name: String,
    /// About which outing; the partner's id is in it.
    pub summary: OutingSummary,
    /// The text, with its line breaks.
    pub text: String,
    /// When it was sent.
    pub sent_at: Timestamp,
    /// Which batch: 1 to `batches`.
    pub batch: u32,
    /// How many batches there are.
    pub batches: u32,
    /// Whom this batch goes to; up to 100.
    pub recipients: Vec<GroupRecipient>,
}

events! {
    GroupMessaged = "booking.group.messaged" by message;
}

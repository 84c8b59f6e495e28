//! That somebody finds a message not right: for support, with the text as it was.

use contracts::engagement::MessageAuthor;
use kernel::{AccountId, ConversationId, MessageId, MessageReportId, Timestamp};
use serde::{Deserialize, Serialize};

use super::Message;

/// A report. A reader reports a message once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Its id.
    #[serde(rename = "_id")]
    pub id: MessageReportId,
    /// The message.
    pub message: MessageId,
    /// In which conversation.
    pub conversation: ConversationId,
    /// Who reports.
    pub reporter: AccountId,
    /// Why.
    pub reason: String,
    /// Who wrote the message.
    pub author: AccountId,
    /// For whom.
    pub author_role: MessageAuthor,
    /// The text then: the message itself goes with its conversation.
    pub text: String,
    /// When it was reported.
    pub at: Timestamp,
}

impl Report {
    /// A report of a message.
    #[must_use]
    pub fn of(
        id: MessageReportId,
        message: &Message,
        (reporter, reason): (AccountId, String),
        at: Timestamp,
    ) -> Self {
        Self {
            id,
            message: message.id,
            conversation: message.conversation,
            reporter,
            reason,
            author: message.author,
            author_role: message.author_role,
            text: message.text.clone(),
            at,
        }
    }

    /// Who stands in for a reporter whose account is gone.
    #[must_use]
    pub fn stand_in(&self) -> AccountId {
        AccountId::derived_from(&format!("erased:{}", self.id))
    }
}

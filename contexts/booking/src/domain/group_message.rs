//! What a partner wrote to everybody with a live registration.

use contracts::{
    Refusal, RefusalCode,
    booking::{GroupMessaged, GroupRecipient, MessagedView, OutingSummary},
};
use kernel::{AccountId, GroupMessageId, Timestamp, time::Date};
use serde::{Deserialize, Serialize};

use super::Ledger;

/// How many messages go to an outing's people on one day of the venue.
pub const MAX_A_DAY: u32 = 5;
/// For so many days after the end it can be written to those who came.
const WRITE_DAYS: i64 = 3;
/// How many recipients one event holds.
pub const BATCH: usize = 100;

/// A message to everybody with a live registration, as it was sent: the record of who wrote what, when, to how many.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct GroupMessage {
    /// The message.
    #[serde(rename = "_id")]
    pub id: GroupMessageId,
    /// Who wrote.
    pub author: AccountId,
    /// About which outing.
    pub summary: OutingSummary,
    /// The partner's name then.
    pub partner_name: String,
    /// What was written.
    pub text: String,
    /// When it was sent.
    pub sent_at: Timestamp,
    /// Which day that was on the venue's clock.
    pub day: Date,
    /// 1 for the day's first message about the outing; at most [`MAX_A_DAY`], and each once.
    pub number: u32,
    /// How many members it went to.
    pub recipients: u32,
    /// The author and the client's own key: at most one each.
    pub request_key: String,
}

/// A message that is about to be sent.
#[derive(Debug, Clone)]
pub struct Draft {
    /// Who writes.
    pub author: AccountId,
    /// What.
    pub text: String,
    /// The author and the client's own key.
    pub request_key: String,
    /// The present.
    pub now: Timestamp,
}

/// The day of `now` on the clock of an outing's venue.
#[must_use]
pub fn day_of(ledger: &Ledger, now: Timestamp) -> Date {
    now.in_zone(&ledger.summary.time_zone).date()
}

impl Draft {
    /// Whether the partner may write to the people of an outing, who got `sent_today` messages today.
    ///
    /// # Errors
    /// Why not.
    pub fn check(&self, ledger: &Ledger, sent_today: u32) -> Result<(), Refusal> {
        if ledger.cancelled.is_some() {
            // They have been told, and their registrations are cancelled.
            Err(Refusal::new(RefusalCode::OutingCancelled))
        } else if self.now > ledger.summary.ends_at.plus_days(WRITE_DAYS) {
            Err(Refusal::new(RefusalCode::MessageTooLate))
        } else if sent_today >= MAX_A_DAY {
            Err(Refusal::new(RefusalCode::TooManyMessages).with("max", MAX_A_DAY))
        } else {
            Ok(())
        }
    }

    /// The message, as the day's next.
    #[must_use]
    pub fn sent(&self, ledger: &Ledger, sent_today: u32, recipients: &[GroupRecipient]) -> GroupMessage {
        GroupMessage {
            id: GroupMessageId::generate(),
            author: self.author,
            summary: ledger.summary.clone(),
            partner_name: ledger.host_name().to_owned(),
            text: self.text.clone(),
            sent_at: self.now,
            day: day_of(ledger, self.now),
            number: sent_today + 1,
            recipients: u32::try_from(recipients.len()).unwrap_or(u32::MAX),
            request_key: self.request_key.clone(),
        }
    }
}

impl GroupMessage {
    /// What the author is told.
    #[must_use]
    pub const fn view(&self) -> MessagedView {
        MessagedView { message: self.id, recipients: self.recipients }
    }

    /// The events that tell the recipients, so many that none of them is large.
    pub fn batches(&self, recipients: &[GroupRecipient]) -> impl Iterator<Item = GroupMessaged> {
        let batches = u32::try_from(recipients.len().div_ceil(BATCH)).unwrap_or(u32::MAX);
        recipients.chunks(BATCH).zip(1..).map(move |(recipients, batch)| GroupMessaged {
            message: self.id,
            author: self.author,
            partner_name: self.partner_name.clone(),
            summary: self.summary.clone(),
            text: self.text.clone(),
            sent_at: self.sent_at,
            batch,
            batches,
            recipients: recipients.to_vec(),
        })
    }
}

#[cfg(test)]
mod tests {
    use kernel::RegistrationId;

    use super::*;
    use crate::domain::samples::{ledger, start};

    fn draft(now: Timestamp) -> Draft {
        let author = AccountId::derived_from("manager");
        Draft { author, text: "À ce soir !".to_owned(), request_key: "k".to_owned(), now }
    }

    #[test]
    fn a_message_goes_out_until_three_days_after_the_end_and_five_times_a_day() {
        let last = start().plus_minutes(180).plus_days(3);
        let planned = ledger(50);
        assert_eq!(draft(last).check(&planned, MAX_A_DAY - 1), Ok(()));
        let code = |now, sent| draft(now).check(&planned, sent).unwrap_err().code;
        assert_eq!(code(last.plus_millis(1), 0), RefusalCode::MessageTooLate);
        assert_eq!(code(start(), MAX_A_DAY), RefusalCode::TooManyMessages);
        let mut called_off = ledger(50);
        called_off.cancel("Fuite d'eau");
        assert_eq!(draft(start()).check(&called_off, 0).unwrap_err().code, RefusalCode::OutingCancelled);
    }

    #[test]
    fn a_day_is_one_of_the_venue() {
        let half_past_midnight = crate::domain::samples::at("2026-11-21T23:30:00Z");
        assert_eq!(day_of(&ledger(50), half_past_midnight).to_string(), "2026-11-22");
    }

    #[test]
    fn every_recipient_is_in_one_batch() {
        let recipients: Vec<_> = (0..201)
            .map(|index| GroupRecipient {
                registration: RegistrationId::derived_from(&index.to_string()),
                member: AccountId::derived_from(&index.to_string()),
            })
            .collect();
        let sent = draft(start()).sent(&ledger(50), 2, &recipients);
        assert_eq!((sent.number, sent.view().recipients), (3, 201));
        let batches: Vec<_> = sent.batches(&recipients).collect();
        let sizes: Vec<_> = batches.iter().map(|event| (event.batch, event.recipients.len())).collect();
        assert_eq!(sizes, [(1, 100), (2, 100), (3, 1)]);
        assert!(batches.iter().all(|event| event.batches == 3 && event.message == sent.id));
        assert_eq!(sent.batches(&[]).count(), 0);
    }
}

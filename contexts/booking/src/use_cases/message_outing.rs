//! A manager writes to everybody with a live registration. It concerns a booking, so nobody can opt out of it.

use contracts::{
    Actor, RefusalCode, Refusals, ServiceError, ServiceResult, StaffRole,
    booking::{MessageOuting, MessagedView},
};
use kernel::{OutingId, PartnerId};
use platform::{Dispatch, UseCaseError, retry};

use crate::{
    Inner,
    domain::group_message::{Draft, day_of},
};

/// How long a message may be.
const MAX_TEXT_CHARS: usize = 1_000;
/// How long a client's own key may be.
const MAX_KEY_CHARS: usize = 100;

/// A checked request.
struct Request {
    partner: PartnerId,
    outing: OutingId,
    draft: Draft,
}

impl Inner {
    pub(crate) async fn message_outing(
        &self,
        actor: &Actor,
        command: MessageOuting,
    ) -> ServiceResult<MessagedView> {
        let staff = actor.require_staff(StaffRole::Manager)?;
        let mut refusals = Refusals::new();
        let text = refusals.text("text", &command.text, 1..=MAX_TEXT_CHARS);
        let key = refusals.text("idempotencyKey", &command.idempotency_key, 1..=MAX_KEY_CHARS);
        refusals.done()?;
        let request_key = format!("{}|{key}", staff.account);
        let draft = Draft { author: staff.account, text, request_key, now: self.db.now() };
        let request = Request { partner: staff.partner, outing: command.outing, draft };
        retry(|| self.try_message(&request)).await
    }

    /// The message and the events for all its recipients commit together: it went to everybody or to nobody.
    async fn try_message(&self, request: &Request) -> Result<MessagedView, UseCaseError> {
        let Request { partner, outing, draft } = request;
        let ledger = self.db.ledgers.get(*outing).await?;
        let ledger = ledger.filter(|ledger| ledger.summary.partner == *partner);
        let ledger = ledger.ok_or_else(ServiceError::not_found)?;
        // Both are read in one transaction: of a request that is sent twice at once, neither is told that it was
        // one too many because the other was the day's last.
        let mut tx = self.db.begin().await?;
        if let Some(sent) = self.db.messages.by_request_in(&mut tx, &draft.request_key).await? {
            if sent.summary.outing != *outing || sent.text != draft.text {
                return Err(RefusalCode::IdempotencyKeyReused.into());
            }
            return Ok(sent.view());
        }
        let sent_today = self.db.messages.sent_in(&mut tx, *outing, day_of(&ledger, draft.now)).await?;
        draft.check(&ledger, sent_today)?;
        let recipients = self.db.registrations.recipients_in(&mut tx, *outing).await?;
        let message = draft.sent(&ledger, sent_today, &recipients);
        self.db.messages.insert(&mut tx, &message).await?;
        for batch in message.batches(&recipients) {
            tx.emit(&batch)?;
        }
        tx.commit(Dispatch::Soon).await?;
        metrics::counter!("group_messages_total").increment(1);
        Ok(message.view())
    }
}

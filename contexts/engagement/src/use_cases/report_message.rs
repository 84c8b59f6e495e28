//! Somebody finds a message not right and tells support. The message stays until support has looked.

use contracts::{
    Actor, Refusal, RefusalCode, Refusals, ServiceError, ServiceResult, engagement::ReportMessage,
    identity::Done,
};
use kernel::MessageReportId;
use platform::{Dispatch, UseCaseError, audit::AuditEntry, retry};

use crate::{
    Inner,
    domain::{
        Message, Reader, Report,
        limits::REPORTS,
        text::{MAX_REASON, checked},
    },
};

impl Inner {
    /// # Errors
    /// `REQUIRED`, `TEXT_TOO_LONG` or `TEXT_INVALID`; `NOT_FOUND` for a message of a conversation the caller does not
    /// take part in; `INVALID_STATE` for an own one, or one whose text is gone; `RATE_LIMITED`.
    pub(crate) async fn report_message(&self, actor: &Actor, command: ReportMessage) -> ServiceResult<Done> {
        let reader = Reader::of(actor)?;
        let mut refusals = Refusals::new();
        let reason = checked(&mut refusals, "reason", &command.reason, MAX_REASON);
        refusals.done()?;
        let message = self.db.messages.get(command.message).await?;
        let message = message.ok_or_else(ServiceError::not_found)?;
        self.own(reader, message.conversation).await?;
        let view = message.view(reader);
        if view.own || view.removed {
            return Err(Refusal::new(RefusalCode::InvalidState).on("messageId").into());
        }
        self.limit(REPORTS, reader.account()).await?;
        retry(|| self.try_report(reader, &message, &reason)).await?;
        if self.db.erased.has(reader.account()).await? {
            self.forget(reader.account()).await?;
        }
        Ok(Done {})
    }

    async fn try_report(&self, reader: Reader, message: &Message, reason: &str) -> Result<(), UseCaseError> {
        let (reporter, now) = (reader.account(), self.db.now());
        let mut tx = self.db.begin().await?;
        if self.db.reports.of_in(&mut tx, message.id, reporter).await?.is_some() {
            return Ok(());
        }
        let report = Report::of(MessageReportId::generate(), message, (reporter, reason.to_owned()), now);
        self.db.reports.insert(&mut tx, &report).await?;
        let entry = AuditEntry::new(reporter, "message.report", &message.id, now).because(Some(reason));
        self.db.audit.add(&mut tx, entry).await?;
        tx.commit(Dispatch::Soon).await?;
        metrics::counter!("message_reports_total").increment(1);
        Ok(())
    }
}

//! Mails leave. Several processes may do it at once: whoever claims a mail first sends it. A process that
//! dies while sending leaves the mail to another one, two minutes later.

use std::{sync::Arc, time::Duration};

use futures::StreamExt;
use platform::{StoreError, Tasks, telemetry::chain};

use crate::{
    Inner,
    domain::mail::{Mail, MailStatus},
    transport::{Smtp, Transport},
};

/// Mails sent side by side.
const PARALLEL: usize = 4;
/// How often the queue is looked at without being told to.
const LOOK: Duration = Duration::from_secs(2);

impl Inner {
    /// Sends in the background whatever is due, from now on.
    pub fn start_sending(self: &Arc<Self>, tasks: &Tasks) {
        if matches!(self.transport, Transport::Mailbox) {
            return;
        }
        let inner = Arc::clone(self);
        tasks.spawn(async move {
            loop {
                if let Err(error) = inner.send_due().await {
                    tracing::warn!(error = chain(&error), "the mails to send could not be read");
                }
                // Told at once of a new mail; the look finds those whose pause is over.
                drop(tokio::time::timeout(LOOK, inner.to_send.notified()).await);
            }
        });
    }

    /// Sends what is due now. How many mails were tried.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn send_due(&self) -> Result<usize, StoreError> {
        let Transport::Smtp(smtp) = &self.transport else {
            return Ok(0);
        };
        let mut tried = 0;
        loop {
            let due = self.store.due_mails(self.store.db.now()).await?;
            if due.is_empty() {
                return Ok(tried);
            }
            let attempts = futures::stream::iter(due).map(|mail| self.try_send(smtp, mail));
            let outcomes: Vec<_> = attempts.buffer_unordered(PARALLEL).collect().await;
            for outcome in outcomes {
                tried += usize::from(outcome?);
            }
        }
    }

    /// Tries one mail; `false` when somebody else has it.
    async fn try_send(&self, smtp: &Smtp, mail: Mail) -> Result<bool, StoreError> {
        let lease = Mail::lease(self.store.db.now());
        let Some(claimed) = self.store.claim_mail(mail, lease).await? else {
            return Ok(false);
        };
        let outcome = smtp.send(&claimed).await;
        let settled = claimed.clone().after(outcome, self.store.db.now());
        if let Some(error) = &settled.last_error {
            tracing::warn!(mail = %settled.id, attempts = settled.attempts, error, "a mail was not taken");
        }
        let label = match settled.status {
            MailStatus::Sent => "sent",
            MailStatus::Queued => "later",
            MailStatus::Failed => "failed",
        };
        metrics::counter!("mails_tried_total", "outcome" => label).increment(1);
        self.store.settle_mail(&claimed, &settled).await?;
        Ok(true)
    }
}

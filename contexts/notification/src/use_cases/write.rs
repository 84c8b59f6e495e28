//! A mail is written: put into words and kept, once for each event, with what the app tells of it.

use contracts::{ServiceError, ServiceResult, notification::InboxChanged};
use kernel::{AccountId, EventId, MailId};
use platform::{Dispatch, Tx, UseCaseError, retry, telemetry::chain};

use crate::{
    Inner,
    domain::{
        letter::{Letter, Recipient},
        mail::{Mail, MailStatus},
        notice::Notice,
    },
    store::Known,
    transport::Transport,
    wording::words,
};

/// A message for somebody whom identity has not told of yet.
#[derive(Debug, thiserror::Error)]
#[error("the contact of {0} is not known yet")]
pub(super) struct UnknownContact(pub(super) AccountId);

/// Who gets a message.
#[derive(Debug, Clone)]
pub enum To {
    /// The owner of an account.
    Account(AccountId),
    /// The owner of an account, as the event itself says.
    Person(AccountId, Recipient),
}

impl To {
    const fn account(&self) -> AccountId {
        match self {
            Self::Account(account) | Self::Person(account, _) => *account,
        }
    }
}

impl Inner {
    /// Writes a message because of an event; the same event again writes nothing, and nobody writes to an
    /// account that was erased.
    ///
    /// # Errors
    /// When the account is not known yet (the event is then delivered again), or the database gives no
    /// answer.
    pub async fn write(&self, event: EventId, to: To, letter: Letter) -> ServiceResult<()> {
        retry(|| self.try_write(event, &to, &letter)).await?;
        self.to_send.notify_one();
        Ok(())
    }

    async fn try_write(&self, event: EventId, to: &To, letter: &Letter) -> Result<(), UseCaseError> {
        let mut tx = self.store.db.begin().await?;
        if !tx.first_delivery("notification", event).await? {
            return Ok(());
        }
        let recipient = match (self.store.known(&mut tx, to.account()).await?, to) {
            (Known::Erased, _) => return Ok(()),
            (_, To::Person(_, recipient)) => recipient.clone(),
            (Known::Contact(recipient), To::Account(_)) => recipient,
            (Known::Nothing, To::Account(account)) => {
                return Err(ServiceError::internal(UnknownContact(*account)).into());
            }
        };
        let mail = self.mail(letter, to.account(), recipient)?;
        if !self.store.add_mail(&mut tx, &mail).await? {
            return Ok(());
        }
        let notice = Notice::of(letter, to.account(), mail.created_at);
        self.commit(tx, vec![mail], notice.into_iter().collect()).await
    }

    /// Adds what the app tells of these mails, and commits.
    pub(super) async fn commit(
        &self,
        mut tx: Tx,
        mails: Vec<Mail>,
        notices: Vec<Notice>,
    ) -> Result<(), UseCaseError> {
        self.store.add_notices(&mut tx, &notices).await?;
        for notice in &notices {
            tx.emit(&InboxChanged { account: notice.account })?;
        }
        tx.commit(Dispatch::Soon).await?;
        for mail in mails {
            metrics::counter!("mails_written_total", "template" => mail.template).increment(1);
        }
        if !notices.is_empty()
            && let Err(error) = self.store.trim_inboxes(notices.iter().map(|notice| notice.account)).await
        {
            // What was written is written: the next entry trims.
            tracing::warn!(error = chain(&error), "inboxes were not trimmed");
        }
        Ok(())
    }

    pub(super) fn mail(
        &self,
        letter: &Letter,
        account: AccountId,
        recipient: Recipient,
    ) -> ServiceResult<Mail> {
        let words = words(letter, &recipient).map_err(ServiceError::internal)?;
        let now = self.store.db.now();
        Ok(Mail {
            id: MailId::generate(),
            account: Some(account),
            to: recipient.email,
            language: recipient.language,
            template: letter.template.as_ref().to_owned(),
            subject: words.subject,
            text: words.text,
            created_at: now,
            status: match self.transport {
                Transport::Mailbox => MailStatus::Sent,
                Transport::Smtp(_) => MailStatus::Queued,
            },
            attempts: 0,
            next_attempt_at: now,
            last_error: None,
            once: letter.once.clone(),
        })
    }
}

//! The development mailbox.

use contracts::{
    Actor, ServiceResult,
    notification::{MailView, MailboxQuery},
};
use kernel::EmailAddress;

use crate::{Inner, domain::mail::Mail};

impl Inner {
    /// The newest mails. Codes are in them: only the platform itself may ask.
    ///
    /// # Errors
    /// `FORBIDDEN` for everybody else.
    pub async fn mailbox(&self, actor: &Actor, query: MailboxQuery) -> ServiceResult<Vec<MailView>> {
        actor.require_system()?;
        let to = match &query.to {
            None => None,
            Some(typed) => match EmailAddress::parse(typed) {
                Some(address) => Some(address),
                // Nobody writes to what is no address.
                None => return Ok(Vec::new()),
            },
        };
        let mails = self.store.newest_mails(to.as_ref()).await?;
        Ok(mails.into_iter().map(view).collect())
    }
}

fn view(mail: Mail) -> MailView {
    let Mail { id, to, language, template, subject, text, created_at, .. } = mail;
    MailView { id, to, language, template, subject, text, created_at }
}

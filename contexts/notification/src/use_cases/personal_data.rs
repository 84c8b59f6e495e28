//! The mails and the inbox kept of a person, for the person.

use contracts::{
    Actor, ServiceResult,
    personal_data::{DataFile, PersonalData, PersonalDataQuery},
};
use kernel::{EmailAddress, Language, MailId, Timestamp};
use serde::Serialize;

use crate::{
    Inner,
    domain::{letter::Template, mail::Mail},
};

/// A mail as the person takes it along.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct KeptMail {
    id: MailId,
    to: EmailAddress,
    language: Language,
    template: String,
    subject: String,
    /// None where a code stands in it: whoever has a stolen session must not read codes here.
    text: Option<String>,
    created_at: Timestamp,
}

impl Inner {
    /// The mails that are still kept of an account, oldest first, and the inbox, newest first.
    ///
    /// # Errors
    /// `UNAUTHENTICATED` or `FORBIDDEN` for everybody but the person and the platform.
    pub async fn personal_data(
        &self,
        actor: &Actor,
        query: PersonalDataQuery,
    ) -> ServiceResult<PersonalData> {
        query.check(actor)?;
        let mails = self.store.mails_about(query.account).await?;
        let mails: Vec<_> = mails.into_iter().map(KeptMail::from).collect();
        let language = self.store.language_of(query.account).await?;
        let inbox = self.whole_inbox(query.account, language).await?;
        let files = vec![
            DataFile::json("notification/mails.json", &mails)?,
            DataFile::json("notification/inbox.json", &inbox)?,
        ];
        Ok(PersonalData { files })
    }
}

impl From<Mail> for KeptMail {
    fn from(mail: Mail) -> Self {
        let Mail { id, to, language, template, subject, text, created_at, .. } = mail;
        let text = (!Template::holds_code(&template)).then_some(text);
        Self { id, to, language, template, subject, text, created_at }
    }
}

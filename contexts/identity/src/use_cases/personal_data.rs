//! What identity keeps of a person, for the person.

use contracts::{
    Actor, ServiceResult,
    identity::{ConsentView, SessionView},
    personal_data::{DataFile, PersonalData, PersonalDataQuery},
};

use super::UseCases;
use crate::domain::consent::Consent;

impl UseCases {
    /// The person and the platform may call. No file has a password, a code, a token or a secret of an
    /// authenticator. Nothing is kept of an account that is gone: no files.
    pub(crate) async fn personal_data(
        &self,
        actor: &Actor,
        query: PersonalDataQuery,
    ) -> ServiceResult<PersonalData> {
        query.check(actor)?;
        let Some(account) = self.store.account(query.account).await? else {
            return Ok(PersonalData::default());
        };
        let (sessions, consents) =
            futures::try_join!(self.store.sessions_of(account.id), self.store.consents_of(account.id))?;
        let sessions: Vec<SessionView> =
            sessions.iter().map(|session| session.view(actor.session())).collect();
        let consents: Vec<ConsentView> = consents.iter().map(Consent::view).collect();
        let security = self.security_of(&account).await?;
        Ok(PersonalData {
            files: vec![
                DataFile::json("identity/account.json", &account.view())?,
                DataFile::json("identity/sessions.json", &sessions)?,
                DataFile::json("identity/consents.json", &consents)?,
                DataFile::json("identity/security.json", &security)?,
            ],
        })
    }
}

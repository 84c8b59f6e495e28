//! What a person agreed to.

use contracts::{Actor, ServiceResult, identity::*};
use platform::{Dispatch, UseCaseError, retry};

use super::UseCases;
use crate::domain::{consent::Consent, limits::CONSENT};

impl UseCases {
    /// Anybody signed in may call.
    pub(crate) async fn consents(&self, actor: &Actor, _query: Done) -> ServiceResult<Vec<ConsentView>> {
        let consents = self.store.consents_of(actor.require_account()?).await?;
        Ok(consents.iter().map(Consent::view).collect())
    }

    /// Anybody signed in may call. What was said already is not written again. Refuses with `INVALID_STATE`
    /// on `granted` when the terms of use are to be withdrawn: that is what deleting the account is for.
    pub(crate) async fn record_consent(
        &self,
        actor: &Actor,
        command: RecordConsent,
    ) -> ServiceResult<ConsentView> {
        let account = self.own_account(actor).await?.id;
        let consent = Consent::of(account, &command, self.now())?;
        let latest = self.store.latest_consent(account, consent.kind).await?;
        if let Some(latest) = latest.filter(|latest| latest.repeats(&consent)) {
            return Ok(latest.view());
        }
        self.limit(CONSENT, &account.to_string()).await?;
        retry(|| self.try_record(&consent)).await?;
        Ok(consent.view())
    }

    async fn try_record(&self, consent: &Consent) -> Result<(), UseCaseError> {
        let mut tx = self.store.db.begin().await?;
        self.store.add_consent(&mut tx, consent).await?;
        Ok(tx.commit(Dispatch::Now).await?)
    }
}

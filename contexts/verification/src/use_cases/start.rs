//! A member begins a try.

use contracts::{
    Actor, ServiceError, ServiceResult,
    verification::{IdentityCheckView, StartIdentityCheck, VerificationProvider},
};
use kernel::{AccountId, IdentityCheckId};
use platform::{Dispatch, UseCaseError, retry};

use crate::{
    Inner,
    domain::{Check, Identity, Person, check::NewCheck, check::member_view},
    providers::Order,
};

/// A try that began, and the one it replaces.
struct Begun {
    check: Check,
    identity: Identity,
    replaced: Option<IdentityCheckId>,
}

impl Inner {
    pub(crate) async fn start_identity_check(
        &self,
        actor: &Actor,
        command: StartIdentityCheck,
    ) -> ServiceResult<IdentityCheckView> {
        let member = actor.require_member()?;
        let person = self.db.people.get(member).await?;
        let person = person.filter(|person| !person.erased).unwrap_or_else(|| Person::unknown(member));
        person.require_birth_date()?;
        let provider = self.db.policies.get().await?.0.provider;
        let begun = retry(|| self.try_start(member, &command, provider)).await?;
        if let Some(replaced) = begun.replaced {
            self.sweep_soon(replaced).await;
        }
        // Outside of any transaction: a provider may take seconds.
        let check = self.with_session(begun.check, &person).await?;
        Ok(member_view(&begun.identity, Some(&check)))
    }

    async fn try_start(
        &self,
        member: AccountId,
        command: &StartIdentityCheck,
        provider: VerificationProvider,
    ) -> Result<Begun, UseCaseError> {
        let now = self.db.now();
        let mut tx = self.db.begin().await?;
        let known = self.db.identities.get_in(&mut tx, member).await?;
        let mut identity = known.unwrap_or_else(|| Identity::new(member, now));
        let before = identity.status;
        let id = IdentityCheckId::generate();
        let replaced = self.discard_current(&mut tx, &identity).await?;
        identity.start(id, now)?;
        let new = NewCheck { id, account: member, document_type: command.document_type, provider };
        let check = Check::start(new, now);
        self.db.checks.insert(&mut tx, &check).await?;
        self.db.identities.save(&mut tx, &mut identity).await?;
        if identity.status != before {
            tx.emit(&identity.changed(Some(&check)))?;
        }
        tx.commit(Dispatch::Soon).await?;
        Ok(Begun { check, identity, replaced })
    }

    /// The try with the provider's page, when it has one.
    async fn with_session(&self, check: Check, person: &Person) -> ServiceResult<Check> {
        let provider = self.providers.get(check.provider);
        let provider = provider.ok_or_else(|| ServiceError::internal("no account with this provider"))?;
        let return_url = format!("{}/identity", self.app_url.trim_end_matches('/'));
        let order =
            Order { check: check.id, document_type: check.document_type, person, return_url: &return_url };
        let Some(session) = provider.start(&order).await.map_err(ServiceError::internal)? else {
            return Ok(check);
        };
        let kept = retry(|| async {
            Ok(self.db.checks.set_session(check.id, &session.external_id, &session.url).await?)
        });
        // A message may have come before this answer, or another try.
        Ok(kept.await?.unwrap_or(check))
    }
}

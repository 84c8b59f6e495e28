//! Sign in with Apple and Google.

use contracts::{Actor, FailureCode, Refusal, RefusalCode, ServiceError, ServiceResult, identity::*};
use kernel::AccountId;
use platform::{
    Dispatch, StoreError, UseCaseError, retry,
    tokens::{random_token, token_hash},
};

use super::{UseCases, open_session::Opened, second_factor::SecondFactorShown};
use crate::{
    domain::{
        account::Account,
        ceremony::{Ceremony, CeremonyKind},
        consent::Consent,
        limits::CEREMONY,
        oidc::{self, LinkedProvider, Names, OidcState},
        session::{RefreshToken, Session},
    },
    oidc::Vouched,
};

/// Somebody a provider vouches for, and what they asked for.
struct Visitor<'a> {
    asked: &'a OidcState,
    vouched: Vouched,
    command: &'a FinishOidc,
}

/// What a visit comes to.
enum Entered {
    /// The provider's account opens this one.
    Known(Box<Account>),
    /// It opens a new one, which is signed in.
    New(Box<Account>, Box<Opened>),
}

impl UseCases {
    /// Anybody may call. Somebody who is signed in links the provider, for which the sign-in must be less
    /// than ten minutes ago (`FRESH_SIGN_IN_REQUIRED`): the link opens the account for good. Refuses with
    /// `PROVIDER_SIGN_IN_FAILED` when the provider is not configured or does not answer.
    pub(crate) async fn start_oidc(&self, actor: &Actor, command: StartOidc) -> ServiceResult<OidcStart> {
        let account = actor.account();
        if let Some(account) = account {
            self.require_unlimited(actor)?;
            self.require_fresh_session(actor).await?;
            self.limit(CEREMONY, &account.to_string()).await?;
        }
        let StartOidc { provider, language, accept_terms } = command;
        let asked = self.oidc.ask(provider, self.now()).await.map_err(|error| error.refused(provider))?;
        let (nonce, pkce_verifier) = (asked.nonce, asked.pkce_verifier);
        let state = OidcState { provider, nonce, pkce_verifier, language, accept_terms };
        let state = serde_json::to_string(&state).map_err(ServiceError::internal)?;
        let ceremony = Ceremony::new(token_hash(&asked.state), CeremonyKind::Oidc, state, self.now());
        let ceremony = Ceremony { account, ..ceremony };
        self.store.add_ceremony(&ceremony).await?;
        Ok(OidcStart { authorize_url: asked.authorize_url, state: asked.state })
    }

    /// Anybody may call, within ten minutes of the start, once; only who began to link ends it. Refuses with
    /// `PROVIDER_SIGN_IN_FAILED` whatever is wrong with state, code or id token; `PROVIDER_LINKED_ELSEWHERE`;
    /// `LINK_EXISTING_ACCOUNT` when the address has an account that the provider does not open;
    /// `TERMS_NOT_ACCEPTED` on `acceptTerms` when an account would have to be made without.
    ///
    /// For an account with a second factor, the refusals of [`Self::check_second_factor`]: the same call with
    /// a second factor goes on, within ten minutes, without another visit to the provider.
    pub(crate) async fn finish_oidc(&self, actor: &Actor, command: FinishOidc) -> ServiceResult<SignedIn> {
        let ceremony = self.end_ceremony(&command.state, CeremonyKind::Oidc).await?;
        let Some(ceremony) = ceremony else {
            return self.resume_oidc(&command).await;
        };
        let asked: OidcState = serde_json::from_str(&ceremony.state).map_err(ServiceError::internal)?;
        if ceremony.account.is_some() && ceremony.account != actor.account() {
            return Err(RefusalCode::ProviderSignInFailed.into());
        }
        let vouched = self.oidc.answer(&asked, command.code.0.clone(), self.now()).await;
        let vouched = vouched.map_err(|error| error.refused(asked.provider))?;
        if let Some(account) = ceremony.account {
            return self.link(actor, account, (asked.provider, &vouched.subject)).await;
        }
        let visitor = Visitor { asked: &asked, vouched, command: &command };
        match retry(|| self.try_enter(&visitor)).await? {
            Entered::Known(account) => self.enter(&account, &command).await,
            Entered::New(account, opened) => Ok(opened.signed_in(&account)),
        }
    }

    /// Signs in, or keeps that the provider vouched until the second factor comes. Only who has state and
    /// code, and then the second factor, can go on.
    async fn enter(&self, account: &Account, command: &FinishOidc) -> ServiceResult<SignedIn> {
        let shown = self.check_second_factor(account, command.second_factor.as_ref()).await;
        if let Err(ServiceError::Refused(_)) = &shown {
            let key = resumed_key(command);
            let ceremony =
                Ceremony::new(key, CeremonyKind::OidcSecondFactor, String::new(), self.now()).of(account.id);
            self.store.add_ceremony(&ceremony).await?;
        }
        self.open(account, &command.client, shown?).await
    }

    async fn resume_oidc(&self, command: &FinishOidc) -> ServiceResult<SignedIn> {
        let kind = CeremonyKind::OidcSecondFactor;
        let ceremony = self.store.take_ceremony(&resumed_key(command), kind).await?;
        let account = match ceremony.and_then(|ceremony| ceremony.account) {
            Some(account) => self.store.account(account).await?,
            None => None,
        };
        self.enter(&account.ok_or(RefusalCode::ProviderSignInFailed)?, command).await
    }

    async fn try_enter(&self, visitor: &Visitor<'_>) -> Result<Entered, UseCaseError> {
        let Visitor { asked, vouched, command } = visitor;
        let failed = || Refusal::new(RefusalCode::ProviderSignInFailed);
        // The address before the link: both are written together, so whoever sees the account of somebody who
        // was quicker also sees the link to it.
        let of_address = match &vouched.email {
            Some(email) => self.store.account_of(email).await?,
            None => None,
        };
        if let Some(link) = self.store.linked_provider(asked.provider, &vouched.subject).await? {
            let account = self.store.account(link.account).await?.ok_or_else(failed)?;
            return Ok(Entered::Known(Box::new(account)));
        }
        let email = vouched.email.clone().ok_or_else(failed)?;
        if of_address.is_some() {
            return Err(RefusalCode::LinkExistingAccount.into());
        }
        if !asked.accept_terms {
            return Err(Refusal::new(RefusalCode::TermsNotAccepted).on("acceptTerms").into());
        }
        let now = self.now();
        let checked = oidc::checked(email, names(vouched, command), asked.language);
        let account = Account::new(AccountId::generate(), checked, AccountRole::Member, now);
        let account = Account { confirmed_at: Some(now), ..account };
        let opened = self.new_session(&account, &command.client, SecondFactorShown::NotSetUp)?;
        let link = LinkedProvider::new(asked.provider, &vouched.subject, account.id, now);
        let mut tx = self.store.db.begin().await?;
        let is_new = self.store.add_account(&mut tx, &account).await?
            && self.store.link_provider(&mut tx, &link).await?;
        if !is_new {
            // Somebody was quicker: look again.
            return Err(StoreError::Conflict.into());
        }
        self.store.add_consent(&mut tx, &Consent::to_terms(account.id, now)).await?;
        self.store.add_session_in(&mut tx, &opened.session).await?;
        tx.emit(&account.changed())?;
        tx.commit(Dispatch::Now).await?;
        Ok(Entered::New(Box::new(account), Box::new(opened)))
    }

    /// Links the provider's account, and gives the session other refresh tokens, for the answer is a sign-in.
    async fn link(
        &self,
        actor: &Actor,
        account: AccountId,
        (provider, subject): (OidcProvider, &str),
    ) -> ServiceResult<SignedIn> {
        self.require_unlimited(actor)?;
        let session = self.own_session(actor).await?;
        let account = self.store.account(account).await?;
        let account = account.ok_or(ServiceError::failed(FailureCode::Unauthenticated))?;
        let link = LinkedProvider::new(provider, subject, account.id, self.now());
        let refresh = RefreshToken { session: session.id, family: random_token(), once: random_token() };
        let renewed = (&refresh, session.second_factor);
        let session = retry(|| self.try_link(&link, (provider, subject), renewed)).await?;
        let session = self.tokens_for(&account, &session, &refresh)?;
        Ok(SignedIn { session, account: account.view() })
    }

    async fn try_link(
        &self,
        link: &LinkedProvider,
        (provider, subject): (OidcProvider, &str),
        (refresh, shown): (&RefreshToken, bool),
    ) -> Result<Session, UseCaseError> {
        let known = self.store.linked_provider(provider, subject).await?;
        if known.as_ref().is_some_and(|known| known.account != link.account) {
            return Err(RefusalCode::ProviderLinkedElsewhere.into());
        }
        let mut tx = self.store.db.begin().await?;
        if !self.store.rely_on_account(&mut tx, link.account).await? {
            return Err(ServiceError::failed(FailureCode::Unauthenticated).into());
        }
        if known.is_none() && !self.store.link_provider(&mut tx, link).await? {
            // Somebody was quicker: look again.
            return Err(StoreError::Conflict.into());
        }
        let reissued = self.store.reissue_session(&mut tx, refresh, shown).await?;
        let session = reissued.ok_or(RefusalCode::SessionExpired)?;
        tx.commit(Dispatch::Now).await?;
        Ok(session)
    }
}

/// The provider's word first; Apple tells names to the client alone.
fn names(vouched: &Vouched, command: &FinishOidc) -> Names {
    let first_name = vouched.first_name.clone().or_else(|| command.first_name.clone());
    (first_name, vouched.last_name.clone().or_else(|| command.last_name.clone()))
}

/// Under which key it is kept that a provider vouched and the second factor is to come.
fn resumed_key(command: &FinishOidc) -> String {
    token_hash(&format!("{} {}", command.state, command.code.0))
}

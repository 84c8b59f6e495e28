//! How often something may be tried: counted in the database, before the work is done.

use contracts::{FailureCode, ServiceError, ServiceResult, identity::Client};
use kernel::EmailAddress;
use platform::{retry, tokens::token_hash};

use super::UseCases;
use crate::domain::limits::{Counter, Limit, SIGN_IN_CLIENT, SIGN_IN_EMAIL};

/// What a sign-in is counted under.
pub(super) struct SignInTry {
    email: Counter,
    client: Option<Counter>,
}

impl UseCases {
    /// Counts one more of `subject`. Fails with `RATE_LIMITED` when that is one too many.
    pub(super) async fn limit(&self, limit: Limit, subject: &str) -> ServiceResult<()> {
        self.take(limit, &limit.counter(subject, self.now())).await
    }

    /// Begins to count `subject` anew.
    pub(super) async fn forgive(&self, limit: Limit, subject: &str) -> ServiceResult<()> {
        Ok(self.store.clear_count(&limit.counter(subject, self.now())).await?)
    }

    /// The same as [`Self::limit`] for an e-mail address, of which only a hash is kept.
    pub(super) async fn limit_email(&self, limit: Limit, email: &EmailAddress) -> ServiceResult<()> {
        self.limit(limit, &token_hash(email.as_str())).await
    }

    /// The same as [`Self::limit`] for the address a request came from; one that is not known is not counted.
    pub(super) async fn limit_client(&self, limit: Limit, client: &Client) -> ServiceResult<()> {
        match client.network() {
            Some(network) => self.limit(limit, &token_hash(&network)).await,
            None => Ok(()),
        }
    }

    /// Counts a sign-in as refused, before anything is looked up: those who try at the same time share what
    /// is left, and nobody learns by it whether there is an account. [`Self::sign_in_succeeded`] takes it
    /// back.
    pub(super) async fn begin_sign_in(
        &self,
        email: &EmailAddress,
        client: &Client,
    ) -> ServiceResult<SignInTry> {
        let now = self.now();
        let counted = SignInTry {
            email: self.sign_in_counter(email),
            client: client.network().map(|network| SIGN_IN_CLIENT.counter(&token_hash(&network), now)),
        };
        if let Some(client) = &counted.client {
            self.take(SIGN_IN_CLIENT, client).await?;
        }
        self.take(SIGN_IN_EMAIL, &counted.email).await?;
        Ok(counted)
    }

    /// The sign-in was not refused: the account begins anew, and the client has one try less behind it.
    pub(super) async fn sign_in_succeeded(&self, counted: &SignInTry) -> ServiceResult<()> {
        self.store.clear_count(&counted.email).await?;
        if let Some(client) = &counted.client {
            self.store.uncount(client).await?;
        }
        Ok(())
    }

    /// Whoever reset the password may sign in at once, however often others were refused.
    pub(super) async fn forgive_sign_ins(&self, email: &EmailAddress) -> ServiceResult<()> {
        Ok(self.store.clear_count(&self.sign_in_counter(email)).await?)
    }

    /// The present counters of an address and of a subject, for their erasure.
    pub(super) fn counters(&self, limits: &[Limit], subject: &str) -> Vec<Counter> {
        let now = self.now();
        limits.iter().map(|limit| limit.counter(subject, now)).collect()
    }

    fn sign_in_counter(&self, email: &EmailAddress) -> Counter {
        SIGN_IN_EMAIL.counter(&token_hash(email.as_str()), self.now())
    }

    async fn take(&self, limit: Limit, counter: &Counter) -> ServiceResult<()> {
        let count = retry(|| async { Ok(self.store.count(counter).await?) }).await?;
        if count > limit.most { Err(ServiceError::failed(FailureCode::RateLimited)) } else { Ok(()) }
    }
}

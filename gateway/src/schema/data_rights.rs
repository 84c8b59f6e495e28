//! Consents, the export of one's data, the end of an account.

use async_graphql::{Context, Enum, InputObject, Object, Result, SimpleObject};
use contracts::{
    ServiceError, ServiceResult,
    identity::{self as contract, Done},
};

use super::{account::Account, payload::payloads, security::ProveOwnerInput};
use crate::{
    errors::value,
    links::Link,
    request::{Caller, caller, links, services},
    scalars::DateTime,
};

/// What somebody can agree to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "contract::ConsentKind")]
pub enum ConsentKind {
    /// The terms of use; there is no account without.
    TermsOfUse,
    /// That an identity document is read and, until the verdict, kept.
    IdentityCheck,
    /// News and offers by e-mail.
    Marketing,
}

/// What was agreed to, or no longer.
#[derive(SimpleObject)]
pub struct Consent {
    /// To what.
    kind: ConsentKind,
    /// Which version of the text, for instance `2026-11`.
    version: String,
    /// Whether it was given, or taken back.
    granted: bool,
    /// When.
    at: DateTime,
}

impl From<contract::ConsentView> for Consent {
    fn from(consent: contract::ConsentView) -> Self {
        Self {
            kind: consent.kind.into(),
            version: consent.version,
            granted: consent.granted,
            at: DateTime::paris(consent.at),
        }
    }
}

/// Agrees, or no longer agrees.
#[derive(InputObject)]
pub struct RecordConsentInput {
    /// To what.
    kind: ConsentKind,
    /// Which version of the text was shown.
    version: String,
    /// Whether it is given, or taken back.
    granted: bool,
}

/// Where one's data can be fetched: a ZIP of JSON files and images.
#[derive(SimpleObject)]
pub struct DataExport {
    /// Whoever has the address gets the data: open it at once and show it nobody.
    url: String,
    /// When the address ends, ten minutes later.
    expires_at: DateTime,
}

impl From<Link> for DataExport {
    fn from(link: Link) -> Self {
        Self { url: link.url, expires_at: DateTime::paris(link.expires_at) }
    }
}

payloads! {
    /// What `recordConsent` answers.
    RecordConsentPayload { consent: Consent }
    /// What `requestAccountDeletion` answers.
    RequestAccountDeletionPayload { account: Account }
    /// What `cancelAccountDeletion` answers.
    CancelAccountDeletionPayload { account: Account }
    /// What `exportMyData` answers.
    ExportMyDataPayload { export: DataExport }
}

/// Reads about consents.
#[derive(Default)]
pub struct DataRightsQuery;

#[Object]
impl DataRightsQuery {
    /// What the caller agreed to, newest first.
    async fn my_consents(&self, ctx: &Context<'_>) -> Result<Vec<Consent>> {
        let found = services(ctx)?.identity.consents(&caller(ctx)?.actor, Done {}).await;
        Ok(value(ctx, found)?.into_iter().map(Into::into).collect())
    }
}

/// What a person may ask for about their data.
#[derive(Default)]
pub struct DataRightsMutation;

#[Object]
impl DataRightsMutation {
    /// Agrees, or no longer agrees.
    async fn record_consent(
        &self,
        ctx: &Context<'_>,
        input: RecordConsentInput,
    ) -> Result<RecordConsentPayload> {
        let command = contract::RecordConsent {
            kind: input.kind.into(),
            version: input.version,
            granted: input.granted,
        };
        let result = services(ctx)?.identity.record_consent(&caller(ctx)?.actor, command).await;
        RecordConsentPayload::from(ctx, result)
    }

    /// Has the account erased in 30 days; until then it can be taken back.
    async fn request_account_deletion(
        &self,
        ctx: &Context<'_>,
        input: ProveOwnerInput,
    ) -> Result<RequestAccountDeletionPayload> {
        let result = services(ctx)?.identity.request_deletion(&caller(ctx)?.actor, input.into()).await;
        RequestAccountDeletionPayload::from(ctx, result)
    }

    /// The account stays.
    async fn cancel_account_deletion(&self, ctx: &Context<'_>) -> Result<CancelAccountDeletionPayload> {
        let result = services(ctx)?.identity.cancel_deletion(&caller(ctx)?.actor, Done {}).await;
        CancelAccountDeletionPayload::from(ctx, result)
    }

    /// An address where everything kept of the caller can be fetched.
    async fn export_my_data(&self, ctx: &Context<'_>) -> Result<ExportMyDataPayload> {
        let Caller { actor, now, .. } = caller(ctx)?;
        let links = links(ctx)?;
        let link: ServiceResult<Link> = actor
            .require_account()
            .and_then(|account| links.export(account, *now).map_err(ServiceError::internal));
        ExportMyDataPayload::from(ctx, link)
    }
}

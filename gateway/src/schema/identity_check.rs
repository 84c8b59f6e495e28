//! A member's identity check.

use async_graphql::{Context, Enum, ID, InputObject, Object, Result, SimpleObject};
use contracts::{
    ServiceResult,
    identity::Done,
    verification::{self as contract, IdentityCheckView},
};
use serde::Serialize;

use super::payload::payloads;
use crate::{
    errors::{ErrorTexts, value},
    links::Links,
    request::{caller, links, services, texts},
    scalars::{DateTime, count, wire},
};

/// Which document a member shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum, Serialize)]
#[graphql(remote = "contract::DocumentType")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum DocumentType {
    /// A national identity card: front and back.
    IdentityCard,
    /// A passport: the page with the photograph.
    Passport,
    /// A residence permit: front and back.
    ResidencePermit,
}

/// A side of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum, Serialize)]
#[graphql(remote = "contract::DocumentSide")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum DocumentSide {
    /// The side with the photograph.
    Front,
    /// The other one.
    Back,
}

/// Where an identity stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum, Serialize)]
#[graphql(remote = "contract::IdentityStatus")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum IdentityStatus {
    /// Nothing was submitted, or the last try has to be repeated.
    NotSubmitted,
    /// Being read, or with a provider.
    Processing,
    /// A person at Yousoon looks at it.
    ManualReview,
    /// The member is who they say.
    Verified,
    /// The last try was refused; `findings` say why, and what to do.
    Rejected,
}

/// Who reads documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum, Serialize)]
#[graphql(remote = "contract::VerificationProvider")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum VerificationProvider {
    /// Yousoon's own reader.
    BuiltIn,
    /// Stripe Identity.
    StripeIdentity,
    /// Veriff.
    Veriff,
}

/// What a finding is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum, Serialize)]
#[graphql(remote = "contract::FindingField")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum FindingField {
    /// The photo of the front.
    Front,
    /// The photo of the back.
    Back,
    /// The document itself.
    Document,
    /// The name in the profile.
    Name,
    /// The birth date in the profile.
    BirthDate,
    /// The day the document ends.
    Expiry,
}

/// What is wrong, and what helps.
#[derive(SimpleObject, Serialize)]
pub struct Finding {
    /// With what.
    field: FindingField,
    /// Stable, in UPPER_SNAKE, for instance `TOO_DARK`.
    code: String,
    /// For the person.
    message: String,
}

/// Where the photo of a side is sent.
#[derive(SimpleObject, Serialize)]
pub struct UploadUrl {
    /// Which side.
    side: DocumentSide,
    /// `POST` the file here with the access token: JPEG or PNG as the body, or in a form's part `file`; at
    /// most 12 MB.
    url: String,
}

/// A member's identity check. The upload of a photo answers the same fields as JSON.
#[derive(SimpleObject, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct IdentityCheck {
    /// The current try; null before the first.
    id: Option<ID>,
    /// Where it stands.
    status: IdentityStatus,
    /// The document that was chosen.
    document_type: Option<DocumentType>,
    /// Who reads it.
    provider: Option<VerificationProvider>,
    /// Where the browser goes, when the provider has a page of its own.
    redirect_url: Option<String>,
    /// The sides that must be uploaded before submitting; empty when the provider takes the photos.
    sides: Vec<DocumentSide>,
    /// The sides that were uploaded.
    uploaded: Vec<DocumentSide>,
    /// Where the photos are sent, one address per side.
    upload_urls: Vec<UploadUrl>,
    /// What is wrong.
    findings: Vec<Finding>,
    /// What a reviewer wrote to the member.
    message: Option<String>,
    /// How many tries are left; then only support can help.
    attempts_left: i32,
    /// When it last changed.
    updated_at: Option<DateTime>,
}

/// What an answer about an identity is written with.
pub struct Writer<'a> {
    /// The texts.
    pub texts: &'a ErrorTexts,
    /// In which language.
    pub language: kernel::Language,
    /// The addresses.
    pub links: &'a Links,
}

impl<'a> Writer<'a> {
    /// The writer of a request's answers.
    ///
    /// # Errors
    /// When the schema was not made by the gateway, which never happens.
    pub fn of(ctx: &Context<'a>) -> Result<Self> {
        Ok(Self { texts: texts(ctx)?, language: caller(ctx)?.language, links: links(ctx)? })
    }

    /// Findings, in words.
    pub fn findings(&self, findings: &[contract::Finding]) -> Vec<Finding> {
        let shown = findings.iter().map(|finding| Finding {
            field: finding.field.into(),
            code: finding.code.as_ref().to_owned(),
            message: self.texts.finding(self.language, finding.code),
        });
        shown.collect()
    }

    /// A check as its member sees it.
    pub fn check(&self, check: IdentityCheckView) -> IdentityCheck {
        let sides = check.sides.iter().copied();
        let uploads = check.id.into_iter().flat_map(|id| {
            let upload =
                move |side| UploadUrl { side: DocumentSide::from(side), url: self.links.upload(id, side) };
            sides.clone().map(upload)
        });
        IdentityCheck {
            id: check.id.map(wire),
            status: check.status.into(),
            document_type: check.document_type.map(Into::into),
            provider: check.provider.map(Into::into),
            upload_urls: uploads.collect(),
            redirect_url: check.redirect_url,
            sides: check.sides.into_iter().map(Into::into).collect(),
            uploaded: check.uploaded.into_iter().map(Into::into).collect(),
            findings: self.findings(&check.findings),
            message: check.message,
            attempts_left: count(check.attempts_left),
            updated_at: check.updated_at.map(DateTime::paris),
        }
    }
}

/// A new try.
#[derive(InputObject)]
pub struct StartIdentityCheckInput {
    /// The document the member will show.
    document_type: DocumentType,
}

payloads! {
    /// What `startIdentityCheck` answers.
    StartIdentityCheckPayload { identity_check: IdentityCheck }
    /// What `submitIdentityCheck` answers.
    SubmitIdentityCheckPayload { identity_check: IdentityCheck }
}

/// Reads about identity checks.
#[derive(Default)]
pub struct IdentityCheckQuery;

#[Object]
impl IdentityCheckQuery {
    /// Where the member's own identity check stands.
    async fn my_identity_check(&self, ctx: &Context<'_>) -> Result<Option<IdentityCheck>> {
        let found = services(ctx)?.verification.my_identity_check(&caller(ctx)?.actor, Done {}).await;
        Ok(Some(Writer::of(ctx)?.check(value(ctx, found)?)))
    }
}

/// Changes of identity checks.
#[derive(Default)]
pub struct IdentityCheckMutation;

#[Object]
impl IdentityCheckMutation {
    /// Starts a try; one that was started and not submitted is replaced. Then the photos go to `uploadUrls`.
    async fn start_identity_check(
        &self,
        ctx: &Context<'_>,
        input: StartIdentityCheckInput,
    ) -> Result<StartIdentityCheckPayload> {
        let command = contract::StartIdentityCheck { document_type: input.document_type.into() };
        let result = services(ctx)?.verification.start_identity_check(&caller(ctx)?.actor, command).await;
        StartIdentityCheckPayload::from(ctx, written(ctx, result)?)
    }

    /// Has the photos read; a second click changes nothing. `myIdentityCheck` tells how it ends.
    async fn submit_identity_check(&self, ctx: &Context<'_>, id: ID) -> Result<SubmitIdentityCheckPayload> {
        let result = match crate::scalars::id(&id, "id") {
            Ok(check) => {
                let command = contract::SubmitIdentityCheck { check };
                services(ctx)?.verification.submit_identity_check(&caller(ctx)?.actor, command).await
            }
            Err(refused) => Err(refused),
        };
        SubmitIdentityCheckPayload::from(ctx, written(ctx, result)?)
    }
}

/// A service's answer, in words.
///
/// # Errors
/// When the schema was not made by the gateway, which never happens.
pub fn written(
    ctx: &Context<'_>,
    result: ServiceResult<IdentityCheckView>,
) -> Result<ServiceResult<IdentityCheck>> {
    let writer = Writer::of(ctx)?;
    Ok(result.map(|check| writer.check(check)))
}

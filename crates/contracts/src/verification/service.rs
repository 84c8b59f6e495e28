//! The service.

use async_trait::async_trait;
use kernel::Page;

use super::{commands::*, views::*};
use crate::{
    actor::Actor,
    error::ServiceResult,
    identity::Done,
    personal_data::{PersonalData, PersonalDataQuery},
};

/// The verification context.
#[async_trait]
pub trait VerificationService: Send + Sync {
    /// Member: a new try; one that was started and not submitted is replaced.
    async fn start_identity_check(
        &self,
        actor: &Actor,
        command: StartIdentityCheck,
    ) -> ServiceResult<IdentityCheckView>;
    /// Member: a photo of one side of the own, started check; a later one replaces it.
    async fn upload_document_image(
        &self,
        actor: &Actor,
        command: UploadDocumentImage,
    ) -> ServiceResult<IdentityCheckView>;
    /// Member: has the photos read; the answer is `PROCESSING`, or the same as before for a second click.
    async fn submit_identity_check(
        &self,
        actor: &Actor,
        command: SubmitIdentityCheck,
    ) -> ServiceResult<IdentityCheckView>;
    /// Member: where the own check stands.
    async fn my_identity_check(&self, actor: &Actor, query: Done) -> ServiceResult<IdentityCheckView>;

    /// Moderator: what waits for a person.
    async fn identity_reviews(
        &self,
        actor: &Actor,
        query: IdentityReviewQueue,
    ) -> ServiceResult<Page<IdentityReviewView>>;
    /// Moderator: one check.
    async fn identity_review(
        &self,
        actor: &Actor,
        query: IdentityReviewQuery,
    ) -> ServiceResult<IdentityReviewView>;
    /// Moderator: a short-lived link to an image; logged.
    async fn issue_image_link(&self, actor: &Actor, command: IssueImageLink) -> ServiceResult<ImageLink>;
    /// Whoever has the link, once it was issued and before it ends; logged.
    async fn open_image_link(&self, actor: &Actor, query: OpenImageLink) -> ServiceResult<DocumentImage>;
    /// Moderator: decides on a check in manual review.
    async fn decide_identity_check(
        &self,
        actor: &Actor,
        command: DecideIdentityCheck,
    ) -> ServiceResult<IdentityReviewView>;
    /// Any administrator: gives a member another ten tries.
    async fn reset_identity_attempts(
        &self,
        actor: &Actor,
        command: ResetIdentityAttempts,
    ) -> ServiceResult<IdentityCheckView>;
    /// Moderator: the policy.
    async fn verdict_policy(&self, actor: &Actor, query: Done) -> ServiceResult<VerdictPolicy>;
    /// Super administrator: changes it.
    async fn set_verdict_policy(
        &self,
        actor: &Actor,
        command: SetVerdictPolicy,
    ) -> ServiceResult<VerdictPolicy>;

    /// Anybody with the provider's signature; a repeated message changes nothing.
    async fn provider_webhook(&self, actor: &Actor, command: ProviderWebhook) -> ServiceResult<Done>;
    /// The platform: vouches for an account.
    async fn provision_verified(&self, actor: &Actor, command: ProvisionVerified) -> ServiceResult<Done>;
    /// The person or the platform: what verification keeps of an account, images included.
    async fn personal_data(&self, actor: &Actor, query: PersonalDataQuery) -> ServiceResult<PersonalData>;
}

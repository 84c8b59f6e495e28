//! The service trait: each method calls its use case.

use async_trait::async_trait;
use contracts::{
    Actor, ServiceResult,
    identity::Done,
    personal_data::{PersonalData, PersonalDataQuery},
    verification::*,
};
use kernel::Page;

use crate::Verification;

#[async_trait]
impl VerificationService for Verification {
    async fn start_identity_check(
        &self,
        actor: &Actor,
        command: StartIdentityCheck,
    ) -> ServiceResult<IdentityCheckView> {
        self.inner.start_identity_check(actor, command).await
    }

    async fn upload_document_image(
        &self,
        actor: &Actor,
        command: UploadDocumentImage,
    ) -> ServiceResult<IdentityCheckView> {
        self.inner.upload_document_image(actor, command).await
    }

    async fn submit_identity_check(
        &self,
        actor: &Actor,
        command: SubmitIdentityCheck,
    ) -> ServiceResult<IdentityCheckView> {
        self.inner.submit_identity_check(actor, command).await
    }

    async fn my_identity_check(&self, actor: &Actor, _query: Done) -> ServiceResult<IdentityCheckView> {
        self.inner.my_identity_check(actor).await
    }

    async fn identity_reviews(
        &self,
        actor: &Actor,
        query: IdentityReviewQueue,
    ) -> ServiceResult<Page<IdentityReviewView>> {
        self.inner.identity_reviews(actor, query).await
    }

    async fn identity_review(
        &self,
        actor: &Actor,
        query: IdentityReviewQuery,
    ) -> ServiceResult<IdentityReviewView> {
        self.inner.identity_review(actor, query).await
    }

    async fn issue_image_link(&self, actor: &Actor, command: IssueImageLink) -> ServiceResult<ImageLink> {
        self.inner.issue_image_link(actor, command).await
    }

    async fn open_image_link(&self, actor: &Actor, query: OpenImageLink) -> ServiceResult<DocumentImage> {
        self.inner.open_image_link(actor, query).await
    }

    async fn decide_identity_check(
        &self,
        actor: &Actor,
        command: DecideIdentityCheck,
    ) -> ServiceResult<IdentityReviewView> {
        self.inner.decide_identity_check(actor, command).await
    }

    async fn reset_identity_attempts(
        &self,
        actor: &Actor,
        command: ResetIdentityAttempts,
    ) -> ServiceResult<IdentityCheckView> {
        self.inner.reset_identity_attempts(actor, command).await
    }

    async fn verdict_policy(&self, actor: &Actor, _query: Done) -> ServiceResult<VerdictPolicy> {
        self.inner.verdict_policy(actor).await
    }

    async fn set_verdict_policy(
        &self,
        actor: &Actor,
        command: SetVerdictPolicy,
    ) -> ServiceResult<VerdictPolicy> {
        self.inner.set_verdict_policy(actor, command).await
    }

    async fn provider_webhook(&self, _actor: &Actor, command: ProviderWebhook) -> ServiceResult<Done> {
        self.inner.provider_webhook(command).await
    }

    async fn provision_verified(&self, actor: &Actor, command: ProvisionVerified) -> ServiceResult<Done> {
        self.inner.provision_verified(actor, command).await
    }

    async fn personal_data(&self, actor: &Actor, query: PersonalDataQuery) -> ServiceResult<PersonalData> {
        self.inner.personal_data(actor, query).await
    }
}

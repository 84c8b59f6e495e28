//! What can be asked.

use kernel::{AccountId, IdentityCheckId, PageRequest, Timestamp};
use serde::{Deserialize, Serialize};

use super::views::{DocumentRule, DocumentSide, DocumentType, VerdictMode, VerificationProvider};
use crate::catalog::Decision;

/// A new try.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct StartIdentityCheck {
    /// The document the member will show.
    pub document_type: DocumentType,
}

/// A photo of one side.
#[derive(Clone, Serialize, Deserialize)]
pub struct UploadDocumentImage {
    /// Which try.
    pub check: IdentityCheckId,
    /// Which side.
    pub side: DocumentSide,
    /// The file as it came: JPEG or PNG, at most 12 MB.
    pub bytes: Vec<u8>,
}

impl std::fmt::Debug for UploadDocumentImage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("UploadDocumentImage").field("check", &self.check).finish_non_exhaustive()
    }
}

/// The photos are complete: please read them.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct SubmitIdentityCheck {
    /// Which try.
    pub check: IdentityCheckId,
}

/// The checks that wait for a person, oldest first.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct IdentityReviewQueue {
    /// Which page.
    pub page: PageRequest,
}

/// One check, for a reviewer.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct IdentityReviewQuery {
    /// Which.
    pub check: IdentityCheckId,
}

/// A link to an image, for a reviewer.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct IssueImageLink {
    /// Of which check.
    pub check: IdentityCheckId,
    /// Which side.
    pub side: DocumentSide,
}

/// A link that shows an image for two minutes. Making it and using it is logged.
#[derive(Clone, Serialize, Deserialize)]
pub struct ImageLink {
    /// The part of the address that is the permission: `/review/images/<token>`.
    pub token: String,
    /// When it ends.
    pub expires_at: Timestamp,
}

impl std::fmt::Debug for ImageLink {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ImageLink").field("expires_at", &self.expires_at).finish_non_exhaustive()
    }
}

/// The image behind a link.
#[derive(Clone, Serialize, Deserialize)]
pub struct OpenImageLink {
    /// The permission.
    pub token: String,
}

impl std::fmt::Debug for OpenImageLink {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("OpenImageLink(…)")
    }
}

/// A decrypted image. It is never cached and never logged.
#[derive(Clone, Serialize, Deserialize)]
pub struct DocumentImage {
    /// `image/jpeg` or `image/png`.
    pub content_type: String,
    /// The file.
    pub bytes: Vec<u8>,
}

impl std::fmt::Debug for DocumentImage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("DocumentImage").field("content_type", &self.content_type).finish_non_exhaustive()
    }
}

/// A reviewer decides.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct DecideIdentityCheck {
    /// On which check.
    pub check: IdentityCheckId,
    /// What.
    pub decision: Decision,
    /// Why; needed for a no, and told to the member.
    pub reason: Option<String>,
}

/// Support gives a member another ten tries.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ResetIdentityAttempts {
    /// Whose.
    pub account: AccountId,
    /// Why.
    pub reason: String,
}

/// How identities are to be decided on.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SetVerdictPolicy {
    /// Who reads the documents.
    pub provider: VerificationProvider,
    /// Who decides, when no rule says otherwise.
    pub mode: VerdictMode,
    /// Exceptions by type of document.
    pub rules: Vec<DocumentRule>,
    /// How many hours images are kept after a verdict, 0 to 720.
    pub retention_hours: u32,
    /// The revision that was read.
    pub revision: i64,
}

/// A provider tells us something. Nothing of it is believed before its signature was checked.
#[derive(Clone, Serialize, Deserialize)]
pub struct ProviderWebhook {
    /// Who says it is.
    pub provider: VerificationProvider,
    /// The request's headers, names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body, to the byte.
    pub body: Vec<u8>,
}

impl std::fmt::Debug for ProviderWebhook {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ProviderWebhook").field("provider", &self.provider).finish_non_exhaustive()
    }
}

/// The platform vouches for an account: demo data and measurements.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct ProvisionVerified {
    /// Which account.
    pub account: AccountId,
}

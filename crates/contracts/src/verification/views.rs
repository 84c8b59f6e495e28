//! What people and reviewers see of an identity check.

use kernel::{AccountId, IdentityCheckId, Timestamp, time::Date};
use serde::{Deserialize, Serialize};

/// Which document a member shows.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, strum::AsRefStr,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
pub enum DocumentType {
    /// A national identity card: front and back.
    IdentityCard,
    /// A passport: the page with the photograph.
    Passport,
    /// A residence permit: front and back.
    ResidencePermit,
}

/// A side of a document.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, strum::AsRefStr,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
pub enum DocumentSide {
    /// The side with the photograph.
    Front,
    /// The other one.
    Back,
}

impl DocumentType {
    /// The sides that must be uploaded.
    #[must_use]
    pub const fn sides(self) -> &'static [DocumentSide] {
        match self {
            Self::Passport => &[DocumentSide::Front],
            Self::IdentityCard | Self::ResidencePermit => &[DocumentSide::Front, DocumentSide::Back],
        }
    }
}

/// Where an identity stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, strum::AsRefStr)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
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

/// What a finding is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
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

/// What is wrong, in words a member can act on.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    strum::AsRefStr,
    strum::EnumIter,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
pub enum FindingCode {
    /// More light, please.
    TooDark,
    /// Hold still, please.
    Blurred,
    /// Light is reflected on the lines that are read.
    Glare,
    /// The whole document must be in the picture.
    CutOff,
    /// Closer, please.
    TooSmall,
    /// No document was seen.
    NotADocument,
    /// A document was seen, but not read with certainty.
    Unreadable,
    /// Another type of document than the one chosen.
    WrongDocumentType,
    /// The document has ended.
    Expired,
    /// Members are adults.
    UnderAge,
    /// The name differs from the profile's.
    NameDiffers,
    /// The birth date differs from the profile's.
    BirthDateDiffers,
    /// The document verified another account.
    DocumentAlreadyUsed,
    /// The provider said no, without a reason of ours.
    ProviderRefused,
    /// A person at Yousoon said no; the reason is in the message.
    RefusedByReviewer,
    /// No answer came in time: please try again.
    TimedOut,
}

/// Every finding code, for catalogues of texts.
pub fn all_finding_codes() -> impl Iterator<Item = FindingCode> {
    <FindingCode as strum::IntoEnumIterator>::iter()
}

/// What is wrong, and with what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Finding {
    /// With what.
    pub field: FindingField,
    /// What.
    pub code: FindingCode,
}

/// Who reads the document.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, strum::AsRefStr,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
pub enum VerificationProvider {
    /// Yousoon's own reader.
    BuiltIn,
    /// Stripe Identity.
    StripeIdentity,
    /// Veriff.
    Veriff,
}

/// A member's identity check, as the member sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdentityCheckView {
    /// The current try; none before the first.
    pub id: Option<IdentityCheckId>,
    /// Where it stands.
    pub status: IdentityStatus,
    /// The document that was chosen.
    pub document_type: Option<DocumentType>,
    /// Who reads it.
    pub provider: Option<VerificationProvider>,
    /// Where the browser goes, when the provider has a page of its own.
    pub redirect_url: Option<String>,
    /// The sides that must be uploaded before submitting; empty when the provider takes the photos.
    pub sides: Vec<DocumentSide>,
    /// The sides that were uploaded.
    pub uploaded: Vec<DocumentSide>,
    /// What is wrong.
    pub findings: Vec<Finding>,
    /// What a reviewer wrote to the member.
    pub message: Option<String>,
    /// How many tries are left; then only support can help.
    pub attempts_left: u32,
    /// When it last changed.
    pub updated_at: Option<Timestamp>,
}

/// What was read from a document; for reviewers, while the images are kept.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadingView {
    /// Family name, as on the document.
    pub last_name: String,
    /// Given names, as on the document.
    pub first_names: String,
    /// Date of birth.
    pub birth_date: Option<Date>,
    /// The day the document ends.
    pub expires_on: Option<Date>,
    /// The issuing state, three letters.
    pub country: String,
    /// How certain the reader is, 0 to 100.
    pub confidence_percent: u8,
}

impl std::fmt::Debug for ReadingView {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ReadingView").field("country", &self.country).finish_non_exhaustive()
    }
}

/// An identity check, as a reviewer sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdentityReviewView {
    /// The try.
    pub id: IdentityCheckId,
    /// Whose.
    pub account: AccountId,
    /// The profile's given name.
    pub first_name: String,
    /// The profile's family name.
    pub last_name: String,
    /// The profile's date of birth.
    pub birth_date: Option<Date>,
    /// The document that was chosen.
    pub document_type: DocumentType,
    /// Who read it.
    pub provider: VerificationProvider,
    /// Where it stands.
    pub status: IdentityStatus,
    /// What the reader doubts.
    pub findings: Vec<Finding>,
    /// What was read, when something was and it is still kept.
    pub reading: Option<ReadingView>,
    /// The images that are still kept.
    pub images: Vec<DocumentSide>,
    /// Which try of the member this is.
    pub attempt: u32,
    /// When it was submitted.
    pub submitted_at: Timestamp,
}

/// When the built-in reader's word is enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, strum::AsRefStr)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
pub enum VerdictMode {
    /// A clean, certain reading verifies; doubts go to a person.
    Automatic,
    /// A person always decides.
    Manual,
}

/// The rule for one type of document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentRule {
    /// Which type.
    pub document_type: DocumentType,
    /// Who decides.
    pub mode: VerdictMode,
}

/// How identities are decided on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VerdictPolicy {
    /// Who reads the documents.
    pub provider: VerificationProvider,
    /// Who decides, when no rule says otherwise.
    pub mode: VerdictMode,
    /// Exceptions by type of document.
    pub rules: Vec<DocumentRule>,
    /// How many hours images are kept after a verdict.
    pub retention_hours: u32,
    /// Rises with each change.
    pub revision: i64,
}

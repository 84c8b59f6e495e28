//! One try of a member to show a document.

use contracts::{
    RefusalCode,
    verification::{
        DocumentSide, DocumentType, Finding, IdentityCheckView, IdentityStatus, VerificationProvider,
    },
};
use kernel::{AccountId, IdentityCheckId, Timestamp};
use serde::{Deserialize, Serialize};

use super::{identity::Identity, verdict::Verdict};

/// How long a try that was begun and not submitted is kept, in minutes.
pub const UNSUBMITTED_MINUTES: i64 = 24 * 60;
/// How long after the images were deleted they are deleted once more, in minutes: an upload that was on its
/// way may have written one meanwhile.
pub const SECOND_SWEEP_MINUTES: i64 = 15;
/// How long a process may take to read a document before another one does, in seconds.
pub const LEASE_SECONDS: i64 = 120;
/// How often a document is begun to be read before the member is asked to try again.
pub const MAX_LEASES: u32 = 5;
/// How long a provider may take, in minutes.
pub const PROVIDER_MINUTES: i64 = 24 * 60;
/// How many photos one try may get; each is kept encrypted until the try is swept.
pub const MAX_UPLOADS: u32 = 40;

/// Where a try stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, strum::AsRefStr)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
pub enum CheckState {
    /// Photos may come.
    Started,
    /// Being read, or with a provider.
    Processing,
    /// A person looks at it.
    ManualReview,
    /// It verified the member.
    Verified,
    /// It did not.
    Rejected,
    /// Replaced or forgotten before it was submitted: it goes with its photos.
    Discarded,
}

/// A photo that is kept, encrypted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Image {
    /// Which side.
    pub side: DocumentSide,
    /// Which of the try's uploads: no upload ever overwrites another one.
    pub number: u32,
}

/// One try.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    /// Its id.
    #[serde(rename = "_id")]
    pub id: IdentityCheckId,
    /// Whose.
    pub account: AccountId,
    /// The document that was chosen.
    pub document_type: DocumentType,
    /// Who reads it.
    pub provider: VerificationProvider,
    /// Where it stands.
    pub state: CheckState,
    /// Which try of the member it is; 0 until it is submitted.
    pub attempt: u32,
    /// The photos that count.
    pub images: Vec<Image>,
    /// How many photos came.
    pub uploads: u32,
    /// The provider's page for it.
    pub redirect_url: Option<String>,
    /// The provider's name for it.
    pub external_id: Option<String>,
    /// What is wrong, or in doubt.
    pub findings: Vec<Finding>,
    /// What a reviewer wrote to the member.
    pub message: Option<String>,
    /// What was read, encrypted, in base64url; until the images go.
    pub reading: Option<String>,
    /// The keyed hash of the document's number, while the verdict is out.
    pub fingerprint: Option<String>,
    /// When it was begun.
    pub started_at: Timestamp,
    /// When it was submitted.
    pub submitted_at: Option<Timestamp>,
    /// When it was decided on.
    pub decided_at: Option<Timestamp>,
    /// When it is to be read, or given up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read_at: Option<Timestamp>,
    /// How often a process began to read it.
    pub leases: u32,
    /// When its images are to be deleted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sweep_at: Option<Timestamp>,
    /// Whether they were deleted once.
    pub swept: bool,
    /// Rises with each change.
    pub revision: i64,
}

impl std::fmt::Debug for Check {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Check").field("id", &self.id).field("state", &self.state).finish_non_exhaustive()
    }
}

/// What a new try is made of.
#[derive(Debug, Clone, Copy)]
pub struct NewCheck {
    /// Its id.
    pub id: IdentityCheckId,
    /// Whose.
    pub account: AccountId,
    /// The document that was chosen.
    pub document_type: DocumentType,
    /// Who reads it.
    pub provider: VerificationProvider,
}

impl Check {
    /// A try that begins.
    #[must_use]
    pub fn start(new: NewCheck, now: Timestamp) -> Self {
        let NewCheck { id, account, document_type, provider } = new;
        Self {
            id,
            account,
            document_type,
            provider,
            state: CheckState::Started,
            attempt: 0,
            images: Vec::new(),
            uploads: 0,
            redirect_url: None,
            external_id: None,
            findings: Vec::new(),
            message: None,
            reading: None,
            fingerprint: None,
            started_at: now,
            submitted_at: None,
            decided_at: None,
            read_at: None,
            leases: 0,
            sweep_at: Some(now.plus_minutes(UNSUBMITTED_MINUTES)),
            swept: false,
            revision: 0,
        }
    }

    /// The sides a member must upload; none when the provider takes the photos.
    #[must_use]
    pub const fn sides(&self) -> &'static [DocumentSide] {
        match self.provider {
            VerificationProvider::BuiltIn => self.document_type.sides(),
            VerificationProvider::StripeIdentity | VerificationProvider::Veriff => &[],
        }
    }

    /// The photo that counts for a side.
    #[must_use]
    pub fn image(&self, side: DocumentSide) -> Option<Image> {
        self.images.iter().copied().find(|image| image.side == side)
    }

    /// The sides without a photo.
    pub fn missing(&self) -> impl Iterator<Item = DocumentSide> {
        self.sides().iter().copied().filter(|side| self.image(*side).is_none())
    }

    /// Every photo that may have been written, also by an upload that never ended.
    pub fn written(&self) -> impl Iterator<Item = Image> {
        let sides = self.sides().iter().copied();
        let uploads = self.uploads;
        sides.flat_map(move |side| (1..=uploads).map(move |number| Image { side, number }))
    }

    /// Hands it in as the member's try number `attempt`.
    pub fn submit(&mut self, attempt: u32, now: Timestamp) {
        self.state = CheckState::Processing;
        self.attempt = attempt;
        self.submitted_at = Some(now);
        self.sweep_at = None;
        let wait = match self.provider {
            VerificationProvider::BuiltIn => 0,
            VerificationProvider::StripeIdentity | VerificationProvider::Veriff => PROVIDER_MINUTES,
        };
        self.read_at = Some(now.plus_minutes(wait));
    }

    /// Takes a verdict. `keep_minutes` is how long images are kept after a final one.
    pub fn settle(&mut self, verdict: &Verdict, now: Timestamp, keep_minutes: i64) {
        self.state = verdict.state();
        self.findings = verdict.findings().to_vec();
        self.read_at = None;
        self.redirect_url = None;
        if self.state != CheckState::ManualReview {
            self.decided_at = Some(now);
            self.fingerprint = None;
            self.sweep_at = Some(now.plus_minutes(keep_minutes));
        }
    }

    /// Forgets a try that was not decided on: it goes with its photos.
    pub fn discard(&mut self, now: Timestamp) {
        self.state = CheckState::Discarded;
        self.read_at = None;
        self.redirect_url = None;
        self.sweep_at = Some(now);
    }

    /// Forgets all that could be of a person, for an account that is gone: the rest goes with the photos.
    pub fn erase(&mut self, now: Timestamp) {
        self.discard(now);
        self.swept = false;
        self.images.clear();
        self.findings.clear();
        (self.reading, self.fingerprint, self.message, self.external_id) = (None, None, None, None);
    }

    /// Notes that images and reading are gone, and when to look once more. Whether nothing is left to do.
    pub fn sweep(&mut self, now: Timestamp) -> bool {
        self.images.clear();
        self.reading = None;
        let is_over = self.swept;
        self.swept = true;
        self.sweep_at = (!is_over).then(|| now.plus_minutes(SECOND_SWEEP_MINUTES));
        is_over
    }

    /// Nothing, while photos may come.
    ///
    /// # Errors
    /// `INVALID_STATE` afterwards.
    pub fn require_started(&self) -> Result<(), RefusalCode> {
        if self.state == CheckState::Started { Ok(()) } else { Err(RefusalCode::InvalidState) }
    }

    /// What the member is told to be wrong; doubts are for reviewers.
    #[must_use]
    pub fn told_findings(&self) -> Vec<Finding> {
        if self.state == CheckState::ManualReview { Vec::new() } else { self.findings.clone() }
    }

    /// How reviewers see where it stands.
    #[must_use]
    pub const fn status(&self) -> IdentityStatus {
        match self.state {
            CheckState::Started | CheckState::Discarded => IdentityStatus::NotSubmitted,
            CheckState::Processing => IdentityStatus::Processing,
            CheckState::ManualReview => IdentityStatus::ManualReview,
            CheckState::Verified => IdentityStatus::Verified,
            CheckState::Rejected => IdentityStatus::Rejected,
        }
    }
}

/// What the member sees.
#[must_use]
pub fn member_view(identity: &Identity, check: Option<&Check>) -> IdentityCheckView {
    IdentityCheckView {
        id: check.map(|check| check.id),
        status: identity.status,
        document_type: check.map(|check| check.document_type),
        provider: check.map(|check| check.provider),
        redirect_url: check.and_then(|check| check.redirect_url.clone()),
        sides: check.map(|check| check.sides().to_vec()).unwrap_or_default(),
        uploaded: check.map(uploaded).unwrap_or_default(),
        findings: check.map(Check::told_findings).unwrap_or_default(),
        message: check.and_then(|check| check.message.clone()),
        attempts_left: identity.attempts_left(),
        updated_at: (identity.revision > 0).then_some(identity.updated_at),
    }
}

/// The sides that are there, the front first.
#[must_use]
pub fn uploaded(check: &Check) -> Vec<DocumentSide> {
    let mut sides: Vec<_> = check.images.iter().map(|image| image.side).collect();
    sides.sort_unstable();
    sides
}

#[cfg(test)]
mod tests {
    use contracts::verification::{FindingCode, FindingField};

    use super::*;

    fn check(provider: VerificationProvider) -> Check {
        let new = NewCheck {
            id: IdentityCheckId::generate(),
            account: AccountId::generate(),
            document_type: DocumentType::IdentityCard,
            provider,
        };
        Check::start(new, now())
    }

    fn now() -> Timestamp {
        Timestamp::from_millis(1_900_000_000_000)
    }

    #[test]
    fn a_card_has_two_sides_unless_a_provider_takes_the_photos() {
        let mut check = check(VerificationProvider::BuiltIn);
        assert_eq!(check.missing().count(), 2);
        check.images = vec![Image { side: DocumentSide::Back, number: 1 }];
        assert_eq!(check.missing().collect::<Vec<_>>(), [DocumentSide::Front]);
        check.images.push(Image { side: DocumentSide::Front, number: 3 });
        assert_eq!(check.missing().count(), 0);
        assert_eq!(uploaded(&check), [DocumentSide::Front, DocumentSide::Back]);
        check.uploads = 3;
        assert_eq!(check.written().count(), 6, "whichever side an upload was of");
        assert_eq!(super::tests::check(VerificationProvider::Veriff).missing().count(), 0);
    }

    #[test]
    fn images_are_swept_twice_and_then_it_is_over() {
        let mut check = check(VerificationProvider::BuiltIn);
        check.submit(1, now());
        assert_eq!((check.sweep_at, check.read_at), (None, Some(now())));
        check.settle(&Verdict::Verified, now(), 60);
        assert_eq!(check.sweep_at, Some(now().plus_minutes(60)));
        assert!(!check.sweep(now()));
        assert_eq!(check.sweep_at, Some(now().plus_minutes(SECOND_SWEEP_MINUTES)));
        assert!(check.sweep(now()));
        assert_eq!(check.sweep_at, None);
    }

    #[test]
    fn doubts_are_not_told_and_images_stay_until_a_person_decided() {
        let mut check = check(VerificationProvider::BuiltIn);
        check.submit(1, now());
        let doubt = Finding { field: FindingField::Name, code: FindingCode::NameDiffers };
        check.settle(&Verdict::Review(vec![doubt]), now(), 60);
        assert_eq!((check.findings.len(), check.told_findings().len(), check.sweep_at), (1, 0, None));
        check.settle(&Verdict::Rejected(vec![doubt]), now(), 0);
        assert_eq!((check.told_findings().len(), check.sweep_at), (1, Some(now())));
    }
}

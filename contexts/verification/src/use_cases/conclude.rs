//! A try comes to its end: what every verdict, whoever made it, writes down.

use contracts::verification::{FindingCode, FindingField};
use platform::{Tx, UseCaseError};

use crate::{
    Inner,
    domain::{Check, CheckState, Evidence, Identity, Policy, Verdict, VerifiedDocument},
};

/// What a try came to.
#[derive(Debug)]
pub(super) struct Conclusion {
    pub(super) verdict: Verdict,
    /// What was read, when something was.
    pub(super) evidence: Option<Evidence>,
    /// Whether the try does not count.
    pub(super) give_back: bool,
}

impl Conclusion {
    /// A verdict on what was read.
    pub(super) const fn of(verdict: Verdict, evidence: Option<Evidence>) -> Self {
        Self { verdict, evidence, give_back: false }
    }

    /// No answer came.
    pub(super) fn timed_out() -> Self {
        let verdict = Verdict::rejected(FindingField::Document, FindingCode::TimedOut);
        Self { verdict, evidence: None, give_back: true }
    }
}

/// A try, the identity whose current one it is, and the policy.
pub(super) struct Subject {
    pub(super) check: Check,
    pub(super) identity: Identity,
    pub(super) policy: Policy,
}

impl Inner {
    /// Writes a conclusion, in the caller's transaction. A document that verified another account never
    /// verifies this one, whoever says so.
    pub(super) async fn conclude(
        &self,
        tx: &mut Tx,
        subject: &mut Subject,
        conclusion: Conclusion,
    ) -> Result<(), UseCaseError> {
        let Subject { check, identity, policy } = subject;
        let Conclusion { mut verdict, evidence, give_back } = conclusion;
        let now = self.db.now();
        let read = evidence.as_ref().and_then(|evidence| self.fingerprints.of(evidence));
        let fingerprint = read.or_else(|| check.fingerprint.take());
        if let (Some(fingerprint), Verdict::Verified | Verdict::Review(_)) = (&fingerprint, &verdict) {
            if self.db.documents.is_used(tx, fingerprint, identity.id).await? {
                verdict = Verdict::rejected(FindingField::Document, FindingCode::DocumentAlreadyUsed);
            } else if verdict == Verdict::Verified {
                self.db.documents.take(tx, fingerprint, identity.id).await?;
            }
        }
        check.settle(&verdict, now, policy.retention_minutes());
        if check.state == CheckState::ManualReview {
            check.fingerprint = fingerprint;
        }
        if let Some(evidence) = &evidence {
            check.reading =
                Some(self.images.seal_reading(check.id, evidence).map_err(contracts::ServiceError::from)?);
        }
        identity.settle(verdict.status(), now);
        identity.verified = (verdict == Verdict::Verified).then(|| VerifiedDocument {
            document_type: check.document_type,
            country: evidence.as_ref().and_then(|read| read.country()).map(str::to_owned),
            expires_on: evidence.as_ref().and_then(|read| read.ending).map(|ending| ending.last_day),
        });
        if give_back {
            identity.give_back();
        }
        self.db.checks.save(tx, check).await?;
        self.db.identities.save(tx, identity).await?;
        tx.emit(&identity.changed(Some(check)))?;
        Ok(())
    }
}

/// Counts a verdict that was committed.
pub(super) fn count(check: &Check) {
    metrics::counter!("verification_verdicts_total", "status" => check.state.as_ref().to_owned())
        .increment(1);
}

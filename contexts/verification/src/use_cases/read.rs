//! What was handed in is read and decided on, by whichever process claims it first.

use contracts::{
    ServiceError, ServiceResult,
    verification::{DocumentSide, FindingCode, FindingField, VerificationProvider},
};
use platform::{Dispatch, StoreError, UseCaseError, retry, telemetry::chain};

use super::conclude::{Conclusion, Subject, count};
use crate::{
    Inner,
    domain::{Case, Check, CheckState, Person, Policy, Verdict, check::MAX_LEASES, person::day_of, verdict},
    reading::{Outcome, SidePhoto},
};

impl Inner {
    /// Reads one try that is due; whether there was one.
    pub(crate) async fn read_next(&self) -> Result<bool, StoreError> {
        let now = self.db.now();
        metrics::gauge!("verification_queue").set(precise(self.db.checks.waiting(now).await?));
        let claimed = match self.db.checks.claim(now).await {
            Ok(claimed) => claimed,
            // Somebody else claims at this very moment.
            Err(error) if error.is_transient() => return Ok(true),
            Err(error) => return Err(error),
        };
        let Some(check) = claimed else {
            return Ok(false);
        };
        if let Err(error) = self.read(&check).await {
            // The lease ends by itself, and then somebody tries again.
            tracing::error!(check = %check.id, error = chain(&error), "a document could not be read");
        }
        Ok(true)
    }

    async fn read(&self, check: &Check) -> ServiceResult<()> {
        let is_ours = check.provider == VerificationProvider::BuiltIn;
        let outcome = match is_ours && check.leases <= MAX_LEASES {
            true => Some(self.read_photos(check).await?),
            false => None,
        };
        retry(|| self.try_settle(check, outcome.as_ref())).await
    }

    async fn read_photos(&self, check: &Check) -> ServiceResult<Outcome> {
        // The lines of today's cards are on the back; those of passports and of old French cards on the front.
        let mut photos: Vec<SidePhoto> = Vec::new();
        for side in [DocumentSide::Back, DocumentSide::Front] {
            if let Some(image) = check.image(side) {
                let jpeg = self.images.get(check.id, image).await?;
                photos.push((side, jpeg.ok_or_else(|| ServiceError::internal("an image is gone"))?));
            }
        }
        self.room.read(photos, day_of(self.db.now())).await.map_err(ServiceError::internal)
    }

    /// `outcome` is none when the time is over.
    async fn try_settle(&self, claimed: &Check, outcome: Option<&Outcome>) -> Result<(), UseCaseError> {
        let mut tx = self.db.begin().await?;
        let Some((check, identity)) = self.current_in(&mut tx, claimed.id).await? else {
            return Ok(());
        };
        // Another process took the try over, or a provider's message came.
        if check.revision != claimed.revision || check.state != CheckState::Processing {
            return Ok(());
        }
        let Some(person) = self.db.people.get_in(&mut tx, check.account).await? else {
            return Ok(());
        };
        let policy = self.db.policies.get_in(&mut tx).await?;
        let conclusion = outcome
            .map_or_else(Conclusion::timed_out, |outcome| self.judge(outcome, (&check, &person, &policy)));
        let mut subject = Subject { check, identity, policy };
        self.conclude(&mut tx, &mut subject, conclusion).await?;
        tx.commit(Dispatch::Now).await?;
        count(&subject.check);
        Ok(())
    }

    fn judge(&self, outcome: &Outcome, (check, person, policy): (&Check, &Person, &Policy)) -> Conclusion {
        match outcome {
            Outcome::Read(evidence) => {
                let chosen = check.document_type;
                let today = day_of(self.db.now());
                let case = Case { evidence, person, chosen, today, mode: policy.mode_of(chosen) };
                Conclusion::of(verdict::judge(case), Some((**evidence).clone()))
            }
            Outcome::Nothing(findings) if findings.is_empty() => {
                let verdict = Verdict::rejected(FindingField::Document, FindingCode::Unreadable);
                Conclusion::of(verdict, None)
            }
            Outcome::Nothing(findings) => Conclusion::of(Verdict::Rejected(findings.clone()), None),
            Outcome::NoReader => Conclusion::of(Verdict::Review(Vec::new()), None),
        }
    }
}

/// A count, for a gauge.
#[expect(clippy::cast_precision_loss, reason = "a queue of 2^52 documents is long enough")]
const fn precise(count: u64) -> f64 {
    count as f64
}

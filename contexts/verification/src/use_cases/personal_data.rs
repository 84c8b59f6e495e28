//! What verification keeps of a person, for the person.

use contracts::{
    Actor, ServiceError, ServiceResult,
    personal_data::{DataFile, PersonalData, PersonalDataQuery},
    verification::{DocumentType, Finding, IdentityStatus, ReadingView, VerificationProvider},
};
use kernel::{IdentityCheckId, Timestamp};
use serde::Serialize;

use crate::{
    Inner,
    domain::{Check, CheckState, Evidence, Identity, VerifiedDocument},
    images::name,
};

/// Where an identity stands, in the archive.
#[derive(Serialize)]
struct Kept {
    status: IdentityStatus,
    attempts_used: u32,
    verified_document: Option<VerifiedDocument>,
    checks: Vec<KeptCheck>,
}

/// A try, in the archive.
#[derive(Serialize)]
struct KeptCheck {
    id: IdentityCheckId,
    document_type: DocumentType,
    provider: VerificationProvider,
    status: IdentityStatus,
    findings: Vec<Finding>,
    message: Option<String>,
    document_number: Option<String>,
    reading: Option<ReadingView>,
    started_at: Timestamp,
    submitted_at: Option<Timestamp>,
    decided_at: Option<Timestamp>,
}

impl KeptCheck {
    fn of(check: &Check, evidence: Option<&Evidence>) -> Self {
        Self {
            id: check.id,
            document_type: check.document_type,
            provider: check.provider,
            status: check.status(),
            findings: check.told_findings(),
            message: check.message.clone(),
            document_number: evidence.and_then(|evidence| evidence.number.clone()),
            reading: evidence.map(Evidence::view),
            started_at: check.started_at,
            submitted_at: check.submitted_at,
            decided_at: check.decided_at,
        }
    }
}

impl Inner {
    pub(crate) async fn personal_data(
        &self,
        actor: &Actor,
        query: PersonalDataQuery,
    ) -> ServiceResult<PersonalData> {
        query.check(actor)?;
        let checks = self.db.checks.of(query.account).await?;
        let checks: Vec<_> =
            checks.into_iter().filter(|check| check.state != CheckState::Discarded).collect();
        let Some(identity) = self.db.identities.get(query.account).await? else {
            return Ok(PersonalData::default());
        };
        let mut files = vec![DataFile::json("verification/identity.json", &self.kept(identity, &checks)?)?];
        for check in &checks {
            files.extend(self.kept_images(check).await?);
        }
        Ok(PersonalData { files })
    }

    fn kept(&self, identity: Identity, checks: &[Check]) -> Result<Kept, ServiceError> {
        let kept = checks.iter().map(|check| {
            let evidence = self.images.reading(check)?;
            Ok(KeptCheck::of(check, evidence.as_ref()))
        });
        Ok(Kept {
            status: identity.status,
            attempts_used: identity.attempts_used,
            verified_document: identity.verified,
            checks: kept.collect::<Result<_, ServiceError>>()?,
        })
    }

    async fn kept_images(&self, check: &Check) -> ServiceResult<Vec<DataFile>> {
        let mut files = Vec::new();
        for image in &check.images {
            // One that was swept meanwhile is no longer kept.
            if let Some(bytes) = self.images.get(check.id, *image).await? {
                let path = format!("verification/{}-{}.jpg", check.id, name(image.side));
                files.push(DataFile { path, bytes });
            }
        }
        Ok(files)
    }
}

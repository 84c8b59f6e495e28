//! A reviewer decides.

use contracts::{
    Actor, RefusalCode, ServiceError, ServiceResult,
    catalog::Decision,
    verification::{
        DecideIdentityCheck, Finding, FindingCode, FindingField, IdentityReviewView, IdentityStatus,
    },
};
use kernel::{AccountId, IdentityCheckId};
use platform::{AuditEntry, Dispatch, UseCaseError, retry};
use serde::Serialize;

use super::{
    conclude::{Conclusion, Subject, count},
    needed_reason, reason,
};
use crate::{
    Inner,
    domain::{
        Check, CheckState, Person, Verdict,
        person::{day_of, is_adult},
    },
};

/// Who decides what, and why.
struct Ruling {
    who: AccountId,
    decision: Decision,
    reason: Option<String>,
}

/// What the audit log says of a try: nothing of the person, nothing of the document.
#[derive(Serialize)]
struct Standing {
    status: IdentityStatus,
    findings: Vec<Finding>,
}

impl Standing {
    fn of(check: &Check) -> Self {
        Self { status: check.status(), findings: check.findings.clone() }
    }
}

impl Inner {
    pub(crate) async fn decide_identity_check(
        &self,
        actor: &Actor,
        command: DecideIdentityCheck,
    ) -> ServiceResult<IdentityReviewView> {
        let who = actor.require_moderator()?;
        let given = command.reason.unwrap_or_default();
        let reason = match command.decision {
            Decision::Approve => reason(&given)?,
            Decision::Reject => Some(needed_reason(&given)?),
        };
        let ruling = Ruling { who, decision: command.decision, reason };
        retry(|| self.try_decide(command.check, &ruling)).await?;
        self.review_of(command.check).await
    }

    async fn try_decide(&self, id: IdentityCheckId, ruling: &Ruling) -> Result<(), UseCaseError> {
        let mut tx = self.db.begin().await?;
        let Some((mut check, identity)) = self.current_in(&mut tx, id).await? else {
            let known = self.db.checks.get_in(&mut tx, id).await?.is_some_and(|check| check.attempt > 0);
            return Err(if known {
                RefusalCode::InvalidState.into()
            } else {
                ServiceError::not_found().into()
            });
        };
        if check.attempt == 0 {
            return Err(ServiceError::not_found().into());
        }
        if check.state != CheckState::ManualReview {
            return Err(RefusalCode::InvalidState.into());
        }
        let person =
            self.db.people.get_in(&mut tx, check.account).await?.ok_or_else(ServiceError::not_found)?;
        let (verdict, what) = self.ruled(ruling, &person)?;
        let before = Standing::of(&check);
        let evidence = self.images.reading(&check).map_err(ServiceError::from)?;
        check.message = ruling.reason.clone().filter(|_| ruling.decision == Decision::Reject);
        let policy = self.db.policies.get_in(&mut tx).await?;
        let mut subject = Subject { check, identity, policy };
        self.conclude(&mut tx, &mut subject, Conclusion::of(verdict, evidence)).await?;
        let entry = AuditEntry::new(ruling.who, what, &id, self.db.now()).because(ruling.reason.as_deref());
        self.db.audit.add(&mut tx, entry.changing(&before, &Standing::of(&subject.check))?).await?;
        tx.commit(Dispatch::Now).await?;
        count(&subject.check);
        Ok(())
    }

    /// Nobody vouches for a minor.
    fn ruled(&self, ruling: &Ruling, person: &Person) -> Result<(Verdict, &'static str), UseCaseError> {
        match ruling.decision {
            Decision::Approve => {
                let is_adult = person.birth_date.is_some_and(|birth| is_adult(birth, day_of(self.db.now())));
                if !is_adult {
                    return Err(RefusalCode::MemberUnderAge.into());
                }
                Ok((Verdict::Verified, "identity.approve"))
            }
            Decision::Reject => {
                let refused = Verdict::rejected(FindingField::Document, FindingCode::RefusedByReviewer);
                Ok((refused, "identity.reject"))
            }
        }
    }
}

//! How identities are decided on.

use contracts::{
    Refusal, RefusalCode, Refusals, ServiceError,
    verification::{DocumentType, SetVerdictPolicy, VerdictMode, VerdictPolicy, VerificationProvider},
};
use serde::{Deserialize, Serialize};

/// How long images are kept after a verdict when nobody said otherwise, in hours.
const RETENTION_HOURS: u32 = 24;
/// The longest they may be kept, in hours.
const MAX_RETENTION_HOURS: i64 = 720;

/// The policy that is in force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Policy(pub VerdictPolicy);

impl Default for Policy {
    /// Until an administrator says otherwise, a person decides: lines that agree prove no document genuine.
    fn default() -> Self {
        Self(VerdictPolicy {
            provider: VerificationProvider::BuiltIn,
            mode: VerdictMode::Manual,
            rules: Vec::new(),
            retention_hours: RETENTION_HOURS,
            revision: 0,
        })
    }
}

impl Policy {
    /// Who decides on a document of this type.
    #[must_use]
    pub fn mode_of(&self, document_type: DocumentType) -> VerdictMode {
        let rule = self.0.rules.iter().find(|rule| rule.document_type == document_type);
        rule.map_or(self.0.mode, |rule| rule.mode)
    }

    /// How long images are kept after a verdict, in minutes.
    #[must_use]
    pub fn retention_minutes(&self) -> i64 {
        i64::from(self.0.retention_hours) * 60
    }

    /// The policy after a change.
    ///
    /// # Errors
    /// `INVALID_STATE` when somebody changed it meanwhile; `OUT_OF_RANGE` for the retention; `INVALID_STATE`
    /// on `rules` when a type has two.
    pub fn changed(&self, command: &SetVerdictPolicy) -> Result<Self, ServiceError> {
        if command.revision != self.0.revision {
            return Err(RefusalCode::InvalidState.into());
        }
        let mut refusals = Refusals::new();
        refusals.range("retentionHours", i64::from(command.retention_hours), 0..=MAX_RETENTION_HOURS);
        let mut types: Vec<_> = command.rules.iter().map(|rule| rule.document_type).collect();
        types.sort_unstable();
        if types.windows(2).any(|pair| pair.first() == pair.last()) {
            refusals.push(Refusal::new(RefusalCode::InvalidState).on("rules"));
        }
        refusals.done()?;
        Ok(Self(VerdictPolicy {
            provider: command.provider,
            mode: command.mode,
            rules: command.rules.clone(),
            retention_hours: command.retention_hours,
            revision: self.0.revision + 1,
        }))
    }
}

#[cfg(test)]
mod tests {
    use contracts::verification::DocumentRule;

    use super::*;

    fn command() -> SetVerdictPolicy {
        SetVerdictPolicy {
            provider: VerificationProvider::BuiltIn,
            mode: VerdictMode::Automatic,
            rules: vec![DocumentRule { document_type: DocumentType::Passport, mode: VerdictMode::Manual }],
            retention_hours: 0,
            revision: 0,
        }
    }

    #[test]
    fn a_rule_comes_before_the_general_mode() {
        let policy = Policy::default();
        assert_eq!(policy.mode_of(DocumentType::Passport), VerdictMode::Manual);
        let policy = policy.changed(&command()).unwrap();
        assert_eq!(policy.mode_of(DocumentType::Passport), VerdictMode::Manual);
        assert_eq!(policy.mode_of(DocumentType::IdentityCard), VerdictMode::Automatic);
        assert_eq!(policy.0.revision, 1);
    }

    #[test]
    fn a_stale_a_doubled_or_an_unbounded_policy_is_refused() {
        let rule = DocumentRule { document_type: DocumentType::Passport, mode: VerdictMode::Manual };
        for (code, refused) in [
            (RefusalCode::InvalidState, SetVerdictPolicy { revision: 1, ..command() }),
            (RefusalCode::InvalidState, SetVerdictPolicy { rules: vec![rule; 2], ..command() }),
            (RefusalCode::OutOfRange, SetVerdictPolicy { retention_hours: 721, ..command() }),
        ] {
            assert!(Policy::default().changed(&refused).unwrap_err().is_refusal(code));
        }
    }
}

//! How identities are decided on.

use async_graphql::{Context, Enum, InputObject, Object, Result, SimpleObject};
use contracts::{
    identity::Done,
    verification::{self as contract, DocumentRule},
};

use super::{
    identity_check::{DocumentType, VerificationProvider},
    payload::payloads,
};
use crate::{
    errors::value,
    request::{caller, services},
    scalars::count,
};

/// When the built-in reader's word is enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "contract::VerdictMode")]
pub enum VerdictMode {
    /// A clean, certain reading verifies; doubts go to a person.
    Automatic,
    /// A person always decides.
    Manual,
}

/// The rule for one type of document.
#[derive(SimpleObject)]
pub struct VerdictRule {
    /// Which type.
    document_type: DocumentType,
    /// Who decides.
    mode: VerdictMode,
}

/// How identities are decided on.
#[derive(SimpleObject)]
pub struct VerdictPolicy {
    /// Who reads the documents.
    provider: VerificationProvider,
    /// Who decides, when no rule says otherwise.
    mode: VerdictMode,
    /// Exceptions by type of document.
    rules: Vec<VerdictRule>,
    /// How many hours images are kept after a verdict.
    retention_hours: i32,
    /// Rises with each change; `setVerdictPolicy` takes the one that was read.
    revision: i32,
}

impl From<contract::VerdictPolicy> for VerdictPolicy {
    fn from(policy: contract::VerdictPolicy) -> Self {
        let rules = policy.rules.into_iter();
        Self {
            provider: policy.provider.into(),
            mode: policy.mode.into(),
            rules: rules
                .map(|rule| VerdictRule { document_type: rule.document_type.into(), mode: rule.mode.into() })
                .collect(),
            retention_hours: count(policy.retention_hours),
            revision: i32::try_from(policy.revision).unwrap_or(i32::MAX),
        }
    }
}

/// The rule for one type of document.
#[derive(InputObject)]
pub struct VerdictRuleInput {
    /// Which type.
    document_type: DocumentType,
    /// Who decides.
    mode: VerdictMode,
}

/// How identities are to be decided on.
#[derive(InputObject)]
pub struct SetVerdictPolicyInput {
    /// Who reads the documents.
    provider: VerificationProvider,
    /// Who decides, when no rule says otherwise.
    mode: VerdictMode,
    /// Exceptions by type of document.
    #[graphql(default)]
    rules: Vec<VerdictRuleInput>,
    /// How many hours images are kept after a verdict, 0 to 720.
    retention_hours: i32,
    /// The revision that was read: a change somebody else made meanwhile is not lost.
    revision: i32,
}

impl From<SetVerdictPolicyInput> for contract::SetVerdictPolicy {
    fn from(input: SetVerdictPolicyInput) -> Self {
        let rules = input
            .rules
            .into_iter()
            .map(|rule| DocumentRule { document_type: rule.document_type.into(), mode: rule.mode.into() });
        Self {
            provider: input.provider.into(),
            mode: input.mode.into(),
            rules: rules.collect(),
            // Fewer than none is as wrong as too many.
            retention_hours: u32::try_from(input.retention_hours).unwrap_or(u32::MAX),
            revision: i64::from(input.revision),
        }
    }
}

payloads! {
    /// What `setVerdictPolicy` answers.
    SetVerdictPolicyPayload { policy: VerdictPolicy }
}

/// Reads of the policy.
#[derive(Default)]
pub struct VerdictPolicyQuery;

#[Object]
impl VerdictPolicyQuery {
    /// Admin: how identities are decided on.
    async fn verdict_policy(&self, ctx: &Context<'_>) -> Result<Option<VerdictPolicy>> {
        let found = services(ctx)?.verification.verdict_policy(&caller(ctx)?.actor, Done {}).await;
        value(ctx, found).map(|policy| Some(policy.into()))
    }
}

/// Changes of the policy.
#[derive(Default)]
pub struct VerdictPolicyMutation;

#[Object]
impl VerdictPolicyMutation {
    /// Super administrator: changes how identities are decided on; the change is in the audit log.
    async fn set_verdict_policy(
        &self,
        ctx: &Context<'_>,
        input: SetVerdictPolicyInput,
    ) -> Result<SetVerdictPolicyPayload> {
        let result = services(ctx)?.verification.set_verdict_policy(&caller(ctx)?.actor, input.into()).await;
        SetVerdictPolicyPayload::from(ctx, result)
    }
}

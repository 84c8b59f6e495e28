//! One's own account.

use super::{UserError, schema, sign_in::Language};
use crate::time::Instant;

#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccountRole {
    Member,
    PartnerOwner,
    PartnerManager,
    PartnerDoor,
    AdminSuper,
    AdminModerator,
    AdminSupport,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq, Eq)]
pub struct Eligibility {
    pub eligible: bool,
    pub missing: Vec<String>,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq, Eq)]
pub struct Account {
    pub id: cynic::Id,
    pub email: String,
    pub first_name: String,
    pub last_name: String,
    pub language: Language,
    pub role: AccountRole,
    pub email_confirmed: bool,
    pub identity_verified: bool,
    pub deletion_due_at: Option<Instant>,
    pub eligibility: Option<Eligibility>,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
#[cynic(graphql_type = "Query")]
pub struct Me {
    pub me: Option<Account>,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq, Eq)]
pub struct DeviceSession {
    pub id: cynic::Id,
    pub device: Option<String>,
    pub last_used_at: Instant,
    pub current: bool,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
#[cynic(graphql_type = "Query")]
pub struct MySessions {
    pub my_sessions: Vec<DeviceSession>,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
#[cynic(graphql_type = "Mutation", variables = "super::ById")]
pub struct RevokeSession {
    #[arguments(id: $id)]
    pub revoke_session: RevokeSessionPayload,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
pub struct RevokeSessionPayload {
    pub done: bool,
    pub errors: Vec<UserError>,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq, Eq)]
pub struct DataExport {
    pub url: String,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
#[cynic(graphql_type = "Mutation")]
pub struct ExportMyData {
    pub export_my_data: ExportMyDataPayload,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
pub struct ExportMyDataPayload {
    pub export: Option<DataExport>,
    pub errors: Vec<UserError>,
}

#[derive(cynic::InputObject, Debug, Clone)]
pub struct ProveOwnerInput {
    pub password: Option<String>,
}

#[derive(cynic::QueryVariables, Debug, Clone)]
pub struct ProveOwnerVariables {
    pub input: ProveOwnerInput,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
#[cynic(graphql_type = "Mutation", variables = "ProveOwnerVariables")]
pub struct RequestAccountDeletion {
    #[arguments(input: $input)]
    pub request_account_deletion: RequestAccountDeletionPayload,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
pub struct RequestAccountDeletionPayload {
    pub account: Option<Account>,
    pub errors: Vec<UserError>,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
#[cynic(graphql_type = "Mutation")]
pub struct CancelAccountDeletion {
    pub cancel_account_deletion: CancelAccountDeletionPayload,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
pub struct CancelAccountDeletionPayload {
    pub account: Option<Account>,
    pub errors: Vec<UserError>,
}

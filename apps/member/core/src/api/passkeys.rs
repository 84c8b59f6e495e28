//! Signing in with a passkey, and making one.

use super::{UserError, account::Account, schema, sign_in::Session};
use crate::time::Instant;

cynic::impl_scalar!(serde_json::Value, schema::JSON);

/// What a browser needs for `navigator.credentials`.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
pub struct PasskeyCeremony {
    pub id: String,
    pub options: serde_json::Value,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
#[cynic(graphql_type = "Mutation")]
pub struct StartPasskeySignIn {
    pub start_passkey_sign_in: StartPasskeySignInPayload,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
pub struct StartPasskeySignInPayload {
    pub ceremony: Option<PasskeyCeremony>,
    pub errors: Vec<UserError>,
}

#[derive(cynic::InputObject, Debug, Clone)]
pub struct FinishPasskeySignInInput {
    pub ceremony: String,
    pub credential: serde_json::Value,
}

#[derive(cynic::QueryVariables, Debug, Clone)]
pub struct FinishPasskeySignInVariables {
    pub input: FinishPasskeySignInInput,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
#[cynic(graphql_type = "Mutation", variables = "FinishPasskeySignInVariables")]
pub struct FinishPasskeySignIn {
    #[arguments(input: $input)]
    pub finish_passkey_sign_in: FinishPasskeySignInPayload,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
pub struct FinishPasskeySignInPayload {
    pub session: Option<Session>,
    pub account: Option<Account>,
    pub errors: Vec<UserError>,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
#[cynic(graphql_type = "Mutation")]
pub struct StartPasskey {
    pub start_passkey: StartPasskeyPayload,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
pub struct StartPasskeyPayload {
    pub ceremony: Option<PasskeyCeremony>,
    pub errors: Vec<UserError>,
}

#[derive(cynic::InputObject, Debug, Clone)]
pub struct FinishPasskeyInput {
    pub ceremony: String,
    pub name: String,
    pub credential: serde_json::Value,
}

#[derive(cynic::QueryVariables, Debug, Clone)]
pub struct FinishPasskeyVariables {
    pub input: FinishPasskeyInput,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
#[cynic(graphql_type = "Mutation", variables = "FinishPasskeyVariables")]
pub struct FinishPasskey {
    #[arguments(input: $input)]
    pub finish_passkey: FinishPasskeyPayload,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
pub struct FinishPasskeyPayload {
    pub passkey: Option<Passkey>,
    pub errors: Vec<UserError>,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq, Eq)]
pub struct Passkey {
    pub id: cynic::Id,
    pub name: String,
    pub created_at: Instant,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq, Eq)]
pub struct Security {
    pub has_password: bool,
    pub passkeys: Vec<Passkey>,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
#[cynic(graphql_type = "Query")]
pub struct MySecurity {
    pub my_security: Option<Security>,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
#[cynic(graphql_type = "Mutation", variables = "super::ById")]
pub struct RemovePasskey {
    #[arguments(id: $id)]
    pub remove_passkey: RemovePasskeyPayload,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
pub struct RemovePasskeyPayload {
    pub done: bool,
    pub errors: Vec<UserError>,
}

//! Getting in: sign-up, e-mail code, password, forgotten password, and out again.

use super::{DonePayload, UserError, account::Account, schema};
use crate::{texts::Lang, time::Instant};

/// A session's tokens; empty when the gateway keeps them in cookies that no script can read.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq, Eq)]
pub struct Session {
    pub access_token: String,
    pub refresh_token: String,
    pub expires_at: Instant,
}

#[derive(cynic::InputObject, Debug, Clone)]
pub struct SignInInput {
    pub email: String,
    pub password: String,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub second_factor: Option<String>,
}

#[derive(cynic::QueryVariables, Debug, Clone)]
pub struct SignInVariables {
    pub input: SignInInput,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
#[cynic(graphql_type = "Mutation", variables = "SignInVariables")]
pub struct SignIn {
    #[arguments(input: $input)]
    pub sign_in: SignInPayload,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
pub struct SignInPayload {
    pub session: Option<Session>,
    pub account: Option<Account>,
    pub errors: Vec<UserError>,
}

#[derive(cynic::InputObject, Debug, Clone)]
pub struct RefreshSessionInput {
    pub refresh_token: String,
}

#[derive(cynic::QueryVariables, Debug, Clone)]
pub struct RefreshSessionVariables {
    pub input: RefreshSessionInput,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
#[cynic(graphql_type = "Mutation", variables = "RefreshSessionVariables")]
pub struct RefreshSession {
    #[arguments(input: $input)]
    pub refresh_session: RefreshSessionPayload,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
pub struct RefreshSessionPayload {
    pub session: Option<Session>,
    pub errors: Vec<UserError>,
}

#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    Fr,
    En,
}

impl From<Lang> for Language {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Fr => Self::Fr,
            Lang::En => Self::En,
        }
    }
}

#[derive(cynic::InputObject, Debug, Clone)]
pub struct SignUpInput {
    pub email: String,
    pub password: String,
    pub first_name: String,
    pub last_name: String,
    pub birth_date: jiff::civil::Date,
    pub language: Option<Language>,
    pub accept_terms: bool,
}

#[derive(cynic::QueryVariables, Debug, Clone)]
pub struct SignUpVariables {
    pub input: SignUpInput,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
#[cynic(graphql_type = "Mutation", variables = "SignUpVariables")]
pub struct SignUp {
    #[arguments(input: $input)]
    pub sign_up: SignUpPayload,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
pub struct SignUpPayload {
    pub errors: Vec<UserError>,
}

#[derive(cynic::InputObject, Debug, Clone)]
pub struct ConfirmEmailInput {
    pub email: String,
    pub code: String,
}

#[derive(cynic::QueryVariables, Debug, Clone)]
pub struct ConfirmEmailVariables {
    pub input: ConfirmEmailInput,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
#[cynic(graphql_type = "Mutation", variables = "ConfirmEmailVariables")]
pub struct ConfirmEmail {
    #[arguments(input: $input)]
    pub confirm_email: ConfirmEmailPayload,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
pub struct ConfirmEmailPayload {
    pub session: Option<Session>,
    pub account: Option<Account>,
    pub errors: Vec<UserError>,
}

#[derive(cynic::InputObject, Debug, Clone)]
pub struct ResendCodeInput {
    pub email: String,
}

#[derive(cynic::QueryVariables, Debug, Clone)]
pub struct ResendCodeVariables {
    pub input: ResendCodeInput,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
#[cynic(graphql_type = "Mutation", variables = "ResendCodeVariables")]
pub struct ResendCode {
    #[arguments(input: $input)]
    pub resend_code: DonePayload,
}

#[derive(cynic::InputObject, Debug, Clone)]
pub struct RequestPasswordResetInput {
    pub email: String,
}

#[derive(cynic::QueryVariables, Debug, Clone)]
pub struct RequestPasswordResetVariables {
    pub input: RequestPasswordResetInput,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
#[cynic(graphql_type = "Mutation", variables = "RequestPasswordResetVariables")]
pub struct RequestPasswordReset {
    #[arguments(input: $input)]
    pub request_password_reset: RequestPasswordResetPayload,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
pub struct RequestPasswordResetPayload {
    pub errors: Vec<UserError>,
}

#[derive(cynic::InputObject, Debug, Clone)]
pub struct ResetPasswordInput {
    pub email: String,
    pub code: String,
    pub password: String,
}

#[derive(cynic::QueryVariables, Debug, Clone)]
pub struct ResetPasswordVariables {
    pub input: ResetPasswordInput,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
#[cynic(graphql_type = "Mutation", variables = "ResetPasswordVariables")]
pub struct ResetPassword {
    #[arguments(input: $input)]
    pub reset_password: ResetPasswordPayload,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
pub struct ResetPasswordPayload {
    pub errors: Vec<UserError>,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
#[cynic(graphql_type = "Mutation")]
pub struct SignOut {
    pub sign_out: SignOutPayload,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
pub struct SignOutPayload {
    pub done: bool,
}

//! What a member settles about the account: password, address, language, news.

use super::{UserError, schema, sign_in::Language};

#[derive(cynic::InputObject, Debug, Clone)]
pub struct ChangePasswordInput {
    pub current: Option<String>,
    pub password: String,
}

#[derive(cynic::QueryVariables, Debug, Clone)]
pub struct ChangePasswordVariables {
    pub input: ChangePasswordInput,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
#[cynic(graphql_type = "Mutation", variables = "ChangePasswordVariables")]
pub struct ChangePassword {
    #[arguments(input: $input)]
    pub change_password: ChangePasswordPayload,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
pub struct ChangePasswordPayload {
    pub errors: Vec<UserError>,
}

#[derive(cynic::InputObject, Debug, Clone)]
pub struct RequestEmailChangeInput {
    pub email: String,
    pub password: String,
}

#[derive(cynic::QueryVariables, Debug, Clone)]
pub struct RequestEmailChangeVariables {
    pub input: RequestEmailChangeInput,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
#[cynic(graphql_type = "Mutation", variables = "RequestEmailChangeVariables")]
pub struct RequestEmailChange {
    #[arguments(input: $input)]
    pub request_email_change: RequestEmailChangePayload,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
pub struct RequestEmailChangePayload {
    pub errors: Vec<UserError>,
}

#[derive(cynic::InputObject, Debug, Clone)]
pub struct ConfirmEmailChangeInput {
    pub old_code: String,
    pub new_code: String,
}

#[derive(cynic::QueryVariables, Debug, Clone)]
pub struct ConfirmEmailChangeVariables {
    pub input: ConfirmEmailChangeInput,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
#[cynic(graphql_type = "Mutation", variables = "ConfirmEmailChangeVariables")]
pub struct ConfirmEmailChange {
    #[arguments(input: $input)]
    pub confirm_email_change: ConfirmEmailChangePayload,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
pub struct ConfirmEmailChangePayload {
    pub errors: Vec<UserError>,
}

#[derive(cynic::InputObject, Debug, Clone)]
pub struct UpdateProfileInput {
    pub language: Option<Language>,
}

#[derive(cynic::QueryVariables, Debug, Clone)]
pub struct UpdateProfileVariables {
    pub input: UpdateProfileInput,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
#[cynic(graphql_type = "Mutation", variables = "UpdateProfileVariables")]
pub struct UpdateProfile {
    #[arguments(input: $input)]
    pub update_profile: UpdateProfilePayload,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
pub struct UpdateProfilePayload {
    pub errors: Vec<UserError>,
}

#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConsentKind {
    TermsOfUse,
    IdentityCheck,
    Marketing,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq, Eq)]
pub struct Consent {
    pub kind: ConsentKind,
    pub granted: bool,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq, Eq)]
#[cynic(graphql_type = "Query")]
pub struct MyConsents {
    pub my_consents: Vec<Consent>,
}

impl MyConsents {
    /// Whether news by e-mail are wanted: what was said last counts, and it comes first.
    pub fn wants_news(&self) -> bool {
        let said = self.my_consents.iter().find(|consent| consent.kind == ConsentKind::Marketing);
        said.is_some_and(|consent| consent.granted)
    }
}

#[derive(cynic::InputObject, Debug, Clone)]
pub struct RecordConsentInput {
    pub kind: ConsentKind,
    pub version: String,
    pub granted: bool,
}

#[derive(cynic::QueryVariables, Debug, Clone)]
pub struct RecordConsentVariables {
    pub input: RecordConsentInput,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
#[cynic(graphql_type = "Mutation", variables = "RecordConsentVariables")]
pub struct RecordConsent {
    #[arguments(input: $input)]
    pub record_consent: RecordConsentPayload,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
pub struct RecordConsentPayload {
    pub errors: Vec<UserError>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_word_about_news_counts() {
        let said = |kind, granted| Consent { kind, granted };
        let wants = |my_consents| MyConsents { my_consents }.wants_news();
        assert!(!wants(vec![said(ConsentKind::TermsOfUse, true)]));
        assert!(wants(vec![said(ConsentKind::TermsOfUse, true), said(ConsentKind::Marketing, true)]));
        assert!(!wants(vec![said(ConsentKind::Marketing, false), said(ConsentKind::Marketing, true)]));
    }
}

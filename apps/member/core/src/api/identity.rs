//! The identity check.

use super::{UserError, schema};

#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentType {
    IdentityCard,
    Passport,
    ResidencePermit,
}

#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentSide {
    Front,
    Back,
}

#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdentityStatus {
    NotSubmitted,
    Processing,
    ManualReview,
    Verified,
    Rejected,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub code: String,
    pub message: String,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq, Eq)]
pub struct UploadUrl {
    pub side: DocumentSide,
    pub url: String,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq, Eq)]
pub struct IdentityCheck {
    pub id: Option<cynic::Id>,
    pub status: IdentityStatus,
    pub document_type: Option<DocumentType>,
    pub redirect_url: Option<String>,
    pub sides: Vec<DocumentSide>,
    pub uploaded: Vec<DocumentSide>,
    pub upload_urls: Vec<UploadUrl>,
    pub findings: Vec<Finding>,
    pub message: Option<String>,
    pub attempts_left: i32,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
#[cynic(graphql_type = "Query")]
pub struct MyIdentityCheck {
    pub my_identity_check: Option<IdentityCheck>,
}

#[derive(cynic::InputObject, Debug, Clone)]
pub struct StartIdentityCheckInput {
    pub document_type: DocumentType,
}

#[derive(cynic::QueryVariables, Debug, Clone)]
pub struct StartIdentityCheckVariables {
    pub input: StartIdentityCheckInput,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
#[cynic(graphql_type = "Mutation", variables = "StartIdentityCheckVariables")]
pub struct StartIdentityCheck {
    #[arguments(input: $input)]
    pub start_identity_check: StartIdentityCheckPayload,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
pub struct StartIdentityCheckPayload {
    pub identity_check: Option<IdentityCheck>,
    pub errors: Vec<UserError>,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
#[cynic(graphql_type = "Mutation", variables = "super::ById")]
pub struct SubmitIdentityCheck {
    #[arguments(id: $id)]
    pub submit_identity_check: SubmitIdentityCheckPayload,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
pub struct SubmitIdentityCheckPayload {
    pub identity_check: Option<IdentityCheck>,
    pub errors: Vec<UserError>,
}

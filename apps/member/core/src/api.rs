//! What is asked of the gateway, and what it answers. Names and types are checked against its schema at compile time.

#![expect(missing_docs, reason = "fields are those of the schema, which documents them")]

pub mod account;
pub mod favourites;
pub mod identity;
pub mod messages;
pub mod money;
pub mod notifications;
pub mod outings;
pub mod passkeys;
pub mod photos;
pub mod registrations;
pub mod settings;
pub mod sign_in;
pub mod terms;

/// The gateway's schema, as types.
#[cynic::schema("yousoon")]
pub mod schema {}

cynic::impl_scalar!(crate::time::Instant, schema::DateTime);
cynic::impl_scalar!(jiff::civil::Date, schema::Date);
cynic::impl_scalar!(crate::time::ClockTime, schema::LocalTime);

/// An expected no.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq, Eq)]
pub struct UserError {
    pub code: String,
    pub field: Option<String>,
    pub message: String,
}

/// What answers without an entity.
#[derive(cynic::QueryFragment, Debug, Clone)]
pub struct DonePayload {
    pub done: bool,
    pub errors: Vec<UserError>,
}

/// One id.
#[derive(cynic::QueryVariables, Debug, Clone)]
pub struct ById {
    pub id: cynic::Id,
}

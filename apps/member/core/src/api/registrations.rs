//! Places in outings: taking one, giving it back, tickets.

use super::{
    UserError,
    money::Money,
    outings::{Address, GroupTier, OfferHead, OutingStatus, PageInfo, Place},
    schema,
};
use crate::time::Instant;

#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum RegistrationStatus {
    Confirmed,
    Waitlisted,
    CheckedIn,
    Cancelled,
    NoShow,
}

#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum RegistrationWhen {
    Upcoming,
    Past,
    Waitlisted,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq, Eq)]
pub struct Ticket {
    pub token: String,
    pub short_code: String,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq, Eq)]
pub struct CheckIn {
    pub at: Instant,
    pub people: i32,
}

/// The caller's own place, as an outing's page needs it.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq, Eq)]
#[cynic(graphql_type = "Registration")]
pub struct MyPlace {
    pub id: cynic::Id,
    pub status: RegistrationStatus,
    pub people: i32,
    pub waitlist_position: Option<i32>,
}

/// The outing of a registration: enough for a row and for a ticket without a network.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "Outing")]
pub struct RegisteredOuting {
    pub id: cynic::Id,
    pub starts_at: Instant,
    pub ends_at: Instant,
    pub status: OutingStatus,
    pub tiers: Vec<GroupTier>,
    pub price_per_person: Option<Money>,
    pub discount_percent: i32,
    pub minimum_age: i32,
    pub offer: OfferHead,
    pub venue: Place,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
pub struct Registration {
    pub id: cynic::Id,
    pub status: RegistrationStatus,
    pub people: i32,
    pub waitlist_position: Option<i32>,
    pub ticket: Option<Ticket>,
    pub check_in: Option<CheckIn>,
    pub saving: Option<Money>,
    pub outing: RegisteredOuting,
}

#[derive(cynic::QueryVariables, Debug, Clone)]
pub struct MyRegistrationsVariables {
    pub when: RegistrationWhen,
    pub first: i32,
    pub after: Option<String>,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "Query", variables = "MyRegistrationsVariables")]
pub struct MyRegistrations {
    #[arguments(when: $when, first: $first, after: $after)]
    pub my_registrations: RegistrationPage,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "RegistrationConnection")]
pub struct RegistrationPage {
    pub nodes: Vec<Registration>,
    pub page_info: PageInfo,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq, Eq)]
pub struct SavingsSummary {
    pub total: Money,
    pub check_ins: i32,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "Query")]
pub struct MySavings {
    pub my_savings: SavingsSummary,
}

#[derive(cynic::InputObject, Debug, Clone)]
pub struct RegisterInput {
    pub outing_id: cynic::Id,
    pub people: i32,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryVariables, Debug, Clone)]
pub struct RegisterVariables {
    pub input: RegisterInput,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
#[cynic(graphql_type = "Mutation", variables = "RegisterVariables")]
pub struct Register {
    #[arguments(input: $input)]
    pub register: RegisterPayload,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
pub struct RegisterPayload {
    pub registration: Option<Registration>,
    pub errors: Vec<UserError>,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
#[cynic(graphql_type = "Mutation", variables = "super::ById")]
pub struct CancelRegistration {
    #[arguments(id: $id)]
    pub cancel_registration: CancelRegistrationPayload,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
pub struct CancelRegistrationPayload {
    pub registration: Option<MyPlace>,
    pub errors: Vec<UserError>,
}

impl Address {
    /// In one line.
    pub fn line(&self) -> String {
        format!("{}, {} {}", self.street, self.postal_code, self.city)
    }
}

//! Amounts.

use super::schema;

/// An amount in cents.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq, Eq)]
pub struct Money {
    pub cents: i32,
    pub currency: String,
}

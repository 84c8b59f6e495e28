//! Consents.

use kernel::Timestamp;
use serde::{Deserialize, Serialize};

/// What somebody can agree to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ConsentKind {
    /// The terms of use; there is no account without.
    TermsOfUse,
    /// That an identity document is read and, until the verdict, kept.
    IdentityCheck,
    /// News and offers by e-mail.
    Marketing,
}

/// What was agreed to, or no longer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentView {
    /// To what.
    pub kind: ConsentKind,
    /// Which version of the text, for instance `2026-11`.
    pub version: String,
    /// Whether it was given, or taken back.
    pub granted: bool,
    /// When.
    pub at: Timestamp,
}

/// Agrees, or no longer agrees.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RecordConsent {
    /// To what.
    pub kind: ConsentKind,
    /// Which version of the text was shown.
    pub version: String,
    /// Whether it is given, or taken back.
    pub granted: bool,
}

//! Open data for a demo partner.

use kernel::{AccountId, Siret, Timestamp};
use serde::{Deserialize, Serialize};

use super::{CreateVenue, GroupTier, OfferTerms, PartnerType};
use crate::error::Refusal;

/// Real venues or outings of open data, read for a demo partner.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ImportBatch {
    /// The demo partner; made, active, when it does not exist.
    pub partner: ImportPartner,
    /// The rows.
    pub rows: Vec<ImportRow>,
}

/// The partner an import belongs to.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ImportPartner {
    /// The company's name; its id follows from it.
    pub name: String,
    /// The company's SIRET.
    pub siret: Siret,
    /// What kind of partner.
    pub partner_type: PartnerType,
    /// Its owner.
    pub owner: AccountId,
}

/// A row of open data.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ImportRow {
    /// The row's key in its source: the same key is the same offer and outing (or place) each time.
    pub key: String,
    /// The place's key, when several rows share the place; the row's key when absent.
    pub venue_key: Option<String>,
    /// The place.
    pub venue: CreateVenue,
    /// What happens there; `None` for a place alone.
    pub outing: Option<ImportOuting>,
}

/// A dated event of open data.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ImportOuting {
    /// One line.
    pub title: String,
    /// A paragraph or two.
    pub description: String,
    /// The discount made up for the demo.
    pub terms: OfferTerms,
    /// How a group improves it.
    pub tiers: Vec<GroupTier>,
    /// When it starts.
    pub starts_at: Timestamp,
    /// When it ends.
    pub ends_at: Timestamp,
    /// How many people.
    pub capacity: u32,
}

/// What became of a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ImportOutcome {
    /// It is new in the catalog.
    Created,
    /// It was there already.
    Unchanged,
    /// It was refused, for these reasons.
    Refused(Vec<Refusal>),
}

//! Reading open data into the catalog as a demo partner's venues and outings.
//!
//! GeoJSON in, one report out: how many rows are new, were there already, or are refused, and why, with
//! their row numbers (the first feature is row 1). Running the same file again changes nothing.

mod dates;
mod feature;
mod price;
mod report;
mod rows;

use anyhow::{Context as _, Result, bail};
use contracts::{
    Actor,
    catalog::{CatalogService, ImportBatch, ImportPartner, PartnerType},
    identity::{AccountRole, IdentityService, ProvisionAccount, Secret},
};
use kernel::{Clock, PartnerId, SystemClock};

pub use report::Report;
use rows::Row;

use crate::{Platform, accounts, demo::demo_siret};

/// Rows of one batch: one answer of the catalog, one line of progress.
const BATCH: usize = 100;

/// What the file holds and how it is read.
pub enum Options {
    /// Places, of partners of this type.
    Venues {
        /// What kind of partner they belong to.
        partner_type: PartnerType,
    },
    /// Dated events.
    Outings {
        /// Moves past dates into so many coming weeks.
        shift_weeks: Option<u32>,
        /// How many people each outing has room for.
        capacity: u32,
    },
}

/// Reads `text` into the catalog, telling `progress` after each batch.
///
/// # Errors
/// When the text is not a GeoJSON feature collection, or a context does not answer.
pub async fn read(
    platform: &Platform,
    text: &str,
    options: &Options,
    progress: &mut (dyn FnMut(String) + Send),
) -> Result<Report> {
    let features = feature::features(text).context("not a GeoJSON feature collection")?;
    if features.is_empty() {
        bail!("the feature collection is empty");
    }
    let now = SystemClock.now();
    let mut report = Report::new(features.len());
    let mut batches: Vec<(rows::DemoPartner, Vec<(usize, Row)>)> = Vec::new();
    for (index, feature) in features.iter().enumerate() {
        match rows::row(feature, options, now) {
            Ok(row) => match batches.iter_mut().find(|(partner, _)| *partner == row.partner) {
                Some((_, rows)) => rows.push((index + 1, row)),
                None => batches.push((row.partner, vec![(index + 1, row)])),
            },
            Err(problem) => report.refuse(index + 1, &feature.label(), problem),
        }
    }
    for (partner, rows) in batches {
        let partner = import_partner(platform, partner).await?;
        for chunk in rows.chunks(BATCH) {
            let batch = ImportBatch {
                partner: partner.clone(),
                rows: chunk.iter().map(|(_, row)| row.row.clone()).collect(),
            };
            let outcomes = platform.catalog.import(&Actor::System, batch).await?;
            for ((number, row), outcome) in chunk.iter().zip(outcomes) {
                report.add(*number, &row.row.venue.name, outcome);
            }
            progress(report.progress());
        }
    }
    Ok(report)
}

/// The demo partner with its owner's account.
async fn import_partner(platform: &Platform, partner: rows::DemoPartner) -> Result<ImportPartner> {
    let id = PartnerId::derived_from(partner.name);
    let owner = ProvisionAccount {
        email: format!("{}@demo.yousoon.com", partner.mailbox),
        password: Secret(accounts::PASSWORD.to_owned()),
        first_name: "Données".to_owned(),
        last_name: "Ouvertes".to_owned(),
        birth_date: None,
        role: AccountRole::Staff { partner: id, role: contracts::StaffRole::Owner },
    };
    let owner = platform.identity.provision_account(&Actor::System, owner).await?;
    Ok(ImportPartner {
        name: partner.name.to_owned(),
        siret: demo_siret(partner.number),
        partner_type: partner.partner_type,
        owner: owner.id,
    })
}

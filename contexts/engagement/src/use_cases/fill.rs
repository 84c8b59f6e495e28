//! What happened before engagement existed, from who owns it: what members are called, the outings with their offers,
//! then the registrations. Events that come meanwhile are neither lost nor undone: the higher revision stands.

use contracts::{
    Actor, ServiceResult,
    booking::RegistrationsExport,
    catalog::ExportQuery,
    identity::{AccountRole, AccountsExport},
};
use kernel::Timestamp;

use crate::{
    Inner,
    domain::{Participation, Person},
};

/// The mark of an installation that was filled.
const FILLED: &str = "filled";

impl Inner {
    /// Fills, unless that was done.
    pub(crate) async fn fill_once(&self) -> ServiceResult<()> {
        if self.db.marks.has(FILLED).await? {
            return Ok(());
        }
        self.fill().await
    }

    pub(crate) async fn fill(&self) -> ServiceResult<()> {
        let people = self.fill_people().await?;
        let outings = self.fill_outings().await?;
        let registrations = self.fill_registrations().await?;
        self.db.marks.set(FILLED, self.db.now()).await?;
        tracing::info!(people, outings, registrations, "engagement is filled");
        Ok(())
    }

    /// How many there are.
    async fn fill_people(&self) -> ServiceResult<usize> {
        let (mut after, mut count) = (None, 0);
        loop {
            let page = self.identity.export_accounts(&Actor::System, AccountsExport { after }).await?;
            let Some(last) = page.last() else { return Ok(count) };
            after = Some(last.account.id);
            for told in page.iter().filter(|told| told.account.role == AccountRole::Member) {
                self.learn_person(&Person::of(&told.account, told.revision)).await?;
                count += 1;
            }
        }
    }

    /// How many there are.
    async fn fill_outings(&self) -> ServiceResult<usize> {
        let (mut after, mut count) = (None, 0);
        loop {
            let query = ExportQuery { ends_after: Timestamp::from_millis(0), after };
            let page = self.catalog.export(&Actor::System, query).await?;
            let Some(last) = page.last() else { return Ok(count) };
            (after, count) = (Some(last.outing.id), count + page.len());
            for facts in &page {
                self.learn_outing(facts).await?;
            }
        }
    }

    /// How many there are.
    async fn fill_registrations(&self) -> ServiceResult<usize> {
        let (mut after, mut count) = (None, 0);
        loop {
            let query = RegistrationsExport { after };
            let page = self.booking.export_registrations(&Actor::System, query).await?;
            let Some(last) = page.last() else { return Ok(count) };
            (after, count) = (Some(last.registration), count + page.len());
            for standing in &page {
                self.learn_registration(&Participation::of(standing)).await?;
            }
        }
    }
}

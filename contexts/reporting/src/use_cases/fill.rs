//! What happened before reporting existed, from who owns it: the outings, then the registrations. Events that come
//! meanwhile are neither lost nor undone: the higher revision stands.

use contracts::{
    Actor, ServiceResult,
    booking::{RegistrationStanding, RegistrationsExport},
    catalog::{ExportQuery, OutingFacts},
};
use kernel::Timestamp;

use crate::{
    Inner,
    domain::{Fact, Outing},
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
        let outings = self.fill_outings().await?;
        let registrations = self.fill_registrations().await?;
        self.db.marks.set(FILLED, self.db.now()).await?;
        tracing::info!(outings, registrations, "reporting is filled");
        Ok(())
    }

    /// How many there are.
    async fn fill_outings(&self) -> ServiceResult<usize> {
        let (mut after, mut count) = (None, 0);
        loop {
            let query = ExportQuery { ends_after: Timestamp::from_millis(0), after };
            let page = self.catalog.export(&Actor::System, query).await?;
            let Some(last) = page.last() else { return Ok(count) };
            (after, count) = (Some(last.outing.id), count + page.len());
            for facts in self.unknown_outings(page).await? {
                self.learn_outing(&facts).await?;
            }
        }
    }

    async fn unknown_outings(&self, page: Vec<OutingFacts>) -> ServiceResult<Vec<OutingFacts>> {
        let ids: Vec<_> = page.iter().map(|facts| facts.outing.id).collect();
        let known = self.db.outings.get_many(&ids).await?;
        let is_newer = |facts: &OutingFacts| {
            known.get(&facts.outing.id).is_none_or(|known| known.revision < facts.outing.revision)
        };
        Ok(page.into_iter().filter(is_newer).collect())
    }

    /// How many there are.
    async fn fill_registrations(&self) -> ServiceResult<usize> {
        let (mut after, mut count) = (None, 0);
        loop {
            let query = RegistrationsExport { after };
            let page = self.booking.export_registrations(&Actor::System, query).await?;
            let Some(last) = page.last() else { return Ok(count) };
            (after, count) = (Some(last.registration), count + page.len());
            self.fill_page(&page).await?;
        }
    }

    /// Of a cancelled registration nobody knows any more why: of an outing that was called off it was that.
    async fn fill_page(&self, page: &[RegistrationStanding]) -> ServiceResult<()> {
        let ids: Vec<_> = page.iter().map(|standing| standing.registration).collect();
        let known = self.db.facts.revisions(&ids).await?;
        let newer = page.iter().filter(|standing| {
            known.get(&standing.registration).is_none_or(|known| *known < standing.revision)
        });
        let newer: Vec<_> = newer.collect();
        let outings: Vec<_> = newer.iter().map(|standing| standing.summary.outing).collect();
        let outings = self.db.outings.get_many(&outings).await?;
        for standing in newer {
            let called_off =
                outings.get(&standing.summary.outing).is_some_and(|outing: &Outing| outing.called_off);
            self.learn_registration(&Fact::of(standing, !called_off)).await?;
        }
        Ok(())
    }
}

//! Somebody has outings on the screen: each counts once for a viewer and a day.
//!
//! Who has viewed is noted before it is counted, without a transaction: a process that dies in between loses some
//! views, and none is counted twice. Nobody waits for it: clients send it beside what they ask.

use std::collections::BTreeSet;

use contracts::{
    Actor, FailureCode, Refusals, ServiceError, ServiceResult, identity::Done, reporting::RecordViews,
};
use kernel::OutingId;
use platform::retry;

use crate::{
    Inner,
    domain::{
        Change, Counts,
        counts::Counted,
        limits::{Counter, MOST},
        outing::day_in_paris,
    },
    store::viewings::Viewing,
};

/// How many outings one request tells of.
const MAX_OUTINGS: i64 = 50;

impl Inner {
    /// # Errors
    /// `OUT_OF_RANGE` for none or more than 50; `RATE_LIMITED`.
    pub(crate) async fn record_views(&self, actor: &Actor, command: RecordViews) -> ServiceResult<Done> {
        let mut refusals = Refusals::new();
        let told = i64::try_from(command.outings.len()).unwrap_or(i64::MAX);
        refusals.range("outingIds", told, 1..=MAX_OUTINGS);
        refusals.done()?;
        self.limit(&command).await?;

        let now = self.db.now();
        let asked: BTreeSet<OutingId> = command.outings.iter().copied().collect();
        let mut known = self.db.outings.get_many(&asked.into_iter().collect::<Vec<_>>()).await?;
        known.retain(|_, outing| !outing.called_off && !is_own(actor, outing.partner));
        let outings: Vec<OutingId> = known.keys().copied().collect();
        let day = day_in_paris(now);
        let viewer = self.viewers.viewer(actor, &command.client, day);
        let viewing = Viewing { viewer: &viewer, day, outings: &outings, now };
        let fresh = self.db.viewings.note(&viewing).await?;
        let viewed = fresh.iter().filter_map(|outing| known.get(outing));
        let changes: Vec<_> = viewed
            .map(|outing| Change { cell: outing.cell(), added: Counts { views: 1, ..Counts::default() } })
            .collect();
        self.db.days.add_views(&changes).await?;
        metrics::counter!("views_total").increment(changes.len() as u64);
        Ok(Done {})
    }

    async fn limit(&self, command: &RecordViews) -> ServiceResult<()> {
        let Some(network) = self.viewers.network(&command.client) else {
            return Ok(());
        };
        let counter = Counter::of(&network, self.db.now());
        let count = retry(|| async { Ok(self.db.limits.count(&counter).await?) }).await?;
        if count > MOST { Err(ServiceError::failed(FailureCode::RateLimited)) } else { Ok(()) }
    }
}

/// A company that looks at its own outings does not count.
fn is_own(actor: &Actor, partner: kernel::PartnerId) -> bool {
    matches!(actor, Actor::Staff { staff, .. } if staff.partner == partner)
}

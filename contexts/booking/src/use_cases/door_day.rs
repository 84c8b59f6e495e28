//! What the door looks at: the day's outings, and of each the list it keeps to work without a network.

use std::ops::Range;

use contracts::{
    Actor, ServiceError, ServiceResult, StaffRole,
    booking::{Arrivals, DoorDayQuery, DoorDayView, DoorEntries, DoorEntryView, DoorOutingView},
};
use kernel::{
    OutingId, Page, PartnerId, RegistrationId, TimeZoneName, Timestamp,
    time::{Date, Time},
};
use platform::StoreError;

use super::my_registrations::{after, check_count};
use crate::{
    Inner,
    domain::{Ledger, Registration, short_code, ticket::VALID_AFTER_END_MINUTES},
    store::outing_pages::{OutingOrder, OutingPage},
};

/// How many outings a day shows at most.
const MAX_OUTINGS: i64 = 500;
/// No outing lasts longer: what started before is over.
const LONGEST_OUTING_DAYS: i64 = 7;

impl Inner {
    pub(crate) async fn door_day(&self, actor: &Actor, query: DoorDayQuery) -> ServiceResult<DoorDayView> {
        let staff = actor.require_staff(StaffRole::Door)?;
        let now = self.db.now();
        let ledgers = self.of_day(staff.partner, query.date, now).await?;
        let ids: Vec<_> = ledgers.iter().map(|ledger| ledger.id).collect();
        let arrivals = self.db.arrivals.of(&ids, Some(staff.partner)).await?;
        let outings = ledgers.into_iter().map(|ledger| {
            let arrived = arrivals.get(&ledger.id).copied().unwrap_or_default();
            self.door_outing(ledger, arrived)
        });
        Ok(DoorDayView { generated_at: now, outings: outings.collect() })
    }

    /// Those that start on the day; without a day also those that began before and still run.
    async fn of_day(
        &self,
        partner: PartnerId,
        date: Option<Date>,
        now: Timestamp,
    ) -> Result<Vec<Ledger>, StoreError> {
        let paris = TimeZoneName::paris();
        let mut day = day_in(&paris, date.unwrap_or_else(|| now.in_zone(&paris).date()));
        let midnight = day.start;
        if date.is_none() {
            day.start = day.start.plus_days(-LONGEST_OUTING_DAYS);
        }
        let mut found = self.db.ledgers.of_partner(partner, &day, MAX_OUTINGS).await?;
        found.retain(|ledger| ledger.summary.starts_at >= midnight || ledger.summary.ends_at > now);
        Ok(found)
    }

    fn door_outing(&self, ledger: Ledger, arrived: u32) -> DoorOutingView {
        let summary = ledger.summary;
        let opens_at = self.check_in_opens_minutes.map(|minutes| summary.starts_at.plus_minutes(-minutes));
        DoorOutingView {
            outing: ledger.id,
            arrived,
            expected: ledger.registered,
            opens_at,
            closes_at: summary.ends_at.plus_minutes(VALID_AFTER_END_MINUTES),
            time_zone: summary.time_zone,
        }
    }

    pub(crate) async fn door_entries(
        &self,
        actor: &Actor,
        query: DoorEntries,
    ) -> ServiceResult<Page<DoorEntryView>> {
        let staff = actor.require_staff(StaffRole::Door)?;
        let page = OutingPage {
            outing: query.outing,
            statuses: Vec::new(),
            order: OutingOrder::Made(after::<RegistrationId>(&query.page)?),
            limit: query.page.size() + 1,
        };
        let found = self.of_outing(staff.partner, &page).await?;
        let page = Page::from_overfull(found, query.page.size(), |found| found.id);
        Ok(page.map_err(ServiceError::internal)?.map(|found: Registration| entry(&found)))
    }

    pub(crate) async fn arrivals(
        &self,
        actor: &Actor,
        outings: Vec<OutingId>,
    ) -> ServiceResult<Vec<Arrivals>> {
        let partner = match actor {
            Actor::Admin { .. } | Actor::System => None,
            _ => Some(actor.require_staff(StaffRole::Door)?.partner),
        };
        check_count(&outings)?;
        let found = self.db.arrivals.of(&outings, partner).await?;
        Ok(found.into_iter().map(|(outing, people)| Arrivals { outing, people }).collect())
    }
}

/// From midnight to midnight on the clock of a zone: 23 or 25 hours when it changes.
fn day_in(zone: &TimeZoneName, date: Date) -> Range<Timestamp> {
    let midnight = |date: Date| Timestamp::from_local(date.to_datetime(Time::midnight()), zone);
    midnight(date)..midnight(date.tomorrow().unwrap_or(Date::MAX))
}

fn entry(found: &Registration) -> DoorEntryView {
    DoorEntryView {
        registration: found.id,
        code_digest: short_code::digest(&found.short_code, found.summary.outing),
        member_name: found.member_name.clone(),
        people: found.people,
        arrived: found.arrived(),
        status: found.status,
        checked_in_at: found.arrival.as_ref().map(|arrival| arrival.at),
        time_zone: found.summary.time_zone.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_in_paris_has_23_or_25_hours_when_the_clock_changes() {
        let hours = |text: &str| {
            let day = day_in(&TimeZoneName::paris(), text.parse().unwrap());
            day.end.millis_since(day.start) / 3_600_000
        };
        assert_eq!([hours("2026-11-22"), hours("2027-03-28"), hours("2026-10-25")], [24, 23, 25]);
    }
}

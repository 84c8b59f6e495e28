//! What time brings to an outing, done once by a background job.

use kernel::Timestamp;

use super::Ledger;

/// How long after the end of an outing who did not come counts as a no-show.
const SETTLE_AFTER_MINUTES: i64 = 6 * 60;

/// What time brings to an outing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Duty {
    /// Freeze the tier that counts for everybody.
    Close,
    /// Bring the savings of those checked in before closing to the frozen tier.
    Reprice,
    /// Tell who still waits at the start that it is too late.
    ExpireWaitlist,
    /// Call who did not come a no-show.
    Settle,
}

impl Ledger {
    /// The duty that is due at `now`, if any.
    #[must_use]
    pub fn duty(&self, now: Timestamp) -> Option<Duty> {
        self.next_duty().filter(|(at, _)| *at <= now).map(|(_, duty)| duty)
    }

    /// The next duty and when it is due. A called-off outing has none: nobody is charged a no-show.
    pub(super) fn next_duty(&self) -> Option<(Timestamp, Duty)> {
        if self.cancelled.is_some() || self.settled_at.is_some() {
            return None;
        }
        let closing = match (&self.closed, self.repriced) {
            (None, _) => Some(Duty::Close),
            (Some(_), false) => Some(Duty::Reprice),
            (Some(_), true) => None,
        };
        let starting = (!self.waitlist_expired).then_some(Duty::ExpireWaitlist);
        let duties = [
            closing.map(|duty| (self.closes_at, duty)),
            starting.map(|duty| (self.summary.starts_at, duty)),
            Some((self.summary.ends_at.plus_minutes(SETTLE_AFTER_MINUTES), Duty::Settle)),
        ];
        duties.into_iter().flatten().min_by_key(|(at, _)| *at)
    }
}

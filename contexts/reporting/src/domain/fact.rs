//! What is known of a registration.

use contracts::booking::{RegistrationStanding, RegistrationStatus, RegistrationStep, stand_in};
use kernel::{AccountId, OfferId, OutingId, PartnerId, RegistrationId, Timestamp, VenueId, time::Date};
use serde::{Deserialize, Serialize};

use super::{
    counts::{Cell, Counted, Counts},
    outing::{day_in_paris, is_off_peak},
};

/// The newest that is known of a registration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// The registration.
    #[serde(rename = "_id")]
    pub id: RegistrationId,
    /// Whose it is; once the account is erased, who stands in for it.
    pub member: AccountId,
    /// At which partner.
    pub partner: PartnerId,
    /// For which outing.
    pub outing: OutingId,
    /// Of which offer.
    pub offer: OfferId,
    /// At which venue.
    pub venue: VenueId,
    /// The day the outing starts, in Paris.
    pub day: Date,
    /// Whether it starts off-peak.
    pub off_peak: bool,
    /// Where the registration stands.
    pub status: RegistrationStatus,
    /// Of a cancelled one: whether the member gave up. Otherwise the outing was called off, or it was too late
    /// for who waited.
    pub given_up: bool,
    /// The member and the guests.
    pub people: u32,
    /// How many came.
    pub arrived: u32,
    /// What they paid, when it is known.
    pub paid_cents: Option<i64>,
    /// What they saved, when it is known.
    pub saved_cents: Option<i64>,
    /// When the ticket was first scanned, while the party counts as having come.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visited_at: Option<Timestamp>,
    /// Whether it is the member's first visit to the partner.
    pub is_first: bool,
    /// The registration's.
    pub revision: i64,
}

impl Fact {
    /// The fact after an event; `step` is what happened, when the event says so.
    #[must_use]
    pub fn told(standing: &RegistrationStanding, step: Option<RegistrationStep>) -> Self {
        let by_others =
            matches!(step, Some(RegistrationStep::OutingCancelled | RegistrationStep::WaitlistExpired));
        Self::of(standing, !by_others)
    }

    /// The fact; `given_up` says of a cancelled registration whether it was the member's wish.
    #[must_use]
    pub fn of(standing: &RegistrationStanding, given_up: bool) -> Self {
        let (summary, state) = (&standing.summary, &standing.state);
        let came = state.status == RegistrationStatus::CheckedIn && state.arrived > 0;
        Self {
            id: standing.registration,
            member: standing.member,
            partner: summary.partner,
            outing: summary.outing,
            offer: summary.offer,
            venue: summary.venue,
            day: day_in_paris(summary.starts_at),
            off_peak: is_off_peak(summary.starts_at, &summary.time_zone),
            status: state.status,
            given_up: given_up && state.status == RegistrationStatus::Cancelled,
            people: standing.people,
            arrived: if came { state.arrived } else { 0 },
            paid_cents: state.paid.filter(|_| came).map(|paid| paid.cents),
            saved_cents: state.saving.filter(|_| came).map(|saving| saving.cents),
            visited_at: state.checked_in_at.filter(|_| came),
            is_first: false,
            revision: standing.revision,
        }
    }

    /// Whether the party counts as having come.
    #[must_use]
    pub const fn is_visit(&self) -> bool {
        self.visited_at.is_some()
    }

    /// Whether the account of the member was erased.
    #[must_use]
    pub fn is_forgotten(&self) -> bool {
        self.member == stand_in(self.id)
    }

    /// Leaves nothing of the member. Whether it was a first visit stays.
    pub fn forget_member(&mut self) {
        self.member = stand_in(self.id);
    }

    /// Visits of a member in their order.
    #[must_use]
    pub const fn visit_order(&self) -> (Option<Timestamp>, RegistrationId) {
        (self.visited_at, self.id)
    }
}

impl Counted for Fact {
    fn cell(&self) -> Cell {
        Cell { partner: self.partner, day: self.day, offer: self.offer, venue: self.venue }
    }

    fn counts(&self) -> Counts {
        let has_places = matches!(
            self.status,
            RegistrationStatus::Confirmed | RegistrationStatus::CheckedIn | RegistrationStatus::NoShow
        );
        let registered_people = if has_places { i64::from(self.people) } else { 0 };
        Counts {
            registrations: i64::from(has_places),
            registered_people,
            off_peak_people: if self.off_peak { registered_people } else { 0 },
            check_ins: i64::from(self.is_visit()),
            arrived_people: i64::from(self.arrived),
            no_shows: i64::from(self.status == RegistrationStatus::NoShow),
            cancellations: i64::from(self.given_up),
            revenue_cents: self.paid_cents.unwrap_or(0),
            discount_cents: self.saved_cents.unwrap_or(0),
            new_people: i64::from(self.is_visit() && self.is_first),
            returning_people: i64::from(self.is_visit() && !self.is_first),
            ..Counts::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        counts::{Change, difference},
        samples::{checked_in, standing},
    };
    use kernel::Money;

    fn counted(standing: &RegistrationStanding) -> Counts {
        Fact::told(standing, None).counts()
    }

    #[test]
    fn a_party_counts_from_its_place_to_the_door() {
        let confirmed = standing(RegistrationStatus::Confirmed);
        let registered = Counts { registrations: 1, registered_people: 3, ..Counts::default() };
        assert_eq!(counted(&confirmed), registered);
        assert_eq!(counted(&standing(RegistrationStatus::Waitlisted)), Counts::default());
        assert_eq!(
            counted(&standing(RegistrationStatus::NoShow)),
            Counts { no_shows: 1, ..registered },
            "its places were taken"
        );
        assert_eq!(
            counted(&checked_in(2)),
            Counts {
                check_ins: 1,
                arrived_people: 2,
                revenue_cents: 1_960,
                discount_cents: 840,
                returning_people: 1,
                ..registered
            }
        );
    }

    #[test]
    fn what_is_not_known_is_not_counted() {
        let mut unknown = checked_in(3);
        (unknown.state.paid, unknown.state.saving) = (None, None);
        let counts = counted(&unknown);
        assert_eq!((counts.revenue_cents, counts.discount_cents, counts.arrived_people), (0, 0, 3));
    }

    #[test]
    fn only_who_gave_up_is_a_cancellation() {
        let cancelled = standing(RegistrationStatus::Cancelled);
        for (step, count) in [
            (Some(RegistrationStep::Cancelled), 1),
            (Some(RegistrationStep::OutingCancelled), 0),
            (Some(RegistrationStep::WaitlistExpired), 0),
        ] {
            let counts = Fact::told(&cancelled, step).counts();
            assert_eq!(counts, Counts { cancellations: count, ..Counts::default() }, "{step:?}");
        }
    }

    #[test]
    fn a_check_in_that_is_undone_leaves_nothing_but_the_place() {
        let came = Fact::told(&checked_in(3), None);
        // The door took it back: saved and paid are told as nothing, or not at all.
        let mut undone = standing(RegistrationStatus::Confirmed);
        undone.state.saving = Some(Money::ZERO);
        let undone = Fact::told(&undone, None);
        assert!(!undone.is_visit());
        let changes = difference(Some(&came), &undone);
        let mut sum = came.counts();
        changes.iter().for_each(|change| sum += change.added);
        assert_eq!(sum, Counts { registrations: 1, registered_people: 3, ..Counts::default() });
    }

    #[test]
    fn a_fact_in_another_cell_leaves_the_first_one() {
        let before = Fact::told(&standing(RegistrationStatus::Confirmed), None);
        let after = Fact { day: before.day.tomorrow().unwrap(), ..before.clone() };
        assert_eq!(
            difference(Some(&before), &after),
            [
                Change { cell: before.cell(), added: -before.counts() },
                Change { cell: after.cell(), added: after.counts() },
            ]
        );
        assert_eq!(difference(Some(&before), &before), []);
    }
}

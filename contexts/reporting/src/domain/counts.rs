//! Counters, and the cells they are kept in.

use contracts::reporting::ResultFigures;
use kernel::{Money, OfferId, PartnerId, VenueId, time::Date};
use serde::{Deserialize, Serialize};

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
const fn is_zero(number: &i64) -> bool {
    *number == 0
}

/// Declares the counters: nothing else must know them one by one.
macro_rules! counts {
    ($($(#[$doc:meta])* $field:ident;)+) => {
        /// What is counted. A counter that is nothing is not stored.
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(default)]
        pub struct Counts {
            $($(#[$doc])* #[serde(skip_serializing_if = "is_zero")] pub $field: i64,)+
        }

        impl Counts {
            /// The counters that are not nothing, by name.
            pub fn each(&self) -> impl Iterator<Item = (&'static str, i64)> {
                [$((stringify!($field), self.$field)),+].into_iter().filter(|(_, count)| *count != 0)
            }
        }

        impl std::ops::AddAssign for Counts {
            fn add_assign(&mut self, other: Self) {
                $(self.$field = self.$field.saturating_add(other.$field);)+
            }
        }

        impl std::ops::Neg for Counts {
            type Output = Self;

            fn neg(self) -> Self {
                Self { $($field: -self.$field),+ }
            }
        }
    };
}

counts! {
    /// Views.
    views;
    /// Parties with places.
    registrations;
    /// People with places.
    registered_people;
    /// Parties that came.
    check_ins;
    /// People who came.
    arrived_people;
    /// Parties that did not come.
    no_shows;
    /// Parties that gave up.
    cancellations;
    /// What was paid.
    revenue_cents;
    /// What was saved.
    discount_cents;
    /// First visits.
    new_people;
    /// Further visits.
    returning_people;
    /// Places.
    offered_seats;
    /// Places off-peak.
    off_peak_seats;
    /// People with places off-peak.
    off_peak_people;
}

impl Counts {
    /// Whether there is nothing.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }

    /// How they are shown. A first visit that another replica has not counted yet may take one below nothing
    /// for a moment; nobody is shown that.
    #[must_use]
    pub fn figures(&self) -> ResultFigures {
        ResultFigures {
            views: self.views.max(0),
            registrations: self.registrations.max(0),
            registered_people: self.registered_people.max(0),
            check_ins: self.check_ins.max(0),
            arrived_people: self.arrived_people.max(0),
            no_shows: self.no_shows.max(0),
            cancellations: self.cancellations.max(0),
            revenue: Money::eur(self.revenue_cents.max(0)),
            discount_cost: Money::eur(self.discount_cents.max(0)),
            new_people: self.new_people.max(0),
            returning_people: self.returning_people.max(0),
            offered_seats: self.offered_seats.max(0),
            off_peak_seats: self.off_peak_seats.max(0),
            off_peak_people: self.off_peak_people.max(0),
        }
    }
}

/// Where something counts: the outings of an offer at a venue on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Cell {
    /// Whose.
    pub partner: PartnerId,
    /// The day the outing starts, in Paris.
    pub day: Date,
    /// Of which offer.
    pub offer: OfferId,
    /// At which venue.
    pub venue: VenueId,
}

/// How a cell changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// Which cell.
    pub cell: Cell,
    /// What is added.
    pub added: Counts,
}

/// Something that counts in one cell.
pub trait Counted {
    /// Where.
    fn cell(&self) -> Cell;
    /// How much.
    fn counts(&self) -> Counts;
}

/// What changes when `after` takes the place of `before`.
#[must_use]
pub fn difference<T: Counted>(before: Option<&T>, after: &T) -> Vec<Change> {
    let mut added = after.counts();
    let mut changes = Vec::new();
    match before {
        Some(before) if before.cell() == after.cell() => added += -before.counts(),
        Some(before) => changes.push(Change { cell: before.cell(), added: -before.counts() }),
        None => {}
    }
    changes.push(Change { cell: after.cell(), added });
    changes.retain(|change| !change.added.is_nothing());
    changes
}

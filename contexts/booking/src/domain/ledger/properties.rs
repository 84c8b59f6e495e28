//! What holds for the seats whatever happens, in whatever order.

use std::collections::BTreeMap;

use kernel::RegistrationId;
use proptest::prelude::*;

use super::*;
use crate::domain::samples::{closing, ledger, while_open};

#[derive(Debug, Clone)]
enum Step {
    Place(u32),
    /// Somebody with places gives them up: the n-th of them.
    Release(usize),
    /// Somebody who waits gives up: the n-th of them.
    LeaveWaitlist(usize),
    Close,
    Cancel,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        8 => (1_u32..=8).prop_map(Step::Place),
        4 => (0_usize..40).prop_map(Step::Release),
        2 => (0_usize..40).prop_map(Step::LeaveWaitlist),
    ];
    let ending = prop_oneof![Just(Step::Close), Just(Step::Cancel)];
    (prop::collection::vec(step, 1..120), prop::option::of((ending, 0_usize..120))).prop_map(
        |(mut steps, ending)| {
            if let Some((ending, at)) = ending {
                steps.insert(at.min(steps.len()), ending);
            }
            steps
        },
    )
}

/// The same seats, kept the simple way.
#[derive(Default)]
struct Model {
    confirmed: BTreeMap<RegistrationId, u32>,
    waiting: Vec<Party>,
}

impl Model {
    fn people(&self) -> u32 {
        self.confirmed.values().sum()
    }

    /// Promotes the first who fits, again and again, while anybody fits.
    fn promote(&mut self, capacity: u32) -> Vec<RegistrationId> {
        let mut promoted = Vec::new();
        while let Some(index) = self.waiting.iter().position(|party| party.people <= capacity - self.people())
        {
            let party = self.waiting.remove(index);
            self.confirmed.insert(party.registration, party.people);
            promoted.push(party.registration);
        }
        promoted
    }
}

/// Does one step on both; whether the ledger had to change.
fn take(step: &Step, ledger: &mut Ledger, model: &mut Model) -> Result<bool, TestCaseError> {
    match step {
        Step::Place(people) => {
            let party = Party { registration: RegistrationId::generate(), people: *people };
            match ledger.place(party, while_open()) {
                Ok(Placement::Confirmed) => drop(model.confirmed.insert(party.registration, party.people)),
                Ok(Placement::Waitlisted { position }) => {
                    model.waiting.push(party);
                    prop_assert_eq!(position as usize, model.waiting.len());
                }
                Err(_) => return Ok(false),
            }
        }
        Step::Release(index) => {
            let Some((&id, &people)) = model.confirmed.iter().nth(*index) else {
                return Ok(false);
            };
            model.confirmed.remove(&id);
            let promoted = ledger.release(people);
            let expected = if ledger.cancelled.is_some() { vec![] } else { model.promote(ledger.capacity) };
            prop_assert_eq!(promoted, expected);
        }
        Step::LeaveWaitlist(index) => {
            let Some(party) = model.waiting.get(*index).copied() else {
                return Ok(false);
            };
            model.waiting.retain(|waiting| waiting.registration != party.registration);
            prop_assert!(ledger.leave_waitlist(party.registration));
        }
        Step::Close => return Ok(ledger.close(closing())),
        Step::Cancel => return Ok(ledger.cancel("Fuite d'eau")),
    }
    Ok(true)
}

proptest! {
    #[test]
    fn capacity_is_never_exceeded_and_nobody_who_fits_waits(capacity in 1_u32..30, steps in steps()) {
        let (mut ledger, mut model) = (ledger(capacity), Model::default());
        let mut frozen = None;
        for step in steps {
            let before = ledger.revision;
            let changed = take(&step, &mut ledger, &mut model)?;
            prop_assert_eq!(ledger.revision > before, changed, "the revision rises with each change");
            prop_assert!(ledger.left <= ledger.capacity);
            prop_assert_eq!(ledger.left + ledger.registered, ledger.capacity);
            prop_assert_eq!(ledger.registered, model.people());
            prop_assert_eq!(&ledger.waitlist, &model.waiting);
            if ledger.cancelled.is_none() {
                prop_assert!(ledger.waitlist.iter().all(|party| party.people > ledger.left));
            }
            if frozen.is_some() {
                prop_assert_eq!(&ledger.closed, &frozen, "the frozen tier never changes");
            }
            frozen.clone_from(&ledger.closed);
        }
    }

    #[test]
    fn striking_everybody_of_a_called_off_outing_leaves_it_empty(
        capacity in 1_u32..30, people in prop::collection::vec(1_u32..8, 1..60), batch in 1_usize..20,
    ) {
        let mut ledger = ledger(capacity);
        let parties: Vec<_> = people
            .into_iter()
            .map(|people| Party { registration: RegistrationId::generate(), people })
            .filter(|party| ledger.place(*party, while_open()).is_ok())
            .collect();
        ledger.cancel("Fuite d'eau");
        for batch in parties.chunks(batch) {
            ledger.discharge(batch);
            prop_assert_eq!(ledger.left + ledger.registered, ledger.capacity);
        }
        prop_assert_eq!((ledger.left, ledger.waitlist.len()), (capacity, 0));
    }
}

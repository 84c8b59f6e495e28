//! Registrations as booking tells of them, through what becomes of them.

use contracts::{
    booking::{
        OutingSummary, RegistrationChanged, RegistrationStanding, RegistrationState, RegistrationStatus,
        RegistrationStep,
    },
    catalog::OutingFacts,
};
use kernel::{AccountId, RegistrationId};

/// A registration of a person for an outing, for two.
#[must_use]
pub fn party(facts: &OutingFacts, name: &str) -> RegistrationStanding {
    let (outing, offer, venue) = (&facts.outing, &facts.offer, &facts.venue);
    RegistrationStanding {
        registration: RegistrationId::derived_from(&format!("{name} {}", outing.id)),
        member: AccountId::derived_from(name),
        people: 2,
        summary: OutingSummary {
            outing: outing.id,
            offer: outing.offer,
            venue: outing.venue,
            partner: outing.partner,
            title: offer.title.clone(),
            venue_name: venue.name.clone(),
            location: venue.location,
            time_zone: venue.time_zone.clone(),
            starts_at: outing.starts_at,
            ends_at: outing.ends_at,
        },
        state: RegistrationState {
            status: RegistrationStatus::Confirmed,
            arrived: 0,
            checked_in_at: None,
            saving: None,
            paid: None,
        },
        revision: 1,
    }
}

/// The registration one revision later, with that status.
#[must_use]
pub fn then(party: &RegistrationStanding, status: RegistrationStatus) -> RegistrationStanding {
    let state = RegistrationState { status, ..party.state };
    RegistrationStanding { state, revision: party.revision + 1, ..party.clone() }
}

/// What booking tells of a registration, with what happened.
#[must_use]
pub fn changed(standing: &RegistrationStanding, step: RegistrationStep) -> RegistrationChanged {
    RegistrationChanged {
        registration: standing.registration,
        member: standing.member,
        step,
        people: standing.people,
        arrived: standing.state.arrived,
        summary: standing.summary.clone(),
        reason: None,
        state: Some(standing.state),
        revision: standing.revision,
    }
}

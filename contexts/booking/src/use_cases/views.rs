//! What callers see of a registration.

use contracts::{
    ServiceResult,
    booking::{RegistrationStatus, RegistrationView, TicketView},
};

use crate::{
    Inner,
    domain::{Ledger, Registration, TicketClaims, short_code},
};

impl Inner {
    /// What the member sees: the ticket too, and the own place on the waitlist.
    pub fn member_view(&self, registration: &Registration, position: Option<u32>) -> RegistrationView {
        let ticket = registration.has_places().then(|| TicketView {
            token: self.tickets.sign(TicketClaims::of(registration)),
            short_code: short_code::shown(&registration.short_code),
        });
        let waiting = registration.status == RegistrationStatus::Waitlisted;
        let waitlist_position = position.filter(|_| waiting);
        RegistrationView { ticket, waitlist_position, ..registration.view() }
    }

    /// The answer to a member's change, which left the ledger like this.
    pub fn after_change(&self, registration: &Registration, ledger: &Ledger) -> RegistrationView {
        let view = self.member_view(registration, ledger.position(registration.id));
        RegistrationView { seats: Some(ledger.seats_view()), ..view }
    }

    /// The answer to a change that was made before.
    pub(crate) async fn view_again(&self, registration: &Registration) -> ServiceResult<RegistrationView> {
        let ledger = self.db.ledgers.get(registration.summary.outing).await?;
        Ok(match ledger {
            Some(ledger) => self.after_change(registration, &ledger),
            None => self.member_view(registration, None),
        })
    }
}

/// What the door sees, and how the seats are.
pub fn door_view(registration: &Registration, ledger: &Ledger) -> RegistrationView {
    RegistrationView { seats: Some(ledger.seats_view()), ..registration.view() }
}

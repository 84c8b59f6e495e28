//! A partner company and its life.

use contracts::{
    RefusalCode,
    catalog::{PartnerChanged, PartnerStatus, PartnerView},
    identity::PartnerSignedUp,
};
use kernel::{PartnerId, Timestamp};
use serde::{Deserialize, Serialize};

/// A partner company.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Partner {
    /// The company's id.
    #[serde(rename = "_id")]
    pub id: PartnerId,
    /// The company as its staff and Yousoon see it.
    pub view: PartnerView,
    /// When it was submitted last.
    pub submitted_at: Option<Timestamp>,
    /// Rises whenever an offer is published because this partner is active, so that a suspension at the
    /// same moment collides with it.
    pub holds: i64,
}

/// What can happen to a partner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartnerMove {
    /// The owner confirmed the address.
    Confirm,
    /// Yousoon says yes.
    Approve,
    /// Yousoon says no.
    Reject,
    /// The owner asks again.
    Resubmit,
    /// Yousoon holds it back.
    Suspend,
    /// Yousoon lets it go again.
    Reinstate,
}

impl PartnerMove {
    /// Where the move leads from `status`; `None` where it is not possible.
    #[must_use]
    pub const fn from(self, status: PartnerStatus) -> Option<PartnerStatus> {
        use PartnerStatus::{Active, Draft, PendingReview, Rejected, Suspended};
        match (status, self) {
            (Draft, Self::Confirm) | (Rejected, Self::Resubmit) => Some(PendingReview),
            (PendingReview, Self::Approve) | (Suspended, Self::Reinstate) => Some(Active),
            (PendingReview, Self::Reject) => Some(Rejected),
            (Active, Self::Suspend) => Some(Suspended),
            _ => None,
        }
    }
}

impl Partner {
    /// A company that has just signed up.
    #[must_use]
    pub fn signed_up(event: &PartnerSignedUp, at: Timestamp) -> Self {
        let view = PartnerView {
            id: event.partner,
            name: event.company_name.clone(),
            siret: event.siret.clone(),
            partner_type: event.partner_type,
            status: PartnerStatus::Draft,
            reason: None,
            owner: event.owner,
            created_at: at,
            revision: 1,
        };
        Self { id: event.partner, view, submitted_at: None, holds: 0 }
    }

    /// The same company, active without a review: demo data.
    #[must_use]
    pub const fn active(mut self) -> Self {
        self.view.status = PartnerStatus::Active;
        self
    }

    /// Makes a move. `reason` is what the partner is told about it.
    ///
    /// # Errors
    /// `INVALID_STATE` where the move is not possible.
    pub fn make(
        &mut self,
        step: PartnerMove,
        reason: Option<String>,
        now: Timestamp,
    ) -> Result<(), RefusalCode> {
        self.view.status = step.from(self.view.status).ok_or(RefusalCode::InvalidState)?;
        self.view.reason = reason;
        self.view.revision += 1;
        if self.view.status == PartnerStatus::PendingReview {
            self.submitted_at = Some(now);
        }
        Ok(())
    }

    /// Whether its offers can be booked.
    #[must_use]
    pub fn is_active(&self) -> bool {
        self.view.status == PartnerStatus::Active
    }

    /// Nothing, when the partner may publish.
    ///
    /// # Errors
    /// `PARTNER_NOT_ACTIVE` otherwise.
    pub fn require_active(&self) -> Result<(), RefusalCode> {
        if self.is_active() { Ok(()) } else { Err(RefusalCode::PartnerNotActive) }
    }

    /// Nothing, when the partner may write venues and offers: also before it is active.
    ///
    /// # Errors
    /// `PARTNER_NOT_ACTIVE` when it was rejected or suspended.
    pub const fn require_may_prepare(&self) -> Result<(), RefusalCode> {
        match self.view.status {
            PartnerStatus::Rejected | PartnerStatus::Suspended => Err(RefusalCode::PartnerNotActive),
            PartnerStatus::Draft | PartnerStatus::PendingReview | PartnerStatus::Active => Ok(()),
        }
    }

    /// The news of a new status, which `was` another before; `None` when the company is new.
    #[must_use]
    pub fn changed(&self, was: Option<PartnerStatus>) -> PartnerChanged {
        PartnerChanged { partner: self.view.clone(), status_changed: true, was }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_moves_of_the_life_cycle_are_possible() {
        use PartnerStatus::{Active, Draft, PendingReview, Rejected, Suspended};
        let expected = [
            (Draft, PartnerMove::Confirm, PendingReview),
            (PendingReview, PartnerMove::Approve, Active),
            (PendingReview, PartnerMove::Reject, Rejected),
            (Rejected, PartnerMove::Resubmit, PendingReview),
            (Active, PartnerMove::Suspend, Suspended),
            (Suspended, PartnerMove::Reinstate, Active),
        ];
        let moves = expected.map(|(_, step, _)| step);
        for status in [Draft, PendingReview, Active, Suspended, Rejected] {
            for step in moves {
                let wanted = expected.iter().find(|(from, by, _)| (*from, *by) == (status, step));
                assert_eq!(step.from(status), wanted.map(|(_, _, to)| *to), "{status:?} {step:?}");
            }
        }
    }
}

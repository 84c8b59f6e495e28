//! What booking keeps of an offer: the newest it heard, from whichever event brought it.

use contracts::catalog::{Deal, OfferView};
use kernel::{EventId, OfferId};
use serde::{Deserialize, Serialize};

/// The newest state of an offer that booking heard of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferCopy {
    /// Which offer.
    #[serde(rename = "_id")]
    pub id: OfferId,
    /// The offer's revision.
    pub revision: i64,
    /// The event that told it; none when it came with an outing. Of two events about one revision (its partner
    /// was suspended, say) the later one counts.
    pub told_by: Option<EventId>,
    /// Whether its outings can be booked.
    pub bookable: bool,
    /// One line.
    pub title: String,
    /// The partner's name.
    #[serde(default)]
    pub partner_name: String,
    /// The price rule.
    pub deal: Deal,
    /// Nobody younger registers.
    pub minimum_age: u8,
    /// How many outings were planned with it. Written with each new ledger, so that a new ledger and a change
    /// of the offer cannot pass each other unseen: the database lets one of the two try again.
    pub outings: i64,
}

impl OfferCopy {
    /// The state that an event tells.
    #[must_use]
    pub fn of(offer: &OfferView, bookable: bool, told_by: Option<EventId>) -> Self {
        Self {
            id: offer.id,
            revision: offer.revision,
            told_by,
            bookable,
            title: offer.title.clone(),
            partner_name: offer.partner_name.clone(),
            deal: offer.deal(),
            minimum_age: offer.minimum_age,
            outings: 0,
        }
    }

    /// Whether what `other` tells came later.
    #[must_use]
    pub fn is_older_than(&self, other: &Self) -> bool {
        (self.revision, self.told_by) < (other.revision, other.told_by)
    }
}

//! The seats of one outing: one document, so that one conditional update guards them.
//!
//! `registered` counts the people of the parties that have places (confirmed, checked in, no-shows), and
//! `left` is the rest of `capacity`. A party waits only while it does not fit: that holds after every change.

use contracts::{
    Refusal, RefusalCode,
    booking::{ClosedTier, OutingSummary, SeatsView},
    catalog::{Deal, OfferStatus, OutingFacts},
};
use kernel::{OutingId, RegistrationId, Timestamp};
use serde::{Deserialize, Serialize};

use super::offer::OfferCopy;
pub use duty::Duty;

mod duty;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;

/// How many parties wait for one outing at most.
pub const MAX_WAITING: usize = 200;

/// Who registers together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// Their registration.
    pub registration: RegistrationId,
    /// The member and the guests.
    pub people: u32,
}

/// Where a party landed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Placement {
    /// It has its places.
    Confirmed,
    /// It waits.
    Waitlisted {
        /// 1 for the next to be promoted.
        position: u32,
    },
}

/// The seats of one outing.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Ledger {
    /// Of which outing.
    #[serde(rename = "_id")]
    pub id: OutingId,
    /// What messages and the door say about the outing.
    pub summary: OutingSummary,
    /// The partner's name; empty on ledgers that never heard of it.
    #[serde(default)]
    pub partner_name: String,
    /// From when members register.
    pub opens_at: Timestamp,
    /// Until when members register.
    pub closes_at: Timestamp,
    /// How many people the outing has room for.
    pub capacity: u32,
    /// How many more fit.
    pub left: u32,
    /// How many have places.
    pub registered: u32,
    /// Who waits, first come first.
    pub waitlist: Vec<Party>,
    /// The price rule of the offer, as it is now; a registration keeps its own copy.
    pub deal: Deal,
    /// Nobody younger registers.
    pub minimum_age: u8,
    /// Whether the offer can be booked.
    pub on_sale: bool,
    /// What the registered people are told, once the outing is called off.
    pub cancelled: Option<String>,
    /// The tier that counts, once registration has closed.
    pub closed: Option<ClosedTier>,
    /// How many scans came before closing: their savings are computed again at closing.
    pub early_check_ins: u32,
    /// Whether no saving waits for the frozen tier any more.
    pub repriced: bool,
    /// Whether those who waited at the start have been told.
    pub waitlist_expired: bool,
    /// When the no-shows were noted.
    pub settled_at: Option<Timestamp>,
    /// When the next [`Duty`] is due: what the background job searches by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_at: Option<Timestamp>,
    /// The revision of the offer that `on_sale` and `deal` come from.
    pub offer_revision: i64,
    /// Rises with each change.
    pub revision: i64,
}

impl Ledger {
    /// The untouched seats of a planned outing.
    #[must_use]
    pub fn planned(facts: &OutingFacts) -> Self {
        let (outing, offer, venue) = (&facts.outing, &facts.offer, &facts.venue);
        let summary = OutingSummary {
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
        };
        let mut ledger = Self {
            id: outing.id,
            summary,
            partner_name: offer.partner_name.clone(),
            opens_at: outing.registration_opens_at,
            closes_at: outing.registration_closes_at.min(outing.ends_at),
            capacity: outing.capacity,
            left: outing.capacity,
            registered: 0,
            waitlist: Vec::new(),
            deal: offer.deal(),
            minimum_age: offer.minimum_age,
            on_sale: offer.status == OfferStatus::Published,
            cancelled: outing.cancelled.clone(),
            closed: None,
            early_check_ins: 0,
            repriced: false,
            waitlist_expired: false,
            settled_at: None,
            due_at: None,
            offer_revision: offer.revision,
            revision: 0,
        };
        ledger.touched();
        ledger
    }

    /// Whether members may register at `now`.
    ///
    /// # Errors
    /// Why not.
    pub fn check_open(&self, now: Timestamp) -> Result<(), Refusal> {
        if self.cancelled.is_some() {
            Err(Refusal::new(RefusalCode::OutingCancelled))
        } else if !self.on_sale {
            Err(Refusal::new(RefusalCode::OutingNotBookable))
        } else if now < self.opens_at {
            let opens_at = self.opens_at.to_rfc3339_in(&self.summary.time_zone);
            Err(Refusal::new(RefusalCode::RegistrationNotOpen).with("opensAt", opens_at))
        } else if self.closed.is_some() || now >= self.closes_at {
            Err(Refusal::new(RefusalCode::RegistrationClosed))
        } else {
            Ok(())
        }
    }

    /// Gives a party its places, or a place on the waitlist while they do not suffice.
    ///
    /// # Errors
    /// Why the party gets neither.
    pub fn place(&mut self, party: Party, now: Timestamp) -> Result<Placement, Refusal> {
        self.check_open(now)?;
        if party.people > self.capacity {
            return Err(Refusal::new(RefusalCode::PartyTooLarge).on("people").with("max", self.capacity));
        }
        let placement = if party.people <= self.left {
            self.left -= party.people;
            self.registered += party.people;
            Placement::Confirmed
        } else if self.waitlist.len() >= MAX_WAITING || now >= self.summary.starts_at {
            // Nobody can give places up after the start, so there is nothing to wait for.
            return Err(Refusal::new(RefusalCode::WaitlistFull));
        } else {
            self.waitlist.push(party);
            Placement::Waitlisted { position: count(self.waitlist.len()) }
        };
        self.touched();
        Ok(placement)
    }

    /// Takes `people` places back and gives them on: who is promoted, in the order of the waitlist. A party
    /// too big for what is left is passed over and keeps its turn.
    pub fn release(&mut self, people: u32) -> Vec<RegistrationId> {
        self.take_back(people);
        let mut promoted = Vec::new();
        if self.cancelled.is_none() {
            let mut left = self.left;
            self.waitlist.retain(|party| {
                let fits = party.people <= left;
                if fits {
                    left -= party.people;
                    promoted.push(party.registration);
                }
                !fits
            });
            self.registered += self.left - left;
            self.left = left;
        }
        self.touched();
        promoted
    }

    /// Removes a party from the waitlist; whether it was there.
    pub fn leave_waitlist(&mut self, registration: RegistrationId) -> bool {
        let before = self.waitlist.len();
        self.waitlist.retain(|party| party.registration != registration);
        let found = self.waitlist.len() < before;
        if found {
            self.touched();
        }
        found
    }

    /// Freezes the tier when registration is over; whether it did so now.
    pub fn close(&mut self, now: Timestamp) -> bool {
        let due = self.closed.is_none() && self.cancelled.is_none() && now >= self.closes_at;
        if due {
            self.closed = Some(ClosedTier { at: self.closes_at, people: self.registered });
            self.repriced = self.early_check_ins == 0;
            self.touched();
        }
        due
    }

    /// Notes a scan that came before closing, so that its saving is computed again at closing.
    pub fn note_early_check_in(&mut self) {
        self.early_check_ins += 1;
        self.touched();
    }

    /// Notes that a check-in was taken back: whatever decides about the outing at this moment tries again.
    pub fn note_undone_check_in(&mut self) {
        self.touched();
    }

    /// Notes that every saving is at the frozen tier.
    pub fn note_repriced(&mut self) {
        self.repriced = true;
        self.touched();
    }

    /// Empties the waitlist at the start: who was on it.
    pub fn expire_waitlist(&mut self) -> Vec<RegistrationId> {
        let expired = self.waitlist.drain(..).map(|party| party.registration).collect();
        self.waitlist_expired = true;
        self.touched();
        expired
    }

    /// Notes that the no-shows are noted.
    pub fn settle(&mut self, now: Timestamp) {
        self.settled_at = Some(now);
        self.touched();
    }

    /// Calls the outing off; whether that is news.
    pub fn cancel(&mut self, reason: &str) -> bool {
        let news = self.cancelled.is_none();
        if news {
            self.cancelled = Some(reason.to_owned());
            self.touched();
        }
        news
    }

    /// Strikes parties of a called-off outing, with places or waiting.
    pub fn discharge(&mut self, parties: &[Party]) {
        for party in parties {
            let before = self.waitlist.len();
            self.waitlist.retain(|waiting| waiting.registration != party.registration);
            if self.waitlist.len() == before {
                self.take_back(party.people);
            }
        }
        self.touched();
    }

    /// Follows the offer, unless what is known of it is older; whether anything changed.
    pub fn follow(&mut self, offer: &OfferCopy) -> bool {
        let older = offer.revision < self.offer_revision;
        let same = offer.revision == self.offer_revision && offer.bookable == self.on_sale;
        if older || same {
            return false;
        }
        self.offer_revision = offer.revision;
        self.on_sale = offer.bookable;
        if offer.bookable {
            self.summary.title.clone_from(&offer.title);
            self.partner_name.clone_from(&offer.partner_name);
            self.deal = offer.deal.clone();
            self.minimum_age = offer.minimum_age;
        }
        self.touched();
        true
    }

    /// How many people count for the tier: those at closing, or those registered now before it.
    #[must_use]
    pub fn people_for_tier(&self) -> u32 {
        self.closed.as_ref().map_or(self.registered, |closed| closed.people)
    }

    /// Where a party stands on the waitlist; 1 for the next to be promoted.
    #[must_use]
    pub fn position(&self, registration: RegistrationId) -> Option<u32> {
        self.waitlist
            .iter()
            .position(|party| party.registration == registration)
            .map(|index| count(index + 1))
    }

    /// Who writes to the people of the outing: the partner, or the venue while only that is known.
    #[must_use]
    pub fn host_name(&self) -> &str {
        if self.partner_name.is_empty() { &self.summary.venue_name } else { &self.partner_name }
    }

    /// The seats as everybody sees them.
    #[must_use]
    pub fn seats_view(&self) -> SeatsView {
        SeatsView {
            outing: self.id,
            capacity: self.capacity,
            left: self.left,
            registered: self.registered,
            waiting: count(self.waitlist.len()),
            on_sale: self.on_sale && self.cancelled.is_none(),
            closed: self.closed.clone(),
            revision: self.revision,
        }
    }

    fn take_back(&mut self, people: u32) {
        let people = people.min(self.registered);
        self.registered -= people;
        self.left += people;
    }

    fn touched(&mut self) {
        self.revision += 1;
        self.due_at = self.next_duty().map(|(at, _)| at);
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

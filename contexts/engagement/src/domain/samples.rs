//! What the tests of this folder are about.

use std::sync::Arc;

use contracts::catalog::{OfferStatus, OfferTerms, OfferView, TabDiscount};
use kernel::{AccountId, ConversationId, MessageId, OfferId, OutingId, PartnerId, Timestamp};

use super::{Conversation, Message, Outing, Reader, conversation::kept_until, message::Draft};

/// An instant.
pub fn instant(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// An outing on a Saturday evening.
pub fn outing() -> Outing {
    let ends_at = instant("2026-11-28T22:00:00Z");
    Outing {
        id: OutingId::derived_from("outing"),
        partner: PartnerId::derived_from("partner"),
        partner_name: "Le Comptoir".to_owned(),
        title: "Cocktails à moitié prix".to_owned(),
        ends_at,
        expires_at: kept_until(ends_at),
        revision: 1,
    }
}

/// Its group, of Anna.
pub fn group() -> Conversation {
    let group = Conversation::group(ConversationId::generate(), &outing(), instant("2026-11-22T18:00:00Z"));
    group.with_member(AccountId::derived_from("Anna"), true).unwrap()
}

/// A message at a place in a conversation.
pub fn message(conversation: &Conversation, reader: Reader, sequence: i64) -> Message {
    let draft = Draft {
        reader,
        name: "Anna M.".to_owned(),
        client_id: format!("key-{sequence}"),
        text: "Bonjour".to_owned(),
        now: instant("2026-11-22T18:00:00Z"),
    };
    let before = Conversation { last_sequence: sequence - 1, ..conversation.clone() };
    draft.sent(MessageId::generate(), &before)
}

/// An offer.
pub fn offer() -> OfferView {
    let terms = OfferTerms::TabDiscount(TabDiscount { percent: 20, cap: None, excluded_items: Vec::new() });
    OfferView {
        id: OfferId::derived_from("offer"),
        partner: PartnerId::derived_from("partner"),
        partner_type: terms.partner_type(),
        partner_name: "Le Comptoir".to_owned(),
        venues: Vec::new(),
        title: "Menu".to_owned(),
        description: String::new(),
        terms,
        tiers: Vec::new(),
        conditions: None,
        minimum_age: 18,
        valid_from: None,
        valid_until: None,
        weekly_slots: Vec::new(),
        quota: None,
        photos: Arc::default(),
        status: OfferStatus::Published,
        reason: None,
        submitted_at: None,
        created_at: instant("2026-11-01T12:00:00Z"),
        revision: 1,
    }
}

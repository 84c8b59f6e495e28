//! Partner types and kinds of offer.

use serde::{Deserialize, Serialize};

/// What a partner is. The kinds of offer follow from it.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    strum::EnumIter,
    strum::AsRefStr,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
pub enum PartnerType {
    /// Bars and cafés.
    Bar,
    /// Restaurants.
    Restaurant,
    /// Clubs.
    Nightclub,
    /// Activities: escape rooms, bowling, workshops.
    Activity,
    /// Theatres, museums, cinemas.
    Culture,
    /// Gyms, pools, climbing, yoga.
    SportWellness,
    /// Festivals, concerts, one-off events.
    EventOrganiser,
}

/// The kinds of offer.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, strum::EnumIter, strum::AsRefStr,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
pub enum OfferKind {
    /// Drinks for less.
    HappyHour,
    /// A drink is given.
    FreeDrink,
    /// Percent off the tab.
    TabDiscount,
    /// Percent off the bill.
    BillDiscount,
    /// A menu for less.
    SetMenu,
    /// A dish or drink is given.
    FreeItem,
    /// Entry for less.
    ReducedEntry,
    /// Entry by list.
    GuestList,
    /// Tickets for less.
    TicketDiscount,
    /// Several sessions for less.
    SessionPack,
    /// The second seat for less.
    Duo,
    /// A first session for less.
    TrialSession,
    /// Tickets for less until a date.
    EarlyBird,
}

//! The terms of an offer: one type per kind, each with its own fields.

use kernel::{Money, Timestamp, time::Time};
use serde::{Deserialize, Serialize};

use super::{OfferKind, PartnerType, deal::Pricing};

/// A drink with both prices.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DrinkPrice {
    /// What it is.
    pub name: String,
    /// The price on the card.
    pub list_price: Money,
    /// The member's price.
    pub member_price: Money,
    /// Whether it holds alcohol.
    pub alcoholic: bool,
}

/// BAR: drinks for less.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HappyHour {
    /// The drinks; the first is the one shown and counted.
    pub drinks: Vec<DrinkPrice>,
}

/// BAR: a drink is given to each person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FreeDrink {
    /// What it is.
    pub drink: String,
    /// Its price on the card.
    pub list_price: Money,
    /// Whether it holds alcohol.
    pub alcoholic: bool,
    /// What must be ordered besides, for one person.
    pub minimum_order: Option<Money>,
}

/// BAR: percent off the tab.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TabDiscount {
    /// Percent off.
    pub percent: u8,
    /// At most this much off one tab.
    pub cap: Option<Money>,
    /// What does not count.
    pub excluded_items: Vec<String>,
}

/// A service of a restaurant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum MealService {
    /// Noon.
    Lunch,
    /// Evening.
    Dinner,
}

/// RESTAURANT: percent off the bill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BillDiscount {
    /// Percent off.
    pub percent: u8,
    /// Whether drinks are left out.
    pub drinks_excluded: bool,
    /// At which services.
    pub services: Vec<MealService>,
    /// Smallest party.
    pub party_min: u32,
    /// Largest party.
    pub party_max: u32,
}

/// RESTAURANT: a menu for less.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetMenu {
    /// Its courses.
    pub courses: Vec<String>,
    /// The price on the card.
    pub list_price: Money,
    /// The member's price.
    pub member_price: Money,
}

/// RESTAURANT: something is given to each person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FreeItem {
    /// What it is.
    pub item: String,
    /// Its price on the card.
    pub list_price: Money,
    /// What must be ordered besides, for one person.
    pub minimum_order: Option<Money>,
}

/// NIGHTCLUB: entry, for less or by list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClubEntry {
    /// The price at the door.
    pub list_price: Money,
    /// The member's price; nothing on most guest lists.
    pub member_price: Money,
    /// Until what time of the night, on the venue's clock.
    pub until: Option<Time>,
    /// Whether a drink comes with it.
    pub drink_included: bool,
    /// What to wear.
    pub dress_code: Option<String>,
}

/// ACTIVITY: one session, or several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActivitySession {
    /// The price for one person.
    pub list_price: Money,
    /// The member's price for one person.
    pub member_price: Money,
    /// How long one session lasts.
    pub duration_minutes: u32,
    /// For whom, for instance "débutant".
    pub level: Option<String>,
    /// What to bring, or what is lent.
    pub equipment: Option<String>,
    /// Where to meet, when not at the venue.
    pub meeting_point: Option<String>,
    /// How many sessions the price is for; 1 but for a pack.
    pub sessions: u32,
}

/// CULTURE: a ticket for less.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CultureTicket {
    /// The show or exhibition.
    pub show: String,
    /// The price of a seat.
    pub list_price: Money,
    /// The member's price.
    pub member_price: Money,
    /// Which seats.
    pub seat_category: Option<String>,
}

/// CULTURE: the second seat for less.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duo {
    /// The show or exhibition.
    pub show: String,
    /// The price of the first seat.
    pub list_price: Money,
    /// The price of the second seat.
    pub second_seat_price: Money,
    /// Which seats.
    pub seat_category: Option<String>,
}

/// SPORT_WELLNESS: a session for less.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SportSession {
    /// Which sport or practice.
    pub discipline: String,
    /// Who leads it.
    pub coach: Option<String>,
    /// The price of a session.
    pub list_price: Money,
    /// The member's price.
    pub member_price: Money,
    /// What to bring, or what is lent.
    pub equipment: Option<String>,
}

/// EVENT_ORGANISER: a ticket for less.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventTicket {
    /// Who plays.
    pub line_up: Vec<String>,
    /// The price of a ticket.
    pub list_price: Money,
    /// The member's price.
    pub member_price: Money,
}

/// EVENT_ORGANISER: a ticket for less until a date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EarlyBird {
    /// Who plays.
    pub line_up: Vec<String>,
    /// The price of a ticket.
    pub list_price: Money,
    /// The member's price until then.
    pub member_price: Money,
    /// Who registers from this instant on pays the list price.
    pub ends_at: Timestamp,
}

/// The terms of an offer, one variant for each kind of each partner type.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum OfferTerms {
    /// BAR `HAPPY_HOUR`.
    HappyHour(HappyHour),
    /// BAR `FREE_DRINK`.
    FreeDrink(FreeDrink),
    /// BAR `TAB_DISCOUNT`.
    TabDiscount(TabDiscount),
    /// RESTAURANT `BILL_DISCOUNT`.
    BillDiscount(BillDiscount),
    /// RESTAURANT `SET_MENU`.
    SetMenu(SetMenu),
    /// RESTAURANT `FREE_ITEM`.
    FreeItem(FreeItem),
    /// NIGHTCLUB `REDUCED_ENTRY`.
    ReducedEntry(ClubEntry),
    /// NIGHTCLUB `GUEST_LIST`.
    GuestList(ClubEntry),
    /// ACTIVITY `TICKET_DISCOUNT`.
    ActivityTicket(ActivitySession),
    /// ACTIVITY `SESSION_PACK`.
    SessionPack(ActivitySession),
    /// CULTURE `TICKET_DISCOUNT`.
    CultureTicket(CultureTicket),
    /// CULTURE `DUO`.
    Duo(Duo),
    /// SPORT_WELLNESS `TRIAL_SESSION`.
    TrialSession(SportSession),
    /// SPORT_WELLNESS `TICKET_DISCOUNT`.
    SportTicket(SportSession),
    /// EVENT_ORGANISER `TICKET_DISCOUNT`.
    EventTicket(EventTicket),
    /// EVENT_ORGANISER `EARLY_BIRD`.
    EarlyBird(EarlyBird),
}

impl OfferTerms {
    /// The kind.
    #[must_use]
    pub const fn kind(&self) -> OfferKind {
        match self {
            Self::HappyHour(_) => OfferKind::HappyHour,
            Self::FreeDrink(_) => OfferKind::FreeDrink,
            Self::TabDiscount(_) => OfferKind::TabDiscount,
            Self::BillDiscount(_) => OfferKind::BillDiscount,
            Self::SetMenu(_) => OfferKind::SetMenu,
            Self::FreeItem(_) => OfferKind::FreeItem,
            Self::ReducedEntry(_) => OfferKind::ReducedEntry,
            Self::GuestList(_) => OfferKind::GuestList,
            Self::ActivityTicket(_)
            | Self::CultureTicket(_)
            | Self::SportTicket(_)
            | Self::EventTicket(_) => OfferKind::TicketDiscount,
            Self::SessionPack(_) => OfferKind::SessionPack,
            Self::Duo(_) => OfferKind::Duo,
            Self::TrialSession(_) => OfferKind::TrialSession,
            Self::EarlyBird(_) => OfferKind::EarlyBird,
        }
    }

    /// The only partner type that may use these terms.
    #[must_use]
    pub const fn partner_type(&self) -> PartnerType {
        match self {
            Self::HappyHour(_) | Self::FreeDrink(_) | Self::TabDiscount(_) => PartnerType::Bar,
            Self::BillDiscount(_) | Self::SetMenu(_) | Self::FreeItem(_) => PartnerType::Restaurant,
            Self::ReducedEntry(_) | Self::GuestList(_) => PartnerType::Nightclub,
            Self::ActivityTicket(_) | Self::SessionPack(_) => PartnerType::Activity,
            Self::CultureTicket(_) | Self::Duo(_) => PartnerType::Culture,
            Self::TrialSession(_) | Self::SportTicket(_) => PartnerType::SportWellness,
            Self::EventTicket(_) | Self::EarlyBird(_) => PartnerType::EventOrganiser,
        }
    }

    /// Whether the terms are about alcohol: then nobody under 18 registers, whatever the partner says.
    #[must_use]
    pub fn concerns_alcohol(&self) -> bool {
        match self {
            Self::HappyHour(terms) => terms.drinks.iter().any(|drink| drink.alcoholic),
            Self::FreeDrink(terms) => terms.alcoholic,
            // A bar's tab and a club's night: alcohol cannot be told apart from the rest.
            Self::TabDiscount(_) | Self::ReducedEntry(_) | Self::GuestList(_) => true,
            _ => false,
        }
    }

    /// The price rule.
    #[must_use]
    pub fn pricing(&self) -> Pricing {
        let fixed = |list: Money, member: Money| Pricing::Fixed { list, member, until: None };
        match self {
            Self::HappyHour(terms) => terms.drinks.first().map_or_else(
                || fixed(Money::ZERO, Money::ZERO),
                |drink| fixed(drink.list_price, drink.member_price),
            ),
            Self::FreeDrink(terms) => Pricing::Gift { value: terms.list_price },
            Self::TabDiscount(terms) => Pricing::BillPercent { percent: terms.percent, cap: terms.cap },
            Self::BillDiscount(terms) => Pricing::BillPercent { percent: terms.percent, cap: None },
            Self::SetMenu(terms) => fixed(terms.list_price, terms.member_price),
            Self::FreeItem(terms) => Pricing::Gift { value: terms.list_price },
            Self::ReducedEntry(terms) | Self::GuestList(terms) => fixed(terms.list_price, terms.member_price),
            Self::ActivityTicket(terms) | Self::SessionPack(terms) => {
                fixed(terms.list_price, terms.member_price)
            }
            Self::CultureTicket(terms) => fixed(terms.list_price, terms.member_price),
            Self::Duo(terms) => {
                Pricing::SecondSeat { list: terms.list_price, second: terms.second_seat_price }
            }
            Self::TrialSession(terms) | Self::SportTicket(terms) => {
                fixed(terms.list_price, terms.member_price)
            }
            Self::EventTicket(terms) => fixed(terms.list_price, terms.member_price),
            Self::EarlyBird(terms) => Pricing::Fixed {
                list: terms.list_price,
                member: terms.member_price,
                until: Some(terms.ends_at),
            },
        }
    }
}

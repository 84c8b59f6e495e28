//! The discount of an offer, by its kind.

use super::{money::Money, schema};
use crate::time::{ClockTime, Instant};

#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum MealService {
    Lunch,
    Dinner,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq, Eq)]
pub struct DrinkPrice {
    pub name: String,
    pub list_price: Money,
    pub member_price: Money,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq, Eq)]
pub struct HappyHourTerms {
    pub drinks: Vec<DrinkPrice>,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq, Eq)]
pub struct FreeDrinkTerms {
    pub drink: String,
    pub list_price: Money,
    pub minimum_order: Option<Money>,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq, Eq)]
pub struct TabDiscountTerms {
    pub percent: i32,
    pub cap: Option<Money>,
    pub excluded_items: Vec<String>,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq, Eq)]
pub struct BillDiscountTerms {
    pub percent: i32,
    pub drinks_excluded: bool,
    pub services: Vec<MealService>,
    pub party_min: i32,
    pub party_max: i32,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq, Eq)]
pub struct SetMenuTerms {
    pub courses: Vec<String>,
    pub list_price: Money,
    pub member_price: Money,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq, Eq)]
pub struct FreeItemTerms {
    pub item: String,
    pub list_price: Money,
    pub minimum_order: Option<Money>,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq, Eq)]
pub struct ReducedEntryTerms {
    pub list_price: Money,
    pub member_price: Money,
    pub until: Option<ClockTime>,
    pub drink_included: bool,
    pub dress_code: Option<String>,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq, Eq)]
pub struct GuestListTerms {
    pub list_price: Money,
    pub member_price: Money,
    pub until: Option<ClockTime>,
    pub drink_included: bool,
    pub dress_code: Option<String>,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq, Eq)]
pub struct ActivityTicketTerms {
    pub list_price: Money,
    pub member_price: Money,
    pub duration_minutes: i32,
    pub level: Option<String>,
    pub equipment: Option<String>,
    pub meeting_point: Option<String>,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq, Eq)]
pub struct SessionPackTerms {
    pub list_price: Money,
    pub member_price: Money,
    pub duration_minutes: i32,
    pub level: Option<String>,
    pub equipment: Option<String>,
    pub meeting_point: Option<String>,
    pub sessions: i32,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq, Eq)]
pub struct CultureTicketTerms {
    pub show: String,
    pub list_price: Money,
    pub member_price: Money,
    pub seat_category: Option<String>,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq, Eq)]
pub struct DuoTerms {
    pub show: String,
    pub list_price: Money,
    pub second_seat_price: Money,
    pub seat_category: Option<String>,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq, Eq)]
pub struct TrialSessionTerms {
    pub discipline: String,
    pub coach: Option<String>,
    pub list_price: Money,
    pub member_price: Money,
    pub equipment: Option<String>,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq, Eq)]
pub struct SportTicketTerms {
    pub discipline: String,
    pub coach: Option<String>,
    pub list_price: Money,
    pub member_price: Money,
    pub equipment: Option<String>,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq, Eq)]
pub struct EventTicketTerms {
    pub line_up: Vec<String>,
    pub list_price: Money,
    pub member_price: Money,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq, Eq)]
pub struct EarlyBirdTerms {
    pub line_up: Vec<String>,
    pub list_price: Money,
    pub member_price: Money,
    pub ends_at: Instant,
}

/// The terms of any kind of offer.
#[derive(cynic::InlineFragments, Debug, Clone, PartialEq, Eq)]
pub enum OfferTerms {
    HappyHour(HappyHourTerms),
    FreeDrink(FreeDrinkTerms),
    TabDiscount(TabDiscountTerms),
    BillDiscount(BillDiscountTerms),
    SetMenu(SetMenuTerms),
    FreeItem(FreeItemTerms),
    ReducedEntry(ReducedEntryTerms),
    GuestList(GuestListTerms),
    ActivityTicket(ActivityTicketTerms),
    SessionPack(SessionPackTerms),
    CultureTicket(CultureTicketTerms),
    Duo(DuoTerms),
    TrialSession(TrialSessionTerms),
    SportTicket(SportTicketTerms),
    EventTicket(EventTicketTerms),
    EarlyBird(EarlyBirdTerms),
    /// A kind that this version of the app does not know: its page says less, and still works.
    #[cynic(fallback)]
    Unknown,
}

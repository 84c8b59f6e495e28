//! The typed terms of an offer: for each kind an output type of a union and an input of a `@oneOf`.
//!
//! One line per field: the macro makes both types and the way from and to the contract's struct.

use async_graphql::{InputObject, OneofObject, SimpleObject, Union};
use contracts::catalog as contract;
use kernel::{Timestamp, time::Time};

use crate::scalars::{DateTime, LocalTime, Money, MoneyInput, clamped, count};

/// From the contract's value to the API's.
trait Show<T> {
    fn show(self) -> T;
}

/// From the API's value to the contract's. Numbers that do not fit become ones the catalog refuses.
trait Read<T> {
    fn read(self) -> T;
}

macro_rules! same {
    ($($ty:ty),+) => {$(
        impl Show<$ty> for $ty { fn show(self) -> $ty { self } }
        impl Read<$ty> for $ty { fn read(self) -> $ty { self } }
    )+};
}
same!(String, bool, MealService);

macro_rules! convert {
    ($($contract:ty => $out:ty: |$shown:ident| $show:expr, $input:ty: |$given:ident| $read:expr;)+) => {$(
        impl Show<$out> for $contract { fn show(self) -> $out { let $shown = self; $show } }
        impl Read<$contract> for $input { fn read(self) -> $contract { let $given = self; $read } }
    )+};
}
convert! {
    kernel::Money => Money: |money| money.into(), MoneyInput: |money| money.into();
    u8 => i32: |number| i32::from(number), i32: |number| clamped(number, u8::MAX);
    u32 => i32: |number| count(number), i32: |number| clamped(number, u32::MAX);
    Time => LocalTime: |time| LocalTime(time), LocalTime: |time| time.0;
    Timestamp => DateTime: |at| DateTime::paris(at), DateTime: |at| at.0;
    contract::MealService => MealService: |service| service.into(), MealService: |service| service.into();
    contract::DrinkPrice => DrinkPrice: |drink| drink.into(), DrinkPriceInput: |drink| drink.into();
}

impl<A: Show<B>, B> Show<Vec<B>> for Vec<A> {
    fn show(self) -> Vec<B> {
        self.into_iter().map(Show::show).collect()
    }
}

impl<A: Read<B>, B> Read<Vec<B>> for Vec<A> {
    fn read(self) -> Vec<B> {
        self.into_iter().map(Read::read).collect()
    }
}

impl<A: Show<B>, B> Show<Option<B>> for Option<A> {
    fn show(self) -> Option<B> {
        self.map(Show::show)
    }
}

impl<A: Read<B>, B> Read<Option<B>> for Option<A> {
    fn read(self) -> Option<B> {
        self.map(Read::read)
    }
}

/// A service of a restaurant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, async_graphql::Enum)]
#[graphql(remote = "contract::MealService")]
pub enum MealService {
    /// Noon.
    Lunch,
    /// Evening.
    Dinner,
}

/// Makes the two API types of a contract's struct. Fields after `+` have one value and are not shown.
macro_rules! shape {
    ($(#[$doc:meta])* $out:ident, $input:ident, $contract:ident {
        $($(#[$field_doc:meta])* $field:ident: $shown:ty, $given:ty;)*
    } $(+ { $($constant:ident: $value:expr;)* })?) => {
        $(#[$doc])*
        #[derive(Debug, SimpleObject)]
        pub struct $out { $($(#[$field_doc])* $field: $shown,)* }

        $(#[$doc])*
        #[derive(Debug, InputObject)]
        pub struct $input { $($(#[$field_doc])* $field: $given,)* }

        impl From<contract::$contract> for $out {
            fn from(terms: contract::$contract) -> Self {
                Self { $($field: terms.$field.show(),)* }
            }
        }

        impl From<$input> for contract::$contract {
            fn from(input: $input) -> Self {
                Self { $($field: input.$field.read(),)* $($($constant: $value,)*)? }
            }
        }
    };
}

shape! {
    /// A drink with both prices.
    DrinkPrice, DrinkPriceInput, DrinkPrice {
        /// What it is.
        name: String, String;
        /// The price on the card.
        list_price: Money, MoneyInput;
        /// The member's price.
        member_price: Money, MoneyInput;
        /// Whether it holds alcohol.
        alcoholic: bool, bool;
    }
}

/// Declares every kind once: its API types, its variant of the union and of the `@oneOf` input.
macro_rules! kinds {
    ($($(#[$doc:meta])* $variant:ident($out:ident, $input:ident, $contract:ident) {
        $($body:tt)*
    } $(+ { $($fixed:tt)* })?)+) => {
        $(shape! { $(#[$doc])* $out, $input, $contract { $($body)* } $(+ { $($fixed)* })? })+

        /// The discount of an offer, by kind.
        #[derive(Debug, Union)]
        pub enum OfferTerms { $($variant($out),)+ }

        /// The discount of an offer: exactly one kind, one of the partner's type.
        #[derive(Debug, OneofObject)]
        pub enum OfferTermsInput { $($(#[$doc])* $variant($input),)+ }

        impl From<contract::OfferTerms> for OfferTerms {
            fn from(terms: contract::OfferTerms) -> Self {
                match terms { $(contract::OfferTerms::$variant(terms) => Self::$variant(terms.into()),)+ }
            }
        }

        impl From<OfferTermsInput> for contract::OfferTerms {
            fn from(input: OfferTermsInput) -> Self {
                match input { $(OfferTermsInput::$variant(input) => Self::$variant(input.into()),)+ }
            }
        }
    };
}

kinds! {
    /// BAR: drinks for less.
    HappyHour(HappyHourTerms, HappyHourTermsInput, HappyHour) {
        /// The drinks; the first is the one shown and counted.
        drinks: Vec<DrinkPrice>, Vec<DrinkPriceInput>;
    }
    /// BAR: a drink is given to each person.
    FreeDrink(FreeDrinkTerms, FreeDrinkTermsInput, FreeDrink) {
        /// What it is.
        drink: String, String;
        /// Its price on the card.
        list_price: Money, MoneyInput;
        /// Whether it holds alcohol.
        alcoholic: bool, bool;
        /// What must be ordered besides, for one person.
        minimum_order: Option<Money>, Option<MoneyInput>;
    }
    /// BAR: percent off the tab.
    TabDiscount(TabDiscountTerms, TabDiscountTermsInput, TabDiscount) {
        /// Percent off.
        percent: i32, i32;
        /// At most this much off one tab.
        cap: Option<Money>, Option<MoneyInput>;
        /// What does not count.
        excluded_items: Vec<String>, Vec<String>;
    }
    /// RESTAURANT: percent off the bill.
    BillDiscount(BillDiscountTerms, BillDiscountTermsInput, BillDiscount) {
        /// Percent off.
        percent: i32, i32;
        /// Whether drinks are left out.
        drinks_excluded: bool, bool;
        /// At which services.
        services: Vec<MealService>, Vec<MealService>;
        /// Smallest party.
        party_min: i32, i32;
        /// Largest party.
        party_max: i32, i32;
    }
    /// RESTAURANT: a menu for less.
    SetMenu(SetMenuTerms, SetMenuTermsInput, SetMenu) {
        /// Its courses.
        courses: Vec<String>, Vec<String>;
        /// The price on the card.
        list_price: Money, MoneyInput;
        /// The member's price.
        member_price: Money, MoneyInput;
    }
    /// RESTAURANT: something is given to each person.
    FreeItem(FreeItemTerms, FreeItemTermsInput, FreeItem) {
        /// What it is.
        item: String, String;
        /// Its price on the card.
        list_price: Money, MoneyInput;
        /// What must be ordered besides, for one person.
        minimum_order: Option<Money>, Option<MoneyInput>;
    }
    /// NIGHTCLUB: entry for less.
    ReducedEntry(ReducedEntryTerms, ReducedEntryTermsInput, ClubEntry) {
        /// The price at the door.
        list_price: Money, MoneyInput;
        /// The member's price.
        member_price: Money, MoneyInput;
        /// Until what time of the night.
        until: Option<LocalTime>, Option<LocalTime>;
        /// Whether a drink comes with it.
        drink_included: bool, bool;
        /// What to wear.
        dress_code: Option<String>, Option<String>;
    }
    /// NIGHTCLUB: entry by list.
    GuestList(GuestListTerms, GuestListTermsInput, ClubEntry) {
        /// The price at the door.
        list_price: Money, MoneyInput;
        /// The member's price; nothing on most lists.
        member_price: Money, MoneyInput;
        /// Until what time of the night.
        until: Option<LocalTime>, Option<LocalTime>;
        /// Whether a drink comes with it.
        drink_included: bool, bool;
        /// What to wear.
        dress_code: Option<String>, Option<String>;
    }
    /// ACTIVITY: a ticket for less.
    ActivityTicket(ActivityTicketTerms, ActivityTicketTermsInput, ActivitySession) {
        /// The price for one person.
        list_price: Money, MoneyInput;
        /// The member's price for one person.
        member_price: Money, MoneyInput;
        /// How long it lasts.
        duration_minutes: i32, i32;
        /// For whom.
        level: Option<String>, Option<String>;
        /// What to bring, or what is lent.
        equipment: Option<String>, Option<String>;
        /// Where to meet, when not at the venue.
        meeting_point: Option<String>, Option<String>;
    } + { sessions: 1; }
    /// ACTIVITY: several sessions for less.
    SessionPack(SessionPackTerms, SessionPackTermsInput, ActivitySession) {
        /// The price of the pack for one person.
        list_price: Money, MoneyInput;
        /// The member's price of the pack for one person.
        member_price: Money, MoneyInput;
        /// How long one session lasts.
        duration_minutes: i32, i32;
        /// For whom.
        level: Option<String>, Option<String>;
        /// What to bring, or what is lent.
        equipment: Option<String>, Option<String>;
        /// Where to meet, when not at the venue.
        meeting_point: Option<String>, Option<String>;
        /// How many sessions.
        sessions: i32, i32;
    }
    /// CULTURE: a seat for less.
    CultureTicket(CultureTicketTerms, CultureTicketTermsInput, CultureTicket) {
        /// The show or exhibition.
        show: String, String;
        /// The price of a seat.
        list_price: Money, MoneyInput;
        /// The member's price.
        member_price: Money, MoneyInput;
        /// Which seats.
        seat_category: Option<String>, Option<String>;
    }
    /// CULTURE: the second seat for less.
    Duo(DuoTerms, DuoTermsInput, Duo) {
        /// The show or exhibition.
        show: String, String;
        /// The price of the first seat.
        list_price: Money, MoneyInput;
        /// The price of the second seat.
        second_seat_price: Money, MoneyInput;
        /// Which seats.
        seat_category: Option<String>, Option<String>;
    }
    /// SPORT_WELLNESS: a first session for less.
    TrialSession(TrialSessionTerms, TrialSessionTermsInput, SportSession) {
        /// Which sport or practice.
        discipline: String, String;
        /// Who leads it.
        coach: Option<String>, Option<String>;
        /// The price of a session.
        list_price: Money, MoneyInput;
        /// The member's price.
        member_price: Money, MoneyInput;
        /// What to bring, or what is lent.
        equipment: Option<String>, Option<String>;
    }
    /// SPORT_WELLNESS: a ticket for less.
    SportTicket(SportTicketTerms, SportTicketTermsInput, SportSession) {
        /// Which sport or practice.
        discipline: String, String;
        /// Who leads it.
        coach: Option<String>, Option<String>;
        /// The price of a session.
        list_price: Money, MoneyInput;
        /// The member's price.
        member_price: Money, MoneyInput;
        /// What to bring, or what is lent.
        equipment: Option<String>, Option<String>;
    }
    /// EVENT_ORGANISER: a ticket for less.
    EventTicket(EventTicketTerms, EventTicketTermsInput, EventTicket) {
        /// Who plays.
        line_up: Vec<String>, Vec<String>;
        /// The price of a ticket.
        list_price: Money, MoneyInput;
        /// The member's price.
        member_price: Money, MoneyInput;
    }
    /// EVENT_ORGANISER: a ticket for less until a date.
    EarlyBird(EarlyBirdTerms, EarlyBirdTermsInput, EarlyBird) {
        /// Who plays.
        line_up: Vec<String>, Vec<String>;
        /// The price of a ticket.
        list_price: Money, MoneyInput;
        /// The member's price until then.
        member_price: Money, MoneyInput;
        /// Who registers from this instant on pays the list price.
        ends_at: DateTime, DateTime;
    }
}

//! reporting: what partners gained, counted from what the other contexts tell.

use async_trait::async_trait;
use kernel::{
    Money, OfferId, OutingId, Timestamp, VenueId,
    time::{Date, Weekday},
};
use serde::{Deserialize, Serialize};

use crate::{
    actor::Actor,
    catalog::weekday,
    error::ServiceResult,
    identity::{Client, Done},
    personal_data::{PersonalData, PersonalDataQuery},
};

/// Somebody has outings on the screen.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RecordViews {
    /// Which; 1 to 50. Unknown ones are ignored.
    pub outings: Vec<OutingId>,
    /// Which device asks.
    #[serde(default)]
    pub client: Client,
}

/// What a partner gained in a period.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct PartnerResultsQuery {
    /// The first day of the period, by the start of the outings in Paris.
    pub from: Date,
    /// The last day of the period; at most 400 days all in all.
    pub to: Date,
    /// Only this offer.
    pub offer: Option<OfferId>,
    /// Only this venue.
    pub venue: Option<VenueId>,
}

/// Figures of some outings. What each one means stands in the README of the context.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResultFigures {
    /// Views of outings: once for each viewer, outing and day.
    pub views: i64,
    /// Parties that have places, came, or did not come.
    pub registrations: i64,
    /// How many people these are.
    pub registered_people: i64,
    /// Parties that came, in part or as a whole.
    pub check_ins: i64,
    /// How many people came.
    pub arrived_people: i64,
    /// Parties of which nobody came.
    pub no_shows: i64,
    /// Parties that gave up.
    pub cancellations: i64,
    /// What those who came paid, where it is known.
    pub revenue: Money,
    /// What they saved, where it is known.
    pub discount_cost: Money,
    /// Members who were checked in at this partner for the first time.
    pub new_people: i64,
    /// Members who were checked in at this partner and had been before, each time.
    pub returning_people: i64,
    /// Places of outings that were not called off.
    pub offered_seats: i64,
    /// Those of them off-peak.
    pub off_peak_seats: i64,
    /// The registered people off-peak.
    pub off_peak_people: i64,
}

/// The figures of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayResult {
    /// Which day.
    pub date: Date,
    /// Its figures.
    pub figures: ResultFigures,
}

/// The figures of an offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferResult {
    /// Which offer.
    pub offer: OfferId,
    /// Its newest title.
    pub title: String,
    /// Its figures.
    pub figures: ResultFigures,
}

/// The figures of a venue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VenueResult {
    /// Which venue.
    pub venue: VenueId,
    /// Its newest name.
    pub name: String,
    /// Its figures.
    pub figures: ResultFigures,
}

/// The figures of a day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeekdayResult {
    /// Which day.
    #[serde(with = "weekday")]
    pub weekday: Weekday,
    /// Its figures.
    pub figures: ResultFigures,
}

/// What a partner gained.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartnerResults {
    /// The period.
    pub total: ResultFigures,
    /// The period of the same length just before.
    pub previous: ResultFigures,
    /// Every day of the period, in order.
    pub by_day: Vec<DayResult>,
    /// The offers with figures, those that brought most people first.
    pub by_offer: Vec<OfferResult>,
    /// The venues with figures, those that brought most people first.
    pub by_venue: Vec<VenueResult>,
    /// Monday to Sunday.
    pub by_weekday: Vec<WeekdayResult>,
    /// When one of these figures changed last; the present when there are none.
    pub updated_at: Timestamp,
}

/// The reporting context.
#[async_trait]
pub trait ReportingService: Send + Sync {
    /// Anyone: has outings on the screen.
    async fn record_views(&self, actor: &Actor, command: RecordViews) -> ServiceResult<Done>;
    /// Manager: what the own company gained.
    async fn partner_results(
        &self,
        actor: &Actor,
        query: PartnerResultsQuery,
    ) -> ServiceResult<PartnerResults>;
    /// The person or the platform: what reporting keeps of a member.
    async fn personal_data(&self, actor: &Actor, query: PersonalDataQuery) -> ServiceResult<PersonalData>;
}

//! What partners gained, and views.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use contracts::{
    ServiceError,
    reporting::{self as contract, PartnerResultsQuery, RecordViews},
};

use super::account::DonePayload;
use crate::{
    errors::value,
    request::{caller, services},
    scalars::{CalendarDate, DateTime, DayOfWeek, Money, id, wire},
};

/// A period, and which of the own outings.
#[derive(InputObject)]
pub struct PartnerResultsInput {
    /// The first day, by the start of the outings in Paris.
    from: CalendarDate,
    /// The last day, included; the period has at most 400 days.
    to: CalendarDate,
    /// Only outings of this offer.
    offer_id: Option<ID>,
    /// Only outings at this venue.
    venue_id: Option<ID>,
}

impl PartnerResultsInput {
    fn query(self) -> Result<PartnerResultsQuery, ServiceError> {
        Ok(PartnerResultsQuery {
            from: self.from.0,
            to: self.to.0,
            offer: self.offer_id.map(|offer| id(&offer, "offerId")).transpose()?,
            venue: self.venue_id.map(|venue| id(&venue, "venueId")).transpose()?,
        })
    }
}

/// Outings that are on the screen.
#[derive(InputObject)]
pub struct RecordViewsInput {
    /// 1 to 50; unknown ones are ignored.
    outing_ids: Vec<ID>,
}

/// Figures of some outings.
#[derive(SimpleObject)]
pub struct ResultFigures {
    /// Views of outings: once for each viewer, outing and day.
    views: i32,
    /// Parties that have places, came, or did not come.
    registrations: i32,
    /// How many people these are, guests counted.
    registered_people: i32,
    /// Parties that came, in part or as a whole.
    check_ins: i32,
    /// How many people came.
    arrived_people: i32,
    /// Parties of which nobody came.
    no_shows: i32,
    /// Parties that gave up; not those of outings that were called off.
    cancellations: i32,
    /// What those who came paid, estimated from the price at their tier or from the bill. A discount on a bill, or a
    /// gift, counts only where the door entered the bill.
    revenue: Money,
    /// What they saved: what the discounts cost.
    discount_cost: Money,
    /// Members checked in at this partner for the first time.
    new_people: i32,
    /// Members checked in at this partner again, each time.
    returning_people: i32,
    /// Places of outings that were not called off.
    offered_seats: i32,
    /// Those of them off-peak: Monday to Thursday, and before 19:00 on the other days, on the venue's clock.
    off_peak_seats: i32,
    /// The registered people off-peak.
    off_peak_people: i32,
}

impl From<contract::ResultFigures> for ResultFigures {
    fn from(figures: contract::ResultFigures) -> Self {
        let count = |count: i64| i32::try_from(count).unwrap_or(i32::MAX);
        Self {
            views: count(figures.views),
            registrations: count(figures.registrations),
            registered_people: count(figures.registered_people),
            check_ins: count(figures.check_ins),
            arrived_people: count(figures.arrived_people),
            no_shows: count(figures.no_shows),
            cancellations: count(figures.cancellations),
            revenue: figures.revenue.into(),
            discount_cost: figures.discount_cost.into(),
            new_people: count(figures.new_people),
            returning_people: count(figures.returning_people),
            offered_seats: count(figures.offered_seats),
            off_peak_seats: count(figures.off_peak_seats),
            off_peak_people: count(figures.off_peak_people),
        }
    }
}

/// The figures of a day.
#[derive(SimpleObject)]
pub struct DayResult {
    /// Which day.
    date: CalendarDate,
    /// Its figures.
    figures: ResultFigures,
}

/// The figures of an offer.
#[derive(SimpleObject)]
pub struct OfferResult {
    /// Which offer.
    offer_id: ID,
    /// Its newest title.
    title: String,
    /// Its figures.
    figures: ResultFigures,
}

/// The figures of a venue.
#[derive(SimpleObject)]
pub struct VenueResult {
    /// Which venue.
    venue_id: ID,
    /// Its newest name.
    name: String,
    /// Its figures.
    figures: ResultFigures,
}

/// The figures of a day of the week.
#[derive(SimpleObject)]
pub struct WeekdayResult {
    /// Which day.
    weekday: DayOfWeek,
    /// Its figures.
    figures: ResultFigures,
}

/// What a partner gained in a period.
#[derive(SimpleObject)]
pub struct PartnerResults {
    /// The period.
    total: ResultFigures,
    /// The period of the same length just before.
    previous: ResultFigures,
    /// Every day of the period, in order.
    by_day: Vec<DayResult>,
    /// The offers with figures, those that brought most people first.
    by_offer: Vec<OfferResult>,
    /// The venues with figures, those that brought most people first.
    by_venue: Vec<VenueResult>,
    /// Monday to Sunday.
    by_weekday: Vec<WeekdayResult>,
    /// When one of these figures changed last; the present when there are none.
    updated_at: DateTime,
}

impl From<contract::PartnerResults> for PartnerResults {
    fn from(results: contract::PartnerResults) -> Self {
        let by_day = |day: contract::DayResult| DayResult {
            date: CalendarDate(day.date),
            figures: day.figures.into(),
        };
        let by_offer = |offer: contract::OfferResult| OfferResult {
            offer_id: wire(offer.offer),
            title: offer.title,
            figures: offer.figures.into(),
        };
        let by_venue = |venue: contract::VenueResult| VenueResult {
            venue_id: wire(venue.venue),
            name: venue.name,
            figures: venue.figures.into(),
        };
        let by_weekday = |day: contract::WeekdayResult| WeekdayResult {
            weekday: day.weekday.into(),
            figures: day.figures.into(),
        };
        Self {
            total: results.total.into(),
            previous: results.previous.into(),
            by_day: results.by_day.into_iter().map(by_day).collect(),
            by_offer: results.by_offer.into_iter().map(by_offer).collect(),
            by_venue: results.by_venue.into_iter().map(by_venue).collect(),
            by_weekday: results.by_weekday.into_iter().map(by_weekday).collect(),
            updated_at: DateTime::paris(results.updated_at),
        }
    }
}

#[derive(Default)]
pub struct ReportingQuery;

#[Object]
impl ReportingQuery {
    /// Manager: what the own company gained in a period.
    async fn partner_results(&self, ctx: &Context<'_>, input: PartnerResultsInput) -> Result<PartnerResults> {
        let result = match input.query() {
            Ok(query) => services(ctx)?.reporting.partner_results(&caller(ctx)?.actor, query).await,
            Err(refused) => Err(refused),
        };
        value(ctx, result).map(Into::into)
    }
}

#[derive(Default)]
pub struct ReportingMutation;

#[Object]
impl ReportingMutation {
    /// Anyone: has outings on the screen. Each counts once for a caller and a day; send it beside what is shown, and
    /// wait for nothing.
    async fn record_views(&self, ctx: &Context<'_>, input: RecordViewsInput) -> Result<DonePayload> {
        let caller = caller(ctx)?;
        let outings = input.outing_ids.iter().map(|outing| id(outing, "outingIds")).collect();
        let result = match outings {
            Ok(outings) => {
                let command = RecordViews { outings, client: caller.client.clone() };
                services(ctx)?.reporting.record_views(&caller.actor, command).await
            }
            Err(refused) => Err(refused),
        };
        DonePayload::from(ctx, result)
    }
}

//! A partner's figures: one range of documents, added up in memory.

use contracts::{
    Actor, ServiceResult, StaffRole,
    reporting::{OfferResult, PartnerResults, PartnerResultsQuery, VenueResult},
};

use crate::{
    Inner,
    domain::{Period, results::Tally},
};

impl Inner {
    /// # Errors
    /// `END_BEFORE_START`, `PERIOD_TOO_LONG`, `DATE_TOO_FAR`; `UNAUTHENTICATED` or `FORBIDDEN` below a manager.
    pub(crate) async fn partner_results(
        &self,
        actor: &Actor,
        query: PartnerResultsQuery,
    ) -> ServiceResult<PartnerResults> {
        let staff = actor.require_staff(StaffRole::Manager)?;
        let (asked, before) = Period::asked(&query)?;
        let days = self.db.days.between(staff.partner, before.from, asked.to).await?;
        let tally = Tally::of(days.iter().flat_map(|day| day.cells()), (asked, before), &query);
        let (offers, venues) = (tally.offers(), tally.venues());
        let ids = offers.iter().map(|(offer, _)| offer.to_string());
        let ids: Vec<_> = ids.chain(venues.iter().map(|(venue, _)| venue.to_string())).collect();
        let mut names = self.db.names.get_many(&ids).await?;
        let mut name = |id: String| names.remove(&id).map_or_else(String::new, |name| name.text);
        let (total, previous) = tally.totals();
        Ok(PartnerResults {
            total,
            previous,
            by_day: tally.days(asked),
            by_offer: offers
                .into_iter()
                .map(|(offer, figures)| OfferResult { offer, title: name(offer.to_string()), figures })
                .collect(),
            by_venue: venues
                .into_iter()
                .map(|(venue, figures)| VenueResult { venue, name: name(venue.to_string()), figures })
                .collect(),
            by_weekday: tally.weekdays(),
            updated_at: days.iter().map(|day| day.updated_at).max().unwrap_or_else(|| self.db.now()),
        })
    }
}

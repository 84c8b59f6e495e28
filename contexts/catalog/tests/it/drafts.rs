//! What a draft may say.

use contracts::{RefusalCode, catalog::*};
use kernel::{
    Money, Timestamp, VenueId,
    time::{Time, Weekday},
};

use crate::{
    people::{Company, draft, happy_hour, refusals},
    world::{NOW, World},
};

fn now() -> Timestamp {
    NOW.parse().unwrap()
}

fn percent(min_people: u32, percent: u8) -> GroupTier {
    GroupTier { min_people, benefit: TierBenefit::DiscountPercent(percent) }
}

/// A bar that writes wrong drafts.
struct Bar {
    world: World,
    company: Company,
    venue: VenueId,
}

impl Bar {
    async fn new() -> Self {
        let world = World::new().await;
        let company = world.signed_up(PartnerType::Bar).await;
        let venue = world.venue(&company).await.id;
        Self { world, company, venue }
    }

    async fn write(&self, change: impl FnOnce(&mut OfferDraft)) -> Vec<(RefusalCode, String)> {
        let mut draft = draft(self.venue);
        change(&mut draft);
        refusals(self.world.catalog.create_offer(&self.company.manager, draft).await)
    }

    /// Fails the test unless exactly this is refused.
    async fn refuses(&self, code: RefusalCode, field: &str, change: impl FnOnce(&mut OfferDraft)) {
        assert_eq!(self.write(change).await, [(code, field.to_owned())]);
    }
}

#[tokio::test]
async fn texts_and_venues_have_their_bounds() {
    use RefusalCode::{InvalidId, OutOfRange, Required, TextTooLong};
    let bar = Bar::new().await;
    let other = bar.world.signed_up(PartnerType::Bar).await;
    let elsewhere = bar.world.venue(&other).await.id;
    let own = bar.venue;
    bar.refuses(Required, "title", |d| d.title.clear()).await;
    bar.refuses(TextTooLong, "description", |d| d.description = "x".repeat(5001)).await;
    bar.refuses(TextTooLong, "conditions", |d| d.conditions = Some("x".repeat(2001))).await;
    bar.refuses(Required, "venueIds", |d| d.venues.clear()).await;
    bar.refuses(OutOfRange, "venueIds", |d| d.venues = vec![own; 51]).await;
    bar.refuses(InvalidId, "venueIds", |d| d.venues = vec![own, elsewhere]).await;
    bar.refuses(InvalidId, "venueIds", |d| d.venues = vec![VenueId::generate()]).await;
    bar.world.end().await;
}

#[tokio::test]
async fn tiers_age_validity_and_quota_have_their_bounds() {
    use RefusalCode::{DateInPast, DateTooFar, EndBeforeStart, MinimumAgeTooLow, OutOfRange, TiersNotRising};
    let bar = Bar::new().await;
    let days = |days| Some(now().plus_days(days));
    bar.refuses(OutOfRange, "tiers.1.minPeople", |d| d.tiers = vec![percent(6, 30), percent(0, 40)]).await;
    bar.refuses(TiersNotRising, "tiers", |d| d.tiers = vec![percent(6, 30), percent(8, 29)]).await;
    bar.refuses(MinimumAgeTooLow, "minimumAge", |d| d.minimum_age = Some(17)).await;
    bar.refuses(OutOfRange, "minimumAge", |d| d.minimum_age = Some(-1)).await;
    bar.refuses(OutOfRange, "minimumAge", |d| d.minimum_age = Some(i64::MAX)).await;
    bar.refuses(DateInPast, "validity.until", |d| d.valid_until = days(0)).await;
    bar.refuses(DateTooFar, "validity.until", |d| d.valid_until = days(800)).await;
    bar.refuses(DateTooFar, "validity.from", |d| d.valid_from = days(800)).await;
    bar.refuses(EndBeforeStart, "validity.until", |d| {
        (d.valid_from, d.valid_until) = (days(8), days(8));
    })
    .await;
    bar.refuses(OutOfRange, "quota", |d| d.quota = Some(0)).await;
    bar.refuses(OutOfRange, "quota", |d| d.quota = Some(1_000_001)).await;
    bar.world.end().await;
}

#[tokio::test]
async fn weekly_slots_have_their_bounds() {
    use RefusalCode::{OutOfRange, OutingExists, TimesInvalid, VenueNotInOffer};
    let bar = Bar::new().await;
    let slot = WeeklySlot {
        venue: bar.venue,
        weekday: Weekday::Friday,
        starts: Time::constant(18, 0, 0, 0),
        ends: Time::constant(20, 0, 0, 0),
        capacity: 10,
        closes_minutes_before: 0,
    };
    let refuses = async |code, field: &str, change: fn(&mut WeeklySlot)| {
        let mut slot = slot;
        change(&mut slot);
        bar.refuses(code, field, |d| d.weekly_slots = vec![slot]).await;
    };
    refuses(OutOfRange, "weeklySlots.0.capacity", |s| s.capacity = 0).await;
    refuses(OutOfRange, "weeklySlots.0.capacity", |s| s.capacity = 10_001).await;
    refuses(TimesInvalid, "weeklySlots.0.starts", |s| s.ends = s.starts).await;
    refuses(VenueNotInOffer, "weeklySlots.0.venueId", |s| s.venue = VenueId::generate()).await;
    refuses(OutOfRange, "weeklySlots.0.closesMinutesBefore", |s| s.closes_minutes_before = 10_081).await;
    bar.refuses(OutingExists, "weeklySlots.1.starts", |d| d.weekly_slots = vec![slot, slot]).await;
    let later = |minute| WeeklySlot { starts: Time::constant(9, minute, 0, 0), ..slot };
    bar.refuses(OutOfRange, "weeklySlots", |d| d.weekly_slots = (0..51).map(later).collect()).await;
    bar.world.end().await;
}

#[tokio::test]
async fn a_form_shows_everything_at_once() {
    let bar = Bar::new().await;
    let refused =
        bar.write(|d| (d.title, d.quota, d.terms) = (String::new(), Some(-5), happy_hour(-1))).await;
    assert_eq!(refused.len(), 3, "{refused:?}");
    bar.world.end().await;
}

#[tokio::test]
async fn what_was_written_comes_back_as_it_was() {
    let Bar { world, company, venue } = Bar::new().await;
    let member_price = GroupTier { min_people: 10, benefit: TierBenefit::MemberPrice(Money::eur(900)) };
    let full = OfferDraft {
        venues: vec![venue, venue],
        tiers: vec![percent(6, 30), member_price],
        conditions: Some("Sur place.\nHors terrasse.".to_owned()),
        valid_from: Some(now()),
        valid_until: Some(now().plus_days(60)),
        quota: Some(500),
        ..draft(venue)
    };
    let offer = world.catalog.create_offer(&company.manager, full.clone()).await.unwrap();
    let read = world.read(&company, offer.id).await;
    assert_eq!(read, offer);
    assert_eq!((read.terms, read.tiers, read.conditions), (full.terms, full.tiers, full.conditions));
    assert_eq!((read.valid_from, read.valid_until), (full.valid_from, full.valid_until));
    assert_eq!((read.venues, read.quota), (vec![venue], Some(500)));
    assert_eq!((read.minimum_age, read.created_at), (18, now()));
    world.end().await;
}

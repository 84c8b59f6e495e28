//! A catalog of its own for each test, with the people who use it.

use std::sync::Arc;

use bson::{Document, doc};
use catalog::{Catalog, Deps, build};
use contracts::{Event, EventEnvelope, ServiceResult, catalog::*};
use kernel::{Clock, OfferId, PageRequest, Timestamp};
use parking_lot::Mutex;
use platform::Bus;
use testkit::{FakeClock, TestDatabase};

use crate::people::{Company, bastille, draft, evening, moderator};

/// A Sunday noon in Paris.
pub const NOW: &str = "2026-11-22T11:00:00Z";

#[derive(Default)]
pub struct Heard {
    pub partners: Vec<PartnerChanged>,
    pub venues: Vec<VenueChanged>,
    pub offers: Vec<OfferChanged>,
    pub scheduled: Vec<OutingScheduled>,
    pub cancelled: Vec<OutingCancelledEvent>,
}

pub struct World {
    pub database: TestDatabase,
    pub clock: FakeClock,
    pub bus: Bus,
    pub catalog: Catalog,
    pub heard: Arc<Mutex<Heard>>,
}

impl World {
    pub async fn new() -> Self {
        Self::on(TestDatabase::new().await).await
    }

    pub async fn on(database: TestDatabase) -> Self {
        let (clock, bus) = (FakeClock::at_text(NOW), Bus::new());
        let catalog = a_catalog(&database, &clock, &bus);
        catalog.migrate().await.unwrap();
        let heard = Arc::new(Mutex::new(Heard::default()));
        listen::<PartnerChanged>(&bus, &heard, |heard, event| heard.partners.push(event));
        listen::<VenueChanged>(&bus, &heard, |heard, event| heard.venues.push(event));
        listen::<OfferChanged>(&bus, &heard, |heard, event| heard.offers.push(event));
        listen::<OutingScheduled>(&bus, &heard, |heard, event| heard.scheduled.push(event));
        listen::<OutingCancelledEvent>(&bus, &heard, |heard, event| heard.cancelled.push(event));
        Self { database, clock, bus, catalog, heard }
    }

    /// Another process on the same database.
    pub fn replica(&self) -> Catalog {
        a_catalog(&self.database, &self.clock, &Bus::new())
    }

    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    pub async fn end(self) {
        self.database.drop_all().await;
    }

    pub fn documents(&self, name: &str) -> mongodb::Collection<Document> {
        self.database.client.database(&format!("{}_catalog", self.database.prefix)).collection(name)
    }

    pub async fn deliver<E: Event>(&self, event: &E) -> Result<(), String> {
        let envelope = EventEnvelope::wrap(event, self.now()).unwrap();
        self.bus.deliver(&envelope).await.map_err(|error| error.to_string())
    }

    /// A company that has signed up.
    pub async fn signed_up(&self, partner_type: PartnerType) -> Company {
        let company = Company::new();
        self.deliver(&company.sign_up(partner_type)).await.unwrap();
        company
    }

    /// A company that waits for its review.
    pub async fn pending(&self, partner_type: PartnerType) -> Company {
        let company = self.signed_up(partner_type).await;
        self.deliver(&company.confirmation()).await.unwrap();
        company
    }

    /// A company that may publish.
    pub async fn active(&self, partner_type: PartnerType) -> Company {
        let company = self.pending(partner_type).await;
        self.decide(ReviewSubject::Partner(company.id), Decision::Approve).await.unwrap();
        company
    }

    pub async fn decide(&self, subject: ReviewSubject, decision: Decision) -> ServiceResult<ReviewItem> {
        let reason = (decision == Decision::Reject).then(|| "Le Kbis manque.".to_owned());
        self.catalog.decide_review(&moderator(), DecideReview { subject, decision, reason }).await
    }

    pub async fn suspend(&self, company: &Company, suspended: bool) -> ServiceResult<PartnerView> {
        let command =
            SuspendPartner { id: company.id, suspended, reason: "Plaintes répétées.".to_owned() };
        self.catalog.suspend_partner(&moderator(), command).await
    }

    pub async fn venue(&self, company: &Company) -> VenueView {
        self.catalog.create_venue(&company.manager, bastille()).await.unwrap()
    }

    pub async fn step(&self, company: &Company, id: OfferId, step: OfferStep) -> ServiceResult<OfferView> {
        self.catalog.move_offer(&company.manager, MoveOffer { id, step }).await
    }

    /// Plans an evening in `days` days.
    pub async fn plan(&self, company: &Company, offer: &OfferView, days: i64) -> ServiceResult<OutingFacts> {
        self.catalog.schedule_outing(&company.manager, evening(offer, days)).await
    }

    /// A new draft.
    pub async fn write(&self, company: &Company, draft: OfferDraft) -> OfferView {
        self.catalog.create_offer(&company.manager, draft).await.unwrap()
    }

    pub async fn edit(&self, company: &Company, id: OfferId, draft: OfferDraft) -> ServiceResult<OfferView> {
        self.catalog.update_offer(&company.manager, UpdateOffer { id, draft }).await
    }

    /// The offer as its partner reads it.
    pub async fn read(&self, company: &Company, id: OfferId) -> OfferView {
        self.catalog.offer(&company.manager, id).await.unwrap().unwrap()
    }

    /// A published offer.
    pub async fn published(&self, company: &Company, draft: OfferDraft) -> OfferView {
        let offer = self.catalog.create_offer(&company.manager, draft).await.unwrap();
        self.step(company, offer.id, OfferStep::Submit).await.unwrap();
        match self.decide(ReviewSubject::Offer(offer.id), Decision::Approve).await.unwrap() {
            ReviewItem::Offer(offer) => offer,
            ReviewItem::Partner(_) => panic!("an offer was decided on"),
        }
    }

    /// A bar with a venue and a published happy hour.
    pub async fn bar(&self) -> (Company, VenueView, OfferView) {
        let company = self.active(PartnerType::Bar).await;
        let venue = self.venue(&company).await;
        let offer = self.published(&company, draft(venue.id)).await;
        (company, venue, offer)
    }

    pub async fn outings(&self, company: &Company) -> Vec<OutingFacts> {
        let query = PartnerOutings { from: None, to: None, page: PageRequest::first(100) };
        let page = self.catalog.my_outings(&company.manager, query).await.unwrap();
        page.values().cloned().collect()
    }

    pub async fn stored_offer(&self, id: OfferId) -> Document {
        self.documents("offers").find_one(doc! { "_id": id }).await.unwrap().unwrap()
    }
}

fn a_catalog(database: &TestDatabase, clock: &FakeClock, bus: &Bus) -> Catalog {
    build(Deps { store: database.store(bus, clock.clone()) })
}

fn listen<E: Event>(bus: &Bus, heard: &Arc<Mutex<Heard>>, keep: fn(&mut Heard, E)) {
    let heard = Arc::clone(heard);
    bus.observe(move |event: E| keep(&mut heard.lock(), event));
}

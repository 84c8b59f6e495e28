//! Offers.

use async_graphql::{ComplexObject, Context, Enum, ID, Object, Result, SimpleObject};
use contracts::{
    Actor, ServiceResult,
    catalog::{self as contract, MoveOffer, OfferStep, OfferView},
};
use kernel::OfferId;

use super::{
    offer_input::{CreateOfferInput, UpdateOfferInput},
    partner::PartnerProfile,
    payload::payloads,
    photo::{Photo, photos},
    terms::OfferTerms,
    tiers::GroupTier,
    venue::{self, Venue},
};
use crate::{
    errors::{failure, value},
    loaders::Loaders,
    request::{caller, services},
    scalars::{DateTime, DayOfWeek, LocalTime, count, id, wire},
};

/// The kinds of offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "contract::OfferKind")]
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

/// Where an offer stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "contract::OfferStatus")]
pub enum OfferStatus {
    /// Being written.
    Draft,
    /// Waits for Yousoon's decision.
    PendingReview,
    /// Can be booked.
    Published,
    /// Its partner holds it back.
    Paused,
    /// Refused, with a reason.
    Rejected,
    /// Put away.
    Archived,
    /// Its validity is over.
    Expired,
}

/// A slot that makes an outing each week; past midnight when `ends` is not after `starts`.
#[derive(SimpleObject)]
pub struct WeeklySlot {
    /// At which venue.
    venue_id: ID,
    /// The day it starts.
    weekday: DayOfWeek,
    /// When it starts.
    starts: LocalTime,
    /// When it ends, that day or the next.
    ends: LocalTime,
    /// How many people.
    capacity: i32,
    /// Registration closes so many minutes before the start.
    closes_minutes_before: i32,
}

/// Discount terms of a partner.
#[derive(SimpleObject)]
#[graphql(complex)]
pub struct Offer {
    #[graphql(skip)]
    view: std::sync::Arc<OfferView>,
    /// The offer's id.
    id: ID,
    /// Its kind.
    kind: OfferKind,
    /// Whose it is.
    partner: PartnerProfile,
    /// One line.
    title: String,
    /// A paragraph or two.
    description: String,
    /// What else must be known.
    conditions: Option<String>,
    /// Nobody younger registers.
    minimum_age: i32,
    /// From when it is valid.
    valid_from: Option<DateTime>,
    /// Until when it is valid.
    valid_until: Option<DateTime>,
    /// Where it stands.
    status: OfferStatus,
}

#[ComplexObject]
impl Offer {
    /// The discount.
    async fn terms(&self) -> OfferTerms {
        self.view.terms.clone().into()
    }

    /// How a group improves it; which are reached is a matter of each outing.
    async fn tiers(&self) -> Vec<GroupTier> {
        self.view.tiers.iter().map(|tier| GroupTier::new(tier, 0)).collect()
    }

    /// Where it is valid.
    async fn venues(&self, ctx: &Context<'_>) -> Result<Vec<Venue>> {
        let found = self.view.venues.iter().map(|id| venue::find(ctx, *id));
        Ok(futures::future::try_join_all(found).await?.into_iter().flatten().collect())
    }

    /// Whether it is one of the caller's favourites; false for everybody who is not a member.
    async fn favourite(&self, ctx: &Context<'_>) -> Result<bool> {
        let found = ctx.data::<Loaders>()?.favourites.load_one(self.view.id).await;
        Ok(found.map_err(|error| failure(ctx, &error))?.is_some())
    }

    /// Its photos, the first one first.
    async fn photos(&self) -> Vec<Photo> {
        photos(&self.view.photos)
    }

    /// Slots that make outings by themselves. Its own staff and Yousoon only; null for everybody else.
    async fn weekly_slots(&self, ctx: &Context<'_>) -> Result<Option<Vec<WeeklySlot>>> {
        let slot = |slot: &contract::WeeklySlot| WeeklySlot {
            venue_id: wire(slot.venue),
            weekday: slot.weekday.into(),
            starts: LocalTime(slot.starts),
            ends: LocalTime(slot.ends),
            capacity: count(slot.capacity),
            closes_minutes_before: count(slot.closes_minutes_before),
        };
        Ok(self.is_own(ctx)?.then(|| self.view.weekly_slots.iter().map(slot).collect()))
    }

    /// How many places it gives away. Its own staff and Yousoon only; null for everybody else.
    async fn quota(&self, ctx: &Context<'_>) -> Result<Option<i32>> {
        Ok(self.view.quota.filter(|_| self.is_own(ctx).unwrap_or(false)).map(count))
    }

    /// Why it was rejected. Its own staff and Yousoon only; null for everybody else.
    async fn rejection_reason(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        Ok(if self.is_own(ctx)? { self.view.reason.clone() } else { None })
    }
}

impl Offer {
    fn is_own(&self, ctx: &Context<'_>) -> Result<bool> {
        Ok(match &caller(ctx)?.actor {
            Actor::Staff { staff, .. } => staff.partner == self.view.partner,
            Actor::Admin { .. } => true,
            Actor::Anonymous | Actor::Member { .. } | Actor::Limited { .. } | Actor::System => false,
        })
    }
}

impl From<std::sync::Arc<OfferView>> for Offer {
    fn from(view: std::sync::Arc<OfferView>) -> Self {
        Self {
            id: wire(view.id),
            kind: view.terms.kind().into(),
            partner: PartnerProfile::of(view.partner, &view.partner_name, view.partner_type),
            title: view.title.clone(),
            description: view.description.clone(),
            conditions: view.conditions.clone(),
            minimum_age: i32::from(view.minimum_age),
            valid_from: view.valid_from.map(DateTime::paris),
            valid_until: view.valid_until.map(DateTime::paris),
            status: view.status.into(),
            view,
        }
    }
}

impl From<OfferView> for Offer {
    fn from(view: OfferView) -> Self {
        Self::from(std::sync::Arc::new(view))
    }
}

payloads! {
    /// What `createOffer` answers.
    CreateOfferPayload { offer: Offer }
    /// What `updateOffer` answers.
    UpdateOfferPayload { offer: Offer }
    /// What `submitOffer` answers.
    SubmitOfferPayload { offer: Offer }
    /// What `pauseOffer` answers.
    PauseOfferPayload { offer: Offer }
    /// What `resumeOffer` answers.
    ResumeOfferPayload { offer: Offer }
    /// What `archiveOffer` answers.
    ArchiveOfferPayload { offer: Offer }
}

/// Reads about offers.
#[derive(Default)]
pub struct OfferQuery;

#[Object]
impl OfferQuery {
    /// An offer; null when there is none, or none the caller may see.
    async fn offer(&self, ctx: &Context<'_>, id: ID) -> Result<Option<Offer>> {
        let Ok(id) = id.parse::<OfferId>() else {
            return Ok(None);
        };
        let (services, actor) = (services(ctx)?, &caller(ctx)?.actor);
        // Its own staff see the latest state, everybody else what can be booked, from memory.
        if matches!(actor, Actor::Staff { .. } | Actor::Admin { .. })
            && let Some(offer) = value(ctx, services.catalog.offer(actor, id).await)?
        {
            return Ok(Some(offer.into()));
        }
        Ok(value(ctx, services.discovery.offer(actor, id).await)?.map(Offer::from))
    }
}

/// Changes of offers.
#[derive(Default)]
pub struct OfferMutation;

#[Object]
impl OfferMutation {
    /// Writes an offer; it is a draft until it is submitted and approved.
    async fn create_offer(&self, ctx: &Context<'_>, input: CreateOfferInput) -> Result<CreateOfferPayload> {
        let result = match input.draft() {
            Ok(draft) => services(ctx)?.catalog.create_offer(&caller(ctx)?.actor, draft).await,
            Err(refused) => Err(refused),
        };
        CreateOfferPayload::from(ctx, result)
    }

    /// Changes an offer.
    async fn update_offer(&self, ctx: &Context<'_>, input: UpdateOfferInput) -> Result<UpdateOfferPayload> {
        let command =
            id(&input.id, "id").and_then(|id| Ok(contract::UpdateOffer { id, draft: input.offer.draft()? }));
        let result = match command {
            Ok(command) => services(ctx)?.catalog.update_offer(&caller(ctx)?.actor, command).await,
            Err(refused) => Err(refused),
        };
        UpdateOfferPayload::from(ctx, result)
    }

    /// Submits an offer to review.
    async fn submit_offer(&self, ctx: &Context<'_>, id: ID) -> Result<SubmitOfferPayload> {
        SubmitOfferPayload::from(ctx, move_offer(ctx, &id, OfferStep::Submit).await?)
    }

    /// Holds a published offer back.
    async fn pause_offer(&self, ctx: &Context<'_>, id: ID) -> Result<PauseOfferPayload> {
        PauseOfferPayload::from(ctx, move_offer(ctx, &id, OfferStep::Pause).await?)
    }

    /// Lets a paused offer go again.
    async fn resume_offer(&self, ctx: &Context<'_>, id: ID) -> Result<ResumeOfferPayload> {
        ResumeOfferPayload::from(ctx, move_offer(ctx, &id, OfferStep::Resume).await?)
    }

    /// Puts an offer away.
    async fn archive_offer(&self, ctx: &Context<'_>, id: ID) -> Result<ArchiveOfferPayload> {
        ArchiveOfferPayload::from(ctx, move_offer(ctx, &id, OfferStep::Archive).await?)
    }
}

async fn move_offer(ctx: &Context<'_>, text: &ID, step: OfferStep) -> Result<ServiceResult<OfferView>> {
    let (services, actor) = (services(ctx)?, &caller(ctx)?.actor);
    Ok(match id(text, "id") {
        Ok(id) => services.catalog.move_offer(actor, MoveOffer { id, step }).await,
        Err(refused) => Err(refused),
    })
}

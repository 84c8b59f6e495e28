//! Partners.

use async_graphql::{
    ComplexObject, Context, Enum, ID, InputObject, Object, OutputType, Result, SimpleObject,
    connection::{Connection, ConnectionNameType, DefaultEdgeName, EmptyFields},
};
use contracts::{
    catalog::{self as contract, DraftList, PartnerList, PartnerOffers, PartnerOutings},
    identity::{Secret, SignUpPartner, SignedUpPartner},
};
use kernel::PartnerId;

use super::{
    offer::{Offer, OfferStatus},
    offer_draft::OfferDraft,
    outing::{Outing, with_seats},
    payload::{DEFAULT_PAGE, connection, page_request, payloads},
    venue::Venue,
};
use crate::{
    errors::value,
    request::{caller, services},
    scalars::{DateTime, Language, id, wire},
};

/// What a partner is. The kinds of offer follow from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "contract::PartnerType")]
pub enum PartnerType {
    /// Bars and cafés.
    Bar,
    /// Restaurants.
    Restaurant,
    /// Clubs.
    Nightclub,
    /// Escape rooms, bowling, workshops.
    Activity,
    /// Theatres, museums, cinemas.
    Culture,
    /// Gyms, pools, climbing, yoga.
    SportWellness,
    /// Festivals, concerts, one-off events.
    EventOrganiser,
}

/// Where a partner stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "contract::PartnerStatus")]
pub enum PartnerStatus {
    /// Signed up; the owner has not confirmed the address.
    Draft,
    /// Waits for Yousoon's decision.
    PendingReview,
    /// May publish.
    Active,
    /// Held back.
    Suspended,
    /// Refused, with a reason; may be submitted again.
    Rejected,
}

/// A partner as everybody sees it.
#[derive(SimpleObject)]
pub struct PartnerProfile {
    /// The company's id.
    id: ID,
    /// The company's name.
    name: String,
    /// What kind of partner.
    #[graphql(name = "type")]
    partner_type: PartnerType,
}

impl PartnerProfile {
    /// The public part of a partner.
    pub fn of(id: PartnerId, name: &str, partner_type: contract::PartnerType) -> Self {
        Self { id: wire(id), name: name.to_owned(), partner_type: partner_type.into() }
    }
}

/// A partner as its own staff and Yousoon see it.
#[derive(SimpleObject)]
#[graphql(complex)]
pub struct Partner {
    /// The company's id.
    id: ID,
    /// The company's name.
    name: String,
    /// The company's SIRET, 14 digits.
    siret: String,
    /// What kind of partner.
    #[graphql(name = "type")]
    partner_type: PartnerType,
    /// Where it stands.
    status: PartnerStatus,
    /// Why it was rejected or suspended.
    reason: Option<String>,
    /// When it signed up.
    created_at: DateTime,
}

type Page<N> = Connection<String, N, EmptyFields, EmptyFields>;

/// Names the list of a partner's own outings: the public list has a total besides.
pub struct PartnerOutingConnection;

impl ConnectionNameType for PartnerOutingConnection {
    fn type_name<T: OutputType>() -> String {
        "PartnerOutingConnection".to_owned()
    }
}

type OutingPage =
    Connection<String, Outing, EmptyFields, EmptyFields, PartnerOutingConnection, DefaultEdgeName>;

#[ComplexObject]
impl Partner {
    /// The caller's own company's venues, by name.
    #[graphql(complexity = "page_cost(first, child_complexity)")]
    async fn venues(
        &self,
        ctx: &Context<'_>,
        #[graphql(default_with = "Some(20)")] first: Option<i32>,
        after: Option<String>,
    ) -> Result<Page<Venue>> {
        let query = PartnerList { page: page_request(first, after) };
        let has_previous = query.page.after.is_some();
        let found = services(ctx)?.catalog.my_venues(&caller(ctx)?.actor, query).await;
        Ok(connection(value(ctx, found)?, has_previous, Venue::from))
    }

    /// The caller's own company's offers, newest first; with `statuses` only those that stand at one of them.
    #[graphql(complexity = "page_cost(first, child_complexity)")]
    async fn offers(
        &self,
        ctx: &Context<'_>,
        statuses: Option<Vec<OfferStatus>>,
        #[graphql(default_with = "Some(20)")] first: Option<i32>,
        after: Option<String>,
    ) -> Result<Page<Offer>> {
        let statuses = statuses.unwrap_or_default().into_iter().map(Into::into).collect();
        let query = PartnerOffers { statuses, page: page_request(first, after) };
        let has_previous = query.page.after.is_some();
        let found = services(ctx)?.catalog.my_offers(&caller(ctx)?.actor, query).await;
        Ok(connection(value(ctx, found)?, has_previous, Offer::from))
    }

    /// The caller's own company's drafts of offers, the one saved last first; for managers.
    #[graphql(complexity = "page_cost(first, child_complexity)")]
    async fn offer_drafts(
        &self,
        ctx: &Context<'_>,
        #[graphql(default_with = "Some(20)")] first: Option<i32>,
        after: Option<String>,
    ) -> Result<Page<OfferDraft>> {
        let query = DraftList { page: page_request(first, after) };
        let has_previous = query.page.after.is_some();
        let found = services(ctx)?.catalog.my_drafts(&caller(ctx)?.actor, query).await;
        Ok(connection(value(ctx, found)?, has_previous, OfferDraft::from))
    }

    /// The caller's own company's outings, by start.
    #[graphql(complexity = "page_cost(first, child_complexity)")]
    async fn outings(
        &self,
        ctx: &Context<'_>,
        from: Option<DateTime>,
        to: Option<DateTime>,
        #[graphql(default_with = "Some(20)")] first: Option<i32>,
        after: Option<String>,
    ) -> Result<OutingPage> {
        let page = page_request(first, after);
        let has_previous = page.after.is_some();
        let query = PartnerOutings { from: from.map(|at| at.0), to: to.map(|at| at.0), page };
        let services = services(ctx)?;
        let found = value(ctx, services.catalog.my_outings(&caller(ctx)?.actor, query).await)?;
        let ids = found.values().map(|facts| facts.outing.id).collect();
        let seats = value(ctx, services.booking.seats_by_id(&contracts::Actor::System, ids).await)?;
        Ok(connection(found, has_previous, |facts| with_seats(facts, &seats)))
    }
}

/// What a page of a list costs.
pub fn page_cost(first: Option<i32>, child_complexity: usize) -> usize {
    let items =
        usize::try_from(first.unwrap_or(DEFAULT_PAGE)).unwrap_or(1).clamp(1, kernel::page::MAX_PAGE as usize);
    1 + items * child_complexity
}

impl From<contract::PartnerView> for Partner {
    fn from(partner: contract::PartnerView) -> Self {
        Self {
            id: wire(partner.id),
            name: partner.name,
            siret: partner.siret.into(),
            partner_type: partner.partner_type.into(),
            status: partner.status.into(),
            reason: partner.reason,
            created_at: DateTime::paris(partner.created_at),
        }
    }
}

impl From<SignedUpPartner> for Partner {
    fn from(partner: SignedUpPartner) -> Self {
        Self {
            id: wire(partner.partner),
            name: partner.company_name,
            siret: partner.siret.into(),
            partner_type: partner.partner_type.into(),
            status: PartnerStatus::Draft,
            reason: None,
            created_at: DateTime::paris(partner.created_at),
        }
    }
}

/// A company signs up with its owner's account.
#[derive(InputObject)]
pub struct SignUpPartnerInput {
    /// Address for the code.
    email: String,
    /// Hard to guess: what is too easy is refused, with advice.
    #[graphql(secret)]
    password: String,
    /// Given name of the owner.
    first_name: String,
    /// Family name of the owner.
    last_name: String,
    /// The company's name.
    company_name: String,
    /// The company's SIRET, 14 digits; spaces are forgiven.
    siret: String,
    /// What kind of partner.
    #[graphql(name = "type")]
    partner_type: PartnerType,
    /// The language of messages; that of the request when absent.
    language: Option<Language>,
}

/// A rejected company corrects itself.
#[derive(InputObject)]
pub struct ResubmitPartnerInput {
    /// The company's name.
    company_name: String,
}

/// A partner is held back, or let go again.
#[derive(InputObject)]
pub struct SuspendPartnerInput {
    /// Which company.
    id: ID,
    /// Why.
    reason: String,
}

payloads! {
    /// What `signUpPartner` answers.
    SignUpPartnerPayload { partner: Partner }
    /// What `resubmitPartner` answers.
    ResubmitPartnerPayload { partner: Partner }
    /// What `suspendPartner` answers.
    SuspendPartnerPayload { partner: Partner }
    /// What `reinstatePartner` answers.
    ReinstatePartnerPayload { partner: Partner }
}

/// Reads about partners.
#[derive(Default)]
pub struct PartnerQuery;

#[Object]
impl PartnerQuery {
    /// The own company.
    async fn my_partner(&self, ctx: &Context<'_>) -> Result<Option<Partner>> {
        let found = services(ctx)?.catalog.my_partner(&caller(ctx)?.actor).await;
        value(ctx, found).map(|partner| Some(partner.into()))
    }
}

/// Changes of partners.
#[derive(Default)]
pub struct PartnerMutation;

#[Object]
impl PartnerMutation {
    /// Makes a company and its owner's account, and has a code sent.
    async fn sign_up_partner(
        &self,
        ctx: &Context<'_>,
        input: SignUpPartnerInput,
    ) -> Result<SignUpPartnerPayload> {
        let caller = caller(ctx)?;
        let command = SignUpPartner {
            email: input.email,
            password: Secret(input.password),
            first_name: input.first_name,
            last_name: input.last_name,
            company_name: input.company_name,
            siret: input.siret,
            partner_type: input.partner_type.into(),
            language: input.language.map_or(caller.language, Into::into),
            client: caller.client.clone(),
        };
        let result = services(ctx)?.identity.sign_up_partner(&caller.actor, command).await;
        SignUpPartnerPayload::from(ctx, result)
    }

    /// Submits the own company again after a refusal.
    async fn resubmit_partner(
        &self,
        ctx: &Context<'_>,
        input: ResubmitPartnerInput,
    ) -> Result<ResubmitPartnerPayload> {
        let command = contract::ResubmitPartner { company_name: input.company_name };
        let actor = &caller(ctx)?.actor;
        ResubmitPartnerPayload::from(ctx, services(ctx)?.catalog.resubmit_partner(actor, command).await)
    }

    /// Holds an active partner back: nothing of it can be booked.
    async fn suspend_partner(
        &self,
        ctx: &Context<'_>,
        input: SuspendPartnerInput,
    ) -> Result<SuspendPartnerPayload> {
        SuspendPartnerPayload::from(ctx, set_suspended(ctx, input, true).await)
    }

    /// Lets a suspended partner go again.
    async fn reinstate_partner(
        &self,
        ctx: &Context<'_>,
        input: SuspendPartnerInput,
    ) -> Result<ReinstatePartnerPayload> {
        ReinstatePartnerPayload::from(ctx, set_suspended(ctx, input, false).await)
    }
}

async fn set_suspended(
    ctx: &Context<'_>,
    input: SuspendPartnerInput,
    suspended: bool,
) -> contracts::ServiceResult<contract::PartnerView> {
    let unreachable = |_| contracts::ServiceError::failed(contracts::FailureCode::Internal);
    let (services, caller) = (services(ctx).map_err(unreachable)?, caller(ctx).map_err(unreachable)?);
    let command = contract::SuspendPartner { id: id(&input.id, "id")?, suspended, reason: input.reason };
    services.catalog.suspend_partner(&caller.actor, command).await
}

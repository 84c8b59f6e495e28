//! What the demo member keeps, and what is written around her: screens that show something.

use anyhow::Result;
use contracts::{
    Actor, ServiceError, ServiceResult, StaffActor, StaffRole,
    booking::{BookingService, Register},
    catalog::{CatalogService, ExportQuery, OutingFacts},
    engagement::{
        ConversationKind, EngagementService, MyConversations, MyFavourites, OpenPartnerConversation,
        SendMessage, SetFavourite,
    },
    identity::AccountRole,
};
use kernel::{Clock, ConversationId, OutingId, PageRequest, PartnerId, SessionId, SystemClock};

use super::{account, members, partners};
use crate::{Platform, accounts};

/// How many offers she keeps.
const FAVOURITES: usize = 5;

/// Loads favourites and conversations of the demo member, when she has none yet.
///
/// # Errors
/// When a context does not answer.
pub async fn load(platform: &Platform) -> Result<()> {
    let member = account(platform, accounts::MEMBER, ("Léa", "Martin"), AccountRole::Member).await?;
    let lea = Actor::Member { account: member.id, session: SessionId::generate() };
    platform.deliver_all().await?;
    let query = MyFavourites { page: PageRequest::first(1) };
    if !platform.engagement.my_favourites(&lea, query).await?.items.is_empty() {
        return Ok(());
    }
    let now = SystemClock.now();
    let everything = ExportQuery { ends_after: now, after: None };
    let mut outings = platform.catalog.export(&Actor::System, everything).await?;
    outings.retain(|facts| facts.outing.cancelled.is_none() && facts.outing.registration_closes_at > now);
    outings.sort_by_key(|facts| (facts.outing.starts_at, facts.outing.id));
    keep_favourites(platform, &lea, &outings).await?;
    let Some(bar) = partners::all().into_iter().next().map(|bar| PartnerId::derived_from(bar.name)) else {
        return Ok(());
    };
    let Some(tonight) = outings.iter().find(|facts| facts.outing.partner == bar) else { return Ok(()) };
    talk(platform, &lea, tonight).await
}

/// One offer of each partner, until there are enough.
async fn keep_favourites(platform: &Platform, lea: &Actor, outings: &[OutingFacts]) -> Result<()> {
    let mut partners = Vec::new();
    for facts in outings {
        if partners.len() == FAVOURITES {
            break;
        }
        if !partners.contains(&facts.outing.partner) {
            partners.push(facts.outing.partner);
            let command = SetFavourite { offer: facts.offer.id, favourite: true };
            allowed(platform.engagement.set_favourite(lea, command).await)?;
        }
    }
    Ok(())
}

/// The group of the bar's next outing, and a question to the bar.
async fn talk(platform: &Platform, lea: &Actor, facts: &OutingFacts) -> Result<()> {
    let owner = AccountRole::Staff { partner: facts.outing.partner, role: StaffRole::Owner };
    let owner = account(platform, accounts::OWNER, ("Camille", "Durand"), owner).await?;
    let staff = StaffActor { account: owner.id, partner: facts.outing.partner, role: StaffRole::Owner };
    let bar = Actor::Staff { staff, session: SessionId::generate() };
    let crowd = members::crowd(platform).await?;
    let outing = facts.outing.id;
    for actor in [lea].into_iter().chain(crowd.iter().take(2).map(|(actor, _)| actor)) {
        let command = Register { outing, people: 1, idempotency_key: Some("demo:groupe".to_owned()) };
        allowed(platform.booking.register(actor, command).await)?;
    }
    platform.deliver_all().await?;
    if let Some(group) = group_of(platform, lea, outing).await? {
        for (actor, text) in [
            (&crowd[0].0, "Bonsoir ! Qui vient en métro ? On se retrouve à la sortie de Bastille ?"),
            (lea, "Bonne idée, j’y serai un quart d’heure avant."),
            (&bar, "Bonsoir à tous, une table vous attend au fond de la salle. À très vite !"),
            (&crowd[1].0, "Parfait, merci !"),
        ] {
            write(platform, actor, group, text).await?;
        }
    }
    let opened = platform.engagement.open_partner_conversation(lea, OpenPartnerConversation { outing }).await;
    if let Some(opened) = allowed(opened)? {
        write(platform, lea, opened.id, "Bonjour, y a-t-il une terrasse abritée ?").await?;
        write(platform, &bar, opened.id, "Bonjour, oui : elle est couverte et chauffée.").await?;
    }
    Ok(())
}

/// The group of an outing, when the member is in it.
async fn group_of(platform: &Platform, lea: &Actor, outing: OutingId) -> Result<Option<ConversationId>> {
    let query = MyConversations { page: PageRequest::first(100) };
    let found = platform.engagement.my_conversations(lea, query).await?;
    let mut groups = found.values().filter(|found| found.kind == ConversationKind::OutingGroup);
    Ok(groups.find(|group| group.outing == outing).map(|group| group.id))
}

/// Writes, unless the person is not in the conversation. The text is the key: it is written once.
async fn write(platform: &Platform, actor: &Actor, conversation: ConversationId, text: &str) -> Result<()> {
    let key: String = text.chars().take(40).collect();
    let command = SendMessage { conversation, text: text.to_owned(), client_id: format!("demo:{key}") };
    allowed(platform.engagement.send_message(actor, command).await).map(drop)
}

/// What a person was told no to simply did not happen.
fn allowed<T>(result: ServiceResult<T>) -> Result<Option<T>> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(ServiceError::Refused(_)) => Ok(None),
        Err(error) if error.failure_code() == Some(contracts::FailureCode::NotFound) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

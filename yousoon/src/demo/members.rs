//! The demo's members: one to sign in as, some who have registered already.

use anyhow::Result;
use contracts::{
    Actor, RefusalCode,
    booking::{BookingService, Register},
    catalog::{CatalogService, ExportQuery},
    identity::AccountRole,
};
use kernel::{Clock, SessionId, SystemClock};

use super::account;
use crate::{Platform, accounts};

/// Members who make the demo look lived in, and how many people come with each.
const CROWD: [(&str, &str, i64); 10] = [
    ("Inès", "Moreau", 2),
    ("Hugo", "Lefèvre", 1),
    ("Zoé", "Garnier", 3),
    ("Noé", "Chevalier", 2),
    ("Maëlys", "Robin", 1),
    ("Adrien", "Faure", 4),
    ("Jade", "Perrin", 2),
    ("Élie", "Blanchard", 1),
    ("Romane", "Meunier", 3),
    ("Sacha", "Gauthier", 2),
];

/// Loads the members.
///
/// # Errors
/// When a context does not answer.
pub async fn load(platform: &Platform) -> Result<()> {
    account(platform, accounts::MEMBER, ("Léa", "Martin"), AccountRole::Member).await?;
    let crowd = crowd(platform).await?;
    // Booking must know outings and members before anybody registers.
    platform.deliver_all().await?;
    let everything = ExportQuery { ends_after: SystemClock.now(), after: None };
    let outings = platform.catalog.export(&Actor::System, everything).await?;
    for (index, facts) in
        outings.iter().filter(|facts| facts.outing.cancelled.is_none()).take(150).enumerate()
    {
        // Between nobody and seven parties, differently for each outing but the same each time.
        for (actor, people) in crowd.iter().cycle().skip(index % CROWD.len()).take(index * 5 % 8) {
            let key = format!("demo:{}", facts.outing.id);
            let command = Register { outing: facts.outing.id, people: *people, idempotency_key: Some(key) };
            match platform.booking.register(actor, command).await {
                Ok(_) => {}
                Err(error) if error.is_refusal(RefusalCode::AlreadyRegistered) => {}
                // A second run finds other times and places; whatever is refused was not meant to be.
                Err(contracts::ServiceError::Refused(_)) => break,
                Err(error) => return Err(error.into()),
            }
        }
    }
    Ok(())
}

/// The members who go out a lot, each with how many people come.
pub async fn crowd(platform: &Platform) -> Result<Vec<(Actor, i64)>> {
    let mut crowd = Vec::new();
    for (number, (first, last, people)) in CROWD.into_iter().enumerate() {
        let email = format!("membre-{}@demo.yousoon.com", number + 2);
        let member = account(platform, &email, (first, last), AccountRole::Member).await?;
        crowd.push((Actor::Member { account: member.id, session: SessionId::generate() }, people));
    }
    Ok(crowd)
}

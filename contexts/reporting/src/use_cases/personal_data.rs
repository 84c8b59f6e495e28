//! What is kept of a member, for the member: the registrations that are counted. Views lead to nobody.

use contracts::{
    Actor, ServiceResult,
    booking::RegistrationStatus,
    personal_data::{DataFile, PersonalData, PersonalDataQuery},
};
use kernel::{OutingId, PartnerId, RegistrationId, Timestamp};
use serde::Serialize;

use crate::{Inner, domain::Fact};

/// A registration as the person takes it along.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Counted {
    registration: RegistrationId,
    outing: OutingId,
    partner: PartnerId,
    status: RegistrationStatus,
    people: u32,
    arrived: u32,
    visited_at: Option<Timestamp>,
    first_visit: bool,
    paid_cents: Option<i64>,
    saved_cents: Option<i64>,
}

impl Inner {
    /// # Errors
    /// `UNAUTHENTICATED` or `FORBIDDEN` for everybody but the person and the platform.
    pub(crate) async fn personal_data(
        &self,
        actor: &Actor,
        query: PersonalDataQuery,
    ) -> ServiceResult<PersonalData> {
        query.check(actor)?;
        let facts = self.db.facts.all_of(query.account).await?;
        let counted: Vec<_> = facts.into_iter().map(Counted::from).collect();
        Ok(PersonalData { files: vec![DataFile::json("reporting/registrations.json", &counted)?] })
    }
}

impl From<Fact> for Counted {
    fn from(fact: Fact) -> Self {
        Self {
            registration: fact.id,
            outing: fact.outing,
            partner: fact.partner,
            status: fact.status,
            people: fact.people,
            arrived: fact.arrived,
            visited_at: fact.visited_at,
            first_visit: fact.is_first,
            paid_cents: fact.paid_cents,
            saved_cents: fact.saved_cents,
        }
    }
}

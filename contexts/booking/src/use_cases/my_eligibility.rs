//! Whether a member may register at all.

use contracts::{Actor, ServiceResult, booking::EligibilityView};
use kernel::TimeZoneName;

use crate::{
    Inner,
    domain::{
        Person,
        person::{ADULT, AgeLimit},
    },
};

impl Inner {
    pub(crate) async fn my_eligibility(&self, actor: &Actor) -> ServiceResult<EligibilityView> {
        let member = actor.require_member()?;
        let person = self.db.people.get(member).await?.unwrap_or_else(|| Person::unknown(member));
        let today = AgeLimit { at: self.db.now(), zone: &TimeZoneName::paris(), minimum: ADULT };
        let missing: Vec<_> =
            person.missing(self.requirements, today).into_iter().map(|refusal| refusal.code).collect();
        Ok(EligibilityView { eligible: missing.is_empty(), missing })
    }
}

//! The platform fills a read model with every registration there is.

use contracts::{
    Actor, ServiceResult,
    booking::{RegistrationStanding, RegistrationsExport},
};

use crate::{Inner, domain::Registration};

/// How many registrations a page holds.
const EXPORT_PAGE: i64 = 1_000;

impl Inner {
    pub(crate) async fn export_registrations(
        &self,
        actor: &Actor,
        query: RegistrationsExport,
    ) -> ServiceResult<Vec<RegistrationStanding>> {
        actor.require_system()?;
        let page = self.db.registrations.export(query.after, EXPORT_PAGE).await?;
        Ok(page.iter().map(Registration::standing).collect())
    }
}

//! The platform asks how the seats are.

use contracts::{
    Actor, ServiceResult,
    booking::{SeatsExport, SeatsView},
};
use kernel::OutingId;

use super::my_registrations::check_count;
use crate::Inner;

/// How many outings a page of the export holds.
const EXPORT_PAGE: i64 = 1_000;

impl Inner {
    pub(crate) async fn seats_by_id(
        &self,
        actor: &Actor,
        outings: Vec<OutingId>,
    ) -> ServiceResult<Vec<SeatsView>> {
        actor.require_system()?;
        check_count(&outings)?;
        if outings.is_empty() {
            return Ok(Vec::new());
        }
        Ok(self.db.ledgers.seats(&outings).await?)
    }

    pub(crate) async fn export_seats(
        &self,
        actor: &Actor,
        query: SeatsExport,
    ) -> ServiceResult<Vec<SeatsView>> {
        actor.require_system()?;
        Ok(self.db.ledgers.export(query.ends_after, query.after, EXPORT_PAGE).await?)
    }
}

//! What a member saved so far.

use contracts::{Actor, ServiceResult, booking::SavingsView};

use crate::Inner;

impl Inner {
    pub(crate) async fn my_savings(&self, actor: &Actor) -> ServiceResult<SavingsView> {
        Ok(self.db.savings.get(actor.require_member()?).await?)
    }
}

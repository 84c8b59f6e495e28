//! The platform fills a read model with every account there is.

use contracts::{
    Actor, ServiceResult,
    identity::{AccountChanged, AccountsExport},
};

use super::UseCases;
use crate::domain::account::Account;

/// How many accounts a page holds.
const EXPORT_PAGE: i64 = 1_000;

impl UseCases {
    /// Only the platform may call.
    pub(crate) async fn export_accounts(
        &self,
        actor: &Actor,
        query: AccountsExport,
    ) -> ServiceResult<Vec<AccountChanged>> {
        actor.require_system()?;
        let page = self.store.accounts_after(query.after, EXPORT_PAGE).await?;
        Ok(page.iter().map(Account::changed).collect())
    }
}

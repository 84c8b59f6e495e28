//! The inbox of the app: read, counted, noted as read.

use contracts::{
    Actor, Refusal, RefusalCode, ServiceError, ServiceResult,
    identity::Done,
    notification::{Inbox, InboxChanged, MarkNotificationsRead, MyNotifications, NotificationView},
};
use kernel::{AccountId, Language, NotificationId, Page, PageRequest, Timestamp};
use platform::{Dispatch, UseCaseError, retry};

use crate::{Inner, domain::notice::Notice, wording::notice_words};

/// The sort key of an entry.
type Key = (Timestamp, NotificationId);

impl Inner {
    /// A page of the caller's inbox, newest first, in the language asked for.
    ///
    /// # Errors
    /// `UNAUTHENTICATED` for nobody in particular; `INVALID_CURSOR`; when the database gives no answer.
    pub async fn my_notifications(&self, actor: &Actor, query: MyNotifications) -> ServiceResult<Inbox> {
        let account = actor.require_account()?;
        let size = query.page.size();
        let after = after(&query.page)?;
        let limit = i64::try_from(size + 1).unwrap_or(i64::MAX);
        let (found, unread) =
            tokio::try_join!(self.store.notices(account, after, limit), self.store.unread_notices(account))?;
        let page = Page::from_overfull(found, size, |notice| (notice.at, notice.id));
        let Page { items, has_next } = page.map_err(ServiceError::internal)?;
        let mut shown = Vec::with_capacity(items.len());
        for (cursor, notice) in items {
            shown.extend(view(notice, query.language)?.map(|view| (cursor, view)));
        }
        Ok(Inbox { page: Page { items: shown, has_next }, unread: whole(unread) })
    }

    /// How many entries of the caller's inbox are not read.
    ///
    /// # Errors
    /// `UNAUTHENTICATED` for nobody in particular; when the database gives no answer.
    pub async fn unread_notifications(&self, actor: &Actor) -> ServiceResult<u32> {
        Ok(whole(self.store.unread_notices(actor.require_account()?).await?))
    }

    /// Notes as read what came into the caller's inbox until then. Twice is once.
    ///
    /// # Errors
    /// `UNAUTHENTICATED` for nobody in particular; when the database gives no answer.
    pub async fn mark_notifications_read(
        &self,
        actor: &Actor,
        command: MarkNotificationsRead,
    ) -> ServiceResult<Done> {
        let account = actor.require_account()?;
        retry(|| self.try_mark_read(account, command.up_to)).await?;
        Ok(Done {})
    }

    async fn try_mark_read(&self, account: AccountId, up_to: Timestamp) -> Result<(), UseCaseError> {
        let mut tx = self.store.db.begin().await?;
        if self.store.read_notices(&mut tx, account, up_to).await? > 0 {
            tx.emit(&InboxChanged { account })?;
            tx.commit(Dispatch::Soon).await?;
        }
        Ok(())
    }

    /// Everything in an inbox as a person takes it along, newest first.
    pub(super) async fn whole_inbox(
        &self,
        account: AccountId,
        language: Language,
    ) -> ServiceResult<Vec<NotificationView>> {
        let found = self.store.notices(account, None, 0).await?;
        let views: ServiceResult<Vec<_>> = found.into_iter().map(|notice| view(notice, language)).collect();
        Ok(views?.into_iter().flatten().collect())
    }
}

/// An entry in words; none for what a later version wrote.
fn view(notice: Notice, language: Language) -> ServiceResult<Option<NotificationView>> {
    let words = notice_words(&notice, language).map_err(ServiceError::internal)?;
    Ok(words.map(|words| NotificationView {
        id: notice.id,
        kind: notice.template.to_uppercase(),
        title: words.title,
        body: words.body,
        link: notice.link,
        at: notice.at,
        read: notice.read,
    }))
}

fn after(page: &PageRequest) -> Result<Option<Key>, Refusal> {
    let Some(cursor) = &page.after else { return Ok(None) };
    cursor.decode().map(Some).ok_or_else(|| Refusal::new(RefusalCode::InvalidCursor).on("after"))
}

fn whole(count: u64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

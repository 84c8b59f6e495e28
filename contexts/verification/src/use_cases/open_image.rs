//! A reviewer sees an image, through a link that ends soon. Making it and opening it are both logged.

use contracts::{
    Actor, ServiceError, ServiceResult,
    verification::{DocumentImage, ImageLink, IssueImageLink, OpenImageLink},
};
use kernel::AccountId;
use platform::{
    AuditEntry, Dispatch, UseCaseError, retry,
    tokens::{random_token, token_hash},
};
use serde::Serialize;

use crate::{Inner, domain::Image, images::name, store::links::Link};

/// How long a link is good, in minutes.
const LINK_MINUTES: i64 = 2;

/// What the audit log says of an image.
#[derive(Serialize)]
struct Shown {
    side: &'static str,
}

impl Inner {
    pub(crate) async fn issue_image_link(
        &self,
        actor: &Actor,
        command: IssueImageLink,
    ) -> ServiceResult<ImageLink> {
        let reviewer = actor.require_moderator()?;
        let check = self.db.checks.get(command.check).await?.filter(|check| check.attempt > 0);
        let check = check.ok_or_else(ServiceError::not_found)?;
        check.image(command.side).ok_or_else(ServiceError::not_found)?;
        let token = random_token();
        let link = Link {
            token_hash: token_hash(&token),
            check: check.id,
            side: command.side,
            reviewer,
            expires_at: self.db.now().plus_minutes(LINK_MINUTES),
        };
        retry(|| self.try_issue(&link)).await?;
        Ok(ImageLink { token, expires_at: link.expires_at })
    }

    async fn try_issue(&self, link: &Link) -> Result<(), UseCaseError> {
        let mut tx = self.db.begin().await?;
        self.db.links.insert(&mut tx, link).await?;
        self.db.audit.add(&mut tx, self.entry(link, "identity.image.link")?).await?;
        Ok(tx.commit(Dispatch::Soon).await?)
    }

    /// The link is the permission, as a browser sends no token with an image. Another person who is signed in
    /// gets nothing by it.
    pub(crate) async fn open_image_link(
        &self,
        actor: &Actor,
        query: OpenImageLink,
    ) -> ServiceResult<DocumentImage> {
        let (link, image) = retry(|| self.try_open(actor.account(), &query)).await?;
        let bytes = self.images.get(link.check, image).await?.ok_or_else(ServiceError::not_found)?;
        Ok(DocumentImage { content_type: "image/jpeg".to_owned(), bytes })
    }

    /// The entry is written before the image is shown.
    async fn try_open(
        &self,
        caller: Option<AccountId>,
        query: &OpenImageLink,
    ) -> Result<(Link, Image), UseCaseError> {
        let now = self.db.now();
        let mut tx = self.db.begin().await?;
        let found = self.db.links.get_in(&mut tx, &token_hash(&query.token)).await?;
        let is_good =
            |link: &Link| link.expires_at > now && caller.is_none_or(|caller| caller == link.reviewer);
        let link = found.filter(is_good).ok_or_else(ServiceError::not_found)?;
        let check = self.db.checks.get_in(&mut tx, link.check).await?;
        let image = check.and_then(|check| check.image(link.side)).ok_or_else(ServiceError::not_found)?;
        self.db.audit.add(&mut tx, self.entry(&link, "identity.image.open")?).await?;
        tx.commit(Dispatch::Soon).await?;
        Ok((link, image))
    }

    fn entry(&self, link: &Link, what: &str) -> Result<AuditEntry, UseCaseError> {
        let mut entry = AuditEntry::new(link.reviewer, what, &link.check, self.db.now());
        entry.after = platform::store::to_document(&Shown { side: name(link.side) })?;
        Ok(entry)
    }
}

//! One event, a mail to each of many: written together, each once.

use contracts::{ServiceError, ServiceResult};
use kernel::AccountId;
use platform::{UseCaseError, retry};

use super::write::UnknownContact;
use crate::{
    Inner,
    domain::{letter::Letter, notice::Notice},
    store::Known,
};

impl Inner {
    /// Writes these letters, each to its account. Every one of them needs a `once`: what was written before is not
    /// written again, so the event needs no note in the inbox. Nobody writes to an account that was erased.
    ///
    /// # Errors
    /// When an account is not known yet (the others' mails are written, and the event is delivered again), or the
    /// database gives no answer.
    pub async fn write_to_each(&self, letters: &[(AccountId, Letter)]) -> ServiceResult<()> {
        let unknown = retry(|| self.try_write_to_each(letters)).await?;
        self.to_send.notify_one();
        match unknown {
            Some(account) => Err(ServiceError::internal(UnknownContact(account))),
            None => Ok(()),
        }
    }

    /// The first of the accounts that are not known yet.
    async fn try_write_to_each(
        &self,
        letters: &[(AccountId, Letter)],
    ) -> Result<Option<AccountId>, UseCaseError> {
        let mut tx = self.store.db.begin().await?;
        let onces = letters.iter().filter_map(|(_, letter)| letter.once.as_deref());
        let written = self.store.written(&mut tx, onces).await?;
        let is_new = |letter: &Letter| !letter.once.as_ref().is_some_and(|once| written.contains(once));
        let letters: Vec<_> = letters.iter().filter(|(_, letter)| is_new(letter)).collect();
        let known = self.store.all_known(&mut tx, letters.iter().map(|(account, _)| *account)).await?;
        let (mut mails, mut notices, mut unknown) = (Vec::with_capacity(letters.len()), Vec::new(), None);
        for (account, letter) in letters {
            match known.get(account) {
                Some(Known::Contact(recipient)) => {
                    let mail = self.mail(letter, *account, recipient.clone())?;
                    notices.extend(Notice::of(letter, *account, mail.created_at));
                    mails.push(mail);
                }
                Some(Known::Erased) => {}
                Some(Known::Nothing) | None => unknown = unknown.or(Some(*account)),
            }
        }
        if !mails.is_empty() {
            self.store.add_mails(&mut tx, &mails).await?;
            self.commit(tx, mails, notices).await?;
        }
        Ok(unknown)
    }
}

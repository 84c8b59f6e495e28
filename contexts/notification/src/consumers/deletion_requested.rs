//! identity: somebody asked for the account to be erased, or no longer wants it. The owner is told.

use std::sync::Arc;

use contracts::{ServiceResult, identity::DeletionRequested};
use platform::Delivered;

use crate::{
    Inner,
    domain::letter::{Letter, Recipient},
    use_cases::write::To,
};

pub async fn take(inner: Arc<Inner>, delivered: Delivered<DeletionRequested>) -> ServiceResult<()> {
    let DeletionRequested { account, email, first_name, language, due_at } = delivered.event;
    let to = Recipient { email, first_name, language };
    inner.write(delivered.id, To::Person(account, to), Letter::of_deletion(due_at)).await
}

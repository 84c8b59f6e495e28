//! identity: somebody tried to sign up with an address that has an account. Its owner is told.

use std::sync::Arc;

use contracts::{ServiceResult, identity::KnownEmailTried};
use platform::Delivered;

use crate::{
    Inner,
    domain::letter::{Letter, Recipient, Template},
    use_cases::write::To,
};

pub async fn take(inner: Arc<Inner>, delivered: Delivered<KnownEmailTried>) -> ServiceResult<()> {
    let KnownEmailTried { account, email, first_name, language } = delivered.event;
    let to = Recipient { email, first_name, language };
    inner.write(delivered.id, To::Person(account, to), Letter::new(Template::KnownEmailTried, [])).await
}

//! identity: the password is another one now. Whoever did not do that learns of it.

use std::sync::Arc;

use contracts::{ServiceResult, identity::PasswordChanged};
use platform::Delivered;

use crate::{
    Inner,
    domain::letter::{Letter, Recipient, Template},
    use_cases::write::To,
};

pub async fn take(inner: Arc<Inner>, delivered: Delivered<PasswordChanged>) -> ServiceResult<()> {
    let PasswordChanged { account, email, first_name, language } = delivered.event;
    let to = Recipient { email, first_name, language };
    inner.write(delivered.id, To::Person(account, to), Letter::new(Template::PasswordChanged, [])).await
}

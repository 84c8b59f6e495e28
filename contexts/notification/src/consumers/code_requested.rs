//! identity: a code is to be sent. It is derived here, and stands in the text of the mail only.

use std::sync::Arc;

use contracts::{ServiceResult, identity::CodeRequested};
use platform::Delivered;

use crate::{
    Inner,
    domain::letter::{Letter, Recipient, Template, Value},
    use_cases::write::To,
};

pub async fn take(inner: Arc<Inner>, delivered: Delivered<CodeRequested>) -> ServiceResult<()> {
    let Delivered { id, occurred_at, event } = delivered;
    let millis = event.expires_at.millis_since(occurred_at).max(0);
    let minutes = u32::try_from(millis.unsigned_abs().div_ceil(60_000)).unwrap_or(u32::MAX);
    let code = inner.codes.derive(event.challenge);
    let values = [("code", Value::Text(code)), ("minutes", Value::Count(minutes))];
    let letter = Letter::new(Template::of_code(event.purpose), values);
    // The account may be known to nobody else yet: the event says how to reach the person.
    let to = Recipient { email: event.email, first_name: event.first_name, language: event.language };
    inner.write(id, To::Person(event.account, to), letter).await
}

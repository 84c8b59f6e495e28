//! booking: a partner writes to everybody who comes. Each of them gets a mail.

use std::sync::Arc;

use contracts::{ServiceResult, booking::GroupMessaged};
use platform::Delivered;

use crate::{Inner, domain::letter::Letter};

pub async fn take(inner: Arc<Inner>, delivered: Delivered<GroupMessaged>) -> ServiceResult<()> {
    let event = &delivered.event;
    let letters = event.recipients.iter().map(|to| (to.member, Letter::of_group_message(event, to)));
    inner.write_to_each(&letters.collect::<Vec<_>>()).await
}

//! Another code, please.

use contracts::{
    Actor, ServiceResult,
    identity::{Done, ResendCode},
};
use kernel::EmailAddress;

use super::UseCases;
use crate::domain::limits::RESEND_EMAIL;

impl UseCases {
    /// Anybody may call, and is always answered alike: nobody learns whether a code was sent. Fails
    /// with `RATE_LIMITED` after twenty requests for an address in an hour.
    pub(crate) async fn resend_code(&self, _anybody: &Actor, command: ResendCode) -> ServiceResult<Done> {
        if let Some(email) = EmailAddress::parse(&command.email) {
            self.limit_email(RESEND_EMAIL, &email).await?;
            self.send_codes(&email).await?;
        }
        Ok(Done {})
    }
}

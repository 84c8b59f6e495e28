//! Another code, please.

use contracts::{
    Actor, ServiceResult,
    identity::{Done, ResendCode},
};
use kernel::EmailAddress;

use super::UseCases;

impl UseCases {
    /// Anybody may call, and is always answered alike: nobody learns whether a code was sent.
    pub(crate) async fn resend_code(&self, _anybody: &Actor, command: ResendCode) -> ServiceResult<Done> {
        if let Some(email) = EmailAddress::parse(&command.email) {
            self.send_codes(&email).await?;
        }
        Ok(Done {})
    }
}

//! The password and the address.

use async_graphql::{Context, InputObject, Object, Result};
use contracts::identity::{self as contract, Secret};

use super::{
    account::Account,
    payload::{done_payloads, payloads},
};
use crate::request::{caller, services};

/// Where to send a reset code.
#[derive(InputObject)]
pub struct RequestPasswordResetInput {
    /// The address.
    email: String,
}

/// E-mail, code and another password.
#[derive(InputObject)]
pub struct ResetPasswordInput {
    /// The address.
    email: String,
    /// Six digits.
    #[graphql(secret)]
    code: String,
    /// The new password: what is too easy to guess is refused, with advice.
    #[graphql(secret)]
    password: String,
}

/// The present password and another one.
#[derive(InputObject)]
pub struct ChangePasswordInput {
    /// The present password; null for an account without one, made by Apple or Google.
    #[graphql(secret)]
    current: Option<String>,
    /// The new password: what is too easy to guess is refused, with advice.
    #[graphql(secret)]
    password: String,
}

/// Another address.
#[derive(InputObject)]
pub struct RequestEmailChangeInput {
    /// The new address.
    email: String,
    /// The password.
    #[graphql(secret)]
    password: String,
}

/// The codes sent to both addresses.
#[derive(InputObject)]
pub struct ConfirmEmailChangeInput {
    /// Six digits out of the old mailbox.
    #[graphql(secret)]
    old_code: String,
    /// Six digits out of the new mailbox.
    #[graphql(secret)]
    new_code: String,
}

done_payloads! {
    /// What `requestPasswordReset` answers; the same whether or not the address has an account.
    RequestPasswordResetPayload
    /// What `resetPassword` answers.
    ResetPasswordPayload
    /// What `changePassword` answers.
    ChangePasswordPayload
    /// What `requestEmailChange` answers; the same whether or not the new address has an account.
    RequestEmailChangePayload
}

payloads! {
    /// What `confirmEmailChange` answers.
    ConfirmEmailChangePayload { account: Account }
}

/// Changes of the password and the address.
#[derive(Default)]
pub struct EmailPasswordMutation;

#[Object]
impl EmailPasswordMutation {
    /// Has a reset code sent; the answer does not tell whether there was anybody to send it to.
    async fn request_password_reset(
        &self,
        ctx: &Context<'_>,
        input: RequestPasswordResetInput,
    ) -> Result<RequestPasswordResetPayload> {
        let caller = caller(ctx)?;
        let command = contract::RequestPasswordReset { email: input.email, client: caller.client.clone() };
        let result = services(ctx)?.identity.request_password_reset(&caller.actor, command).await;
        RequestPasswordResetPayload::from(ctx, result)
    }

    /// Another password with the code out of the mailbox; every session ends.
    async fn reset_password(
        &self,
        ctx: &Context<'_>,
        input: ResetPasswordInput,
    ) -> Result<ResetPasswordPayload> {
        let caller = caller(ctx)?;
        let command = contract::ResetPassword {
            email: input.email,
            code: Secret(input.code),
            password: Secret(input.password),
            client: caller.client.clone(),
        };
        let result = services(ctx)?.identity.reset_password(&caller.actor, command).await;
        ResetPasswordPayload::from(ctx, result)
    }

    /// Another password, knowing the present one; every other session ends.
    async fn change_password(
        &self,
        ctx: &Context<'_>,
        input: ChangePasswordInput,
    ) -> Result<ChangePasswordPayload> {
        let command =
            contract::ChangePassword { current: input.current.map(Secret), password: Secret(input.password) };
        let result = services(ctx)?.identity.change_password(&caller(ctx)?.actor, command).await;
        ChangePasswordPayload::from(ctx, result)
    }

    /// Has a code sent to the old address and one to the new.
    async fn request_email_change(
        &self,
        ctx: &Context<'_>,
        input: RequestEmailChangeInput,
    ) -> Result<RequestEmailChangePayload> {
        let command = contract::RequestEmailChange { email: input.email, password: Secret(input.password) };
        let result = services(ctx)?.identity.request_email_change(&caller(ctx)?.actor, command).await;
        RequestEmailChangePayload::from(ctx, result)
    }

    /// Changes the address with both codes; every other session ends.
    async fn confirm_email_change(
        &self,
        ctx: &Context<'_>,
        input: ConfirmEmailChangeInput,
    ) -> Result<ConfirmEmailChangePayload> {
        let command = contract::ConfirmEmailChange {
            old_code: Secret(input.old_code),
            new_code: Secret(input.new_code),
        };
        let result = services(ctx)?.identity.confirm_email_change(&caller(ctx)?.actor, command).await;
        ConfirmEmailChangePayload::from(ctx, result)
    }
}

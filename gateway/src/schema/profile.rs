//! What a person says of themselves.

use async_graphql::{Context, InputObject, Object, Result};
use contracts::identity as contract;

use super::{account::Account, payload::payloads};
use crate::{
    request::{caller, services},
    scalars::{CalendarDate, Language},
};

/// What changes; what is absent stays.
#[derive(InputObject)]
pub struct UpdateProfileInput {
    /// Given name; refused once the identity is verified.
    first_name: Option<String>,
    /// Family name; refused once the identity is verified.
    last_name: Option<String>,
    /// Date of birth; refused once there is one.
    birth_date: Option<CalendarDate>,
    /// The language of messages.
    language: Option<Language>,
}

payloads! {
    /// What `updateProfile` answers.
    UpdateProfilePayload { account: Account }
}

/// Changes of the profile.
#[derive(Default)]
pub struct ProfileMutation;

#[Object]
impl ProfileMutation {
    /// Changes name, birth date (once) and language.
    async fn update_profile(
        &self,
        ctx: &Context<'_>,
        input: UpdateProfileInput,
    ) -> Result<UpdateProfilePayload> {
        let command = contract::UpdateProfile {
            first_name: input.first_name,
            last_name: input.last_name,
            birth_date: input.birth_date.map(|date| date.0),
            language: input.language.map(Into::into),
        };
        let result = services(ctx)?.identity.update_profile(&caller(ctx)?.actor, command).await;
        UpdateProfilePayload::from(ctx, result)
    }
}

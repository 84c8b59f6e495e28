//! A partner writes to everybody who comes.

use async_graphql::{Context, ID, InputObject, Object, Result};
use contracts::booking as contract;

use super::payload::payloads;
use crate::{
    request::{caller, services},
    scalars::{count, id},
};

/// A message to everybody with a live registration for an outing.
#[derive(InputObject)]
pub struct MessageOutingInput {
    /// Which outing.
    outing_id: ID,
    /// What everybody is told: 1 to 1,000 characters.
    text: String,
    /// The client's own key: the same key again sends nothing and gives the same answer.
    idempotency_key: String,
}

payloads! {
    /// What `messageOuting` answers: how many members it went to.
    MessageOutingPayload { recipients: i32 }
}

/// Messages to the people of an outing.
#[derive(Default)]
pub struct MessageOutingMutation;

#[Object]
impl MessageOutingMutation {
    /// Writes to everybody with a live registration for one of the own outings, waiting or not, by e-mail; at most
    /// five times a day for each outing.
    async fn message_outing(
        &self,
        ctx: &Context<'_>,
        input: MessageOutingInput,
    ) -> Result<MessageOutingPayload> {
        let result = match id(&input.outing_id, "outingId") {
            Ok(outing) => {
                let (text, idempotency_key) = (input.text, input.idempotency_key);
                let command = contract::MessageOuting { outing, text, idempotency_key };
                services(ctx)?.booking.message_outing(&caller(ctx)?.actor, command).await
            }
            Err(refused) => Err(refused),
        };
        MessageOutingPayload::from(ctx, result.map(|sent| count(sent.recipients)))
    }
}

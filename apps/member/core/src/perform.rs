//! Does what waited for a network.

use async_trait::async_trait;
use cynic::MutationBuilder as _;

use crate::{
    api::{
        favourites::{SetFavourite, SetFavouriteInput, SetFavouriteVariables},
        messages::{SendMessage, SendMessageInput, SendMessageVariables},
    },
    client::Client,
    failure::Failure,
    queue::{Action, Answer, Perform},
};

/// The platform does it.
pub struct Platform(pub Client);

#[async_trait(?Send)]
impl Perform for Platform {
    async fn perform(&self, action: &Action) -> Result<Answer, Failure> {
        let refusals = match action.clone() {
            Action::SetFavourite { offer_id, favourite } => {
                let input = SetFavouriteInput { offer_id: offer_id.into(), favourite };
                self.0.act(&SetFavourite::build(SetFavouriteVariables { input })).await?.set_favourite.errors
            }
            Action::SendMessage { conversation_id, text, client_id } => {
                let input = SendMessageInput { conversation_id: conversation_id.into(), text, client_id };
                self.0.act(&SendMessage::build(SendMessageVariables { input })).await?.send_message.errors
            }
        };
        Ok(refusals.into_iter().next().map_or(Ok(()), Err))
    }
}

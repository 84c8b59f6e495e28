//! What every mutation returns, and how lists become connections.

use async_graphql::{
    OutputType,
    connection::{Connection, ConnectionNameType, DefaultEdgeName, Edge, EmptyFields},
};
use kernel::{Cursor, Page, PageRequest};

/// Declares payloads: the entity, null when refused, and the reasons. `from` turns a service's answer into
/// one.
macro_rules! payloads {
    ($($(#[$doc:meta])* $name:ident { $field:ident: $ty:ty })+) => {$(
        $(#[$doc])*
        #[derive(async_graphql::SimpleObject)]
        pub struct $name {
            /// Null when refused.
            $field: Option<$ty>,
            /// Why it was refused; empty when it was not.
            errors: Vec<$crate::errors::UserError>,
        }

        impl $name {
            /// The payload for a service's answer.
            pub fn from<T: Into<$ty>>(
                ctx: &async_graphql::Context<'_>,
                result: contracts::ServiceResult<T>,
            ) -> async_graphql::Result<Self> {
                let (entity, errors) = $crate::errors::settle(ctx, result)?;
                Ok(Self { $field: entity.map(Into::into), errors })
            }
        }
    )+};
}
pub(crate) use payloads;

/// Declares payloads of what answers without an entity.
macro_rules! done_payloads {
    ($($(#[$doc:meta])* $name:ident)+) => {$(
        $(#[$doc])*
        #[derive(async_graphql::SimpleObject)]
        pub struct $name {
            /// Whether it was done.
            done: bool,
            /// Why it was refused; empty when it was not.
            errors: Vec<$crate::errors::UserError>,
        }

        impl $name {
            /// The payload for a service's answer.
            pub fn from(
                ctx: &async_graphql::Context<'_>,
                result: contracts::ServiceResult<contracts::identity::Done>,
            ) -> async_graphql::Result<Self> {
                let (done, errors) = $crate::errors::settle(ctx, result)?;
                Ok(Self { done: done.is_some(), errors })
            }
        }
    )+};
}
pub(crate) use done_payloads;

/// Items of a page whose size was given as null.
pub const DEFAULT_PAGE: i32 = 20;

/// The page a client asks for.
pub fn page_request(first: Option<i32>, after: Option<String>) -> PageRequest {
    let first = u32::try_from(first.unwrap_or(DEFAULT_PAGE)).unwrap_or(1);
    PageRequest { first, after: after.map(Cursor::from) }
}

/// A page as a Relay connection.
pub fn connection<T, N: OutputType, Name: ConnectionNameType>(
    page: Page<T>,
    has_previous: bool,
    node: impl Fn(T) -> N,
) -> Connection<String, N, EmptyFields, EmptyFields, Name, DefaultEdgeName> {
    let mut connection = Connection::new(has_previous, page.has_next);
    connection.edges.extend(
        page.items.into_iter().map(|(cursor, item)| Edge::new(cursor.as_str().to_owned(), node(item))),
    );
    connection
}

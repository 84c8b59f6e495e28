//! The people of a company.

use async_graphql::{
    Context, ID, InputObject, Object, OutputType, Result, SimpleObject,
    connection::{Connection, ConnectionNameType, DefaultEdgeName, EmptyFields},
};
use contracts::identity as contract;

use super::{
    account::DonePayload,
    account_input::StaffRoleApi,
    partner::page_cost,
    payload::{connection, page_request, payloads},
};
use crate::{
    errors::value,
    request::{caller, services},
    scalars::{DateTime, id, wire},
};

/// Somebody of a company, or invited to it.
#[derive(SimpleObject)]
pub struct StaffMember {
    /// The person's account: what the changes take.
    account: ID,
    /// Given name.
    first_name: String,
    /// Family name.
    last_name: String,
    /// The address the person signs in with.
    email: String,
    /// What the person may do.
    role: StaffRoleApi,
    /// Whether the person confirmed the address; false while an invitation is open.
    confirmed: bool,
    /// When the open invitation was sent last, good for seven days from then; null once it was accepted.
    invited_at: Option<DateTime>,
    /// Whether it is the one who asks.
    #[graphql(name = "self")]
    is_caller: bool,
}

impl From<contract::StaffMemberView> for StaffMember {
    fn from(person: contract::StaffMemberView) -> Self {
        Self {
            account: wire(person.account),
            first_name: person.first_name,
            last_name: person.last_name,
            email: person.email.into(),
            role: person.role.into(),
            confirmed: person.confirmed,
            invited_at: person.invited_at.map(DateTime::paris),
            is_caller: person.is_caller,
        }
    }
}

/// Names the list.
pub struct StaffConnection;

impl ConnectionNameType for StaffConnection {
    fn type_name<T: OutputType>() -> String {
        "StaffConnection".to_owned()
    }
}

type StaffPage = Connection<String, StaffMember, EmptyFields, EmptyFields, StaffConnection, DefaultEdgeName>;

/// Another role.
#[derive(InputObject)]
pub struct UpdateStaffRoleInput {
    /// Whose account.
    account: ID,
    /// What the person may do from now on.
    role: StaffRoleApi,
}

payloads! {
    /// What `updateStaffRole` answers.
    UpdateStaffRolePayload { staff_member: StaffMember }
}

/// Reads about staff.
#[derive(Default)]
pub struct StaffQuery;

#[Object]
impl StaffQuery {
    /// The people of the own company and its open invitations, who came first first.
    #[graphql(complexity = "page_cost(first, child_complexity)")]
    async fn staff(
        &self,
        ctx: &Context<'_>,
        #[graphql(default_with = "Some(20)")] first: Option<i32>,
        after: Option<String>,
    ) -> Result<StaffPage> {
        let query = contract::StaffQuery { page: page_request(first, after) };
        let has_previous = query.page.after.is_some();
        let found = services(ctx)?.identity.staff(&caller(ctx)?.actor, query).await;
        Ok(connection(value(ctx, found)?, has_previous, StaffMember::from))
    }
}

/// Changes of staff.
#[derive(Default)]
pub struct StaffMutation;

#[Object]
impl StaffMutation {
    /// Gives somebody else of the own company another role; their sessions end. The last owner stays one.
    async fn update_staff_role(
        &self,
        ctx: &Context<'_>,
        input: UpdateStaffRoleInput,
    ) -> Result<UpdateStaffRolePayload> {
        let result = match id(&input.account, "account") {
            Ok(account) => {
                let command = contract::UpdateStaffRole { account, role: input.role.into() };
                services(ctx)?.identity.update_staff_role(&caller(ctx)?.actor, command).await
            }
            Err(refused) => Err(refused),
        };
        UpdateStaffRolePayload::from(ctx, result)
    }

    /// Has somebody else leave the own company, or takes an open invitation back. The account is erased and its
    /// sessions end at once; the last owner stays.
    async fn remove_staff(&self, ctx: &Context<'_>, account: ID) -> Result<DonePayload> {
        let result = match id(&account, "account") {
            Ok(account) => {
                let command = contract::StaffMember { account };
                services(ctx)?.identity.remove_staff(&caller(ctx)?.actor, command).await
            }
            Err(refused) => Err(refused),
        };
        DonePayload::from(ctx, result)
    }

    /// Has the code of an open invitation sent again; not twice within 30 seconds.
    async fn resend_staff_invitation(&self, ctx: &Context<'_>, account: ID) -> Result<DonePayload> {
        let result = match id(&account, "account") {
            Ok(account) => {
                let command = contract::StaffMember { account };
                services(ctx)?.identity.resend_staff_invitation(&caller(ctx)?.actor, command).await
            }
            Err(refused) => Err(refused),
        };
        DonePayload::from(ctx, result)
    }
}

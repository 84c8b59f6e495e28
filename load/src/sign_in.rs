//! The accounts that the platform's `seed` made for measuring.

use std::net::SocketAddr;

use anyhow::{Context, Result};
use futures::{StreamExt, TryStreamExt, stream};
use hyper::header::HeaderValue;
use serde::Deserialize;
use serde_json::json;

use crate::{
    client::Connection,
    graphql::{self, Operation, UserError},
};

const PASSWORD: &str = "Demo-Yousoon-2026";
/// A password takes the server's time on purpose; more at once than it has processors gain nothing.
const AT_ONCE: usize = 2;
const SIGN_IN: &str = "mutation SignIn($input: SignInInput!) {
  signIn(input: $input) { session { accessToken } account { partnerId } errors { code field } }
}";

/// Who asks.
pub struct Accounts {
    /// `Authorization` of each member.
    pub members: Vec<HeaderValue>,
    /// `Authorization` of the door.
    pub door: HeaderValue,
    /// The door's company: it admits to that one's outings only.
    pub partner: String,
}

/// Signs all of them in.
pub async fn accounts(platform: SocketAddr, members: u32) -> Result<Accounts> {
    eprintln!("signing in {members} members and a door");
    let operation = Operation::new(SIGN_IN);
    let names = (1..=members).map(|number| format!("bench-member-{number}@demo.yousoon.com"));
    let members = stream::iter(names).map(|email| sign_in(platform, &operation, email));
    let members = members.buffered(AT_ONCE).map_ok(|member| member.authorization);
    let members = members.try_collect().await?;
    let email = "bench-door@demo.yousoon.com".to_owned();
    let door = sign_in(platform, &operation, email).await?;
    let partner = door.partner.context("the door belongs to no partner")?;
    Ok(Accounts { members, door: door.authorization, partner })
}

struct Caller {
    authorization: HeaderValue,
    partner: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct SignedIn {
    sign_in: Payload,
}

#[derive(Deserialize)]
struct Payload {
    session: Option<Session>,
    account: Option<Account>,
    errors: Vec<UserError>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Session {
    access_token: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Account {
    partner_id: Option<String>,
}

async fn sign_in(platform: SocketAddr, operation: &Operation, email: String) -> Result<Caller> {
    let signed_in = async {
        let call = operation.call(&json!({ "input": { "email": email, "password": PASSWORD } }), None)?;
        let body = Connection::open(platform).await?.ask(&call).await?;
        let payload = graphql::data::<SignedIn>(&body)?.sign_in;
        graphql::accepted(&payload.errors)?;
        let token = payload.session.context("neither session nor refusal")?.access_token;
        let authorization = HeaderValue::from_str(&format!("Bearer {token}"))?;
        let partner = payload.account.and_then(|account| account.partner_id);
        Ok::<_, anyhow::Error>(Caller { authorization, partner })
    };
    signed_in.await.with_context(|| format!("signing in {email}"))
}

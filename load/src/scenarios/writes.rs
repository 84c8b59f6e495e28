//! Registering, and the check-in at the door with the tickets that gives.

use std::sync::Arc;

use anyhow::{Context, Result};
use hyper::header::HeaderValue;
use parking_lot::Mutex;
use serde::Deserialize;
use serde_json::json;

use crate::{
    client::Call,
    graphql::{self, Operation, UserError},
    measure::Asks,
};

const REGISTER: &str = "mutation Register($input: RegisterInput!) {
  register(input: $input) {
    registration { id status ticket { token } }
    errors { code field message }
  }
}";
const CHECK_IN: &str = "mutation CheckIn($input: CheckInInput!) {
  checkIn(input: $input) {
    registration { id status }
    errors { code field message }
  }
}";

/// Tickets that no door has seen.
#[derive(Default)]
pub struct Tickets(Mutex<Vec<String>>);

#[derive(Deserialize)]
struct Payload {
    registration: Option<Registration>,
    errors: Vec<UserError>,
}

#[derive(Deserialize)]
struct Registration {
    status: String,
    ticket: Option<Ticket>,
}

#[derive(Deserialize)]
struct Ticket {
    token: String,
}

fn registration(payload: Payload) -> Result<Registration> {
    graphql::accepted(&payload.errors)?;
    payload.registration.context("neither registration nor refusal")
}

/// A member registers alone.
pub struct Register {
    operation: Operation,
    members: Vec<HeaderValue>,
    outings: Arc<[String]>,
    tickets: Arc<Tickets>,
}

impl Register {
    /// Each of these members for each of these outings, never twice; the tickets are kept.
    pub fn new(members: Vec<HeaderValue>, outings: Arc<[String]>, tickets: Arc<Tickets>) -> Self {
        Self { operation: Operation::new(REGISTER), members, outings, tickets }
    }

    /// The pair for a request: all outings once before any gets a second member, a different one then.
    fn pair(&self, number: u64) -> Option<(usize, usize)> {
        let (members, outings) = (self.members.len() as u64, self.outings.len() as u64);
        let turn = number.checked_div(outings)?;
        let member = (number % outings + turn).checked_rem(members)?;
        (turn < members).then_some((member as usize, (number % outings) as usize))
    }
}

#[derive(Deserialize)]
struct Registered {
    register: Payload,
}

impl Asks for Register {
    fn call(&self, number: u64) -> Result<Option<Call>> {
        let Some((member, outing)) = self.pair(number) else {
            return Ok(None);
        };
        let (Some(token), Some(outing)) = (self.members.get(member), self.outings.get(outing)) else {
            return Ok(None);
        };
        let key = format!("bench-{}-{outing}", member + 1);
        let input = json!({ "outingId": outing, "people": 1, "idempotencyKey": key });
        self.operation.call(&json!({ "input": input }), Some(token)).map(Some)
    }

    fn check(&self, _number: u64, body: &[u8]) -> Result<()> {
        let registration = registration(graphql::data::<Registered>(body)?.register)?;
        if registration.status == "CONFIRMED" {
            let ticket = registration.ticket.context("a confirmed registration without a ticket")?;
            self.tickets.0.lock().push(ticket.token);
        }
        Ok(())
    }
}

/// The door admits one party after the other.
pub struct CheckIn {
    operation: Operation,
    door: HeaderValue,
    tickets: Arc<Tickets>,
}

impl CheckIn {
    /// With these tickets, as long as there are any.
    pub fn new(door: HeaderValue, tickets: Arc<Tickets>) -> Self {
        Self { operation: Operation::new(CHECK_IN), door, tickets }
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct CheckedIn {
    check_in: Payload,
}

impl Asks for CheckIn {
    fn call(&self, number: u64) -> Result<Option<Call>> {
        let Some(token) = self.tickets.0.lock().pop() else {
            return Ok(None);
        };
        let input = json!({ "token": token, "people": 1, "scanId": format!("bench-scan-{number}") });
        self.operation.call(&json!({ "input": input }), Some(&self.door)).map(Some)
    }

    fn check(&self, _number: u64, body: &[u8]) -> Result<()> {
        let registration = registration(graphql::data::<CheckedIn>(body)?.check_in)?;
        anyhow::ensure!(registration.status == "CHECKED_IN", "admitted, but {}", registration.status);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn register(members: usize, outings: usize) -> Register {
        let members = vec![HeaderValue::from_static("Bearer x"); members];
        let outings: Vec<_> = (0..outings).map(|number| format!("out_{number}")).collect();
        Register::new(members, outings.into(), Arc::default())
    }

    #[test]
    fn no_pair_comes_twice_and_then_there_are_none() {
        for (members, outings) in [(3, 7), (7, 3), (4, 4), (6, 4), (64, 100)] {
            let register = register(members, outings);
            let all = (members * outings) as u64;
            let pairs: BTreeSet<_> = (0..all).filter_map(|number| register.pair(number)).collect();
            assert_eq!(pairs.len(), members * outings, "{members} × {outings}");
            assert_eq!(register.pair(all), None);
        }
    }

    #[test]
    fn places_go_round_before_any_outing_fills() {
        let register = register(64, 1000);
        let outings: BTreeSet<_> =
            (0..1000).filter_map(|n| register.pair(n)).map(|(_, outing)| outing).collect();
        assert_eq!(outings.len(), 1000);
    }

    #[test]
    fn a_ticket_is_shown_once() {
        let tickets = Arc::new(Tickets::default());
        tickets.0.lock().push("token".to_owned());
        let door = CheckIn::new(HeaderValue::from_static("Bearer door"), tickets);
        assert!(door.call(0).unwrap().is_some());
        assert!(door.call(1).unwrap().is_none());
    }
}

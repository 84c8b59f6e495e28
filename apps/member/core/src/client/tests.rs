use std::collections::VecDeque;

use cynic::QueryBuilder as _;
use futures::{executor::block_on, join};

use super::*;
use crate::{
    api::registrations::{MyRegistrations, MyRegistrationsVariables, RegistrationWhen},
    store::MemoryStore,
};

const EMPTY: &str =
    r#"{"data":{"myRegistrations":{"nodes":[],"pageInfo":{"hasNextPage":false,"endCursor":null}}}}"#;
const RUN_OUT: &str =
    r#"{"data":null,"errors":[{"message":"Connectez-vous","extensions":{"code":"UNAUTHENTICATED"}}]}"#;
const REFUSED: &str = r#"{"data":{"refreshSession":{"session":null,"errors":[]}}}"#;

/// Answers by what is asked, and writes down what was.
#[derive(Clone, Default)]
struct Gateway(Rc<RefCell<Book>>);

#[derive(Default)]
struct Book {
    asked: Vec<Outgoing>,
    answers: VecDeque<Result<String, Failure>>,
    renewal: String,
    renewals: usize,
}

#[async_trait(?Send)]
impl Outside for Gateway {
    async fn post(&self, request: &Outgoing) -> Result<String, Failure> {
        // Others get a turn meanwhile, as with a real network.
        a_turn_for_others().await;
        let mut book = self.0.borrow_mut();
        if request.body.contains("refreshSession") {
            book.renewals += 1;
            return Ok(book.renewal.clone());
        }
        book.asked.push(request.clone());
        book.answers.pop_front().unwrap_or_else(|| Ok(EMPTY.to_owned()))
    }

    fn now(&self) -> Instant {
        Instant::from_millis(1_000)
    }
}

/// Lets every other task run once.
async fn a_turn_for_others() {
    let mut yielded = false;
    futures::future::poll_fn(|context| {
        if yielded {
            return std::task::Poll::Ready(());
        }
        yielded = true;
        context.waker().wake_by_ref();
        std::task::Poll::Pending
    })
    .await;
}

fn client(answers: &[Result<&str, Failure>]) -> (Client, Gateway) {
    let gateway = Gateway::default();
    gateway.0.borrow_mut().answers = answers.iter().map(|answer| answer.clone().map(str::to_owned)).collect();
    (Client::new(Box::new(gateway.clone()), Box::<MemoryStore>::default()), gateway)
}

fn session(access: &str) -> Session {
    let expires_at = Instant::from_millis(901_000);
    Session { access_token: access.to_owned(), refresh_token: access.to_owned(), expires_at }
}

fn renewal(access: &str) -> String {
    format!(
        r#"{{"data":{{"refreshSession":{{"session":{{"accessToken":"{access}","refreshToken":"{access}",
        "expiresAt":"2026-11-25T18:00:00+01:00"}},"errors":[]}}}}}}"#
    )
}

fn mine() -> Operation<MyRegistrations, MyRegistrationsVariables> {
    let variables = MyRegistrationsVariables { when: RegistrationWhen::Upcoming, first: 20, after: None };
    MyRegistrations::build(variables)
}

#[test]
fn an_answer_is_there_without_a_network() {
    let (client, _gateway) = client(&[Ok(EMPTY), Err(Failure::Offline)]);
    block_on(async {
        assert!(client.kept(Table::Own, &mine()).await.is_none());
        client.fetch(Table::Own, &mine()).await.unwrap();
        assert_eq!(client.fetch(Table::Own, &mine()).await.unwrap_err(), Failure::Offline);
        let kept = client.kept(Table::Own, &mine()).await.unwrap();
        assert_eq!((kept.at, kept.value.my_registrations.nodes.len()), (Instant::from_millis(1_000), 0));
        client.forget_session().await;
        assert!(client.kept(Table::Own, &mine()).await.is_none(), "one's own goes with the session");
    });
}

#[test]
fn an_answer_of_another_version_is_not_there() {
    let (client, _gateway) = client(&[]);
    block_on(async {
        client.fetch(Table::Own, &mine()).await.unwrap();
        for old in ["{", r#"{"at":1,"body":"{\"data\":{\"other\":1}}"}"#] {
            client.store().put(Table::Own, &Question::of(&mine()).unwrap().key.unwrap(), old).await.unwrap();
            assert!(client.kept(Table::Own, &mine()).await.is_none());
        }
    });
}

#[test]
fn a_session_that_has_run_out_is_renewed_once_for_all() {
    let (client, gateway) = client(&[Ok(RUN_OUT), Ok(RUN_OUT), Ok(RUN_OUT)]);
    gateway.0.borrow_mut().renewal = renewal("second");
    block_on(async {
        client.take_session(&session("first")).await;
        let own = mine();
        let (a, b, c) = join!(client.act(&own), client.act(&own), client.act(&own));
        assert!(a.is_ok() && b.is_ok() && c.is_ok());
    });
    let book = gateway.0.borrow();
    assert_eq!(book.renewals, 1);
    let bearers: Vec<_> = book.asked.iter().filter_map(|request| request.bearer.as_deref()).collect();
    assert_eq!(bearers, ["first", "first", "first", "second", "second", "second"]);
}

#[test]
fn a_session_that_cannot_be_renewed_is_over() {
    let (client, gateway) = client(&[Ok(RUN_OUT)]);
    gateway.0.borrow_mut().renewal = REFUSED.to_owned();
    block_on(async {
        client.take_session(&session("")).await;
        assert!(client.bearer().is_none(), "the cookies are not ours to read");
        assert_eq!(client.act(&mine()).await.unwrap_err(), Failure::SignedOut);
        assert!(!client.is_signed_in());
        assert!(!client.recall_session().await);
    });
}

#[test]
fn a_device_remembers_that_it_was_signed_in() {
    let store = MemoryStore::default();
    block_on(async {
        let first = Client::new(Box::<Gateway>::default(), Box::new(store.clone()));
        first.take_session(&session("")).await;
        let again = Client::new(Box::<Gateway>::default(), Box::new(store.clone()));
        assert!(!again.is_signed_in());
        assert!(again.recall_session().await);
        let held = Client::new(Box::<Gateway>::default(), Box::<MemoryStore>::default());
        held.take_session(&session("token")).await;
        assert!(held.store().entries(Table::Device).await.unwrap().is_empty(), "no token is written down");
    });
}

#[test]
fn nobody_signed_in_is_no_reason_to_renew() {
    let (client, gateway) = client(&[Ok(RUN_OUT)]);
    assert_eq!(block_on(client.act(&mine())).unwrap_err(), Failure::SignedOut);
    assert_eq!(gateway.0.borrow().renewals, 0);
}

#[test]
fn other_answers_are_told_apart() {
    let forbidden = r#"{"data":null,"errors":[{"message":"Non","extensions":{"code":"FORBIDDEN"}}]}"#;
    let answered = Failure::Answered { code: "FORBIDDEN".to_owned(), message: "Non".to_owned() };
    assert_eq!(understand::<MyRegistrations>(forbidden).unwrap_err(), answered);
    for strange in ["<html>", "{}", r#"{"data":{}}"#] {
        assert!(
            matches!(understand::<MyRegistrations>(strange), Err(Failure::NotUnderstood(_))),
            "{strange}"
        );
    }
}

#[test]
fn only_so_many_answers_are_kept() {
    let (client, _gateway) = client(&[]);
    block_on(async {
        for age in 0..KEPT + 5 {
            let entry = format!(r#"{{"at":{age},"body":""}}"#);
            client.store().put(Table::Public, &format!("{:04}", KEPT + 5 - age), &entry).await.unwrap();
        }
        client.tidy(Table::Public).await;
        let left = client.store().entries(Table::Public).await.unwrap();
        assert_eq!(left.len(), KEPT);
        assert!(left.iter().all(|(_, text)| !text.contains("\"at\":4,")), "the oldest are gone");
    });
}

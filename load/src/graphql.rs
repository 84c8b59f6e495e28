//! GraphQL operations and what comes back.

use anyhow::{Context, Result, bail, ensure};
use hyper::{body::Bytes, header::HeaderValue};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::client::{Call, beginning};

/// A document with the path it is posted to.
pub struct Operation {
    /// `{"query":"…","variables":`: the same for every request.
    start: String,
}

impl Operation {
    /// An operation of this text.
    pub fn new(query: &str) -> Self {
        Self { start: format!("{{\"query\":{},\"variables\":", serde_json::Value::from(query)) }
    }

    /// A request with these variables, by this caller.
    pub fn call(&self, variables: &impl Serialize, authorization: Option<&HeaderValue>) -> Result<Call> {
        let mut json = Vec::with_capacity(self.start.len() + 256);
        json.extend(self.start.as_bytes());
        serde_json::to_writer(&mut json, variables)?;
        json.push(b'}');
        Ok(Call { path: "/graphql", json: Some(Bytes::from(json)), authorization: authorization.cloned() })
    }
}

#[derive(Deserialize)]
struct Answer<T> {
    data: Option<T>,
    #[serde(default)]
    errors: Vec<Problem>,
}

#[derive(Deserialize)]
struct Problem {
    message: String,
}

/// A coded refusal in a mutation's payload.
#[derive(Deserialize)]
pub struct UserError {
    code: String,
    field: Option<String>,
}

/// A list; what its items hold is of no interest unless `T` says so.
#[derive(Deserialize)]
pub struct List<T = serde::de::IgnoredAny> {
    /// The items.
    pub edges: Vec<Edge<T>>,
    /// Whether there is more.
    #[serde(rename = "pageInfo")]
    pub page: PageInfo,
}

/// An item of a list.
#[derive(Deserialize)]
pub struct Edge<T> {
    /// The item.
    pub node: T,
}

/// Where a page ends.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PageInfo {
    /// Whether there is more.
    pub has_next_page: bool,
    /// What the next page comes after.
    pub end_cursor: Option<String>,
}

/// The answer's data; an error when the answer has errors.
pub fn data<T: DeserializeOwned>(body: &[u8]) -> Result<T> {
    let answer: Answer<T> =
        serde_json::from_slice(body).with_context(|| format!("an unexpected answer: {}", beginning(body)))?;
    if let Some(problem) = answer.errors.first() {
        bail!("{}: {}", problem.message, beginning(body));
    }
    answer.data.context("an answer without data")
}

/// An error when a mutation was refused.
pub fn accepted(errors: &[UserError]) -> Result<()> {
    let Some(error) = errors.first() else {
        return Ok(());
    };
    let field = error.field.as_deref().unwrap_or_default();
    ensure!(errors.is_empty(), "refused: {} {field}", error.code);
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn a_request_carries_the_query_and_its_variables() {
        let operation = Operation::new("query A {\n  b(c: \"d\")\n}");
        let call = operation.call(&json!({ "x": 1 }), None).unwrap();
        let sent: Value = serde_json::from_slice(&call.json.unwrap()).unwrap();
        assert_eq!(sent, json!({ "query": "query A {\n  b(c: \"d\")\n}", "variables": { "x": 1 } }));
    }

    #[test]
    fn only_data_without_errors_is_an_answer() {
        assert_eq!(data::<Value>(br#"{"data":{"a":1}}"#).unwrap(), json!({ "a": 1 }));
        for wrong in [
            r#"{"data":{"a":1},"errors":[{"message":"no"}]}"#,
            r#"{"data":null,"errors":[{"message":"no"}]}"#,
            r#"{"data":null}"#,
            "no JSON",
        ] {
            assert!(data::<Value>(wrong.as_bytes()).is_err(), "{wrong}");
        }
        assert!(data::<u32>(br#"{"data":{"a":1}}"#).is_err());
    }

    #[test]
    fn a_refusal_is_no_success() {
        let refused = UserError { code: "FULL".to_owned(), field: None };
        assert!(accepted(&[refused]).unwrap_err().to_string().contains("FULL"));
        assert!(accepted(&[]).is_ok());
    }
}

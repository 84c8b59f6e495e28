//! Queries as documents: parsed once, limited, remembered.

use std::{collections::HashSet, sync::Arc};

use async_graphql::{
    Pos, Positioned, Request, ServerError,
    parser::{
        parse_query,
        types::{ExecutableDocument, OperationType, Selection, SelectionSet},
    },
};
use moka::sync::Cache;

/// Longest query text, in bytes. GraphiQL's introspection is under 3 kB.
const MAX_QUERY_BYTES: usize = 32 * 1024;
/// Most root fields of one operation: an alias must not multiply a mutation or a search.
const MAX_ROOT_FIELDS: usize = 12;

/// A root field of an operation.
#[derive(Debug, Clone)]
pub struct RootField {
    /// `Query.outings`, for instance.
    pub name: String,
    /// The alias, or the field's name.
    pub response_key: String,
    /// Where it stands.
    pub position: Pos,
    /// `__schema`, `__type`, `__typename`.
    pub introspection: bool,
}

struct Parsed {
    document: ExecutableDocument,
    /// For each operation: its name and its root fields.
    operations: Vec<(Option<String>, Vec<RootField>)>,
}

/// Parses query texts and remembers the result.
pub struct Documents(Cache<String, Arc<Parsed>>);

impl Documents {
    /// Remembers up to 1,000 documents.
    pub fn new() -> Self {
        Self(Cache::new(1_000))
    }

    /// The request with its query parsed, and the root fields of the operation it will run.
    ///
    /// # Errors
    /// When the query is too long, malformed, names no operation, or has too many root fields.
    pub fn parse(&self, mut request: Request) -> Result<(Request, Vec<RootField>), ServerError> {
        let parsed = match self.0.get(&request.query) {
            Some(parsed) => {
                metrics::counter!("graphql_documents_total", "cache" => "hit").increment(1);
                parsed
            }
            None => {
                metrics::counter!("graphql_documents_total", "cache" => "miss").increment(1);
                let parsed = Arc::new(parse(&request.query)?);
                self.0.insert(request.query.clone(), Arc::clone(&parsed));
                parsed
            }
        };
        let operation = match (&request.operation_name, parsed.operations.as_slice()) {
            (Some(wanted), all) => all.iter().find(|(name, _)| name.as_deref() == Some(wanted.as_str())),
            (None, [only]) => Some(only),
            (None, _) => None,
        };
        let Some((_, root_fields)) = operation else {
            return Err(ServerError::new("The document has no such operation.", None));
        };
        let root_fields = root_fields.clone();
        request.set_parsed_query(parsed.document.clone());
        Ok((request, root_fields))
    }
}

fn parse(query: &str) -> Result<Parsed, ServerError> {
    if query.len() > MAX_QUERY_BYTES {
        return Err(ServerError::new("The query is too long.", None));
    }
    let document = parse_query(query)?;
    let mut operations = Vec::new();
    for (name, operation) in document.operations.iter() {
        let prefix = match operation.node.ty {
            OperationType::Query => "Query",
            OperationType::Mutation => "Mutation",
            OperationType::Subscription => "Subscription",
        };
        let mut roots = Roots { document: &document, prefix, found: Vec::new(), seen: HashSet::new() };
        roots.walk(&operation.node.selection_set)?;
        operations.push((name.map(ToString::to_string), roots.found));
    }
    Ok(Parsed { document, operations })
}

struct Roots<'a> {
    document: &'a ExecutableDocument,
    prefix: &'static str,
    found: Vec<RootField>,
    seen: HashSet<&'a str>,
}

impl<'a> Roots<'a> {
    /// Collects the fields of a root selection, through fragments, each of which is entered once.
    fn walk(&mut self, set: &'a Positioned<SelectionSet>) -> Result<(), ServerError> {
        for selection in &set.node.items {
            match &selection.node {
                Selection::Field(field) => {
                    let name = field.node.name.node.as_str();
                    self.found.push(RootField {
                        name: format!("{}.{name}", self.prefix),
                        response_key: field.node.response_key().node.to_string(),
                        position: field.pos,
                        introspection: name.starts_with("__"),
                    });
                    if self.found.len() > MAX_ROOT_FIELDS {
                        return Err(ServerError::new(
                            "The operation has too many root fields.",
                            Some(field.pos),
                        ));
                    }
                }
                Selection::InlineFragment(fragment) => self.walk(&fragment.node.selection_set)?,
                Selection::FragmentSpread(spread) => {
                    let name = spread.node.fragment_name.node.as_str();
                    let fragment = self.document.fragments.iter().find(|(known, _)| known.as_str() == name);
                    if let Some((name, fragment)) = fragment
                        && self.seen.insert(name.as_str())
                    {
                        self.walk(&fragment.node.selection_set)?;
                    }
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roots(query: &str) -> Vec<String> {
        let (_, fields) = Documents::new().parse(Request::new(query)).unwrap();
        fields.into_iter().map(|field| field.name).collect()
    }

    #[test]
    fn root_fields_are_found_through_aliases_and_fragments() {
        assert_eq!(
            roots(
                "{ a: me { id } ...F ... on Query { mySavings { total { cents } } } } fragment F on Query { outings { edges { cursor } } }"
            ),
            ["Query.me", "Query.outings", "Query.mySavings"]
        );
        assert_eq!(roots("mutation { signOut { errors { code } } }"), ["Mutation.signOut"]);
    }

    #[test]
    fn circles_floods_and_giants_are_refused() {
        let circle = "{ ...A } fragment A on Query { ...B me { id } } fragment B on Query { ...A }";
        assert_eq!(roots(circle), ["Query.me"]);
        let flood = format!("{{ {} }}", (0..50).map(|n| format!("a{n}: me {{ id }} ")).collect::<String>());
        assert!(Documents::new().parse(Request::new(flood)).is_err());
        assert!(Documents::new().parse(Request::new(" ".repeat(100_000))).is_err());
        assert!(Documents::new().parse(Request::new("{ me { ")).is_err());
    }
}

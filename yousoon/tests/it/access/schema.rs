//! The schema, by introspection, and queries that select everything.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::client::Client;

/// How deep a query selects: far enough to leave every root through every type.
const DEPTH: usize = 6;

/// A field's type and whether it needs arguments.
struct Field {
    kind: String,
    needs_arguments: bool,
}

/// Types with their fields, unions with their members.
pub struct Schema {
    objects: BTreeMap<String, BTreeMap<String, Field>>,
    unions: BTreeMap<String, Vec<String>>,
}

const QUERY: &str =
    "{ __schema { types { kind name possibleTypes { name } fields { name args { defaultValue type { kind } }
    type { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } } }";

impl Schema {
    pub async fn read(client: &Client) -> Self {
        let data = client.data(None, QUERY, json!({})).await;
        let mut schema = Self { objects: BTreeMap::new(), unions: BTreeMap::new() };
        for kind in data["__schema"]["types"].as_array().unwrap() {
            let name = kind["name"].as_str().unwrap().to_owned();
            if name.starts_with("__") {
                continue;
            }
            if kind["kind"] == "UNION" {
                let members = kind["possibleTypes"].as_array().unwrap();
                let names = members.iter().map(|member| member["name"].as_str().unwrap().to_owned());
                schema.unions.insert(name, names.collect());
            } else if kind["kind"] == "OBJECT" {
                let fields = kind["fields"].as_array().unwrap().iter().map(field).collect();
                schema.objects.insert(name, fields);
            }
        }
        schema
    }

    /// `Query.outings` and so on, with the type of each.
    pub fn root_fields(&self) -> impl Iterator<Item = (String, String)> + '_ {
        ["Query", "Mutation", "Subscription"].into_iter().flat_map(|root| {
            let fields = &self.objects[root];
            fields.iter().map(move |(name, field)| (format!("{root}.{name}"), field.kind.clone()))
        })
    }

    pub fn has(&self, field: &str) -> bool {
        let (kind, name) = field.split_once('.').unwrap();
        self.objects.get(kind).is_some_and(|fields| fields.contains_key(name))
    }

    /// A selection of everything below a type.
    pub fn selection(&self, kind: &str) -> String {
        self.select(kind, &mut Vec::new())
    }

    fn select(&self, kind: &str, path: &mut Vec<String>) -> String {
        if let Some(members) = self.unions.get(kind) {
            let parts = members.iter().map(|member| format!("... on {member} {}", self.select(member, path)));
            return format!("{{ __typename {} }}", parts.collect::<Vec<_>>().join(" "));
        }
        let Some(fields) = self.objects.get(kind) else {
            return String::new();
        };
        path.push(kind.to_owned());
        let mut parts = vec!["__typename".to_owned()];
        for (name, field) in fields.iter().filter(|(_, field)| !field.needs_arguments) {
            let composite = self.objects.contains_key(&field.kind) || self.unions.contains_key(&field.kind);
            // Round and round through registrations and outings shows nothing new.
            if composite && (path.len() >= DEPTH || path.contains(&field.kind)) {
                continue;
            }
            parts.push(format!("{name} {}", self.select(&field.kind, path)));
        }
        path.pop();
        format!("{{ {} }}", parts.join(" "))
    }
}

fn field(field: &Value) -> (String, Field) {
    let mut kind = &field["type"];
    while kind["name"].is_null() {
        kind = &kind["ofType"];
    }
    let needed =
        |argument: &Value| argument["type"]["kind"] == "NON_NULL" && argument["defaultValue"].is_null();
    let needs_arguments = field["args"].as_array().unwrap().iter().any(needed);
    let kind = kind["name"].as_str().unwrap().to_owned();
    (field["name"].as_str().unwrap().to_owned(), Field { kind, needs_arguments })
}

/// Every `Type.field` of an answer that holds a value.
pub fn leaves(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| leaves(item, found)),
        Value::Object(fields) => {
            let kind = fields["__typename"].as_str().unwrap();
            for (name, value) in fields.iter().filter(|(name, _)| *name != "__typename") {
                let holds_objects = value.is_object()
                    || value.as_array().is_some_and(|items| items.iter().any(Value::is_object));
                if holds_objects {
                    leaves(value, found);
                } else if !value.is_null() && value != &json!([]) {
                    found.insert(format!("{kind}.{name}"));
                }
            }
        }
        _ => {}
    }
}

//! Each rule, shown to hold on a good tree and to fail on one that breaks it.

use super::*;

const MANIFEST: &str =
    "[package]\nname = \"NAME\"\nversion.workspace = true\n[dependencies]\n[lints]\nworkspace = true\n";

fn manifest(name: &str, dependencies: &str) -> String {
    MANIFEST.replace("NAME", name).replace("[dependencies]\n", &format!("[dependencies]\n{dependencies}\n"))
}

/// A workspace that keeps every rule, with some files changed or added.
fn violations(changes: &[(&str, String)]) -> Vec<String> {
    let mut files: Vec<TextFile> = vec![];
    let mut put = |name: &str, text: String| {
        files.retain(|file| file.name != name);
        files.push(TextFile { name: name.to_owned(), text });
    };
    put("crates/kernel/Cargo.toml", manifest("kernel", "serde.workspace = true"));
    put("crates/contracts/Cargo.toml", manifest("contracts", "kernel.workspace = true"));
    put("gateway/Cargo.toml", manifest("gateway", "async-graphql.workspace = true"));
    put("yousoon/Cargo.toml", manifest("yousoon", "booking.workspace = true\ncatalog.workspace = true"));
    for context in ["booking", "catalog"] {
        let dependencies = "kernel.workspace = true\nmongodb.workspace = true\ntokio = { workspace = true }";
        put(&format!("contexts/{context}/Cargo.toml"), manifest(context, dependencies));
        put(&format!("contexts/{context}/README.md"), String::new());
        put(&format!("contexts/{context}/src/store/seats.rs"), "use mongodb::Client;\n".to_owned());
        put(
            &format!("contexts/{context}/src/domain/seats.rs"),
            "use kernel::{Clock, Money};\nuse crate::domain::tiers;\nuse super::tiers::store_like;\n"
                .to_owned(),
        );
    }
    for (name, text) in changes {
        put(name, text.clone());
    }
    check_files(&files).iter().map(ToString::to_string).collect()
}

fn with_dependency(file: &str, name: &str, line: &str) -> Vec<String> {
    violations(&[(file, manifest(name, line))])
}

fn with_domain(text: &str) -> Vec<String> {
    violations(&[("contexts/booking/src/domain/seats.rs", text.to_owned())])
}

#[test]
fn a_good_tree_breaks_no_rule() {
    assert_eq!(violations(&[]), [""; 0]);
}

#[test]
fn a_context_may_not_depend_on_another() {
    let found = with_dependency("contexts/booking/Cargo.toml", "booking", "catalog.workspace = true");
    assert_eq!(found, ["contexts/booking/Cargo.toml:5: only the binary may depend on the context `catalog`"]);
    let table = "[target.'cfg(unix)'.dev-dependencies.catalog]\nworkspace = true";
    assert_eq!(with_dependency("contexts/booking/Cargo.toml", "booking", table).len(), 1);
}

#[test]
fn only_the_gateways_tests_may_use_contexts() {
    let used = "async-graphql.workspace = true\nbooking.workspace = true";
    assert_eq!(with_dependency("gateway/Cargo.toml", "gateway", used).len(), 1);
    let tested = "async-graphql.workspace = true\n[dev-dependencies]\nbooking.workspace = true";
    assert_eq!(with_dependency("gateway/Cargo.toml", "gateway", tested), [""; 0]);
}

#[test]
fn the_foundation_stands_on_nothing() {
    let kernel = with_dependency("crates/kernel/Cargo.toml", "kernel", "contracts.workspace = true");
    assert_eq!(kernel, ["crates/kernel/Cargo.toml:5: `kernel` may not depend on `contracts`"]);
    let contracts = with_dependency("crates/contracts/Cargo.toml", "contracts", "gateway.workspace = true");
    assert_eq!(contracts.len(), 1);
}

#[test]
fn only_the_gateway_knows_graphql() {
    let found = with_dependency("contexts/booking/Cargo.toml", "booking", "async-graphql.workspace = true");
    assert_eq!(found, ["contexts/booking/Cargo.toml:5: only the gateway knows GraphQL"]);
}

#[test]
fn every_crate_inherits_the_lints() {
    let without = manifest("booking", "").replace("[lints]", "[other]");
    assert_eq!(violations(&[("contexts/booking/Cargo.toml", without)]).len(), 1);
}

#[test]
fn versions_live_in_the_workspace_manifest() {
    for line in [
        "rand = \"0.9\"",
        "rand = { version = \"0.9\" }",
        "rand = { features = [], version = \"0.9\" }",
        "[dependencies.rand]\nversion = \"0.9\"",
    ] {
        assert_eq!(with_dependency("contexts/booking/Cargo.toml", "booking", line).len(), 1, "{line}");
    }
    let versioned = manifest("booking", "").replace("version.workspace = true", "version = \"1.0.0\"");
    assert_eq!(violations(&[("contexts/booking/Cargo.toml", versioned)]).len(), 1);
}

#[test]
fn a_context_has_a_readme() {
    let found = violations(&[("contexts/billing/src/lib.rs", String::new())]);
    assert_eq!(found, ["contexts/billing/README.md:1: every context says what it owns in its README.md"]);
}

#[test]
fn a_domain_reaches_nothing_outside_itself() {
    for (text, reached) in [
        ("use mongodb::Client;", "mongodb"),
        ("fn f() { tokio::spawn(g()); }", "tokio"),
        ("use tokio as t;", "tokio"),
        ("use crate::store::Seats;", "crate::store"),
        ("use crate::{\n    domain::tiers,\n    store::Seats,\n};", "crate::store"),
        ("use super::super::store::Seats;", "store"),
        ("use super::{super::store::{Seats, Other}, tiers};", "store"),
        ("let now = std::env::var(\"NOW\");", "std::env"),
        ("use std::{collections::BTreeMap, fs::File};", "std::fs"),
    ] {
        let found = with_domain(text);
        assert!(!found.is_empty(), "{text}");
        assert!(
            found.iter().all(|line| line.ends_with(&format!("may not use `{reached}`"))),
            "{text}: {found:?}"
        );
    }
    let at = with_domain("//! A domain.\n\nuse kernel::{\n    Clock,\n};\nuse mongodb::Client;\n");
    assert!(at[0].starts_with("contexts/booking/src/domain/seats.rs:6: "), "{at:?}");
}

#[test]
fn words_about_other_layers_are_no_use_of_them() {
    for text in [
        "// mongodb::Client is not used here",
        "/* tokio::spawn */ struct Seat;",
        "const WORDS: &str = \"crate::store \\\" tokio::spawn\";",
        "const RAW: &str = r#\"crate::store \" tokio::spawn\"#;",
        "const QUOTE: char = '\"'; const OTHER: char = '\\\"'; // \"crate::store::x",
        "use std::collections::BTreeMap;\nlet io = 1;",
        "struct Seat { store: bool }",
        "fn f() { my_tokio::spawn(); kernel::tokio::spawn() }",
    ] {
        assert_eq!(with_domain(text), [""; 0], "{text}");
    }
}

#[test]
fn a_lint_is_never_allowed() {
    // Put together here: this file is checked too.
    for silenced in ["#[allow(dead_code)]", "#![allow(dead_code)]", "#[cfg_attr(test, allow(dead_code))]"] {
        let found = violations(&[("crates/kernel/src/lib.rs", format!("\n{silenced}\nstruct Seat;"))]);
        assert_eq!(found.len(), 1, "{silenced}");
        assert!(found[0].starts_with("crates/kernel/src/lib.rs:2: "), "{found:?}");
    }
    let spoken = "// no #[allow(x)] here\nconst RULE: &str = \"#[allow(x)]\";".to_owned();
    assert_eq!(violations(&[("crates/kernel/src/lib.rs", spoken)]), [""; 0]);
}

#[test]
fn a_source_file_has_400_lines_at_most() {
    let lines = |count| vec!["struct Seat;"; count].join("\n");
    assert_eq!(violations(&[("crates/kernel/src/lib.rs", lines(400))]), [""; 0]);
    assert_eq!(violations(&[("crates/kernel/src/lib.rs", lines(401))]).len(), 1);
}

#[test]
fn no_file_names_a_folder_of_one_machine() {
    let machine = |folder: &str| format!("see \"/{folder}/someone/notes\"");
    for folder in ["home", "root", "Users", "work"] {
        assert_eq!(violations(&[("docs/notes.md", machine(folder))]).len(), 1, "{folder}");
    }
    let harmless = format!("https://example.org/{0}/x ~/{0}/x $HOME/{0} ${{CACHE}}/{0}/x", "work");
    assert_eq!(violations(&[("docs/notes.md", harmless)]), [""; 0]);
}

#[test]
fn the_checkout_itself_can_be_read() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    // What is found depends on the day; that every file can be read does not.
    check(root).unwrap();
}

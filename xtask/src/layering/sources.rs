//! Rules about sources: what a domain may reach, how long files are, what they may not contain.

use std::collections::BTreeSet;

use super::{TextFile, Violation, manifests::Manifest, tokens};

const LONGEST: usize = 400;
/// What a domain may use besides itself: values, rules and computation, never a clock, chance or I/O.
const PURE: &[&str] = &[
    "base64",
    "contracts",
    "ed25519_dalek",
    "kernel",
    "proptest",
    "serde",
    "serde_json",
    "sha2",
    "strum",
    "thiserror",
    "zxcvbn",
];
/// Parts of the standard library that reach outside.
const OUTSIDE: &[&str] = &["env", "fs", "io", "net", "process", "thread"];

/// Checks every file.
pub fn check(files: &[TextFile]) -> Vec<Violation> {
    let mut violations = Vec::new();
    for file in files {
        violations.extend(machine_paths(file));
        if !file.name.ends_with(".rs") {
            continue;
        }
        violations.extend(too_long(file));
        violations.extend(silenced_lints(file));
        if is_domain(file) {
            violations.extend(impurities(file, files));
        }
    }
    violations
}

fn too_long(file: &TextFile) -> Option<Violation> {
    let lines = file.text.lines().count();
    (lines > LONGEST).then(|| {
        Violation::new(&file.name, LONGEST + 1, format!("{lines} lines: at most {LONGEST} to a file"))
    })
}

/// `expect` says why, and tells when the reason is gone.
fn silenced_lints(file: &TextFile) -> Vec<Violation> {
    let code = tokens::code_only(&file.text);
    let silenced = |line: &str| {
        let line: String = line.chars().filter(|c| !c.is_whitespace()).collect();
        line.contains("#[allow(")
            || line.contains("#![allow(")
            || (line.contains("cfg_attr(") && line.contains(",allow("))
    };
    let lines = code.lines().enumerate().filter(|(_, line)| silenced(line));
    let rule = "a lint is silenced with `expect` and a reason only";
    lines.map(|(index, _)| Violation::new(&file.name, index + 1, rule)).collect()
}

/// Folders of one person's or one machine's.
fn machine_paths(file: &TextFile) -> Vec<Violation> {
    if file.name.ends_with(".lock") || file.name.ends_with("package-lock.json") {
        return Vec::new();
    }
    // Put together here: this file is checked too.
    let folders = ["home", "root", "Users", "work"].map(|name| format!("/{name}/"));
    let found = |line: &str| folders.iter().any(|folder| stands_alone(line, folder));
    file.lines()
        .filter(|(_, line)| found(line))
        .map(|(number, _)| Violation::new(&file.name, number, "a path of one machine"))
        .collect()
}

/// Whether `folder` starts a path in the line, rather than being a part of an address or a longer path.
fn stands_alone(line: &str, folder: &str) -> bool {
    line.match_indices(folder).any(|(at, _)| {
        let before = line.get(..at).and_then(|before| before.chars().next_back());
        !before.is_some_and(|c| c.is_alphanumeric() || "._-~}/*)".contains(c))
    })
}

fn is_domain(file: &TextFile) -> bool {
    let inside =
        file.context().and_then(|context| file.name.strip_prefix(&format!("contexts/{context}/src/")));
    inside.is_some_and(|path| path == "domain.rs" || path.starts_with("domain/"))
}

/// What a domain file reaches that it may not.
fn impurities(file: &TextFile, files: &[TextFile]) -> Vec<Violation> {
    let Some(context) = file.context() else {
        return Vec::new();
    };
    let crate_folder = format!("contexts/{context}/");
    let foreign = foreign_crates(&format!("{crate_folder}Cargo.toml"), files);
    let siblings = siblings(&format!("{crate_folder}src/"), files);
    let code = tokens::code_only(&file.text);
    let mut violations = Vec::new();
    let mut after_use = false;
    for path in tokens::paths(&code) {
        let first = path.names.first().copied().unwrap_or_default();
        let second = path.names.get(1).copied().unwrap_or_default();
        let is_path = after_use || !second.is_empty();
        after_use = path.names == ["use"];
        let below = path.names.iter().find(|name| **name != "super" && **name != "self");
        let reached = match first {
            _ if !is_path => None,
            "std" | "core" | "alloc" => OUTSIDE.contains(&second).then(|| format!("{first}::{second}")),
            "crate" => (!["", "domain"].contains(&second)).then(|| format!("crate::{second}")),
            "super" | "self" => below.filter(|name| siblings.contains(**name)).map(|name| (*name).to_owned()),
            name => foreign.contains(name).then(|| name.to_owned()),
        };
        let rule = |reached| format!("the domain is pure: it may not use `{reached}`");
        violations.extend(reached.map(|reached| Violation::new(&file.name, path.line, rule(reached))));
    }
    violations
}

/// The crates of a manifest that a domain may not use, by their names in code.
fn foreign_crates(manifest: &str, files: &[TextFile]) -> BTreeSet<String> {
    let manifest = files.iter().find(|file| file.name == manifest).map(Manifest::parse);
    let dependencies = manifest.map(|manifest| manifest.dependencies).unwrap_or_default();
    let names = dependencies.into_iter().map(|dependency| dependency.name.replace('-', "_"));
    names.filter(|name| !PURE.contains(&name.as_str())).collect()
}

/// The modules beside `domain`.
fn siblings<'a>(sources: &str, files: &'a [TextFile]) -> BTreeSet<&'a str> {
    let inside = files.iter().filter_map(|file| file.name.strip_prefix(sources));
    let modules = inside.filter_map(|path| path.split(['/', '.']).next());
    modules.filter(|name| *name != "domain").collect()
}

//! Rules about `Cargo.toml` files: who depends on whom, and that versions and lints have one home.

use std::collections::BTreeSet;

use super::{TextFile, Violation};

/// Checks every member's manifest.
pub fn check(files: &[TextFile]) -> Vec<Violation> {
    let manifests: Vec<_> = files.iter().filter(|file| is_member(file)).map(Manifest::parse).collect();
    let workspace = Workspace::of(&manifests);
    let mut violations: Vec<_> = manifests.iter().flat_map(|manifest| workspace.check(manifest)).collect();
    violations.extend(missing_readmes(files));
    violations
}

/// A crate's manifest. The app is a workspace of its own, whose manifest has the versions as the root's has.
fn is_member(file: &TextFile) -> bool {
    file.name.ends_with("/Cargo.toml") && !file.lines().any(|(_, line)| line.trim() == "[workspace]")
}

/// What a crate needs of another.
pub struct Dependency {
    /// The crate's name.
    pub name: String,
    line: usize,
    for_tests: bool,
    value: String,
}

/// What the rules need of a manifest.
pub struct Manifest<'a> {
    file: &'a TextFile,
    package: String,
    /// Of all kinds.
    pub dependencies: Vec<Dependency>,
    literal_version: Option<usize>,
    inherits_lints: bool,
}

impl<'a> Manifest<'a> {
    /// Reads the lines that the rules are about. Multi-line values are not looked into.
    pub fn parse(file: &'a TextFile) -> Self {
        let mut manifest = Self {
            file,
            package: String::new(),
            dependencies: Vec::new(),
            literal_version: None,
            inherits_lints: false,
        };
        let mut section = "";
        for (number, text) in file.lines() {
            let text = text.trim();
            if let Some(name) = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                section = name.trim();
            } else if let Some((key, value)) = text.split_once('=').filter(|_| !text.starts_with('#')) {
                manifest.take(&Line { section, number, key: key.trim(), value: value.trim() });
            }
        }
        manifest
    }

    fn take(&mut self, line: &Line<'_>) {
        match (line.section, line.key) {
            ("package", "name") => self.package = line.value.trim_matches('"').to_owned(),
            ("package", "version") => self.literal_version = Some(line.number),
            ("lints", "workspace") => self.inherits_lints = line.value == "true",
            _ => self.dependencies.extend(line.dependency()),
        }
    }

    fn violation(&self, line: usize, rule: impl Into<String>) -> Violation {
        Violation::new(&self.file.name, line, rule)
    }

    fn is(&self, folder: &str) -> bool {
        self.file.name == format!("{folder}/Cargo.toml")
    }
}

/// `key = value` in a section.
struct Line<'a> {
    section: &'a str,
    number: usize,
    key: &'a str,
    value: &'a str,
}

impl Line<'_> {
    /// What the line says of a dependency, in any of the forms that cargo knows.
    fn dependency(&self) -> Option<Dependency> {
        let (name, said) = if self.section.ends_with("dependencies") {
            // `name = …` or `name.workspace = true`
            self.key.split_once('.').unwrap_or((self.key, ""))
        } else {
            // `[dependencies.name]`
            let (table, name) = self.section.rsplit_once('.')?;
            table.ends_with("dependencies").then_some((name, self.key))?
        };
        Some(Dependency {
            name: name.trim_matches('"').to_owned(),
            line: self.number,
            for_tests: self.section.split('.').any(|part| part == "dev-dependencies"),
            value: if said.is_empty() { self.value.to_owned() } else { format!("{said} = {}", self.value) },
        })
    }
}

struct Workspace {
    members: BTreeSet<String>,
    contexts: BTreeSet<String>,
}

impl Workspace {
    fn of(manifests: &[Manifest<'_>]) -> Self {
        let names = |wanted: fn(&Manifest<'_>) -> bool| {
            manifests
                .iter()
                .filter(|manifest| wanted(manifest))
                .map(|manifest| manifest.package.clone())
                .collect()
        };
        Self { members: names(|_| true), contexts: names(|manifest| manifest.file.context().is_some()) }
    }

    fn check(&self, manifest: &Manifest<'_>) -> Vec<Violation> {
        let mut violations = Vec::new();
        if !manifest.inherits_lints {
            violations.push(
                manifest.violation(1, "the crate does not inherit the lints: `[lints] workspace = true`"),
            );
        }
        if let Some(line) = manifest.literal_version {
            violations.push(manifest.violation(line, "versions live in the workspace manifest only"));
        }
        for dependency in &manifest.dependencies {
            let rules = [
                self.context_rule(manifest, dependency),
                self.foundation_rule(manifest, dependency),
                graphql_rule(manifest, dependency),
                version_rule(dependency),
            ];
            violations
                .extend(rules.into_iter().flatten().map(|rule| manifest.violation(dependency.line, rule)));
        }
        violations
    }

    /// Contexts are reached through their traits in `contracts`; only the binary puts them together.
    fn context_rule(&self, manifest: &Manifest<'_>, dependency: &Dependency) -> Option<String> {
        let allowed = manifest.is("yousoon") || (manifest.is("gateway") && dependency.for_tests);
        let is_context = self.contexts.contains(&dependency.name);
        (is_context && !allowed)
            .then(|| format!("only the binary may depend on the context `{}`", dependency.name))
    }

    fn foundation_rule(&self, manifest: &Manifest<'_>, dependency: &Dependency) -> Option<String> {
        let allowed: &[&str] = match manifest.file.name.as_str() {
            "crates/kernel/Cargo.toml" => &[],
            "crates/contracts/Cargo.toml" => &["kernel"],
            _ => return None,
        };
        let name = dependency.name.as_str();
        let reaches_up = self.members.contains(name) && !allowed.contains(&name);
        reaches_up.then(|| format!("`{}` may not depend on `{name}`", manifest.package))
    }
}

fn graphql_rule(manifest: &Manifest<'_>, dependency: &Dependency) -> Option<String> {
    let knows = dependency.name.starts_with("async-graphql") && !manifest.is("gateway");
    knows.then(|| "only the gateway knows GraphQL".to_owned())
}

fn version_rule(dependency: &Dependency) -> Option<String> {
    let value = dependency.value.replace(' ', "");
    let literal = value.starts_with('"') || value.starts_with("version=") || value.contains(",version=");
    let literal = literal || value.contains("{version=");
    literal.then(|| format!("the version of `{}` belongs into the workspace manifest", dependency.name))
}

fn missing_readmes(files: &[TextFile]) -> Vec<Violation> {
    let contexts: BTreeSet<_> = files.iter().filter_map(TextFile::context).collect();
    contexts
        .into_iter()
        .map(|context| format!("contexts/{context}/README.md"))
        .filter(|readme| !files.iter().any(|file| file.name == *readme))
        .map(|readme| Violation::new(&readme, 1, "every context says what it owns in its README.md"))
        .collect()
}

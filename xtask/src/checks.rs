//! Checks that need no test runner: format, lints, layering, the committed schema.

use std::{fs, process::Command};

use crate::{
    console,
    failure::{Failure, Outcome, While},
    layering,
    places::Places,
    process,
};

const SCHEMA: &str = "gateway/schema.graphql";

/// The code is laid out as `rustfmt.toml` says.
pub fn format(places: &Places) -> Outcome {
    process::show("checking the format", places.cargo(&["fmt", "--all", "--check"]))
}

/// No compiler warning, no lint.
pub fn lints(places: &Places) -> Outcome {
    let arguments = ["clippy", "--workspace", "--all-targets", "--locked", "--", "--deny", "warnings"];
    process::show("checking the lints", places.cargo(&arguments))
}

/// The house rules that no lint knows.
pub fn layers(places: &Places) -> Outcome {
    let violations = layering::check(&places.root)?;
    for violation in &violations {
        console::print(&violation.to_string());
    }
    match violations.len() {
        0 => {
            console::say("checking the layers: done");
            Ok(())
        }
        count => Err(Failure::Broken(format!("checking the layers failed (violations: {count})"))),
    }
}

/// The committed schema is the code's. The platform must have been built.
pub fn schema(places: &Places) -> Outcome {
    let path = places.root.join(SCHEMA);
    let committed = fs::read_to_string(&path).during(path.display())?;
    let current = process::output("printing the schema", print_schema(places))?;
    let Some(difference) = first_difference(&committed, &current) else {
        console::say("checking the committed schema: done");
        return Ok(());
    };
    Err(Failure::Broken(format!(
        "checking the committed schema failed: {SCHEMA}:{difference}\n`cargo xtask schema` writes it anew"
    )))
}

/// `cargo xtask schema`: writes the schema that the code has.
pub fn write_schema(places: &Places) -> Outcome {
    process::show("building the platform", places.cargo(&["build", "--package", "yousoon"]))?;
    let current = process::output("printing the schema", print_schema(places))?;
    let path = places.root.join(SCHEMA);
    fs::write(&path, current).during(path.display())?;
    console::say(&format!("wrote {}", path.display()));
    Ok(())
}

fn print_schema(places: &Places) -> Command {
    let mut command = Command::new(places.debug_program("yousoon"));
    command.arg("schema").current_dir(&places.root);
    command
}

/// Where two texts part, with the line of each.
fn first_difference(committed: &str, current: &str) -> Option<String> {
    if committed == current {
        return None;
    }
    let (mut old, mut new) = (committed.lines(), current.lines());
    let mut number = 1;
    loop {
        match (old.next(), new.next()) {
            (None, None) => return Some(format!("{number}: the line ends differ")),
            (old, new) if old == new => number += 1,
            (old, new) => {
                let shown = |line: Option<&str>| line.unwrap_or("(end of file)").to_owned();
                return Some(format!("{number}: committed `{}`, in the code `{}`", shown(old), shown(new)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_different_line_is_shown() {
        assert_eq!(first_difference("a\nb\n", "a\nb\n"), None);
        assert_eq!(first_difference("a\nb\n", "a\nc\n").unwrap(), "2: committed `b`, in the code `c`");
        assert!(first_difference("a\n", "a\nb\n").unwrap().contains("(end of file)"));
        assert!(first_difference("a\n", "a").unwrap().contains("line ends"));
    }
}

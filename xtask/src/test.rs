//! `cargo xtask test`: every check and every test, on a database server of its own.

use crate::{
    checks, console,
    database::Database,
    failure::{Failure, Outcome},
    places::Places,
    process, setup,
};

type Check = fn(&Places) -> Outcome;

/// Cheap ones first. The schema is printed by the program that `build` makes.
const CHECKS: &[(&str, Check)] = &[
    ("format", checks::format),
    ("layers", checks::layers),
    ("lints", checks::lints),
    ("build", build),
    ("schema", checks::schema),
];

/// Runs all of it, also when something fails early; the test runner's summary comes last.
pub fn run(places: &Places) -> Outcome {
    setup::run(places, setup::Wanted::TESTING)?;
    let database = Database::throw_away(places)?;
    let mut failed = Vec::new();
    for (name, check) in CHECKS {
        match check(places) {
            Ok(()) => {}
            Err(Failure::Interrupted) => return Err(Failure::Interrupted),
            Err(failure) => {
                console::error(&failure.to_string());
                failed.push(*name);
            }
        }
        if failed.contains(&"build") {
            break;
        }
    }
    if !failed.is_empty() {
        console::error(&format!("these checks failed: {}", failed.join(", ")));
    }
    if failed.contains(&"build") {
        return Err(Failure::Broken("the tests cannot run: the workspace does not build".to_owned()));
    }
    let tests = tests(places, &database);
    drop(database);
    match (tests, failed.as_slice()) {
        (Err(failure), _) => Err(failure),
        (Ok(()), []) => Ok(()),
        (Ok(()), failed) => {
            Err(Failure::Broken(format!("the tests passed, but not these checks: {}", failed.join(", "))))
        }
    }
}

/// Everything at once, as the tests need it: so nothing is compiled twice with different features.
fn build(places: &Places) -> Outcome {
    let build = places.cargo(&["build", "--workspace", "--all-targets", "--locked"]);
    process::show("building programs and tests", build)
}

fn tests(places: &Places, database: &Database) -> Outcome {
    let runner: &[&str] = if setup::has_nextest(places) { &["nextest", "run"] } else { &["test"] };
    let mut command = places.cargo(runner);
    command.args(["--workspace", "--locked"]).env("MONGODB_URI", &database.uri);
    setup::tell_model(places, &mut command);
    process::show_to_the_end("the tests", command)
}

//! `cargo xtask test`: every check and every test, on a database server of its own.

use crate::{
    checks,
    database::Database,
    failure::{Failure, Outcome},
    member,
    places::Places,
    process, setup, web,
};

type Check = fn(&Places) -> Outcome;

/// Cheap ones first. The schema is printed by the program that `build` makes.
const CHECKS: &[(&str, Check)] = &[
    ("format", checks::format),
    ("layers", checks::layers),
    ("documents", web::documents),
    ("web types", web::types),
    ("web lints", web::lints),
    ("web build", web::build),
    ("web size", web::size),
    ("lints", checks::lints),
    ("build", build),
    ("schema", checks::schema),
    ("member app: format", member::format),
    ("member app: lints", member::lints),
    ("member app: Android", member::phones),
    ("member app: tests", member::tests),
    ("member app: build", |places| member::build(places).map(drop)),
];

/// Runs all of it, also when something fails early; the test runners' summaries come last.
pub fn run(places: &Places) -> Outcome {
    setup::run(places, setup::Wanted::TESTING)?;
    let mut database = Database::throw_away(places)?;
    let mut failed = Vec::new();
    for (name, check) in CHECKS {
        web::noted(name, check(places), &mut failed)?;
        if failed.contains(&"build") {
            return Err(Failure::Broken("the tests cannot run: the workspace does not build".to_owned()));
        }
    }
    let (components, of_components) = web::components(places);
    web::noted("components", components, &mut failed)?;
    let (journeys, of_journeys) = web::journeys(places, &mut database, &[]);
    web::noted("journeys", journeys, &mut failed)?;
    web::noted("tests", tests(places, &database), &mut failed)?;
    drop(database);
    of_components.print();
    of_journeys.print();
    if failed.is_empty() {
        return Ok(());
    }
    Err(Failure::Broken(format!("these failed: {}", failed.join(", "))))
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

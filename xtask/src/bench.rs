//! `cargo xtask bench`: the platform in release, measured next to a bare server in the same run.

use std::{fs::File, process::Command};

use crate::{
    console,
    database::Database,
    dev::Environment,
    failure::{Outcome, While},
    http,
    places::Places,
    process::{self, Running},
    scratch::Scratch,
    setup,
};

const BUILD: &[&str] =
    &["build", "--release", "--locked", "--package", "yousoon", "--package", "load", "--bins"];
/// What is measured: 10,000 outings, and members enough for the writes.
const SEED: &[&str] = &["seed", "--outings", "10000", "--members", "64"];
const MEASURE: &[&str] = &["--concurrency", "16", "--seconds", "8"];

/// Builds, fills a throw-away database, measures. The last line of standard output is JSON.
pub fn run(places: &Places) -> Outcome {
    setup::run(places, setup::Wanted::MEASURING)?;
    process::show("building in release", places.cargo(BUILD))?;
    let mut database = Database::throw_away(places)?;
    let address = http::free_address(0)?;
    let blobs = Scratch::new("blobs")?;
    let environment = Environment {
        places,
        uri: database.uri.clone(),
        address,
        sites: None,
        blobs: blobs.path().to_owned(),
    };
    let program = places.release_program("yousoon");
    let seed_log = places.log("bench-seed")?;
    process::logged("creating the indexes", environment.command(&program, &["migrate"]), &seed_log)?;
    process::logged("loading 10,000 outings", environment.command(&program, SEED), &seed_log)?;
    let mut platform = serve(places, &environment)?;
    environment.wait_until_ready(&mut platform, &mut database)?;
    let mut measure = Command::new(places.release_program("bench"));
    measure.args(["--url", &format!("http://{address}")]).args(MEASURE);
    process::show_to_the_end("measuring", measure)
}

/// The platform with its words in a log: what it prints would be measured too.
fn serve(places: &Places, environment: &Environment<'_>) -> Outcome<Running> {
    let log = places.log("bench-serve")?;
    let out = File::create(&log).during(log.display())?;
    let mut command = environment.serve_command(&places.release_program("yousoon"));
    if std::env::var_os("RUST_LOG").is_none() {
        command.env("RUST_LOG", "warn");
    }
    command.stdout(out.try_clone().during(log.display())?).stderr(out);
    console::say(&format!("the platform's log is {}", log.display()));
    Running::start("the platform", command)
}

//! `cargo xtask setup`: brings what the project needs, and is done in an instant when it is there.

pub mod database;
mod debian;
mod graphiql;

use std::{fs::File, time::Instant};

use crate::{
    console,
    failure::{Outcome, While},
    places::Places,
    process,
};

/// What a command needs besides the toolchain and the database.
#[derive(Clone, Copy)]
pub struct Wanted {
    graphiql: bool,
    tests: bool,
}

impl Wanted {
    /// All that any command needs.
    pub const EVERYTHING: Self = Self { graphiql: true, tests: true };
    /// To run the platform.
    pub const RUNNING: Self = Self { graphiql: true, tests: false };
    /// To run the tests.
    pub const TESTING: Self = Self { graphiql: false, tests: true };
    /// To measure.
    pub const MEASURING: Self = Self { graphiql: false, tests: false };
}

/// Brings what is missing.
pub fn run(places: &Places, wanted: Wanted) -> Outcome {
    let started = Instant::now();
    let _lock = alone(places)?;
    let builds_database = database::is_missing(places);
    let extra = if builds_database { debian::FOR_THE_DATABASE } else { &[] };
    debian::bring(places, &[debian::ALWAYS, extra].concat())?;
    if builds_database {
        database::bring(places)?;
    }
    if wanted.graphiql
        && let Err(failure) = graphiql::bring(places)
    {
        crate::signals::check()?;
        console::say(&format!("warning: /graphql will have no GraphiQL page: {failure}"));
    }
    if wanted.tests && !has_nextest(places) {
        console::say("note: cargo-nextest is not installed; the tests run with `cargo test`, more slowly");
    }
    console::say(&format!("set-up complete ({})", console::seconds(started.elapsed())));
    Ok(())
}

/// Whether the faster test runner is installed.
pub fn has_nextest(places: &Places) -> bool {
    let mut command = places.cargo(&["nextest", "--version"]);
    command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

/// The folder with GraphiQL's files, for the server, if they could be brought.
pub use graphiql::folder as graphiql_folder;

/// Two set-ups at once would get into each other's way.
fn alone(places: &Places) -> Outcome<File> {
    let path = places.cache.join("setup.lock");
    let lock = File::create(&path).during(path.display())?;
    if lock.try_lock().is_err() {
        console::say("another set-up is running: waiting for it");
        while lock.try_lock().is_err() {
            crate::signals::check()?;
            std::thread::sleep(process::POLL);
        }
    }
    Ok(lock)
}

//! `cargo xtask setup`: brings what the project needs, and is done in an instant when it is there.

pub mod database;
mod debian;
mod graphiql;
mod model;
pub mod wasm;
pub mod web;

use std::{fs::File, process::Command, time::Instant};

use crate::{
    console,
    failure::{Outcome, While},
    places::Places,
    process,
};

/// What a command needs besides the toolchain and the database.
#[derive(Clone, Copy)]
pub struct Wanted {
    database: bool,
    graphiql: bool,
    tests: bool,
    model: Model,
    web: Web,
    app: bool,
}

/// What the web sites are needed for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Web {
    /// Nothing.
    Not,
    /// To be built.
    Built,
    /// To be built, and walked through in a browser.
    Walked,
}

/// What a command does without the recognition model.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Model {
    /// The same: no document is read.
    Not,
    /// Less: documents go to a person.
    Wished,
    /// Nothing at all.
    Needed,
}

impl Wanted {
    /// All that any command needs.
    pub const EVERYTHING: Self = Self {
        database: true,
        graphiql: true,
        tests: true,
        model: Model::Needed,
        web: Web::Walked,
        app: true,
    };
    /// To run the platform.
    pub const RUNNING: Self = Self {
        database: true,
        graphiql: true,
        tests: false,
        model: Model::Wished,
        web: Web::Built,
        app: true,
    };
    /// To run the tests.
    pub const TESTING: Self = Self {
        database: true,
        graphiql: false,
        tests: true,
        model: Model::Needed,
        web: Web::Walked,
        app: true,
    };
    /// To build the member app.
    pub const BUILDING_THE_APP: Self =
        Self { database: false, graphiql: false, tests: false, model: Model::Not, web: Web::Not, app: true };
    /// To measure the platform.
    pub const MEASURING: Self = Self {
        database: true,
        graphiql: false,
        tests: false,
        model: Model::Wished,
        web: Web::Not,
        app: false,
    };
    /// To measure the reader of documents.
    pub const READING: Self = Self {
        database: false,
        graphiql: false,
        tests: false,
        model: Model::Needed,
        web: Web::Not,
        app: false,
    };
}

/// Brings what is missing.
pub fn run(places: &Places, wanted: Wanted) -> Outcome {
    let started = Instant::now();
    let _lock = alone(places)?;
    let builds_database = wanted.database && database::is_missing(places);
    debian::bring(places, &packages(wanted, builds_database))?;
    if builds_database {
        database::bring(places)?;
    }
    if wanted.web != Web::Not {
        web::bring(places)?;
    }
    if wanted.graphiql
        && let Err(failure) = graphiql::bring(places)
    {
        crate::signals::check()?;
        console::say(&format!("warning: /graphql will have no GraphiQL page: {failure}"));
    }
    if wanted.model != Model::Not
        && let Err(failure) = model::bring(places)
    {
        if wanted.model == Model::Needed {
            return Err(failure);
        }
        crate::signals::check()?;
        console::say(&format!("warning: no document is read, people must look at each: {failure}"));
    }
    if wanted.app {
        wasm::bring(places)?;
    }
    if wanted.tests && !has_nextest(places) {
        console::say("note: cargo-nextest is not installed; the tests run with `cargo test`, more slowly");
    }
    console::say(&format!("set-up complete ({})", console::seconds(started.elapsed())));
    Ok(())
}

/// The operating system's packages that a command needs.
fn packages(wanted: Wanted, builds_database: bool) -> Vec<&'static str> {
    let mut packages = debian::ALWAYS.to_vec();
    if builds_database {
        packages.extend(debian::FOR_THE_DATABASE);
    }
    if wanted.model != Model::Not {
        packages.extend(debian::FOR_READING);
    }
    // Specimens are drawn by tests and by the measurement of the reader.
    if wanted.model == Model::Needed {
        packages.extend(debian::FOR_SPECIMENS);
    }
    if wanted.web == Web::Walked {
        packages.extend(debian::FOR_THE_JOURNEYS);
    }
    packages
}

/// Whether the faster test runner is installed.
pub fn has_nextest(places: &Places) -> bool {
    let mut command = places.cargo(&["nextest", "--version"]);
    command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

/// The folder with GraphiQL's files, for the server, if they could be brought.
pub use graphiql::folder as graphiql_folder;

/// Tells a program where the recognition model is, if it could be brought.
pub fn tell_model(places: &Places, command: &mut Command) {
    if let Some(path) = model::path(places) {
        command.env("YOUSOON_OCR_MODEL", path);
    }
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_runs_the_platform_gets_the_font_it_reads_documents_with() {
        for wanted in
            [Wanted::RUNNING, Wanted::MEASURING, Wanted::READING, Wanted::TESTING, Wanted::EVERYTHING]
        {
            assert!(packages(wanted, false).contains(&"fonts-ocr-b"));
        }
        let app = packages(Wanted::BUILDING_THE_APP, false);
        assert_eq!(app, debian::ALWAYS, "what draws nothing needs no font");
    }
}

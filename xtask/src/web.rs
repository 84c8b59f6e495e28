//! The web sites: their checks, their build, and the journeys of people through them in a browser.

use std::{fs::File, net::SocketAddr, path::PathBuf};

use crate::{
    console,
    database::Database,
    dev::{Environment, Sites},
    failure::{Failure, Outcome, While},
    http, member,
    places::Places,
    process::{self, Running},
    scratch::Scratch,
    setup::{
        self,
        web::{folder, npm},
    },
};

/// Where the built portal is.
pub fn portal_folder(places: &Places) -> PathBuf {
    folder(places).join("apps/partner/dist")
}

/// Builds every site.
pub fn build(places: &Places) -> Outcome {
    process::show("building the web sites", npm(places, &["run", "build"]))
}

/// The types of the documents are made from the committed schema: one it does not know fails here.
pub fn documents(places: &Places) -> Outcome {
    process::show("checking the GraphQL documents", npm(places, &["run", "codegen"]))
}

/// No type error.
pub fn types(places: &Places) -> Outcome {
    process::show("checking the types of the web sites", npm(places, &["run", "types"]))
}

/// Format, lints, and which folder imports which.
pub fn lints(places: &Places) -> Outcome {
    process::show("checking the lints of the web sites", npm(places, &["run", "lint"]))
}

/// The budget of the first load. The sites must have been built.
pub fn size(places: &Places) -> Outcome {
    process::show("checking the size of the web sites", npm(places, &["run", "size"]))
}

/// The tests of the components.
pub fn components(places: &Places) -> (Outcome, Summary) {
    let summary = Summary::new("components");
    let mut command = npm(places, &["run", "test"]);
    summary.tell(&mut command);
    (process::show_to_the_end("the tests of the components", command), summary)
}

/// `cargo xtask e2e`: the journeys alone, with what Playwright is to be told besides.
pub fn run_journeys(places: &Places, arguments: &[&str]) -> Outcome {
    setup::run(places, setup::Wanted::TESTING)?;
    process::show("building the platform", places.cargo(&["build", "--package", "yousoon", "--locked"]))?;
    let passport = ["build", "--package", "specimens", "--example", "passport", "--locked"];
    process::show("building what draws passports", places.cargo(&passport))?;
    build(places)?;
    member::build(places)?;
    let mut database = Database::throw_away(places)?;
    journeys(places, &mut database, arguments).0
}

/// The journeys, on a platform of their own. Platform and sites must have been built.
pub fn journeys(places: &Places, database: &mut Database, arguments: &[&str]) -> (Outcome, Summary) {
    let summary = Summary::new("journeys");
    let outcome = Stage::set(places, database).and_then(|stage| stage.play(&summary, arguments));
    (outcome, summary)
}

/// A platform with demo data and the built sites, on ports of their own.
struct Stage<'a> {
    places: &'a Places,
    api: SocketAddr,
    member: SocketAddr,
    portal: SocketAddr,
    // Fields are dropped in order: the platform before its files.
    _platform: Running,
    _blobs: Scratch,
}

impl<'a> Stage<'a> {
    fn set(places: &'a Places, database: &mut Database) -> Outcome<Self> {
        let [api, member, portal] = [http::free_address(0)?, http::free_address(0)?, http::free_address(0)?];
        let blobs = Scratch::new("blobs")?;
        let environment = Environment {
            places,
            uri: database.uri.clone(),
            address: api,
            sites: Some(Sites { member, portal }),
            blobs: blobs.path().to_owned(),
        };
        let program = places.debug_program("yousoon");
        let log = places.log("e2e-platform")?;
        let prepare = |what: &str, arguments: &[&str]| {
            let mut command = environment.command(&program, arguments);
            command.env("YOUSOON_DB_PREFIX", "journeys");
            process::logged(what, command, &places.log("e2e-seed")?)
        };
        prepare("creating the indexes", &["migrate"])?;
        prepare("loading the demo data", &["seed"])?;
        let out = File::create(&log).during(log.display())?;
        let mut serve = environment.serve_command(&program);
        serve.env("YOUSOON_DB_PREFIX", "journeys");
        let named = format!("member=http://localhost:{}", member.port());
        serve.env("YOUSOON_SITE_ORIGINS", format!("member=http://{member},{named},portal=http://{portal}"));
        serve.stdout(out.try_clone().during(log.display())?).stderr(out);
        console::say(&format!("the platform's log is {}", log.display()));
        let mut platform = Running::start("the platform", serve)?;
        environment.wait_until_ready(&mut platform, database)?;
        Ok(Self { places, api, member, portal, _platform: platform, _blobs: blobs })
    }

    fn play(&self, summary: &Summary, arguments: &[&str]) -> Outcome {
        let mut command = npm(self.places, &["run", "e2e", "--"]);
        command.args(arguments);
        command.env("YOUSOON_E2E_API", format!("http://{}", self.api));
        command.env("YOUSOON_E2E_PASSPORT", self.places.debug_program("examples/passport"));
        command.env("YOUSOON_E2E_MEMBER", format!("http://{}", self.member));
        command.env("YOUSOON_E2E_PORTAL", format!("http://{}", self.portal));
        summary.tell(&mut command);
        process::show_to_the_end("the journeys in a browser", command)
    }
}

/// How a test runner ended: what failed, and one line with the numbers; kept until all have.
pub struct Summary {
    name: &'static str,
    file: Option<Scratch>,
}

impl Summary {
    fn new(name: &'static str) -> Self {
        Self { name, file: Scratch::new(name).ok() }
    }

    fn path(&self) -> Option<PathBuf> {
        self.file.as_ref().map(|folder| folder.path().join("summary"))
    }

    fn tell(&self, command: &mut std::process::Command) {
        if let Some(path) = self.path() {
            command.env("YOUSOON_TEST_SUMMARY", path);
        }
    }

    /// Says it.
    pub fn print(&self) {
        let told = self.path().and_then(|path| std::fs::read_to_string(path).ok());
        let told = told.unwrap_or_else(|| "did not come to an end".to_owned());
        for line in told.trim_end().lines() {
            console::print(&format!("{}: {line}", self.name));
        }
    }
}

/// Turns a runner's failure into a name for the list of what failed.
pub fn noted(name: &'static str, outcome: Outcome, failed: &mut Vec<&'static str>) -> Outcome {
    match outcome {
        Ok(()) => Ok(()),
        Err(Failure::Interrupted) => Err(Failure::Interrupted),
        Err(failure) => {
            console::error(&failure.to_string());
            failed.push(name);
            Ok(())
        }
    }
}

//! The project's commands: `cargo xtask setup | dev | test | e2e | ci | member | layers | schema |
//! bench | verify-bench`.
//!
//! Each command brings what it needs on a bare Debian machine, says what it does, and stops what it
//! started (and nothing else) when it ends, fails or is interrupted.

mod bench;
mod checks;
mod console;
mod database;
mod dev;
mod digest;
mod failure;
mod http;
mod layering;
mod member;
mod places;
mod process;
mod scratch;
mod setup;
mod signals;
mod test;
mod verify_bench;
mod web;
mod wire;

use std::process::ExitCode;

use failure::{Failure, Outcome};
use places::Places;

const USAGE: &str = "\
usage: cargo xtask COMMAND

  setup              brings what the project needs on a Debian machine
  dev [--port PORT]  runs the platform with demo data (port 4000), member app (4001) and portal (4002)
  test               every check and every test
  e2e …              the browser journeys alone; arguments are Playwright's (`e2e auth`)
  ci                 the same, as continuous integration runs it
  member build       the member app, as it is served
  member check       its format, lints and tests (part of test)
  layers             the house rules that no lint knows (part of test)
  schema             writes gateway/schema.graphql from the code
  bench              measures the platform in release, next to a bare server
  verify-bench …     measures the reader of identity documents on synthetic photos (--help)

MONGODB_URI, when set, is the database server to use instead of one of the project's own.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            console::error(&failure.to_string());
            failure.exit_code()
        }
    }
}

fn run(arguments: &[&str]) -> Outcome {
    signals::watch()?;
    match arguments {
        ["setup"] => setup::run(&Places::find()?, setup::Wanted::EVERYTHING),
        ["dev"] => dev::run(&Places::find()?, 4000),
        ["dev", "--port", port] => dev::run(&Places::find()?, parsed_port(port)?),
        ["test" | "ci"] => test::run(&Places::find()?),
        ["e2e", arguments @ ..] => web::run_journeys(&Places::find()?, arguments),
        ["member", "build"] => member::run_build(&Places::find()?),
        ["member", "check"] => member::run_check(&Places::find()?),
        ["layers"] => checks::layers(&Places::find()?),
        ["schema"] => checks::write_schema(&Places::find()?),
        ["bench"] => bench::run(&Places::find()?),
        ["verify-bench", arguments @ ..] => verify_bench::run(&Places::find()?, arguments),
        ["help" | "--help" | "-h"] => {
            console::print(USAGE);
            Ok(())
        }
        _ => Err(Failure::Broken(format!("this is not a command\n\n{USAGE}"))),
    }
}

fn parsed_port(text: &str) -> Outcome<u16> {
    text.parse().map_err(|_| Failure::Broken(format!("--port {text}: expected a number from 0 to 65535")))
}

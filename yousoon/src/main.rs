//! `yousoon`: the one executable of the platform.

use std::process::ExitCode;

use clap::Parser;
use yousoon::commands::Cli;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    match yousoon::commands::run(Cli::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // The one line a person at a terminal needs: the error and its causes.
            eprintln!("yousoon: {error:#}");
            ExitCode::FAILURE
        }
    }
}

//! `bench`: measures a running platform on this machine, next to a bare server in the same run.

mod client;
mod graphql;
mod hello;
mod measure;
mod report;
mod sample;
mod scenarios;
mod sign_in;
mod target;

use std::{process::ExitCode, time::Duration};

use anyhow::{Context, Result, ensure};
use clap::{Args, Parser, Subcommand};
use mimalloc::MiMalloc;

use report::{Report, Round};
use target::Target;

#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

const ROUNDS: usize = 3;

#[derive(Parser)]
#[command(about = "Measures a running platform on this machine.", args_conflicts_with_subcommands = true)]
struct Arguments {
    #[command(flatten)]
    run: Option<Run>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Serves the bare "hello" until standard input ends.
    #[command(hide = true)]
    Hello,
}

#[derive(Args)]
struct Run {
    /// Where the platform listens: a loopback address.
    #[arg(long)]
    url: Target,
    /// How many requests are under way at a time.
    #[arg(long, default_value_t = 16, value_parser = clap::value_parser!(u32).range(1..=1024))]
    concurrency: u32,
    /// How long each scenario is measured in each round, in seconds.
    #[arg(long, default_value_t = 8.0)]
    seconds: f64,
    /// How many of the members sign in and register.
    #[arg(long, default_value_t = 64, value_parser = clap::value_parser!(u32).range(1..=1000))]
    members: u32,
}

fn main() -> ExitCode {
    match run(Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: Arguments) -> Result<()> {
    if matches!(arguments.command, Some(Command::Hello)) {
        // As many threads as the platform has.
        return tokio::runtime::Runtime::new()?.block_on(hello::serve());
    }
    let run = arguments.run.context("--url is missing: where does the platform listen?")?;
    // One thread: the client must not take the processors from what it measures.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(bench(&run))
}

async fn bench(run: &Run) -> Result<()> {
    ensure!(run.seconds.is_finite() && (0.05..=600.0).contains(&run.seconds), "--seconds: 0.05 to 600");
    let platform = run.url.address;
    let hello = hello::Hello::start().await?;
    let accounts = sign_in::accounts(platform, run.members).await?;
    let sample = sample::take(platform, &accounts.partner).await?;
    let scenarios = scenarios::all(hello.address, platform, &accounts, sample);
    let load = measure::Load {
        concurrency: run.concurrency as usize,
        duration: Duration::from_secs_f64(run.seconds),
    };
    for scenario in &scenarios {
        measure::run(scenario, &load.warm_up()).await?;
    }
    let mut report = Report::default();
    for round in 1..=ROUNDS {
        for scenario in &scenarios {
            eprintln!("round {round} of {ROUNDS}: {}", scenario.name);
            report.add(scenario.name, Round::of(&measure::run(scenario, &load).await?));
        }
    }
    println!("{}", report.table());
    println!("{}", report.json()?);
    report.verdict()
}

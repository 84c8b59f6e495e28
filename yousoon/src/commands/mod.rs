//! The subcommands.

mod doctor;
mod import;
mod seed;
mod serve;
mod verify_document;

use anyhow::{Context as _, Result};
use clap::{Parser, Subcommand, ValueEnum};
use platform::{
    Settings,
    settings::{Environment, SiteSettings},
};

/// The Yousoon platform.
#[derive(Parser)]
#[command(version, about)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Run the platform, or a part of it.
    Serve {
        /// Which parts, separated by commas.
        #[arg(long, value_enum, value_delimiter = ',', default_values_t = [Target::All])]
        target: Vec<Target>,
    },
    /// Create the indexes.
    Migrate,
    /// Load demo data; running it again changes nothing.
    Seed(seed::SeedArgs),
    /// Read open data into the catalog as a demo partner's.
    Import(import::ImportArgs),
    /// Print the GraphQL schema in its definition language.
    Schema,
    /// Check settings, database and waiting events.
    Doctor,
    /// Print what the reader of identity documents finds in photos, as JSON. It shows everything, the
    /// document's number too: it is for trying on a specimen of your own. Nothing is kept or sent.
    VerifyDocument(verify_document::VerifyDocumentArgs),
}

/// What a process runs.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Target {
    /// Every context and the gateway, and the built sites of `YOUSOON_SITES`.
    All,
    /// The built sites of `YOUSOON_SITES` alone: no database, no key.
    Sites,
}

/// Runs a subcommand.
///
/// # Errors
/// Whatever keeps it from ending well.
pub fn run(cli: Cli) -> Result<()> {
    // These need neither settings nor a database.
    match &cli.command {
        Command::Schema => {
            print!("{}", gateway::sdl());
            return Ok(());
        }
        Command::VerifyDocument(args) => return verify_document::verify_document(args),
        Command::Serve { target } if !target.contains(&Target::All) => return serve_sites(),
        _ => {}
    }
    let settings = Settings::from_env().context("settings")?;
    platform::telemetry::start_logging(!settings.is_development());
    runtime()?.block_on(async {
        match cli.command {
            Command::Serve { .. } => serve::serve(&settings).await,
            Command::Migrate => serve::migrate(&settings).await,
            Command::Seed(args) => seed::seed(&settings, &args).await,
            Command::Import(args) => import::import(settings, args).await,
            Command::Doctor => doctor::doctor(&settings).await,
            Command::Schema | Command::VerifyDocument(_) => Ok(()),
        }
    })
}

fn serve_sites() -> Result<()> {
    let settings = SiteSettings::from_env().context("settings")?;
    platform::telemetry::start_logging(settings.environment == Environment::Production);
    runtime()?.block_on(serve::serve_sites(&settings))
}

fn runtime() -> std::io::Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build()
}

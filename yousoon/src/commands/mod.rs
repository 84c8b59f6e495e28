//! The subcommands.

mod doctor;
mod import;
mod seed;
mod serve;
mod verify_document;

use anyhow::{Context as _, Result};
use clap::{Parser, Subcommand, ValueEnum};
use platform::Settings;

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
        /// Which part.
        #[arg(long, value_enum, default_value_t = Target::All)]
        target: Target,
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
    /// Every context and the gateway.
    All,
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
        _ => {}
    }
    let settings = Settings::from_env().context("settings")?;
    platform::telemetry::start_logging(!settings.is_development());
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        match cli.command {
            Command::Serve { target: Target::All } => serve::serve(&settings).await,
            Command::Migrate => serve::migrate(&settings).await,
            Command::Seed(args) => seed::seed(&settings, &args).await,
            Command::Import(args) => import::import(settings, args).await,
            Command::Doctor => doctor::doctor(&settings).await,
            Command::Schema | Command::VerifyDocument(_) => Ok(()),
        }
    })
}

//! `yousoon import`.

use std::{path::PathBuf, sync::Arc};

use anyhow::{Context as _, Result};
use clap::{Args, Subcommand, ValueEnum};
use contracts::catalog::PartnerType;
use kernel::SystemClock;
use platform::{Settings, settings::RelayMode};

use crate::{
    Platform,
    import::{Options, Report, read},
};

/// What to read.
#[derive(Args)]
pub struct ImportArgs {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Places, as venues of a demo partner.
    Venues {
        /// A GeoJSON feature collection.
        file: PathBuf,
        /// What kind of partner the places belong to.
        #[arg(long, value_enum, ignore_case = true)]
        r#type: TypeArg,
    },
    /// Dated events, as offers and outings of a demo partner.
    Outings {
        /// A GeoJSON feature collection.
        file: PathBuf,
        /// Moves past dates into the coming weeks, this many of them, keeping weekday and time.
        #[arg(long, value_name = "WEEKS")]
        shift_weeks: Option<u32>,
        /// How many people each outing has room for.
        #[arg(long, default_value_t = 40)]
        capacity: u32,
    },
}

/// Partner types as they are written on the command line.
#[derive(Clone, Copy, ValueEnum)]
#[value(rename_all = "SCREAMING_SNAKE_CASE")]
enum TypeArg {
    Bar,
    Restaurant,
    Nightclub,
    Activity,
    Culture,
    SportWellness,
    EventOrganiser,
}

impl From<TypeArg> for PartnerType {
    fn from(arg: TypeArg) -> Self {
        match arg {
            TypeArg::Bar => Self::Bar,
            TypeArg::Restaurant => Self::Restaurant,
            TypeArg::Nightclub => Self::Nightclub,
            TypeArg::Activity => Self::Activity,
            TypeArg::Culture => Self::Culture,
            TypeArg::SportWellness => Self::SportWellness,
            TypeArg::EventOrganiser => Self::EventOrganiser,
        }
    }
}

/// Reads a file into the catalog. Its events wait in the outbox for the running platform, whose read model
/// must hear them; without one, the next start delivers them.
///
/// # Errors
/// When the file cannot be read or a context does not answer; refused rows are no error.
pub async fn import(mut settings: Settings, args: ImportArgs) -> Result<()> {
    settings.relay = RelayMode::Paused;
    let platform = Platform::build(&settings, Arc::new(SystemClock)).await?;
    platform.migrate().await?;
    let (file, options) = match args.what {
        What::Venues { file, r#type } => (file, Options::Venues { partner_type: r#type.into() }),
        What::Outings { file, shift_weeks, capacity } => (file, Options::Outings { shift_weeks, capacity }),
    };
    let text = std::fs::read_to_string(&file).with_context(|| file.display().to_string())?;
    let report: Report = read(&platform, &text, &options, &mut |progress| eprintln!("{progress}")).await?;
    println!("{report}");
    Ok(())
}

//! `passport FILE`: draws the photo of an adult's passport into a JPEG file, and says as JSON who stands on it. For the
//! journeys through the member app: they sign up as this person.

use std::{env, fs};

use anyhow::{Context as _, Result};
use kernel::{Clock as _, SystemClock, TimeZoneName};
use specimens::{Case, Fonts, Format, Kind, Severity};

const SEED: u64 = 390_844;

fn main() -> Result<()> {
    let file = env::args().nth(1).context("usage: passport FILE")?;
    let case =
        Case { index: 0, seed: SEED, format: Format::Td3, severity: Severity::Easy, kind: Kind::Readable };
    let today = SystemClock.now().in_zone(&TimeZoneName::paris()).date();
    let shot = case.shoot(&Fonts::load()?, today)?;
    let truth = shot.truth.context("a readable passport has a truth")?;
    fs::write(&file, shot.file).context(file)?;
    let person = serde_json::json!({
        "firstName": truth.given,
        "lastName": truth.surname,
        "birthDate": truth.birth_date.to_string(),
    });
    println!("{person}");
    Ok(())
}

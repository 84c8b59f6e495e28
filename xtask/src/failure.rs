//! Why a command ends before it is done.

use std::{fmt, process::ExitCode};

/// What every step returns.
pub type Outcome<T = ()> = Result<T, Failure>;

/// Why a command ends before it is done.
#[derive(Debug, PartialEq, Eq)]
pub enum Failure {
    /// By Ctrl-C or a request to terminate.
    Interrupted,
    /// Something did not work; the text tells a person what and where to look.
    Broken(String),
}

impl Failure {
    /// The process's exit code, by the shell's convention.
    pub fn exit_code(&self) -> ExitCode {
        match self {
            Self::Interrupted => ExitCode::from(130),
            Self::Broken(_) => ExitCode::FAILURE,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Interrupted => f.write_str("interrupted; everything this command started has been stopped"),
            Self::Broken(what) => f.write_str(what),
        }
    }
}

/// Tells what was being done when an error came up.
pub trait While<T> {
    /// The error as a [`Failure`], behind what was being done.
    fn during(self, what: impl fmt::Display) -> Outcome<T>;
}

impl<T, E: fmt::Display> While<T> for Result<T, E> {
    fn during(self, what: impl fmt::Display) -> Outcome<T> {
        self.map_err(|error| Failure::Broken(format!("{what}: {error}")))
    }
}

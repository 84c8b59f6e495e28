//! What a person sees. All of it goes to standard error: standard output belongs to the programs that run.

use std::{
    io::{IsTerminal, Write},
    path::Path,
    time::{Duration, Instant},
};

/// How often progress is told where nothing can be overwritten (a log).
const QUIET_PERIOD: Duration = Duration::from_secs(20);
const WIDTH: usize = 100;

fn write(text: &str) {
    let mut out = std::io::stderr().lock();
    // Nobody reads any more: no reason to fail.
    drop(out.write_all(text.as_bytes()).and_then(|()| out.flush()));
}

/// Tells what is done now.
pub fn say(text: &str) {
    write(&format!("xtask: {text}\n"));
}

/// Tells what went wrong.
pub fn error(text: &str) {
    write(&format!("error: {text}\n"));
}

/// Plain lines.
pub fn print(text: &str) {
    write(&format!("{text}\n"));
}

/// Seconds with one decimal.
pub fn seconds(duration: Duration) -> String {
    format!("{:.1} s", duration.as_secs_f64())
}

/// One line that is kept up to date while something runs.
pub struct Ticker {
    what: String,
    started: Instant,
    told: Instant,
    terminal: bool,
}

impl Ticker {
    /// Starts the clock and tells what begins.
    pub fn start(what: &str) -> Self {
        let now = Instant::now();
        let terminal = std::io::stderr().is_terminal();
        if !terminal {
            say(what);
        }
        Self { what: what.to_owned(), started: now, told: now, terminal }
    }

    /// Shows the time and the last line of `log`, where and when that is due.
    pub fn tick(&mut self, log: &Path) {
        let period = if self.terminal { Duration::from_millis(200) } else { QUIET_PERIOD };
        if self.told.elapsed() < period {
            return;
        }
        self.told = Instant::now();
        let line = format!(
            "xtask: {} … {} s  {}",
            self.what,
            self.started.elapsed().as_secs(),
            last_lines(log, 1).join("")
        );
        let line: String = line.chars().take(WIDTH).collect();
        write(&if self.terminal { format!("\r\x1b[2K{line}") } else { format!("{line}\n") });
    }

    /// Tells how it ended, and after how long.
    pub fn end(self, how: &str) {
        let start = if self.terminal { "\r\x1b[2K" } else { "" };
        write(&format!("{start}xtask: {}: {how} ({})\n", self.what, seconds(self.started.elapsed())));
    }
}

/// The last lines of a log that say something, without control characters.
pub fn last_lines(log: &Path, count: usize) -> Vec<String> {
    let text = std::fs::read(log).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    let text = text.unwrap_or_default();
    let mut lines: Vec<_> = text
        .split(['\n', '\r'])
        .rev()
        .map(|line| line.chars().filter(|c| !c.is_control()).collect::<String>())
        .filter(|line| !line.trim().is_empty())
        .take(count)
        .collect();
    lines.reverse();
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    #[test]
    fn the_last_lines_are_those_that_say_something() {
        let folder = Scratch::new("log").unwrap();
        let log = folder.path().join("log");
        std::fs::write(&log, "one\ntwo\r 50%\r\x1b 100%\n\n").unwrap();
        assert_eq!(last_lines(&log, 2), [" 50%", " 100%"]);
        assert!(last_lines(&folder.path().join("missing"), 1).is_empty());
    }
}

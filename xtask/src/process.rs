//! Programs that run under this one: shown or logged, watched, and stopped with all they started.

use std::{
    fs::File,
    os::unix::process::CommandExt,
    path::Path,
    process::{Child, Command, ExitStatus, Stdio},
    time::{Duration, Instant},
};

use rustix::process::{Pid, Signal, kill_process_group};

use crate::{
    console::{self, Ticker},
    failure::{Failure, Outcome, While},
    signals,
};

/// How often a waiting loop looks.
pub const POLL: Duration = Duration::from_millis(20);
const GRACE: Duration = Duration::from_secs(20);

/// A program of ours that runs. It is stopped, with all it started, when this is dropped.
pub struct Running {
    name: String,
    child: Child,
    ended: bool,
}

impl Running {
    /// Starts a program in a process group of its own: Ctrl-C reaches it only through us, in our order.
    pub fn start(name: &str, mut command: Command) -> Outcome<Self> {
        let child = command.stdin(Stdio::null()).process_group(0).spawn();
        let program = command.get_program().display().to_string();
        let child = child.during(format!("starting {name} ({program})"))?;
        Ok(Self { name: name.to_owned(), child, ended: false })
    }

    /// Its exit status, once it has ended.
    pub fn ended(&mut self) -> Outcome<Option<ExitStatus>> {
        let status = self.child.try_wait().during(&self.name)?;
        self.ended |= status.is_some();
        Ok(status)
    }

    /// Waits for the end, and stops the program when a signal comes.
    pub fn wait(&mut self, mut meanwhile: impl FnMut()) -> Outcome<ExitStatus> {
        loop {
            if let Some(status) = self.ended()? {
                return Ok(status);
            }
            signals::check()?;
            meanwhile();
            std::thread::sleep(POLL);
        }
    }

    /// Asks the program and all it started to end, and kills what has not within 20 seconds.
    pub fn stop(&mut self) {
        self.signal(Signal::TERM);
        let asked = Instant::now();
        while matches!(self.ended(), Ok(None)) {
            if asked.elapsed() > GRACE {
                console::say(&format!("{} does not end when asked: killed", self.name));
                return self.kill();
            }
            std::thread::sleep(POLL);
        }
    }

    /// Ends the program and all it started at once.
    pub fn kill(&mut self) {
        self.signal(Signal::KILL);
        if !self.ended {
            drop(self.child.wait());
            self.ended = true;
        }
    }

    fn signal(&self, signal: Signal) {
        // Once the child has been waited for, its number may be somebody else's.
        if !self.ended {
            // Fails only when there is nobody left to tell.
            let _ = kill_process_group(Pid::from_child(&self.child), signal);
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Runs a program whose output the person sees, and tells how long it took.
pub fn show(what: &str, command: Command) -> Outcome {
    let started = Instant::now();
    show_to_the_end(what, command)?;
    console::say(&format!("{what}: done ({})", console::seconds(started.elapsed())));
    Ok(())
}

/// Runs a program whose own last line is the last to be seen when it succeeds.
pub fn show_to_the_end(what: &str, command: Command) -> Outcome {
    console::say(what);
    let status = Running::start(what, command)?.wait(|| ())?;
    if status.success() { Ok(()) } else { Err(Failure::Broken(format!("{what} failed ({status})"))) }
}

/// Runs a program whose output goes to `log`, with a line that shows how far it is.
pub fn logged(what: &str, mut command: Command, log: &Path) -> Outcome {
    let out = File::create(log).during(log.display())?;
    command.stdout(out.try_clone().during(log.display())?).stderr(out);
    let mut running = Running::start(what, command)?;
    let mut ticker = Ticker::start(what);
    let ended = running.wait(|| ticker.tick(log));
    let status = match ended {
        Ok(status) => status,
        Err(failure) => {
            ticker.end("stopped");
            return Err(failure);
        }
    };
    if status.success() {
        ticker.end("done");
        return Ok(());
    }
    ticker.end("failed");
    let tail = console::last_lines(log, 12).join("\n  ");
    Err(Failure::Broken(format!("{what} failed ({status}); all of it is in {}\n  {tail}", log.display())))
}

/// Runs a short program and returns what it printed. Its errors are seen.
pub fn output(what: &str, mut command: Command) -> Outcome<String> {
    let program = command.get_program().display().to_string();
    let done = command.stdin(Stdio::null()).stderr(Stdio::inherit()).output();
    let done = done.during(format!("{what} ({program})"))?;
    if !done.status.success() {
        return Err(Failure::Broken(format!("{what} failed ({})", done.status)));
    }
    String::from_utf8(done.stdout).during(what)
}

/// Whether a program can be started and says yes.
pub fn works(program: &str, arguments: &[&str]) -> bool {
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    fn wait_for(what: &str, mut condition: impl FnMut() -> bool) {
        let started = Instant::now();
        while !condition() {
            assert!(started.elapsed() < Duration::from_secs(10), "waited in vain for: {what}");
            std::thread::sleep(POLL);
        }
    }

    #[test]
    fn dropping_a_program_ends_all_it_started() {
        let folder = Scratch::new("group").unwrap();
        let file = folder.path().join("child");
        let script = format!("sleep 300 & echo $! > {0}.new; mv {0}.new {0}; wait", file.display());
        let running = Running::start("a family", shell(&script)).unwrap();
        wait_for("the child's number", || file.exists());
        let child = std::fs::read_to_string(&file).unwrap();
        let process = Path::new("/proc").join(child.trim());
        assert!(process.exists());
        drop(running);
        wait_for("the child's end", || !process.exists() || is_zombie(&process));
    }

    fn is_zombie(process: &Path) -> bool {
        std::fs::read_to_string(process.join("stat")).is_ok_and(|stat| stat.contains(") Z "))
    }

    #[test]
    fn a_failed_program_is_told_with_the_end_of_its_log() {
        let folder = Scratch::new("logged").unwrap();
        let log = folder.path().join("log");
        let failed =
            logged("the thing", shell("echo out; echo why >&2; exit 3"), &log).unwrap_err().to_string();
        assert!(failed.contains("exit status: 3") && failed.contains("why"), "{failed}");
        assert!(failed.contains(&log.display().to_string()), "{failed}");
    }

    #[test]
    fn output_is_what_was_printed() {
        assert_eq!(output("printing", shell("printf yes")).unwrap(), "yes");
        assert!(output("failing", shell("exit 1")).is_err());
        assert!(!works("no-such-program-anywhere", &[]));
    }
}

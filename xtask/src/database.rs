//! The database server of a command: the one of `MONGODB_URI`, or a SecantusDB child process.

use std::{
    fs::{self, File, TryLockError},
    io::Write,
    net::SocketAddr,
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

use crate::{
    console,
    failure::{Failure, Outcome, While},
    places::Places,
    process::{POLL, Running},
    scratch::Scratch,
    setup, signals, wire,
};

/// Opening what a long run left behind takes a while.
const PATIENCE: Duration = Duration::from_secs(120);

/// A database server that answers. Stopped when dropped, if it is ours.
pub struct Database {
    /// What clients connect with.
    pub uri: String,
    server: Option<Server>,
    // Fields are dropped in order: this one after the server.
    keeps: Keeps,
}

/// What belongs to a server as long as it runs.
#[derive(Default)]
struct Keeps {
    scratch: Option<Scratch>,
    _lock: Option<File>,
}

impl Database {
    /// For tests and measurements: starts empty, leaves nothing behind.
    pub fn throw_away(places: &Places) -> Outcome<Self> {
        if let Some(given) = Self::given() {
            return Ok(given);
        }
        crate::scratch::sweep();
        let scratch = Scratch::new("database")?;
        let data = scratch.path().join("data");
        let server = Server::start(&setup::database::program(places)?, &data)?;
        Ok(Self::of(server, Keeps { scratch: Some(scratch), _lock: None }))
    }

    /// For development: keeps its data from one run to the next.
    pub fn kept(places: &Places) -> Outcome<Self> {
        if let Some(given) = Self::given() {
            return Ok(given);
        }
        let lock = lock_folder(&places.cache.join("dev-db.lock"))?;
        let server = Server::start(&setup::database::program(places)?, &places.cache.join("dev-db"))?;
        Ok(Self::of(server, Keeps { scratch: None, _lock: Some(lock) }))
    }

    /// Fails when our server has ended by itself.
    pub fn check(&mut self) -> Outcome {
        self.server.as_mut().map_or(Ok(()), Server::check)
    }

    fn given() -> Option<Self> {
        let uri = setup::database::given_uri()?;
        console::say("the database server is the one of MONGODB_URI");
        Some(Self { uri, server: None, keeps: Keeps::default() })
    }

    fn of(server: Server, keeps: Keeps) -> Self {
        let uri = format!("mongodb://{}/?directConnection=true", server.address);
        Self { uri, server: Some(server), keeps }
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        // What is thrown away need not be written out first.
        if let (Some(server), Some(_)) = (&mut self.server, &self.keeps.scratch) {
            server.running.kill();
        }
    }
}

/// Only one development database at a time: the second would wait for the first one's files.
fn lock_folder(path: &Path) -> Outcome<File> {
    let open = File::options().create(true).truncate(false).read(true).write(true).open(path);
    let mut file = open.during(path.display())?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            let owner = fs::read_to_string(path).unwrap_or_default();
            return Err(Failure::Broken(format!(
                "another `cargo xtask dev` is running (process {}): stop it first, or set MONGODB_URI",
                owner.trim()
            )));
        }
        Err(TryLockError::Error(error)) => return Err(error).during(path.display()),
    }
    file.set_len(0).and_then(|()| writeln!(file, "{}", std::process::id())).during(path.display())?;
    Ok(file)
}

/// A SecantusDB child process.
pub struct Server {
    /// Where it listens.
    pub address: SocketAddr,
    running: Running,
    log: PathBuf,
}

impl Server {
    /// Starts it on a free port over a folder, and waits until it answers.
    pub fn start(program: &Path, folder: &Path) -> Outcome<Self> {
        let started = Instant::now();
        fs::create_dir_all(folder).during(folder.display())?;
        let log = folder.with_extension("log");
        let out = File::create(&log).during(log.display())?;
        let mut command = bound_to_us(program);
        // Room for what tests and development hold; the default is four times that.
        command.args(["--port", "0", "--cache-size", "1G", "--storage-path"]).arg(folder);
        command.stdout(out.try_clone().during(log.display())?).stderr(out);
        let mut running = Running::start("the database", command)?;
        let address = loop {
            if let Some(status) = running.ended()? {
                return Err(not_started(&format!("it ended at once ({status})"), folder, &log));
            }
            if let Some(address) = announced(&fs::read_to_string(&log).unwrap_or_default()) {
                break address;
            }
            if started.elapsed() > PATIENCE {
                return Err(not_started("it did not say where it listens", folder, &log));
            }
            signals::check()?;
            std::thread::sleep(POLL);
        };
        wire::hello(address)?;
        let took = console::seconds(started.elapsed());
        console::say(&format!(
            "the database listens on {address}, its data in {} ({took})",
            folder.display()
        ));
        Ok(Self { address, running, log })
    }

    fn check(&mut self) -> Outcome {
        let Some(status) = self.running.ended()? else {
            return Ok(());
        };
        let log = self.log.display();
        Err(Failure::Broken(format!("the database ended by itself ({status}); what it said is in {log}")))
    }
}

/// A program that is told to end when this process is killed before it can do so itself.
pub fn bound_to_us(program: &Path) -> Command {
    if !crate::process::works("setpriv", &["--pdeathsig", "TERM", "true"]) {
        return Command::new(program);
    }
    let mut command = Command::new("setpriv");
    command.args(["--pdeathsig", "TERM", "--"]).arg(program);
    command
}

fn announced(log: &str) -> Option<SocketAddr> {
    let line = log.lines().find(|line| line.contains("listening on "))?;
    line.rsplit(' ').next()?.parse().ok()
}

fn not_started(why: &str, folder: &Path, log: &Path) -> Failure {
    let tail = console::last_lines(log, 4).join("\n  ");
    let folder = folder.display();
    if tail.contains("resource busy") || tail.contains("another process") {
        return Failure::Broken(format!(
            "the database cannot start: another server uses {folder}. Stop that one first (it may be left \
             from a run that was killed)\n  {tail}"
        ));
    }
    Failure::Broken(format!("the database over {folder} cannot start: {why}\n  {tail}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_is_read_from_what_the_server_says() {
        let log = "warning: something\nsecantusd-rs listening on 127.0.0.1:44693\n";
        assert_eq!(announced(log).unwrap().port(), 44693);
        assert_eq!(announced("starting"), None);
        assert_eq!(announced("listening on nothing"), None);
    }

    #[test]
    fn a_folder_is_locked_for_one_at_a_time() {
        let folder = Scratch::new("lock").unwrap();
        let path = folder.path().join("lock");
        let first = lock_folder(&path).unwrap();
        let refused = lock_folder(&path).unwrap_err().to_string();
        assert!(refused.contains(&std::process::id().to_string()), "{refused}");
        drop(first);
        lock_folder(&path).unwrap();
    }

    #[test]
    fn a_server_that_ends_at_once_is_told() {
        let folder = Scratch::new("server").unwrap();
        let failed = Server::start(Path::new("/bin/false"), &folder.path().join("data")).err().unwrap();
        assert!(failed.to_string().contains("exit status: 1"), "{failed}");
    }

    #[test]
    fn a_folder_in_use_is_told() {
        let folder = Scratch::new("busy").unwrap();
        let log = folder.path().join("log");
        fs::write(&log, "database is already being managed by another process").unwrap();
        let failed = not_started("it ended", folder.path(), &log).to_string();
        assert!(failed.contains("another server uses"), "{failed}");
    }
}

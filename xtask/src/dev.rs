//! `cargo xtask dev`: the whole platform on this machine, with demo data, until Ctrl-C.

use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

use crate::{
    console,
    database::{Database, bound_to_us},
    failure::{Failure, Outcome},
    http, member,
    places::Places,
    process::{self, POLL, Running},
    setup, signals, web,
};

/// Reading everything into memory takes a while; this is far more.
const PATIENCE: Duration = Duration::from_secs(300);

/// Where the sites are: their cookies and the API's list of sites go by the origin.
const MEMBER_PORT: u16 = 4001;
const PORTAL_PORT: u16 = 4002;

/// Sets up, builds, starts, and stays until the person or a child ends it.
pub fn run(places: &Places, port: u16) -> Outcome {
    let started = Instant::now();
    let address = http::free_address(port)?;
    let sites = Sites { member: http::free_address(MEMBER_PORT)?, portal: http::free_address(PORTAL_PORT)? };
    setup::run(places, setup::Wanted::RUNNING)?;
    process::show("building the platform", places.cargo(&["build", "--package", "yousoon", "--locked"]))?;
    web::build(places)?;
    member::build(places)?;
    let mut database = Database::kept(places)?;
    let blobs = places.cache.join("dev-blobs");
    let environment = Environment { places, uri: database.uri.clone(), address, sites: Some(sites), blobs };
    let program = places.debug_program("yousoon");
    process::show("creating the indexes", environment.command(&program, &["migrate"]))?;
    process::show("loading the demo data", environment.command(&program, &["seed"]))?;
    let mut platform = environment.serve(&program)?;
    environment.wait_until_ready(&mut platform, &mut database)?;
    tell_addresses(&environment, started);
    let ended = watch(&mut platform, &mut database);
    console::say("stopping");
    // The platform first: it finishes what it is doing, on a database that still runs.
    drop(platform);
    drop(database);
    match ended {
        Err(Failure::Interrupted) => {
            console::say("stopped");
            Ok(())
        }
        other => other,
    }
}

/// Waits for the first child that ends, or for Ctrl-C.
fn watch(platform: &mut Running, database: &mut Database) -> Outcome {
    loop {
        if let Some(status) = platform.ended()? {
            return Err(Failure::Broken(format!("the platform ended by itself ({status})")));
        }
        database.check()?;
        signals::check()?;
        std::thread::sleep(POLL);
    }
}

fn tell_addresses(environment: &Environment<'_>, started: Instant) {
    let base = format!("http://{}", environment.address);
    let sites = environment.sites.as_ref();
    let sites = sites.map(|Sites { member, portal }| {
        format!("  member app  http://{member}\n  portal      http://{portal}\n")
    });
    let sites = sites.unwrap_or_default();
    console::print(&format!(
        "\n{sites}  API         {base}/graphql   (in a browser: GraphiQL)\n  \
         mailbox     {base}/dev/mailbox\n  \
         health      {base}/healthz  {base}/readyz\n  \
         metrics     {base}/metrics\n  \
         ticket key  {base}/.well-known/yousoon-ticket-key\n  \
         database    {}\n\n  ready after {}; Ctrl-C stops all of it\n",
        environment.uri,
        console::seconds(started.elapsed())
    ));
}

/// Where the sites are served.
pub struct Sites {
    /// The member app.
    pub member: SocketAddr,
    /// The portal.
    pub portal: SocketAddr,
}

/// What the platform's processes are told.
pub struct Environment<'a> {
    /// Where things are.
    pub places: &'a Places,
    /// The database server.
    pub uri: String,
    /// Where the API is to listen.
    pub address: SocketAddr,
    /// Where the sites are to be served, if at all; they must have been built.
    pub sites: Option<Sites>,
    /// The folder of uploaded files.
    pub blobs: PathBuf,
}

impl Environment<'_> {
    /// A short command of the platform.
    pub fn command(&self, program: &Path, arguments: &[&str]) -> Command {
        let mut command = Command::new(program);
        command.args(arguments);
        self.tell(&mut command);
        command
    }

    /// Starts the platform with all its parts.
    pub fn serve(&self, program: &Path) -> Outcome<Running> {
        Running::start("the platform", self.serve_command(program))
    }

    /// What starts the platform.
    pub fn serve_command(&self, program: &Path) -> Command {
        let mut command = bound_to_us(program);
        command.args(["serve", "--target", "all"]);
        self.tell(&mut command);
        command
    }

    fn tell(&self, command: &mut Command) {
        command.current_dir(&self.places.root).env("MONGODB_URI", &self.uri);
        command.env("YOUSOON_LISTEN", self.address.to_string());
        command.env("YOUSOON_BLOBS_DIR", &self.blobs);
        let url = format!("http://{}", self.address);
        command.env("YOUSOON_PUBLIC_URL", &url);
        if let Some(Sites { member, portal }) = &self.sites {
            let app = member::folder(self.places);
            let web = web::portal_folder(self.places);
            let sites = format!("member={}@{member},partner={}@{portal}", app.display(), web.display());
            command.env("YOUSOON_SITES", sites);
            // Passkeys belong to a name: those of a developer's machine are made and used at `localhost`.
            command.env("YOUSOON_APP_URL", format!("http://localhost:{}", member.port()));
        }
        setup::tell_model(self.places, command);
        if let Some(folder) = setup::graphiql_folder(self.places) {
            command.env("YOUSOON_GRAPHIQL_DIR", folder);
        }
    }

    /// Waits until the platform says that it can be used.
    pub fn wait_until_ready(&self, platform: &mut Running, database: &mut Database) -> Outcome {
        let started = Instant::now();
        while !http::answers(self.address, "/readyz") {
            if let Some(status) = platform.ended()? {
                return Err(Failure::Broken(format!("the platform ended before it was ready ({status})")));
            }
            database.check()?;
            signals::check()?;
            if started.elapsed() > PATIENCE {
                let what = "the platform is not ready after 5 minutes: /readyz does not answer 200";
                return Err(Failure::Broken(what.to_owned()));
            }
            std::thread::sleep(POLL);
        }
        console::say(&format!("the platform is ready ({})", console::seconds(started.elapsed())));
        Ok(())
    }
}

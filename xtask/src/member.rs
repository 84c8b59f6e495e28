//! The member app: `cargo xtask member build` makes the folder that is served, `member check` its lints and tests.

mod bundle;
mod inputs;

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    console,
    failure::{Outcome, While},
    places::Places,
    process,
    setup::{
        self,
        wasm::{self, Std},
    },
};

const WORKSPACE: &str = "apps/member";
/// As small as it gets.
const SITE: &str = "site";
/// Without the words of panics, where they happened and what `{:?}` writes: nobody reads them there, and they are a tenth
/// of what is downloaded. The standard library is compiled along by the same rules.
const LEAN: &str = "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none";
/// Built in seconds after a change.
const QUICK: &str = "quick";

/// `cargo xtask member build`: sets up, builds, and says where the result is.
pub fn run_build(places: &Places) -> Outcome {
    setup::run(places, setup::Wanted::BUILDING_THE_APP)?;
    let folder = build(places)?;
    console::say(&format!("the member app is in {}", folder.display()));
    Ok(())
}

/// `cargo xtask member check`.
pub fn run_check(places: &Places) -> Outcome {
    setup::run(places, setup::Wanted::BUILDING_THE_APP)?;
    format(places)?;
    lints(places)?;
    phones(places)?;
    tests(places)
}

/// The folder that is served.
pub fn folder(places: &Places) -> PathBuf {
    places.target().join("sites/member")
}

/// Builds it; anew only when something changed of which it is made.
pub fn build(places: &Places) -> Outcome<PathBuf> {
    let folder = folder(places);
    let stamp = places.target().join("sites/member.inputs");
    let kind = if for_the_world() { "release" } else { profile() };
    let inputs = inputs::digest(&places.root, kind)?;
    if fs::read_to_string(&stamp).is_ok_and(|built| built == inputs) && folder.is_dir() {
        console::say("the member app: unchanged");
        return Ok(folder);
    }
    compile(places)?;
    let bindings = bind(places)?;
    drop(fs::remove_file(&stamp));
    bundle::Bundle { places, bindings: &bindings, folder: &folder }.make()?;
    fs::write(&stamp, inputs).during(stamp.display())?;
    Ok(folder)
}

/// Whether it is built for the world: without what is only for developers.
fn for_the_world() -> bool {
    std::env::var_os("YOUSOON_MEMBER_RELEASE").is_some()
}

/// How it is compiled: `YOUSOON_MEMBER_QUICK` is for who works on it.
fn profile() -> &'static str {
    if std::env::var_os("YOUSOON_MEMBER_QUICK").is_some() && !for_the_world() { QUICK } else { SITE }
}

/// Cargo in the app's own workspace, with a target folder of its own: other profiles, another standard library.
fn cargo(places: &Places, arguments: &[&str]) -> Command {
    let mut command = places.cargo(arguments);
    command.current_dir(places.root.join(WORKSPACE)).env("CARGO_TARGET_DIR", places.target().join("member"));
    command
}

fn for_wasm(mut command: Command) -> Outcome<Command> {
    command.args(["--package", "member-app", "--target", wasm::TARGET]);
    if wasm::has_sources()? {
        command.args(["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"]);
        command.env("RUSTC_BOOTSTRAP", "1").env("RUSTFLAGS", LEAN);
    }
    Ok(command)
}

fn compile(places: &Places) -> Outcome {
    let mut build = for_wasm(cargo(places, &["build", "--locked", "--profile", profile()]))?;
    if !for_the_world() {
        build.args(["--features", "gallery"]);
    }
    process::show("building the member app", build)
}

/// Writes the JavaScript that connects the wasm with the browser, and makes the wasm small.
fn bind(places: &Places) -> Outcome<PathBuf> {
    let compiled = places.target().join("member").join(wasm::TARGET).join(profile()).join("member-app.wasm");
    let out = places.target().join("member/bindings");
    drop(fs::remove_dir_all(&out));
    let mut bind = cargo(places, &["run", "--locked", "--quiet", "--package", "member-bind", "--"]);
    bind.arg(&compiled).arg(&out);
    process::output("binding the member app", bind)?;
    if profile() == SITE {
        shrink(places, &out)?;
    }
    Ok(out)
}

fn shrink(places: &Places, out: &Path) -> Outcome {
    let mut shrink = Command::new("node");
    shrink.arg(wasm::packages(places)?.join("binaryen/bin/wasm-opt"));
    shrink.args(["-Oz", "--enable-bulk-memory", "--enable-nontrapping-float-to-int", "--enable-sign-ext"]);
    shrink.args(["--enable-mutable-globals", "--enable-reference-types", "--enable-multivalue"]);
    let small = out.join("member_small.wasm");
    shrink.arg(out.join("member_bg.wasm")).arg("--output").arg(&small);
    process::logged("making the member app small", shrink, &places.log("wasm-opt")?)?;
    fs::rename(&small, out.join("member_bg.wasm")).during(small.display())
}

/// The code is laid out as `rustfmt.toml` says.
pub fn format(places: &Places) -> Outcome {
    process::show("checking the member app's format", cargo(places, &["fmt", "--all", "--check"]))
}

/// No compiler warning, no lint: what runs anywhere, and what runs in browsers.
pub fn lints(places: &Places) -> Outcome {
    let deny = ["--", "--deny", "warnings"];
    let mut anywhere = cargo(places, &["clippy", "--locked", "--all-targets"]);
    anywhere
        .args(["--package", "member-core", "--package", "member-ui", "--package", "member-bind"])
        .args(deny);
    process::show("checking the member app's lints", anywhere)?;
    // With the profile of the build: what runs on this machine to compile it is compiled once.
    let mut browser = for_wasm(cargo(places, &["clippy", "--locked", "--profile", SITE]))?;
    browser.args(deny);
    process::show("checking the member app's lints for the browser", browser)
}

/// What phones share with browsers compiles for them. Nothing is linked: that takes Android's own tools.
pub fn phones(places: &Places) -> Outcome {
    let target = ["check", "--locked", "--target", wasm::ANDROID];
    let mut command = cargo(places, &target);
    command.args(["--package", "member-core", "--package", "member-ui"]);
    if wasm::standard_library(wasm::ANDROID)? == Some(Std::Sources) {
        command.arg("-Zbuild-std").env("RUSTC_BOOTSTRAP", "1");
    }
    process::show("checking the member app for Android", command)
}

/// What needs no browser is tested on this machine.
pub fn tests(places: &Places) -> Outcome {
    let runner: &[&str] = if setup::has_nextest(places) { &["nextest", "run"] } else { &["test"] };
    let mut command = cargo(places, runner);
    command.args(["--locked", "--package", "member-core", "--package", "member-ui"]);
    process::show("the member app's tests", command)
}

/// All files below a folder, in order.
fn files_below(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).during(folder.display())? {
            let path = entry.during(folder.display())?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

//! Reading every photo in a process of its own, whose memory and time are the reader's alone.

use std::{
    io::{BufRead as _, BufReader, Write as _},
    path::Path,
    process::{Command, Stdio},
    time::Instant,
};

use anyhow::{Context as _, Result, ensure};
use docread::{Reader, Reading};
use serde::{Deserialize, Serialize};

use crate::album::Album;

/// One photo, read.
#[derive(Serialize, Deserialize)]
pub struct Measured {
    /// The file's name.
    pub file: String,
    /// From bytes to the result, decoding included: milliseconds on the wall's clock.
    pub ms: f64,
    /// The processor time of the whole process meanwhile, milliseconds in steps of 10.
    pub cpu_ms: f64,
    /// What was read; nothing when the file was no photo to the reader.
    pub reading: Option<Reading>,
}

/// The reading process.
#[derive(Debug, Default, Clone, Copy, Serialize, Deserialize)]
pub struct Process {
    /// Until the model was loaded, milliseconds.
    pub model_ms: f64,
    /// The most memory it ever held (`VmHWM`), MiB.
    pub peak_memory_mib: f64,
    /// The same before the first photo, with the model loaded, MiB.
    pub model_memory_mib: f64,
    /// Threads at the end.
    pub threads: f64,
}

/// Everything that was measured, in the album's order.
pub struct Measurement {
    /// Photo by photo.
    pub photos: Vec<Measured>,
    /// All in all.
    pub process: Process,
}

/// What the child prints, a line each.
#[derive(Serialize, Deserialize)]
enum Line {
    Photo(Box<Measured>),
    End(Process),
}

/// Reads the album in `folder` and prints a line for each photo.
pub fn child(folder: &Path, model: &Path) -> Result<()> {
    let album = Album::open(folder)?;
    let started = Instant::now();
    let reader = Reader::load(model).with_context(|| model.display().to_string())?;
    let model_ms = milliseconds(started);
    let model_memory_mib = status("VmHWM:")? / 1024.0;
    // The parent says which photos it wants.
    for file in std::io::stdin().lock().lines() {
        let file = file?;
        let path = folder.join(&file);
        let bytes = std::fs::read(&path).with_context(|| path.display().to_string())?;
        let (started, cpu) = (Instant::now(), cpu_ms()?);
        let photo = docread::Photo::decode(&bytes, &docread::DOCUMENT);
        let reading = photo.ok().map(|photo| reader.read(&photo, album.today));
        let (ms, cpu_ms) = (milliseconds(started), cpu_ms()? - cpu);
        print(&Line::Photo(Box::new(Measured { file, ms, cpu_ms, reading })))?;
    }
    let peak_memory_mib = status("VmHWM:")? / 1024.0;
    print(&Line::End(Process { model_ms, peak_memory_mib, model_memory_mib, threads: status("Threads:")? }))
}

/// Starts the child and collects what it prints.
pub fn parent(album: &Album, folder: &Path, model: &Path) -> Result<Measurement> {
    let mut command = Command::new(std::env::current_exe()?);
    command.arg("--measure").arg(folder).arg("--model").arg(model);
    // One image on one thread.
    command.env("RTEN_NUM_THREADS", "1").stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().context("starting the reading process")?;
    let mut names = child.stdin.take().context("the reading process has no input")?;
    let lines = BufReader::new(child.stdout.take().context("the reading process has no output")?).lines();
    let wanted: Vec<String> = album.photos.iter().map(|photo| photo.file.clone()).collect();
    let asking = std::thread::spawn(move || wanted.iter().try_for_each(|name| writeln!(names, "{name}")));
    let (mut photos, mut process) = (Vec::with_capacity(album.photos.len()), None);
    for line in lines {
        match serde_json::from_str(&line?)? {
            Line::Photo(measured) => photos.push(*measured),
            Line::End(end) => process = Some(end),
        }
        if process.is_none() && photos.len() % 50 == 0 {
            eprintln!("{} of {} photos read", photos.len(), album.photos.len());
        }
    }
    let status = child.wait()?;
    drop(asking.join());
    ensure!(status.success(), "the reading process failed ({status})");
    let whole = photos.len() == album.photos.len();
    ensure!(whole, "the reading process answered for {} photos only", photos.len());
    Ok(Measurement { photos, process: process.context("the reading process did not end well")? })
}

fn print(line: &Line) -> Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{}", serde_json::to_string(line)?)?;
    Ok(out.flush()?)
}

fn milliseconds(since: Instant) -> f64 {
    since.elapsed().as_secs_f64() * 1000.0
}

/// A figure of `/proc/self/status`; memory is in KiB there.
fn status(name: &str) -> Result<f64> {
    let text = std::fs::read_to_string("/proc/self/status")?;
    let line = text.lines().find_map(|line| line.strip_prefix(name)).with_context(|| name.to_owned())?;
    line.split_whitespace().next().unwrap_or_default().parse().with_context(|| line.to_owned())
}

/// Processor time of this process so far: fields 14 and 15 of `/proc/self/stat`, in hundredths of a second.
fn cpu_ms() -> Result<f64> {
    let text = std::fs::read_to_string("/proc/self/stat")?;
    // The second field, the program's name, is in brackets and may hold spaces.
    let fields = text.rsplit_once(')').map_or("", |(_, fields)| fields);
    let ticks: f64 =
        fields.split_whitespace().skip(11).take(2).filter_map(|field| field.parse::<f64>().ok()).sum();
    Ok(ticks * 10.0)
}

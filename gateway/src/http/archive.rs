//! A ZIP that is sent while it is written: never as a whole in memory besides its files.

use std::{
    io::{self, Write},
    time::{Duration, Instant},
};

use axum::body::{Body, Bytes};
use contracts::personal_data::DataFile;
use kernel::{TimeZoneName, Timestamp};
use tokio::{
    runtime::Handle,
    sync::{OwnedSemaphorePermit, mpsc},
};
use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

/// Bytes sent at once.
const CHUNK: usize = 64 * 1024;
/// Chunks that wait for the client.
const CHUNKS: usize = 4;
/// A client that takes nothing for so long is gone.
const STALLED: Duration = Duration::from_secs(15);
/// A client that takes a little now and then is not waited for longer than this.
const MAX_DURATION: Duration = Duration::from_secs(300);

type Chunk = Result<Bytes, io::Error>;

/// The archive of `files` as a body; `place` is held until the last byte is sent or the client is gone.
pub fn stream(files: Vec<DataFile>, at: Timestamp, place: OwnedSemaphorePermit) -> Body {
    let (sender, mut receiver) = mpsc::channel::<Chunk>(CHUNKS);
    let runtime = Handle::current();
    tokio::task::spawn_blocking(move || {
        let pipe = Pipe { sender, runtime, buffer: Vec::with_capacity(CHUNK), began: Instant::now() };
        // The client sees a broken download; whether it went away or was too slow is its own affair.
        if let Err(error) = write(pipe, &files, at) {
            tracing::info!(%error, "an export was not sent to its end");
        }
        drop(place);
    });
    Body::from_stream(futures::stream::poll_fn(move |context| receiver.poll_recv(context)))
}

fn write(pipe: Pipe, files: &[DataFile], at: Timestamp) -> io::Result<()> {
    let (sender, runtime) = (pipe.sender.clone(), pipe.runtime.clone());
    let mut archive = ZipWriter::new_stream(pipe);
    let written = files.iter().try_for_each(|file| {
        archive.start_file(file.path.as_str(), options(file, at))?;
        archive.write_all(&file.bytes)
    });
    let finished = written.and_then(|()| archive.finish()?.into_inner().flush());
    if finished.is_err() {
        // Without it the download would look complete, so it waits for its turn behind the last chunks.
        let cut_off = io::Error::other("the export was cut off");
        drop(runtime.block_on(sender.send_timeout(Err(cut_off), STALLED)));
    }
    finished
}

/// Images are compressed already.
fn options(file: &DataFile, at: Timestamp) -> SimpleFileOptions {
    let json = file.path.ends_with(".json");
    let method = if json { CompressionMethod::Deflated } else { CompressionMethod::Stored };
    SimpleFileOptions::default().compression_method(method).last_modified_time(on_the_clock(at))
}

/// ZIP keeps wall-clock times: Paris's.
fn on_the_clock(at: Timestamp) -> DateTime {
    let at = at.in_zone(&TimeZoneName::paris());
    let small = |number: i8| u8::try_from(number).unwrap_or(0);
    let year = u16::try_from(at.year()).unwrap_or(0);
    let (day, month) = (small(at.day()), small(at.month()));
    let (hour, minute, second) = (small(at.hour()), small(at.minute()), small(at.second()));
    DateTime::from_date_and_time(year, month, day, hour, minute, second).unwrap_or_default()
}

/// Writes into a channel, chunk by chunk.
struct Pipe {
    sender: mpsc::Sender<Chunk>,
    runtime: Handle,
    buffer: Vec<u8>,
    began: Instant,
}

impl Pipe {
    fn send(&mut self) -> io::Result<()> {
        if self.buffer.is_empty() {
            return Ok(());
        }
        let left = MAX_DURATION.saturating_sub(self.began.elapsed()).min(STALLED);
        let chunk = Bytes::from(std::mem::replace(&mut self.buffer, Vec::with_capacity(CHUNK)));
        let sent = self.runtime.block_on(self.sender.send_timeout(Ok(chunk), left));
        sent.map_err(|_| io::Error::other("the client is gone, or too slow"))
    }
}

impl Write for Pipe {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let fits = bytes.len().min(CHUNK - self.buffer.len());
        self.buffer.extend_from_slice(&bytes[..fits]);
        if self.buffer.len() == CHUNK {
            self.send()?;
        }
        Ok(fits)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.send()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{io::Read, sync::Arc};
    use tokio::sync::Semaphore;

    fn files() -> Vec<DataFile> {
        let photo: Vec<u8> =
            (0..1_000_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        vec![
            DataFile::json("identity/account.json", &serde_json::json!({ "firstName": "Léa" })).unwrap(),
            DataFile { path: "verification/front.jpg".to_owned(), bytes: photo },
        ]
    }

    async fn place(places: &Arc<Semaphore>) -> OwnedSemaphorePermit {
        Arc::clone(places).acquire_owned().await.unwrap()
    }

    #[tokio::test]
    async fn an_archive_holds_every_file_to_the_byte() {
        let places = Arc::new(Semaphore::new(1));
        let at: Timestamp = "2026-11-28T21:00:00Z".parse().unwrap();
        let body = stream(files(), at, place(&places).await);
        let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap();
        let mut archive = zip::ZipArchive::new(io::Cursor::new(bytes)).unwrap();
        assert_eq!(archive.len(), 2);
        for file in files() {
            let mut found = archive.by_name(&file.path).unwrap();
            assert_eq!(found.last_modified().unwrap().hour(), 22, "Paris's clock");
            let mut content = Vec::new();
            found.read_to_end(&mut content).unwrap();
            assert!(content == file.bytes, "{}", file.path);
        }
        drop(place(&places).await);
    }

    #[tokio::test]
    async fn who_hangs_up_gives_the_place_back() {
        let places = Arc::new(Semaphore::new(1));
        let body = stream(files(), Timestamp::from_millis(1_800_000_000_000), place(&places).await);
        drop(body);
        drop(place(&places).await);
    }

    #[tokio::test]
    async fn a_file_that_comes_twice_breaks_the_download() {
        let twice = [files(), files()].concat();
        let places = Arc::new(Semaphore::new(1));
        let body = stream(twice, Timestamp::from_millis(1_800_000_000_000), place(&places).await);
        assert!(axum::body::to_bytes(body, usize::MAX).await.is_err());
    }
}

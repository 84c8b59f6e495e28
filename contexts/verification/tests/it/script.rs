//! A reader that reads what a test tells it, and photos to give it.

use std::{
    sync::atomic::{AtomicUsize, Ordering},
    time::Duration,
};

use contracts::verification::DocumentSide;
use docread::{Document, DocumentKind, Expiry, Finding, Format, Photo, Reading, Sex};
use kernel::time::Date;
use parking_lot::{Condvar, Mutex};
use verification::Reads;

/// What no log, event, error or document at rest may hold.
pub const NUMBER: &str = "X4RTBPFW4";
/// The height of a photo tells the reader which side it is.
const FRONT_HEIGHT: u32 = 420;
const BACK_HEIGHT: u32 = 430;

/// Reads what it is told.
pub struct Script {
    front: Mutex<Reading>,
    back: Mutex<Reading>,
    is_open: Mutex<bool>,
    opened: Condvar,
    /// How many photos were read.
    pub reads: AtomicUsize,
    inside: AtomicUsize,
    /// The most that were read at a time.
    pub most: AtomicUsize,
}

impl Default for Script {
    fn default() -> Self {
        Self {
            front: Mutex::new(nothing(&[Finding::NotADocument])),
            back: Mutex::new(read(card())),
            is_open: Mutex::new(true),
            opened: Condvar::new(),
            reads: AtomicUsize::new(0),
            inside: AtomicUsize::new(0),
            most: AtomicUsize::new(0),
        }
    }
}

impl Script {
    pub fn on_back(&self, reading: Reading) {
        *self.back.lock() = reading;
    }

    pub fn on_front(&self, reading: Reading) {
        *self.front.lock() = reading;
    }

    /// Nobody who reads comes to an end until [`Self::open`].
    pub fn close(&self) {
        *self.is_open.lock() = false;
    }

    pub fn open(&self) {
        *self.is_open.lock() = true;
        self.opened.notify_all();
    }

    /// How many are reading.
    pub fn inside(&self) -> usize {
        self.inside.load(Ordering::SeqCst)
    }
}

impl Reads for Script {
    fn read(&self, photo: &Photo, _today: Date) -> Reading {
        self.reads.fetch_add(1, Ordering::SeqCst);
        let inside = self.inside.fetch_add(1, Ordering::SeqCst) + 1;
        self.most.fetch_max(inside, Ordering::SeqCst);
        let mut is_open = self.is_open.lock();
        while !*is_open {
            // A test that fails meanwhile must still come to its end.
            let waited = self.opened.wait_for(&mut is_open, Duration::from_secs(30));
            *is_open |= waited.timed_out();
        }
        drop(is_open);
        self.inside.fetch_sub(1, Ordering::SeqCst);
        let side = if photo.pixels().height() == BACK_HEIGHT { &self.back } else { &self.front };
        side.lock().clone()
    }
}

/// A French card of Léa Martin, good until the end of 2035.
pub fn card() -> Document {
    Document {
        format: Format::Td1,
        kind: DocumentKind::IdentityCard,
        issuing_state: "FRA".to_owned(),
        nationality: "FRA".to_owned(),
        number: NUMBER.to_owned(),
        surname: "MARTIN".to_owned(),
        given_names: vec!["LEA".to_owned(), "ZEPHYRINE".to_owned()],
        names_may_be_cut: false,
        birth_date: date("1999-04-30"),
        sex: Sex::Female,
        expiry: Expiry::Printed(date("2035-12-31")),
    }
}

pub fn passport() -> Document {
    Document { format: Format::Td3, kind: DocumentKind::Passport, ..card() }
}

pub fn read(document: Document) -> Reading {
    Reading { document: Some(document), findings: Vec::new(), confidence: 0.97 }
}

pub fn nothing(findings: &[Finding]) -> Reading {
    Reading { document: None, findings: findings.to_vec(), confidence: 0.0 }
}

pub fn date(text: &str) -> Date {
    text.parse().unwrap()
}

/// A photo of one side, as JPEG.
pub fn photo(side: DocumentSide) -> Vec<u8> {
    let height = if side == DocumentSide::Back { BACK_HEIGHT } else { FRONT_HEIGHT };
    jpeg(640, height)
}

pub fn jpeg(width: u32, height: u32) -> Vec<u8> {
    encoded(width, height, image::ImageFormat::Jpeg)
}

pub fn encoded(width: u32, height: u32, format: image::ImageFormat) -> Vec<u8> {
    let shade = |at: u32| u8::try_from(at % 256).unwrap();
    let pixels = image::RgbImage::from_fn(width, height, |x, y| image::Rgb([shade(x), shade(y), 128]));
    let mut file = std::io::Cursor::new(Vec::new());
    pixels.write_to(&mut file, format).unwrap();
    file.into_inner()
}

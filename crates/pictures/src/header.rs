//! What a file says of itself in its first bytes, read without a decoder.

use image::ImageFormat;

use crate::photo::{Kinds, PhotoError};

/// Neither side may have more pixels.
pub const MAX_EDGE: u32 = 12_000;

/// More pixels than this nobody's camera has; decoded as RGB they take 150 MB.
const MAX_PIXELS: u64 = 50_000_000;

/// A JPEG that comes in several scans is kept twice as coefficients while it is decoded: 9 bytes a pixel.
/// Cameras write one scan; programs that save for the web write several, of smaller pictures.
const MAX_PIXELS_IN_SCANS: u64 = 26_000_000;

/// A colour PNG of 16 bits a channel takes 8 bytes a pixel before it is reduced; the decoder's own limit
/// refuses it, this one only bounds the work.
const MAX_PIXELS_PNG: u64 = 50_000_000;

/// WebP has no larger edge than 16,383 pixels; decoded with transparency it takes 4 bytes a pixel.
const MAX_PIXELS_WEBP: u64 = 36_000_000;

const PNG_SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
const JPEG_SIGNATURE: &[u8] = b"\xff\xd8\xff";
const RIFF_SIGNATURE: &[u8] = b"RIFF";

/// Type and size of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Header {
    /// The real type.
    pub format: ImageFormat,
    /// Pixels in a row, before the orientation is applied.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// Whether every colour of a place comes in one pass through the file.
    pub one_scan: bool,
}

impl Header {
    /// Reads type and size of a file of one of these kinds.
    pub fn sniff(bytes: &[u8], kinds: Kinds) -> Result<Self, PhotoError> {
        if bytes.starts_with(PNG_SIGNATURE) {
            png(bytes).ok_or(PhotoError::Invalid)
        } else if bytes.starts_with(JPEG_SIGNATURE) {
            jpeg(bytes).ok_or(PhotoError::Invalid)
        } else if kinds == Kinds::Photos && is_webp(bytes) {
            webp(bytes).ok_or(PhotoError::Invalid)
        } else {
            Err(PhotoError::TypeNotAllowed)
        }
    }

    /// Refuses a JPEG that was cut off; of the others it was noticed already.
    pub fn refuse_halves(&self, bytes: &[u8]) -> Result<(), PhotoError> {
        let whole = self.format != ImageFormat::Jpeg || has_end(bytes);
        if whole { Ok(()) } else { Err(PhotoError::Invalid) }
    }

    /// Refuses what would take far more memory than its file.
    pub fn refuse_bombs(&self) -> Result<(), PhotoError> {
        let pixels = u64::from(self.width) * u64::from(self.height);
        let most = match (self.format, self.one_scan) {
            (ImageFormat::Png, _) => MAX_PIXELS_PNG,
            (ImageFormat::WebP, _) => MAX_PIXELS_WEBP,
            (_, true) => MAX_PIXELS,
            (_, false) => MAX_PIXELS_IN_SCANS,
        };
        if pixels == 0 || pixels > most || self.width.max(self.height) > MAX_EDGE {
            return Err(PhotoError::Invalid);
        }
        Ok(())
    }
}

/// Length, name and size stand at fixed places of the first chunk. A file without its last chunk is cut off.
fn png(bytes: &[u8]) -> Option<Header> {
    png_end(bytes)?;
    if bytes.get(12..16)? != b"IHDR" {
        return None;
    }
    let number = |at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    Some(Header { format: ImageFormat::Png, width: number(16)?, height: number(20)?, one_scan: true })
}

/// Where the picture's last chunk ends.
fn png_end(bytes: &[u8]) -> Option<usize> {
    let mut at = PNG_SIGNATURE.len();
    loop {
        let length = u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?);
        // Length, name and check sum around the content.
        let end = at.checked_add(usize::try_from(length).ok()?)?.checked_add(12)?;
        if end > bytes.len() {
            return None;
        }
        if &bytes[at + 4..at + 8] == b"IEND" {
            return Some(end);
        }
        at = end;
    }
}

fn is_webp(bytes: &[u8]) -> bool {
    bytes.starts_with(RIFF_SIGNATURE) && bytes.get(8..12) == Some(b"WEBP")
}

/// The size stands in the first chunk, packed in one of three ways. A file that is shorter than it says is cut
/// off; one that moves is no photo.
fn webp(bytes: &[u8]) -> Option<Header> {
    let byte = |at: usize| bytes.get(at).map(|byte| u32::from(*byte));
    let length = u32::from_le_bytes(bytes.get(4..8)?.try_into().ok()?);
    if bytes.len() < usize::try_from(length).ok()?.checked_add(8)? {
        return None;
    }
    let (width, height) = match bytes.get(12..16)? {
        b"VP8 " => {
            let side = |at: usize| Some((byte(at)? | byte(at + 1)? << 8) & 0x3fff);
            (side(26)?, side(28)?)
        }
        b"VP8L" => {
            let packed = byte(21)? | byte(22)? << 8 | byte(23)? << 16 | byte(24)? << 24;
            ((packed & 0x3fff) + 1, (packed >> 14 & 0x3fff) + 1)
        }
        b"VP8X" if byte(20)? & 0x02 == 0 => {
            let side = |at: usize| Some((byte(at)? | byte(at + 1)? << 8 | byte(at + 2)? << 16) + 1);
            (side(24)?, side(27)?)
        }
        _ => return None,
    };
    Some(Header { format: ImageFormat::WebP, width, height, one_scan: true })
}

/// Walks the segments up to the first scan.
fn jpeg(bytes: &[u8]) -> Option<Header> {
    let mut frame: Option<(Header, u8)> = None;
    for (marker, segment) in Segments::of(bytes) {
        match marker {
            // Start of frame, every coding but the tables C4, C8 and CC.
            0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => {
                let number = |at: usize| Some(u16::from_be_bytes([*segment.get(at)?, *segment.get(at + 1)?]));
                let header = Header {
                    format: ImageFormat::Jpeg,
                    width: number(3)?.into(),
                    height: number(1)?.into(),
                    one_scan: matches!(marker, 0xc0 | 0xc1),
                };
                frame = Some((header, *segment.get(5)?));
            }
            // Start of scan: how many of the components it holds.
            0xda => {
                let (header, components) = frame?;
                let one_scan = header.one_scan && *segment.first()? == components;
                return Some(Header { one_scan, ..header });
            }
            END => return None,
            _ => {}
        }
    }
    None
}

/// The marker behind the last scan of a JPEG.
const END: u8 = 0xd9;

/// Whether a JPEG goes on to its end. Decoders make grey of what is missing; a photo whose upload broke off
/// must not pass for one of half a document.
fn has_end(bytes: &[u8]) -> bool {
    Segments::of(bytes).any(|(marker, _)| marker == END)
}

/// The segments of a JPEG: marker and content. What was coded in a scan is passed over, as it holds no markers
/// but those without content.
struct Segments<'a> {
    rest: &'a [u8],
}

impl<'a> Segments<'a> {
    /// Behind the signature.
    fn of(bytes: &'a [u8]) -> Self {
        Self { rest: bytes.get(2..).unwrap_or_default() }
    }
}

impl<'a> Iterator for Segments<'a> {
    type Item = (u8, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let at = self.rest.iter().position(|byte| *byte == 0xff)?;
            let marker = *self.rest.get(at + 1)?;
            match marker {
                // Filling before a marker.
                0xff => self.rest = self.rest.get(at + 1..)?,
                // Markers without content, and the byte 255 of a scan.
                0x00 | 0x01 | 0xd0..=0xd8 => self.rest = self.rest.get(at + 2..)?,
                END => {
                    self.rest = &[];
                    return Some((END, &[]));
                }
                _ => {
                    let (high, low) = (*self.rest.get(at + 2)?, *self.rest.get(at + 3)?);
                    let end = at + 2 + usize::from(u16::from_be_bytes([high, low])).max(2);
                    let segment = self.rest.get(at + 4..end)?;
                    self.rest = self.rest.get(end..)?;
                    return Some((marker, segment));
                }
            }
        }
    }
}

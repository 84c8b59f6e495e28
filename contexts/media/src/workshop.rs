//! Makes files of photos: decoded within limits, without metadata, in several widths and formats. As many at a
//! time as there are workers; AVIF, which nobody waits for, one at a time beside them.

use std::{sync::Arc, time::Instant};

use contracts::{
    FailureCode, Refusal, RefusalCode, ServiceError, ServiceResult,
    media::{PhotoFormat, WIDTHS},
};
use image::codecs::jpeg::JpegEncoder;
use pictures::{Kinds, MAX_BYTES, Photo, PhotoError, RgbImage, Rules, avif, shrink};
use tokio::sync::Semaphore;

use crate::shelf::File;

/// What a photo of a venue or an offer must be.
const RULES: Rules = Rules { kinds: Kinds::Photos, least_longer: 400, least_shorter: 300, longest: 3_200 };
/// What a master must be, which was made here.
const OWN: Rules = Rules { least_longer: 1, least_shorter: 1, ..RULES };
/// The widest a photo is kept, in pixels.
const WIDEST: u32 = WIDTHS[WIDTHS.len() - 1];
/// How many uploads may wait for a worker, each with its 12 MB at most; the next ones are asked to come later.
const WAITING: usize = 32;
/// Qualities, of 100, that look alike.
const MASTER_QUALITY: u8 = 95;
const JPEG_QUALITY: u8 = 82;
const WEBP_QUALITY: f32 = 78.0;
const AVIF_QUALITY: f32 = 62.0;

/// Why a file cannot be made; the pixels are fine by then.
#[derive(Debug, thiserror::Error)]
enum EncodeError {
    #[error("no JPEG")]
    Jpeg(#[from] image::ImageError),
    #[error("no WebP: {0:?}")]
    Webp(webp::WebPEncodingError),
    #[error(transparent)]
    Avif(#[from] avif::AvifError),
}

impl From<EncodeError> for ServiceError {
    fn from(error: EncodeError) -> Self {
        Self::internal(error)
    }
}

/// What was made of an upload.
pub struct Made {
    /// Pixels in a row of the widest file.
    pub width: u32,
    /// Rows of the widest file.
    pub height: u32,
    /// The average, `#rrggbb`.
    pub color: String,
    /// The files, but for AVIF.
    pub files: Vec<(File, Vec<u8>)>,
}

/// Makes files of photos.
pub struct Workshop {
    workers: Arc<Semaphore>,
    waiting: Semaphore,
    background: Arc<Semaphore>,
}

impl Workshop {
    /// A workshop with so many workers.
    #[must_use]
    pub fn new(workers: usize) -> Self {
        let workers = Arc::new(Semaphore::new(workers.max(1)));
        Self { workers, waiting: Semaphore::new(WAITING), background: Arc::new(Semaphore::new(1)) }
    }

    /// Makes the master and the JPEG and WebP files of an upload.
    ///
    /// # Errors
    /// `IMAGE_TOO_LARGE`, `IMAGE_TYPE_NOT_ALLOWED`, `IMAGE_INVALID` or `PHOTO_TOO_SMALL` on `file`;
    /// `RATE_LIMITED` when too many wait.
    pub async fn make(&self, file: Vec<u8>) -> ServiceResult<Made> {
        if file.len() > MAX_BYTES {
            return Err(refused(PhotoError::TooLarge));
        }
        let _place_in_line =
            self.waiting.try_acquire().map_err(|_| ServiceError::failed(FailureCode::RateLimited))?;
        in_turn(&self.workers, move || {
            let photo = Photo::decode(&file, &RULES).map_err(refused)?;
            drop(file);
            Ok(made(photo.into_pixels())?)
        })
        .await
    }

    /// Makes the AVIF files of these widths out of a master.
    ///
    /// # Errors
    /// When the master is damaged.
    pub async fn avif(&self, master: Vec<u8>, widths: &'static [u32]) -> ServiceResult<Vec<(u32, Vec<u8>)>> {
        in_turn(&self.background, move || {
            let pixels = Photo::decode(&master, &OWN).map_err(ServiceError::internal)?.into_pixels();
            let make = |width: &u32| {
                let smaller = shrink::to_width(&pixels, *width);
                ServiceResult::Ok((*width, encoded(&smaller, PhotoFormat::Avif)?))
            };
            widths.iter().map(make).collect()
        })
        .await
    }
}

/// Does `work` beside the runtime when it is its turn, which ends with the work, also when nobody waits for the
/// answer any more.
async fn in_turn<T: Send + 'static>(
    turns: &Arc<Semaphore>,
    work: impl FnOnce() -> ServiceResult<T> + Send + 'static,
) -> ServiceResult<T> {
    let turn = Arc::clone(turns).acquire_owned().await.map_err(ServiceError::internal)?;
    let work = tokio::task::spawn_blocking(move || {
        let _turn = turn;
        work()
    });
    work.await.map_err(ServiceError::internal)?
}

fn made(pixels: RgbImage) -> Result<Made, EncodeError> {
    let mut picture = shrink::to_width(&pixels, WIDEST);
    drop(pixels);
    let (width, height) = picture.dimensions();
    let color = average(&picture);
    let mut files = vec![(File::Master, jpeg(&picture, MASTER_QUALITY)?)];
    let last = WIDTHS.iter().position(|name| *name >= width).unwrap_or(WIDTHS.len() - 1);
    // From wide to narrow, each made of the one before.
    for name in WIDTHS[..=last].iter().rev() {
        picture = shrink::to_width(&picture, *name);
        for format in [PhotoFormat::Webp, PhotoFormat::Jpeg] {
            files.push((File::Variant(*name, format), encoded(&picture, format)?));
        }
    }
    Ok(Made { width, height, color, files })
}

fn encoded(picture: &RgbImage, format: PhotoFormat) -> Result<Vec<u8>, EncodeError> {
    let began = Instant::now();
    let file = match format {
        PhotoFormat::Jpeg => jpeg(picture, JPEG_QUALITY)?,
        PhotoFormat::Webp => webp(picture)?,
        PhotoFormat::Avif => avif::encode(picture, AVIF_QUALITY)?,
    };
    let seconds = began.elapsed().as_secs_f64();
    metrics::histogram!("media_encoding_seconds", "format" => format.extension()).record(seconds);
    Ok(file)
}

fn jpeg(picture: &RgbImage, quality: u8) -> Result<Vec<u8>, EncodeError> {
    let mut file = Vec::new();
    picture.write_with_encoder(JpegEncoder::new_with_quality(&mut file, quality))?;
    Ok(file)
}

fn webp(picture: &RgbImage) -> Result<Vec<u8>, EncodeError> {
    let encoder = webp::Encoder::from_rgb(picture, picture.width(), picture.height());
    Ok(encoder.encode_simple(false, WEBP_QUALITY).map_err(EncodeError::Webp)?.to_vec())
}

/// The mean of all pixels, as CSS writes it.
fn average(picture: &RgbImage) -> String {
    let mut sums = [0_u64; 3];
    for pixel in picture.pixels() {
        for (sum, value) in sums.iter_mut().zip(pixel.0) {
            *sum += u64::from(value);
        }
    }
    let count = (u64::from(picture.width()) * u64::from(picture.height())).max(1);
    let [red, green, blue] = sums.map(|sum| (sum + count / 2) / count);
    format!("#{red:02x}{green:02x}{blue:02x}")
}

fn refused(error: PhotoError) -> ServiceError {
    let code = match error {
        PhotoError::TooLarge => RefusalCode::ImageTooLarge,
        PhotoError::TypeNotAllowed => RefusalCode::ImageTypeNotAllowed,
        PhotoError::Invalid => RefusalCode::ImageInvalid,
        PhotoError::TooSmall => RefusalCode::PhotoTooSmall,
    };
    Refusal::new(code).on("file").into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_is_what_it_says() {
        let picture = RgbImage::from_fn(64, 48, |x, y| image::Rgb([(x * 4) as u8, (y * 5) as u8, 90]));
        assert!(encoded(&picture, PhotoFormat::Jpeg).unwrap().starts_with(b"\xff\xd8\xff"));
        assert_eq!(&encoded(&picture, PhotoFormat::Webp).unwrap()[8..12], b"WEBP");
        assert_eq!(&encoded(&picture, PhotoFormat::Avif).unwrap()[4..12], b"ftypavif");
    }

    #[test]
    fn an_average_is_written_as_css_does() {
        let mut picture = RgbImage::from_pixel(10, 10, image::Rgb([255, 0, 16]));
        assert_eq!(average(&picture), "#ff0010");
        picture.pixels_mut().take(50).for_each(|pixel| pixel.0 = [0, 0, 16]);
        assert_eq!(average(&picture), "#800010");
    }

    #[test]
    fn nothing_is_made_larger() {
        let names = |width, height| {
            let made = made(RgbImage::new(width, height)).unwrap();
            let webp = made.files.iter().filter_map(|(file, _)| match file {
                File::Variant(name, PhotoFormat::Webp) => Some(*name),
                _ => None,
            });
            (made.width, made.height, webp.collect::<Vec<_>>())
        };
        assert_eq!(names(2_000, 1_000), (1_600, 800, vec![1_600, 800, 400]));
        assert_eq!(names(640, 480), (640, 480, vec![800, 400]));
        assert_eq!(names(300, 400), (300, 400, vec![400]));
    }
}

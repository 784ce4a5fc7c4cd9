//! A photo that anybody may send: read within bounds, turned upright, made small, and drawn anew. What comes out has the picture
//! and nothing else: no place, no hour, no telephone.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, Limits};
use tokio::sync::Semaphore;

/// Bytes that a photo may have when it comes: what a telephone takes today.
pub const MOST_BYTES: usize = 12 * 1024 * 1024;
/// Bytes that it has at most when it is kept.
pub const KEPT_BYTES: usize = 200 * 1024;
/// Its longest side when it is kept.
const SIDE: u32 = 1280;
/// No side of what comes is longer.
const LONGEST: u32 = 9_000;
/// Nor has it more points: 50 million are 150 MB while it is read.
const POINTS: u64 = 50_000_000;
/// Bytes that reading one may take.
const MEMORY: u64 = 224 * 1024 * 1024;
/// The letters and sizes that are tried until it is small enough.
const TRIES: [(u32, u8); 5] = [(SIDE, 78), (SIDE, 62), (1024, 60), (800, 52), (640, 40)];
/// Photos that wait to be read; more are sent away.
const WAITING: usize = 6;

/// One is read at a time: each takes as much memory as the rest of the program.
static READER: Semaphore = Semaphore::const_new(1);
static LINE: Semaphore = Semaphore::const_new(WAITING);

/// Why a photo is not kept; the word beside it still is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unkept {
    /// It is no picture that we can read.
    #[error("not a picture that we can read")]
    Unread,
    /// It is larger than any camera of a telephone makes.
    #[error("a picture that is too large")]
    TooLarge,
    /// Too many photos come at once.
    #[error("too many pictures at once")]
    Busy,
    /// Enough photos of this fridge wait to be looked at.
    #[error("enough pictures wait")]
    Enough,
}

impl Unkept {
    /// The key of its message.
    pub const fn message(self) -> &'static str {
        match self {
            Self::Unread => "fridges-photo-unread",
            Self::TooLarge => "fridges-photo-large",
            Self::Busy => "fridges-photo-busy",
            Self::Enough => "fridges-photo-enough",
        }
    }
}

/// Draws a photo anew, on another thread and in line with others.
pub async fn draw(bytes: Vec<u8>) -> Result<Vec<u8>, Unkept> {
    let _waits = LINE.try_acquire().map_err(|_| Unkept::Busy)?;
    let _reads = READER.acquire().await.map_err(|_| Unkept::Busy)?;
    tokio::task::spawn_blocking(move || redraw(&bytes)).await.unwrap_or(Err(Unkept::Unread))
}

/// Reads a JPEG, PNG or WebP and draws it anew as a small JPEG.
pub fn redraw(bytes: &[u8]) -> Result<Vec<u8>, Unkept> {
    if bytes.len() > MOST_BYTES {
        return Err(Unkept::TooLarge);
    }
    let picture = read(bytes)?;
    for (side, quality) in TRIES {
        let drawn = small(&picture, side, quality)?;
        if drawn.len() <= KEPT_BYTES {
            return Ok(drawn);
        }
    }
    Err(Unkept::TooLarge)
}

fn read(bytes: &[u8]) -> Result<DynamicImage, Unkept> {
    let mut reader =
        ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_| Unkept::Unread)?;
    if !matches!(reader.format(), Some(ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP)) {
        return Err(Unkept::Unread);
    }
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST);
    limits.max_image_height = Some(LONGEST);
    limits.max_alloc = Some(MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| why(&error))?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > POINTS || decoder.total_bytes() > MEMORY {
        return Err(Unkept::TooLarge);
    }
    // A picture whose note about its position is broken is shown as it lies.
    let upright = decoder.orientation().unwrap_or(image::metadata::Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|error| why(&error))?;
    // Small first: turning needs a second picture.
    if picture.width().max(picture.height()) > SIDE {
        picture = picture.thumbnail(SIDE * 2, SIDE * 2);
    }
    picture.apply_orientation(upright);
    Ok(picture)
}

const fn why(error: &image::ImageError) -> Unkept {
    match error {
        image::ImageError::Limits(_) => Unkept::TooLarge,
        _ => Unkept::Unread,
    }
}

fn small(picture: &DynamicImage, side: u32, quality: u8) -> Result<Vec<u8>, Unkept> {
    let fits = picture.width().max(picture.height()) <= side;
    let sized =
        if fits { picture.to_rgb8() } else { picture.resize(side, side, FilterType::Triangle).to_rgb8() };
    let mut out = Vec::new();
    JpegEncoder::new_with_quality(&mut out, quality).encode_image(&sized).map_err(|_| Unkept::Unread)?;
    Ok(out)
}

#[cfg(test)]
mod tests;

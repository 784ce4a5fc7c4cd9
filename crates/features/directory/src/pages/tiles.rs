//! `/map/tiles.pmtiles`: the operator's own map of streets, given out in pieces, so that no browser asks another host for it.
//!
//! The file is opened once, when the server starts. Whoever has a newer one puts it under another name and starts again: a
//! file that is written over while it is served would give pieces that do not fit each other.

use std::fs::File;
use std::io;
use std::ops::Range;
use std::os::unix::fs::{FileExt as _, MetadataExt as _};
use std::path::Path;
use std::sync::{Arc, OnceLock};

use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::response::Response;
use http::header::{
    ACCEPT_RANGES, CACHE_CONTROL, CONTENT_LENGTH, CONTENT_RANGE, CONTENT_TYPE, ETAG, HeaderMap, HeaderName,
    HeaderValue, IF_NONE_MATCH, IF_RANGE, RANGE,
};
use http::{Method, StatusCode};
use kit_web::{Answer, AsIs, FaultKind};
use people::Site;

#[cfg(test)]
mod tests;

/// The most bytes of one answer.
pub const MOST: u64 = 2 * 1024 * 1024;
/// How long the head of an archive is.
const HEAD: u64 = 127;
/// The version that browsers here can read.
const VERSION: u8 = 3;
/// What a build must have fetched for a page to show a map.
const CODE: [&str; 3] = ["vendor/map.js", "vendor/vector.js", "vendor/leaflet.css"];

/// A map of streets: one `PMTiles` file, open.
#[derive(Debug)]
pub struct Archive {
    file: File,
    size: u64,
    tag: String,
}

/// Why a file cannot be served as a map.
#[derive(Debug, thiserror::Error)]
pub enum Unfit {
    /// It cannot be read.
    #[error("it cannot be read: {0}")]
    Unread(#[from] io::Error),
    /// It is something else.
    #[error("it is no PMTiles archive: it does not begin with the word `PMTiles`")]
    Other,
    /// It is of a version that browsers here cannot read.
    #[error("it is a PMTiles archive of version {0}; version 3 is needed (`pmtiles convert` makes one)")]
    Version(u8),
}

/// The archive of a site, if its operator has one.
#[derive(Default)]
struct Tiles(OnceLock<Arc<Archive>>);

impl Archive {
    /// Opens the file and looks at its first bytes.
    pub fn open(path: &Path) -> Result<Self, Unfit> {
        let file = File::open(path)?;
        let known = file.metadata()?;
        let mut head = [0; 8];
        if !known.is_file() || known.len() < HEAD {
            return Err(Unfit::Other);
        }
        file.read_exact_at(&mut head, 0)?;
        match head.split_last() {
            Some((&VERSION, b"PMTiles")) => {}
            Some((version, b"PMTiles")) => return Err(Unfit::Version(*version)),
            _ => return Err(Unfit::Other),
        }
        let tag = format!("\"{:x}-{:x}.{:x}\"", known.len(), known.mtime(), known.mtime_nsec());
        Ok(Self { file, size: known.len(), tag })
    }

    fn read(&self, range: &Range<u64>) -> io::Result<Bytes> {
        let wide = usize::try_from(range.end - range.start).map_err(io::Error::other)?;
        let mut bytes = vec![0; wide];
        self.file.read_exact_at(&mut bytes, range.start)?;
        Ok(bytes.into())
    }
}

/// From now on this site has this map. The first one stays.
pub fn offer(site: &Site, archive: Archive) {
    site.remembered::<Tiles>().0.get_or_init(|| Arc::new(archive));
}

/// Whether pages show the map: its operator has one, and the build fetched what draws it.
pub fn are_shown(site: &Site) -> bool {
    site.remembered::<Tiles>().0.get().is_some() && CODE.iter().all(|name| kit_web::asset_url(name).is_some())
}

/// `GET /map/tiles.pmtiles`. No statement.
pub async fn show(State(site): State<Site>, method: Method, headers: HeaderMap) -> Answer<Response> {
    let archive = site.remembered::<Tiles>().0.get().cloned().ok_or(FaultKind::NotFound)?;
    let piece = Piece::asked(&method, &headers, &archive);
    let body = match &piece {
        Piece::Some(range) | Piece::All(range) => {
            let (archive, range) = (archive.clone(), range.clone());
            Body::from(tokio::task::spawn_blocking(move || archive.read(&range)).await??)
        }
        Piece::Head | Piece::Same | Piece::Nothing => Body::empty(),
    };
    Ok(piece.answer(&archive, body))
}

/// What of the archive a request is given (RFC 9110, 14).
///
/// One range of bytes gives at most its first [`MOST`] bytes; the answer says which. Several ranges, a range that cannot be
/// read and one whose `If-Range` names another file count as none. Without a range a small archive is given whole; a larger
/// one is not, or a single visitor could ask for gigabytes: the answer 416 says how long it is.
#[derive(Debug, PartialEq, Eq)]
enum Piece {
    Head,
    Same,
    Some(Range<u64>),
    All(Range<u64>),
    Nothing,
}

impl Piece {
    fn asked(method: &Method, headers: &HeaderMap, archive: &Archive) -> Self {
        let Archive { size, tag, .. } = archive;
        if text(headers, IF_NONE_MATCH).is_some_and(|known| is_named(known, tag)) {
            return Self::Same;
        }
        if method == Method::HEAD {
            return Self::Head;
        }
        let still = headers.get(IF_RANGE).is_none_or(|known| known.as_bytes() == tag.as_bytes());
        match text(headers, RANGE).filter(|_| still).and_then(|asked| range(asked, *size)) {
            Some(range) if range.is_empty() => Self::Nothing,
            Some(range) => Self::Some(range),
            None if *size <= MOST => Self::All(0..*size),
            None => Self::Nothing,
        }
    }

    fn answer(self, archive: &Archive, body: Body) -> Response {
        let Archive { size, tag, .. } = archive;
        let mut response = Response::new(body);
        let (status, range) = match self {
            Self::Same => (StatusCode::NOT_MODIFIED, None),
            Self::Head | Self::All(_) => (StatusCode::OK, None),
            Self::Some(Range { start, end }) => {
                (StatusCode::PARTIAL_CONTENT, Some(format!("bytes {start}-{}/{size}", end - 1)))
            }
            Self::Nothing => {
                response.extensions_mut().insert(AsIs);
                (StatusCode::RANGE_NOT_SATISFIABLE, Some(format!("bytes */{size}")))
            }
        };
        *response.status_mut() = status;
        let headers = response.headers_mut();
        headers.insert(ACCEPT_RANGES, HeaderValue::from_static("bytes"));
        if let Some(range) = range {
            headers.insert(CONTENT_RANGE, value(range));
        }
        if status == StatusCode::RANGE_NOT_SATISFIABLE {
            return response;
        }
        headers.insert(ETAG, value(tag.clone()));
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=86400"));
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/vnd.pmtiles"));
        if matches!(self, Self::Head) {
            headers.insert(CONTENT_LENGTH, HeaderValue::from(*size));
        }
        response
    }
}

fn value(text: String) -> HeaderValue {
    HeaderValue::try_from(text).expect("digits, letters and marks of ASCII are a header")
}

/// A header that comes once and is text.
fn text(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    let mut all = headers.get_all(name).iter();
    match (all.next(), all.next()) {
        (Some(one), None) => one.to_str().ok(),
        _ => None,
    }
}

/// Whether a list of tags, as in `If-None-Match`, names this one.
fn is_named(list: &str, tag: &str) -> bool {
    list.trim() == "*" || list.split(',').map(|one| one.trim().trim_start_matches("W/")).any(|one| one == tag)
}

/// The bytes that are meant: an empty range if there are none, `None` if it is not one range of bytes.
fn range(asked: &str, size: u64) -> Option<Range<u64>> {
    let (unit, asked) = asked.split_once('=')?;
    let (first, last) = asked.trim().split_once('-').filter(|_| unit.eq_ignore_ascii_case("bytes"))?;
    let (start, end) = match (first, last) {
        ("", last) => (size - number(last)?.min(size), size),
        (first, "") => (number(first)?, size),
        (first, last) => {
            let (first, last) = (number(first)?, number(last)?);
            (first, last.checked_sub(first).map(|_| last.saturating_add(1).min(size))?)
        }
    };
    Some(if start < end { start..end.min(start + MOST) } else { 0..0 })
}

/// Digits as a number; one that is too large is as large as can be.
fn number(digits: &str) -> Option<u64> {
    let are_digits = !digits.is_empty() && digits.bytes().all(|one| one.is_ascii_digit());
    are_digits.then(|| digits.parse().unwrap_or(u64::MAX))
}

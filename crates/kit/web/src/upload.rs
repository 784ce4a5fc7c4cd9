//! Forms that bring a file: read into memory within a bound of their own, and never written to a disk in the clear.

use axum::extract::{FromRequest, Request};
use http::header::CONTENT_TYPE;
use tokio::sync::Semaphore;

use crate::form::{Form, read};
use crate::{FaultKind, Trip, WebError};

/// Bytes that the form of a file may have. The route's bound is set with [`crate::Site::taking`].
pub const MOST_BYTES: usize = 32 * 1024 * 1024;

/// Files that may be on their way at once.
static SEATS: Semaphore = Semaphore::const_new(8);

/// More parts than any of our forms has.
const MOST_PARTS: usize = 50;

/// A form with a file in it. A plain form without one is read as well.
#[derive(Default)]
pub struct Upload {
    /// Everything typed.
    pub form: Form,
    /// The first file that is not empty.
    pub file: Vec<u8>,
}

impl<S: Sync> FromRequest<S> for Upload {
    type Rejection = WebError;

    async fn from_request(request: Request, state: &S) -> Result<Self, WebError> {
        let kind = request.headers().get(CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
        let Some(boundary) = boundary(kind) else {
            return Ok(Self { form: Form::from_request(request, state).await?, file: Vec::new() });
        };
        let trip = request.extensions().get::<Trip>().cloned();
        // What waits in memory is bounded for all together, whoever brings it and however slowly.
        let _seat = SEATS.try_acquire().map_err(|_| FaultKind::Unavailable)?;
        let bytes = read(request.into_body()).await?;
        let mut upload = parse(&bytes, &boundary).ok_or(FaultKind::Unreadable)?;
        upload.form.obey_language(trip);
        Ok(upload)
    }
}

/// What separates the parts, if it is a form of parts.
fn boundary(kind: &str) -> Option<String> {
    let rest = kind.strip_prefix("multipart/form-data")?;
    let (_, rest) = rest.split_once("boundary=")?;
    let text = rest.split(';').next().unwrap_or_default().trim().trim_matches('"');
    (!text.is_empty() && text.len() <= 70).then(|| text.to_owned())
}

/// Takes the parts apart; `None` if one does not end or names no field.
fn parse(bytes: &[u8], boundary: &str) -> Option<Upload> {
    let mark = format!("\r\n--{boundary}");
    let mark = mark.as_bytes();
    let first = mark.get(2..)?;
    let mut rest = bytes.strip_prefix(first).or_else(|| {
        let at = find(bytes, mark)?;
        bytes.get(at + mark.len()..)
    })?;
    let mut pairs = Vec::new();
    let mut file = Vec::new();
    for _ in 0..MOST_PARTS {
        if rest.starts_with(b"--") {
            return Some(Upload { form: Form::of_pairs(pairs), file });
        }
        let part = rest.strip_prefix(b"\r\n")?;
        let head_end = find(part, b"\r\n\r\n")?;
        let head = std::str::from_utf8(part.get(..head_end)?).ok()?;
        let body = part.get(head_end + 4..)?;
        let end = find(body, mark)?;
        let content = body.get(..end)?;
        rest = body.get(end + mark.len()..)?;
        let name = quoted(head, "; name=\"")?;
        if quoted(head, "filename=\"").is_some() {
            if file.is_empty() {
                content.clone_into(&mut file);
            }
        } else {
            let text = std::str::from_utf8(content).ok().filter(|text| !text.contains('\0'))?;
            pairs.push((name, text.replace("\r\n", "\n").replace('\r', "\n")));
        }
    }
    None
}

/// The quoted value after a mark in a part's head.
fn quoted(head: &str, mark: &str) -> Option<String> {
    let (_, rest) = head.split_once(mark)?;
    rest.split('"').next().map(str::to_owned)
}

/// Where `needle` first stands: by its first byte, then by the whole.
fn find(hay: &[u8], needle: &[u8]) -> Option<usize> {
    let first = *needle.first()?;
    let mut from = 0;
    while let Some(at) = hay.get(from..)?.iter().position(|b| *b == first) {
        if hay.get(from + at..)?.starts_with(needle) {
            return Some(from + at);
        }
        from += at + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &[u8] = b"--x\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\nhelpers\r\n\
        --x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\nContent-Type: text/csv\r\n\r\n\
        name\r\nAna\xf1\r\n--x--\r\n";

    #[test]
    fn fields_are_typed_and_the_file_keeps_every_byte() {
        let upload = parse(BODY, "x").unwrap();
        assert_eq!(upload.form.one("kind"), "helpers");
        assert_eq!(upload.file, b"name\r\nAna\xf1");
    }

    #[test]
    fn a_form_that_breaks_off_is_refused() {
        for cut in [10, 40, 60, 120, BODY.len() - 6] {
            assert!(parse(&BODY[..cut], "x").is_none(), "{cut}");
        }
        assert_eq!(boundary("multipart/form-data; boundary=\"ab c\"").as_deref(), Some("ab c"));
        assert_eq!(boundary("application/x-www-form-urlencoded"), None);
    }
}

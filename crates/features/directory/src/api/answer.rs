//! What a program hears: refusals with their reason, as JSON, and the edition of the directory that an answer was made from.

use std::fmt::Write as _;

use axum::response::{IntoResponse, Response};
use http::header::CONTENT_TYPE;
use http::{HeaderValue, StatusCode};
use kit_base::{Span, Timestamp};
use kit_db::{COMMONS, DbError};
use kit_web::{AsIs, WebError};
use people::Site;
use serde_json::json;
use sha2::{Digest as _, Sha256};

use super::caller::Caller;
use crate::store::saving;

/// What JSON is called.
pub(super) const JSON: &str = "application/json";

/// Why a program does not get what it asked for, in plain English, which is what programs are written in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Refused {
    /// The status of HTTP.
    pub(super) status: StatusCode,
    /// What to do otherwise.
    pub(super) message: String,
}

impl Refused {
    /// 400: something that was asked for cannot be.
    pub(super) fn bad(message: impl Into<String>) -> Self {
        Self { status: StatusCode::BAD_REQUEST, message: message.into() }
    }

    /// 404: nothing has this id, or not any more.
    pub(super) fn nothing() -> Self {
        let message = "Nothing here has this id, or it is not listed any more.".to_owned();
        Self { status: StatusCode::NOT_FOUND, message }
    }

    /// 413: a body larger than any question.
    pub(super) fn too_large(most: usize) -> Self {
        let message = format!("The body may have at most {most} bytes, and has to arrive whole.");
        Self { status: StatusCode::PAYLOAD_TOO_LARGE, message }
    }

    /// 415: a body that is neither a form nor JSON.
    pub(super) fn other_kind() -> Self {
        let message = "The body must be application/json or application/x-www-form-urlencoded.".to_owned();
        Self { status: StatusCode::UNSUPPORTED_MEDIA_TYPE, message }
    }

    /// 422: no id at all.
    pub(super) fn no_id() -> Self {
        let message = "An id is a UUID such as 0f1e2d3c-4b5a-4978-8796-a5b4c3d2e1f0.".to_owned();
        Self { status: StatusCode::UNPROCESSABLE_ENTITY, message }
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let told = json!({ "error": { "status": self.status.as_u16(), "message": self.message } });
        let mut response = (self.status, told.to_string()).into_response();
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(JSON));
        response.extensions_mut().insert(AsIs);
        response
    }
}

impl From<Refused> for WebError {
    fn from(refused: Refused) -> Self {
        Self::instead(refused)
    }
}

/// The directory as it stands after a change and in an hour: the hour, because facts age without anybody changing them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Edition {
    /// The last change.
    pub(super) seq: i64,
    /// The beginning of the hour: all ages are counted from here, so that two answers of one edition are the same.
    pub(super) at: Timestamp,
}

impl Edition {
    /// The present one; one statement.
    pub(super) async fn of(site: &Site) -> Result<Self, DbError> {
        let seq = site.read(COMMONS, saving::seq).await?;
        Ok(Self::at(seq, site.now()))
    }

    pub(super) const fn at(seq: i64, now: Timestamp) -> Self {
        let hour = Span::hours(1).as_secs();
        Self { seq, at: Timestamp::from_secs(now.secs().div_euclid(hour) * hour) }
    }

    /// The mark of an answer to this caller; `more` is whatever else it depends on.
    pub(super) fn tag(self, caller: &Caller, more: &str) -> HeaderValue {
        let mut hash = Sha256::new();
        for part in
            [env!("CARGO_PKG_VERSION"), &caller.base, &caller.asked, more, &self.at.secs().to_string()]
        {
            hash.update(part.as_bytes());
            hash.update([0]);
        }
        let mut tag = format!("\"{:x}-", self.seq);
        for byte in hash.finalize().iter().take(8) {
            // Writing into a text does not fail.
            write!(tag, "{byte:02x}").unwrap_or_default();
        }
        tag.push('"');
        HeaderValue::try_from(tag).unwrap_or(HeaderValue::from_static("\"0\""))
    }
}

//! What went wrong, in three ranks: refusals stay in the form, faults have a page with a way out, and
//! internal errors are logged once while the visitor gets a reference and nothing else.

use std::borrow::Cow;
use std::error::Error;
use std::fmt::Debug;
use std::sync::Arc;

use axum::response::{IntoResponse, Response};
use http::StatusCode;

/// What a handler answers.
pub type Answer<T> = Result<T, WebError>;

/// Why a handler does not answer with its page. Any `std::error::Error` becomes [`WebError::Internal`] by `?`.
pub enum WebError {
    /// The visitor can act on it.
    Fault(Fault),
    /// Another finished answer: a redirect, or the form again with its problems.
    Instead(Box<Response>),
    /// Our mistake. Its text goes to the log and nowhere else: it must hold no private value.
    Internal(Box<dyn Error + Send + Sync>),
}

/// A page that says what happened and offers a way out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    kind: FaultKind,
    text: Option<&'static str>,
    way_out: Option<(&'static str, Cow<'static, str>)>,
}

/// The kinds of fault; each has its status and its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// 400: the request cannot be read.
    Unreadable,
    /// 403: not for this person, who may know that it exists.
    Forbidden,
    /// 404: it is not there, or it is not yours: the same bytes.
    NotFound,
    /// 405: there, but not to be used like this.
    Method,
    /// 408: the request came too slowly.
    TooSlow,
    /// 409: somebody was faster, or it has moved on.
    Conflict,
    /// 410: it was there and is gone for good.
    Gone,
    /// 413: more than we take.
    TooLarge,
    /// 429: too many requests; the seconds after which to try again.
    TooMany(u32),
    /// 503: for the moment we cannot.
    Unavailable,
}

impl FaultKind {
    /// The HTTP status.
    pub const fn status(self) -> StatusCode {
        match self {
            Self::Unreadable => StatusCode::BAD_REQUEST,
            Self::Forbidden => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::Conflict => StatusCode::CONFLICT,
            Self::Gone => StatusCode::GONE,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// Title and text, as message keys.
    const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Unreadable => ("web-fault-unreadable", "web-fault-unreadable-text"),
            Self::Forbidden => ("web-fault-forbidden", "web-fault-forbidden-text"),
            Self::NotFound => ("web-fault-not-found", "web-fault-not-found-text"),
            Self::Method => ("web-fault-method", "web-fault-method-text"),
            Self::TooSlow => ("web-fault-too-slow", "web-fault-too-slow-text"),
            Self::Conflict => ("web-fault-conflict", "web-fault-conflict-text"),
            Self::Gone => ("web-fault-gone", "web-fault-gone-text"),
            Self::TooLarge => ("web-fault-too-large", "web-fault-too-large-text"),
            Self::TooMany(_) => ("web-fault-too-many", "web-fault-too-many-text"),
            Self::Unavailable => ("web-fault-unavailable", "web-fault-unavailable-text"),
        }
    }

    /// The kind for a bare status, as the router answers for paths and methods it does not know.
    pub(crate) fn of(status: StatusCode) -> Self {
        match status {
            StatusCode::FORBIDDEN | StatusCode::UNAUTHORIZED => Self::Forbidden,
            StatusCode::NOT_FOUND => Self::NotFound,
            StatusCode::METHOD_NOT_ALLOWED => Self::Method,
            StatusCode::REQUEST_TIMEOUT => Self::TooSlow,
            StatusCode::CONFLICT => Self::Conflict,
            StatusCode::GONE => Self::Gone,
            StatusCode::PAYLOAD_TOO_LARGE => Self::TooLarge,
            StatusCode::TOO_MANY_REQUESTS => Self::TooMany(1),
            _ => Self::Unreadable,
        }
    }
}

impl Fault {
    /// It is not there, or it is not yours.
    pub const NOT_FOUND: Self = Self::new(FaultKind::NotFound);
    /// Not for this person.
    pub const FORBIDDEN: Self = Self::new(FaultKind::Forbidden);

    /// A fault in its usual words, with the front page as its way out.
    pub const fn new(kind: FaultKind) -> Self {
        Self { kind, text: None, way_out: None }
    }

    /// With a sentence of its own: a message key.
    #[must_use]
    pub const fn text(mut self, key: &'static str) -> Self {
        self.text = Some(key);
        self
    }

    /// With a way out of its own: the link's message key and its path.
    #[must_use]
    pub fn way_out(mut self, label: &'static str, path: impl Into<Cow<'static, str>>) -> Self {
        self.way_out = Some((label, path.into()));
        self
    }

    /// Its kind.
    pub const fn kind(&self) -> FaultKind {
        self.kind
    }

    pub(crate) fn title_key(&self) -> &'static str {
        self.kind.words().0
    }

    pub(crate) fn text_key(&self) -> &'static str {
        self.text.unwrap_or(self.kind.words().1)
    }

    pub(crate) fn exit(&self) -> (&'static str, Cow<'static, str>) {
        self.way_out.clone().unwrap_or(("web-fault-home", Cow::Borrowed("/")))
    }
}

/// An internal error on its way to the log.
#[derive(Clone)]
pub(crate) struct Broken(pub(crate) Arc<dyn Error + Send + Sync>);

impl WebError {
    /// Another answer instead of the page, by `return Err(..)` or `?`.
    pub fn instead(answer: impl IntoResponse) -> Self {
        Self::Instead(Box::new(answer.into_response()))
    }
}

impl From<Fault> for WebError {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl From<FaultKind> for WebError {
    fn from(kind: FaultKind) -> Self {
        Self::Fault(Fault::new(kind))
    }
}

impl<E: Error + Send + Sync + 'static> From<E> for WebError {
    fn from(error: E) -> Self {
        Self::Internal(Box::new(error))
    }
}

impl Debug for WebError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Fault(fault) => fault.fmt(f),
            Self::Instead(answer) => write!(f, "Instead({})", answer.status()),
            Self::Internal(error) => write!(f, "Internal({error})"),
        }
    }
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        let mut response = self.kind.status().into_response();
        if let FaultKind::TooMany(seconds) = self.kind {
            response.headers_mut().insert(http::header::RETRY_AFTER, seconds.into());
        }
        response.extensions_mut().insert(self);
        response
    }
}

impl IntoResponse for WebError {
    fn into_response(self) -> Response {
        match self {
            Self::Fault(fault) => fault.into_response(),
            Self::Instead(answer) => *answer,
            Self::Internal(error) => {
                let mut response = StatusCode::INTERNAL_SERVER_ERROR.into_response();
                response.extensions_mut().insert(Broken(error.into()));
                response
            }
        }
    }
}

//! Who asks, as far as an answer for programs depends on it: by which address, for which path, with which copy at hand.

use axum::body::Body;
use axum::extract::FromRequestParts;
use axum::response::{IntoResponse as _, Response};
use http::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_TYPE, ETAG, HeaderName, IF_NONE_MATCH,
};
use http::request::Parts;
use http::{HeaderMap, HeaderValue, Method, StatusCode};
use kit_web::{Form, Trip, WebError};
use people::{Site, Visitor};

use super::answer::Refused;

/// What stands behind the question mark, in the order in which it came.
pub(super) type Pairs = Vec<(String, String)>;

/// Who asks.
pub(super) struct Caller {
    /// What every link begins with: the network's address, with its mount if that is how it was reached.
    pub(super) base: String,
    /// The mount alone: empty, or `/n/{slug}`.
    pub(super) prefix: String,
    /// The network's name.
    pub(super) network: String,
    /// Path and query as they came.
    pub(super) asked: String,
    query: Option<String>,
    known: String,
    looks: bool,
    is_signed_in: bool,
}

impl FromRequestParts<Site> for Caller {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, WebError> {
        let visitor = Visitor::from_request_parts(parts, site).await?;
        let Ok(trip) = Trip::from_request_parts(parts, site).await;
        let prefix = trip.viewer().network.prefix.clone();
        let known: Vec<&str> =
            parts.headers.get_all(IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok()).collect();
        Ok(Self {
            base: base(&visitor.network.public_url, &prefix),
            prefix,
            network: visitor.network.name.clone(),
            asked: parts.uri.path_and_query().map_or_else(String::new, |asked| asked.as_str().to_owned()),
            query: parts.uri.query().map(str::to_owned),
            known: known.join(","),
            looks: matches!(parts.method, Method::GET | Method::HEAD),
            is_signed_in: visitor.person.is_some(),
        })
    }
}

/// The address of a network, with its mount behind it unless it says it itself.
pub(super) fn base(public_url: &str, prefix: &str) -> String {
    let url = public_url.trim_end_matches('/');
    if url.ends_with(prefix) { url.to_owned() } else { format!("{url}{prefix}") }
}

impl Caller {
    /// What stands behind the question mark.
    pub(super) fn pairs(&self) -> Result<Pairs, Refused> {
        pairs(self.query.as_deref().unwrap_or_default().as_bytes())
            .ok_or_else(|| Refused::bad("What stands behind the question mark cannot be read."))
    }

    /// 304 if the caller has this already.
    pub(super) fn has(&self, tag: &HeaderValue) -> Option<Response> {
        let is_known = tag.to_str().is_ok_and(|tag| is_among(&self.known, tag));
        (self.looks && is_known).then(|| {
            let mut response = StatusCode::NOT_MODIFIED.into_response();
            self.mark(response.headers_mut(), tag);
            response
        })
    }

    /// Something public that may be kept for a minute; never next to somebody's session.
    pub(super) fn tell(&self, tag: &HeaderValue, kind: &'static str, body: impl Into<Body>) -> Response {
        let mut response = Response::new(body.into());
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
        self.mark(headers, tag);
        response
    }

    fn mark(&self, headers: &mut HeaderMap, tag: &HeaderValue) {
        if !self.looks {
            return;
        }
        // Anybody's page may read what anybody may read; cookies play no part in it.
        headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
        headers.insert(ETAG, tag.clone());
        let keep = if self.is_signed_in { "no-store" } else { "public, max-age=60" };
        headers.insert(CACHE_CONTROL, HeaderValue::from_static(keep));
    }
}

/// Names and texts as a form has them; none if they cannot be read.
pub(super) fn pairs(text: &[u8]) -> Option<Pairs> {
    let form = Form::parse(text)?;
    Some(form.pairs().map(|(name, text)| (name.to_owned(), text.to_owned())).collect())
}

/// Whether a mark is among those that came along, weak or strong.
pub(super) fn is_among(known: &str, tag: &str) -> bool {
    known.split(',').map(str::trim).any(|one| one == "*" || one.strip_prefix("W/").unwrap_or(one) == tag)
}

/// A file's name when it is saved.
pub(super) fn saved_as(mut response: Response, name: &'static str) -> Response {
    let header = HeaderName::from_static("content-disposition");
    response.headers_mut().insert(header, HeaderValue::from_static(name));
    response
}

//! "See the other page": the answer to every form that was accepted.

use axum::response::{IntoResponse, Response};
use http::StatusCode;

/// 303 to a path inside the network, with one sentence for the page that follows.
#[derive(Clone, Debug)]
pub struct SeeOther {
    path: String,
    flash: Option<&'static str>,
}

impl SeeOther {
    /// To a path without the network's prefix, such as `/asks`.
    pub fn to(path: impl Into<String>) -> Self {
        Self { path: path.into(), flash: None }
    }

    /// The next page says this message once, politely announced.
    #[must_use]
    pub fn flash(mut self, key: &'static str) -> Self {
        self.flash = Some(key);
        self
    }

    pub(crate) fn flash_key(&self) -> Option<&'static str> {
        self.flash
    }

    /// The address to go to: paths get the prefix, other hosts stay.
    pub(crate) fn location(&self, prefix: &str) -> String {
        if self.path.starts_with('/') { format!("{prefix}{}", self.path) } else { self.path.clone() }
    }
}

impl IntoResponse for SeeOther {
    fn into_response(self) -> Response {
        let mut response = StatusCode::SEE_OTHER.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// A path inside this server and nothing else, for "back to where you were"; `/` for anything odd.
pub(crate) fn inside(path: &str) -> &str {
    let odd = |b: u8| b.is_ascii_control() || b == b'\\' || !b.is_ascii();
    if path.starts_with('/') && !path.starts_with("//") && !path.bytes().any(odd) { path } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_back_never_leads_to_another_host() {
        for bad in
            ["//evil.example", "https://evil.example", "/\\evil.example", "", "/a\r\nX: y", "javascript:x"]
        {
            assert_eq!(inside(bad), "/", "{bad}");
        }
        assert_eq!(inside("/asks?page=2"), "/asks?page=2");
    }
}

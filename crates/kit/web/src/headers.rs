//! The headers of every answer, page or file, success or error.

use http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderMap, HeaderName, HeaderValue, REFERRER_POLICY,
    STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS,
};

/// Nothing from another host, no inline script or style, no framing.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; \
     connect-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

const PERMISSIONS: &str = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

/// Adds what is missing; a header that the handler set stays.
///
/// The referrer policy is `same-origin` and not `no-referrer`: the latter makes browsers send `Origin: null` with our
/// own forms, and older phones, which send no `Sec-Fetch-Site`, could then not post at all. Nothing leaves the host
/// either way; a handler whose path holds a secret sets `no-referrer` itself.
pub(crate) fn secure(headers: &mut HeaderMap, https: bool) {
    let mut add = |name: HeaderName, value: &'static str| {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    };
    add(CONTENT_SECURITY_POLICY, POLICY);
    add(X_CONTENT_TYPE_OPTIONS, "nosniff");
    add(REFERRER_POLICY, "same-origin");
    add(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    add(HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    add(HeaderName::from_static("permissions-policy"), PERMISSIONS);
    add(CACHE_CONTROL, "no-store");
    if https {
        add(STRICT_TRANSPORT_SECURITY, "max-age=31536000");
    }
}

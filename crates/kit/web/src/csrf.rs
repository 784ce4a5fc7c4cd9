//! A form posted from somebody else's page is refused. No tokens: the browser itself says where a post comes from.

use http::header::{HOST, ORIGIN};
use http::{HeaderMap, Method};

/// Whether this request must be refused as forged.
///
/// `Sec-Fetch-Site`, where a browser sends it, decides alone. Older browsers send `Origin`, which must name our
/// host. With neither (curl, a script) a request is fine as long as it carries no cookie that stands for a person.
pub(crate) fn forged(method: &Method, headers: &HeaderMap, has_credential: bool) -> bool {
    if matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS) {
        return false;
    }
    if let Some(site) = headers.get("sec-fetch-site") {
        return site != "same-origin";
    }
    match headers.get(ORIGIN).map(|v| v.to_str().unwrap_or_default()) {
        Some(origin) => {
            let host = headers.get(HOST).and_then(|v| v.to_str().ok()).unwrap_or_default();
            let named = origin.split_once("://").map_or("", |(_, host)| host);
            host.is_empty() || !named.eq_ignore_ascii_case(host)
        }
        None => has_credential,
    }
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    fn post(pairs: &[(&'static str, &'static str)], credential: bool) -> bool {
        let headers = pairs
            .iter()
            .map(|(k, v)| (http::HeaderName::from_static(k), HeaderValue::from_static(v)))
            .collect();
        forged(&Method::POST, &headers, credential)
    }

    #[test]
    fn a_post_from_our_own_page_passes() {
        assert!(!post(&[("sec-fetch-site", "same-origin")], true));
        assert!(!post(&[("origin", "http://localhost:8080"), ("host", "localhost:8080")], true));
        assert!(!post(&[("sec-fetch-site", "same-origin"), ("origin", "null")], true));
    }

    #[test]
    fn a_post_from_elsewhere_is_refused_with_or_without_a_cookie() {
        for credential in [true, false] {
            assert!(post(&[("sec-fetch-site", "cross-site")], credential));
            assert!(post(&[("sec-fetch-site", "same-site")], credential));
            assert!(post(&[("sec-fetch-site", "none")], credential));
            assert!(post(&[("origin", "https://evil.example"), ("host", "localhost:8080")], credential));
            assert!(post(&[("origin", "null"), ("host", "localhost:8080")], credential));
        }
    }

    #[test]
    fn a_script_without_cookies_may_post_and_one_with_a_cookie_must_say_from_where() {
        assert!(!post(&[], false));
        assert!(post(&[], true));
    }

    #[test]
    fn looking_is_never_forged() {
        let headers = HeaderMap::from_iter([(ORIGIN, HeaderValue::from_static("https://evil.example"))]);
        assert!(!forged(&Method::GET, &headers, true));
    }
}

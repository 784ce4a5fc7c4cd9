//! Back to where somebody was, once they gave their second step: to a page of this place and nowhere else.

use std::fmt::Write as _;

use axum::response::{IntoResponse as _, Response};
use http::Method;
use http::request::Parts;
use kit_web::SeeOther;

/// Where the second step is given.
const SECURITY: &str = "/my/security";
/// No page of ours has a longer address.
const LONGEST: usize = 300;

/// Leads somebody to where they give their second step, which what they wanted to do asks for; from there they come
/// back to `page`, a path without the network's prefix.
pub fn first_prove(page: &str) -> Response {
    SeeOther::to(by_way_of(page)).flash("people-security-first").into_response()
}

/// The page of the second step, which leads on to `page`; without a way on if it is not safe to go there.
pub(crate) fn by_way_of(page: &str) -> String {
    let Some(page) = safe(page) else { return SECURITY.to_owned() };
    let mut to = format!("{SECURITY}?back=");
    for byte in page.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
            to.push(char::from(byte));
        } else {
            // A text has room for everything.
            _ = write!(to, "%{byte:02X}");
        }
    }
    to
}

/// The page that was asked for, if asking for it again does no harm.
pub(crate) fn asked_for(parts: &Parts) -> &str {
    let page = parts.uri.path_and_query().map_or("", |whole| whole.as_str());
    if parts.method == Method::GET { page } else { "" }
}

/// A path of this place as it came with a form or an address, where anybody may have written it. `None`: it could lead
/// to another host, or it is no page to come back to.
pub(crate) fn safe(page: &str) -> Option<&str> {
    let plain = page.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    let here = page.starts_with('/') && !page.contains("//") && page.len() <= LONGEST;
    (plain && here && !page.starts_with(SECURITY)).then_some(page)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_back_leads_to_this_place_and_nowhere_else() {
        for page in ["/desk", "/people/k3v9-x2ab", "/asks?page=2&kind=food", "/a%2Fb", "/"] {
            assert_eq!(safe(page), Some(page));
        }
        let long = format!("/{}", "a".repeat(LONGEST));
        for hostile in [
            "",
            "desk",
            "//evil.example",
            "///evil.example",
            "/desk//evil.example",
            "/.//evil.example",
            "/\\evil.example",
            "\\/evil.example",
            "\\\\evil.example",
            "https://evil.example",
            "https:/evil.example",
            "javascript:alert(1)",
            "data:text/html,x",
            " /desk",
            "/de sk",
            "/\tdesk",
            "/\t/evil.example",
            "/desk\r\nset-cookie: session=x",
            "/desk\0",
            "/\u{2215}evil.example",
            "@evil.example",
            "/my/security",
            "/my/security?back=/desk",
            &long,
        ] {
            assert_eq!(safe(hostile), None, "{hostile:?}");
            assert_eq!(by_way_of(hostile), SECURITY, "{hostile:?}");
        }
    }

    #[test]
    fn a_page_with_a_query_is_carried_whole() {
        assert_eq!(by_way_of("/asks?page=2&kind=food"), "/my/security?back=/asks%3Fpage%3D2%26kind%3Dfood");
    }
}

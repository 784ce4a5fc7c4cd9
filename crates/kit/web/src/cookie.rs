//! Cookies: `__Host-` and Secure on HTTPS, a plain and differently named one otherwise.

use std::fmt::Write as _;

use http::HeaderValue;
use kit_base::Span;

/// A cookie to be set. Hand it to [`Trip::set_cookie`](crate::Trip::set_cookie).
#[derive(Clone)]
pub struct Cookie {
    name: &'static str,
    value: String,
    max_age: Option<Span>,
    strict: bool,
}

impl Cookie {
    /// A cookie for as long as the browser stays open. Name and value: visible ASCII without `;`, `,` or quotes.
    pub fn new(name: &'static str, value: impl Into<String>) -> Self {
        Self { name, value: value.into(), max_age: None, strict: false }
    }

    /// One that takes the cookie away.
    pub fn clear(name: &'static str) -> Self {
        Self::new(name, "").max_age(Span::ZERO)
    }

    /// Keeps it for a while.
    #[must_use]
    pub fn max_age(mut self, span: Span) -> Self {
        self.max_age = Some(span);
        self
    }

    /// Not sent when a link from another site leads here.
    #[must_use]
    pub fn strict(mut self) -> Self {
        self.strict = true;
        self
    }

    /// The header; `None` if the value cannot stand in a cookie.
    pub(crate) fn header(&self, secure: bool) -> Option<HeaderValue> {
        let fits = |b: u8| b.is_ascii_graphic() && !matches!(b, b';' | b',' | b'"' | b'\\');
        if !self.value.bytes().all(fits) {
            return None;
        }
        let mut text = format!("{}{}={}; Path=/; HttpOnly; SameSite=", prefix(secure), self.name, self.value);
        text.push_str(if self.strict { "Strict" } else { "Lax" });
        if secure {
            text.push_str("; Secure");
        }
        if let Some(span) = self.max_age {
            write!(text, "; Max-Age={}", span.as_secs().max(0)).expect("writing into a string cannot fail");
        }
        HeaderValue::try_from(text).ok()
    }
}

const fn prefix(secure: bool) -> &'static str {
    if secure { "__Host-" } else { "plain-" }
}

/// Every cookie of ours in a `Cookie` header, by its name without the prefix.
fn ours(header: &str, secure: bool) -> impl Iterator<Item = (&str, &str)> {
    header
        .split(';')
        .filter_map(|pair| pair.trim().split_once('='))
        .filter_map(move |(name, value)| Some((name.strip_prefix(prefix(secure))?, value)))
}

/// The value of one of our cookies.
pub(crate) fn find<'h>(header: &'h str, secure: bool, name: &str) -> Option<&'h str> {
    ours(header, secure).find(|(n, _)| *n == name).map(|(_, value)| value)
}

/// Whether a request carries a cookie that stands for a person: any but the language and the flash.
pub(crate) fn has_credential(header: &str, secure: bool) -> bool {
    ours(header, secure).any(|(name, _)| !matches!(name, LANG | FLASH))
}

/// The chosen language.
pub(crate) const LANG: &str = "lang";
/// One sentence for the next page: a message key.
pub(crate) const FLASH: &str = "flash";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_on_https_is_bound_to_the_host() {
        let cookie = Cookie::new("session", "abc").max_age(Span::hours(1));
        assert_eq!(
            cookie.header(true).unwrap(),
            "__Host-session=abc; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=3600"
        );
        assert_eq!(
            cookie.header(false).unwrap(),
            "plain-session=abc; Path=/; HttpOnly; SameSite=Lax; Max-Age=3600"
        );
    }

    #[test]
    fn a_value_that_could_smuggle_attributes_is_not_sent() {
        assert!(Cookie::new("session", "a; Domain=evil").header(true).is_none());
        assert!(Cookie::new("session", "a\r\nX: y").header(true).is_none());
    }

    #[test]
    fn a_plain_cookie_is_not_believed_on_https() {
        assert_eq!(find("plain-session=1; __Host-session=2", true, "session"), Some("2"));
        assert!(!has_credential("plain-session=1; __Host-lang=es", true));
        assert!(has_credential("x=1; __Host-session=2", true));
    }
}

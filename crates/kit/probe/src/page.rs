//! What an answer says about its page.

use http::Uri;
use http::header::LOCATION;
use http::response::Parts;

use crate::{Gone, Seen, Step, parse};

/// What pages say that only sell a name, in small letters.
const FOR_SALE: [&str; 10] = [
    "this domain is for sale",
    "this domain may be for sale",
    "the domain is for sale",
    "buy this domain",
    "domain name is available for purchase",
    "este dominio está en venta",
    "sedoparking.com",
    "parkingcrew.net",
    "hugedomains.com/domain_profile",
    "window.park = ",
];

/// Reads an answer. `body` is none when there was more of it than is read: nobody sells a name with so many words.
pub(crate) fn read(page: &Uri, head: &Parts, body: Option<&[u8]>) -> Step {
    let status = head.status;
    if status.is_redirection() {
        let to = head.headers.get(LOCATION).and_then(|to| to.to_str().ok()).and_then(|to| turned(page, to));
        return to.map_or(Step::Done(Seen::Unclear), Step::Turn);
    }
    let text = body.map(String::from_utf8_lossy).unwrap_or_default().to_lowercase();
    Step::Done(match status.as_u16() {
        200..=299 if FOR_SALE.iter().any(|words| text.contains(words)) => Seen::Gone(Gone::ForSale),
        200..=299 => Seen::Answers,
        404 | 410 => Seen::Gone(Gone::NoPage),
        // 401, 403, 429 and 5xx are doors shut to machines, or bad days.
        _ => Seen::Unclear,
    })
}

/// Where a redirection leads, seen from the page.
fn turned(page: &Uri, to: &str) -> Option<Uri> {
    if to.starts_with("http://") || to.starts_with("https://") {
        return parse(to).ok();
    }
    let scheme = page.scheme_str()?;
    if let Some(rest) = to.strip_prefix("//") {
        return parse(&format!("{scheme}://{rest}")).ok();
    }
    let path = if to.starts_with('/') { to.to_owned() } else { format!("/{to}") };
    parse(&format!("{scheme}://{}{path}", page.host()?)).ok()
}

//! Forms as they were sent: repeated fields kept, nothing guessed, everything bounded.

use axum::body::Body;
use axum::extract::{FromRequest, Request};
use http::header::CONTENT_TYPE;
use http_body_util::BodyExt as _;

use crate::limit::{TooMuch, TooSlowly};
use crate::{Fault, FaultKind, Trip, WebError};

/// A posted form: names and texts in the order they came.
///
/// Line ends are `\n`. It has no `Debug`: what people type is not for logs. A field `switch_language` (the language
/// buttons of a form page) has been obeyed already; see [`Form::switches_language`].
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Form {
    pairs: Vec<(String, String)>,
    switches: bool,
}

/// More fields than any of our forms has.
const MOST_FIELDS: usize = 500;

/// The field of the language buttons.
pub(crate) const SWITCH: &str = "switch_language";

impl Form {
    /// Reads `a=1&b=2`. `None` if the escapes are broken, the text is not UTF-8 or there are too many fields.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let mut pairs = Vec::new();
        for piece in bytes.split(|b| *b == b'&').filter(|piece| !piece.is_empty()) {
            let at = piece.iter().position(|b| *b == b'=').unwrap_or(piece.len());
            pairs.push((decode(&piece[..at])?, decode(piece.get(at + 1..).unwrap_or_default())?));
            if pairs.len() > MOST_FIELDS {
                return None;
            }
        }
        Some(Self { pairs, switches: false })
    }

    /// A form made by a program, such as a test.
    pub fn of<const N: usize>(pairs: [(&str, &str); N]) -> Self {
        Self { pairs: pairs.map(|(k, v)| (k.to_owned(), v.to_owned())).into(), switches: false }
    }

    /// The first value of a field without blanks around it; empty if it was not sent.
    pub fn one(&self, name: &str) -> &str {
        self.pairs.iter().find(|(k, _)| k == name).map_or("", |(_, v)| v.trim())
    }

    /// The first value if it is not blank.
    pub fn some(&self, name: &str) -> Option<&str> {
        Some(self.one(name)).filter(|v| !v.is_empty())
    }

    /// Every value of a repeated field, in order.
    pub fn all<'f>(&'f self, name: &'f str) -> impl Iterator<Item = &'f str> {
        self.pairs.iter().filter(move |(k, _)| k == name).map(|(_, v)| v.trim())
    }

    /// Whether the field was sent at all, even empty.
    pub fn has(&self, name: &str) -> bool {
        self.pairs.iter().any(|(k, _)| k == name)
    }

    /// Whether the field was sent with this value (a ticked box, a chosen chip).
    pub fn is(&self, name: &str, value: &str) -> bool {
        self.all(name).any(|v| v == value)
    }

    /// All pairs in order, for carrying earlier answers along as hidden fields.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.pairs.iter().map(|(k, v)| (k.as_str(), v.as_str()))
    }

    /// A form of fields that were read elsewhere.
    pub(crate) const fn of_pairs(pairs: Vec<(String, String)>) -> Self {
        Self { pairs, switches: false }
    }

    /// Obeys a language button, and takes it out.
    pub(crate) fn obey_language(&mut self, trip: Option<Trip>) {
        if let (Some(trip), Ok(lang)) = (trip, self.one(SWITCH).parse()) {
            trip.choose_lang(lang);
            self.switches = true;
        }
        self.pairs.retain(|(name, _)| name != SWITCH);
    }

    /// The person pressed a language button: show the same page again in that language, check nothing, save nothing.
    pub fn switches_language(&self) -> bool {
        self.switches
    }
}

/// `%41+b` as "A b"; `None` for a broken escape, text that is not UTF-8, or a NUL.
fn decode(bytes: &[u8]) -> Option<String> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&b) = bytes.get(at) {
        at += 1;
        out.push(match b {
            b'+' => b' ',
            b'%' => {
                let digit = |at: usize| char::from(*bytes.get(at)?).to_digit(16);
                let byte = digit(at)? * 16 + digit(at + 1)?;
                at += 2;
                u8::try_from(byte).ok()?
            }
            b => b,
        });
    }
    let text = String::from_utf8(out).ok().filter(|text| !text.contains('\0'))?;
    Some(if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text })
}

impl<S: Sync> FromRequest<S> for Form {
    type Rejection = WebError;

    async fn from_request(request: Request, _: &S) -> Result<Self, WebError> {
        let trip = request.extensions().get::<Trip>().cloned();
        let urlencoded = request
            .headers()
            .get(CONTENT_TYPE)
            .is_some_and(|v| v.as_bytes().starts_with(b"application/x-www-form-urlencoded"));
        let bytes = read(request.into_body()).await?;
        if !urlencoded && !bytes.is_empty() {
            return Err(FaultKind::Unreadable.into());
        }
        let mut form = Self::parse(&bytes).ok_or(FaultKind::Unreadable)?;
        form.obey_language(trip);
        Ok(form)
    }
}

pub(crate) async fn read(body: Body) -> Result<bytes::Bytes, Fault> {
    match body.collect().await {
        Ok(body) => Ok(body.to_bytes()),
        Err(error) => {
            let cause = std::iter::successors(Some(&error as &dyn std::error::Error), |e| e.source())
                .find(|e| e.is::<TooMuch>() || e.is::<TooSlowly>());
            let kind = match cause {
                Some(why) if why.is::<TooMuch>() => FaultKind::TooLarge,
                Some(_) => FaultKind::TooSlow,
                None => FaultKind::Unreadable,
            };
            Err(Fault::new(kind))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeated_fields_and_typed_text_are_kept() {
        let form = Form::parse(b"kind=food&kind=ride&details=caf%C3%A9+%26+t%0D%0Aea&empty=").unwrap();
        assert_eq!(form.all("kind").collect::<Vec<_>>(), ["food", "ride"]);
        assert_eq!(form.one("details"), "café & t\nea");
        assert!(form.has("empty") && form.some("empty").is_none() && !form.has("gone"));
        assert!(form.is("kind", "ride"));
    }

    #[test]
    fn broken_escapes_and_text_that_is_not_utf8_are_refused() {
        for bad in [&b"a=%"[..], b"a=%4", b"a=%zz", b"a=%ff", b"a=\xff", b"a=%00", b"%c3=1"] {
            assert!(Form::parse(bad).is_none(), "{bad:?}");
        }
        assert!(Form::parse("a=1&".repeat(501).as_bytes()).is_none());
    }
}

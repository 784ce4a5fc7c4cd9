//! The two cookies a browser may hold: who is signed in, and what its private link opens.

use kit_base::Span;
use kit_web::{Cookie, Trip};

use crate::token::SessionToken;

/// Who is signed in; `__Host-` stands before it on HTTPS.
pub(crate) const SESSION: &str = "farolito";
/// What a private link opens.
pub(crate) const LINK: &str = "farolito-link";

/// Signs the browser in with the answer.
pub fn set_session_cookie(trip: &Trip, token: &SessionToken, ttl: Span) {
    trip.set_cookie(Cookie::new(SESSION, token.text()).max_age(ttl));
}

/// Opens a private link for the browser with the answer. It may be signed in as somebody besides.
pub fn set_link_cookie(trip: &Trip, token: &SessionToken, ttl: Span) {
    trip.set_cookie(Cookie::new(LINK, token.text()).max_age(ttl));
}

/// Closes the private link, and leaves whoever is signed in.
pub(crate) fn close_link(trip: &Trip) {
    trip.set_cookie(Cookie::clear(LINK));
}

/// Takes both away.
pub(crate) fn clear(trip: &Trip) {
    trip.set_cookie(Cookie::clear(SESSION));
    trip.set_cookie(Cookie::clear(LINK));
}

//! The frame's own routes: the language switch, the way out, the assets.

use axum::response::{IntoResponse, Response};
use http::StatusCode;
use http::header::{HeaderName, HeaderValue, LOCATION, REFERRER_POLICY};

use crate::redirect::inside;
use crate::{Answer, Authority, Form, Routes, SeeOther, Trip, assets};

/// To be merged into every router that is served.
pub fn routes() -> Routes {
    Routes::new()
        .get("/assets/{address}", Authority::Public, assets::show)
        .get("/exit", Authority::Public, exit)
        .post("/language", Authority::Public, language)
}

/// `POST /language` with `to` and `back`: keeps the choice, returns to where the person was.
async fn language(trip: Trip, form: Form) -> Answer<SeeOther> {
    if let Ok(lang) = form.one("to").parse() {
        trip.choose_lang(lang);
    }
    let back = inside(form.one("back"));
    let prefix = &trip.viewer().network.prefix;
    Ok(SeeOther::to(back.strip_prefix(prefix.as_str()).filter(|p| p.starts_with('/')).unwrap_or(back)))
}

/// `GET /exit`: an ordinary page elsewhere, which does not learn where the person was.
async fn exit(trip: Trip) -> Response {
    let mut response = StatusCode::SEE_OTHER.into_response();
    let headers = response.headers_mut();
    if let Ok(to) = HeaderValue::try_from(trip.shell().exit_to.as_ref()) {
        headers.insert(LOCATION, to);
    }
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert(
        HeaderName::from_static("clear-site-data"),
        HeaderValue::from_static("\"cache\", \"storage\""),
    );
    response
}

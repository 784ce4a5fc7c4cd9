//! "Erase me": what goes, what that means, one button, and then it is gone.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use http::header::{HeaderName, HeaderValue};
use kit_web::{Answer, Cookie, Fault, Form, Page, SeeOther, Trip, filters};
use people::{Site, Visitor};

use super::{fault, holder, read, write};
use crate::acts::ActError;
use crate::store;

/// What erasing does, before it does it.
#[derive(Template)]
#[template(path = "pages/mine/erase.html")]
pub struct ErasePage {
    /// Whoever also helps here keeps their place: only what they asked goes.
    pub member: bool,
}

/// The end.
#[derive(Template)]
#[template(path = "pages/mine/erased.html")]
pub struct ErasedPage {
    /// They are still who they are here: what they asked is gone.
    pub member: bool,
}

/// `GET /my/ask/erase`. Statements: 2.
pub async fn erase(State(site): State<Site>, visitor: Visitor, trip: Trip) -> Answer<Page<ErasePage>> {
    let sheet = holder(&visitor)?.sheet.ok_or(Fault::NOT_FOUND)?;
    let member = read(&site, &visitor, &trip, move |tx, _| {
        let sheet = store::sheet(tx, sheet)?.ok_or(ActError::Gone)?;
        Ok(crate::forget::is_member(tx, sheet.asker)?)
    })
    .await
    .map_err(fault)?;
    Ok(Page::new("asks-mine-erase-title", ErasePage { member }).private())
}

/// `POST /my/ask/erase` with `confirm=erase`.
pub async fn erase_answer(
    State(site): State<Site>,
    visitor: Visitor,
    trip: Trip,
    form: Form,
) -> Answer<Response> {
    // Only by the link: a member's own account is not an ask, and ends elsewhere.
    let sheet = holder(&visitor)?.sheet.ok_or(Fault::NOT_FOUND)?;
    if !form.is("confirm", "erase") {
        return Ok(SeeOther::to("/my/ask/erase").into_response());
    }
    let registry = site.registry.clone();
    let member = write(&site, &visitor, &trip, move |tx, cx| {
        let sheet = store::sheet(tx, sheet)?.ok_or(ActError::Gone)?;
        let member = crate::forget::is_member(tx, sheet.asker)?;
        crate::forget::asker(tx, cx, &registry, sheet.asker)?;
        Ok(member)
    })
    .await
    .map_err(fault)?;
    trip.set_cookie(Cookie::clear("farolito-link"));
    let mut response = Page::new("asks-mine-erased-title", ErasedPage { member }).private().into_response();
    response.headers_mut().insert(
        HeaderName::from_static("clear-site-data"),
        HeaderValue::from_static("\"cache\", \"storage\""),
    );
    Ok(response)
}

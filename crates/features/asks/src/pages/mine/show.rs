//! `/my/ask`: first a confirmation, then how things stand; and the same on paper.

use askama::Template;
use axum::extract::State;
use kit_web::{Answer, Fault, Page, Trip, filters};
use people::{Site, Visitor};

use super::load::load;
use super::view::{MinePage, Words};
use super::{fault, holder, read};
use crate::acts::ActError;

/// The slip to keep: code word and link, and nothing of the ask itself.
#[derive(Template)]
#[template(path = "pages/mine/paper.html")]
pub struct PaperPage {
    pub(super) code: String,
    pub(super) link: String,
}

/// `GET /my/ask`. Statements: see [`load`].
pub async fn show(State(site): State<Site>, visitor: Visitor, trip: Trip) -> Answer<Page<MinePage>> {
    let holder = holder(&visitor)?;
    let seen = read(&site, &visitor, &trip, move |tx, cx| load(tx, cx, holder)).await.map_err(fault)?;
    let words =
        Words { catalogue: trip.catalogue(), lang: trip.lang(), now: site.now(), network: &visitor.network };
    let page = MinePage::new(&seen, holder.sheet.is_some(), words);
    Ok(Page::new("asks-mine-title", page).private().section("mine"))
}

/// `GET /my/ask/paper`. Statements: 3.
pub async fn paper(State(site): State<Site>, visitor: Visitor, trip: Trip) -> Answer<Page<PaperPage>> {
    let sheet = holder(&visitor)?.sheet.ok_or(Fault::NOT_FOUND)?;
    let (code, token) = read(&site, &visitor, &trip, move |tx, cx| {
        let sheet = crate::store::sheet(tx, sheet)?.ok_or(ActError::Gone)?;
        let link = crate::posting::link_of(tx, cx, &sheet)?;
        Ok((crate::posting::code_word(tx, cx, &sheet)?.words().join(" "), link.text()))
    })
    .await
    .map_err(fault)?;
    let link = format!("{}/l/{token}", visitor.network.public_url.trim_end_matches('/'));
    Ok(Page::new("asks-mine-paper-title", PaperPage { code, link }).private())
}

//! `/print`: what can be printed, each with what it is for, and where the sheets are that are made from live lists.

use askama::Template;
use kit_web::{Page, filters};
use people::Visitor;

use crate::item::Item;

/// The page.
#[derive(Template)]
#[template(path = "pages/pick.html")]
pub struct Pick {
    /// Where its form is, message keys of what it is called and what it is for.
    pub items: Vec<(String, &'static str, &'static str)>,
    /// Sheets that other pages make, for those who may see them: where, and a message key.
    pub live: Vec<(&'static str, &'static str)>,
    /// Somebody is signed in.
    pub signed_in: bool,
    /// They may change what a circle says on its sheets.
    pub steward: bool,
}

/// `GET /print`. Statements: 0.
pub async fn show(visitor: Visitor) -> Page<Pick> {
    let me = visitor.person.as_ref();
    page(me.is_some(), me.is_some_and(people::Signed::is_helper), me.is_some_and(people::Signed::is_steward))
}

/// The page, for the handler and for samples.
pub fn page(signed_in: bool, helper: bool, steward: bool) -> Page<Pick> {
    let items = Item::ALL.map(|item| (format!("/print/{}", item.slug()), item.title(), item.about()));
    let mut live = vec![("/pod", "prints-live-map")];
    if signed_in {
        live.push(("/pods", "prints-live-tree"));
        live.push(("/checkins", "prints-live-checkins"));
    }
    if helper {
        live.push(("/walks", "prints-live-walks"));
    }
    Page::new("prints-title", Pick { items: items.into(), live, signed_in, steward })
}

//! `/desk/list`: the open asks as plain lines, to paste into a chat. The kind, the rough place and since when: nothing
//! that anybody wrote, and nothing sensitive.

use askama::Template;
use asks::domain::{AskState, Flags};
use axum::extract::State;
use kit_i18n::{Arg, Catalogue, Lang};
use kit_web::{Answer, Page, Trip, filters};
use people::{Site, Steward};

use crate::pages::list::tended;
use crate::pages::words;
use crate::store::{self, Row};

/// The page.
#[derive(Template)]
#[template(path = "pages/paste.html")]
pub struct Paste {
    /// The lines in each language, with its own name.
    pub texts: Vec<(&'static str, &'static str, String)>,
}

/// `GET /desk/list`. Statements: 1, beside the two that say who asks.
pub async fn show(State(site): State<Site>, steward: Steward, trip: Trip) -> Answer<Page<Paste>> {
    let (circles, now) = (tended(&steward.me), site.now());
    let mut rows = site.read(steward.network_id(), move |tx| store::waiting(tx, &circles)).await?;
    rows.retain(may_be_told);
    let url = steward.network.public_url.trim_end_matches('/').to_owned();
    let lines = |lang: Lang| lines(trip.catalogue(), lang, (&rows, &url), now);
    let texts = Lang::ALL.iter().map(|&lang| (lang.code(), lang.name(), lines(lang)));
    let texts = if rows.is_empty() { Vec::new() } else { texts.collect() };
    Ok(page(Paste { texts }))
}

/// The page, for the handler and for samples.
pub fn page(body: Paste) -> Page<Paste> {
    Page::new("desk-paste", body).private().section("desk")
}

/// What may stand in a chat: being asked, no flag, and of a kind that everybody may read on a card.
fn may_be_told(row: &Row) -> bool {
    row.state == AskState::Asking && row.flags == Flags::NONE && !row.marked && !row.kind.is_sensitive()
}

fn lines(words: &Catalogue, lang: Lang, (rows, url): (&[Row], &str), now: kit_base::Timestamp) -> String {
    let mut text = words.text(lang, "desk-paste-head").to_owned();
    for row in rows {
        let (kind, since) = (words.text(lang, words::kind(row.kind)), words.ago(lang, now.since(row.since)));
        let link = format!("{url}/asks/{}", row.slug);
        let args = [("kind", Arg::Str(kind)), ("place", Arg::Str(&row.place)), ("since", Arg::Str(&since))];
        text.push_str("\n- ");
        text.push_str(&words.format(lang, "desk-paste-line", &args));
        text.push(' ');
        text.push_str(&link);
    }
    text
}

//! `/directory.atom`: what changed last in the directory, for whoever follows it, in the reader's language.

use std::fmt::Write as _;

use axum::extract::State;
use axum::response::Response;
use http::HeaderValue;
use http::header::VARY;
use kit_base::{Span, Timestamp};
use kit_db::{COMMONS, DbError};
use kit_web::{Answer, Trip};
use people::Site;

use super::answer::Edition;
use super::caller::Caller;
use super::{objects, register};
use crate::pages::card;
use crate::store::listings::{self, Listing};
use crate::words::{self, Reader};

/// So many listings are in it.
const MOST: usize = 50;
const KIND: &str = "application/atom+xml; charset=utf-8";

/// `GET /directory.atom?lang=es`. Statements: 2 while nothing changes.
pub(super) async fn feed(State(site): State<Site>, caller: Caller, trip: Trip) -> Answer<Response> {
    let edition = Edition::of(&site).await?;
    let lang = trip.lang();
    let tag = edition.tag(&caller, lang.code());
    let mut response = if let Some(same) = caller.has(&tag) {
        same
    } else {
        let ids = register::look(&site, edition, |shelf| shelf.newest(MOST)).await?;
        let all = site.read::<_, DbError>(COMMONS, move |tx| listings::by_ids(tx, &ids)).await?;
        let reader = Reader { catalogue: trip.catalogue(), lang, now: edition.at };
        caller.tell(&tag, KIND, written(&all, &caller, reader))
    };
    response.headers_mut().insert(VARY, HeaderValue::from_static("accept-language, cookie"));
    Ok(response)
}

/// The feed of these listings, the newest first.
pub(super) fn written(all: &[Listing], caller: &Caller, reader: Reader<'_>) -> String {
    let title = reader.catalogue.text(reader.lang, "directory-title");
    let own = format!("{}/directory.atom", caller.base);
    let code = reader.lang.code();
    let updated = day(all.first().map_or(reader.now, |listing| listing.changed_at));
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    // Writing into a text does not fail, here and below.
    writeln!(out, "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{code}\">").unwrap_or_default();
    let name = escaped(&caller.network);
    writeln!(out, "  <id>{}</id>\n  <title>{} · {name}</title>", escaped(&own), escaped(title))
        .unwrap_or_default();
    writeln!(out, "  <updated>{updated}</updated>\n  <author><name>{name}</name></author>")
        .unwrap_or_default();
    writeln!(out, "  <link rel=\"self\" href=\"{}?lang={code}\"/>", escaped(&own)).unwrap_or_default();
    writeln!(out, "  <link rel=\"alternate\" type=\"text/html\" href=\"{}/find\"/>", escaped(&caller.base))
        .unwrap_or_default();
    for listing in all {
        entry(&mut out, listing, &caller.base, reader);
    }
    out.push_str("</feed>\n");
    out
}

fn entry(out: &mut String, listing: &Listing, base: &str, reader: Reader<'_>) {
    let page = format!("{base}/g/{}", listing.slug);
    writeln!(out, "  <entry>\n    <id>urn:uuid:{}</id>", escaped(&listing.hsds_id)).unwrap_or_default();
    writeln!(out, "    <title>{}</title>", escaped(&listing.facts.name)).unwrap_or_default();
    writeln!(out, "    <updated>{}</updated>", day(listing.changed_at)).unwrap_or_default();
    writeln!(out, "    <link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>", escaped(&page))
        .unwrap_or_default();
    writeln!(out, "    <summary>{}</summary>\n  </entry>", escaped(&said(listing, reader)))
        .unwrap_or_default();
}

/// What holds now: what it is and where, whether it rests or is over, what is said for the moment, how sure it is.
fn said(listing: &Listing, reader: Reader<'_>) -> String {
    let kind = reader.catalogue.text(reader.lang, card::kind(listing.facts.kind));
    let area = Some(listing.facts.area.as_str()).filter(|area| !area.is_empty());
    let what = area.map_or_else(|| kind.to_owned(), |area| format!("{kind}, {area}"));
    let crisis = listing.crisis_at(reader.now).and_then(|crisis| words::said(&crisis.words, reader.lang));
    let parts = [
        Some(what),
        reader.standing(listing.standing, listing.standing_said_at, &listing.zone),
        crisis.map(|(words, _)| words.to_owned()),
        Some(reader.freshness(listing)),
        words::said(&listing.facts.what, reader.lang).map(|(what, _)| what.to_owned()),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let closed = parts.iter().map(|part| part.trim_end_matches('.'));
    closed.map(|part| format!("{part}.")).collect::<Vec<_>>().join(" ")
}

/// The day of a moment: nobody learns from the feed who works at what hour.
fn day(at: Timestamp) -> String {
    let length = Span::days(1).as_secs();
    objects::moment(Timestamp::from_secs(at.secs().div_euclid(length) * length))
}

/// Text within elements and quotes; what XML 1.0 cannot hold is left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' | '\r' => out.push(' '),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out
}

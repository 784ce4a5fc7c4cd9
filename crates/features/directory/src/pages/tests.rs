//! Every page of the directory in both languages, with everything in it and with nothing in it; and what the form reads.

mod fields;
mod lists;
mod public;
mod stewards;

use std::sync::Arc;

use kit_base::{Id, Span, Timestamp};
use kit_i18n::{Catalogue, Lang};
use kit_web::sample::{self, NOW};

use crate::domain::{Facts, Kind, Said, Spot, Standing};
use crate::start::{Focus, Region};
use crate::store::listings::{Crisis, Listing};
use crate::words::Reader;

/// What somebody calls a listing who wants to break a page.
const NASTY: &str = "<b>&\"'";
/// A page that must never become a link.
const SCRIPT: &str = "javascript:alert(1)//x.y";

fn catalogue() -> Arc<Catalogue> {
    sample::catalogue(&[circles::LOCALES, people::LOCALES, crate::LOCALES])
}

fn reader(catalogue: &Catalogue, lang: Lang) -> Reader<'_> {
    Reader { catalogue, lang, now: NOW }
}

fn ago(days: i64) -> Timestamp {
    NOW - Span::days(days)
}

/// What a reader of this language should read, and the other should not.
fn is_in(html: &str, lang: Lang, en: &str, es: &str) {
    let (own, other) = if lang == Lang::Es { (es, en) } else { (en, es) };
    assert!(html.contains(own), "{lang:?} lacks {own:?}: {html}");
    assert!(!html.contains(other), "{lang:?} has {other:?}: {html}");
}

/// Nothing that was typed became a tag, an attribute or a script.
fn is_escaped(html: &str) {
    assert!(html.contains("&#60;b&#62;&#38;&#34;&#39;"), "the name is not there: {html}");
    assert!(!html.contains("<b>") && !html.contains("b>&"), "a name became a tag: {html}");
    assert!(!html.contains("href=\"javascript"), "a script became a link: {html}");
}

/// Everything that can be said, none of it nice.
fn nasty() -> Facts {
    let both = |words: &str| Said { en: format!("{words} en {NASTY}"), es: format!("{words} es {NASTY}") };
    Facts {
        kind: Kind::Pantry,
        name: NASTY.into(),
        what: both("Bags"),
        region: Some(Region::Eastside),
        place: "boyle-heights".into(),
        area: format!("Area {NASTY}"),
        address: format!("600 S Alder {NASTY}"),
        spot: Spot::at(34.04, -118.2),
        page: SCRIPT.into(),
        phone: format!("213-555-0142 {NASTY}"),
        email: format!("hola{NASTY}@limon.example"),
        focus: vec![Focus::OlderAdults],
        needs: vec!["food".into(), "errand".into(), "other".into()],
        languages: vec!["es".into(), "zap".into(), NASTY.into()],
        who: both("Anybody"),
        papers: both("None"),
        gives: "SA 10:00-13:00\n2TU 09:30-\n-2FR 18:00-24:00\n2026-03-07 -".parse().expect("hours"),
        takes: "FR 09:00-10:00".parse().expect("hours"),
    }
}

fn listing(facts: Facts) -> Listing {
    Listing {
        id: Id::from_uuid(uuid::Uuid::from_u128(7)),
        slug: "casa-limon".into(),
        hsds_id: "0f1e2d3c-4b5a-4978-8796-a5b4c3d2e1f0".into(),
        keeper: None,
        seq: 1,
        version: 3,
        source: "steward".into(),
        facts,
        zone: "America/Los_Angeles".into(),
        standing: Standing::There,
        standing_said_at: None,
        crisis: None,
        as_of: ago(30),
        is_dated: true,
        lately: None,
        confirmed_at: None,
        changed_at: ago(3),
        is_gone: false,
    }
}

/// A listing with a note that holds just now.
fn smoky() -> Listing {
    let words = Said { en: format!("Smoke {NASTY}"), es: format!("Humo {NASTY}") };
    let crisis = Some(Crisis { words, until: NOW + Span::days(3) });
    Listing { crisis, confirmed_at: Some(ago(3)), ..listing(nasty()) }
}

//! `/code`: the last four digits of a phone and the code word show how things stand, and nothing else.

use askama::Template;
use axum::extract::State;
use kit_db::Tx;
use kit_vault::{Kind as Look, Purpose};
use kit_web::{Answer, Form, Page, Problems, Trip, filters};
use people::tries::{self, Verdict};
use people::{Site, Visitor};

use super::view::{Words, lamp};
use super::write;
use crate::acts::{ActError, Cx};
use crate::domain::{Kind, Lamp, Status};
use crate::pages::ask::view::kind_key;
use crate::{posting, store};

/// Tries are counted against the digits that were typed, by their hash.
const TRIES: Purpose = Purpose::new("asks.code-tries");
/// The most people with the same last four digits that are looked at.
const MOST: u32 = 20;

/// The form, and the status when both fit.
#[derive(Template)]
#[template(path = "pages/mine/code.html")]
pub struct CodePage {
    pub(super) last4: String,
    pub(super) problems: Problems,
    pub(super) lines: Vec<Line>,
}

/// How one ask stands.
pub(super) struct Line {
    pub(super) kind: String,
    pub(super) lamp: &'static str,
    pub(super) status: String,
}

type Found = Vec<(Kind, Lamp, Status)>;

/// `GET /code`. Statements: 0.
pub async fn code(_: Visitor) -> Page<CodePage> {
    page(String::new(), Problems::new(), Vec::new())
}

/// `POST /code` with `last4` and `code`. A wrong word, an unknown phone and too many tries are answered alike.
pub async fn code_answer(
    State(site): State<Site>,
    visitor: Visitor,
    trip: Trip,
    form: Form,
) -> Answer<Page<CodePage>> {
    let digits: String = form.one("last4").chars().filter(char::is_ascii_digit).collect();
    let typed = form.one("code").to_owned();
    if form.switches_language() {
        return Ok(page(digits, Problems::new(), Vec::new()));
    }
    let mut problems = Problems::new();
    if digits.len() != 4 {
        problems.add("last4", "asks-mine-code-four");
    }
    if typed.is_empty() {
        problems.add("code", "asks-mine-code-missing");
    }
    if !problems.is_empty() {
        return Ok(page(digits, problems, Vec::new()));
    }
    let last4 = digits.clone();
    let found = write(&site, &visitor, &trip, move |tx, cx| look(tx, cx, &last4, &typed))
        .await
        .map_err(super::fault)?;
    let words =
        Words { catalogue: trip.catalogue(), lang: trip.lang(), now: site.now(), network: &visitor.network };
    let line = |(kind, light, status): &(Kind, Lamp, Status)| Line {
        kind: words.catalogue.text(words.lang, &kind_key(*kind)).to_owned(),
        lamp: lamp(*light),
        status: words.status(*status),
    };
    let lines: Vec<Line> = found.iter().flatten().map(line).collect();
    if found.is_none() {
        problems.add("code", "asks-mine-code-wrong");
    }
    Ok(page(digits, problems, lines))
}

fn page(last4: String, problems: Problems, lines: Vec<Line>) -> Page<CodePage> {
    let checked = problems.clone();
    Page::new("asks-mine-code-title", CodePage { last4, problems, lines })
        .private()
        .language_form("code-form")
        .checked(&checked)
}

/// The asks behind digits and word. Digits that nobody here has are counted like any others: an answer that came
/// sooner would tell whose telephone is known.
fn look(tx: &mut Tx<'_>, cx: &Cx<'_>, last4: &str, typed: &str) -> Result<Option<Found>, ActError> {
    let credential = tries::credential(tx, cx.vault, TRIES, last4)?;
    let open = tries::check(tx, credential, cx.now)? == Verdict::Open;
    let typed = people::CodeWord::parse(typed);
    let people = cx.vault.find(tx, Look::PhoneLast4, last4, MOST)?;
    if !open {
        return Ok(None);
    }
    // Whoever shares the digits, by chance or on purpose, wins no new tries for guessing at the others.
    let alone = people.len() == 1;
    for person in people {
        for sheet in store::sheets_of(tx, person.cast())? {
            if typed.as_ref() != Some(&posting::code_word(tx, cx, &sheet)?) {
                continue;
            }
            if alone {
                tries::passed(tx, credential)?;
            }
            let mut found = Vec::new();
            for line in store::asks_of_sheet(tx, sheet.id)? {
                let Some(kept) = store::load(tx, line.id)? else { continue };
                found.push((kept.ask.kind, kept.ask.lamp(), kept.ask.status()));
            }
            return Ok(Some(found));
        }
    }
    tries::failed(tx, credential, cx.now)?;
    Ok(None)
}

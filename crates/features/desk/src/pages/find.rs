//! `/desk/find`: "who is calling?", by the last four digits, the whole number or a first name.

use askama::Template;
use asks::pages::board::words as board;
use axum::extract::State;
use kit_base::{Private, Slug};
use kit_db::Tx;
use kit_vault::Vault;
use kit_web::{Answer, Form, Page, Query, filters};
use people::{Contact, PeopleError, Signed, Site, Steward};

use crate::pages::list::tended;
use crate::pages::words;
use crate::store::find::{self, Found, Typed};

/// The page.
#[derive(Template)]
#[template(path = "pages/find.html")]
pub struct Find {
    /// What was typed.
    pub typed: String,
    /// Something was looked up.
    pub looked: bool,
    /// Whoever could be meant.
    pub found: Vec<One>,
    /// More were found than are shown.
    pub more: bool,
}

/// Somebody who could be meant.
pub struct One {
    /// Their public name.
    pub slug: Slug,
    /// Their first name.
    pub called: String,
    /// The last four digits of their phone.
    pub last_four: String,
    /// Their open asks: where, and what about.
    pub open: Vec<(Slug, &'static str, &'static str)>,
    /// Another of those who were found has the same number or e-mail: perhaps the same person. Where to look.
    pub same: Option<String>,
    /// Other entries that are a part of this one: where each may be taken apart again.
    pub parts: Vec<String>,
}

impl One {
    pub(crate) fn to(&self, path: &str) -> String {
        format!("{path}{}", self.slug)
    }
}

/// `GET /desk/find?q=`. Statements: 6 at the most beside the two that say who asks; at the most 20 rows are opened.
pub async fn show(State(site): State<Site>, steward: Steward, query: Query) -> Answer<Page<Find>> {
    draw(&site, &steward, query.one("q")).await
}

/// `POST /desk/find`: the same, and no number stays in the browser's history.
pub async fn look(State(site): State<Site>, steward: Steward, form: Form) -> Answer<Page<Find>> {
    draw(&site, &steward, form.one("q")).await
}

async fn draw(site: &Site, steward: &Steward, q: &str) -> Answer<Page<Find>> {
    let typed: String = q.chars().take(80).collect();
    let (looked, found) = people_of(site, steward, &typed).await?;
    let more = found.len() >= find::MOST;
    Ok(page(Find { typed, looked, found, more }))
}

/// Whoever could be meant by what was typed, and whether it was enough to look.
pub(crate) async fn people_of(site: &Site, steward: &Steward, typed: &str) -> Answer<(bool, Vec<One>)> {
    let typed = Typed::of(typed);
    if !typed.is_enough() {
        return Ok((false, Vec::new()));
    }
    let (vault, me) = (site.vault.clone(), steward.me.clone());
    let found = site.read(steward.network_id(), move |tx| load(tx, &vault, &me, &typed)).await?;
    Ok((true, found))
}

/// Whether a whole number was typed.
pub(crate) fn is_number(typed: &str) -> bool {
    Typed::of(typed).is_number()
}

/// The page, for the handlers and for samples.
pub fn page(body: Find) -> Page<Find> {
    Page::new("desk-find", body).private().section("desk")
}

fn load(tx: &mut Tx<'_>, vault: &Vault, me: &Signed, typed: &Typed) -> Result<Vec<One>, PeopleError> {
    let found = find::find(tx, vault, typed, &tended(me))?;
    let ids: Vec<_> = found.iter().map(|one| one.id).collect();
    let reaches = people::reaches(tx, vault, &ids)?;
    let mut asks = find::open_asks(tx, &ids)?;
    let joined = find::parts(tx, &ids)?;
    let number = |one: &Found| match reaches.get(&one.id).map(|reach| &reach.contact) {
        Some(Contact::Phone(phone)) => {
            Some(phone.reveal().chars().filter(char::is_ascii_digit).collect::<String>())
        }
        _ => None,
    };
    let reached = |one: &Found| match reaches.get(&one.id).map(|reach| &reach.contact) {
        Some(Contact::Email(mail)) => Some(mail.reveal().trim().to_lowercase()),
        _ => number(one).map(|digits| tail(&digits, 10).to_owned()),
    };
    let mut shown = Vec::with_capacity(found.len());
    for (at, one) in found.iter().enumerate() {
        let name = reaches.get(&one.id).and_then(|reach| reach.name.clone()).map(Private::into_inner);
        let called = name.unwrap_or_default();
        if typed.digits.len() >= 4 && !goes_with(&called, &typed.words) {
            continue;
        }
        let own = number(one);
        let reach = reached(one);
        let same = found
            .iter()
            .enumerate()
            .find(|(other_at, other)| *other_at != at && reach.is_some() && reached(other) == reach);
        let same = same.map(|(_, other)| merge_path(one, other));
        let parts = joined.iter().filter(|(is, _)| *is == one.id);
        let parts = parts.map(|(_, part)| format!("/people/{}/merge/{part}", one.slug)).collect();
        let open = asks.remove(&one.id).unwrap_or_default();
        shown.push(One {
            slug: one.slug,
            called,
            last_four: own.as_deref().map(|own| tail(own, 4).to_owned()).unwrap_or_default(),
            open: open
                .into_iter()
                .map(|ask| (ask.slug, words::kind(ask.kind), board::state(ask.state)))
                .collect(),
            same,
            parts,
        });
    }
    Ok(shown)
}

/// Where two are looked at side by side: whoever was checked stays.
fn merge_path(one: &Found, other: &Found) -> String {
    let (stays, goes) = if other.verified && !one.verified { (other, one) } else { (one, other) };
    format!("/people/{}/merge/{}", stays.slug, goes.slug)
}

/// A typed name beside the digits: some word of the name begins like it. Who has no name may be anybody.
fn goes_with(name: &str, typed: &str) -> bool {
    let typed = typed.to_lowercase();
    typed.is_empty()
        || name.is_empty()
        || name.to_lowercase().split_whitespace().any(|word| {
            let first = typed.split_whitespace().next().unwrap_or_default();
            word.starts_with(first)
        })
}

/// The last characters of digits.
fn tail(digits: &str, most: usize) -> &str {
    &digits[digits.len().saturating_sub(most)..]
}

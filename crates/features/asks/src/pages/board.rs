//! `/asks`: the helper's board. Cards of asks that reached one of their circles, newest first.

mod cursor;
mod mine;
pub mod words;

#[cfg(test)]
mod tests;

use askama::Template;
use axum::extract::State;
use http::Uri;
use kit_base::{Slug, Timestamp};
use kit_web::{Answer, Form, Page, filters};
use people::{Helper, Site};

pub use self::mine::{MyPromises, Promises};
use crate::acts::ActError;
use crate::domain::{AskState, Lamp, MAX_OPEN_CLAIMS};
use crate::pages::hold::fault;
use crate::store::{self, Card, Eyes, Line, Lively, MOST, PAGE};

/// The board.
#[derive(Template)]
#[template(path = "pages/board.html")]
pub struct Board {
    /// The asks that nobody has.
    pub cards: Vec<Shown>,
    /// What the helper holds.
    pub mine: Vec<Line>,
    /// What somebody took lately.
    pub lately: Vec<Line>,
    /// What the helper said "can't this time" to.
    pub not_now: Vec<Line>,
    /// How many they may hold.
    pub most: u8,
    /// The helper belongs to a circle.
    pub seated: bool,
    /// The helper rests.
    pub resting: bool,
    /// A later page than the first.
    pub later: bool,
    /// The path of the next page; empty: there is none.
    pub older: String,
}

/// A card in finished words and message keys: nothing is made up while the page is drawn.
pub struct Shown {
    slug: Slug,
    line: Option<String>,
    kind: &'static str,
    neutral: &'static str,
    place: String,
    age: &'static str,
    when: &'static str,
    urgent: bool,
    language: String,
}

impl Shown {
    /// Of a stored card.
    pub fn of(card: Card, now: Timestamp) -> Self {
        Self {
            slug: card.slug,
            kind: words::kind(card.kind),
            neutral: words::neutral(card.kind),
            line: card.public_line,
            place: card.place,
            age: words::age(now.since(card.asked_at)),
            when: words::when(card.when),
            urgent: card.when.is_urgent(),
            language: words::language(card.language),
        }
    }
}

/// What was asked for in the address.
struct Asked {
    size: usize,
    after: Option<String>,
}

impl Asked {
    fn of(uri: &Uri) -> Self {
        let query = Form::parse(uri.query().unwrap_or_default().as_bytes()).unwrap_or_default();
        let size = query.one("n").parse().unwrap_or(PAGE).clamp(1, MOST);
        Self { size, after: query.some("after").map(str::to_owned) }
    }
}

type Found = (store::Board, Lively, Option<String>);

/// `GET /asks?n=…&after=…`. Statements: 3, beside the two that say who asks.
pub async fn show(State(site): State<Site>, helper: Helper, uri: Uri) -> Answer<Page<Board>> {
    let Asked { size, after } = Asked::of(&uri);
    let later = after.is_some();
    let (cards, lively, next) = load(&site, &helper, size, after).await.map_err(fault)?;
    let now = site.now();
    let older = match next {
        Some(next) if size == PAGE => format!("/asks?after={next}"),
        Some(next) => format!("/asks?n={size}&after={next}"),
        None => String::new(),
    };
    let body = Board {
        cards: cards.cards.into_iter().map(|card| Shown::of(card, now)).collect(),
        mine: lively.mine,
        lately: lively.lately,
        not_now: lively.not_now,
        most: MAX_OPEN_CLAIMS,
        seated: !helper.me.seats.is_empty(),
        resting: helper.me.resting(now),
        later,
        older,
    };
    Ok(page(body))
}

/// The page, for the handler and for samples.
pub fn page(body: Board) -> Page<Board> {
    Page::new("asks-board-title", body).private().section("asks")
}

async fn load(site: &Site, who: &Helper, most: usize, after: Option<String>) -> Result<Found, ActError> {
    let (vault, me) = (site.vault.clone(), who.me.id);
    let seats: Vec<_> = who.me.circles().collect();
    site.read(who.network_id(), move |tx| {
        let after = match &after {
            Some(text) => Some(cursor::open(tx, &vault, text)?.ok_or(ActError::Gone)?),
            None => None,
        };
        let apart = trust::apart_from(tx, me)?.into_iter().map(kit_base::Id::cast).collect();
        let eyes = Eyes { person: me.cast(), circles: seats.clone(), apart };
        let cards = store::board(tx, &eyes, after, most)?;
        let lively = if after.is_none() { store::lively(tx, &eyes)? } else { Lively::default() };
        let next = cards.next.map(|next| cursor::seal(tx, &vault, next)).transpose()?;
        Ok((cards, lively, next))
    })
    .await
}

impl Board {
    /// The way back to the first page.
    const fn newer(&self) -> &'static str {
        if self.later { "/asks" } else { "" }
    }
}

impl Line {
    /// What it says when the asker approved no line.
    pub const fn neutral(&self) -> &'static str {
        words::neutral(self.kind)
    }

    /// What it is about, in a word.
    pub const fn kind_word(&self) -> &'static str {
        words::kind(self.kind)
    }

    /// Its lamp's class.
    pub const fn lamp(&self) -> &'static str {
        words::lamp(self.state)
    }

    /// Its lamp's word.
    pub const fn lamp_word(&self) -> &'static str {
        match self.state.lamp() {
            Lamp::Off => "web-lamp-off",
            Lamp::Lit => "web-lamp-lit",
            Lamp::TwoLights => "web-lamp-done",
            Lamp::Resting => "web-lamp-resting",
        }
    }

    /// Where the helper's claim stands, or else the ask; nothing if the lamp's word says the same.
    pub const fn says(&self) -> Option<&'static str> {
        match (self.claim, self.state) {
            (Some(claim), _) => Some(words::claim(claim)),
            (None, AskState::Asking | AskState::Lit | AskState::Done) => None,
            (None, state) => Some(words::state(state)),
        }
    }
}

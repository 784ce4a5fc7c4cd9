//! `/desk/new`: an ask written down for somebody who called. One page, because the steward listens meanwhile.

use askama::Template;
use asks::domain::{Kind, When};
use asks::pages::ask::answers::{Answers, HOURS, SAFE};
use asks::pages::ask::caller;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use kit_i18n::SPOKEN;
use kit_jobs::idempotency::new_key;
use kit_web::http::HeaderMap;
use kit_web::{Answer, Form, Page, Problems, Query, SeeOther, Trip, filters};
use people::{Site, Steward};

use crate::pages::{calls, find, words};

/// The form.
#[derive(Template)]
#[template(path = "pages/new.html")]
pub struct New {
    /// What was typed.
    pub answers: Answers,
    /// What is wrong with it.
    pub problems: Problems,
    /// The circles, with the chosen one marked.
    pub places: Vec<Place>,
    /// So that a form sent twice counts once.
    pub key: String,
    /// The language to begin with.
    pub lang: &'static str,
    /// Somebody the steward knows it is from: their name in addresses, and their first name.
    pub known: Option<(String, String)>,
    /// The first question is who is calling: what was typed, and whoever that could be.
    pub who: Option<Who>,
}

/// "Is it one of these?"
#[derive(Default)]
pub struct Who {
    /// What was typed.
    pub typed: String,
    /// Whoever could be meant.
    pub found: Vec<find::One>,
}

/// A circle to choose.
pub struct Place {
    /// What the form sends.
    pub slug: String,
    /// What people read.
    pub name: String,
    /// Chosen already.
    pub chosen: bool,
}

/// `GET /desk/new`: who is calling? With `new` or `for` the form itself. Statements: 5 at the most, beside the two that
/// say who asks.
pub async fn show(State(site): State<Site>, steward: Steward, query: Query) -> Answer<Page<New>> {
    let known = calls::known(&site, &steward, query.some("for")).await?;
    if known.is_none() && !query.has("new") {
        return Ok(page(first(&site, &steward, Who::default())));
    }
    draw(&site, &steward, (Answers::default(), Problems::new(), new_key(&site.rng)), known).await
}

/// The first question, with whoever was found.
fn first(site: &Site, steward: &Steward, who: Who) -> New {
    New {
        answers: Answers::default(),
        problems: Problems::new(),
        places: Vec::new(),
        key: new_key(&site.rng),
        lang: steward.lang.code(),
        known: None,
        who: Some(who),
    }
}

/// `POST /desk/new`
pub async fn answer(
    State(site): State<Site>,
    steward: Steward,
    trip: Trip,
    headers: HeaderMap,
    form: Form,
) -> Answer<Response> {
    if form.has("who") {
        let typed: String = form.one("q").chars().take(80).collect();
        let (looked, found) = find::people_of(&site, &steward, &typed).await?;
        if looked && found.is_empty() {
            // Nobody by that: the form, with the number in it.
            let mut answers = Answers::default();
            if find::is_number(&typed) {
                answers.set("contact_value", &typed);
            } else {
                answers.set("name", typed.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' '));
            }
            let begun = (answers, Problems::new(), new_key(&site.rng));
            return Ok(draw(&site, &steward, begun, None).await?.into_response());
        }
        return Ok(page(first(&site, &steward, Who { typed, found })).into_response());
    }
    let known = calls::known(&site, &steward, form.some("for")).await?;
    let key = form.some("key").map_or_else(|| new_key(&site.rng), str::to_owned);
    if form.switches_language() {
        let typed = (caller::answers(&form), Problems::new(), key);
        return Ok(draw(&site, &steward, typed, known).await?.into_response());
    }
    let asker = known.as_ref().map(|(slug, _)| slug.as_str());
    match caller::write(&site, &steward, &trip, &headers, (&form, asker)).await? {
        Ok(Some(slug)) => Ok(SeeOther::to(format!("/desk/{slug}")).flash("desk-new-kept").into_response()),
        Ok(None) => Ok(SeeOther::to("/desk").flash("desk-new-kept").into_response()),
        Err(problems) => {
            let typed = (caller::answers(&form), problems, key);
            Ok(draw(&site, &steward, typed, known).await?.into_response())
        }
    }
}

async fn draw(
    site: &Site,
    steward: &Steward,
    (answers, problems, key): (Answers, Problems, String),
    known: Option<(String, String)>,
) -> Answer<Page<New>> {
    let lines = caller::places(site, steward, answers.one("circle")).await?;
    let places = lines
        .into_iter()
        .map(|line| Place { slug: line.slug, name: line.name, chosen: line.chosen })
        .collect();
    Ok(page(New { answers, problems, places, key, lang: steward.lang.code(), known, who: None }))
}

/// The page, for the handlers and for samples.
pub fn page(body: New) -> Page<New> {
    let problems = body.problems.clone();
    Page::new("desk-new", body).private().section("desk").language_form("caller").checked(&problems)
}

type Chip = (&'static str, &'static str);

impl New {
    fn text(&self, field: &str) -> &str {
        self.answers.one(field)
    }

    fn has(&self, field: &str, value: &str) -> bool {
        self.answers.is(field, value)
    }

    /// Whether a chip is the chosen one, or the one to begin with.
    fn chosen(&self, field: &str, value: &str, first: &str) -> bool {
        self.answers.some(field).map_or(value == first, |said| said == value)
    }

    fn kinds() -> impl Iterator<Item = Chip> {
        Kind::ALL.iter().map(|&kind| (kind.code(), words::kind(kind)))
    }

    fn whens() -> impl Iterator<Item = Chip> {
        When::ALL.iter().map(|&when| (when.code(), words::when(when)))
    }

    fn safe() -> impl Iterator<Item = (&'static str, String)> {
        SAFE.iter().map(|&code| (code, format!("asks-ask-safe-{code}")))
    }

    fn hours() -> impl Iterator<Item = (&'static str, String)> {
        HOURS.iter().map(|&code| (code, format!("asks-ask-hours-{code}")))
    }

    fn languages() -> &'static [Chip] {
        SPOKEN
    }
}

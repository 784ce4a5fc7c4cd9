//! `/print/{item}/words`: what a circle says on a sheet, in both languages. Ours come back with one tap, and so does what stood
//! before.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use circles::Circle;
use kit_db::{DbError, Tx};
use kit_i18n::{Catalogue, Lang};
use kit_web::{Answer, Fault, Form, Page, Problems, Query, SeeOther, Trip, filters};
use people::{Role, Signed, Site, Steward};

use super::fill::{self, Row};
use crate::field::Kind;
use crate::filled::{Filled, offered};
use crate::item::Item;
use crate::known::Known;
use crate::store::words;

/// The page.
#[derive(Template)]
#[template(path = "pages/words.html")]
pub struct WordsPage {
    /// Message key: what it is.
    pub called: &'static str,
    /// Where the form goes.
    pub path: String,
    /// Where the sheet itself is.
    pub item: String,
    /// The circles I tend: slug, name, whether it is this one.
    pub circles: Vec<(String, String, bool)>,
    /// This circle.
    pub slug: String,
    /// Its name.
    pub circle: String,
    /// It has words of its own.
    pub own: bool,
    /// There is something to undo.
    pub changed: bool,
    /// The words by language.
    pub words: Vec<(Lang, Vec<Row>)>,
    /// What is wrong.
    pub problems: Problems,
}

/// The page, for the handlers and for samples.
pub fn page(body: WordsPage) -> Page<WordsPage> {
    let problems = body.problems.clone();
    Page::new("prints-words-title", body).private().language_form("words").checked(&problems)
}

fn item(slug: &str) -> Answer<Item> {
    Ok(Item::from_slug(slug).filter(|item| item.has_words()).ok_or(Fault::NOT_FOUND)?)
}

/// The circles somebody tends.
fn tended(tx: &mut Tx<'_>, me: &Signed) -> Result<Vec<Circle>, DbError> {
    let mut found = Vec::new();
    for held in me.roles.iter().filter(|held| held.role == Role::Steward) {
        found.extend(circles::store::load(tx, held.circle)?);
    }
    for seat in me.circles() {
        if !found.iter().any(|known| known.id == seat) && me.tends(tx, seat)? {
            found.extend(circles::store::load(tx, seat)?);
        }
    }
    Ok(found)
}

/// One of them: the one of this slug, or the first.
fn chosen(tended: &[Circle], slug: &str) -> Option<Circle> {
    let named = tended.iter().find(|circle| circle.slug.as_str() == slug);
    if slug.is_empty() { tended.first().cloned() } else { named.cloned() }
}

async fn draw(
    site: &Site,
    me: &Steward,
    trip: &Trip,
    (item, slug): (Item, String),
    typed: Option<(&Form, Problems)>,
) -> Answer<Page<WordsPage>> {
    let who = me.me.clone();
    let found = site
        .read(me.network_id(), move |tx| {
            let tended = tended(tx, &who)?;
            let Some(circle) = chosen(&tended, &slug) else { return Ok(None) };
            let own = words::own(tx, circle.id, item)?;
            let changed = words::were_changed(tx, circle.id, item)?;
            Ok::<_, DbError>(Some((tended, circle, own, changed)))
        })
        .await?;
    let (tended, circle, own, changed) = found.ok_or(Fault::NOT_FOUND)?;
    let has_own = !own.is_empty();
    let known = Known { words: own, ..Known::default() };
    let nothing = Form::default();
    let (form, problems) = typed.unwrap_or((&nothing, Problems::new()));
    let filled = Filled::read(item, form, (trip.catalogue(), trip.lang()), &known);
    Ok(page(WordsPage {
        called: item.title(),
        path: format!("/print/{}/words", item.slug()),
        item: format!("/print/{}", item.slug()),
        circles: tended
            .into_iter()
            .map(|one| (one.slug.to_string(), one.name, one.id == circle.id))
            .collect(),
        slug: circle.slug.to_string(),
        circle: circle.name,
        own: has_own,
        changed,
        words: fill::words(&filled),
        problems,
    }))
}

/// `GET /print/{item}/words?circle=`. Statements: some for each circle, and two.
pub async fn show(
    State(site): State<Site>,
    me: Steward,
    trip: Trip,
    Path(slug): Path<String>,
    query: Query,
) -> Answer<Page<WordsPage>> {
    draw(&site, &me, &trip, (item(&slug)?, query.one("circle").to_owned()), None).await
}

/// What is to be kept of a form: what is as ours is ours, and follows it when ours is improved.
fn kept(form: &Form, item: Item, ours: &Catalogue) -> Vec<(&'static str, Option<String>)> {
    let mut kept = Vec::new();
    for lang in Lang::ALL {
        for word in item.words() {
            let typed = form.one(word.id(lang)).replace("\r\n", "\n");
            let is_own = !typed.is_empty() && typed != offered(ours, lang, word);
            kept.push((word.id(lang), is_own.then_some(typed)));
        }
    }
    kept
}

/// `POST /print/{item}/words` with `circle` and the words.
pub async fn save(
    State(site): State<Site>,
    me: Steward,
    trip: Trip,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<Response> {
    let item = item(&slug)?;
    let filled = Filled::read(item, &form, (trip.catalogue(), trip.lang()), &Known::default());
    let problems = if form.switches_language() { Problems::new() } else { filled.problems() };
    if form.switches_language() || !problems.is_empty() {
        let circle = form.one("circle").to_owned();
        return Ok(draw(&site, &me, &trip, (item, circle), Some((&form, problems))).await?.into_response());
    }
    let (who, now, named) = (me.me.clone(), site.now(), form.one("circle").to_owned());
    let kept = kept(&form, item, trip.catalogue());
    let done = site
        .write(me.network_id(), move |tx| {
            let Some(circle) = chosen(&tended(tx, &who)?, &named) else { return Ok(false) };
            words::save(tx, (circle.id, item), &kept, now)?;
            Ok::<_, DbError>(true)
        })
        .await?;
    if !done {
        return Err(Fault::NOT_FOUND.into());
    }
    let back = format!("/print/{slug}/words?circle={}", form.one("circle"));
    Ok(SeeOther::to(back).flash("prints-words-saved").into_response())
}

/// `POST /print/{item}/words/turn` with `circle` and `to`: `ours`, or `before`.
pub async fn turn(
    State(site): State<Site>,
    me: Steward,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<SeeOther> {
    let (item, ours) = (item(&slug)?, form.is("to", "ours"));
    if !ours && !form.is("to", "before") {
        return Err(Fault::NOT_FOUND.into());
    }
    let (who, now, named) = (me.me.clone(), site.now(), form.one("circle").to_owned());
    let done = site
        .write(me.network_id(), move |tx| {
            let Some(circle) = chosen(&tended(tx, &who)?, &named) else { return Ok(false) };
            if ours {
                words::ours(tx, (circle.id, item), now)?;
            } else {
                words::undo(tx, (circle.id, item), now)?;
            }
            Ok::<_, DbError>(true)
        })
        .await?;
    if !done {
        return Err(Fault::NOT_FOUND.into());
    }
    let back = format!("/print/{slug}/words?circle={}", form.one("circle"));
    Ok(SeeOther::to(back).flash(if ours { "prints-words-ours" } else { "prints-words-before" }))
}

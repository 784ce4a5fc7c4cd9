//! `/print/{item}/up`: I put these up. Where, in rough words, and how many; a month later somebody asks.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use circles::CircleId;
use kit_base::{Private, Span};
use kit_db::DbError;
use kit_jobs::idempotency::{self, Key, Outcome, Post, digest, new_key};
use kit_web::{Answer, Fault, Form, Page, Problem, Problems, SeeOther, filters};
use people::{Neighbor, PersonId, Site};

use crate::domain::LOOK_AGAIN;
use crate::item::Item;
use crate::store::batches::{self, NewBatch};

/// Letters of the place.
const PLACE: usize = 80;
/// Batches of one person that hang at the same time.
const MOST: i64 = 60;
/// Copies of one batch.
const COPIES: i64 = 2000;

/// The page.
#[derive(Template)]
#[template(path = "pages/up.html")]
pub struct Up {
    /// Message key: what it is.
    pub called: &'static str,
    /// Where the form goes.
    pub path: String,
    /// Where the sheet itself is.
    pub item: String,
    /// Where it hangs.
    pub place: String,
    /// How many.
    pub copies: String,
    /// How many days ago.
    pub ago: String,
    /// The key of the form: sent twice it is noted once.
    pub form_key: String,
    /// My circles: slug, name, chosen.
    pub circles: Vec<(String, String, bool)>,
    /// What is wrong.
    pub problems: Problems,
}

impl Up {
    fn days() -> [(&'static str, &'static str); 3] {
        [("0", "prints-up-today"), ("1", "prints-up-yesterday"), ("7", "prints-up-week")]
    }
}

/// The page, for the handlers and for samples.
pub fn page(body: Up) -> Page<Up> {
    let problems = body.problems.clone();
    Page::new("prints-up-do", body).private().language_form("up").checked(&problems)
}

fn item(slug: &str) -> Answer<Item> {
    Ok(Item::from_slug(slug).filter(|item| item.hangs_outside()).ok_or(Fault::NOT_FOUND)?)
}

/// The circles somebody belongs to, narrow first.
async fn mine(site: &Site, me: &Neighbor) -> Answer<Vec<(CircleId, String, String)>> {
    let seats: Vec<CircleId> = me.me.circles().collect();
    let found = site
        .read(me.network_id(), move |tx| {
            let mut found = Vec::new();
            for seat in &seats {
                if let Some(circle) = circles::store::load(tx, *seat)? {
                    found.push((circle.id, circle.slug.to_string(), circle.name));
                }
            }
            Ok::<_, DbError>(found)
        })
        .await?;
    Ok(found)
}

async fn draw(
    site: &Site,
    me: &Neighbor,
    item: Item,
    (form, problems): (&Form, Problems),
) -> Answer<Page<Up>> {
    let mine = mine(site, me).await?;
    let chosen =
        form.some("circle").map_or(mine.first().map(|one| one.1.clone()), |one| Some(one.to_owned()));
    let circles = mine.into_iter().map(|(_, slug, name)| {
        let is_chosen = chosen.as_ref() == Some(&slug);
        (slug, name, is_chosen)
    });
    Ok(page(Up {
        called: item.title(),
        path: format!("/print/{}/up", item.slug()),
        item: format!("/print/{}", item.slug()),
        place: form.one("place").to_owned(),
        copies: form.one("copies").to_owned(),
        ago: form.some("ago").unwrap_or("0").to_owned(),
        form_key: form.some("key").map_or_else(|| new_key(&site.rng), str::to_owned),
        circles: circles.collect(),
        problems,
    }))
}

/// `GET /print/{item}/up`. Statements: one for each circle, eight at the most.
pub async fn show(State(site): State<Site>, me: Neighbor, Path(slug): Path<String>) -> Answer<Page<Up>> {
    draw(&site, &me, item(&slug)?, (&Form::default(), Problems::new())).await
}

/// What is wrong with what was typed.
fn problems(form: &Form) -> Problems {
    let mut problems = Problems::new();
    let place = form.one("place");
    if place.is_empty() {
        problems.add("place", "prints-up-place-missing");
    } else if place.chars().count() > PLACE {
        problems.push(Problem::new("place", "prints-too-long").number("max", 80));
    } else if !people::leaks(place).is_empty() {
        problems.add("place", "prints-up-place-near");
    }
    if !form.one("copies").parse().is_ok_and(|copies: i64| (1..=COPIES).contains(&copies)) {
        problems.add("copies", "prints-up-copies-wrong");
    }
    problems
}

/// This form of this person, if it brings a key.
fn post_of(me: PersonId, item: Item, form: &Form) -> Option<Post> {
    let key = Key::parse(form.one("key"))?;
    let parts = ["place", "copies", "ago", "circle"].map(|field| form.one(field).as_bytes());
    let actor = digest(&[b"prints.up", me.uuid().as_bytes(), item.slug().as_bytes()]);
    Some(Post { actor, key, body_hash: digest(&parts) })
}

/// `POST /print/{item}/up` with `place`, `copies`, `ago`, `circle` and `key`.
pub async fn put(
    State(site): State<Site>,
    me: Neighbor,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<Response> {
    let item = item(&slug)?;
    let mut problems = if form.switches_language() { Problems::new() } else { problems(&form) };
    let circle = mine(&site, &me).await?.into_iter().find(|(_, slug, _)| *slug == form.one("circle"));
    if circle.is_none() && !form.switches_language() {
        problems.add("circle", "prints-up-circle-missing");
    }
    let (Some((circle, ..)), true, false) = (circle, problems.is_empty(), form.switches_language()) else {
        return Ok(draw(&site, &me, item, (&form, problems)).await?.into_response());
    };
    let (vault, rng, now, by) = (site.vault.clone(), site.rng.clone(), site.now(), me.me.id);
    let days = form.one("ago").parse().ok().filter(|days| (0..=7).contains(days)).unwrap_or(0);
    let put_up_at = now - Span::days(days);
    let post = post_of(me.me.id, item, &form);
    let (place, copies) = (form.one("place").to_owned(), form.one("copies").parse().unwrap_or(1));
    let wrong = site
        .write(me.network_id(), move |tx| {
            match post.as_ref().map(|post| idempotency::remember(tx, post, "noted", now)).transpose()? {
                None | Some(Outcome::First) => {}
                Some(Outcome::Repeat(_)) => return Ok(None),
                Some(Outcome::Mismatch) => return Ok(Some("prints-up-twice")),
            }
            if batches::standing(tx, by)? >= MOST {
                return Ok(Some("prints-up-most"));
            }
            let place = Private::new(place.clone());
            let ask_at = put_up_at + LOOK_AGAIN;
            let new = NewBatch { circle, by, item, place, copies, put_up_at, ask_at };
            batches::add(tx, &vault, &new, now, &rng)?;
            Ok::<_, DbError>(None)
        })
        .await?;
    if let Some(why) = wrong {
        let mut problems = Problems::new();
        problems.add("place", why);
        let mut again = draw(&site, &me, item, (&form, problems)).await?;
        again.body.form_key = new_key(&site.rng);
        return Ok(again.into_response());
    }
    Ok(SeeOther::to("/print/batches").flash("prints-up-noted").into_response())
}

//! `/pods/new`: somebody who is trusted in a building or on a block begins a pod there, or a steward does for others.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use circles::{CircleId, NewCircle, Scale};
use kit_base::{Rng, Slug, Timestamp};
use kit_db::{DbError, Tx};
use kit_web::{Answer, Form, Page, Problem, Problems, SeeOther, filters};
use people::{Neighbor, Role, Signed, Site, memberships};

use crate::domain::Post;
use crate::store::{begun, posts};

/// The longest name, and the longest of what is near.
const LONGEST: usize = 60;

/// The page.
#[derive(Template)]
#[template(path = "pages/begin.html")]
pub struct Begin {
    /// Where one may begin: public name, name, whether it is chosen.
    pub places: Vec<(Slug, String, bool)>,
    /// The reader could begin one for others.
    pub tends: bool,
    /// What was typed.
    pub typed: Typed,
    /// What is wrong with it.
    pub problems: Problems,
}

/// The form as it was typed.
#[derive(Clone)]
pub struct Typed {
    /// What the pod is called.
    pub called: String,
    /// Its cross streets.
    pub near: String,
    /// The reader is one of them.
    pub joins: bool,
}

impl Default for Typed {
    fn default() -> Self {
        Self { called: String::new(), near: String::new(), joins: true }
    }
}

/// The page, for the handlers and for samples.
pub fn page(body: Begin) -> Page<Begin> {
    let problems = body.problems.clone();
    Page::new("rosters-new-title", body).private().section("my").language_form("pod").checked(&problems)
}

/// A place where somebody may begin a pod.
struct Place {
    circle: CircleId,
    slug: Slug,
    called: String,
    /// They are trusted there.
    trusted: bool,
}

/// Where somebody may begin a pod: where they belong and are trusted, and in all that they tend. Statements: 3, 4 for
/// stewards.
fn places(tx: &mut Tx<'_>, me: &Signed) -> Result<Vec<Place>, DbError> {
    if trust::is_suspended(tx, me.id)? {
        return Ok(Vec::new());
    }
    let trusted = trust::store::standing::trusted_where(tx, me.id)?;
    let tended: Vec<CircleId> =
        me.roles.iter().filter(|held| held.role == Role::Steward).map(|held| held.circle).collect();
    let below =
        if tended.is_empty() { Vec::new() } else { trust::store::invites::circles_below(tx, &tended)? };
    let wide = begun::wide(tx)?;
    let place = |trusted: bool| {
        move |(circle, slug, called): (CircleId, Slug, String)| Place { circle, slug, called, trusted }
    };
    let mut all: Vec<Place> =
        trusted.into_iter().map(place(true)).chain(below.into_iter().map(place(false))).collect();
    all.retain(|place| wide.contains(&place.circle));
    all.sort_by(|a, b| (&a.called, a.circle, !a.trusted).cmp(&(&b.called, b.circle, !b.trusted)));
    all.dedup_by_key(|place| place.circle);
    Ok(all)
}

fn problems(typed: &Typed) -> Problems {
    let mut problems = Problems::new();
    if typed.called.is_empty() || typed.called.chars().count() > LONGEST {
        problems.push(Problem::new("called", "rosters-new-called-wrong").number("max", 60));
    }
    if typed.near.chars().count() > LONGEST {
        problems.push(Problem::new("near", "rosters-new-near-long").number("max", 60));
    } else if has_house_number(&typed.near) {
        problems.add("near", "rosters-new-near-number");
    }
    problems
}

/// Three digits or more that stand alone are a house, not a street.
fn has_house_number(text: &str) -> bool {
    let number = |word: &str| word.len() > 2 && word.chars().all(|c| c.is_ascii_digit());
    text.split(|c: char| !c.is_alphanumeric()).any(number)
}

async fn draw(
    site: &Site,
    me: &Neighbor,
    (typed, chosen, problems): (Typed, String, Problems),
) -> Answer<Page<Begin>> {
    let who = me.me.clone();
    let places = site.read(me.network_id(), move |tx| places(tx, &who)).await?;
    let choice = |place: Place| (place.slug, place.called, place.slug.as_str() == chosen);
    let places = places.into_iter().map(choice).collect();
    Ok(page(Begin { places, tends: me.me.is_steward(), typed, problems }))
}

/// `GET /pods/new`. Statements: 3, 4 for stewards.
pub async fn show(State(site): State<Site>, me: Neighbor) -> Answer<Page<Begin>> {
    draw(&site, &me, (Typed::default(), String::new(), Problems::new())).await
}

/// `POST /pods/new` with `place`, `called`, `near` and, of a steward, `joins`. Again is the same.
pub(super) async fn make(State(site): State<Site>, me: Neighbor, form: Form) -> Answer<Response> {
    let typed = Typed {
        called: form.one("called").to_owned(),
        near: form.one("near").to_owned(),
        joins: form.is("joins", "yes") || !me.me.is_steward(),
    };
    let chosen = form.one("place").to_owned();
    let mut problems = if form.switches_language() { Problems::new() } else { problems(&typed) };
    if form.switches_language() || !problems.is_empty() {
        return Ok(draw(&site, &me, (typed, chosen, problems)).await?.into_response());
    }
    let (who, now, rng) = (me.me.clone(), site.now(), site.rng.clone());
    let (asked, new) = (chosen.clone(), typed.clone());
    let made = site
        .write(me.network_id(), move |tx| {
            let places = places(tx, &who)?;
            let Some(place) = places.iter().find(|place| place.slug.as_str() == asked) else {
                return Ok(None);
            };
            begin(tx, (&who, place), &new, (now, &rng)).map(Some)
        })
        .await?;
    let Some(slug) = made else {
        problems.add("place", "rosters-new-place-wrong");
        return Ok(draw(&site, &me, (typed, chosen, problems)).await?.into_response());
    };
    let to = if typed.joins { format!("/pods/{slug}") } else { "/pods".to_owned() };
    Ok(SeeOther::to(to).flash("rosters-new-made").into_response())
}

/// Makes the pod; whoever begins it is its point person for a term.
fn begin(
    tx: &mut Tx<'_>,
    (me, place): (&Signed, &Place),
    typed: &Typed,
    (now, rng): (Timestamp, &Rng),
) -> Result<Slug, DbError> {
    if let Some(slug) = begun::same(tx, place.circle, &typed.called)? {
        return Ok(slug);
    }
    let new = NewCircle {
        scale: Scale::Pod,
        name: typed.called.clone(),
        parent: Some(place.circle),
        rough_place: Some(typed.near.clone()).filter(|near| !near.is_empty()),
        cell: None,
    };
    let pod = circles::store::create(tx, &new, now, rng)?;
    if typed.joins {
        // Trusted in the building that holds the pod, or its steward: nobody else may begin one.
        memberships::join(tx, pod, me.id, Some(now), now)?;
        posts::give(tx, pod, (Post::Point, me.id), now)?;
    }
    let made =
        circles::store::load(tx, pod)?.ok_or_else(|| DbError::Shape("a pod that was just made".into()))?;
    Ok(made.slug)
}

#[cfg(test)]
mod tests {
    use super::has_house_number;

    #[test]
    fn cross_streets_are_taken_and_house_numbers_are_not() {
        for streets in ["4th & Magnolia", "between 4th and 7th", "by the laundromat", "5 and Main", ""] {
            assert!(!has_house_number(streets), "{streets}");
        }
        for house in ["1420 Alder St", "Alder 1420", "Alder St., 217"] {
            assert!(has_house_number(house), "{house}");
        }
    }
}

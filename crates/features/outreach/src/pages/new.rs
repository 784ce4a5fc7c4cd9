//! `/walks/new`: a steward types buildings and doors.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use circles::CircleId;
use kit_base::Slug;
use kit_db::{DbError, Tx};
use kit_jobs::idempotency::{self, Key, Outcome, Post, digest, new_key};
use kit_web::{Answer, Fault, FaultKind, Form, Page, Problem, Problems, SeeOther, filters};
use people::{PeopleError, Role, Signed, Site, Steward};

use crate::domain::{Unread, read};
use crate::store::walks::{self, Building};

/// Fields for one building.
struct Fields {
    building: &'static str,
    doors: &'static str,
    quiet: &'static str,
}

/// As many buildings as one form takes.
const FIELDS: [Fields; 4] = [
    Fields { building: "building1", doors: "doors1", quiet: "quiet1" },
    Fields { building: "building2", doors: "doors2", quiet: "quiet2" },
    Fields { building: "building3", doors: "doors3", quiet: "quiet3" },
    Fields { building: "building4", doors: "doors4", quiet: "quiet4" },
];
/// The longest name of a building.
const LONGEST: usize = 60;

/// The page.
#[derive(Template)]
#[template(path = "pages/new.html")]
pub struct New {
    /// Circles to choose from: public name, name, whether it is chosen.
    pub circles: Vec<(Slug, String, bool)>,
    /// What was typed.
    pub rows: Vec<Typed>,
    /// So that a form sent twice makes one list.
    pub key: String,
    /// What is wrong with it.
    pub problems: Problems,
}

/// One building as it was typed.
#[derive(Clone, Default)]
pub struct Typed {
    /// The names of its fields.
    pub fields: [&'static str; 3],
    /// The building.
    pub building: String,
    /// Its doors.
    pub doors: String,
    /// A sign says no handbills.
    pub quiet: bool,
}

/// The page, for the handlers and for samples.
pub fn page(body: New) -> Page<New> {
    let problems = body.problems.clone();
    Page::new("outreach-new", body).private().section("desk").language_form("walk").checked(&problems)
}

/// The form's rows with what was typed.
pub fn rows(form: &Form) -> Vec<Typed> {
    FIELDS
        .iter()
        .map(|fields| Typed {
            fields: [fields.building, fields.doors, fields.quiet],
            building: form.one(fields.building).to_owned(),
            doors: form.one(fields.doors).to_owned(),
            quiet: form.is(fields.quiet, "yes"),
        })
        .collect()
}

/// Circles that this steward may have walked.
fn circles_of(tx: &mut Tx<'_>, me: &Signed) -> Result<Vec<(CircleId, Slug, String)>, DbError> {
    let tended = me.roles.iter().filter(|held| held.role == Role::Steward).map(|held| held.circle);
    let mut all = trust::store::invites::circles_below(tx, &tended.collect::<Vec<_>>())?;
    all.sort_by(|(a, _, one), (b, _, other)| (one, a).cmp(&(other, b)));
    all.dedup_by_key(|(id, ..)| *id);
    Ok(all)
}

async fn draw(site: &Site, me: &Steward, (form, problems): (&Form, Problems)) -> Answer<Page<New>> {
    let (who, chosen) = (me.me.clone(), form.one("circle").to_owned());
    let circles = site.read(me.network_id(), move |tx| circles_of(tx, &who)).await?;
    let choice = |(_, slug, own): (CircleId, Slug, String)| (slug, own, slug.as_str() == chosen);
    let circles = circles.into_iter().map(choice).collect();
    // What was wrong made no list: the mended form is another one.
    let key = if problems.is_empty() { form.one("key").to_owned() } else { new_key(&site.rng) };
    Ok(page(New { circles, rows: rows(form), key, problems }))
}

/// `GET /walks/new`. Statements: 1.
pub async fn show(State(site): State<Site>, me: Steward) -> Answer<Page<New>> {
    let key = new_key(&site.rng);
    draw(&site, &me, (&Form::of([("key", key.as_str())]), Problems::new())).await
}

/// Reads the buildings, or says what is wrong with them.
fn buildings(rows: &[Typed]) -> Result<Vec<Building>, Problems> {
    let (mut problems, mut buildings) = (Problems::new(), Vec::new());
    for row in rows.iter().filter(|row| !(row.building.is_empty() && row.doors.is_empty())) {
        let [building, doors, _] = row.fields;
        if row.building.is_empty() || row.building.chars().count() > LONGEST {
            problems.push(Problem::new(building, "outreach-building-wrong").number("max", 60));
        }
        match read(&row.doors) {
            Ok(read) => {
                buildings.push(Building { called: row.building.clone(), doors: read, quiet: row.quiet });
            }
            Err(Unread::None) => problems.add(doors, "outreach-doors-none"),
            Err(Unread::What(what)) => {
                problems.push(Problem::new(doors, "outreach-doors-wrong").text("what", what));
            }
            Err(Unread::TooMany) => problems.add(doors, "outreach-doors-many"),
        }
    }
    if problems.is_empty() && buildings.is_empty() {
        problems.add(FIELDS[0].building, "outreach-nothing");
    }
    if problems.is_empty() { Ok(buildings) } else { Err(problems) }
}

/// The post as it is told from others.
fn post(form: &Form) -> Option<Post> {
    let said = FIELDS.iter().flat_map(|fields| [fields.building, fields.doors, fields.quiet]);
    let said: Vec<&[u8]> =
        ["circle"].into_iter().chain(said).map(|field| form.one(field).as_bytes()).collect();
    let key = Key::parse(form.one("key"))?;
    Some(Post { actor: digest(&[b"/walks/new"]), key, body_hash: digest(&said) })
}

/// `POST /walks/new` with `circle`, and `building1`, `doors1`, `quiet1` to 4.
pub(super) async fn make(State(site): State<Site>, me: Steward, form: Form) -> Answer<Response> {
    if form.switches_language() {
        return Ok(draw(&site, &me, (&form, Problems::new())).await?.into_response());
    }
    let buildings = match buildings(&rows(&form)) {
        Ok(buildings) => buildings,
        Err(problems) => return Ok(draw(&site, &me, (&form, problems)).await?.into_response()),
    };
    let (vault, rng, now) = (site.vault.clone(), site.rng.clone(), site.now());
    let (who, chosen, post) = (me.me.clone(), form.one("circle").to_owned(), post(&form));
    let made = site
        .write(me.network_id(), move |tx| {
            let circles = circles_of(tx, &who)?;
            let Some((circle, ..)) = circles.iter().find(|(_, slug, _)| slug.as_str() == chosen) else {
                return Ok(Err("outreach-circle-wrong"));
            };
            let slug = Slug::of("outreach.walk", &rng);
            if let Some(post) = &post {
                match idempotency::remember(tx, post, slug.as_str(), now)? {
                    Outcome::First => {}
                    Outcome::Repeat(first) => {
                        let made = walks::by_slug(tx, &first)?.is_some();
                        return Ok(if made { Ok(first) } else { Err("outreach-all-rest") });
                    }
                    Outcome::Mismatch => return Ok(Err("outreach-new-twice")),
                }
            }
            let made = walks::make_as(tx, &vault, (slug, *circle, who.id), &buildings, (now, &rng))?;
            Ok::<_, PeopleError>(if made { Ok(slug.to_string()) } else { Err("outreach-all-rest") })
        })
        .await?;
    match made {
        Ok(slug) => Ok(SeeOther::to(format!("/walks/{slug}")).flash("outreach-new-made").into_response()),
        Err("outreach-new-twice") => Err(Fault::new(FaultKind::Conflict).text("outreach-new-twice").into()),
        Err(key) => {
            let mut problems = Problems::new();
            problems.add(if key == "outreach-circle-wrong" { "circle" } else { FIELDS[0].doors }, key);
            Ok(draw(&site, &me, (&form, problems)).await?.into_response())
        }
    }
}

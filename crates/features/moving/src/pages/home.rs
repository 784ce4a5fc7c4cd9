//! `/spreadsheet`: a list is pasted or chosen; those that came before; what goes out.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use circles::{Circle, CircleId};
use kit_base::{Slug, Timestamp};
use kit_db::{DbError, Tx};
use kit_web::{Answer, Page, Problem, Problems, SeeOther, Trip, Upload, filters};
use people::{Signed, Site, Steward};

use crate::acts::{Cx, come};
use crate::domain::columns::Kind;
use crate::pages::tended;
use crate::store::imports::{self, Import, State as Stands};

/// What is pasted is shown again after an error, up to so many letters.
const SHOWN_AGAIN: usize = 60_000;

/// The page.
#[derive(Template)]
#[template(path = "pages/home.html")]
pub struct Home {
    /// The circles that this steward tends.
    pub places: Vec<Place>,
    /// What the rows are.
    pub kind: Kind,
    /// What was pasted.
    pub pasted: String,
    /// What is wrong with it.
    pub problems: Problems,
    /// Lists that came before.
    pub before: Vec<Before>,
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

/// A list that came before.
pub struct Before {
    /// Its public name.
    pub slug: Slug,
    /// What its rows are.
    pub kind: Kind,
    /// Where it stands.
    pub stands: Stands,
    /// How many rows.
    pub rows: u32,
    /// When it came.
    pub at: Timestamp,
}

impl Home {
    fn kinds() -> &'static [Kind] {
        Kind::ALL
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "a template hands on what it goes through")]
    fn kind_key(kind: &Kind) -> String {
        format!("moving-kind-{}", kind.code())
    }
}

impl Before {
    fn kind_key(&self) -> String {
        format!("moving-kind-{}", self.kind.code())
    }

    fn state_key(&self) -> String {
        format!("moving-state-{}", self.stands.code())
    }
}

/// `GET /spreadsheet`
pub async fn show(State(site): State<Site>, steward: Steward) -> Answer<Page<Home>> {
    draw(&site, &steward, (Kind::Households, String::new(), String::new()), Problems::new()).await
}

/// `POST /spreadsheet` with `kind`, `circle` and a `file` or what was `pasted`.
pub async fn take(
    State(site): State<Site>,
    steward: Steward,
    trip: Trip,
    upload: Upload,
) -> Answer<Response> {
    let form = upload.form;
    let kind = Kind::parse(form.one("kind")).unwrap_or(Kind::Households);
    let pasted = form.one("pasted").to_owned();
    let typed = || (kind, shorten(&pasted), form.one("circle").to_owned());
    if form.switches_language() {
        return Ok(draw(&site, &steward, typed(), Problems::new()).await?.into_response());
    }
    let bytes = if upload.file.is_empty() { pasted.as_bytes().to_vec() } else { upload.file };
    let came = match come::read(kind, &bytes) {
        Ok(came) => came,
        Err(why) => {
            let mut problems = Problems::new();
            problems.push(Problem::new("pasted", why.key()));
            return Ok(draw(&site, &steward, typed(), problems).await?.into_response());
        }
    };
    drop(bytes);
    let (me, circle, lang) = (steward.me.clone(), form.one("circle").to_owned(), trip.lang());
    let (vault, rng, now, registry) =
        (site.vault.clone(), site.rng.clone(), site.now(), site.registry.clone());
    let words = trip.shell().catalogue.clone();
    let slug = site
        .write(steward.network_id(), move |tx| {
            let cx = Cx { vault: &vault, rng: &rng, words: &words, registry: &registry, now };
            let home = home_of(tx, &me, &circle)?;
            come::keep(tx, &cx, &came, (home, me.id, lang))
        })
        .await?;
    Ok(SeeOther::to(format!("/spreadsheet/{slug}")).into_response())
}

/// The circle chosen, if it is tended; else the first one that is.
fn home_of(tx: &mut Tx<'_>, me: &Signed, slug: &str) -> Result<CircleId, DbError> {
    let all = places(tx, me)?;
    let chosen = all.iter().find(|circle| circle.slug.as_str() == slug).or_else(|| all.first());
    chosen.map(|circle| circle.id).ok_or_else(|| DbError::Rule("no circle is tended".into()))
}

/// The circles within those that somebody tends, wide to narrow.
pub(crate) fn places(tx: &mut Tx<'_>, me: &Signed) -> Result<Vec<Circle>, DbError> {
    let mut mine = tended(me);
    let mut out = Vec::new();
    for circle in circles::store::tree(tx)? {
        if circle.parent.is_some_and(|parent| mine.contains(&parent)) && !mine.contains(&circle.id) {
            mine.push(circle.id);
        }
        if mine.contains(&circle.id) {
            out.push(circle);
        }
    }
    Ok(out)
}

fn shorten(text: &str) -> String {
    text.chars().take(SHOWN_AGAIN).collect()
}

async fn draw(
    site: &Site,
    steward: &Steward,
    (kind, pasted, chosen): (Kind, String, String),
    problems: Problems,
) -> Answer<Page<Home>> {
    let me = steward.me.clone();
    let (places, before) = site
        .read(steward.network_id(), move |tx| {
            let places = places(tx, &me)?;
            let mut before = imports::latest(tx)?;
            before.retain(|import| places.iter().any(|circle| circle.id == import.home));
            Ok::<_, DbError>((places, before))
        })
        .await?;
    let places = places
        .into_iter()
        .map(|circle| Place {
            chosen: circle.slug.to_string() == chosen,
            slug: circle.slug.to_string(),
            name: circle.name,
        })
        .collect();
    let before = before.iter().map(row).collect();
    Ok(page(Home { places, kind, pasted, problems, before }))
}

fn row(import: &Import) -> Before {
    Before {
        slug: import.slug,
        kind: import.kind,
        stands: import.state,
        rows: import.rows(),
        at: import.created_at,
    }
}

/// The page, for the handlers and for samples.
pub fn page(body: Home) -> Page<Home> {
    let problems = body.problems.clone();
    Page::new("moving-title", body).private().section("desk").language_form("list").checked(&problems)
}

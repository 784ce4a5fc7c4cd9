//! `/circles`: the tree of circles, and one more for it.

use std::collections::{HashMap, HashSet};
use std::iter;

use askama::Template;
use circles::{Circle, CircleError, CircleId, NewCircle, Scale};
use kit_web::axum::extract::State;
use kit_web::axum::response::{IntoResponse as _, Response};
use kit_web::{Answer, Form, Page, Problems, SeeOther, filters};
use people::{Role, Signed, Site, Steward};

const LONGEST: usize = 80;

/// The tree.
#[derive(Template)]
#[template(path = "pages/circles.html")]
pub struct Circles {
    /// Wide before narrow, each under what it stands in.
    pub lines: Vec<Line>,
}

/// A circle on the list.
pub struct Line {
    /// Its name.
    pub name: String,
    /// Its rough place.
    pub place: String,
    /// The message key of its scale.
    pub scale: &'static str,
    /// What it stands in.
    pub within: String,
    /// Where its dial is set, if this steward tends it.
    pub dial: Option<String>,
}

/// The form.
#[derive(Template)]
#[template(path = "pages/circle_new.html")]
pub struct AddCircle {
    /// What was typed.
    pub typed: Form,
    /// What is wrong with it.
    pub problems: Problems,
    /// Where it may stand: public name, name, whether it is chosen.
    pub parents: Vec<(String, String, bool)>,
}

/// The message key of a scale.
pub const fn word(scale: Scale) -> &'static str {
    match scale {
        Scale::Pod => "circles-pod",
        Scale::Building => "circles-building",
        Scale::Block => "circles-block",
        Scale::Neighborhood => "circles-neighborhood",
        Scale::Region => "circles-region",
    }
}

/// `GET /circles`. Statements: 1, beside the two that say who asks.
pub async fn list(State(site): State<Site>, steward: Steward) -> Answer<Page<Circles>> {
    let tree = site.read(steward.network_id(), circles::store::tree).await?;
    let name_of = |id| tree.iter().find(|circle| Some(circle.id) == id).map(|circle| circle.name.clone());
    let tended = tended(&tree, &steward.me);
    let line = |circle: &Circle| Line {
        name: circle.name.clone(),
        place: circle.rough_place.clone().unwrap_or_default(),
        scale: word(circle.scale),
        within: name_of(circle.parent).unwrap_or_default(),
        dial: tended.contains(&circle.id).then(|| format!("/circles/{}/dial", circle.slug)),
    };
    let lines = tree.iter().filter(|circle| circle.scale != Scale::Pod).map(line).collect();
    Ok(list_page(lines))
}

/// The circles of a tree that somebody tends: by a role there, or in one that holds it.
fn tended(tree: &[Circle], me: &Signed) -> HashSet<CircleId> {
    let parents: HashMap<_, _> = tree.iter().map(|circle| (circle.id, circle.parent)).collect();
    let own = |id| me.roles.iter().any(|held| held.role == Role::Steward && held.circle == id);
    let above = |id| iter::successors(Some(id), |id| parents.get(id).copied().flatten()).take(tree.len());
    tree.iter().map(|circle| circle.id).filter(|id| above(*id).any(own)).collect()
}

/// The page, for the handler and for samples.
pub fn list_page(lines: Vec<Line>) -> Page<Circles> {
    Page::new("setup-circles", Circles { lines }).private().section("tend")
}

/// `GET /circles/new`
pub async fn new(State(site): State<Site>, steward: Steward) -> Answer<Page<AddCircle>> {
    form_page(&site, &steward, Form::default(), Problems::new()).await
}

async fn form_page(
    site: &Site,
    steward: &Steward,
    typed: Form,
    problems: Problems,
) -> Answer<Page<AddCircle>> {
    let tree = site.read(steward.network_id(), circles::store::tree).await?;
    let wide = |circle: &&Circle| !matches!(circle.scale, Scale::Pod | Scale::Building);
    let parent = |circle: &Circle| {
        let slug = circle.slug.to_string();
        let chosen = typed.one("parent") == slug;
        (slug, circle.name.clone(), chosen)
    };
    let mut parents: Vec<_> = tree.iter().filter(wide).map(parent).collect();
    // The narrowest first: that is where a building most often stands.
    parents.reverse();
    Ok(add_page(typed, problems, parents))
}

/// The page, for the handler and for samples.
pub fn add_page(typed: Form, problems: Problems, parents: Vec<(String, String, bool)>) -> Page<AddCircle> {
    let shown = problems.clone();
    Page::new("setup-circle-new", AddCircle { typed, problems, parents })
        .private()
        .section("tend")
        .language_form("circle")
        .checked(&shown)
}

/// `POST /circles/new`
pub async fn add(State(site): State<Site>, steward: Steward, form: Form) -> Answer<Response> {
    let mut problems = Problems::new();
    if form.switches_language() {
        return Ok(form_page(&site, &steward, form, problems).await?.into_response());
    }
    let scale = form.one("scale").parse::<Scale>().ok().filter(|scale| offered().contains(scale));
    if scale.is_none() {
        problems.add("scale", "setup-scale-wrong");
    }
    for (field, key) in [("circle_name", "setup-place-name-wrong"), ("rough", "setup-rough-wrong")] {
        if form.one(field).is_empty() || form.one(field).chars().count() > LONGEST {
            problems.add(field, key);
        }
    }
    if let (Some(scale), true) = (scale, problems.is_empty()) {
        match create(&site, &steward, scale, &form).await {
            Ok(()) => return Ok(SeeOther::to("/circles").flash("setup-circle-added").into_response()),
            Err(CircleError::NotHere) => problems.add("parent", "setup-parent-wrong"),
            Err(CircleError::TooWide) => problems.add("parent", "setup-parent-narrow"),
            Err(CircleError::Db(error)) => return Err(error.into()),
        }
    }
    Ok(form_page(&site, &steward, form, problems).await?.into_response())
}

async fn create(site: &Site, steward: &Steward, scale: Scale, form: &Form) -> Result<(), CircleError> {
    let (me, now, rng) = (steward.me.clone(), site.now(), site.rng.clone());
    let (name, rough) = (form.one("circle_name").to_owned(), form.one("rough").to_owned());
    let parent = form.one("parent").to_owned();
    site.write(steward.network_id(), move |tx| {
        let parent = circles::store::by_slug(tx, &parent)?.ok_or(CircleError::NotHere)?;
        // A steward adds to what they tend.
        if !me.tends(tx, parent.id)? {
            return Err(CircleError::NotHere);
        }
        let new = NewCircle {
            scale,
            name: name.clone(),
            parent: Some(parent.id),
            rough_place: Some(rough.clone()),
            cell: None,
        };
        circles::store::create(tx, &new, now, &rng).map(drop)
    })
    .await
}

const fn offered() -> [Scale; 3] {
    [Scale::Building, Scale::Block, Scale::Neighborhood]
}

impl AddCircle {
    fn text(&self, field: &str) -> &str {
        self.typed.one(field)
    }

    fn scales(&self) -> Vec<(&'static str, &'static str, bool)> {
        let chosen = self.typed.some("scale").unwrap_or("building");
        offered().map(|scale| (scale.code(), word(scale), scale.code() == chosen)).into()
    }
}

//! `/fridges/{slug}/report`: what the square on the door opens. One page, one tap that is needed, no account.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use kit_base::Timestamp;
use kit_db::DbError;
use kit_jobs::idempotency::new_key;
use kit_web::{Answer, Fault, Form, Page, Problem, Problems, SeeOther, Trip, Upload, filters};
use people::{Signed, Site, Visitor};

use super::one::is_closed;
use super::passer::Passer;
use super::{called, key_hash};
use crate::acts::{self, Cx, Observer};
use crate::domain::{Condition, Fullness, Need, Temperature, WARMEST};
use crate::listing;
use crate::photo::{self, Unkept};
use crate::store::fridges;
use crate::store::reports::NewReport;

/// Letters of a note.
const NOTE: usize = 300;

/// The form.
#[derive(Template)]
#[template(path = "pages/report.html")]
pub struct Report {
    /// The fridge's address.
    pub path: String,
    /// Its name.
    pub name: String,
    /// What was said so far.
    pub typed: Typed,
    /// The key of the form.
    pub form_key: String,
    /// What is wrong.
    pub problems: Problems,
}

/// What somebody says, as it was typed.
#[derive(Clone, Default)]
pub struct Typed {
    /// How it is.
    pub condition: Option<Condition>,
    /// How full.
    pub fullness: Option<Fullness>,
    /// What would be welcome.
    pub wants: Vec<Need>,
    /// What the thermometer shows.
    pub reading: String,
    /// It shows °C.
    pub celsius: bool,
    /// A note to those who tend.
    pub note: String,
}

impl Typed {
    /// From a form.
    pub fn read(form: &Form) -> Self {
        Self {
            condition: Condition::parse(form.one("condition")),
            fullness: Fullness::parse(form.one("fullness")),
            wants: Need::ALL.into_iter().filter(|need| form.is("need", need.code())).collect(),
            reading: form.one("reading").to_owned(),
            celsius: form.is("unit", "c"),
            note: form.one("note").to_owned(),
        }
    }

    /// What the thermometer shows.
    pub fn temperature(&self) -> Option<Temperature> {
        Temperature::read(&self.reading, self.celsius)
    }

    /// What cannot be taken like this.
    pub fn problems(&self) -> Problems {
        let mut problems = Problems::new();
        if self.condition.is_none() {
            problems.add("condition", "fridges-condition-missing");
        }
        if !self.reading.is_empty() && self.temperature().is_none() {
            problems.add("reading", "fridges-reading-wrong");
        }
        if self.note.chars().count() > NOTE {
            problems.push(Problem::new("note", "fridges-note-long").number("max", 300));
        }
        problems
    }

    fn wants(&self, need: Need) -> bool {
        self.wants.contains(&need)
    }

    fn has_more(&self) -> bool {
        !(self.reading.is_empty() && self.note.is_empty())
    }
}

/// After it was said.
#[derive(Template)]
#[template(path = "pages/thanks.html")]
pub struct Thanks {
    /// The fridge's address.
    pub path: String,
    /// Its name.
    pub name: String,
    /// How it is after all.
    pub condition: Condition,
    /// The key of what became of the photo.
    pub photo: Option<&'static str>,
    /// The key of the form, for taking it back.
    pub form_key: String,
}

impl Thanks {
    /// Who is told and what happens next, as a key.
    fn next(&self) -> &'static str {
        match self.condition {
            Condition::Good => "fridges-next-good",
            Condition::Dirty => "fridges-next-dirty",
            Condition::TooWarm => "fridges-next-too-warm",
            Condition::Broken => "fridges-next-broken",
            Condition::Gone => "fridges-next-gone",
        }
    }
}

/// The form's page, for the handlers and for samples.
pub fn page(body: Report) -> Page<Report> {
    let problems = body.problems.clone();
    Page::new("fridges-report", body).section("fridges").language_form("report").checked(&problems)
}

/// The page after, for the handler and for samples.
pub fn thanks(body: Thanks) -> Page<Thanks> {
    Page::new("fridges-thanks", body).section("fridges").private()
}

/// The name of a fridge that is there; `Err`: where to go instead.
async fn open(
    site: &Site,
    visitor: &Visitor,
    trip: &Trip,
    (slug, now): (&str, Timestamp),
) -> Answer<Result<String, SeeOther>> {
    let asked = slug.to_owned();
    let fridge = site.read(visitor.network_id(), move |tx| fridges::by_slug(tx, &asked)).await?;
    let fridge = fridge.ok_or(Fault::NOT_FOUND)?;
    let listing = listing::one(site, fridge.listing).await?;
    if is_closed(&fridge, listing.as_ref(), now) {
        return Ok(Err(SeeOther::to(format!("/fridges/{slug}"))));
    }
    Ok(Ok(called(listing.as_ref(), trip.catalogue(), trip.lang())))
}

/// `GET /fridges/{slug}/report`. Statements: 2.
pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    trip: Trip,
    Path(slug): Path<String>,
) -> Answer<Response> {
    let name = match open(&site, &visitor, &trip, (&slug, site.now())).await? {
        Ok(name) => name,
        Err(elsewhere) => return Ok(elsewhere.into_response()),
    };
    let body = Report {
        path: format!("/fridges/{slug}"),
        name,
        typed: Typed::default(),
        form_key: new_key(&site.rng),
        problems: Problems::new(),
    };
    Ok(page(body).into_response())
}

/// `POST /fridges/{slug}/report` with `condition`, and perhaps `fullness`, `need` (several), `reading`, `unit`, `note`, a
/// photo; and `key`. The same form twice is one report.
pub async fn say(
    State(site): State<Site>,
    passer: Passer,
    trip: Trip,
    Path(slug): Path<String>,
    upload: Upload,
) -> Answer<Response> {
    let Upload { form, file } = upload;
    let name = match open(&site, &passer.visitor, &trip, (&slug, site.now())).await? {
        Ok(name) => name,
        Err(elsewhere) => return Ok(elsewhere.into_response()),
    };
    let typed = Typed::read(&form);
    let problems = if form.switches_language() { Problems::new() } else { typed.problems() };
    let (path, key) = (format!("/fridges/{slug}"), key_hash(form.one("key"), &slug));
    let (Some(condition), Some(key), true) =
        (typed.condition, key, problems.is_empty() && !form.switches_language())
    else {
        let form_key = if key.is_some() { form.one("key").to_owned() } else { new_key(&site.rng) };
        return Ok(page(Report { path, name, typed, form_key, problems }).into_response());
    };
    let drawn = if file.is_empty() { None } else { Some(photo::draw(file).await) };
    let reading = typed.temperature();
    let kept = keep(&site, &passer, &trip, (slug, typed, key), drawn.clone().and_then(Result::ok)).await?;
    let photo = match (drawn, kept) {
        (None, _) => None,
        (Some(Err(why)), _) | (Some(Ok(_)), Err(why)) => Some(why.message()),
        (Some(Ok(_)), Ok(())) => Some("fridges-photo-waits"),
    };
    let warm = reading.is_some_and(|reading| reading > WARMEST);
    let condition = match condition {
        Condition::Good | Condition::Dirty if warm => Condition::TooWarm,
        condition => condition,
    };
    let form_key = form.one("key").to_owned();
    Ok(thanks(Thanks { path, name, condition, photo, form_key }).into_response())
}

/// Writes it down, and tells those whom it concerns.
async fn keep(
    site: &Site,
    passer: &Passer,
    trip: &Trip,
    (slug, typed, form_key): (String, Typed, [u8; 32]),
    photo: Option<Vec<u8>>,
) -> Answer<Result<(), Unkept>> {
    let (vault, rng, now) = (site.vault.clone(), site.rng.clone(), site.now());
    let (words, me) = (trip.shell().catalogue.clone(), passer.visitor.person.clone());
    let (observer, told) = (passer.observer(form_key), slug.clone());
    let done = site
        .write::<_, DbError>(passer.visitor.network_id(), move |tx| {
            let Some(fridge) = fridges::lock_slug(tx, &slug)? else { return Ok(None) };
            let tends = tends(tx, me.as_ref(), &fridge)?;
            let observer = acts::number(tx, &vault, fridge.id, &observer)?;
            let Some(new) = report(&typed, (observer, tends), form_key) else { return Ok(None) };
            let cx = Cx { vault: &vault, words: &words, rng: &rng, now };
            let teller = me.as_ref().map(|me| me.id);
            acts::report(tx, &cx, &fridge, (&new, photo.as_deref()), teller).map(Some)
        })
        .await?;
    let done = done.ok_or(Fault::NOT_FOUND)?;
    listing::tell(site, passer.visitor.network_id(), &told).await;
    Ok(done)
}

fn tends(tx: &mut kit_db::Tx<'_>, me: Option<&Signed>, fridge: &fridges::Fridge) -> Result<bool, DbError> {
    me.map_or(Ok(false), |me| me.helps_in(tx, fridge.circle))
}

/// What was typed, as a report.
pub(super) fn report(typed: &Typed, (observer, tends): (i64, bool), form_key: [u8; 32]) -> Option<NewReport> {
    Some(NewReport {
        condition: typed.condition?,
        fullness: typed.fullness,
        wants: typed.wants.clone(),
        note: typed.note.clone(),
        reading: typed.temperature(),
        observer,
        tends,
        form_key,
    })
}

/// `POST /fridges/{slug}/undo` with `key`: whoever said it takes it back, for ten minutes.
pub async fn undo(
    State(site): State<Site>,
    visitor: Visitor,
    trip: Trip,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<SeeOther> {
    let key = key_hash(form.one("key"), &slug);
    let (vault, rng, now) = (site.vault.clone(), site.rng.clone(), site.now());
    let (words, asked) = (trip.shell().catalogue.clone(), slug.clone());
    let undone = site
        .write::<_, DbError>(visitor.network_id(), move |tx| {
            let Some(fridge) = fridges::lock_slug(tx, &asked)? else { return Ok(None) };
            let Some(key) = &key else { return Ok(Some(false)) };
            let cx = Cx { vault: &vault, words: &words, rng: &rng, now };
            acts::undo(tx, &cx, &fridge, key).map(Some)
        })
        .await?
        .ok_or(Fault::NOT_FOUND)?;
    listing::tell(&site, visitor.network_id(), &slug).await;
    let word = if undone { "fridges-undone" } else { "fridges-undone-late" };
    Ok(SeeOther::to(format!("/fridges/{slug}")).flash(word))
}

/// How somebody is told apart whom nothing else tells: for the log of those who tend.
pub(super) const fn person(me: &Signed) -> Observer {
    Observer::Person(me.id)
}

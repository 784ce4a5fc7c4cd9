//! `/fridges/{slug}/tend`: everything that those who tend a fridge do: the look with its thermometer, the rota, photos, notes,
//! its own words, closing.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, State};
use kit_base::{Private, Slug, Timestamp};
use kit_db::Tx;
use kit_jobs::idempotency::new_key;
use kit_vault::Vault;
use kit_web::{Answer, Fault, Page, Problems, Trip, filters};
use people::{Helper, PeopleError, PersonId, Site};

use super::one::Now;
use super::report::Typed;
use super::when::{local, noon, weekday};
use super::{called, neighbor, tended};
use crate::domain::{Alert, Chore, Condition, Done, Fullness, Need, REPORTS_KEPT, Temperature, due};
use crate::listing;
use crate::store::fridges::{Fridge, Words};
use crate::store::log::{self, Line};
use crate::store::reports::{self, Told};
use crate::store::rota::{self, Turn};
use crate::store::{alerts, photos};

/// Reports on the page.
const REPORTS: usize = 20;

/// The page.
#[derive(Template)]
#[template(path = "pages/tend.html")]
pub struct Tend {
    /// The fridge's address.
    pub path: String,
    /// Its name.
    pub name: String,
    /// How it is.
    pub now: Now,
    /// It is closed.
    pub closed: bool,
    /// What stands.
    pub alerts: Vec<Alert>,
    /// What is due, and for how many days.
    pub due: Vec<(Chore, i64)>,
    /// The form of a look, as it was typed.
    pub typed: Typed,
    /// The key of that form.
    pub form_key: String,
    /// The rota, Monday first: key of the day, whether it is today, and its turns.
    pub days: Vec<Day>,
    /// What was said lately.
    pub reports: Vec<ReportLine>,
    /// Photos that wait.
    pub photos: Vec<(Slug, Timestamp)>,
    /// Photos that everybody sees.
    pub shown: Vec<(Slug, Timestamp)>,
    /// What was done.
    pub log: Vec<LogLine>,
    /// Its own words.
    pub words: Words,
    /// What is wrong with a form.
    pub problems: Problems,
}

/// A day of the rota.
pub struct Day {
    /// 0 is Monday.
    pub number: u8,
    /// It is today.
    pub today: bool,
    /// Each chore, who does it, and whether the reader is among them.
    pub turns: Vec<(Chore, String, bool)>,
}

impl Day {
    fn key(&self) -> &'static str {
        weekday(self.number)
    }
}

/// Something that was said.
pub struct ReportLine {
    /// When.
    pub at: Timestamp,
    /// How it was.
    pub condition: Condition,
    /// How full.
    pub fullness: Option<Fullness>,
    /// What would be welcome.
    pub wants: Vec<Need>,
    /// What the thermometer showed.
    pub reading: Option<Temperature>,
    /// A note; empty: none.
    pub note: String,
    /// By somebody who tends it.
    pub tends: bool,
}

/// Something that was done.
pub struct LogLine {
    /// What.
    pub chore: Chore,
    /// On which day, as people say it.
    pub day: String,
    /// By whom.
    pub by: String,
    /// What the thermometer showed.
    pub reading: Option<Temperature>,
}

/// What the page loads.
struct Found {
    fridge: Fridge,
    alerts: Vec<Alert>,
    turns: Vec<Turn>,
    reports: Vec<Told>,
    photos: [Vec<photos::Photo>; 2],
    log: Vec<Line>,
    names: HashMap<PersonId, Private<String>>,
}

fn load(tx: &mut Tx<'_>, vault: &Vault, fridge: Fridge, now: Timestamp) -> Result<Found, PeopleError> {
    let alerts = alerts::of(tx, fridge.id)?;
    let turns = rota::of(tx, fridge.id)?;
    let mut reports = reports::since(tx, fridge.id, now - REPORTS_KEPT)?;
    reports.truncate(REPORTS);
    let log = log::of(tx, fridge.id)?;
    let mut people: Vec<PersonId> =
        turns.iter().map(|turn| turn.person).chain(log.iter().filter_map(|line| line.by)).collect();
    people.sort_unstable();
    people.dedup();
    Ok(Found {
        alerts: alerts.into_iter().filter(|one| one.stands).map(|one| one.alert).collect(),
        photos: [
            photos::waiting(tx, fridge.id)?,
            photos::shown(tx, fridge.id, now - crate::domain::PHOTOS_KEPT)?,
        ],
        names: people::first_names(tx, vault, &people)?,
        fridge,
        turns,
        reports,
        log,
    })
}

/// The page, for the handler and for samples.
pub fn page(body: Tend) -> Page<Tend> {
    let problems = body.problems.clone();
    Page::new("fridges-tend", body).private().section("fridges").checked(&problems)
}

/// `GET /fridges/{slug}/tend`. Statements: 11.
pub async fn show(
    State(site): State<Site>,
    me: Helper,
    trip: Trip,
    Path(slug): Path<String>,
) -> Answer<Page<Tend>> {
    let typed = Typed::default();
    draw(&site, &me, &trip, slug, (typed, None, Problems::new())).await
}

/// The page, with what was typed into a form of it and what is wrong with that.
pub(super) async fn draw(
    site: &Site,
    me: &Helper,
    trip: &Trip,
    slug: String,
    (typed, words, problems): (Typed, Option<Words>, Problems),
) -> Answer<Page<Tend>> {
    let (vault, who, now) = (site.vault.clone(), me.me.clone(), site.now());
    let found = site
        .read(me.network_id(), move |tx| {
            let Some(fridge) = tended(tx, &slug, &who)? else { return Ok(None) };
            load(tx, &vault, fridge, now).map(Some)
        })
        .await
        .map_err(|error: PeopleError| error)?
        .ok_or(Fault::NOT_FOUND)?;
    let listing = listing::one(site, found.fridge.listing).await?;
    let fridge = &found.fridge;
    let today = local(now, &me.network.zone);
    let began = local(fridge.made_at, &me.network.zone).day;
    let done: Vec<Done> = found.log.iter().map(|line| line.done).collect();
    let pair = |photo: &photos::Photo| (photo.slug, photo.at);
    Ok(page(Tend {
        path: format!("/fridges/{}", fridge.slug),
        name: called(listing.as_ref(), trip.catalogue(), trip.lang()),
        now: Now::of(fridge, now),
        closed: fridge.closed_at.is_some(),
        alerts: found.alerts.clone(),
        due: due(&done, began, today.day),
        typed,
        form_key: new_key(&site.rng),
        days: days(&found, (me.me.id, today.weekday), trip),
        reports: found.reports.iter().map(report_line).collect(),
        photos: found.photos[0].iter().map(pair).collect(),
        shown: found.photos[1].iter().map(pair).collect(),
        log: found.log.iter().take(REPORTS).map(|line| log_line(line, &found, now, trip)).collect(),
        words: words.unwrap_or_else(|| fridge.words.clone()),
        problems,
    }))
}

fn days(found: &Found, (me, today): (PersonId, u8), trip: &Trip) -> Vec<Day> {
    let turns = |number: u8| {
        Chore::ALL
            .into_iter()
            .map(|chore| {
                let on = |turn: &&Turn| turn.chore == chore && turn.weekday == number;
                let people: Vec<PersonId> = found.turns.iter().filter(on).map(|turn| turn.person).collect();
                let name =
                    |person: &PersonId| neighbor(found.names.get(person), trip.catalogue(), trip.lang());
                let names: Vec<String> = people.iter().map(name).collect();
                (chore, names.join(", "), people.contains(&me))
            })
            .collect()
    };
    (0..7).map(|number| Day { number, today: number == today, turns: turns(number) }).collect()
}

fn report_line(told: &Told) -> ReportLine {
    ReportLine {
        at: told.report.at,
        condition: told.report.condition,
        fullness: told.report.fullness,
        wants: told.wants.clone(),
        reading: told.report.reading,
        note: told.note.clone(),
        tends: told.report.tends,
    }
}

fn log_line(line: &Line, found: &Found, now: Timestamp, trip: &Trip) -> LogLine {
    let (words, lang) = (trip.catalogue(), trip.lang());
    // The day is one of the place already: said as if it were of no place, it stays the same.
    let (day, today) = (noon(line.done.day), local(now, &trip.viewer().network.zone).day);
    LogLine {
        chore: line.done.chore,
        day: words.day(lang, noon(today), day, kit_i18n::zone("UTC")),
        by: line.by.map_or_else(String::new, |by| neighbor(found.names.get(&by), words, lang)),
        reading: line.reading,
    }
}

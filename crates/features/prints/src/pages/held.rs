//! `/desk/notes`: notes that sound like danger, read by a steward before anybody else.

use std::collections::HashMap;

use askama::Template;
use axum::extract::State;
use kit_base::{Private, Timestamp};
use kit_db::DbError;
use kit_web::{Answer, Fault, Form, Page, SeeOther, Trip, filters};
use people::{PeopleError, PersonId, Site, Steward};

use crate::asking::Cx;
use crate::leaving;
use crate::store::notes;

/// The page.
#[derive(Template)]
#[template(path = "pages/held.html")]
pub struct Held {
    /// Longest waiting first.
    pub notes: Vec<Line>,
    /// What was passed on in the last day.
    pub passed: Vec<Line>,
}

/// One note.
pub struct Line {
    /// Its name in the form.
    pub slug: String,
    /// Whom it is for.
    pub person: String,
    /// What it says.
    pub words: String,
    /// How to reach whoever left it.
    pub reach: String,
    /// When it was left.
    pub left_at: Timestamp,
    /// Who passed it on; empty: it went on by itself, or waits.
    pub by: String,
}

/// The page, for the handler and for samples.
pub fn page(body: Held) -> Page<Held> {
    Page::new("prints-held-title", body).private().section("desk")
}

/// `GET /desk/notes`. Statements: 6 at the most.
pub async fn show(State(site): State<Site>, me: Steward) -> Answer<Page<Held>> {
    let (who, vault, now) = (me.me.id, site.vault.clone(), site.now());
    let mut notes = site
        .read(me.network_id(), move |tx| {
            let mut kept = notes::held(tx, who, now)?;
            kept.extend(notes::passed(tx, who, now)?);
            let people: Vec<PersonId> =
                kept.iter().flat_map(|note| [Some(note.person), note.passed_by]).flatten().collect();
            let name = |of: Option<PersonId>, names: &HashMap<PersonId, Private<String>>| {
                of.and_then(|of| names.get(&of)).map(|name| name.reveal().clone()).unwrap_or_default()
            };
            let names = if people.is_empty() {
                HashMap::default()
            } else {
                people::first_names(tx, &vault, &people)?
            };
            let opened = notes::open(tx, &vault, &kept)?;
            let line = |(note, opened): (notes::Kept, Option<notes::Opened>)| {
                let opened = opened?;
                let line = Line {
                    slug: note.slug.to_string(),
                    person: name(Some(note.person), &names),
                    words: opened.words.reveal().clone(),
                    reach: opened.reach.map(|reach| reach.reveal().clone()).unwrap_or_default(),
                    left_at: note.left_at,
                    by: name(note.passed_by, &names),
                };
                Some((note.held, line))
            };
            Ok::<_, PeopleError>(kept.into_iter().zip(opened).filter_map(line).collect::<Vec<_>>())
        })
        .await?;
    let passed = notes.extract_if(.., |(held, _)| !*held).map(|(_, line)| line).collect();
    Ok(page(Held { notes: notes.into_iter().map(|(_, line)| line).collect(), passed }))
}

/// `POST /desk/notes` with `which`: read, and on its way to whom it is for. Twice is once.
pub async fn pass(State(site): State<Site>, me: Steward, trip: Trip, form: Form) -> Answer<SeeOther> {
    let (who, which, now) = (me.me.id, form.one("which").to_owned(), site.now());
    let (vault, rng, network) = (site.vault.clone(), site.rng.clone(), me.network.clone());
    let words = trip.shell().catalogue.clone();
    let done = site
        .write(me.network_id(), move |tx| {
            let Some(note) = notes::by_slug(tx, &which)? else { return Ok(false) };
            if !notes::held(tx, who, now)?.iter().any(|held| held.id == note.id) {
                return Ok(false);
            }
            if notes::pass(tx, note.id, Some(who), now)? {
                let cx = Cx { vault: &vault, words: &words, rng: &rng, now };
                leaving::tell(tx, &cx, &network, note.person)?;
            }
            Ok::<_, DbError>(true)
        })
        .await?;
    if !done {
        return Err(Fault::NOT_FOUND.into());
    }
    Ok(SeeOther::to("/desk/notes").flash("prints-held-passed"))
}

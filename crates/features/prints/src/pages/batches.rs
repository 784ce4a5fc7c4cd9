//! `/print/batches`: what I put up, what I was asked about, and for stewards what hangs in their circles.

use std::collections::HashMap;

use askama::Template;
use axum::extract::State;
use kit_base::{Private, Timestamp};
use kit_db::{DbError, Tx};
use kit_vault::Vault;
use kit_web::{Answer, Fault, Form, Page, SeeOther, filters};
use people::{Neighbor, PeopleError, PersonId, Signed, Site};

use crate::domain::{Said, Stand};
use crate::store::batches::{self, Batch};

/// The page.
#[derive(Template)]
#[template(path = "pages/batches.html")]
pub struct Batches {
    /// What I was asked about, that others put up.
    pub asked: Vec<Line>,
    /// What I put up.
    pub own: Vec<Line>,
    /// What others put up in the circles I tend.
    pub tended: Vec<Line>,
    /// I tend some.
    pub steward: bool,
}

/// One batch.
pub struct Line {
    /// Its name in addresses.
    pub slug: String,
    /// Message key: what it is.
    pub what: &'static str,
    /// Where it hangs, in rough words.
    pub place: String,
    /// The circle.
    pub circle: String,
    /// How many.
    pub copies: i64,
    /// Who put it up; empty: it is not said.
    pub by: String,
    /// Since when.
    pub put_up_at: Timestamp,
    /// How it stands.
    pub stand: Stand,
}

impl Line {
    /// What may be said about it.
    pub fn says() -> [Said; 3] {
        Said::ALL
    }
}

/// The page, for the handler and for samples.
pub fn page(body: Batches) -> Page<Batches> {
    Page::new("prints-batches", body).private()
}

/// Batches as lines, without who put them up.
pub(super) fn lines(tx: &mut Tx<'_>, vault: &Vault, found: Vec<Batch>) -> Result<Vec<Line>, DbError> {
    let places = if found.is_empty() { Vec::new() } else { Batch::places(tx, vault, &found)? };
    let line = |(batch, place): (Batch, Option<Private<String>>)| Line {
        slug: batch.slug.to_string(),
        what: batch.item.title(),
        place: place.map(|place| place.reveal().clone()).unwrap_or_default(),
        circle: batch.circle_name,
        copies: batch.copies,
        by: String::new(),
        put_up_at: batch.put_up_at,
        stand: batch.stand,
    };
    Ok(found.into_iter().zip(places).map(line).collect())
}

/// `GET /print/batches`. Statements: 2 and a key each; two and a key more for stewards.
pub async fn show(State(site): State<Site>, me: Neighbor) -> Answer<Page<Batches>> {
    let (who, steward, vault, now) = (me.me.id, me.me.is_steward(), site.vault.clone(), site.now());
    let body = site
        .read(me.network_id(), move |tx| {
            let mut asked = batches::asked_of(tx, who, now)?;
            asked.retain(|batch| batch.by != who && super::asked::is_open(batch));
            let own = batches::of_person(tx, who)?;
            let tended = if steward { batches::tended(tx, who, now)? } else { Vec::new() };
            let by: Vec<PersonId> = tended.iter().map(|batch| batch.by).collect();
            let names =
                if by.is_empty() { HashMap::default() } else { people::first_names(tx, &vault, &by)? };
            let mut tended = lines(tx, &vault, tended)?;
            for (line, by) in tended.iter_mut().zip(by) {
                line.by = names.get(&by).map(|name| name.reveal().clone()).unwrap_or_default();
            }
            Ok::<_, PeopleError>(Batches {
                asked: lines(tx, &vault, asked)?,
                own: lines(tx, &vault, own)?,
                tended,
                steward,
            })
        })
        .await?;
    Ok(page(body))
}

/// A batch that this person may say something about: their own, one they were asked about, one in a circle they tend.
fn theirs(tx: &mut Tx<'_>, me: &Signed, slug: &str, now: Timestamp) -> Result<Option<Batch>, DbError> {
    let Some(batch) = batches::by_slug(tx, slug)? else { return Ok(None) };
    let may = batch.by == me.id
        || me.tends(tx, batch.circle)?
        || batches::asked_of(tx, me.id, now)?.iter().any(|asked| asked.id == batch.id);
    Ok(may.then_some(batch))
}

/// `POST /print/batches/said` with `which` and `said`. Saying something else takes it back.
pub async fn said(State(site): State<Site>, me: Neighbor, form: Form) -> Answer<SeeOther> {
    let said = Said::parse(form.one("said")).ok_or(Fault::NOT_FOUND)?;
    let (who, which, now) = (me.me.clone(), form.one("which").to_owned(), site.now());
    let done = site
        .write(me.network_id(), move |tx| {
            let Some(batch) = theirs(tx, &who, &which, now)? else { return Ok(false) };
            batches::say(tx, batch.id, said.leads_to(now), now)?;
            Ok::<_, DbError>(true)
        })
        .await?;
    if !done {
        return Err(Fault::NOT_FOUND.into());
    }
    Ok(SeeOther::to("/print/batches").flash("prints-said"))
}

/// `POST /print/batches/take` with `which`: it was noted by mistake. Only whoever noted it may.
pub async fn take(State(site): State<Site>, me: Neighbor, form: Form) -> Answer<SeeOther> {
    let (who, which) = (me.me.id, form.one("which").to_owned());
    let done = site
        .write(me.network_id(), move |tx| {
            let Some(batch) = batches::by_slug(tx, &which)?.filter(|batch| batch.by == who) else {
                return Ok(false);
            };
            batches::take(tx, batch.id)?;
            Ok::<_, DbError>(true)
        })
        .await?;
    if !done {
        return Err(Fault::NOT_FOUND.into());
    }
    Ok(SeeOther::to("/print/batches").flash("prints-taken-back"))
}

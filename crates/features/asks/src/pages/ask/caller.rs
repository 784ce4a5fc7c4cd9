//! An ask that a steward writes down for somebody on the telephone: the same fields on one page, and a steward
//! who says yes for them later.

use http::HeaderMap;
use kit_base::Slug;
use kit_db::DbError;
use kit_jobs::idempotency::{self, Outcome};
use kit_web::{Answer, Form, Problem, Problems, Trip, WebError};
use people::{Site, Steward};

use super::answers::Answers;
use super::check::check_all;
use super::places::{self, Line};
use super::{idempotent, post};
use crate::acts::{ActError, Cx};
use crate::domain::AnsweredBy;
use crate::posting::{self, Posting};

/// The circles a caller can live in, each with the neighborhood it lies in.
pub async fn places(site: &Site, steward: &Steward, chosen: &str) -> Result<Vec<Line>, DbError> {
    let places = places::load(site, &steward.visitor).await?;
    let mut lines = Vec::new();
    for group in places.groups(chosen) {
        lines.extend(group.lines);
    }
    Ok(lines)
}

/// What was typed, with what follows from a call: a number, or none.
pub fn answers(form: &Form) -> Answers {
    let mut answers = Answers::of(form);
    let contact = if answers.some("contact_value").is_some() { "phone" } else { "none" };
    answers.set("contact", contact);
    answers
}

/// Writes the ask; or says what is missing. The first ask's public name is the answer. `asker` is the public name of
/// somebody whom the steward knows it is from; the caller answers for that they may.
pub async fn write(
    site: &Site,
    steward: &Steward,
    trip: &Trip,
    headers: &HeaderMap,
    (form, asker): (&Form, Option<&str>),
) -> Answer<Result<Option<Slug>, Problems>> {
    let answers = answers(form);
    let problems = check_all(&answers);
    if !problems.is_empty() {
        return Ok(Err(problems));
    }
    let wrong = |key| {
        let mut problems = Problems::new();
        problems.push(Problem::new("kind", key));
        Ok(Err(problems))
    };
    let Ok(key) = idempotent::key(headers, form, &answers) else { return wrong("asks-ask-key-wrong") };
    let places = places::load(site, &steward.visitor).await?;
    let posting = match post::posting(&answers, &places, trip) {
        Ok(posting) => Posting {
            post: key,
            taken_by: Some(steward.me.id.cast()),
            answered_by: AnsweredBy::Steward,
            ..posting
        }
        .heard(),
        Err(ActError::Refused(why)) => return wrong(why),
        Err(other) => return Err(WebError::from(other)),
    };
    let (vault, rng, trip, now) = (site.vault.clone(), site.rng.clone(), trip.clone(), site.now());
    let asker = asker.map(str::to_owned);
    let posted = site
        .write(steward.network_id(), move |tx| {
            let cx = Cx { vault: &vault, rng: &rng, words: trip.catalogue(), now };
            match &asker {
                Some(asker) => known(tx, &cx, &posting, asker),
                None => Ok(posting::post(tx, &cx, &posting)?.first),
            }
        })
        .await;
    match posted {
        Ok(first) => Ok(Ok(first)),
        Err(ActError::Refused(why)) => wrong(why),
        Err(other) => Err(other.into()),
    }
}

/// An ask of somebody who is here already: their contact and their rules stay as they are. It waits on the desk, read.
fn known(
    tx: &mut kit_db::Tx<'_>,
    cx: &Cx<'_>,
    heard: &posting::Heard,
    asker: &str,
) -> Result<Option<Slug>, ActError> {
    let asker = people::by_slug(tx, asker)?.ok_or(ActError::Gone)?;
    if let Some(post) = heard.post() {
        let again = asker.uuid().to_string();
        match idempotency::remember(tx, post, &again, cx.now)? {
            Outcome::First => {}
            Outcome::Repeat(_) => return Ok(None),
            Outcome::Mismatch => return Err(ActError::Refused("asks-refusal-post-other-words")),
        }
    }
    let key = cx.vault.person(tx, asker)?.ok_or(ActError::Gone)?;
    let written = posting::at_desk::write_down(tx, cx, heard, (asker.cast(), &key))?;
    let asks = crate::store::asks_of_sheet(tx, written.sheet)?;
    Ok(asks.first().map(|ask| ask.slug))
}

//! An ask that a steward writes down for somebody on the telephone: the same fields on one page, and a steward
//! who says yes for them later.

use http::HeaderMap;
use kit_base::Slug;
use kit_db::DbError;
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

/// A new key for the hidden field of a form, so that a form sent twice counts once.
pub fn new_key(site: &Site) -> String {
    idempotent::new_key(&site.rng)
}

/// What was typed, with what follows from a call: a number, or none.
pub fn answers(form: &Form) -> Answers {
    let mut answers = Answers::of(form);
    let contact = if answers.some("contact_value").is_some() { "phone" } else { "none" };
    answers.set("contact", contact);
    answers
}

/// Writes the ask; or says what is missing. The first ask's public name is the answer.
pub async fn write(
    site: &Site,
    steward: &Steward,
    trip: &Trip,
    headers: &HeaderMap,
    form: &Form,
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
    let posted = site
        .write(steward.network_id(), move |tx| {
            let cx = Cx { vault: &vault, rng: &rng, words: trip.catalogue(), now };
            posting::post(tx, &cx, &posting)
        })
        .await;
    match posted {
        Ok(posted) => Ok(Ok(posted.first)),
        Err(ActError::Refused(why)) => wrong(why),
        Err(other) => Err(other.into()),
    }
}

//! `/ask`: seven questions, one a page, without account, cookie or script. Nothing is kept until the last button.

pub mod answers;
pub mod caller;
pub(crate) mod check;
pub(crate) mod closed;
mod idempotent;
mod leaks;
mod places;
pub(crate) mod post;
mod turn;
pub(crate) mod view;

#[cfg(test)]
pub(crate) mod tests;

use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use http::HeaderMap;
use kit_jobs::idempotency::new_key;
use kit_web::{Answer, Form, Page, Problem, SeeOther, Trip};
use people::{Site, Visitor};

use self::answers::{Answers, Step};
use self::turn::{Turn, turn};
pub use self::view::AskPage;
use crate::acts::ActError;

/// The first question. Statements: 0.
pub async fn show(State(site): State<Site>, visitor: Visitor, trip: Trip) -> Answer<Page<AskPage>> {
    draw(&site, &visitor, &trip, Turn::first()).await
}

/// Any answer: the next question, the same one with what is wrong, or the ask itself.
pub async fn answer(
    State(site): State<Site>,
    visitor: Visitor,
    trip: Trip,
    headers: HeaderMap,
    form: Form,
) -> Answer<Response> {
    let turn = turn(&form);
    if !turn.complete {
        return Ok(draw(&site, &visitor, &trip, turn).await?.into_response());
    }
    let Ok(post) = idempotent::key(&headers, &form, &turn.answers) else {
        let turn = turn.refused(Problem::new("key", "asks-ask-key-wrong")).with_new_key();
        return Ok(draw(&site, &visitor, &trip, turn).await?.into_response());
    };
    match post::post(&site, &visitor, &trip, &turn.answers, post).await {
        Ok(posted) => Ok(SeeOther::to(format!("/l/{}", posted.link.text())).into_response()),
        Err(ActError::Refused(why)) => {
            let turn = turn.refused(Problem::new("key", why)).with_new_key();
            Ok(draw(&site, &visitor, &trip, turn).await?.into_response())
        }
        Err(other) => Err(other.into()),
    }
}

/// Draws a question. Statements: 1 where places are named, else 0.
pub(crate) async fn draw(site: &Site, visitor: &Visitor, trip: &Trip, turn: Turn) -> Answer<Page<AskPage>> {
    let places =
        if turn.step.names_places() { places::load(site, visitor).await? } else { places::Places::default() };
    let mut turn = turn;
    if turn.step == Step::Place
        && !turn.answers.touches(Step::Place)
        && let Some(home) = visitor.person.as_ref().and_then(|me| places.home_of(me))
    {
        turn.answers.set("circle", home);
    }
    let key = turn.key.clone().unwrap_or_else(|| new_key(&site.rng));
    let mut page = AskPage::new(turn, key, &places, &visitor.network, trip);
    page.signed = visitor.person.is_some();
    if matches!(page.step, Step::Kind | Step::Check) && closed::may_close(&visitor.network) {
        let (network, now) = (visitor.network.clone(), site.now());
        let found = site.read(visitor.network_id(), move |tx| closed::look(tx, &network, now)).await?;
        let words = (trip.catalogue(), trip.lang());
        page.closed = found.map(|found| found.in_words(&visitor.network, now, words));
    }
    let (title, problems) = (page.step.title(), page.problems.clone());
    Ok(Page::new(title, page).private().section("ask").language_form("ask").checked(&problems))
}

/// A form filled in already: "ask again" and the steward's own form begin here.
pub(crate) async fn prefilled(
    site: &Site,
    visitor: &Visitor,
    trip: &Trip,
    answers: Answers,
) -> Answer<Page<AskPage>> {
    draw(site, visitor, trip, Turn::prefilled(answers)).await
}

//! `/offer`: what, when, how far; one question a page, without account or script. Nothing is kept until the last button.

mod answers;
mod giver;
mod places;
mod turn;
mod view;
mod write;

use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use kit_jobs::idempotency::new_key;
use kit_web::{Answer, Form, Page, Problem, Query, SeeOther, Trip};
use people::{Site, Visitor};

use self::answers::Answers;
pub use self::answers::Step;
use self::giver::Giver;
use self::turn::{Turn, turn};
pub use self::view::OfferPage;
pub use self::view::{Row, said};
use self::write::Wrote;

#[cfg(test)]
pub(super) use self::view::sample;

/// The first question; or, for whoever offers already, all answers to look at. Statements: 2 at the most.
pub(super) async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    trip: Trip,
    query: Query,
) -> Answer<Page<OfferPage>> {
    let giver = Giver::of(&site, &visitor, &query).await?;
    let turn = match giver.known() {
        Some(person) => {
            let kept = site.read(visitor.network_id(), move |tx| crate::store::of_person(tx, person)).await?;
            kept.map_or_else(Turn::first, |offer| Turn::prefilled(Answers::from(&offer), query.one("go")))
        }
        None => Turn::first(),
    };
    draw(&site, &visitor, &trip, (giver, turn)).await
}

/// Any answer: the next question, the same one with what is wrong, or the offer itself.
pub(super) async fn answer(
    State(site): State<Site>,
    visitor: Visitor,
    trip: Trip,
    form: Form,
) -> Answer<Response> {
    let giver = Giver::of(&site, &visitor, &form).await?;
    let turn = turn(&form, &giver);
    if !turn.complete {
        return Ok(draw(&site, &visitor, &trip, (giver, turn)).await?.into_response());
    }
    match write::write(&site, &visitor, &trip, (&giver, &turn)).await? {
        Wrote::Link(link) => {
            let to = if giver.by_steward { "/offers".to_owned() } else { format!("/o/{}", link.text()) };
            let there = SeeOther::to(to);
            Ok(if giver.by_steward { there.flash("offers-kept-for") } else { there }.into_response())
        }
        Wrote::Known if giver.by_steward => {
            Ok(SeeOther::to("/offers").flash("offers-kept-for").into_response())
        }
        Wrote::Known => Ok(SeeOther::to("/my/offer").flash("offers-kept").into_response()),
        Wrote::Refused(why) => {
            let turn = turn.refused(Problem::new("key", why));
            Ok(draw(&site, &visitor, &trip, (giver, turn)).await?.into_response())
        }
    }
}

/// Draws a question. Statements: 1 where places are named, else 0.
async fn draw(
    site: &Site,
    visitor: &Visitor,
    trip: &Trip,
    (giver, turn): (Giver, Turn),
) -> Answer<Page<OfferPage>> {
    let named = giver.is_new() && matches!(turn.step, Step::Who | Step::Check);
    let places = if named { places::load(site, visitor).await? } else { places::Places::default() };
    let key = turn.key.clone().unwrap_or_else(|| new_key(&site.rng));
    let page = OfferPage::new((giver, turn), key, &places, trip);
    let (title, problems) = (page.step.title(), page.problems.clone());
    Ok(Page::new(title, page).private().section("help").language_form("offer").checked(&problems))
}

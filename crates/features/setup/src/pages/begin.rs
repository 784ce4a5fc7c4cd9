//! `/start/begin`: a group of one's own in three questions and a last look, without an account and without a server.

use std::sync::Arc;

use askama::Template;
use directory::store::listings::knows_places;
use kit_db::{COMMONS, Scope};
use kit_i18n::{Arg, SPOKEN};
use kit_jobs::idempotency::new_key;
use kit_web::axum::Extension;
use kit_web::axum::extract::State;
use kit_web::axum::response::{IntoResponse as _, Response};
use kit_web::{Answer, Form, Household, Page, Problems, Query, Trip, filters};
use people::{Site, Visitor};

use super::shut::{self, Why};
use super::{found, question};
use crate::begin::turn::{Turn, turn};
use crate::begin::{Draft, Step};
use crate::door::Opening;
use crate::store::begun;

/// A page of the questions.
#[derive(Template)]
#[template(path = "pages/begin.html")]
pub struct BeginPage {
    /// Which question.
    pub step: Step,
    /// What was said so far.
    pub draft: Draft,
    /// The questions that were answered.
    pub did: Vec<Step>,
    /// What is wrong.
    pub problems: Problems,
    /// The form's key.
    pub key: String,
    /// Neighborhoods and ZIP codes are known here.
    pub knows_places: bool,
    /// The name that is proposed for the group.
    pub proposed: String,
    /// Somebody is signed in here, and will be signed in there.
    pub signed: bool,
}

/// The page, for the handlers and for samples.
pub fn page(body: BeginPage) -> Page<BeginPage> {
    let (title, problems) = (body.step.title(), body.problems.clone());
    Page::new(title, body).private().section("find").language_form("begin").checked(&problems)
}

/// `GET /start/begin`, with `near` if somebody looked for a place before. Statements: 2.
pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    trip: Trip,
    Extension(opening): Extension<Arc<Opening>>,
    query: Query,
) -> Answer<Response> {
    let mut draft = Draft::default();
    if let Some(near) = query.some("near") {
        draft.set("near", near);
    }
    match closed(&site, &opening).await? {
        Some(why) => Ok(shut::instead(&site, why, &draft)),
        None => draw(&site, &visitor, &trip, Turn::first(draft)).await,
    }
}

/// `POST /start/begin`: the next question, the same one with what is wrong, or a group that was not there before.
pub async fn answer(
    State(site): State<Site>,
    visitor: Visitor,
    trip: Trip,
    (household, Extension(opening)): (Option<Household>, Extension<Arc<Opening>>),
    form: Form,
) -> Answer<Response> {
    let turn = turn(&form);
    if turn.complete {
        return found::found(&site, (&visitor, household, &trip), &opening, turn).await;
    }
    match closed(&site, &opening).await? {
        Some(why) => Ok(shut::instead(&site, why, &turn.draft)),
        None => draw(&site, &visitor, &trip, turn).await,
    }
}

/// Why nobody can begin now, if nobody can.
pub(super) async fn closed(site: &Site, opening: &Opening) -> Answer<Option<Why>> {
    if !opening.is_open {
        return Ok(Some(Why::NotOpen));
    }
    let now = site.now();
    let full = site.db.read(Scope::Server, move |tx| begun::is_full(tx, now)).await?;
    Ok(full.then_some(Why::Full))
}

/// Draws a question. Statements: 1.
pub(super) async fn draw(site: &Site, visitor: &Visitor, trip: &Trip, turn: Turn) -> Answer<Response> {
    let knows_places = site.read(COMMONS, knows_places).await?;
    let place = [("place", Arg::Str(turn.draft.one("place_name")))];
    let proposed = trip.catalogue().format(trip.lang(), "setup-begin-propose", &place);
    let Turn { step, draft, did, problems, key, .. } = turn;
    let key = key.unwrap_or_else(|| new_key(&site.rng));
    let signed = visitor.person.is_some();
    let body = BeginPage { step, draft, did, problems, key, knows_places, proposed, signed };
    Ok(page(body).into_response())
}

impl BeginPage {
    fn text(&self, field: &str) -> &str {
        self.draft.one(field)
    }

    fn chosen(&self, field: &str, value: &str) -> bool {
        self.draft.is(field, value)
    }

    fn is(&self, step: &str) -> bool {
        self.step.code() == step
    }

    fn hidden(&self) -> impl Iterator<Item = (&str, &str)> {
        self.draft.hidden(self.step)
    }

    /// What stands in the field of the group's name.
    fn group(&self) -> &str {
        let said = self.text("group");
        if said.is_empty() && !self.did.contains(&Step::Group) && self.problems.is_empty() {
            &self.proposed
        } else {
            said
        }
    }

    const fn scales() -> [(&'static str, &'static str); 3] {
        question::SCALE_WORDS
    }

    fn scale_word(&self) -> &'static str {
        let said = self.text("scale");
        Self::scales().into_iter().find(|(code, _)| *code == said).map_or("circles-building", |(_, key)| key)
    }

    const fn tongues() -> &'static [(&'static str, &'static str)] {
        SPOKEN
    }

    fn speaks(&self, code: &str) -> bool {
        let none = !self.draft.touches(Step::Group) && self.problems.is_empty();
        if none { ["en", "es"].contains(&code) } else { self.draft.is("spoken", code) }
    }

    /// The languages by their own names.
    fn spoken(&self) -> String {
        let named = SPOKEN.iter().filter(|(code, _)| self.draft.is("spoken", code));
        named.map(|(_, own)| *own).collect::<Vec<_>>().join(", ")
    }

    fn is_public(&self) -> bool {
        self.draft.is("public_line", "yes")
    }

    fn has_second(&self) -> bool {
        self.draft.is("second", "now")
    }
}

//! Asking for a way in, and the six digits of the message that came.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use kit_db::DbError;
use kit_vault::PersonId;
use kit_web::{Answer, Form, Page, Problems, SeeOther, Trip, filters};

use crate::cookie;
use crate::pages::sign_in;
use crate::site::Site;
use crate::store::reaching;
use crate::store::sessions::MEMBER;
use crate::store::ways_in::{self, Entered, Typed};
use crate::token::SessionToken;
use crate::who::Visitor;

/// Where the code is typed. The same page for a number that we know and for one that we do not.
#[derive(Template)]
#[template(path = "pages/code.html")]
pub struct Code {
    /// They have just asked for a message.
    pub asked: bool,
    /// The phone or e-mail address that was typed.
    pub typed: String,
    /// What is wrong.
    pub problems: Problems,
    /// The phone a human answers.
    pub help_line: Option<String>,
}

/// Several share the phone: which of them it is. Drawn only for whoever has the right code.
#[derive(Template)]
#[template(path = "pages/which.html")]
pub struct Which {
    /// The phone or e-mail address that was typed.
    pub typed: String,
    /// The code that was right.
    pub code: String,
    /// Their public names in addresses, and what they are called.
    pub people: Vec<(String, String)>,
}

/// What a typed code leads to, with the names to choose from.
enum Outcome {
    In(SessionToken),
    Which(Vec<(String, String)>),
    No,
}

fn page(visitor: &Visitor, asked: bool, typed: &str, problems: Problems) -> Page<Code> {
    let help_line = visitor.network.help_line.clone();
    let body = Code { asked, typed: typed.to_owned(), problems, help_line };
    let problems = body.problems.clone();
    Page::new("people-code-title", body).section("in").private().checked(&problems)
}

/// `POST /in` with `contact`.
pub(crate) async fn ask(State(site): State<Site>, visitor: Visitor, form: Form) -> Answer<Response> {
    let text = form.one("contact").to_owned();
    let Some(typed) = Typed::read(&text).filter(|_| !form.switches_language()) else {
        let mut page = sign_in::page(&visitor, false);
        page.body.typed = text;
        if !form.switches_language() {
            page.body.problems.add("contact", "people-in-contact-wrong");
        }
        let problems = page.body.problems.clone();
        return Ok(page.checked(&problems).into_response());
    };
    let (vault, rng, now) = (site.vault.clone(), site.rng.clone(), site.now());
    site.write(visitor.network_id(), move |tx| {
        ways_in::ask(tx, &vault, &typed, now, &rng).map_err(DbError::from)
    })
    .await?;
    Ok(page(&visitor, true, &text, Problems::new()).into_response())
}

/// `GET /in/code`
pub(crate) async fn show(visitor: Visitor) -> Page<Code> {
    page(&visitor, false, "", Problems::new())
}

/// `POST /in/code` with `contact` and `code`. Wrong, too old, locked and unknown look alike.
pub(crate) async fn enter(
    State(site): State<Site>,
    visitor: Visitor,
    trip: Trip,
    form: Form,
) -> Answer<Response> {
    let (text, code) = (form.one("contact").to_owned(), ways_in::digits(form.one("code")));
    let mut problems = Problems::new();
    if form.switches_language() {
        return Ok(page(&visitor, false, &text, problems).into_response());
    }
    let Some(typed) = Typed::read(&text) else {
        problems.add("contact", "people-in-contact-wrong");
        return Ok(page(&visitor, false, &text, problems).into_response());
    };
    match entered(&site, &visitor, (typed, code.clone(), form.one("who").to_owned())).await? {
        Outcome::In(session) => {
            cookie::set_session_cookie(&trip, &session, MEMBER);
            Ok(sign_in::no_store(SeeOther::to("/my").into_response()))
        }
        Outcome::Which(people) => {
            let body = Which { typed: text, code, people };
            Ok(Page::new("people-which-title", body).section("in").private().into_response())
        }
        Outcome::No => {
            problems.add("code", "people-code-wrong");
            Ok(page(&visitor, false, &text, problems).into_response())
        }
    }
}

async fn entered(
    site: &Site,
    visitor: &Visitor,
    (typed, code, who): (Typed, String, String),
) -> Answer<Outcome> {
    let (vault, rng, now) = (site.vault.clone(), site.rng.clone(), site.now());
    let outcome = site
        .write(visitor.network_id(), move |tx| {
            let entered =
                ways_in::enter(tx, &vault, (&typed, &code, &who), now, &rng).map_err(DbError::from)?;
            Ok::<_, DbError>(match entered {
                Entered::In(session) => Outcome::In(session),
                Entered::No => Outcome::No,
                Entered::Which(people) => {
                    let ids: Vec<PersonId> = people.iter().map(|(id, _)| *id).collect();
                    let names = reaching::first_names(tx, &vault, &ids).map_err(DbError::from)?;
                    let called = |id| names.get(id).map(|name| name.reveal().clone()).unwrap_or_default();
                    Outcome::Which(people.iter().map(|(id, slug)| (slug.to_string(), called(id))).collect())
                }
            })
        })
        .await?;
    Ok(outcome)
}

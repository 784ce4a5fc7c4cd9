//! The second step of signing in: an app, recovery codes, a passkey; and where a steward gives it.

mod app;
pub(crate) mod passkey;

use app::paper;
#[cfg(test)]
pub(crate) use app::{Codes, SetUp};
pub(crate) use app::{begin, codes, confirm, remove};

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use kit_base::Timestamp;
use kit_db::{DbError, Tx};
use kit_vault::Purpose;
use kit_web::{Answer, Form, Page, Problems, Query, SeeOther, Trip, filters};

use crate::contact::PeopleError;
use crate::cookie::set_session_cookie;
use crate::site::Site;
use crate::store::factors::{self, Kind};
use crate::store::sessions::{self, MEMBER};
use crate::store::tries;
use crate::way_back;
use crate::who::{Factor, Neighbor, Signed};

/// What there is, and what is asked for.
#[derive(Template)]
#[template(path = "pages/security.html")]
pub struct Security {
    /// How this session stands with it.
    pub asks: Asks,
    /// What they have, oldest first: the message key of its kind, and since when.
    pub factors: Vec<Had>,
    /// How many recovery codes are left.
    pub codes_left: i64,
    /// What is wrong with the code that was typed.
    pub problems: Problems,
    /// The page they wanted and come back to; empty: none.
    pub back: String,
}

/// What the page asks of them first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    /// Nothing.
    Nothing,
    /// They have a second factor and must give it, in this session or once more.
    Giving,
    /// They tend a circle and have none: until then that is fine.
    Wanted(Timestamp),
    /// They tend a circle, have none, and the time is over.
    Overdue,
}

impl Security {
    fn has(&self, kind: &str) -> bool {
        self.factors.iter().any(|had| had.kind == kind)
    }
}

/// One factor.
#[derive(Clone, Copy)]
pub struct Had {
    /// Its place in the list.
    pub place: usize,
    /// The message key of what it is.
    pub kind: &'static str,
    /// Since when.
    pub made_at: Timestamp,
}

/// Guessing at the app's digits and guessing at recovery codes are counted apart.
const APP: Purpose = Purpose::new("people.factor.app");
const PAPER: Purpose = Purpose::new("people.factor.paper");

async fn draw(site: &Site, me: &Neighbor, (problems, back): (Problems, &str)) -> Answer<Page<Security>> {
    let id = me.me.id;
    let (had, codes_left) = site
        .read(me.network_id(), move |tx| {
            Ok::<_, DbError>((factors::of_person(tx, id)?, factors::codes_left(tx, id)?))
        })
        .await?;
    let had: Vec<Had> = had
        .iter()
        .filter(|f| f.confirmed)
        .enumerate()
        .map(|(place, f)| Had {
            place,
            kind: match f.kind {
                Kind::Totp => "people-factor-app",
                Kind::Passkey => "people-factor-passkey",
            },
            made_at: f.made_at,
        })
        .collect();
    let body = Security {
        asks: match me.me.factor {
            _ if !had.is_empty() && !me.me.proved_lately(site.now()) => Asks::Giving,
            Factor::Wanted(until) => Asks::Wanted(until),
            Factor::Overdue => Asks::Overdue,
            _ => Asks::Nothing,
        },
        factors: had,
        codes_left,
        problems,
        back: way_back::safe(back).unwrap_or_default().to_owned(),
    };
    let problems = body.problems.clone();
    Ok(Page::new("people-security-title", body).private().section("my").checked(&problems))
}

/// `GET /my/security`, with `back` if they wanted another page.
pub(crate) async fn show(State(site): State<Site>, me: Neighbor, query: Query) -> Answer<Page<Security>> {
    draw(&site, &me, (Problems::new(), query.one("back"))).await
}

/// `POST /my/security/prove` with `code`: six digits of the app, or a recovery code; and `back`.
pub(crate) async fn prove(
    State(site): State<Site>,
    me: Neighbor,
    trip: Trip,
    form: Form,
) -> Answer<Response> {
    if form.switches_language() {
        return Ok(draw(&site, &me, (Problems::new(), form.one("back"))).await?.into_response());
    }
    let (vault, rng, now) = (site.vault.clone(), site.rng.clone(), site.now());
    let (person, session) = (me.me.id, me.me.session);
    let typed = form.one("code").to_owned();
    let renewed = site
        .write(me.network_id(), move |tx| {
            let paper = typed.chars().any(char::is_alphabetic);
            let purpose = if paper { PAPER } else { APP };
            let credential = tries::credential(tx, &vault, purpose, &person.uuid().to_string())?;
            if tries::check(tx, credential, now)? != tries::Verdict::Open {
                return Ok::<_, PeopleError>(None);
            }
            let right = if paper {
                factors::use_code(tx, &vault, person, &typed)?
            } else {
                factors::accepts_totp(tx, &vault, (person, &typed), now)?
            };
            if !right {
                tries::failed(tx, credential, now)?;
                return Ok(None);
            }
            tries::passed(tx, credential)?;
            Ok(Some(sessions::proved(tx, person, session, now, &rng)?))
        })
        .await?;
    if let Some(token) = renewed {
        set_session_cookie(&trip, &token, MEMBER);
        return Ok(proved(form.one("back")).into_response());
    }
    let mut problems = Problems::new();
    problems.add("code", "people-security-wrong");
    Ok(draw(&site, &me, (problems, form.one("back"))).await?.into_response())
}

/// Whether they may change their factors: whoever has one must have given it lately in this session.
fn may_change(tx: &mut Tx<'_>, me: &Signed, now: Timestamp) -> Result<bool, DbError> {
    Ok(me.proved_lately(now) || !factors::of_person(tx, me.id)?.iter().any(|f| f.confirmed))
}

/// Where they are led who must give their factor before they change it.
fn first_prove() -> Response {
    way_back::first_prove("")
}

/// The factor was given: on to where they wanted to be.
fn proved(back: &str) -> SeeOther {
    SeeOther::to(way_back::safe(back).unwrap_or("/my")).flash("people-security-proved")
}

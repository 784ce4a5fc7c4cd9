//! Setting up an app for the second step, and the codes on paper that stand in for it.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use kit_db::DbError;
use kit_factor::qr::{self, Picture};
use kit_factor::totp::Key;
use kit_web::{Answer, Form, Page, Problems, SeeOther, Trip, filters};

use super::{first_prove, may_change};
use crate::contact::PeopleError;
use crate::cookie::set_session_cookie;
use crate::jobs::let_know;
use crate::site::Site;
use crate::store::factors;
use crate::store::sessions::{self, MEMBER};
use crate::token::SessionToken;
use crate::who::Neighbor;

/// The key to copy into an app, and the field for its first code.
#[derive(Template)]
#[template(path = "pages/security_app.html")]
pub struct SetUp {
    /// The key in groups of four.
    pub groups: String,
    /// The link an app on the same phone opens.
    pub link: String,
    /// The same as a picture.
    pub picture: Option<Picture>,
    /// What is wrong with the code.
    pub problems: Problems,
}

/// Recovery codes, shown this once.
#[derive(Template)]
#[template(path = "pages/security_codes.html")]
pub struct Codes {
    /// All eight.
    pub codes: Vec<String>,
}

fn set_up(me: &Neighbor, key: &Key, problems: Problems) -> Page<SetUp> {
    let link = key.otpauth(&me.network.name);
    let body = SetUp { groups: key.groups(), picture: qr::draw(&link), link, problems };
    let problems = body.problems.clone();
    Page::new("people-app-title", body).private().section("my").checked(&problems)
}

pub(super) fn paper(codes: Vec<String>) -> Response {
    Page::new("people-codes-title", Codes { codes }).private().section("my").into_response()
}

/// `POST /my/security/app`: a new key.
pub(crate) async fn begin(State(site): State<Site>, me: Neighbor) -> Answer<Response> {
    let (vault, rng, now, person) = (site.vault.clone(), site.rng.clone(), site.now(), me.me.clone());
    let key = site
        .write(me.network_id(), move |tx| {
            if !may_change(tx, &person, now)? {
                return Ok::<_, PeopleError>(None);
            }
            factors::begin_totp(tx, &vault, person.id, now, &rng).map(Some)
        })
        .await?;
    Ok(key.map_or_else(first_prove, |key| set_up(&me, &key, Problems::new()).into_response()))
}

/// `POST /my/security/app/confirm` with `code`: the first code of the app. Answers with the recovery codes.
pub(crate) async fn confirm(
    State(site): State<Site>,
    me: Neighbor,
    trip: Trip,
    form: Form,
) -> Answer<Response> {
    type Outcome = Result<(SessionToken, Vec<String>), Option<Key>>;
    let (vault, rng, now, person) = (site.vault.clone(), site.rng.clone(), site.now(), me.me.clone());
    let (code, switches) = (form.one("code").to_owned(), form.switches_language());
    let outcome = site
        .write(me.network_id(), move |tx| {
            let again = factors::begun(tx, &vault, person.id)?.map(|(_, key)| key);
            if switches || !may_change(tx, &person, now)? {
                return Ok::<Outcome, PeopleError>(Err(again));
            }
            if !factors::confirm_totp(tx, &vault, (person.id, &code), now)? {
                return Ok(Err(again));
            }
            let token = sessions::proved(tx, person.id, person.session, now, &rng)?;
            let_know(tx, person.id, "people-text-factor-added", now, &rng)?;
            let codes = factors::renew_codes(tx, &vault, person.id, &rng)?;
            Ok(Ok((token, codes)))
        })
        .await?;
    let mut problems = Problems::new();
    if !switches {
        problems.add("code", "people-app-wrong");
    }
    Ok(match outcome {
        Ok((token, codes)) => {
            set_session_cookie(&trip, &token, MEMBER);
            paper(codes)
        }
        Err(Some(key)) => set_up(&me, &key, problems).into_response(),
        Err(None) => SeeOther::to("/my/security").into_response(),
    })
}

/// `POST /my/security/codes`: eight new recovery codes; the old ones are over.
pub(crate) async fn codes(State(site): State<Site>, me: Neighbor) -> Answer<Response> {
    let (vault, rng, now, person) = (site.vault.clone(), site.rng.clone(), site.now(), me.me.clone());
    let codes = site
        .write(me.network_id(), move |tx| {
            let has = factors::of_person(tx, person.id)?.iter().any(|f| f.confirmed);
            if !has || !may_change(tx, &person, now)? {
                return Ok::<_, PeopleError>(None);
            }
            factors::renew_codes(tx, &vault, person.id, &rng).map(Some)
        })
        .await?;
    Ok(codes.map_or_else(first_prove, paper))
}

/// `POST /my/security/remove` with `place`: takes one away.
pub(crate) async fn remove(State(site): State<Site>, me: Neighbor, form: Form) -> Answer<Response> {
    let (rng, now, person) = (site.rng.clone(), site.now(), me.me.clone());
    let place: usize = form.one("place").parse().unwrap_or(usize::MAX);
    let may = site
        .write(me.network_id(), move |tx| {
            if !may_change(tx, &person, now)? {
                return Ok::<_, DbError>(false);
            }
            let all = factors::of_person(tx, person.id)?;
            if let Some(factor) = all.iter().filter(|f| f.confirmed).nth(place)
                && factors::remove(tx, person.id, factor.id)?
            {
                let_know(tx, person.id, "people-text-factor-removed", now, &rng)?;
            }
            Ok(true)
        })
        .await?;
    if !may {
        return Ok(first_prove());
    }
    Ok(SeeOther::to("/my/security").flash("people-security-removed").into_response())
}

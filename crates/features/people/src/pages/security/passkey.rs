//! A passkey as the second step: two pages with a small script, which the browser needs to reach the key.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use kit_factor::passkey::Doorkeeper;
use kit_web::{Answer, Form, Page, SeeOther, Trip, filters};

use super::{first_prove, may_change, paper, proved};
use crate::contact::PeopleError;
use crate::cookie::set_session_cookie;
use crate::jobs::let_know;
use crate::site::Site;
use crate::store::ceremonies::{self, Aim};
use crate::store::factors;
use crate::store::sessions::{self, MEMBER};
use crate::way_back;
use crate::who::Neighbor;

/// What the script asks the browser.
#[derive(Template)]
#[template(path = "pages/security_passkey.html")]
pub struct Ceremony {
    /// `create` or `get`.
    pub aim: &'static str,
    /// The options, as JSON.
    pub options: String,
    /// The page they wanted and come back to; empty: none.
    pub back: String,
}

fn keeper(me: &Neighbor) -> Option<Doorkeeper> {
    let network = &me.network;
    Doorkeeper::new(&network.passkey_rp_id, &network.public_url, &network.name).ok()
}

fn no_passkeys_here() -> Response {
    SeeOther::to("/my/security").flash("people-passkey-not-here").into_response()
}

fn page(aim: Aim, options: String, back: &str) -> Response {
    let (aim, title) = match aim {
        Aim::Enroll => ("create", "people-passkey-title"),
        Aim::Prove => ("get", "people-passkey-use"),
    };
    Page::new(title, Ceremony { aim, options, back: way_back::safe(back).unwrap_or_default().to_owned() })
        .private()
        .section("my")
        .into_response()
}

/// `POST /my/security/passkey`: begins to make one.
pub(crate) async fn begin(State(site): State<Site>, me: Neighbor, trip: Trip) -> Answer<Response> {
    let Some(keeper) = keeper(&me) else { return Ok(no_passkeys_here()) };
    let (vault, rng, now, person) = (site.vault.clone(), site.rng.clone(), site.now(), me.me.clone());
    // The device shows no name: others look at it too.
    let shown = trip.catalogue().text(trip.lang(), "people-me").to_owned();
    let options = site
        .write(me.network_id(), move |tx| {
            if !may_change(tx, &person, now)? {
                return Ok::<_, PeopleError>(None);
            }
            let with = (&keeper, person.id, Aim::Enroll, shown.as_str());
            ceremonies::begin(tx, &vault, with, now, &rng)
        })
        .await?;
    Ok(options.map_or_else(first_prove, |options| page(Aim::Enroll, options, "")))
}

/// `POST /my/security/passkey/made` with `answer`.
pub(crate) async fn made(State(site): State<Site>, me: Neighbor, trip: Trip, form: Form) -> Answer<Response> {
    let Some(keeper) = keeper(&me) else { return Ok(no_passkeys_here()) };
    let (vault, rng, now, person) = (site.vault.clone(), site.rng.clone(), site.now(), me.me.clone());
    let answer = form.one("answer").to_owned();
    let made = site
        .write(me.network_id(), move |tx| {
            let first = !factors::of_person(tx, person.id)?.iter().any(|f| f.confirmed);
            let with = (&keeper, person.id, Aim::Enroll, answer.as_str());
            if !may_change(tx, &person, now)? || !ceremonies::finish(tx, &vault, with, now, &rng)? {
                return Ok::<_, PeopleError>(None);
            }
            let token = sessions::proved(tx, person.id, person.session, now, &rng)?;
            let_know(tx, person.id, "people-text-factor-added", now, &rng)?;
            let codes = if first { factors::renew_codes(tx, &vault, person.id, &rng)? } else { Vec::new() };
            Ok(Some((token, codes)))
        })
        .await?;
    let Some((token, codes)) = made else {
        return Ok(SeeOther::to("/my/security").flash("people-passkey-failed").into_response());
    };
    set_session_cookie(&trip, &token, MEMBER);
    if codes.is_empty() {
        return Ok(SeeOther::to("/my/security").flash("people-kept").into_response());
    }
    Ok(paper(codes))
}

/// `POST /my/security/passkey/use` with `back`: begins to use one.
pub(crate) async fn ask(State(site): State<Site>, me: Neighbor, form: Form) -> Answer<Response> {
    let Some(keeper) = keeper(&me) else { return Ok(no_passkeys_here()) };
    let (vault, rng, now, id) = (site.vault.clone(), site.rng.clone(), site.now(), me.me.id);
    let options = site
        .write(me.network_id(), move |tx| {
            ceremonies::begin(tx, &vault, (&keeper, id, Aim::Prove, ""), now, &rng)
        })
        .await?;
    Ok(options.map_or_else(no_passkeys_here, |options| page(Aim::Prove, options, form.one("back"))))
}

/// `POST /my/security/passkey/used` with `answer` and `back`.
pub(crate) async fn used(State(site): State<Site>, me: Neighbor, trip: Trip, form: Form) -> Answer<SeeOther> {
    let Some(keeper) = keeper(&me) else {
        return Ok(SeeOther::to("/my/security").flash("people-passkey-not-here"));
    };
    let (vault, rng, now, person) = (site.vault.clone(), site.rng.clone(), site.now(), me.me.clone());
    let answer = form.one("answer").to_owned();
    let renewed = site
        .write(me.network_id(), move |tx| {
            let with = (&keeper, person.id, Aim::Prove, answer.as_str());
            if !ceremonies::finish(tx, &vault, with, now, &rng)? {
                return Ok::<_, PeopleError>(None);
            }
            Ok(Some(sessions::proved(tx, person.id, person.session, now, &rng)?))
        })
        .await?;
    let Some(token) = renewed else {
        return Ok(SeeOther::to(way_back::by_way_of(form.one("back"))).flash("people-passkey-failed"));
    };
    set_session_cookie(&trip, &token, MEMBER);
    Ok(proved(form.one("back")))
}

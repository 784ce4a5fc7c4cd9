//! `/pod/map`: the map is drawn in the browser and stays there; what comes here is sealed before it leaves the browser.

use ::asks::domain::Kind;
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use http::StatusCode;
use http::header::{CONTENT_TYPE, HeaderValue};
use kit_web::{Answer, Fault, FaultKind, Form, Page, SeeOther, filters};
use people::{Neighbor, Site, Visitor};

use crate::domain::Purpose;
use crate::pages::about::CARDS;
use crate::store::maps;

/// What somebody may be to me, as the list offers it.
const STATES: [&str; 7] = ["thought", "to-ask", "asked", "agreed", "not-now", "declined", "lapsed"];
const RINGS: [&str; 3] = ["pod", "movable", "networks"];

/// The page; everything that it shows of anybody is put in by the browser.
#[derive(Template)]
#[template(path = "pages/map.html")]
pub struct Map {
    /// What a map can be for.
    pub purposes: [Purpose; 11],
    /// The questions.
    pub cards: [&'static str; 5],
    /// What somebody may be to me.
    pub states: [&'static str; 7],
    /// The rings.
    pub rings: [&'static str; 3],
    /// Where the code for sealing is; empty in a build without it.
    pub age: &'static str,
    /// Somebody is signed in, and may keep sealed bytes here.
    pub known: bool,
    /// The most letters of a sealed map.
    pub most: usize,
}

impl Map {
    /// The kind of help that a circle is asked for, if nobody in the pod covers a need.
    fn kind(need: &str) -> &'static str {
        let kind = match need {
            "groceries" | "meals" | "pantry" => Kind::Food,
            "pharmacy" | "medicine" => Kind::Prescription,
            "pet" => Kind::Pet,
            "ride" => Kind::Ride,
            "tech" => Kind::Repair,
            "kids" | "school-run" | "sick-day" | "evening" | "pick-up" => Kind::Childcare,
            "charging" | "go-bag" => Kind::Supplies,
            "lend" => Kind::Money,
            "papers" => Kind::Paperwork,
            "overnight" | "listen" | "sit" | "go-out" | "night-call" => Kind::Company,
            _ => Kind::Other,
        };
        kind.code()
    }
}

/// The page, for the handler and for samples.
pub fn page(known: bool, age: &'static str) -> Page<Map> {
    let body = Map {
        purposes: Purpose::ALL,
        cards: CARDS,
        states: STATES,
        rings: RINGS,
        age,
        known,
        most: maps::MOST,
    };
    Page::new("pods-map-title", body).private().section("my")
}

/// Another map is kept here already; it is replaced only on purpose.
#[derive(Template)]
#[template(path = "pages/map_replace.html")]
pub struct Replace {
    /// The new one.
    pub sealed: String,
}

/// The page that asks first, for the handler and for samples.
pub fn replace_page(sealed: String) -> Page<Replace> {
    Page::new("pods-map-title", Replace { sealed }).private().section("my")
}

/// `GET /pod/map`. No statement.
pub async fn show(visitor: Visitor) -> Page<Map> {
    page(visitor.person.is_some(), kit_web::asset_url("vendor/age.js").unwrap_or_default())
}

/// `GET /pod/map/kept`: the sealed letters, for the browser that can open them; nothing if there are none.
pub async fn kept(State(site): State<Site>, me: Neighbor) -> Answer<Response> {
    let id = me.me.id;
    let found = site.read(me.network_id(), move |tx| maps::load(tx, id)).await?;
    Ok(match found {
        None => StatusCode::NO_CONTENT.into_response(),
        Some(bytes) => {
            let mut response = bytes.into_response();
            let text = HeaderValue::from_static("text/plain; charset=us-ascii");
            response.headers_mut().insert(CONTENT_TYPE, text);
            response
        }
    })
}

/// `POST /pod/map/kept` with `sealed`, or with `act` = `erase`. What is not sealed is not taken; what this
/// browser has not seen (`over`) is not replaced, unless `act` is `replace`. Statements: 2.
pub async fn keep(State(site): State<Site>, me: Neighbor, form: Form) -> Answer<Response> {
    let (id, now) = (me.me.id, site.now());
    if form.is("act", "erase") {
        site.write(me.network_id(), move |tx| maps::forget(tx, id)).await?;
        return Ok(SeeOther::to("/pod/map").flash("pods-map-erased").into_response());
    }
    let sealed = form.one("sealed").to_owned();
    if !maps::is_sealed(&sealed) {
        let fault = Fault::new(FaultKind::Unreadable).text("pods-map-not-sealed");
        return Err(fault.way_out("pods-map-title", "/pod/map").into());
    }
    let over = (!form.is("act", "replace")).then(|| form.one("over").to_owned());
    let again = sealed.clone();
    let kept =
        site.write(me.network_id(), move |tx| maps::keep(tx, id, (&sealed, over.as_deref()), now)).await?;
    if !kept {
        let mut asks = replace_page(again).into_response();
        *asks.status_mut() = StatusCode::CONFLICT;
        return Ok(asks);
    }
    Ok(SeeOther::to("/pod/map").flash("pods-map-kept").into_response())
}

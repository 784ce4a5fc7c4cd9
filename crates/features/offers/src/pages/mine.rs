//! `/my/offer`: what I offer, changed, rested and ended; open to whoever is signed in or holds the private link.

use std::future::Future;
use std::pin::Pin;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use http::header::{CACHE_CONTROL, HeaderValue, REFERRER_POLICY};
use kit_base::{Span, Timestamp};
use kit_db::DbError;
use kit_vault::Token;
use kit_web::{Answer, Fault, Form, Page, SeeOther, Trip, WebError, filters};
use people::{Aside, Holder, MyAside, Neighbor, PersonId, Site, Subject, Visitor};

use super::offer::{Row, said};
use crate::store;

/// How long a browser stays let in; the link itself works as long as the offer exists.
const STAYS: Span = Span::days(7);

/// The page.
#[derive(Template)]
#[template(path = "pages/mine.html")]
pub struct MyOffer {
    /// What is offered, in words; empty when nothing is.
    pub rows: Vec<Row>,
    /// Until when they rest.
    pub resting_until: Option<Timestamp>,
    /// Somebody else is signed in on this phone.
    pub is_guest: bool,
    /// Whose page it is, for its forms.
    pub me: String,
    /// A steward has not said hello yet.
    pub waiting: bool,
}

/// Whose offer it is; others are shown the way in.
fn holder(visitor: &Visitor) -> Answer<Holder> {
    let other = || visitor.link.as_ref().and_then(|link| link.person);
    let asked = || other().map(|person| Holder { person, is_guest: false });
    let found = visitor.holder(crate::LINK_KIND).or_else(asked);
    found.ok_or_else(|| WebError::instead(SeeOther::to("/in")))
}

/// Whose offer a form of the page is about; a page that was somebody else's by now does nothing.
fn meant(visitor: &Visitor, form: &Form) -> Answer<PersonId> {
    let changed = || WebError::instead(SeeOther::to("/my/offer").flash("people-link-changed"));
    Ok(holder(visitor)?.meant(form).ok_or_else(changed)?.person)
}

/// `GET /my/offer`. Statements: 2.
pub(super) async fn show(State(site): State<Site>, visitor: Visitor, trip: Trip) -> Answer<Page<MyOffer>> {
    let whose = holder(&visitor)?;
    let Holder { person, is_guest } = whose;
    let (offer, waiting) = site
        .read(visitor.network_id(), move |tx| {
            Ok::<_, DbError>((store::of_person(tx, person)?, store::is_waiting(tx, person)?.is_some()))
        })
        .await?;
    let now = site.now();
    let body = MyOffer {
        is_guest,
        me: whose.mark(),
        resting_until: offer.as_ref().and_then(|offer| offer.resting_until).filter(|until| now < *until),
        rows: offer.map(|offer| said(&offer, trip.catalogue(), trip.lang())).unwrap_or_default(),
        waiting,
    };
    Ok(Page::new("offers-my-title", body).private().section("my"))
}

/// `POST /my/offer/rest` with `for`: `week`, `fortnight`, `month`, `season` or `off`. It needs no reason.
pub(super) async fn rest(State(site): State<Site>, visitor: Visitor, form: Form) -> Answer<SeeOther> {
    let person = meant(&visitor, &form)?;
    let days = match form.one("for") {
        "week" => Some(7),
        "fortnight" => Some(14),
        "month" => Some(30),
        "season" => Some(90),
        _ => None,
    };
    let until = days.map(|days| site.now() + Span::days(days));
    site.write(visitor.network_id(), move |tx| people::rest(tx, person, until).map(drop)).await?;
    Ok(SeeOther::to("/my/offer").flash(if until.is_some() { "offers-rest-on" } else { "offers-rest-off" }))
}

/// `POST /my/offer/end`. Offering again takes a minute, so nobody is asked twice.
pub(super) async fn end(State(site): State<Site>, visitor: Visitor, form: Form) -> Answer<SeeOther> {
    let person = meant(&visitor, &form)?;
    site.write(visitor.network_id(), move |tx| store::end(tx, person).map(drop)).await?;
    Ok(SeeOther::to("/my/offer").flash("offers-ended"))
}

/// `GET /o/{token}`: the private way back. A wrong one is answered like any address where there is nothing.
pub(super) async fn open(
    State(site): State<Site>,
    visitor: Visitor,
    trip: Trip,
    Path(text): Path<String>,
) -> Answer<Response> {
    let hash = text.parse::<Token>().map_err(|_| Fault::NOT_FOUND)?.hash();
    // Read first: whoever guesses never reaches the writer.
    let found = site.read(visitor.network_id(), move |tx| store::by_link(tx, &hash)).await?;
    let person = found.ok_or(Fault::NOT_FOUND)?;
    let (now, rng) = (site.now(), site.rng.clone());
    let subject = Subject { kind: crate::LINK_KIND, id: person.uuid(), person: Some(person) };
    let session = site
        .write(visitor.network_id(), move |tx| people::open_link_session(tx, subject, STAYS, now, &rng))
        .await?;
    people::set_link_cookie(&trip, &session, STAYS);
    let mut response = SeeOther::to("/my/offer").into_response();
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response.headers_mut().insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    Ok(response)
}

/// A line on `/my` that leads here. No statement.
pub struct OnMy;

/// That line.
#[derive(Template)]
#[template(path = "pages/on_my.html")]
pub struct OnMyPart;

impl MyAside for OnMy {
    fn fill<'a>(
        &'a self,
        _: &'a Site,
        _: &'a Neighbor,
    ) -> Pin<Box<dyn Future<Output = Answer<Option<Aside>>> + Send + 'a>> {
        Box::pin(async { Ok(Some(Aside::new(OnMyPart))) })
    }
}

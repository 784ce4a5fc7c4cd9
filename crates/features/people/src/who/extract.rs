//! The guards: what a handler asks for in its signature, or the answer somebody gets who may not.

use axum::extract::FromRequestParts;
use http::StatusCode;
use http::request::Parts;
use kit_web::{Fault, SeeOther, Trip, WebError};

use crate::arrive::Arrived;
use crate::pages::sign_in;
use crate::site::Site;
use crate::way_back::{asked_for, by_way_of};
use crate::who::{Helper, LinkHolder, Neighbor, Signed, Steward, Visitor};

/// What [`crate::around`] found out. Without it there is no network here, and so nothing at all.
fn visitor(parts: &Parts) -> Result<Visitor, WebError> {
    let here = parts.extensions.get::<Arrived>().ok_or(Fault::NOT_FOUND)?;
    let lang = parts.extensions.get::<Trip>().map(Trip::lang).unwrap_or_default();
    Ok(Visitor {
        network: here.network.clone(),
        lang,
        person: here.looked.person.clone(),
        link: here.looked.link.clone(),
    })
}

/// Nobody is signed in, or not by a link: a page that says how. The same whatever was asked for.
fn who_are_you(visitor: &Visitor) -> WebError {
    WebError::instead(sign_in::page(visitor, false).status(StatusCode::UNAUTHORIZED))
}

/// Somebody signed in whom `may` lets through; to others it is not there. Whoever would be let through with their
/// second factor is led to where they give it.
fn signed(parts: &Parts, may: impl Fn(&Signed) -> bool) -> Result<(Visitor, Signed), WebError> {
    let visitor = visitor(parts)?;
    match visitor.person.clone() {
        None => Err(who_are_you(&visitor)),
        Some(me) if may(&me) => Ok((visitor, me)),
        Some(me) if may(&with_factor(&me)) => {
            Err(WebError::instead(SeeOther::to(by_way_of(asked_for(parts)))))
        }
        Some(_) => Err(Fault::NOT_FOUND.into()),
    }
}

/// Who they would be, had they given their second factor.
fn with_factor(me: &Signed) -> Signed {
    Signed { roles: me.withheld.clone(), ..me.clone() }
}

impl FromRequestParts<Site> for Visitor {
    type Rejection = WebError;
    async fn from_request_parts(parts: &mut Parts, _: &Site) -> Result<Self, WebError> {
        visitor(parts)
    }
}

impl FromRequestParts<Site> for LinkHolder {
    type Rejection = WebError;
    async fn from_request_parts(parts: &mut Parts, _: &Site) -> Result<Self, WebError> {
        let visitor = visitor(parts)?;
        match visitor.link.clone() {
            Some(link) => Ok(Self { visitor, link }),
            None => Err(who_are_you(&visitor)),
        }
    }
}

impl FromRequestParts<Site> for Neighbor {
    type Rejection = WebError;
    async fn from_request_parts(parts: &mut Parts, _: &Site) -> Result<Self, WebError> {
        signed(parts, |_| true).map(|(visitor, me)| Self { visitor, me })
    }
}

impl FromRequestParts<Site> for Helper {
    type Rejection = WebError;
    async fn from_request_parts(parts: &mut Parts, _: &Site) -> Result<Self, WebError> {
        signed(parts, Signed::is_helper).map(|(visitor, me)| Self { visitor, me })
    }
}

impl FromRequestParts<Site> for Steward {
    type Rejection = WebError;
    async fn from_request_parts(parts: &mut Parts, _: &Site) -> Result<Self, WebError> {
        signed(parts, Signed::is_steward).map(|(visitor, me)| Self { visitor, me })
    }
}

//! `/keep/{token}`: a group tends its own listing by its link: "all still true" with one tap, resting, over, or other words.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use http::HeaderValue;
use http::header::{CACHE_CONTROL, REFERRER_POLICY};
use kit_db::{COMMONS, DbError};
use kit_vault::Token;
use kit_web::{Answer, FaultKind, Form, Page, Problems, SeeOther, Trip, filters};
use people::{Site, Visitor};

use super::edit::publish;
use super::fields::{self, Fields};
use crate::domain::{Facts, Field, Standing};
use crate::hours;
use crate::store::confirmations::{self, By, How};
use crate::store::links;
use crate::store::listings::{self, Listing};
use crate::store::saving;
use crate::words::Reader;

/// The page.
#[derive(Template)]
#[template(path = "pages/key.html")]
pub struct Keep {
    /// The link.
    pub path: String,
    /// The listing's name in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// How fresh, in a sentence.
    pub fresh: String,
    /// That it rests or is over.
    pub standing: Option<String>,
    /// It is there.
    pub is_there: bool,
    /// The version that was read.
    pub version: String,
    /// The form.
    pub fields: Fields,
}

/// The page, for the handlers and for samples.
pub fn page(body: Keep) -> Page<Keep> {
    let problems = body.fields.problems.clone();
    Page::new("directory-keep", body).private().language_form("listing").checked(&problems)
}

/// A link's address goes to nobody else.
fn unseen(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    response
}

async fn opened(site: &Site, visitor: &Visitor, token: &str) -> Answer<Listing> {
    let token: Token = token.parse().map_err(|_| FaultKind::NotFound)?;
    let found = site.read::<_, DbError>(visitor.network_id(), move |tx| links::opens(tx, &token)).await;
    let id = found?.ok_or(FaultKind::NotFound)?;
    let listing = site.read::<_, DbError>(COMMONS, move |tx| listings::by_id(tx, id)).await?;
    Ok(listing.ok_or(FaultKind::NotFound)?)
}

fn view(token: &str, listing: &Listing, (facts, problems): (Facts, Problems), reader: Reader<'_>) -> Keep {
    Keep {
        path: format!("/keep/{token}"),
        slug: listing.slug.clone(),
        name: listing.facts.name.clone(),
        fresh: reader.freshness(listing),
        standing: reader.standing(listing.standing, listing.standing_said_at, &listing.zone),
        is_there: listing.standing.at(reader.now) == Standing::There,
        version: listing.version.to_string(),
        fields: Fields::of(facts, problems),
    }
}

/// `GET /keep/{token}`. It changes nothing: programs that preview links open them too. Statements: 2.
pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    trip: Trip,
    Path(token): Path<String>,
) -> Answer<Response> {
    let listing = opened(&site, &visitor, &token).await?;
    let reader = Reader { catalogue: trip.catalogue(), lang: visitor.lang, now: site.now() };
    let facts = listing.facts.clone();
    Ok(unseen(page(view(&token, &listing, (facts, Problems::new()), reader)).into_response()))
}

/// `POST /keep/{token}` with `renew`, `standing` (and `until`), or the form and `publish`.
pub async fn act(
    State(site): State<Site>,
    visitor: Visitor,
    trip: Trip,
    Path(token): Path<String>,
    form: Form,
) -> Answer<Response> {
    let listing = opened(&site, &visitor, &token).await?;
    let (id, now) = (listing.id, site.now());
    let here = |flash| Ok(unseen(SeeOther::to(format!("/keep/{token}")).flash(flash).into_response()));
    site.write::<_, DbError>(visitor.network_id(), move |tx| links::used(tx, id, now)).await?;
    if form.has("renew") {
        let fields: Vec<Field> =
            Field::ALL.into_iter().filter(|field| !listing.facts.is_silent(*field)).collect();
        site.write::<_, DbError>(COMMONS, move |tx| {
            saving::stand(tx, id, Standing::There, now)?;
            confirmations::confirm(tx, id, &fields, (By::Group, How::Link), now)
        })
        .await?;
        return here("directory-keep-renewed");
    }
    let standing = match form.one("standing") {
        "resting" => Some(Standing::Resting(hours::morning(form.one("until"), &listing.zone))),
        "closed" => Some(Standing::Closed),
        _ => None,
    };
    if let Some(standing) = standing {
        site.write::<_, DbError>(COMMONS, move |tx| saving::stand(tx, id, standing, now)).await?;
        return here("directory-stands");
    }
    let (facts, mut problems) = fields::read(&form, &listing.facts);
    if form.switches_language() {
        problems = Problems::new();
    } else if form.one("version") != listing.version.to_string() {
        problems.add("name", "directory-keep-overtaken");
    } else if problems.is_empty() {
        let changed = publish(&site, &listing, facts, By::Group).await?;
        return here(if changed { "directory-published" } else { "directory-nothing-new" });
    }
    let reader = Reader { catalogue: trip.catalogue(), lang: visitor.lang, now };
    let mut body = view(&token, &listing, (facts, problems), reader);
    body.fields = body.fields.typed(&form);
    Ok(unseen(page(body).into_response()))
}

//! The poster for the door, and labels for what goes in.

use axum::extract::{Path, State};
use axum::response::Response;
use directory::domain::Facts;
use kit_handout::Handout;
use kit_print::Paper;
use kit_web::{Answer, Fault, Query, Trip};
use people::{Helper, Site};

use super::{called, tended};
use crate::{listing, sheet};

/// `GET /fridges/{slug}/poster.pdf?paper=a4&letters=large`: in the reader's language and one more.
pub(super) async fn poster(
    State(site): State<Site>,
    me: Helper,
    trip: Trip,
    Path(slug): Path<String>,
    query: Query,
) -> Answer<Response> {
    let who = me.me.clone();
    let fridge = site.read(me.network_id(), move |tx| tended(tx, &slug, &who)).await?;
    let fridge = fridge.ok_or(Fault::NOT_FOUND)?;
    let listing = listing::one(&site, fridge.listing).await?;
    let name = called(listing.as_ref(), trip.catalogue(), trip.lang());
    let facts = Facts { name, ..listing.map(|listing| listing.facts).unwrap_or_default() };
    let report = format!("{}/fridges/{}/report", me.network.public_url.trim_end_matches('/'), fridge.slug);
    let langs = sheet::langs(trip.lang(), &me.network.languages);
    let line = me.network.help_line.as_deref();
    let poster = sheet::poster(&facts, &report, line, (trip.catalogue(), &langs));
    let chosen = kit_handout::choice(&query, &[Paper::Letter, Paper::A4]);
    let pdf = kit_handout::set(&poster, chosen).await?;
    let back = format!("/fridges/{}/tend", fridge.slug);
    let handout = Handout {
        name: "fridge-poster",
        back: &back,
        path: &format!("/fridges/{}/poster.pdf", fridge.slug),
        more: "",
        what: "fridges-mind-name",
        section: "fridges",
    };
    kit_handout::hand_over(pdf, chosen, &handout, (&query, &trip))
}

/// `GET /fridges/labels.pdf?paper=a4`: thirty labels with lines for a pen.
pub(super) async fn labels(me: Helper, trip: Trip, query: Query) -> Answer<Response> {
    let langs = sheet::langs(trip.lang(), &me.network.languages);
    let labels = sheet::labels((trip.catalogue(), &langs));
    let (paper, _) = kit_handout::choice(&query, &[Paper::Letter, Paper::A4]);
    let chosen = (paper, kit_print::Edition::Standard);
    let pdf = kit_handout::set(&labels, chosen).await?;
    let handout = Handout {
        name: "fridge-labels",
        back: "/fridges",
        path: "/fridges/labels.pdf",
        more: "",
        what: "fridges-labels",
        section: "fridges",
    };
    kit_handout::hand_over(pdf, chosen, &handout, (&query, &trip))
}

//! The route sheet of a part, for the two who walk it.

use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE, HeaderValue};
use kit_base::Timestamp;
use kit_print::{Busy, Edition, Order, Paper};
use kit_web::{Answer, Fault, FaultKind, Query, Trip};
use people::{Helper, Site};

use super::one::{find, pair};
use crate::sheet::{self, About};

/// `GET /walks/{slug}/sheet.pdf?part=`: large letters and high rows, in the reader's language and one more.
pub(super) async fn sheet(
    State(site): State<Site>,
    me: Helper,
    trip: Trip,
    Path(slug): Path<String>,
    query: Query,
) -> Answer<Response> {
    let (vault, who) = (site.vault.clone(), me.me.clone());
    let found = site.read(me.network_id(), move |tx| find(tx, &vault, &slug, &who)).await?;
    let found = found.ok_or(Fault::NOT_FOUND)?;
    let asked = query.one("part");
    let own = |part: &&crate::store::walks::Part| {
        part.slug.as_str() == asked && (found.tends || part.pair.contains(&me.me.id))
    };
    let part = found.parts.iter().find(own).ok_or(Fault::NOT_FOUND)?;
    let doors =
        found.doors.iter().filter(|door| door.part == part.id && !door.never && door.outcome.is_none());
    let doors: Vec<String> = doors.map(|door| door.door.clone()).collect();
    let mut langs = vec![trip.lang()];
    langs.extend(me.network.languages.iter().copied().filter(|lang| *lang != trip.lang()));
    let zone = kit_i18n::zone(&me.network.zone);
    let table = sheet::route(
        &doors,
        trip.catalogue(),
        &About {
            building: &part.building,
            pair: &pair(part, &found, &trip),
            day: &trip.catalogue().day(trip.lang(), Timestamp::from_secs(0), site.now(), zone),
            quiet: part.quiet,
            settings: &found.settings,
            langs: &langs,
        },
    );
    let printed = kit_print::shared().pdf(Order::new(&table, Paper::Letter, Edition::Large)).await;
    let pdf = match printed {
        Err(Busy::Full) => return Err(Fault::new(FaultKind::Unavailable).text("outreach-print-busy").into()),
        printed => printed?,
    };
    let mut answer = pdf.bytes.into_response();
    let headers = answer.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/pdf"));
    headers.insert(CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"route-sheet.pdf\""));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(answer)
}

//! Today's sheet for the telephone, as a file to print: for whoever walks the round, and with what they may see.

use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE, HeaderValue};
use kit_print::{Busy, Edition, Order, Paper};
use kit_web::{Answer, Fault, FaultKind, Query, Trip};
use people::{Neighbor, Site};

use crate::sheet;

/// `GET /checkins/{slug}/sheet.pdf?letters=large&paper=a4`: in the reader's language and one more of the network's.
pub(super) async fn sheet(
    State(site): State<Site>,
    me: Neighbor,
    trip: Trip,
    Path(slug): Path<String>,
    query: Query,
) -> Answer<Response> {
    let (vault, who, network, now) = (site.vault.clone(), me.me.clone(), me.network.clone(), site.now());
    let (words, lang) = (trip.shell().catalogue.clone(), trip.lang());
    let found = site
        .read(me.network_id(), move |tx| {
            sheet::today(tx, &vault, (&who, &slug), (&network, &words, lang), now)
        })
        .await?;
    let found = found.ok_or(Fault::NOT_FOUND)?;
    let second = me.network.languages.iter().copied().find(|other| *other != lang);
    let paper = if query.one("paper") == Paper::A4.slug() { Paper::A4 } else { Paper::Letter };
    let edition = if query.one("letters") == "large" { Edition::Large } else { Edition::Standard };
    let table = sheet::sheet(trip.catalogue(), (lang, second), edition, &found);
    let printed = kit_print::shared().pdf(Order::new(&table, paper, edition)).await;
    let pdf = match printed {
        Err(Busy::Full) => return Err(Fault::new(FaultKind::Unavailable).text("checkins-print-busy").into()),
        printed => printed?,
    };
    let mut answer = pdf.bytes.into_response();
    let headers = answer.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/pdf"));
    headers.insert(CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"check-in.pdf\""));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(answer)
}

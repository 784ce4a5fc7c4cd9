//! The route sheet of a part, for the two who walk it.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE, HeaderValue};
use kit_base::Timestamp;
use kit_i18n::{Arg, Catalogue, Lang};
use kit_print::{Busy, Edition, Order, Paper, Unfit, Warning};
use kit_web::{Answer, Fault, FaultKind, Page, Query, Trip, filters};
use people::{Helper, Site};

use super::one::{find, pair};
use crate::sheet::{self, About, Stop};

/// `GET /walks/{slug}/sheet.pdf?part=…&paper=a4&letters=large`: high rows, in the reader's language and one more.
pub(super) async fn sheet(
    State(site): State<Site>,
    me: Helper,
    trip: Trip,
    Path(slug): Path<String>,
    query: Query,
) -> Answer<Response> {
    let (vault, who, now) = (site.vault.clone(), me.me.clone(), site.now());
    let found = site.read(me.network_id(), move |tx| find(tx, &vault, &slug, (&who, now))).await?;
    let found = found.ok_or(Fault::NOT_FOUND)?;
    let asked = query.one("part");
    let own = |part: &&crate::store::walks::Part| {
        part.slug.as_str() == asked && (found.tends || part.pair.contains(&me.me.id))
    };
    let part = found.parts.iter().find(own).ok_or(Fault::NOT_FOUND)?;
    let doors =
        found.doors.iter().filter(|door| door.part == part.id && !door.rests() && door.outcome.is_none());
    let doors: Vec<Stop> = doors.map(|door| Stop { door: door.door.clone(), quiet: door.quiet }).collect();
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
    let paper = Paper::from_slug(query.one("paper")).filter(|paper| *paper == Paper::A4).unwrap_or_default();
    let large = query.one("letters") == "large";
    let edition = if large { Edition::Large } else { Edition::Standard };
    let pdf = match kit_print::shared().pdf(Order::new(&table, paper, edition)).await {
        Err(Busy::Full) => return Err(Fault::new(FaultKind::Unavailable).text("outreach-print-busy").into()),
        printed => printed?,
    };
    let told = sentences(&pdf.warnings, trip.catalogue(), trip.lang());
    if !told.is_empty() && query.one("anyway").is_empty() {
        let letters = if large { "large" } else { "standard" };
        let path = format!("/walks/{}", found.walk.slug);
        let again =
            format!("{path}/sheet.pdf?part={}&paper={}&letters={letters}&anyway=1", part.slug, paper.slug());
        return Ok(mind(Mind { told, back: path, path: again }).into_response());
    }
    let mut answer = pdf.bytes.into_response();
    let headers = answer.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/pdf"));
    headers.insert(CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"route-sheet.pdf\""));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(answer)
}

/// What the paper could not show, before it is used.
#[derive(Template)]
#[template(path = "pages/mind.html")]
pub struct Mind {
    /// A sentence for each.
    pub told: Vec<String>,
    /// The walk.
    pub back: String,
    /// The same file as it is.
    pub path: String,
}

/// The page, for the handler and for samples.
pub fn mind(body: Mind) -> Page<Mind> {
    Page::new("outreach-mind-title", body).private().section("desk")
}

/// One sentence for each thing that the paper could not show. More sheets are no fault of the words.
pub fn sentences(warnings: &[Warning], words: &Catalogue, lang: Lang) -> Vec<String> {
    let more = |warning: &&Warning| !matches!(warning, Warning::Unfit { how: Unfit::NextSheet, .. });
    let one = |warning: &Warning| match warning {
        Warning::NoFont { sample, .. } => {
            let script = warning.script_key().map_or("", |key| words.text(lang, &key));
            words.format(lang, warning.key(), &[("script", Arg::Str(script)), ("sample", Arg::Str(sample))])
        }
        Warning::LeftOut { sample } => words.format(lang, warning.key(), &[("sample", Arg::Str(sample))]),
        Warning::Unfit { .. } => {
            let what = words.text(lang, "outreach-mind-words");
            words.format(lang, warning.key(), &[("what", Arg::Str(what))])
        }
    };
    let mut told: Vec<String> = warnings.iter().filter(more).map(one).collect();
    told.dedup();
    told
}

//! A sheet as a file, on the paper and in the letters that somebody chose; what paper cannot show is said before.

use askama::Template;
use axum::response::{IntoResponse as _, Response};
use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE, HeaderValue};
use kit_i18n::{Arg, Catalogue, Lang};
use kit_print::{Busy, Edition, Order, Paper, Table, Unfit, Warning};
use kit_web::{Answer, Fault, FaultKind, Page, Query, Trip, filters};

/// What the paper could not show, before it is used.
#[derive(Template)]
#[template(path = "pages/mind.html")]
pub struct Mind {
    /// A sentence for each.
    pub told: Vec<String>,
    /// The page that the sheet is of.
    pub back: String,
    /// The same file as it is.
    pub path: String,
}

/// The page, for the handlers and for samples.
pub fn mind(body: Mind) -> Page<Mind> {
    Page::new("rosters-mind-title", body).private().section("my")
}

/// The file of the sheet at `path`; where paper could not show everything, first a page that says so.
pub(super) async fn hand_over(table: &Table, path: &str, (query, trip): (&Query, &Trip)) -> Answer<Response> {
    let paper = Paper::from_slug(query.one("paper")).filter(|paper| *paper == Paper::A4).unwrap_or_default();
    let edition = if query.one("letters") == "large" { Edition::Large } else { Edition::Standard };
    let pdf = match kit_print::shared().pdf(Order::new(table, paper, edition)).await {
        Err(Busy::Full) => return Err(Fault::new(FaultKind::Unavailable).text("rosters-print-busy").into()),
        printed => printed?,
    };
    let told = sentences(&pdf.warnings, trip.catalogue(), trip.lang());
    if !told.is_empty() && query.one("anyway").is_empty() {
        let letters = query.one("letters") == "large";
        let letters = if letters { "large" } else { "standard" };
        let again = format!("{path}.pdf?paper={}&letters={letters}&anyway=1", paper.slug());
        return Ok(mind(Mind { told, back: path.to_owned(), path: again }).into_response());
    }
    let mut answer = pdf.bytes.into_response();
    let headers = answer.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/pdf"));
    headers.insert(CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"phone-tree.pdf\""));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(answer)
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
            let what = words.text(lang, "rosters-mind-names");
            words.format(lang, warning.key(), &[("what", Arg::Str(what))])
        }
    };
    let mut told: Vec<String> = warnings.iter().filter(more).map(one).collect();
    told.dedup();
    told
}

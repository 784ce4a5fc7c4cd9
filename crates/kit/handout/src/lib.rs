//! A printed sheet as an answer: set by kit-print's shared printer, handed over as a file that no cache keeps. Where paper
//! could not show everything, a page says so first, and the person decides.

use askama::Template;
use axum::response::{IntoResponse as _, Response};
use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE, HeaderValue};
use kit_i18n::{Arg, Catalogue, Lang};
use kit_print::{Busy, Document, Edition, Order, Paper, Pdf, Unfit, Warning};
use kit_web::{Answer, Fault, FaultKind, Page, Query, Trip, WebError, filters};

/// The words of this crate, and kit-print's sentences about what paper could not show.
pub const LOCALES: &[(Lang, &str)] = &[
    (Lang::En, include_str!("../locales/en.ftl")),
    (Lang::Es, include_str!("../locales/es.ftl")),
    (Lang::En, kit_print::SENTENCES_EN),
    (Lang::Es, kit_print::SENTENCES_ES),
];

/// What a person chose: the sheet, and the letters.
pub type Choice = (Paper, Edition);

/// A sheet that somebody asked for.
#[derive(Clone, Copy, Debug)]
pub struct Handout<'a> {
    /// The file's name without its ending, in ASCII.
    pub name: &'a str,
    /// The page that it belongs to.
    pub back: &'a str,
    /// The address of the file, without what was chosen.
    pub path: &'a str,
    /// Further choices in that address, as `&name=value`; often empty.
    pub more: &'a str,
    /// The message that names what may not fit: "A name".
    pub what: &'static str,
    /// The section of the navigation that it stands in; empty: none.
    pub section: &'static str,
}

/// What was chosen: `paper` among `of`, the first if it is none of them; `letters=large`.
pub fn choice(query: &Query, of: &[Paper]) -> Choice {
    let paper = Paper::from_slug(query.one("paper")).filter(|paper| of.contains(paper));
    let paper = paper.or_else(|| of.first().copied()).unwrap_or_default();
    (paper, if query.one("letters") == "large" { Edition::Large } else { Edition::Standard })
}

/// The sheet, set. 503 while too many wait for the printer.
pub async fn set<D: Document>(document: &D, (paper, edition): Choice) -> Answer<Pdf> {
    match kit_print::shared().pdf(Order::new(document, paper, edition)).await {
        Err(Busy::Full) => Err(Fault::new(FaultKind::Unavailable).text("handout-busy").into()),
        printed => Ok(printed?),
    }
}

/// The file; where paper could not show everything and `anyway` is not asked for, first a page that says so. Further
/// sheets are no fault of the words.
pub fn hand_over(
    pdf: Pdf,
    (paper, edition): Choice,
    handout: &Handout<'_>,
    (query, trip): (&Query, &Trip),
) -> Answer<Response> {
    let more = |warning: &Warning| matches!(warning, Warning::Unfit { how: Unfit::NextSheet, .. });
    let wrong: Vec<Warning> = pdf.warnings.iter().filter(|warning| !more(warning)).cloned().collect();
    let told = sentences(&wrong, (trip.catalogue(), trip.lang()), handout.what);
    if told.is_empty() || query.has("anyway") {
        return file(pdf, handout.name);
    }
    let letters = if edition == Edition::Large { "&letters=large" } else { "" };
    let path = format!("{}?paper={}{letters}{}&anyway=1", handout.path, paper.slug(), handout.more);
    let page = mind(Mind { told, back: handout.back.to_owned(), path });
    Ok(if handout.section.is_empty() { page } else { page.section(handout.section) }.into_response())
}

/// The file as an answer, kept by nobody on the way. `name` is ASCII.
pub fn file(pdf: Pdf, name: &str) -> Result<Response, WebError> {
    let mut answer = pdf.bytes.into_response();
    let headers = answer.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/pdf"));
    let named = HeaderValue::try_from(format!("attachment; filename=\"{name}.pdf\""))?;
    headers.insert(CONTENT_DISPOSITION, named);
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(answer)
}

/// One sentence for each thing that paper could not show; `what` is the message that names what was typed.
pub fn sentences(warnings: &[Warning], (words, lang): (&Catalogue, Lang), what: &str) -> Vec<String> {
    sentences_of(warnings, (words, lang), |_| what.to_owned())
}

/// The same where each part of a sheet has a message of its own: `what` answers it for the part's name.
pub fn sentences_of(
    warnings: &[Warning],
    (words, lang): (&Catalogue, Lang),
    what: impl Fn(&str) -> String,
) -> Vec<String> {
    let one = |warning: &Warning| match warning {
        Warning::NoFont { sample, .. } => {
            let script = warning.script_key().map_or("", |key| words.text(lang, &key));
            words.format(lang, warning.key(), &[("script", Arg::Str(script)), ("sample", Arg::Str(sample))])
        }
        Warning::LeftOut { sample } => words.format(lang, warning.key(), &[("sample", Arg::Str(sample))]),
        Warning::Unfit { field, .. } => {
            words.format(lang, warning.key(), &[("what", Arg::Str(words.text(lang, &what(field))))])
        }
    };
    let mut told: Vec<String> = warnings.iter().map(one).collect();
    told.dedup();
    told
}

/// What paper could not show, before it is used.
#[derive(Template)]
#[template(path = "mind.html")]
struct Mind {
    told: Vec<String>,
    back: String,
    path: String,
}

fn mind(body: Mind) -> Page<Mind> {
    Page::new("handout-mind-title", body).private()
}

#[cfg(test)]
mod tests {
    use kit_print::Script;
    use kit_web::sample;

    use super::*;

    #[test]
    fn what_paper_cannot_show_is_said_in_both_languages_before_it_is_used() {
        let words = sample::catalogue(&[LOCALES]);
        let warnings = [
            Warning::NoFont { script: Script::Thai, sample: "ก".to_owned() },
            Warning::LeftOut { sample: "🏮".to_owned() },
            Warning::Unfit { how: Unfit::Cut, field: "slip".to_owned() },
        ];
        for lang in Lang::ALL {
            let told = sentences(&warnings, (&words, lang), "handout-mind-title");
            assert_eq!(told.len(), 3);
            assert!(told.iter().all(|line| !line.contains('{') && line.ends_with('.')), "{told:?}");
            let body = Mind { told, back: "/walks/x".into(), path: "/walks/x/sheet.pdf?anyway=1".into() };
            let html = sample::page(&words, lang, &mind(body));
            assert!(html.contains("/walks/x/sheet.pdf?anyway=1"));
        }
    }

    #[test]
    fn a_file_is_named_and_kept_by_no_cache() {
        let pdf = Pdf { bytes: b"%PDF-".to_vec(), pages: 1, warnings: Vec::new() };
        let answer = file(pdf, "route-sheet").unwrap_or_else(|_| unreachable!("the name is ASCII"));
        let header = |name| answer.headers().get(name).and_then(|value| value.to_str().ok());
        assert_eq!(header(CONTENT_TYPE), Some("application/pdf"));
        assert_eq!(header(CONTENT_DISPOSITION), Some("attachment; filename=\"route-sheet.pdf\""));
        assert_eq!(header(CACHE_CONTROL), Some("no-store"));
    }
}

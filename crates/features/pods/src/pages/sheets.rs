//! Pod sheets as files: the worksheet for anybody, a slip and the card for whom they belong to. Nothing of them is kept.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, HeaderValue};
use kit_base::Timestamp;
use kit_i18n::{Arg, Catalogue, Lang};
use kit_print::{Busy, Document, Edition, Order, Paper, Pdf, Warning};
use kit_web::{Answer, Fault, FaultKind, Page, Query, SeeOther, Trip, filters};
use people::{Neighbor, Site};

use super::slug;
use crate::domain::Purpose;
use crate::sheets;
use crate::store::asks::{self, Kept};

/// What the paper could not show, before it is used.
#[derive(Template)]
#[template(path = "pages/mind.html")]
pub struct Mind {
    /// A sentence for each.
    pub told: Vec<String>,
    /// The same file as it is.
    pub path: String,
}

/// The page, for the handlers and for samples.
pub fn mind_page(told: Vec<String>, path: String) -> Page<Mind> {
    Page::new("pods-print-mind-title", Mind { told, path }).private()
}

fn paper(query: &Query, of: &[Paper]) -> Paper {
    Paper::from_slug(query.one("paper")).filter(|paper| of.contains(paper)).unwrap_or(of[0])
}

async fn printed<D: Document>(document: &D, paper: Paper) -> Answer<Pdf> {
    match kit_print::shared().pdf(Order::new(document, paper, Edition::Standard)).await {
        Err(Busy::Full) => Err(Fault::new(FaultKind::Unavailable).text("pods-print-busy").into()),
        printed => Ok(printed?),
    }
}

/// The file; where the paper could not show everything, first a page that says so.
fn handed(pdf: Pdf, (name, path): (&str, &str), (query, trip): (&Query, &Trip)) -> Answer<Response> {
    let told = sentences(&pdf.warnings, trip.catalogue(), trip.lang());
    if !told.is_empty() && !query.has("anyway") {
        let again = format!("{path}?paper={}&anyway=1", paper(query, &Paper::ALL).slug());
        return Ok(mind_page(told, again).into_response());
    }
    let mut answer = pdf.bytes.into_response();
    let headers = answer.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/pdf"));
    let named = HeaderValue::try_from(format!("attachment; filename=\"{name}.pdf\""))?;
    headers.insert(CONTENT_DISPOSITION, named);
    Ok(answer)
}

/// One sentence for each thing that the paper could not show. More sheets are no fault of the words.
pub fn sentences(warnings: &[Warning], words: &Catalogue, lang: Lang) -> Vec<String> {
    let one = |warning: &Warning| match warning {
        Warning::NoFont { sample, .. } => {
            let script = warning.script_key().map_or("", |key| words.text(lang, &key));
            words.format(lang, warning.key(), &[("script", Arg::Str(script)), ("sample", Arg::Str(sample))])
        }
        Warning::LeftOut { sample } => words.format(lang, warning.key(), &[("sample", Arg::Str(sample))]),
        Warning::Unfit { .. } => {
            let what = words.text(lang, "pods-print-words");
            words.format(lang, warning.key(), &[("what", Arg::Str(what))])
        }
    };
    let mut told: Vec<String> = warnings.iter().map(one).collect();
    told.dedup();
    told
}

/// `GET /pod/worksheet.pdf?paper=a4`: the blank worksheet, in the reader's language. No statement.
pub async fn worksheet(trip: Trip, query: Query) -> Answer<Response> {
    let sheet = sheets::worksheet(trip.catalogue(), trip.lang());
    let pdf = printed(&sheet, paper(&query, &[Paper::Letter, Paper::A4])).await?;
    handed(pdf, ("map", "/pod/worksheet.pdf"), (&query, &trip))
}

/// `GET /my/pod/{slug}/slip.pdf`: what to say, on paper. What does not fit a quarter of a sheet takes half of one.
/// Statements: 2.
pub async fn slip(
    State(site): State<Site>,
    me: Neighbor,
    trip: Trip,
    Path(text): Path<String>,
    query: Query,
) -> Answer<Response> {
    let (vault, id, slug) = (site.vault.clone(), me.me.id, slug(&text)?);
    let path = format!("/my/pod/{slug}/slip.pdf");
    let found = site.read(me.network_id(), move |tx| asks::by_slug(tx, &vault, id, &slug)).await?;
    let kept = found.ok_or(Fault::NOT_FOUND)?;
    let day = day(&trip, &me, site.now());
    let sheet = sheets::slips(trip.catalogue(), trip.lang(), &kept.asked, &day);
    let paper = paper(&query, &Paper::ALL);
    let mut pdf = printed(&sheet, paper).await?;
    let larger = match paper {
        Paper::Letter => Some(Paper::HalfLetter),
        Paper::A4 => Some(Paper::A5),
        Paper::HalfLetter | Paper::A5 => None,
    };
    let unfit = |warning: &Warning| matches!(warning, Warning::Unfit { .. });
    if let Some(larger) = larger.filter(|_| pdf.warnings.iter().any(unfit)) {
        pdf = printed(&sheet, larger).await?;
    }
    handed(pdf, ("note", &path), (&query, &trip))
}

/// `GET /my/pod/card.pdf?for=…`: who agreed. Without a purpose it leaves out what asks for care: others read fridges.
/// Statements: 2.
pub async fn card(State(site): State<Site>, me: Neighbor, trip: Trip, query: Query) -> Answer<Response> {
    let (vault, id) = (site.vault.clone(), me.me.id);
    let all = site.read(me.network_id(), move |tx| asks::of_owner(tx, &vault, id)).await?;
    let wanted = Purpose::parse(query.one("for"));
    let on_it = |kept: &Kept| {
        let of = kept.asked.purpose();
        kept.is_agreed() && wanted.map_or(!of.with_care(), |wanted| wanted == of)
    };
    let agreed: Vec<Kept> = all.into_iter().filter(on_it).collect();
    let Some(again) = agreed.iter().map(|kept| kept.due_at).min() else {
        return Ok(SeeOther::to("/my/pod").flash("pods-card-none").into_response());
    };
    let (today, again) = (day(&trip, &me, site.now()), day(&trip, &me, again));
    let args = [("day", Arg::Str(&today)), ("again", Arg::Str(&again))];
    let mut foot = trip.catalogue().format(trip.lang(), "pods-card-foot", &args);
    if let Some(wanted) = wanted.filter(|wanted| !wanted.with_care()) {
        foot = format!("{} · {foot}", trip.catalogue().text(trip.lang(), wanted.title()));
    }
    foot = format!("{foot} · {}", trip.catalogue().text(trip.lang(), "pods-credit-line"));
    let sheet = sheets::card(trip.catalogue(), trip.lang(), &agreed, &foot);
    let pdf =
        printed(&sheet, paper(&query, &[Paper::HalfLetter, Paper::Letter, Paper::A4, Paper::A5])).await?;
    handed(pdf, ("card", "/my/pod/card.pdf"), (&query, &trip))
}

/// A day with its year, as paper that lasts needs it.
pub(super) fn day(trip: &Trip, me: &Neighbor, at: Timestamp) -> String {
    let zone = kit_i18n::zone(&me.network.zone);
    trip.catalogue().day(trip.lang(), Timestamp::from_secs(0), at, zone)
}

#[cfg(test)]
mod tests {
    use kit_print::Script;

    use super::*;

    #[test]
    fn what_paper_cannot_show_is_a_sentence_in_both_languages() {
        const PRINT: &[(Lang, &str)] =
            &[(Lang::En, kit_print::SENTENCES_EN), (Lang::Es, kit_print::SENTENCES_ES)];
        let words = kit_web::sample::catalogue(&[crate::LOCALES, PRINT]);
        let warnings = [
            Warning::NoFont { script: Script::Thai, sample: "ก".to_owned() },
            Warning::LeftOut { sample: "🏮".to_owned() },
            Warning::Unfit { how: kit_print::Unfit::Cut, field: "slip".to_owned() },
        ];
        for lang in Lang::ALL {
            let told = sentences(&warnings, &words, lang);
            assert_eq!(told.len(), 3);
            assert!(told.iter().all(|line| !line.contains('{') && line.ends_with('.')), "{told:?}");
            kit_web::sample::page(&words, lang, &mind_page(told, "/my/pod/x/slip.pdf?anyway=1".to_owned()));
        }
    }
}

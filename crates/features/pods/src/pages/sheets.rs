//! Pod sheets as files: the worksheet for anybody, a slip and the card for whom they belong to. Nothing of them is kept.

use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use kit_base::Timestamp;
use kit_handout::{Choice, Handout};
use kit_i18n::Arg;
use kit_print::{Edition, Paper, Pdf, Warning};
use kit_web::{Answer, Fault, Query, SeeOther, Trip};
use people::{Neighbor, Site};

use super::slug;
use crate::domain::Purpose;
use crate::sheets;
use crate::store::asks::{self, Kept};

/// Pod sheets have letters of one size.
fn chosen(query: &Query, of: &[Paper]) -> Choice {
    (kit_handout::choice(query, of).0, Edition::Standard)
}

fn handed(
    pdf: Pdf,
    chosen: Choice,
    (name, path, more): (&str, &str, &str),
    on: (&Query, &Trip),
) -> Answer<Response> {
    let handout = Handout { name, back: "/my/pod", path, more, what: "pods-print-words", section: "" };
    kit_handout::hand_over(pdf, chosen, &handout, on)
}

/// `GET /pod/worksheet.pdf?paper=a4`: the blank worksheet, in the reader's language. No statement.
pub async fn worksheet(trip: Trip, query: Query) -> Answer<Response> {
    let sheet = sheets::worksheet(trip.catalogue(), trip.lang());
    let chosen = chosen(&query, &[Paper::Letter, Paper::A4]);
    let pdf = kit_handout::set(&sheet, chosen).await?;
    handed(pdf, chosen, ("map", "/pod/worksheet.pdf", ""), (&query, &trip))
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
    let mut chosen = chosen(&query, &Paper::ALL);
    let mut pdf = kit_handout::set(&sheet, chosen).await?;
    let larger = match chosen.0 {
        Paper::Letter => Some(Paper::HalfLetter),
        Paper::A4 => Some(Paper::A5),
        Paper::HalfLetter | Paper::A5 => None,
    };
    let unfit = |warning: &Warning| matches!(warning, Warning::Unfit { .. });
    if let Some(larger) = larger.filter(|_| pdf.warnings.iter().any(unfit)) {
        chosen.0 = larger;
        pdf = kit_handout::set(&sheet, chosen).await?;
    }
    handed(pdf, chosen, ("note", &path, ""), (&query, &trip))
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
    let chosen = chosen(&query, &[Paper::HalfLetter, Paper::Letter, Paper::A4, Paper::A5]);
    let pdf = kit_handout::set(&sheet, chosen).await?;
    let more = wanted.map(|wanted| format!("&for={}", wanted.code())).unwrap_or_default();
    handed(pdf, chosen, ("card", "/my/pod/card.pdf", &more), (&query, &trip))
}

/// A day with its year, as paper that lasts needs it.
pub(super) fn day(trip: &Trip, me: &Neighbor, at: Timestamp) -> String {
    let zone = kit_i18n::zone(&me.network.zone);
    trip.catalogue().day(trip.lang(), Timestamp::from_secs(0), at, zone)
}

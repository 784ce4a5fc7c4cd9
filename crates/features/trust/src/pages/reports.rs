//! `/reports`: what two stewards read. The one it is about never comes here, nor does it show them anything.

use askama::Template;
use axum::extract::{Path, State};
use kit_base::{Private, Rng, Slug, Timestamp};
use kit_db::Tx;
use kit_vault::Vault;
use kit_web::{Answer, Fault, Form, Page, SeeOther, filters};
use people::{PeopleError, PersonId, Site, Steward};

use super::name;
use crate::store::reports::Report;
use crate::store::{apart, circle, notes, reports};

/// The page.
#[derive(Template)]
#[template(path = "pages/reports.html")]
pub struct Reports {
    /// The open ones that this steward reads, oldest first.
    pub rows: Vec<Row>,
}

/// One report.
pub struct Row {
    /// Its name in addresses.
    pub slug: Slug,
    /// The first name of whom it is about.
    pub about: String,
    /// Their page.
    pub about_path: String,
    /// The first name of who told; none: they have left since.
    pub by: Option<String>,
    /// When.
    pub at: Timestamp,
    /// What was written down: who, when, what.
    pub notes: Vec<(String, Timestamp, String)>,
}

/// The page, for the handler and for samples.
pub fn page(body: Reports) -> Page<Reports> {
    Page::new("trust-reports-title", body).private().section("tend")
}

/// `GET /reports`. Statements: 6, however many are told.
pub async fn show(State(site): State<Site>, me: Steward) -> Answer<Page<Reports>> {
    let (vault, id, now) = (site.vault.clone(), me.me.id, site.now());
    let rows = site
        .read(me.network_id(), move |tx| {
            let open = reports::open_for(tx, id, now)?;
            let ids: Vec<_> = open.iter().map(|report| report.id).collect();
            let mut written = notes::of_reports(tx, &vault, &ids)?;
            let told = open.iter().flat_map(|report| [Some(report.about), report.by]).flatten();
            let known: Vec<PersonId> = told.chain(written.values().flatten().map(|note| note.by)).collect();
            let names = people::first_names(tx, &vault, &known)?;
            let slugs = circle::slugs(tx, &open.iter().map(|report| report.about).collect::<Vec<_>>())?;
            let row = |report: &Report| {
                let note = |note: notes::Note| (name(&names, note.by), note.made_at, note.text.into_inner());
                let about = slugs.get(&report.about)?;
                Some(Row {
                    slug: report.slug,
                    about: name(&names, report.about),
                    about_path: format!("/neighbors/{about}"),
                    by: report.by.map(|by| name(&names, by)),
                    at: report.made_at,
                    notes: written.remove(&report.id).unwrap_or_default().into_iter().map(note).collect(),
                })
            };
            Ok::<_, PeopleError>(open.iter().filter_map(row).collect())
        })
        .await?;
    Ok(page(Reports { rows }))
}

/// `POST /reports/{slug}/note` with `note`, under the steward's own key.
pub async fn note(
    State(site): State<Site>,
    me: Steward,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<SeeOther> {
    let text: String = form.one("note").chars().take(1000).collect();
    let (id, note) = (me.me.id, Private::new(text));
    act(&site, &me, slug, move |tx, vault, report, at| {
        if note.reveal().is_empty() {
            return Ok(());
        }
        notes::write(tx, vault, (id, report.about), (Some(report.id), &note), at)
    })
    .await?;
    Ok(SeeOther::to("/reports").flash("trust-report-noted"))
}

/// `POST /reports/{slug}/apart`: the two are never matched again. Again is the same.
pub async fn apart(State(site): State<Site>, me: Steward, Path(slug): Path<String>) -> Answer<SeeOther> {
    let id = me.me.id;
    act(&site, &me, slug, move |tx, _, report, (now, rng)| match report.by {
        Some(by) => Ok(apart::keep_apart(tx, id, (by, report.about), now, rng)?),
        None => Ok(()),
    })
    .await?;
    Ok(SeeOther::to("/reports").flash("trust-report-apart"))
}

/// `POST /reports/{slug}/close`. Again is the same.
pub async fn close(State(site): State<Site>, me: Steward, Path(slug): Path<String>) -> Answer<SeeOther> {
    act(&site, &me, slug, |tx, _, report, (now, _)| Ok(reports::close(tx, report.id, now)?)).await?;
    Ok(SeeOther::to("/reports").flash("trust-report-closed"))
}

/// One act on one report that this steward reads; to others it is not there.
async fn act(
    site: &Site,
    me: &Steward,
    slug: String,
    work: impl Fn(&mut Tx<'_>, &Vault, &Report, (Timestamp, &Rng)) -> Result<(), PeopleError>
    + Send
    + Sync
    + 'static,
) -> Answer<()> {
    let slug: Slug = slug.parse().map_err(|_| Fault::NOT_FOUND)?;
    let (vault, rng, now, id) = (site.vault.clone(), site.rng.clone(), site.now(), me.me.id);
    let there = site
        .write(me.network_id(), move |tx| {
            let Some(report) = reports::one_for(tx, slug, id, now)? else { return Ok(false) };
            work(tx, &vault, &report, (now, &rng))?;
            Ok::<_, PeopleError>(true)
        })
        .await?;
    if there { Ok(()) } else { Err(Fault::NOT_FOUND.into()) }
}

//! `/pod/come/{token}`: whoever is called answers yes, on my way, or cannot this time. It needs no account.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use kit_vault::VaultError;
use kit_web::{Answer, Fault, Form, Page, Problems, SeeOther, Trip, filters};
use people::{Site, Visitor};

use super::mine::scope;
use super::{token, unnamed};
use crate::domain::Coming;
use crate::store::asks::{self, Answered};
use crate::store::calls::{self, Said, Stage};

/// The page.
#[derive(Template)]
#[template(path = "pages/come.html")]
pub struct Come {
    /// Who calls, as they call themselves.
    pub who: String,
    /// What is needed; empty once it is over.
    pub words: String,
    /// What was agreed to.
    pub scope: String,
    /// What was answered.
    pub coming: Coming,
    /// Message key of that.
    pub says: String,
    /// The caller ended it.
    pub over: bool,
    /// Where the form goes.
    pub path: String,
    /// What is wrong.
    pub problems: Problems,
}

impl Come {
    const fn answered(&self) -> bool {
        !matches!(self.coming, Coming::Waiting)
    }
}

/// The page, for the handlers and for samples.
pub fn page(
    (said, answered): (&Said, &Answered),
    (coming, over): (Coming, bool),
    (path, problems): (String, Problems),
    trip: &Trip,
) -> Page<Come> {
    let body = Come {
        who: said.me.clone(),
        words: if over { String::new() } else { said.words.clone() },
        scope: scope(trip, answered),
        coming,
        says: format!("pods-coming-{}", coming.code()),
        over,
        path,
        problems: problems.clone(),
    };
    Page::new("pods-come-title", body).private().checked(&problems)
}

/// `GET /pod/come/{token}`. Writes nothing. Statements: 5.
pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    trip: Trip,
    Path(text): Path<String>,
) -> Answer<Response> {
    draw(&site, &visitor, &text, Problems::new(), &trip).await
}

async fn draw(
    site: &Site,
    visitor: &Visitor,
    text: &str,
    problems: Problems,
    trip: &Trip,
) -> Answer<Response> {
    let token = token(text)?;
    let (vault, path) = (site.vault.clone(), format!("/pod/come/{}", token.text()));
    let found = site
        .read(visitor.network_id(), move |tx| {
            let Some(turn) = calls::by_link(tx, &token)? else { return Ok(None) };
            let Some(call) = calls::by_id(tx, &vault, turn.call)? else { return Ok(None) };
            let kept = asks::by_id(tx, &vault, turn.ask)?;
            Ok::<_, VaultError>(kept.map(|kept| (turn, call, kept)))
        })
        .await?;
    let (turn, call, kept) = found.ok_or(Fault::NOT_FOUND)?;
    // Whoever ended the agreement is asked for nothing any more.
    let over = call.stage == Stage::Over || !kept.is_agreed();
    let answered = kept.answered.unwrap_or_default();
    Ok(unnamed(page((&call.said, &answered), (turn.coming, over), (path, problems), trip)))
}

/// `POST /pod/come/{token}` with `answer`. A later answer replaces an earlier one. Statements: 8.
pub async fn answer(
    State(site): State<Site>,
    visitor: Visitor,
    trip: Trip,
    Path(text): Path<String>,
    form: Form,
) -> Answer<Response> {
    let token = token(&text)?;
    let Some(coming) = Coming::parse(form.one("answer")).filter(|coming| *coming != Coming::Waiting) else {
        let mut problems = Problems::new();
        problems.add("answer", "pods-come-wrong");
        return draw(&site, &visitor, &text, problems, &trip).await;
    };
    let (vault, now, path) = (site.vault.clone(), site.now(), format!("/pod/come/{}", token.text()));
    let kept = site
        .write(visitor.network_id(), move |tx| {
            let Some(turn) = calls::by_link(tx, &token)? else { return Ok(None) };
            let call = calls::by_id(tx, &vault, turn.call)?;
            let agreed = asks::by_id(tx, &vault, turn.ask)?.is_some_and(|kept| kept.is_agreed());
            let open = agreed && call.is_some_and(|call| call.stage != Stage::Over);
            if open {
                calls::answer(tx, turn.id, coming, now)?;
            }
            Ok::<_, VaultError>(Some(open))
        })
        .await?;
    // The page itself says that it is over.
    let back = SeeOther::to(path);
    let back = if kept.ok_or(Fault::NOT_FOUND)? { back.flash("pods-come-thanks") } else { back };
    Ok(unnamed(back.into_response()))
}

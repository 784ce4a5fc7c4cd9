//! `/b/{token}`: somebody's own link to a page that asks whether paper still hangs; one tap answers.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use kit_db::{DbError, Tx};
use kit_vault::Token;
use kit_web::{Answer, Fault, Form, Page, SeeOther, filters};
use people::{PersonId, Site, Visitor};

use super::batches::{Line, lines};
use super::unseen;
use crate::domain::{Said, Stand};
use crate::store::batches::{self, Batch};

/// The page.
#[derive(Template)]
#[template(path = "pages/asked.html")]
pub struct Asked {
    /// Where the answer goes.
    pub path: String,
    /// What is asked about; what was answered stays, to be said differently.
    pub lines: Vec<Line>,
}

/// Whether an answer is waited for.
pub(super) fn is_open(batch: &Batch) -> bool {
    matches!(batch.stand, Stand::Asked | Stand::Nearby)
}

/// The page, for the handler and for samples.
pub fn page(body: Asked) -> Page<Asked> {
    Page::new("prints-asked", body).private()
}

fn holder(tx: &mut Tx<'_>, text: &str) -> Result<Option<PersonId>, DbError> {
    match text.parse::<Token>() {
        Ok(token) => batches::by_link(tx, &token.hash()),
        Err(_) => Ok(None),
    }
}

/// `GET /b/{token}`. Statements: 3.
pub async fn show(State(site): State<Site>, visitor: Visitor, Path(text): Path<String>) -> Answer<Response> {
    let (vault, now, path) = (site.vault.clone(), site.now(), format!("/b/{text}"));
    let found = site
        .read(visitor.network_id(), move |tx| {
            let Some(person) = holder(tx, &text)? else { return Ok(None) };
            let asked = batches::asked_of(tx, person, now)?;
            Ok::<_, DbError>(Some(lines(tx, &vault, asked)?))
        })
        .await?;
    let lines = found.ok_or(Fault::NOT_FOUND)?;
    Ok(unseen(page(Asked { path, lines }).into_response()))
}

/// `POST /b/{token}` with `which` and `said`.
pub async fn say(
    State(site): State<Site>,
    visitor: Visitor,
    Path(text): Path<String>,
    form: Form,
) -> Answer<Response> {
    let said = Said::parse(form.one("said")).ok_or(Fault::NOT_FOUND)?;
    let (which, now, path) = (form.one("which").to_owned(), site.now(), format!("/b/{text}"));
    let done = site
        .write(visitor.network_id(), move |tx| {
            let Some(person) = holder(tx, &text)? else { return Ok(false) };
            let asked = batches::asked_of(tx, person, now)?;
            let Some(batch) = asked.iter().find(|batch| batch.slug.as_str() == which) else {
                return Ok(false);
            };
            batches::say(tx, batch.id, said.leads_to(now), now)?;
            Ok::<_, DbError>(true)
        })
        .await?;
    if !done {
        return Err(Fault::NOT_FOUND.into());
    }
    Ok(unseen(SeeOther::to(path).flash("prints-said").into_response()))
}

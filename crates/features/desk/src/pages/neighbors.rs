//! `/desk/{slug}/neighbors`: whom to ask, with reasons and without distances.

use askama::Template;
use asks::acts::ActError;
use asks::pages::board::words as board;
use axum::extract::{Path, State};
use kit_base::{Private, Slug};
use kit_web::{Answer, Page, Query, filters};
use people::{Site, Steward};

use crate::pages::{ask_of, fault, suggest};
use crate::store;

/// The page.
#[derive(Template)]
#[template(path = "pages/neighbors.html")]
pub struct Neighbors {
    /// The ask.
    pub slug: Slug,
    /// The language it was asked in, by its own name.
    pub language: String,
    /// Who could be asked, best reasons first.
    pub could: Vec<Could>,
    /// The first name that was looked for.
    pub typed: String,
}

/// Somebody who could be asked, and why.
pub struct Could {
    /// Their public name.
    pub slug: Slug,
    /// Their first name.
    pub name: String,
    /// The languages they speak, by their own names.
    pub speaks: String,
    /// They speak the asker's.
    pub same_language: bool,
    /// They belong to the asker's own smallest circle.
    pub beside: bool,
    /// How many claims they hold.
    pub open: i64,
}

impl Could {
    /// They hold as many as they may.
    pub fn is_full(&self) -> bool {
        self.open >= i64::from(asks::domain::MAX_OPEN_CLAIMS)
    }
}

/// `GET /desk/{slug}/neighbors?q=`. Statements: 7, beside the two that say who asks.
pub async fn show(
    State(site): State<Site>,
    steward: Steward,
    Path(slug): Path<String>,
    query: Query,
) -> Answer<Page<Neighbors>> {
    let typed: String = query.one("q").chars().take(40).collect();
    let name = typed.clone();
    let (vault, me, now, asked) = (site.vault.clone(), steward.me.clone(), site.now(), slug.clone());
    let body = site
        .read(steward.network_id(), move |tx| {
            let kept = ask_of(tx, &me, &asked, now)?;
            let term = match name.as_str() {
                "" => None,
                name => vault.term(tx, kit_vault::Kind::NamePrefix3, name)?,
            };
            let found = suggest::could(tx, &kept, term, now)?;
            let ids: Vec<_> = found.iter().map(|neighbor| neighbor.id).collect();
            let mut names = people::first_names(tx, &vault, &ids)?;
            let could = found.into_iter().map(|neighbor| {
                let name = names.remove(&neighbor.id).map(Private::into_inner).unwrap_or_default();
                could(neighbor, name, &kept.language)
            });
            let mut could: Vec<Could> = could.collect();
            could.sort_by_key(|one| (one.is_full(), !one.same_language, !one.beside, one.open));
            Ok::<_, ActError>(Neighbors {
                slug: kept.slug,
                language: board::language(kept.language),
                could,
                typed: typed.clone(),
            })
        })
        .await
        .map_err(|error| fault(error, &slug))?;
    Ok(page(body))
}

/// The page, for the handler and for samples.
pub fn page(body: Neighbors) -> Page<Neighbors> {
    Page::new("desk-neighbors", body).private().section("desk")
}

fn could(neighbor: store::Neighbor, name: String, language: &str) -> Could {
    let same_language = neighbor.speaks.iter().any(|code| code == language);
    let speaks: Vec<String> = neighbor.speaks.into_iter().map(board::language).collect();
    Could {
        slug: neighbor.slug,
        name,
        speaks: speaks.join(", "),
        same_language,
        beside: neighbor.beside,
        open: neighbor.open,
    }
}

//! `/begun`: "Your porch light is on". Where the group is reached now, and what its first hour is for.

use std::sync::Arc;

use askama::Template;
use directory::store::listings;
use kit_db::{COMMONS, DbError};
use kit_factor::qr::{self, Picture};
use kit_web::axum::extract::State;
use kit_web::{Answer, Page, filters};
use people::{Site, Steward};

use super::found::{self, SOURCE};
use super::start::first_name;
use crate::store;

/// The page.
#[derive(Template)]
#[template(path = "pages/begun.html")]
pub struct Begun {
    /// The group's name.
    pub name: String,
    /// Where it is reached.
    pub address: String,
    /// The same as a picture.
    pub picture: Option<Picture>,
    /// Nobody tends it besides whoever founded it.
    pub alone: bool,
    /// Who tends it too and has not been here yet.
    pub second: Option<String>,
    /// Its listing's name in addresses.
    pub listing: Option<String>,
}

/// The page, for the handler and for samples.
pub fn page(body: Begun) -> Page<Begun> {
    Page::new("setup-begun-title", body).private().section("desk")
}

/// `GET /begun`. Statements: at most 7.
pub async fn show(State(site): State<Site>, steward: Steward) -> Answer<Page<Begun>> {
    let (vault, now, network) = (site.vault.clone(), site.now(), Arc::clone(&steward.network));
    let (alone, second) = site
        .read(network.id, move |tx| {
            let alone = store::facts(tx, now)?.is_some_and(|facts| facts.stewards < 2);
            let unseen = store::second_unseen(tx, now)?;
            let name = unseen.map(|person| first_name(tx, &vault, person)).transpose()?;
            Ok::<_, DbError>((alone, name))
        })
        .await?;
    let key = found::key_of(network.id);
    let listing = site
        .read(COMMONS, move |tx| {
            let found = listings::by_source(tx, SOURCE, &key)?;
            found.map_or(Ok(None), |id| listings::by_id(tx, id))
        })
        .await?;
    let listing = listing.filter(|listing| !listing.is_gone).map(|listing| listing.slug);
    let (name, address) = (network.name.clone(), network.public_url.clone());
    let picture = qr::draw(&address);
    Ok(page(Begun { name, address, picture, alone, second, listing }))
}

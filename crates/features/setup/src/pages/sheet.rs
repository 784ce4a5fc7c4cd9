//! `/setup/sheet`: the recovery sheet, shown to the founding session only, and never again.

use std::sync::Arc;

use askama::Template;
use kit_db::Scope;
use kit_vault::{keys, sheet};
use kit_web::axum::Extension;
use kit_web::axum::extract::State;
use kit_web::{Answer, Cookie, Page, SeeOther, Trip, WebError, filters};
use people::Site;

use super::{COOKIE, Holder, held, holder, link};
use crate::door::FirstRun;
use crate::store;

/// The sheet.
#[derive(Template)]
#[template(path = "pages/sheet.html")]
pub struct SheetPage {
    /// The key in groups; none where others could read along.
    pub groups: Option<Vec<String>>,
    /// Where the key file lies.
    pub file: String,
    /// The network's name.
    pub network: String,
}

/// The founding session; nobody else ever sees this page.
async fn founder(site: &Site, trip: &Trip) -> Answer<Holder> {
    match held(site, trip).await? {
        Some(held) if held.session.founded => Ok(held),
        // An empty server says that it is one, and a founded one that this is over.
        _ => match holder(site, trip).await {
            Ok(_) => Err(WebError::instead(SeeOther::to("/setup"))),
            Err(other) => Err(other),
        },
    }
}

/// `GET /setup/sheet`
pub async fn show(
    State(site): State<Site>,
    trip: Trip,
    Extension(first_run): Extension<Arc<FirstRun>>,
) -> Answer<Page<SheetPage>> {
    founder(&site, &trip).await?;
    let file = first_run.key_file.as_deref();
    let key = file.filter(|_| first_run.unheard).map(keys::load).transpose()?;
    let groups = key.map(|key| sheet::write(&key).split(' ').map(str::to_owned).collect());
    let file = file.map_or_else(String::new, |file| file.display().to_string());
    let network = trip.viewer().network.name.clone();
    Ok(Page::new("setup-sheet-title", SheetPage { groups, file, network }).private())
}

/// `POST /setup/sheet`: it is on paper now.
pub async fn printed(State(site): State<Site>, trip: Trip) -> Answer<SeeOther> {
    let Some(held) = held(&site, &trip).await?.filter(|held| held.session.founded) else {
        return Err(WebError::instead(link::founded()));
    };
    site.db.write(Scope::Server, move |tx| store::close(tx, &held.token)).await?;
    trip.set_cookie(Cookie::clear(COOKIE));
    Ok(SeeOther::to("/desk").flash("setup-sheet-kept"))
}

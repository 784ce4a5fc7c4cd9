//! `/tend`: everything a steward looks after that is no ask, on one page, with what waits there.

use askama::Template;
use kit_web::axum::extract::State;
use kit_web::{Answer, Page, filters};
use people::{PeopleError, Site, Steward, approvals};

/// The page.
#[derive(Template)]
#[template(path = "pages/tend.html")]
pub struct Tend {
    /// Neighbors for whom nobody vouches yet.
    pub newcomers: usize,
    /// Reports that this steward reads.
    pub reports: usize,
    /// What waits for a yes.
    pub decisions: usize,
}

/// `GET /tend`. Statements: 3, and one more for each circle that they tend.
pub async fn show(State(site): State<Site>, steward: Steward) -> Answer<Page<Tend>> {
    let (me, now) = (steward.me.clone(), site.now());
    let body = site
        .read(steward.network_id(), move |tx| {
            Ok::<_, PeopleError>(Tend {
                newcomers: trust::store::circle::new_in(tx, &me)?.len(),
                reports: trust::store::reports::open_for(tx, me.id, now)?.len(),
                decisions: approvals::open(tx, now)?.len(),
            })
        })
        .await?;
    Ok(page(body))
}

/// The page, for the handler and for samples.
pub fn page(body: Tend) -> Page<Tend> {
    Page::new("setup-tend", body).private().section("tend")
}

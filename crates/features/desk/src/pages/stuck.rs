//! `/desk/stuck`: work that gave up and messages that never went out. A list that must be cleared.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, State};
use kit_base::{Slug, Timestamp};
use kit_db::DbError;
use kit_web::{Answer, Fault, Page, SeeOther, filters};
use people::{Site, Steward};
use uuid::Uuid;

use crate::pages::list::tended;
use crate::store;

/// How many of each are shown.
const AT_MOST: u32 = 16;

/// The page.
#[derive(Template)]
#[template(path = "pages/stuck.html")]
pub struct Stuck {
    /// Work that gave up.
    pub jobs: Vec<Job>,
    /// Messages that never went out.
    pub messages: Vec<Unsent>,
}

/// Work that gave up.
pub struct Job {
    /// Its name outside.
    pub slug: Slug,
    /// What work, as the program calls it.
    pub kind: String,
    /// Why, as a code.
    pub error: String,
    /// Since when.
    pub since: Timestamp,
}

/// A message that never went out. Whose it was is said by its ask, to those who may see that.
pub struct Unsent {
    /// It was a text, not an e-mail.
    pub text: bool,
    /// Why, as a code.
    pub why: String,
    /// Since when.
    pub since: Timestamp,
    /// The ask it was about, if this steward may see it.
    pub ask: Option<Slug>,
}

/// `GET /desk/stuck`. Statements: 3, beside the two that say who asks.
pub async fn show(State(site): State<Site>, steward: Steward) -> Answer<Page<Stuck>> {
    let circles = tended(&steward.me);
    let body = site
        .read(steward.network_id(), move |tx| {
            let jobs = kit_jobs::dead(tx, AT_MOST)?;
            let unsent = kit_message::undeliverable(tx, AT_MOST)?;
            let about: Vec<Uuid> = unsent.iter().filter_map(|message| message.about).collect();
            let asks: HashMap<Uuid, Slug> = store::slugs(tx, &about, &circles)?;
            let jobs = jobs.into_iter().map(|job| Job {
                slug: job.slug,
                kind: job.kind,
                error: job.error,
                since: job.since,
            });
            let messages = unsent.into_iter().map(|message| Unsent {
                text: message.channel == kit_message::Channel::Sms,
                why: message.why,
                since: message.since,
                ask: message.about.and_then(|about| asks.get(&about).copied()),
            });
            Ok::<_, DbError>(Stuck { jobs: jobs.collect(), messages: messages.collect() })
        })
        .await?;
    Ok(page(body))
}

/// The page, for the handler and for samples.
pub fn page(body: Stuck) -> Page<Stuck> {
    Page::new("desk-stuck", body).private().section("desk")
}

/// `POST /desk/stuck/{slug}/again` or `…/drop`. Twice is as good as once.
pub async fn say(
    State(site): State<Site>,
    steward: Steward,
    Path((slug, verb)): Path<(String, String)>,
) -> Answer<SeeOther> {
    let slug: Slug = slug.parse().map_err(|_| Fault::NOT_FOUND)?;
    let now = site.now();
    let flash = match verb.as_str() {
        "again" => {
            site.write(steward.network_id(), move |tx| kit_jobs::revive(tx, slug, now)).await?;
            "desk-stuck-again-done"
        }
        "drop" => {
            site.write(steward.network_id(), move |tx| kit_jobs::discard(tx, slug)).await?;
            "desk-stuck-drop-done"
        }
        _ => return Err(Fault::NOT_FOUND.into()),
    };
    Ok(SeeOther::to("/desk/stuck").flash(flash))
}

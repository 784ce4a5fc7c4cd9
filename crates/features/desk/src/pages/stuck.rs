//! `/desk/stuck`: what came back, messages that never went out, work that gave up, and what waits to be read or called.
//! A list that must be cleared.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, State};
use kit_base::{Slug, Timestamp};
use kit_db::DbError;
use kit_web::{Answer, Fault, Page, SeeOther, filters};
use people::{Site, Steward};
use uuid::Uuid;

use crate::pages::list::tended;
use crate::pages::words;
use crate::store;
use crate::store::stuck::Back;

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
    /// Asks that somebody had and nobody has now.
    pub back: Vec<Back>,
    /// Open reports that this steward reads.
    pub reports: usize,
    /// What is left to do after a call.
    pub left: usize,
}

impl Stuck {
    /// Nothing at all.
    pub fn is_clear(&self) -> bool {
        self.jobs.is_empty()
            && self.messages.is_empty()
            && self.back.is_empty()
            && self.reports + self.left == 0
    }
}

impl Back {
    pub(crate) fn kind_word(&self) -> &'static str {
        words::kind(self.kind)
    }
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
    /// Its name outside.
    pub slug: Slug,
    /// It was a text, not an e-mail.
    pub text: bool,
    /// Why, as a code.
    pub why: String,
    /// Since when.
    pub since: Timestamp,
    /// The ask it was about, if this steward may see it.
    pub ask: Option<Slug>,
}

/// `GET /desk/stuck`. Statements: 7 at the most, beside the two that say who asks.
pub async fn show(State(site): State<Site>, steward: Steward) -> Answer<Page<Stuck>> {
    let (circles, me, now) = (tended(&steward.me), steward.me.id, site.now());
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
                slug: message.slug,
                text: message.channel == kit_message::Channel::Sms,
                why: message.why,
                since: message.since,
                ask: message.about.and_then(|about| asks.get(&about).copied()),
            });
            Ok::<_, DbError>(Stuck {
                jobs: jobs.collect(),
                messages: messages.collect(),
                back: store::stuck::back(tx, &circles)?,
                reports: trust::store::reports::open_for(tx, me, now)?.len(),
                left: store::log::to_do(tx, &circles)?.len(),
            })
        })
        .await?;
    Ok(page(body))
}

/// The page, for the handler and for samples.
pub fn page(body: Stuck) -> Page<Stuck> {
    Page::new("desk-stuck", body).private().section("desk")
}

/// `POST /desk/stuck/{slug}/again` `…/drop`, or `…/told` for a message. Twice is as good as once.
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
        "told" => {
            site.write(steward.network_id(), move |tx| kit_message::dismiss(tx, slug)).await?;
            "desk-stuck-told-done"
        }
        _ => return Err(Fault::NOT_FOUND.into()),
    };
    Ok(SeeOther::to("/desk/stuck").flash(flash))
}

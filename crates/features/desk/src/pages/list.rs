//! `/desk`: everything that waits for a steward.

use askama::Template;
use axum::extract::State;
use circles::CircleId;
use kit_base::Slug;
use kit_db::{DbError, Tx};
use kit_web::{Answer, Page, filters};
use people::{Aside, Neighbor, Role, Signed, Site, Steward};

use crate::pages::EVERYBODYS_AFTER;
use crate::store::{self, Row};

/// How many of what is stuck are counted.
const STUCK_AT_MOST: u32 = 50;

/// The desk without an ask on it.
#[derive(Template)]
#[template(path = "pages/list.html")]
pub struct Desk {
    /// The left pane.
    pub queue: Queue,
    /// Jobs that gave up and messages that never went out.
    pub stuck: usize,
    /// What other features add.
    pub asides: Vec<Aside>,
}

/// The left pane: what is needed, then what only waits.
pub struct Queue {
    /// Waits for a steward.
    pub rows: Vec<Row>,
    /// Waits for a helper.
    pub waiting: Vec<Row>,
    /// The ask in the right pane.
    pub here: Option<Slug>,
}

impl Queue {
    pub(crate) fn is_here(&self, row: &Row) -> bool {
        self.here == Some(row.slug)
    }

    pub(crate) fn dangers(&self) -> usize {
        self.rows.iter().filter(|row| row.need == Some(store::Need::Danger)).count()
    }
}

/// `GET /desk`. Statements: 4, beside the two that say who asks and what other features add.
pub async fn show(State(site): State<Site>, steward: Steward) -> Answer<Page<Desk>> {
    let (me, now) = (steward.me.clone(), site.now());
    let (queue, stuck) = site
        .read(steward.network_id(), move |tx| {
            let queue = queue(tx, &me, now, None, true)?;
            let stuck = kit_jobs::dead(tx, STUCK_AT_MOST)?.len()
                + kit_message::undeliverable(tx, STUCK_AT_MOST)?.len();
            Ok::<_, DbError>((queue, stuck))
        })
        .await?;
    let me = Neighbor { visitor: steward.visitor, me: steward.me };
    let mut asides = Vec::new();
    for more in &site.settings.desk {
        asides.extend(more.fill(&site, &me).await?);
    }
    Ok(page(Desk { queue, stuck, asides }))
}

/// The page, for the handler and for samples.
pub fn page(body: Desk) -> Page<Desk> {
    Page::new("desk-title", body).private().section("desk")
}

/// The circles somebody tends.
pub(crate) fn tended(me: &Signed) -> Vec<CircleId> {
    me.roles.iter().filter(|held| held.role == Role::Steward).map(|held| held.circle).collect()
}

/// Loads the left pane; the asks that only wait for a helper are a statement of their own.
pub(crate) fn queue(
    tx: &mut Tx<'_>,
    me: &Signed,
    now: kit_base::Timestamp,
    here: Option<Slug>,
    with_waiting: bool,
) -> Result<Queue, DbError> {
    let circles = tended(me);
    let rows = store::queue(tx, &circles, now - EVERYBODYS_AFTER)?;
    let waiting = if with_waiting { store::waiting(tx, &circles)? } else { Vec::new() };
    Ok(Queue { rows, waiting, here })
}

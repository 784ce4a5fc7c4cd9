//! `/desk`: everything that waits for a steward.

use askama::Template;
use axum::extract::State;
use circles::CircleId;
use kit_base::{Slug, Timestamp};
use kit_db::{DbError, Tx};
use kit_web::{Answer, Page, Query, filters};
use people::{Aside, Neighbor, PersonId, Role, Signed, Site, Steward};

use crate::pages::EVERYBODYS_AFTER;
use crate::store::{self, Need, Row};

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
    /// Calls that may be made now.
    pub calls: i64,
    /// What other features add.
    pub asides: Vec<Aside>,
}

/// What a steward wants to see of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Show {
    /// What nobody has read.
    Read,
    /// What waits for a yes on the telephone.
    Yes,
    /// What could not be done.
    CouldNot,
    /// What waits for a helper.
    Helper,
}

impl Show {
    /// Each of them.
    pub const ALL: [Self; 4] = [Self::Read, Self::Yes, Self::CouldNot, Self::Helper];

    /// The word in the address.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Yes => "yes",
            Self::CouldNot => "could-not",
            Self::Helper => "helper",
        }
    }

    /// The chip's message.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Read => "desk-show-read",
            Self::Yes => "desk-show-yes",
            Self::CouldNot => "desk-show-could-not",
            Self::Helper => "desk-show-helper",
        }
    }

    fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|show| show.code() == text)
    }

    /// A danger is never filtered away.
    fn holds(self, need: Option<Need>) -> bool {
        match need {
            Some(Need::Danger) => true,
            Some(Need::Read) => self == Self::Read,
            Some(Need::Call) => self == Self::Yes,
            Some(Need::CouldNot) => self == Self::CouldNot,
            Some(Need::Next) | None => self == Self::Helper,
        }
    }
}

/// The left pane: what is needed, then what only waits.
pub struct Queue {
    /// Waits for a steward.
    pub rows: Vec<Row>,
    /// Waits for a helper.
    pub waiting: Vec<Row>,
    /// The ask in the right pane.
    pub here: Option<Slug>,
    /// Only these.
    pub show: Option<Show>,
    /// Who looks.
    pub me: PersonId,
    /// When.
    pub now: Timestamp,
}

/// A chip above the list.
pub struct Chip {
    /// What it shows; none: everything.
    pub show: Option<Show>,
    /// How many.
    pub count: usize,
    /// It is the chosen one.
    pub chosen: bool,
}

impl Chip {
    pub(crate) fn href(&self) -> String {
        self.show.map_or_else(|| "/desk".to_owned(), |show| format!("/desk?show={}", show.code()))
    }

    pub(crate) fn word(&self) -> &'static str {
        self.show.map_or("desk-show-all", Show::word)
    }
}

impl Queue {
    pub(crate) fn is_here(&self, row: &Row) -> bool {
        self.here == Some(row.slug)
    }

    pub(crate) fn dangers(&self) -> usize {
        self.rows.iter().filter(|row| row.need == Some(Need::Danger)).count()
    }

    /// The chips, each with how many it would show.
    pub(crate) fn chips(&self) -> Vec<Chip> {
        let all = self.rows.len() + self.waiting.len();
        let mut chips = vec![Chip { show: None, count: all, chosen: self.show.is_none() }];
        for show in Show::ALL {
            let rows = self.rows.iter().chain(&self.waiting);
            let count = rows.filter(|row| row.need != Some(Need::Danger) && show.holds(row.need)).count();
            chips.push(Chip { show: Some(show), count, chosen: self.show == Some(show) });
        }
        chips
    }

    fn shown<'q>(&self, rows: &'q [Row]) -> Vec<&'q Row> {
        rows.iter().filter(|row| self.show.is_none_or(|show| show.holds(row.need))).collect()
    }

    /// What waits for a steward, the asks of one door together where the first of them stands.
    pub(crate) fn doors(&self) -> Vec<Vec<&Row>> {
        let mut doors: Vec<Vec<&Row>> = Vec::new();
        for row in self.shown(&self.rows) {
            match doors.iter_mut().find(|door| door[0].door == row.door) {
                Some(door) => door.push(row),
                None => doors.push(vec![row]),
            }
        }
        doors
    }

    /// What only waits for a helper.
    pub(crate) fn others(&self) -> Vec<&Row> {
        self.shown(&self.waiting)
    }

    /// Another steward has it open.
    pub(crate) fn in_hand(&self, row: &Row) -> bool {
        row.on.is_some_and(|(who, at)| who != self.me && self.now < at + store::marks::FRESH)
    }
}

/// `GET /desk`. Statements: 5, beside the two that say who asks and what other features add.
pub async fn show(State(site): State<Site>, steward: Steward, query: Query) -> Answer<Page<Desk>> {
    let (me, now, only) = (steward.me.clone(), site.now(), Show::parse(query.one("show")));
    let (queue, stuck, calls) = site
        .read(steward.network_id(), move |tx| {
            let queue = Queue { show: only, ..queue(tx, &me, now, None, true)? };
            let stuck = kit_jobs::dead(tx, STUCK_AT_MOST)?.len()
                + kit_message::undeliverable(tx, STUCK_AT_MOST)?.len();
            Ok::<_, DbError>((queue, stuck, store::calls::due(tx, &tended(&me), now)?))
        })
        .await?;
    let me = Neighbor { visitor: steward.visitor, me: steward.me };
    let mut asides = Vec::new();
    for more in &site.settings.desk {
        asides.extend(more.fill(&site, &me).await?);
    }
    Ok(page(Desk { queue, stuck, calls, asides }))
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
    now: Timestamp,
    here: Option<Slug>,
    with_waiting: bool,
) -> Result<Queue, DbError> {
    let circles = tended(me);
    let rows = store::queue(tx, &circles, now - EVERYBODYS_AFTER)?;
    let waiting = if with_waiting { store::waiting(tx, &circles)? } else { Vec::new() };
    Ok(Queue { rows, waiting, here, show: None, me: me.id, now })
}

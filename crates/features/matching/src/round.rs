//! One proposal for all open asks of a steward's circles: who could take which, shared fairly. Nothing is asked yet.

use std::collections::{HashMap, HashSet};
use std::iter::{once, successors};

use asks::domain::{AskId, Ring};
use asks::store::{Asking, Kept};
use circles::{Circle, CircleId, Scale};
use kit_base::Timestamp;
use kit_db::{DbError, Tx};
use kit_geo::Cell;
use people::PersonId;

use crate::domain::{Crowd, Helper, Nearness, Reason, Wish, assign, graph, judge};
use crate::store::{self, CrowdRow};
use crate::suggest::{Suggestion, cell_from, helper, nearness, need};

/// Candidates that each ask knows of.
const EACH: usize = 24;
/// The most asks in one proposal.
pub const MOST: u32 = 200;

/// One ask with who could take it.
pub struct Line {
    /// The ask.
    pub kept: Kept,
    /// Who, and why; none when nobody fits.
    pub to: Option<Suggestion>,
}

/// The proposal. Statements: 8 for up to 128 open asks, 10 for more, and 1 where an ask waits for somebody trusted.
pub fn propose(tx: &mut Tx<'_>, steward: PersonId, now: Timestamp) -> Result<Vec<Line>, DbError> {
    let mut open = asks::store::asking(tx, steward.cast(), now, MOST)?;
    open.retain(|one| !one.kept.ask.kind.to_desk());
    if open.is_empty() {
        return Ok(Vec::new());
    }
    let rows = store::crowd(tx, now)?;
    let trusted =
        if open.iter().any(|one| one.kept.ask.needs_trust()) { trust::trusted(tx)? } else { HashSet::new() };
    let town = Town::read(tx, &rows, &trusted, now)?;
    let wishes = wishes(tx, &open, &town, now)?;
    let room: Vec<u32> = rows.iter().map(room).collect();
    let edges = graph(&wishes, &town.crowd, EACH);
    let answer = assign(wishes.len(), &room, &edges);
    let lines = open.into_iter().zip(&wishes).zip(&answer.of_need).map(|((one, wish), to)| {
        let to = to.map(|index| {
            let row = &rows[index as usize];
            Suggestion { person: row.person, slug: row.slug, reasons: reasons(wish, &town.crowd, index) }
        });
        Line { kept: one.kept, to }
    });
    Ok(lines.collect())
}

/// How many more somebody may be asked for now: as often as they said, and no more than they can hold.
fn room(row: &CrowdRow) -> u32 {
    let asked = row.per_week.saturating_sub(row.asked_this_week);
    u32::from(asked.min(3_u8.saturating_sub(row.open_claims)).min(1))
}

/// Everybody and everywhere, as numbers.
struct Town {
    crowd: Crowd,
    who: HashMap<PersonId, u32>,
    circles: Vec<Circle>,
    places: HashMap<CircleId, u32>,
}

impl Town {
    fn read(
        tx: &mut Tx<'_>,
        rows: &[CrowdRow],
        trusted: &HashSet<PersonId>,
        now: Timestamp,
    ) -> Result<Self, DbError> {
        let who: HashMap<PersonId, u32> = rows.iter().map(|row| row.person).zip(0..).collect();
        let with = |row: &CrowdRow| Helper {
            trusted: trusted.contains(&row.person),
            ..helper(row, Nearness::Next, now)
        };
        let mut crowd = Crowd {
            helpers: rows.iter().map(with).collect(),
            cells: rows.iter().map(|row| row.cell.and_then(cell_from)).collect(),
            lists: HashMap::new(),
        };
        let circles = circles::store::by_name(tx)?;
        let places: HashMap<CircleId, u32> = circles.iter().map(|circle| circle.id).zip(0..).collect();
        for (circle, kind, person) in store::slot_rows(tx)? {
            if let (Some(place), Some(who), Some(kind)) =
                (places.get(&circle), who.get(&person), kind_number(&kind))
            {
                crowd.lists.entry((*place, kind)).or_default().push(*who);
            }
        }
        Ok(Self { crowd, who, circles, places })
    }

    fn circle(&self, place: u32) -> &Circle {
        &self.circles[place as usize]
    }

    /// The circle and those that hold it, nearest first.
    fn around(&self, home: CircleId) -> Vec<u32> {
        let place = |id: CircleId| self.places.get(&id).copied();
        let up = successors(place(home), |at| self.circle(*at).parent.and_then(place));
        up.take(Scale::ALL.len()).collect()
    }

    /// The circles that an ask may be heard in, nearest first: those around its home, and those beside the neighborhood
    /// where the asker goes so far.
    fn rings(&self, kept: &Kept) -> Vec<(u32, Nearness)> {
        let around = self.around(kept.home);
        let known = around.iter().filter_map(|at| Some((*at, nearness(self.circle(*at).scale)?)));
        let mut rings: Vec<_> =
            known.filter(|(_, near)| *near as usize <= kept.ask.farthest as usize).collect();
        if kept.ask.farthest == Ring::Next {
            let mut own = around.iter().filter(|at| self.circle(**at).scale == Scale::Neighborhood);
            let parent = own.next().and_then(|at| self.circle(*at).parent);
            let beside = (0..)
                .zip(&self.circles)
                .filter(|(at, circle)| parent.is_some() && circle.parent == parent && !around.contains(at));
            rings.extend(beside.take(store::MOST_SIBLINGS).map(|(at, _)| (at, Nearness::Next)));
        }
        rings
    }

    /// The cell of the asker's household; else of the circle they named.
    fn cell(&self, one: &Asking) -> Option<Cell> {
        let home = || self.places.get(&one.kept.home).and_then(|at| self.circle(*at).cell);
        one.cell.or_else(home).and_then(cell_from)
    }
}

fn kind_number(code: &str) -> Option<u8> {
    let at = asks::domain::Kind::ALL.iter().position(|kind| kind.code() == code)?;
    u8::try_from(at).ok()
}

fn wishes(tx: &mut Tx<'_>, open: &[Asking], town: &Town, now: Timestamp) -> Result<Vec<Wish>, DbError> {
    let zone = asks::store::settings(tx)?.zone;
    let ids: Vec<AskId> = open.iter().map(|one| one.kept.ask.id).collect();
    let apart = trust::all_apart(tx)?;
    let requested = store::requested_each(tx, &ids)?;
    let declined = asks::store::who_declined_each(tx, &ids)?;
    let wishes = open.iter().map(|one| {
        let ask = &one.kept.ask;
        let asker: PersonId = ask.asker.cast();
        // Who is not asked for this one: the asker, whoever is kept apart, was asked before or can't this time.
        let not = once(asker)
            .chain(apart.get(&asker).into_iter().flatten().copied())
            .chain(requested.get(&ask.id).into_iter().flatten().copied())
            .chain(declined.get(&ask.id).into_iter().flatten().map(|who| who.cast()));
        let mut not: Vec<u32> = not.filter_map(|who| town.who.get(&who).copied()).collect();
        not.sort_unstable();
        not.dedup();
        Wish {
            need: need(ask, &one.kept.language, (one.kept.slug, false), (now, &zone)),
            kind: kind_number(ask.kind.code()).unwrap_or(0),
            rings: town.rings(&one.kept),
            cell: town.cell(one),
            not,
        }
    });
    Ok(wishes.collect())
}

/// Why these two, said from the nearest circle they share.
fn reasons(wish: &Wish, crowd: &Crowd, index: u32) -> Vec<Reason> {
    let of = |place: u32| crowd.lists.get(&(place, wish.kind)).is_some_and(|list| list.contains(&index));
    let nearness = wish.rings.iter().find(|(place, _)| of(*place)).map_or(Nearness::Next, |(_, near)| *near);
    let at = index as usize;
    let band = wish.cell.zip(crowd.cells[at]).map(|(here, there)| here.band(there));
    let helper = Helper { nearness, band, ..crowd.helpers[at] };
    judge(&wish.need, &helper).map(|fit| fit.reasons).unwrap_or_default()
}

//! One proposal for all open asks of a steward's circles: who could take which, shared fairly. Nothing is asked yet.

use std::collections::{HashMap, HashSet};

use asks::domain::{AskId, Ring};
use asks::store::Kept;
use circles::CircleId;
use kit_base::Timestamp;
use kit_db::{DbError, Tx};
use people::PersonId;

use crate::domain::{Crowd, Helper, Nearness, Need, Reason, Wish, assign, graph, judge};
use crate::store::{self, CrowdRow};
use crate::suggest::{cell_from, helper, nearness, need};

/// Candidates that each ask knows of.
const EACH: usize = 24;
/// The most asks in one proposal.
pub const MOST: u32 = 200;

/// One ask with who could take it.
pub struct Line {
    /// The ask.
    pub kept: Kept,
    /// Who, and why; none when nobody fits.
    pub to: Option<(PersonId, Vec<Reason>)>,
}

/// The proposal. Statements: 6, and 6 for each open ask.
pub fn propose(tx: &mut Tx<'_>, steward: PersonId, now: Timestamp) -> Result<Vec<Line>, DbError> {
    let mut open = Vec::new();
    for (id, _) in store::open_asks(tx, steward, now, MOST)? {
        open.extend(asks::store::load(tx, id)?.filter(|kept| !kept.ask.kind.to_desk()));
    }
    if open.is_empty() {
        return Ok(Vec::new());
    }
    let rows = store::crowd(tx, now)?;
    let town = Town::read(tx, &rows, now)?;
    let wishes = wishes(tx, &open, (&town, &rows), now)?;
    let room: Vec<u32> = rows.iter().map(room).collect();
    let edges = graph(&wishes, &town.crowd, EACH);
    let answer = assign(wishes.len(), &room, &edges);
    let mut lines = Vec::with_capacity(open.len());
    for ((kept, wish), to) in open.into_iter().zip(&wishes).zip(&answer.of_need) {
        let to = match to {
            Some(index) if !trust::is_suspended(tx, rows[*index as usize].person)? => {
                Some((rows[*index as usize].person, reasons(wish, &town.crowd, *index)))
            }
            _ => None,
        };
        lines.push(Line { kept, to });
    }
    Ok(lines)
}

/// How many more somebody may be asked for now: as often as they said, and no more than they can hold.
fn room(row: &CrowdRow) -> u32 {
    let asked = row.per_week.saturating_sub(row.asked_this_week);
    u32::from(asked.min(3_u8.saturating_sub(row.open_claims)).min(1))
}

/// Everybody and everywhere, as numbers.
struct Town {
    crowd: Crowd,
    places: HashMap<CircleId, u32>,
    scales: HashMap<CircleId, Nearness>,
    around: HashMap<CircleId, Vec<CircleId>>,
}

impl Town {
    fn read(tx: &mut Tx<'_>, rows: &[CrowdRow], now: Timestamp) -> Result<Self, DbError> {
        let ids: Vec<PersonId> = rows.iter().map(|row| row.person).collect();
        let trusted = trust::trusted_among(tx, &ids)?;
        let index: HashMap<PersonId, u32> = ids.iter().copied().zip(0..).collect();
        let with = |row: &CrowdRow| Helper {
            trusted: trusted.contains(&row.person),
            ..helper(row, Nearness::Next, now)
        };
        let mut crowd = Crowd {
            helpers: rows.iter().map(with).collect(),
            cells: rows.iter().map(|row| row.cell.and_then(cell_from)).collect(),
            lists: HashMap::new(),
        };
        let tree = circles::store::tree(tx)?;
        let places: HashMap<CircleId, u32> = tree.iter().map(|circle| circle.id).zip(0..).collect();
        let scales =
            tree.iter().filter_map(|circle| nearness(circle.scale).map(|n| (circle.id, n))).collect();
        for (circle, kind, person) in store::slot_rows(tx)? {
            if let (Some(place), Some(who), Some(kind)) =
                (places.get(&circle), index.get(&person), kind_number(&kind))
            {
                crowd.lists.entry((*place, kind)).or_default().push(*who);
            }
        }
        let mut around: HashMap<CircleId, Vec<CircleId>> = HashMap::new();
        for (circle, above) in store::lineages(tx)? {
            around.entry(circle).or_default().push(above);
        }
        Ok(Self { crowd, places, scales, around })
    }

    /// The circles that an ask may be heard in, nearest first: those around its home, and those beside the largest of
    /// them where the asker goes so far.
    fn rings(&self, tx: &mut Tx<'_>, kept: &Kept) -> Result<Vec<(u32, Nearness)>, DbError> {
        let around = self.around.get(&kept.home).map_or(&[][..], Vec::as_slice);
        let known = around.iter().filter_map(|id| Some((*self.places.get(id)?, *self.scales.get(id)?)));
        let mut rings: Vec<_> =
            known.filter(|(_, near)| *near as usize <= kept.ask.farthest as usize).collect();
        if kept.ask.farthest == Ring::Next {
            let beside = asks::rings::circles_of(tx, kept.home, Ring::Next)?;
            let beside = beside.iter().filter(|circle| !around.contains(circle)).take(store::MOST_SIBLINGS);
            rings.extend(beside.filter_map(|circle| Some((*self.places.get(circle)?, Nearness::Next))));
        }
        Ok(rings)
    }
}

fn kind_number(code: &str) -> Option<u8> {
    let at = asks::domain::Kind::ALL.iter().position(|kind| kind.code() == code)?;
    u8::try_from(at).ok()
}

fn wishes(
    tx: &mut Tx<'_>,
    open: &[Kept],
    (town, rows): (&Town, &[CrowdRow]),
    now: Timestamp,
) -> Result<Vec<Wish>, DbError> {
    let zone = asks::store::settings(tx)?.zone;
    let mut wishes = Vec::with_capacity(open.len());
    for kept in open {
        let need: Need = need(&kept.ask, &kept.language, (kept.slug, false), (now, &zone));
        let cell = circles::store::load(tx, kept.home)?.and_then(|circle| circle.cell).and_then(cell_from);
        let not = not_for(tx, kept)?;
        let not = (0..).zip(rows).filter(|(_, row)| not.contains(&row.person)).map(|(n, _)| n).collect();
        let kind = kind_number(kept.ask.kind.code()).unwrap_or(0);
        let rings = town.rings(tx, kept)?;
        wishes.push(Wish { need, kind, rings, cell, not });
    }
    Ok(wishes)
}

/// Who is not asked for this one: kept apart, asked before, "can't this time", the asker.
fn not_for(tx: &mut Tx<'_>, kept: &Kept) -> Result<HashSet<PersonId>, DbError> {
    let id: AskId = kept.ask.id;
    let mut not: HashSet<PersonId> = trust::apart_from(tx, kept.ask.asker.cast())?.into_iter().collect();
    not.extend(store::requested(tx, id)?);
    not.extend(asks::store::who_declined(tx, id)?.into_iter().map(kit_base::Id::cast));
    not.insert(kept.ask.asker.cast());
    Ok(not)
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

//! The queue: every ask that waits for a steward, the most pressing first, then the oldest.

use asks::domain::{AskState, Flags, Kind, When};
use circles::CircleId;
use kit_base::{Slug, Timestamp};
use kit_db::{DbError, NetworkId, Statement, ToValue, Tx, sql};
use people::{HouseholdId, PersonId};

use super::{CIRCLES, code, seats};

/// What an ask needs from a steward. Their order is the order of the queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// It sounds like danger, or something in it was flagged: open it.
    Danger,
    /// Nobody has read it.
    Read,
    /// A helper could not: what next?
    CouldNot,
    /// The asker has a telephone only: call and ask for a yes.
    Call,
    /// Somebody has read it and nobody is asked: publish, ask a neighbor, or hand it on.
    Next,
}

impl Need {
    fn of(rank: i64) -> Option<Self> {
        Some(match rank {
            1 => Self::Danger,
            2 => Self::Read,
            3 => Self::CouldNot,
            4 => Self::Call,
            5 => Self::Next,
            _ => return None,
        })
    }
}

/// A row of the queue, without a private word in it.
#[derive(Clone, Debug)]
pub struct Row {
    /// What is needed; none for an ask that only waits for a helper.
    pub need: Option<Need>,
    /// The ask.
    pub slug: Slug,
    /// What about.
    pub kind: Kind,
    /// How soon.
    pub when: When,
    /// Where it stands.
    pub state: AskState,
    /// What its words signalled.
    pub flags: Flags,
    /// The rough place.
    pub place: String,
    /// Since when it waits so.
    pub since: Timestamp,
    /// Whose door it is.
    pub door: HouseholdId,
    /// The steward who opened it last, and when.
    pub on: Option<(PersonId, Timestamp)>,
    /// Its asker or a steward wants it on no list.
    pub marked: bool,
}

/// `$2` to `$9`: the circles the steward tends. `$10`: the instant before which an unopened danger is everybody's.
/// Dangers first, then what cannot wait until tomorrow, then whoever has waited longest.
pub(super) const QUEUE: Statement = sql!(
    "SELECT q.need, q.slug, q.kind, q.urgency, q.state, q.flags, h.name, q.since, p.household_id, m.person_id, m.at,
        q.marked
     FROM (
        SELECT 1 AS need, a.id, a.slug, a.kind, a.urgency, a.state, a.flags, a.home_circle_id, a.asker_id, a.marked,
            a.state_since AS since
        FROM asks a
        WHERE a.network_id = $1 AND a.flags <> 0 AND NOT a.opened
        UNION ALL
        SELECT CASE a.state WHEN 'new' THEN 2 WHEN 'could_not' THEN 3 ELSE 5 END, a.id, a.slug, a.kind, a.urgency,
            a.state, a.flags, a.home_circle_id, a.asker_id, a.marked, a.state_since
        FROM asks a
        WHERE a.network_id = $1 AND a.state IN ('new', 'could_not', 'heard') AND (a.flags = 0 OR a.opened)
        UNION ALL
        SELECT 4, a.id, a.slug, a.kind, a.urgency, a.state, a.flags, a.home_circle_id, a.asker_id, a.marked,
            c.claimed_at
        FROM asks a
        JOIN claims c ON c.network_id = a.network_id AND c.id = a.claim_id
        WHERE a.network_id = $1 AND a.state = 'lit' AND c.state = 'reserved'
            AND (a.answered_by = 'steward' OR c.unapproved) AND (a.flags = 0 OR a.opened)
     ) q
     JOIN circles h ON h.network_id = $1 AND h.id = q.home_circle_id
     LEFT JOIN same_people s ON s.network_id = $1 AND s.person_id = q.asker_id
     JOIN people p ON p.network_id = $1 AND p.id = COALESCE(s.is_id, q.asker_id)
     LEFT JOIN desk_marks m ON m.network_id = $1 AND m.ask_id = q.id
     WHERE (q.need = 1 AND q.since <= $10)
        OR EXISTS (
            SELECT 1 FROM circle_ancestors u
            WHERE u.network_id = $1 AND u.circle_id = q.home_circle_id
                AND u.ancestor_id IN ($2, $3, $4, $5, $6, $7, $8, $9))
     ORDER BY CASE WHEN q.need = 1 THEN 0 WHEN q.urgency IN ('now', 'today') THEN 1 ELSE 2 END, q.since, q.id
     LIMIT 100"
);

pub(super) const WAITING: Statement = sql!(
    "SELECT a.slug, a.kind, a.urgency, a.state, a.flags, h.name, a.state_since, p.household_id, m.person_id, m.at,
        a.marked
     FROM asks a
     JOIN circles h ON h.network_id = a.network_id AND h.id = a.home_circle_id
     LEFT JOIN same_people s ON s.network_id = a.network_id AND s.person_id = a.asker_id
     JOIN people p ON p.network_id = a.network_id AND p.id = COALESCE(s.is_id, a.asker_id)
     LEFT JOIN desk_marks m ON m.network_id = a.network_id AND m.ask_id = a.id
     WHERE a.network_id = $1 AND a.state = 'asking'
        AND EXISTS (
            SELECT 1 FROM circle_ancestors u
            WHERE u.network_id = $1 AND u.circle_id = a.home_circle_id
                AND u.ancestor_id IN ($2, $3, $4, $5, $6, $7, $8, $9))
     ORDER BY a.asked_at, a.id
     LIMIT 20"
);

/// Everything that waits for a steward of these circles: at the most 100.
pub fn queue(tx: &mut Tx<'_>, circles: &[CircleId], everybodys: Timestamp) -> Result<Vec<Row>, DbError> {
    let (network, seats) = (tx.network(), seats(circles));
    let mut params = params(&network, &seats);
    params.push(&everybodys);
    tx.query(&QUEUE, &params, |row| {
        let need = Need::of(row.take()?).ok_or_else(|| DbError::Shape("a need".into()))?;
        line(row, Some(need))
    })
}

/// The twenty asks of these circles that neighbors have been asked longest for.
pub fn waiting(tx: &mut Tx<'_>, circles: &[CircleId]) -> Result<Vec<Row>, DbError> {
    let (network, seats) = (tx.network(), seats(circles));
    tx.query(&WAITING, &params(&network, &seats), |row| line(row, None))
}

/// The network, then the eight circles.
pub(super) fn params<'a>(network: &'a NetworkId, seats: &'a [CircleId; CIRCLES]) -> Vec<&'a dyn ToValue> {
    let mut params: Vec<&dyn ToValue> = vec![network];
    params.extend(seats.iter().map(|seat| seat as &dyn ToValue));
    params
}

fn line(row: &mut kit_db::Row<'_>, need: Option<Need>) -> Result<Row, DbError> {
    Ok(Row {
        need,
        slug: row.take()?,
        kind: code(row, Kind::parse)?,
        when: code(row, When::parse)?,
        state: code(row, AskState::parse)?,
        flags: Flags::from_bits(u8::try_from(row.take::<i64>()?).unwrap_or(u8::MAX)),
        place: row.take()?,
        since: row.take()?,
        door: row.take()?,
        on: row.take::<Option<PersonId>>()?.zip(row.take()?),
        marked: row.take()?,
    })
}

//! Helpers of one circle who offer one kind, least recently asked first: one walk along one index that stops early.

use circles::CircleId;
use kit_base::{Slug, Timestamp};
use kit_db::{DbError, Row, Statement, Tx, sql};
use offers::domain::{PerWeek, Travel};
use people::PersonId;

use crate::domain::{Means, Reach};

/// The walk is along `offer_slots_way`; what lies in that index filters first. Only who is left is looked up: whether
/// they still belong to the circle, still help, rest, are suspended, were asked for this before, and could be trusted at
/// all.
/// How far trust goes is for the trust room to say, of those few.
pub(crate) const CANDIDATES: Statement = sql!(
    "SELECT s.person_id, s.asked_at, s.lot, s.languages, s.hours, s.reach, o.travel, o.per_week, o.night, h.cell,
        (SELECT COUNT(*) FROM claims c WHERE c.network_id = $1 AND c.helper_id = s.person_id AND c.live),
        (SELECT COUNT(*) FROM ask_requests q
            WHERE q.network_id = $1 AND q.helper_id = s.person_id AND q.asked_at > $8),
        (SELECT COUNT(*) FROM helped_counts t WHERE t.network_id = $1 AND t.person_id = s.person_id),
        p.slug
     FROM offer_slots s
     CROSS JOIN people p
     CROSS JOIN offers o
     CROSS JOIN households h
     WHERE s.network_id = $1 AND s.circle_id = $2 AND s.kind = $3
       AND (s.languages & $4) <> 0 AND (s.hours & $5) <> 0 AND s.reach >= $6
       AND p.network_id = $1 AND p.id = s.person_id AND (p.resting_until IS NULL OR p.resting_until <= $7)
       AND o.network_id = $1 AND o.person_id = s.person_id
       AND h.network_id = $1 AND h.id = p.household_id
       AND EXISTS (SELECT 1 FROM memberships m
            JOIN circle_ancestors a ON a.network_id = m.network_id AND a.circle_id = m.circle_id
            WHERE m.network_id = $1 AND m.person_id = s.person_id AND a.ancestor_id = $2)
       AND EXISTS (SELECT 1 FROM roles r WHERE r.network_id = $1 AND r.person_id = s.person_id
            AND r.since <= $7 AND (r.until IS NULL OR r.until > $7))
       AND NOT EXISTS (SELECT 1 FROM suspensions x WHERE x.network_id = $1 AND x.person_id = s.person_id)
       AND NOT EXISTS (SELECT 1 FROM ask_requests q
            WHERE q.network_id = $1 AND q.ask_id = $9 AND q.helper_id = s.person_id)
       AND ($11 = 0
            OR EXISTS (SELECT 1 FROM memberships m
                WHERE m.network_id = $1 AND m.person_id = s.person_id AND m.vouched_at IS NOT NULL)
            OR EXISTS (SELECT 1 FROM vouches v WHERE v.network_id = $1 AND v.person_id = s.person_id)
            OR EXISTS (SELECT 1 FROM pairings w WHERE w.network_id = $1 AND w.person_id = s.person_id))
     ORDER BY s.asked_at, s.lot, s.person_id
     LIMIT $10"
);

/// Siblings of a neighborhood that are searched.
pub const MOST_SIBLINGS: usize = 8;

/// What a helper's row says.
#[derive(Clone, Copy, Debug)]
pub struct Found {
    /// Who.
    pub person: PersonId,
    /// When they were asked last; 0 is never.
    pub asked_at: Timestamp,
    /// Their lot.
    pub lot: u64,
    /// What they speak.
    pub languages: u32,
    /// When they can.
    pub hours: u32,
    /// How far they go.
    pub reach: Reach,
    /// How they get around.
    pub means: Means,
    /// How often they may be asked.
    pub per_week: u8,
    /// They may be asked at night.
    pub night: bool,
    /// Their cell.
    pub cell: Option<i64>,
    /// Asks they hold.
    pub open_claims: u8,
    /// Times asked in seven days.
    pub asked_this_week: u8,
    /// They kept a promise here before.
    pub helped: bool,
    /// Their public name.
    pub slug: Slug,
}

/// What is searched for.
#[derive(Clone, Copy, Debug)]
pub struct Search<'a> {
    /// In which circle.
    pub circle: CircleId,
    /// The code of the kind.
    pub kind: &'a str,
    /// Any of these languages.
    pub languages: u32,
    /// Any of these parts of days.
    pub hours: u32,
    /// Who goes at least this far.
    pub reach: i64,
    /// Not those asked for this ask already.
    pub ask: asks::domain::AskId,
    /// The present.
    pub now: Timestamp,
    /// As many.
    pub most: u32,
    /// Only whom somebody vouched for or went along with.
    pub trusted_only: bool,
}

/// Least recently asked first.
pub fn candidates(tx: &mut Tx<'_>, search: &Search<'_>) -> Result<Vec<Found>, DbError> {
    let week_ago = search.now - kit_base::Span::days(7);
    tx.query(
        &CANDIDATES,
        &[
            &tx.network(),
            &search.circle,
            &search.kind,
            &search.languages,
            &search.hours,
            &search.reach,
            &search.now,
            &week_ago,
            &search.ask,
            &search.most,
            &i64::from(search.trusted_only),
        ],
        found,
    )
}

pub(super) fn found(row: &mut Row<'_>) -> Result<Found, DbError> {
    Ok(Found {
        person: row.take()?,
        asked_at: row.take()?,
        lot: row.take::<i64>()?.cast_unsigned(),
        languages: row.take()?,
        hours: row.take()?,
        reach: match row.take::<i64>()? {
            0 => Reach::Building,
            1 => Reach::Block,
            2 => Reach::Streets,
            _ => Reach::Farther,
        },
        means: row.text(|code| match Travel::parse(code) {
            Some(Travel::Car) => Means::Car,
            Some(Travel::Bike) => Means::Bike,
            Some(Travel::Foot) | None => Means::Foot,
        })?,
        per_week: row.text(|code| PerWeek::parse(code).map_or(1, PerWeek::most))?,
        night: row.take()?,
        cell: row.take()?,
        open_claims: count(row)?,
        asked_this_week: count(row)?,
        helped: count(row)? > 0,
        slug: row.take()?,
    })
}

pub(super) fn count(row: &mut Row<'_>) -> Result<u8, DbError> {
    Ok(u8::try_from(row.take::<i64>()?).unwrap_or(u8::MAX))
}

//! What goes out again: the people and the open asks of the circles that a steward tends.

use asks::domain::{AskId, AskState, Flags, Kind, When};
use circles::CircleId;
use kit_base::{Id, Slug, Timestamp};
use kit_db::{DbError, NetworkId, Row, Statement, ToValue, Tx, sql};
use kit_vault::PersonId;
use people::HouseholdId;

/// How many of a steward's circles one statement takes.
const CIRCLES: usize = 8;

pub(super) const HOUSEHOLDS: Statement = sql!(
    "SELECT p.household_id, p.id, p.speaks
     FROM households h
     JOIN people p ON p.network_id = h.network_id AND p.household_id = h.id
     WHERE h.network_id = $1
        AND EXISTS (
            SELECT 1 FROM circle_ancestors u
            WHERE u.network_id = $1 AND u.circle_id = h.home_circle_id
                AND u.ancestor_id IN ($2, $3, $4, $5, $6, $7, $8, $9))
        AND (p.household_id > $10 OR (p.household_id = $10 AND p.id > $11))
     ORDER BY p.household_id, p.id
     LIMIT 500"
);
pub(super) const HELPERS: Statement = sql!(
    "SELECT p.household_id, p.id, p.speaks
     FROM people p
     WHERE p.network_id = $1
        AND EXISTS (
            SELECT 1 FROM roles r
            JOIN circle_ancestors u ON u.network_id = r.network_id AND u.circle_id = r.circle_id
            WHERE r.network_id = $1 AND r.person_id = p.id AND r.role = 'helper'
                AND u.ancestor_id IN ($2, $3, $4, $5, $6, $7, $8, $9))
        AND (p.household_id > $10 OR (p.household_id = $10 AND p.id > $11))
     ORDER BY p.household_id, p.id
     LIMIT 500"
);
pub(super) const ASKS: Statement = sql!(
    "SELECT a.id, a.slug, a.asker_id, a.kind, a.urgency, a.state, a.language, a.public_line, a.asked_at,
        a.last_event_at, a.marked, a.flags, h.name
     FROM asks a
     JOIN circles h ON h.network_id = a.network_id AND h.id = a.home_circle_id
     WHERE a.network_id = $1 AND a.state IN ('new', 'heard', 'asking', 'lit', 'under_way', 'could_not')
        AND EXISTS (
            SELECT 1 FROM circle_ancestors u
            WHERE u.network_id = $1 AND u.circle_id = a.home_circle_id
                AND u.ancestor_id IN ($2, $3, $4, $5, $6, $7, $8, $9))
        AND (a.asked_at > $10 OR (a.asked_at = $10 AND a.id > $11))
     ORDER BY a.asked_at, a.id
     LIMIT 500"
);

/// One person of a table that goes out.
#[derive(Clone, Debug)]
pub struct Out {
    /// Their household.
    pub household: HouseholdId,
    /// Who.
    pub person: PersonId,
    /// What they speak.
    pub speaks: String,
}

/// One open ask, without a private word in it.
#[derive(Clone, Debug)]
pub struct Open {
    /// Its key.
    pub id: AskId,
    /// Its public name.
    pub slug: Slug,
    /// Who asks.
    pub asker: asks::domain::PersonId,
    /// What about.
    pub kind: Kind,
    /// How soon.
    pub when: When,
    /// Where it stands.
    pub state: AskState,
    /// The language of its words.
    pub language: String,
    /// The card's line.
    pub line: Option<String>,
    /// When it was asked.
    pub asked_at: Timestamp,
    /// When it last moved.
    pub moved_at: Timestamp,
    /// On no list: its kind, or the asker's wish.
    pub quiet: bool,
    /// The circle it starts in.
    pub place: String,
}

/// All people whose households are in these circles, or all who help in them.
pub fn people(tx: &mut Tx<'_>, circles: &[CircleId], helpers: bool) -> Result<Vec<Out>, DbError> {
    let statement = if helpers { &HELPERS } else { &HOUSEHOLDS };
    let (network, seats) = (tx.network(), seats(circles));
    let mut all: Vec<Out> = Vec::new();
    loop {
        let nil = uuid::Uuid::nil();
        let (household, person) =
            all.last().map_or((nil, nil), |last| (last.household.uuid(), last.person.uuid()));
        let mut params = params(&network, &seats);
        params.extend([&household as &dyn ToValue, &person]);
        let page = tx.query(statement, &params, |row| {
            Ok(Out { household: row.take()?, person: row.take()?, speaks: row.take()? })
        })?;
        let full = page.len() == 500;
        all.extend(page);
        if !full {
            return Ok(all);
        }
    }
}

/// The open asks of these circles, oldest first, as many as `most` pages of 500.
pub fn asks(tx: &mut Tx<'_>, circles: &[CircleId], most: usize) -> Result<Vec<Open>, DbError> {
    let (network, seats) = (tx.network(), seats(circles));
    let mut all: Vec<Open> = Vec::new();
    for _ in 0..most {
        let (at, id) =
            all.last().map_or((Timestamp::from_micros(0), Id::from_uuid(uuid::Uuid::nil())), |last| {
                (last.asked_at, last.id)
            });
        let mut params = params(&network, &seats);
        params.extend([&at as &dyn ToValue, &id]);
        let page = tx.query(&ASKS, &params, open)?;
        let full = page.len() == 500;
        all.extend(page);
        if !full {
            break;
        }
    }
    Ok(all)
}

fn open(row: &mut Row<'_>) -> Result<Open, DbError> {
    let shape = || DbError::Shape("an open ask".into());
    let (id, slug, asker) = (row.take()?, row.take()?, row.take()?);
    let kind = row.text(Kind::parse)?.ok_or_else(shape)?;
    let when = row.text(When::parse)?.ok_or_else(shape)?;
    let state = row.text(AskState::parse)?.ok_or_else(shape)?;
    let (language, line, asked_at, moved_at) = (row.take()?, row.take()?, row.take()?, row.take()?);
    let marked: bool = row.take()?;
    let flags = Flags::from_bits(u8::try_from(row.take::<i64>()?).unwrap_or(u8::MAX));
    let quiet = marked || kind.is_sensitive() || !flags.is_empty();
    Ok(Open {
        id,
        slug,
        asker,
        kind,
        when,
        state,
        language,
        line,
        asked_at,
        moved_at,
        quiet,
        place: row.take()?,
    })
}

/// Fills a statement's eight places; no circle has the empty key.
fn seats(circles: &[CircleId]) -> [CircleId; CIRCLES] {
    std::array::from_fn(|n| circles.get(n).copied().unwrap_or(Id::from_uuid(uuid::Uuid::nil())))
}

fn params<'a>(network: &'a NetworkId, seats: &'a [CircleId; CIRCLES]) -> Vec<&'a dyn ToValue> {
    let mut params: Vec<&dyn ToValue> = vec![network];
    params.extend(seats.iter().map(|seat| seat as &dyn ToValue));
    params
}

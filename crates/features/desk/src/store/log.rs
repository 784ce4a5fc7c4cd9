//! What was said to whom, when, by which way: a line for each contact, with what is still to do.

use asks::domain::AskId;
use circles::CircleId;
use kit_base::{Id, Rng, Slug, Timestamp};
use kit_db::{DbError, Row, Statement, ToValue, Tx, sql};
use kit_vault::{Cell, PersonKey};
use people::PersonId;

use super::seats;

/// Marks the key of a line.
#[derive(Debug)]
pub struct LogRow;

codes! {
    /// How somebody was reached.
    Channel {
        /// By telephone.
        Call = "call",
        /// By a text message, from the steward's own phone or ours.
        Text = "text",
        /// In person.
        Met = "met",
    }
}

codes! {
    /// What came of it.
    Outcome {
        /// Asked whether they could help.
        Asked = "asked",
        /// They spoke.
        Spoke = "spoke",
        /// Nobody answered.
        NoAnswer = "no_answer",
        /// It cannot be: a wrong number, or not safe.
        CouldNot = "could_not",
        /// A message was sent to them.
        Told = "told",
    }
}

/// A line to write.
#[derive(Clone, Debug)]
pub struct NewLine {
    /// With whom.
    pub person: PersonId,
    /// About which ask.
    pub ask: Option<AskId>,
    /// Whose stewards read it.
    pub circle: Option<CircleId>,
    /// Which steward.
    pub by: PersonId,
    /// How.
    pub channel: Channel,
    /// What came of it.
    pub outcome: Outcome,
    /// Something is left to do.
    pub follow_up: bool,
}

/// A line as it is kept.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its name in addresses.
    pub slug: Slug,
    /// Its key, for the note.
    pub id: Id<LogRow>,
    /// With whom.
    pub person: PersonId,
    /// About which ask.
    pub ask: Option<AskId>,
    /// Which steward.
    pub by: Option<PersonId>,
    /// When.
    pub at: Timestamp,
    /// How.
    pub channel: Channel,
    /// What came of it.
    pub outcome: Outcome,
    /// Sealed under the key of whom it is about.
    pub note: Option<Vec<u8>>,
    /// Something is left to do.
    pub follow_up: bool,
}

pub(super) const ADD: Statement = sql!(
    "INSERT INTO contact_log (network_id, id, slug, person_id, ask_id, circle_id, by_id, at, channel, outcome, note,
        follow_up)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"
);
pub(super) const OF_ASK: Statement = sql!(
    "SELECT slug, id, person_id, ask_id, by_id, at, channel, outcome, note, follow_up
     FROM contact_log
     WHERE network_id = $1 AND ask_id = $2
     ORDER BY at DESC, id DESC
     LIMIT 12"
);
pub(super) const OF_PERSON: Statement = sql!(
    "SELECT slug, id, person_id, ask_id, by_id, at, channel, outcome, note, follow_up
     FROM contact_log
     WHERE network_id = $1 AND person_id = $2
     ORDER BY at DESC, id DESC
     LIMIT 12"
);
pub(super) const TO_DO: Statement = sql!(
    "SELECT c.slug, c.id, c.person_id, c.ask_id, c.by_id, c.at, c.channel, c.outcome, c.note, c.follow_up
     FROM contact_log c
     WHERE c.network_id = $1 AND c.follow_up
        AND (c.circle_id IS NULL OR EXISTS (
            SELECT 1 FROM circle_ancestors u
            WHERE u.network_id = $1 AND u.circle_id = c.circle_id
                AND u.ancestor_id IN ($2, $3, $4, $5, $6, $7, $8, $9)))
     ORDER BY c.at, c.id
     LIMIT 16"
);
pub(super) const SETTLE: Statement = sql!(
    "UPDATE contact_log SET follow_up = $11
     WHERE network_id = $1 AND slug = $10
        AND (circle_id IS NULL OR EXISTS (
            SELECT 1 FROM circle_ancestors u
            WHERE u.network_id = $1 AND u.circle_id = contact_log.circle_id
                AND u.ancestor_id IN ($2, $3, $4, $5, $6, $7, $8, $9)))"
);
pub(super) const SWEEP: Statement = sql!("DELETE FROM contact_log WHERE network_id = $1 AND at < $2");
/// What an ask left behind that is not there any more.
pub(super) const ORPHANS: Statement = sql!(
    "DELETE FROM contact_log
     WHERE network_id = $1 AND ask_id IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM asks a WHERE a.network_id = $1 AND a.id = contact_log.ask_id)"
);

/// Writes a line; its note under the key of whom it is about.
pub fn add(
    tx: &mut Tx<'_>,
    line: &NewLine,
    (key, note): (&PersonKey, Option<&str>),
    now: Timestamp,
    rng: &Rng,
) -> Result<(), DbError> {
    let id: Id<LogRow> = Id::new(now, rng);
    let note = note.map(|text| key.seal(&Cell::new("contact_log", "note", id), text, rng));
    tx.execute(
        &ADD,
        &[
            &tx.network(),
            &id,
            &Slug::of("desk.log", rng),
            &line.person,
            &line.ask,
            &line.circle,
            &line.by,
            &now,
            &line.channel.code(),
            &line.outcome.code(),
            &note,
            &line.follow_up,
        ],
    )
    .map(drop)
}

/// The latest twelve contacts about an ask.
pub fn of_ask(tx: &mut Tx<'_>, ask: AskId) -> Result<Vec<Line>, DbError> {
    tx.query(&OF_ASK, &[&tx.network(), &ask], line)
}

/// The latest twelve contacts with somebody.
pub fn of_person(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<Line>, DbError> {
    tx.query(&OF_PERSON, &[&tx.network(), &person], line)
}

/// What is left to do after a contact, oldest first.
pub fn to_do(tx: &mut Tx<'_>, circles: &[CircleId]) -> Result<Vec<Line>, DbError> {
    let (network, seats) = (tx.network(), seats(circles));
    let mut params: Vec<&dyn ToValue> = vec![&network];
    params.extend(seats.iter().map(|seat| seat as &dyn ToValue));
    tx.query(&TO_DO, &params, line)
}

/// What was left to do is done. False: there is no such line for this steward.
pub fn settle(tx: &mut Tx<'_>, slug: Slug, circles: &[CircleId]) -> Result<bool, DbError> {
    let (network, seats) = (tx.network(), seats(circles));
    let mut params: Vec<&dyn ToValue> = vec![&network];
    params.extend(seats.iter().map(|seat| seat as &dyn ToValue));
    params.extend([&slug as &dyn ToValue, &false]);
    Ok(tx.execute(&SETTLE, &params)? == 1)
}

/// Lines from before this instant go, and those about asks that are gone.
pub fn sweep(tx: &mut Tx<'_>, before: Timestamp) -> Result<u64, DbError> {
    Ok(tx.execute(&SWEEP, &[&tx.network(), &before])? + tx.execute(&ORPHANS, &[&tx.network()])?)
}

fn line(row: &mut Row<'_>) -> Result<Line, DbError> {
    Ok(Line {
        slug: row.take()?,
        id: row.take()?,
        person: row.take()?,
        ask: row.take()?,
        by: row.take()?,
        at: row.take()?,
        channel: super::code(row, Channel::parse)?,
        outcome: super::code(row, Outcome::parse)?,
        note: row.take()?,
        follow_up: row.take()?,
    })
}

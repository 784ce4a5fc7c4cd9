//! What one helper holds or held, and what was lit lately around them: the lively part of a board.

use kit_base::{Slug, Timestamp};
use kit_db::{DbError, Row, Statement, ToValue, Tx, sql};

use super::aggregate::{code, optional};
use super::board::{CIRCLES, Eyes, seats};
use crate::domain::{AskState, ClaimState, Kind, PersonId, When};

/// An ask as a line of a list.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its public name.
    pub slug: Slug,
    /// What about.
    pub kind: Kind,
    /// How soon.
    pub when: When,
    /// The line the asker approved.
    pub public_line: Option<String>,
    /// Where it stands.
    pub state: AskState,
    /// The rough place.
    pub place: String,
    /// The helper's own claim on it.
    pub claim: Option<ClaimState>,
    /// When it was taken, or the claim ended.
    pub at: Timestamp,
}

/// The helper's live claims and the newest few that anybody has, in one statement.
const LIVELY: Statement = sql!(
    "SELECT a.slug, a.kind, a.urgency, a.public_line, a.state, h.name, m.claim, m.at, m.part, a.asker_id
     FROM (
        SELECT c.ask_id, c.state AS claim, c.claimed_at AS at, 0 AS part FROM claims c
            WHERE c.network_id = $1 AND c.helper_id = $2 AND c.live
        UNION ALL
        SELECT x.ask_id, NULL, x.opened_at, 1 FROM (
            SELECT ask_id, opened_at FROM (SELECT ask_id, opened_at FROM ask_audience WHERE network_id = $1
                AND circle_id = $3 AND taken = $11 ORDER BY opened_at DESC, ask_id DESC LIMIT 5) c1
            UNION SELECT ask_id, opened_at FROM (SELECT ask_id, opened_at FROM ask_audience WHERE network_id = $1
                AND circle_id = $4 AND taken = $11 ORDER BY opened_at DESC, ask_id DESC LIMIT 5) c2
            UNION SELECT ask_id, opened_at FROM (SELECT ask_id, opened_at FROM ask_audience WHERE network_id = $1
                AND circle_id = $5 AND taken = $11 ORDER BY opened_at DESC, ask_id DESC LIMIT 5) c3
            UNION SELECT ask_id, opened_at FROM (SELECT ask_id, opened_at FROM ask_audience WHERE network_id = $1
                AND circle_id = $6 AND taken = $11 ORDER BY opened_at DESC, ask_id DESC LIMIT 5) c4
            UNION SELECT ask_id, opened_at FROM (SELECT ask_id, opened_at FROM ask_audience WHERE network_id = $1
                AND circle_id = $7 AND taken = $11 ORDER BY opened_at DESC, ask_id DESC LIMIT 5) c5
            UNION SELECT ask_id, opened_at FROM (SELECT ask_id, opened_at FROM ask_audience WHERE network_id = $1
                AND circle_id = $8 AND taken = $11 ORDER BY opened_at DESC, ask_id DESC LIMIT 5) c6
            UNION SELECT ask_id, opened_at FROM (SELECT ask_id, opened_at FROM ask_audience WHERE network_id = $1
                AND circle_id = $9 AND taken = $11 ORDER BY opened_at DESC, ask_id DESC LIMIT 5) c7
            UNION SELECT ask_id, opened_at FROM (SELECT ask_id, opened_at FROM ask_audience WHERE network_id = $1
                AND circle_id = $10 AND taken = $11 ORDER BY opened_at DESC, ask_id DESC LIMIT 5) c8
            ORDER BY opened_at DESC, ask_id DESC
            LIMIT 5) x
        UNION ALL
        SELECT y.ask_id, NULL, y.at, 2 FROM (
            SELECT d.ask_id, d.at FROM ask_declines d
            JOIN asks o ON o.network_id = d.network_id AND o.id = d.ask_id
            WHERE d.network_id = $1 AND d.person_id = $2 AND o.state = 'asking'
            ORDER BY d.at DESC, d.ask_id DESC LIMIT 10) y
     ) m
     JOIN asks a ON a.network_id = $1 AND a.id = m.ask_id
     JOIN circles h ON h.network_id = $1 AND h.id = a.home_circle_id
     ORDER BY m.part, m.at DESC, m.ask_id DESC
     LIMIT 30"
);

const HELD: Statement = sql!(
    "SELECT a.slug, a.kind, a.urgency, a.public_line, a.state, h.name, c.state, COALESCE(c.ended_at, c.claimed_at)
     FROM claims c
     JOIN asks a ON a.network_id = c.network_id AND a.id = c.ask_id
     JOIN circles h ON h.network_id = a.network_id AND h.id = a.home_circle_id
     WHERE c.network_id = $1 AND c.helper_id = $2 AND (c.live OR c.ended_at > $3)
     ORDER BY c.live DESC, c.claimed_at DESC, c.id DESC
     LIMIT 12"
);

const OWN: Statement = sql!(
    "SELECT a.slug, a.kind, a.urgency, a.public_line, a.state, h.name, NULL, a.asked_at
     FROM asks a
     JOIN circles h ON h.network_id = a.network_id AND h.id = a.home_circle_id
     WHERE a.network_id = $1
        AND (a.asker_id = $2
            OR a.asker_id IN (SELECT s.person_id FROM same_people s WHERE s.network_id = $1 AND s.is_id = $2))
     ORDER BY a.asked_at DESC, a.id DESC
     LIMIT 12"
);

pub(super) const STATEMENTS: &[Statement] = &[LIVELY, HELD, OWN];

/// What surrounds the open asks of a board.
#[derive(Clone, Debug, Default)]
pub struct Lively {
    /// Their open claims, newest first.
    pub mine: Vec<Line>,
    /// What somebody else took lately.
    pub lately: Vec<Line>,
    /// What they said "can't this time" to, and nobody has yet.
    pub not_now: Vec<Line>,
}

/// A helper's open claims, what was lit lately in their circles, and what they said no to.
pub fn lively(tx: &mut Tx<'_>, eyes: &Eyes) -> Result<Lively, DbError> {
    let (network, seats) = (tx.network(), seats(&eyes.circles));
    const { assert!(CIRCLES == 8, "the statement has eight places") };
    let mut params: Vec<&dyn ToValue> = vec![&network, &eyes.person];
    params.extend(seats.iter().map(|seat| seat as &dyn ToValue));
    params.push(&true);
    let mut lively = Lively::default();
    let lines = tx.query(&LIVELY, &params, |row| {
        let line = line(row)?;
        Ok((line, row.take::<i64>()?, row.take::<PersonId>()?))
    })?;
    for (line, part, asker) in lines {
        match part {
            0 => lively.mine.push(line),
            _ if eyes.apart.contains(&asker) => {}
            1 => lively.lately.push(line),
            _ => lively.not_now.push(line),
        }
    }
    let Lively { mine, lately, .. } = &mut lively;
    lately.retain(|line| mine.iter().all(|own| own.slug != line.slug));
    Ok(lively)
}

/// A helper's claims: the open ones first, then those that ended after `since`.
pub fn held(tx: &mut Tx<'_>, helper: PersonId, since: Timestamp) -> Result<Vec<Line>, DbError> {
    let network = tx.network();
    tx.query(&HELD, &[&network, &helper, &since], line)
}

/// What somebody asked for themselves, the latest twelve.
pub fn own(tx: &mut Tx<'_>, asker: PersonId) -> Result<Vec<Line>, DbError> {
    let network = tx.network();
    tx.query(&OWN, &[&network, &asker], line)
}

fn line(row: &mut Row<'_>) -> Result<Line, DbError> {
    Ok(Line {
        slug: row.take()?,
        kind: code(row, Kind::parse)?,
        when: code(row, When::parse)?,
        public_line: row.take()?,
        state: code(row, AskState::parse)?,
        place: row.take()?,
        claim: optional(row, ClaimState::parse)?,
        at: row.take()?,
    })
}

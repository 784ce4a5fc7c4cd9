//! The doors of a part, and what came of each.

use kit_base::{Id, Timestamp};
use kit_db::{DbError, Each, Statement, Tx, sql, sql_each};

use super::marks;
use super::walks::Part;
use crate::domain::{Outcome, REST};

pub(super) const OF_PARTS: Each = sql_each!(
    "SELECT d.part_id, d.position, d.door, d.quiet, d.outcome, d.language,
            EXISTS (SELECT 1 FROM door_marks k
                    WHERE k.network_id = d.network_id AND k.hash = d.hash AND k.kind = 'never'),
            (SELECT MAX(k.at) FROM door_marks k
             WHERE k.network_id = d.network_id AND k.hash = d.hash AND k.kind = 'visited')
     FROM walk_doors d WHERE d.network_id = $1 AND d.part_id IN (",
    ") ORDER BY d.part_id, d.position LIMIT 2000"
);
pub(super) const ONE: Statement =
    sql!("SELECT hash, at FROM walk_doors WHERE network_id = $1 AND part_id = $2 AND position = $3");
pub(super) const SET: Statement = sql!(
    "UPDATE walk_doors SET outcome = $4, language = $5, at = $6
     WHERE network_id = $1 AND part_id = $2 AND position = $3"
);

/// A door.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Door {
    /// Of which part.
    pub part: Id<Part>,
    /// Its place on the way.
    pub position: i64,
    /// Its number.
    pub door: String,
    /// A sign says no handbills.
    pub quiet: bool,
    /// What came of it.
    pub outcome: Option<Outcome>,
    /// The code of the language heard there.
    pub language: Option<String>,
    /// Somebody asked, here or on another list, that nobody come again.
    pub never: bool,
    /// Somebody was there less than a month ago, here or on another list.
    pub visited: bool,
}

impl Door {
    /// Nobody knocks here now, and nobody has said anything on this list: others were there, or were asked not to come.
    pub const fn rests(&self) -> bool {
        (self.never || self.visited) && self.outcome.is_none()
    }
}

/// The doors of these parts, in order.
pub fn of_parts(tx: &mut Tx<'_>, parts: &[Id<Part>], now: Timestamp) -> Result<Vec<Door>, DbError> {
    tx.each(&OF_PARTS, parts, |row| {
        let (part, position, door, quiet) = (row.take()?, row.take()?, row.take()?, row.take()?);
        let outcome = row.text_or_null(|code| code.and_then(Outcome::parse))?;
        let (language, never) = (row.take()?, row.take()?);
        let visited = row.take::<Option<Timestamp>>()?.is_some_and(|at| now < at + REST);
        Ok(Door { part, position, door, quiet, outcome, language, never, visited })
    })
}

/// What came of a knock; `None` takes it back. `false`: there is no such door.
pub fn say(
    tx: &mut Tx<'_>,
    (part, position): (Id<Part>, i64),
    outcome: Option<Outcome>,
    language: Option<&str>,
    now: Timestamp,
) -> Result<bool, DbError> {
    let network = tx.network();
    let found = tx.one(&ONE, &[&network, &part, &position], |row| {
        Ok((row.take::<Vec<u8>>()?, row.take::<Option<Timestamp>>()?))
    })?;
    let Some((hash, before)) = found else { return Ok(false) };
    if let Some(before) = before {
        marks::drop_of(tx, &hash, before)?;
    }
    let at = outcome.map(|_| now);
    let (code, heard) = (outcome.map(Outcome::code), outcome.and(language));
    tx.execute(&SET, &[&network, &part, &position, &code, &heard, &at])?;
    if let Some(outcome) = outcome {
        marks::add(tx, &hash, outcome, now)?;
    }
    Ok(true)
}

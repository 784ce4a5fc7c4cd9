//! All asks of a steward's circles that wait for somebody, at once: what a round needs, in two statements.

use std::collections::HashMap;

use kit_base::Timestamp;
use kit_db::{DbError, Each, Statement, Tx, sql, sql_each};

use super::Kept;
use super::aggregate::{kept, kept_rows};
use crate::domain::{AskId, PersonId};

const ASKING: Statement = sql!(concat!(
    "SELECT h.cell, ",
    kept_rows!(),
    " LEFT JOIN people p ON p.network_id = a.network_id AND p.id = a.asker_id
     LEFT JOIN households h ON h.network_id = p.network_id AND h.id = p.household_id
     WHERE a.network_id = $1 AND a.state = 'asking' AND NOT a.practice AND EXISTS (
        SELECT 1 FROM circle_ancestors n
        JOIN roles r ON r.network_id = n.network_id AND r.circle_id = n.ancestor_id
        WHERE n.network_id = $1 AND n.circle_id = a.home_circle_id AND r.person_id = $2 AND r.role = 'steward'
          AND r.since <= $3 AND (r.until IS NULL OR r.until > $3))
     ORDER BY a.asked_at, a.slug
     LIMIT $4"
));
/// Two thousand for an ask, as for one alone.
const WHO: Each = sql_each!(
    "SELECT ask_id, person_id FROM ask_declines WHERE network_id = $1 AND ask_id IN (",
    ") ORDER BY ask_id, person_id LIMIT 256000"
);

pub(super) const STATEMENTS: &[Statement] = &[ASKING, WHO.few, WHO.many];

/// One of them.
#[derive(Clone, Debug)]
pub struct Asking {
    /// The ask.
    pub kept: Kept,
    /// The cell of its asker's household.
    pub cell: Option<i64>,
}

/// Asks that wait for somebody, in the circles that a steward tends; oldest first.
pub fn asking(tx: &mut Tx<'_>, steward: PersonId, now: Timestamp, most: u32) -> Result<Vec<Asking>, DbError> {
    let network = tx.network();
    tx.query(&ASKING, &[&network, &steward, &now, &most], |row| {
        Ok(Asking { cell: row.take()?, kept: kept(row)? })
    })
}

/// [`who_declined`](super::who_declined) for many asks.
pub fn who_declined_each(tx: &mut Tx<'_>, asks: &[AskId]) -> Result<HashMap<AskId, Vec<PersonId>>, DbError> {
    let mut who: HashMap<AskId, Vec<PersonId>> = HashMap::new();
    for (ask, person) in tx.each(&WHO, asks, |row| Ok((row.take()?, row.take()?)))? {
        who.entry(ask).or_default().push(person);
    }
    Ok(who)
}

//! The dial of a circle, and how much a network takes on in a week.

use kit_db::{DbError, Statement, Tx, only, sql};

use crate::domain::{Capacity, CircleId, Dial};

pub(super) const DIAL: Statement = sql!(
    "SELECT c.dial
     FROM circle_ancestors a
     JOIN circles c ON c.network_id = a.network_id AND c.id = a.ancestor_id
     WHERE a.network_id = $1 AND a.circle_id = $2 AND c.dial IS NOT NULL
     ORDER BY a.depth LIMIT 1"
);
pub(super) const OWN_DIAL: Statement = sql!("SELECT dial FROM circles WHERE network_id = $1 AND id = $2");
pub(super) const SET_DIAL: Statement =
    sql!("UPDATE circles SET dial = $3, version = version + 1 WHERE network_id = $1 AND id = $2");
pub(super) const SET_CAPACITY: Statement = sql!(
    "UPDATE networks SET weekly_asks = $2, paused_until = $3, paused_words = $4, other_help = $5,
        version = version + 1
     WHERE network_id = $1"
);

/// The dial that counts in a circle: its own, or that of the nearest circle which holds it and has one.
pub fn dial(tx: &mut Tx<'_>, circle: CircleId) -> Result<Dial, DbError> {
    let code = tx.one(&DIAL, &[&tx.network(), &circle], only::<String>)?;
    Ok(code.and_then(|code| Dial::parse(&code)).unwrap_or_default())
}

/// The dial that was set on this very circle.
pub fn own_dial(tx: &mut Tx<'_>, circle: CircleId) -> Result<Option<Dial>, DbError> {
    let code = tx.one(&OWN_DIAL, &[&tx.network(), &circle], only::<Option<String>>)?;
    Ok(code.flatten().and_then(|code| Dial::parse(&code)))
}

/// Sets a circle's dial; `None`: as in the circle that holds it.
pub fn set_dial(tx: &mut Tx<'_>, circle: CircleId, dial: Option<Dial>) -> Result<bool, DbError> {
    Ok(tx.execute(&SET_DIAL, &[&tx.network(), &circle, &dial.map(Dial::code)])? == 1)
}

/// Changes what the network of this transaction takes on.
pub fn set_capacity(tx: &mut Tx<'_>, new: &Capacity) -> Result<(), DbError> {
    let network = tx.network();
    tx.execute(&SET_CAPACITY, &[&network, &new.weekly, &new.paused_until, &new.paused_words, &new.other_help])
        .map(drop)
}

pub(super) const NAME_AND_DIAL: Statement = sql!(
    "SELECT me.name,
        (SELECT c.dial
         FROM circle_ancestors a
         JOIN circles c ON c.network_id = a.network_id AND c.id = a.ancestor_id
         WHERE a.network_id = $1 AND a.circle_id = $2 AND c.dial IS NOT NULL
         ORDER BY a.depth LIMIT 1)
     FROM circles me
     WHERE me.network_id = $1 AND me.id = $2"
);

/// A circle's name with the dial that counts in it.
pub fn name_and_dial(tx: &mut Tx<'_>, circle: CircleId) -> Result<Option<(String, Dial)>, DbError> {
    tx.one(&NAME_AND_DIAL, &[&tx.network(), &circle], |row| {
        let name = row.take()?;
        let code: Option<String> = row.take()?;
        Ok((name, code.and_then(|code| Dial::parse(&code)).unwrap_or_default()))
    })
}

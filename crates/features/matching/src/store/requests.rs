//! Requests: who was asked for what.

use std::collections::HashMap;

use kit_base::{Slug, Timestamp};
use kit_db::{DbError, Each, Statement, Tx, only, sql, sql_each};
use people::PersonId;

use asks::domain::{AskId, Ring};

pub(super) const REQUEST: Statement = sql!(
    "INSERT INTO ask_requests (network_id, ask_id, helper_id, ring, asked_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (network_id, ask_id, helper_id) DO NOTHING"
);

pub(super) const REQUESTED: Statement = sql!(
    "SELECT helper_id FROM ask_requests WHERE network_id = $1 AND ask_id = $2
     ORDER BY asked_at, helper_id LIMIT 500"
);
/// Five hundred for an ask, as for one alone.
pub(super) const REQUESTED_EACH: Each = sql_each!(
    "SELECT ask_id, helper_id FROM ask_requests WHERE network_id = $1 AND ask_id IN (",
    ") ORDER BY ask_id, asked_at, helper_id LIMIT 64000"
);

/// What a message may say of an ask: where the network is found, and the name of the circle.
pub(super) const ABOUT: Statement = sql!(
    "SELECT n.public_url, c.name, a.slug
     FROM asks a
     JOIN networks n ON n.network_id = a.network_id
     JOIN circles c ON c.network_id = a.network_id AND c.id = a.home_circle_id
     WHERE a.network_id = $1 AND a.id = $2"
);

/// Writes that somebody was asked; `false` when they were before.
pub fn request(
    tx: &mut Tx<'_>,
    ask: AskId,
    helper: PersonId,
    ring: Ring,
    now: Timestamp,
) -> Result<bool, DbError> {
    Ok(tx.execute(&REQUEST, &[&tx.network(), &ask, &helper, &ring.code(), &now])? == 1)
}

/// Everybody asked for this ask, first asked first.
pub fn requested(tx: &mut Tx<'_>, ask: AskId) -> Result<Vec<PersonId>, DbError> {
    tx.query(&REQUESTED, &[&tx.network(), &ask], only)
}

/// [`requested`] for many asks.
pub fn requested_each(tx: &mut Tx<'_>, asks: &[AskId]) -> Result<HashMap<AskId, Vec<PersonId>>, DbError> {
    let mut who: HashMap<AskId, Vec<PersonId>> = HashMap::new();
    for (ask, person) in tx.each(&REQUESTED_EACH, asks, |row| Ok((row.take()?, row.take()?)))? {
        who.entry(ask).or_default().push(person);
    }
    Ok(who)
}

/// The network's address, the rough place and the ask's public name.
pub fn about(tx: &mut Tx<'_>, ask: AskId) -> Result<Option<(String, String, Slug)>, DbError> {
    tx.one(&ABOUT, &[&tx.network(), &ask], |row| Ok((row.take()?, row.take()?, row.take()?)))
}

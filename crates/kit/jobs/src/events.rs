//! What happened, written with the effect; the runner hands it to whoever subscribed, as jobs.

use kit_base::{Id, Rng, Timestamp};
use kit_db::{DbError, NetworkId, Statement, Tx, sql};

use crate::{Body, Job, enqueue};

/// Marks the key of an event's row.
#[derive(Debug)]
pub struct EventRow;

/// The most events handed out in one transaction.
const BATCH: u32 = 64;

pub(crate) const EMIT: Statement =
    sql!("INSERT INTO events (network_id, id, name, body, happened_at) VALUES ($1, $2, $3, $4, $5)");
pub(crate) const WAITING: Statement =
    sql!("SELECT network_id, id, name, body FROM events ORDER BY happened_at, id LIMIT $1");
pub(crate) const TAKE: Statement = sql!("DELETE FROM events WHERE network_id = $1 AND id = $2");
pub(crate) const CLEAR: Statement = sql!("DELETE FROM events WHERE network_id = $1");

/// An event that nobody has heard yet.
struct Event {
    network: NetworkId,
    id: Id<EventRow>,
    name: String,
    body: Body,
}

/// Tells the rest of the program that something happened, if this transaction commits. The name is
/// `feature.happened`, such as `asks.opened`.
pub fn emit(
    tx: &mut Tx<'_>,
    name: &'static str,
    body: &Body,
    now: Timestamp,
    rng: &Rng,
) -> Result<(), DbError> {
    let (network, id) = (tx.network(), Id::<EventRow>::new(now, rng));
    tx.execute(&EMIT, &[&network, &id, &name, &body.to_text(), &now])?;
    Ok(())
}

/// Forgets this network's events unheard: an invented past is nobody's news. Nothing else may call it.
pub fn clear(tx: &mut Tx<'_>) -> Result<u64, DbError> {
    tx.execute(&CLEAR, &[&tx.network()])
}

/// Whether any event waits.
pub(crate) fn any(tx: &mut Tx<'_>) -> Result<bool, DbError> {
    Ok(!load(tx, 1)?.is_empty())
}

/// Turns one batch of events into the jobs of their subscribers (server scope); answers how many events went.
pub(crate) fn hand_out(
    tx: &mut Tx<'_>,
    subscriptions: &[(&'static str, &'static str)],
    now: Timestamp,
    rng: &Rng,
) -> Result<usize, DbError> {
    let events = load(tx, BATCH)?;
    for event in &events {
        // Another node may have been faster; its transaction has ended before this answers.
        if tx.execute(&TAKE, &[&event.network, &event.id])? == 0 {
            continue;
        }
        for (_, kind) in subscriptions.iter().filter(|(name, _)| *name == event.name) {
            let job = Job::new(kind, event.body.clone()).once(event.id).in_network(event.network);
            enqueue(tx, &job, now, rng)?;
        }
    }
    Ok(events.len())
}

fn load(tx: &mut Tx<'_>, limit: u32) -> Result<Vec<Event>, DbError> {
    tx.query(&WAITING, &[&limit], |row| {
        Ok(Event {
            network: row.take()?,
            id: row.take()?,
            name: row.take()?,
            body: Body::from_text(&row.take::<String>()?)?,
        })
    })
}

//! An ask that comes from a list somebody kept elsewhere: it waits at the desk, and nobody is written to about it.

use std::collections::HashSet;

use kit_base::{Id, Slug};
use kit_db::{DbError, Statement, ToValue, Tx, sql};
use kit_vault::{Cell, PersonKey};

use super::{Heard, Posting};
use crate::acts::{ActError, Cx};
use crate::domain::{Ask, AskId, NewAsk, PersonId, Ring};
use crate::store::{self, NewRow, Sheet};

/// What was written down.
#[derive(Clone, Copy, Debug)]
pub struct WrittenDown {
    /// Who asks.
    pub asker: PersonId,
    /// Their sheet.
    pub sheet: Id<Sheet>,
    /// The first ask.
    pub ask: AskId,
}

/// Who asks, and what seals it.
pub type Asker<'a> = (PersonId, &'a PersonKey);

/// Writes a posting as [`super::post`] does, but asks no neighbor and sends no message: a steward reads it first.
/// `asker` is somebody whom a steward knows it to be from, or whom this list has just made.
pub fn write_down(
    tx: &mut Tx<'_>,
    cx: &Cx<'_>,
    heard: &Heard,
    (asker, key): Asker<'_>,
) -> Result<WrittenDown, ActError> {
    let Heard { posting, flags, .. } = heard;
    let sheet: Id<Sheet> = Id::new(cx.now, cx.rng);
    super::write_sheet(tx, cx, posting, (sheet, asker), key)?;
    let mut first = None;
    for &kind in &posting.kinds {
        let id: AskId = Id::new(cx.now, cx.rng);
        let new = NewAsk {
            id,
            asker,
            kind,
            when: posting.when,
            marked: posting.marked,
            flags: *flags,
            answered_by: posting.answered_by,
            beforehand: posting.beforehand,
            nearest: Ring::Pod,
            farthest: posting.farthest,
            widen_every: posting.widen_every,
        };
        let seal = |column, text: &kit_base::Private<String>| {
            key.seal(&Cell::new("asks", column, id), text.reveal(), cx.rng)
        };
        let next = Ask::begin(&new, cx.now);
        store::create(tx, &next, &row(posting, sheet, cx, &seal), posting.taken_by)?;
        first = first.or(Some(id));
    }
    Ok(WrittenDown { asker, sheet, ask: first.ok_or(ActError::Gone)? })
}

fn row(
    posting: &Posting,
    sheet: Id<Sheet>,
    cx: &Cx<'_>,
    seal: &impl Fn(&'static str, &kit_base::Private<String>) -> Vec<u8>,
) -> NewRow {
    NewRow {
        sheet,
        slug: Slug::of("asks.slug", cx.rng),
        home: posting.home,
        language: posting.language.clone(),
        public_line: posting.public_line.clone(),
        details: seal("details", &posting.details),
        private_note: posting.private_note.as_ref().map(|note| seal("private_note", note)),
        place: posting.place.as_ref().map(|place| seal("place", place)),
    }
}

const UNTOUCHED_AMONG: Statement = sql!(
    "SELECT id, sheet_id FROM asks
     WHERE network_id = $1 AND version = 1 AND claim_id IS NULL AND id IN (
           $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
     ORDER BY id LIMIT 16"
);
const DROP_EVENTS: Statement = sql!(
    "DELETE FROM ask_events WHERE network_id = $1 AND ask_id IN (
           $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)"
);
const DROP_LOOKS: Statement = sql!(
    "DELETE FROM ask_looks WHERE network_id = $1 AND ask_id IN (
           $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)"
);
const DROP_CALLS: Statement = sql!(
    "DELETE FROM ask_calls WHERE network_id = $1 AND ask_id IN (
           $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)"
);
const DROP_AUDIENCE: Statement = sql!(
    "DELETE FROM ask_audience WHERE network_id = $1 AND ask_id IN (
           $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)"
);
const DROP_ASKS: Statement = sql!(
    "DELETE FROM asks WHERE network_id = $1 AND version = 1 AND id IN (
           $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)"
);
const DROP_SHEETS: Statement = sql!(
    "DELETE FROM ask_sheets
     WHERE network_id = $1
       AND NOT EXISTS (SELECT 1 FROM asks a WHERE a.network_id = $1 AND a.sheet_id = ask_sheets.id)
       AND id IN (
           $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)"
);

pub(crate) const STATEMENTS: &[Statement] =
    &[UNTOUCHED_AMONG, DROP_EVENTS, DROP_LOOKS, DROP_CALLS, DROP_AUDIENCE, DROP_ASKS, DROP_SHEETS];

/// Asks in one statement.
const BATCH: usize = 16;

/// Takes asks out as if they had never been written. Answers whom somebody touched since: those stay as they are.
pub fn unwrite_many(tx: &mut Tx<'_>, asks: &[AskId]) -> Result<HashSet<AskId>, ActError> {
    let mut stay: HashSet<AskId> = asks.iter().copied().collect();
    for batch in asks.chunks(BATCH) {
        let free: Vec<(AskId, Id<Sheet>)> = for_each(tx, batch, |tx, params| {
            tx.query(&UNTOUCHED_AMONG, params, |r| Ok((r.take()?, r.take()?)))
        })?;
        let (asks, sheets): (Vec<AskId>, Vec<Id<Sheet>>) = free.into_iter().unzip();
        if asks.is_empty() {
            continue;
        }
        for statement in [&DROP_EVENTS, &DROP_LOOKS, &DROP_CALLS, &DROP_AUDIENCE, &DROP_ASKS] {
            for_each(tx, &asks, |tx, params| tx.execute(statement, params))?;
        }
        for_each(tx, &sheets, |tx, params| tx.execute(&DROP_SHEETS, params))?;
        for ask in asks {
            stay.remove(&ask);
        }
    }
    Ok(stay)
}

/// Runs a statement for one to [`BATCH`] keys; the last fills the places left over.
fn for_each<T, R>(
    tx: &mut Tx<'_>,
    keys: &[Id<T>],
    run: impl FnOnce(&mut Tx<'_>, &[&dyn ToValue]) -> Result<R, DbError>,
) -> Result<R, DbError> {
    let network = tx.network();
    let mut params: Vec<&dyn ToValue> = vec![&network];
    params.extend((0..BATCH).map(|i| &keys[i.min(keys.len() - 1)] as &dyn ToValue));
    run(tx, &params)
}

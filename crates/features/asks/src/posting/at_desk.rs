//! An ask that comes from a list somebody kept elsewhere: it waits at the desk, and nobody is written to about it.

use std::collections::HashSet;

use kit_base::{Id, Slug};
use kit_db::{Each, Statement, Tx, sql_each};
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

const UNTOUCHED_AMONG: Each = sql_each!(
    "SELECT id, sheet_id FROM asks WHERE network_id = $1 AND version = 1 AND claim_id IS NULL AND id IN (",
    ") ORDER BY id LIMIT 128"
);
const DROP_EVENTS: Each = sql_each!("DELETE FROM ask_events WHERE network_id = $1 AND ask_id IN (", ")");
const DROP_LOOKS: Each = sql_each!("DELETE FROM ask_looks WHERE network_id = $1 AND ask_id IN (", ")");
const DROP_CALLS: Each = sql_each!("DELETE FROM ask_calls WHERE network_id = $1 AND ask_id IN (", ")");
const DROP_AUDIENCE: Each = sql_each!("DELETE FROM ask_audience WHERE network_id = $1 AND ask_id IN (", ")");
const DROP_ASKS: Each = sql_each!("DELETE FROM asks WHERE network_id = $1 AND version = 1 AND id IN (", ")");
const DROP_SHEETS: Each = sql_each!(
    "DELETE FROM ask_sheets
     WHERE network_id = $1
       AND NOT EXISTS (SELECT 1 FROM asks a WHERE a.network_id = $1 AND a.sheet_id = ask_sheets.id)
       AND id IN (",
    ")"
);

pub(crate) const STATEMENTS: &[Statement] = &[
    UNTOUCHED_AMONG.few,
    UNTOUCHED_AMONG.many,
    DROP_EVENTS.few,
    DROP_EVENTS.many,
    DROP_LOOKS.few,
    DROP_LOOKS.many,
    DROP_CALLS.few,
    DROP_CALLS.many,
    DROP_AUDIENCE.few,
    DROP_AUDIENCE.many,
    DROP_ASKS.few,
    DROP_ASKS.many,
    DROP_SHEETS.few,
    DROP_SHEETS.many,
];

/// Takes asks out as if they had never been written. Answers whom somebody touched since: those stay as they are.
pub fn unwrite_many(tx: &mut Tx<'_>, asks: &[AskId]) -> Result<HashSet<AskId>, ActError> {
    let free: Vec<(AskId, Id<Sheet>)> =
        tx.each(&UNTOUCHED_AMONG, asks, |row| Ok((row.take()?, row.take()?)))?;
    let (free, sheets): (Vec<AskId>, Vec<Id<Sheet>>) = free.into_iter().unzip();
    for statement in [&DROP_EVENTS, &DROP_LOOKS, &DROP_CALLS, &DROP_AUDIENCE, &DROP_ASKS] {
        tx.execute_each(statement, &free)?;
    }
    tx.execute_each(&DROP_SHEETS, &sheets)?;
    let free: HashSet<AskId> = free.into_iter().collect();
    Ok(asks.iter().copied().filter(|ask| !free.contains(ask)).collect())
}

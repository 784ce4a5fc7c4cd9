//! An ask that comes from a list somebody kept elsewhere: it waits at the desk, and nobody is written to about it.

use kit_base::{Id, Slug};
use kit_db::{Statement, Tx, sql};
use kit_vault::Cell;

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

/// Writes a posting as [`super::post`] does, but asks no neighbor and sends no message: a steward reads it first.
/// `asker` is somebody whom a steward knows it to be from; without one it makes a new unverified person.
pub fn write_down(
    tx: &mut Tx<'_>,
    cx: &Cx<'_>,
    heard: &Heard,
    asker: Option<PersonId>,
) -> Result<WrittenDown, ActError> {
    let Heard { posting, flags, .. } = heard;
    let asker = match asker {
        Some(asker) => asker,
        None => people::create_unverified(tx, cx.vault, &posting.person, cx.now, cx.rng)?.cast(),
    };
    let key = cx.vault.person(tx, asker.cast())?.ok_or(ActError::Gone)?;
    let sheet: Id<Sheet> = Id::new(cx.now, cx.rng);
    super::write_sheet(tx, cx, posting, (sheet, asker), &key)?;
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

const UNTOUCHED: Statement =
    sql!("SELECT sheet_id FROM asks WHERE network_id = $1 AND id = $2 AND version = 1 AND claim_id IS NULL");
const DROP_EVENTS: Statement = sql!("DELETE FROM ask_events WHERE network_id = $1 AND ask_id = $2");
const DROP_LOOKS: Statement = sql!("DELETE FROM ask_looks WHERE network_id = $1 AND ask_id = $2");
const DROP_CALLS: Statement = sql!("DELETE FROM ask_calls WHERE network_id = $1 AND ask_id = $2");
const DROP_AUDIENCE: Statement = sql!("DELETE FROM ask_audience WHERE network_id = $1 AND ask_id = $2");
const DROP_ASK: Statement = sql!("DELETE FROM asks WHERE network_id = $1 AND id = $2 AND version = 1");
const DROP_SHEET: Statement = sql!(
    "DELETE FROM ask_sheets WHERE network_id = $1 AND id = $2
       AND NOT EXISTS (SELECT 1 FROM asks a WHERE a.network_id = $1 AND a.sheet_id = $2)"
);

pub(crate) const STATEMENTS: &[Statement] =
    &[UNTOUCHED, DROP_EVENTS, DROP_LOOKS, DROP_CALLS, DROP_AUDIENCE, DROP_ASK, DROP_SHEET];

/// Whether nobody has done anything with an ask since it was written.
pub fn is_untouched(tx: &mut Tx<'_>, ask: AskId) -> Result<bool, ActError> {
    let network = tx.network();
    Ok(tx.one(&UNTOUCHED, &[&network, &ask], kit_db::only::<Id<Sheet>>)?.is_some())
}

/// Takes an ask out as if it had never been written; false, and nothing done, when somebody touched it since.
pub fn unwrite(tx: &mut Tx<'_>, ask: AskId) -> Result<bool, ActError> {
    let network = tx.network();
    let Some(sheet) = tx.one(&UNTOUCHED, &[&network, &ask], kit_db::only::<Id<Sheet>>)? else {
        return Ok(false);
    };
    for statement in [&DROP_EVENTS, &DROP_LOOKS, &DROP_CALLS, &DROP_AUDIENCE, &DROP_ASK] {
        tx.execute(statement, &[&network, &ask])?;
    }
    tx.execute(&DROP_SHEET, &[&network, &sheet])?;
    Ok(true)
}

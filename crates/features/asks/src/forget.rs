//! Forgetting: what was asked is destroyed when its time is over, or when the asker says so.

use kit_base::{Span, Timestamp};
use kit_db::{DbError, Statement, Tx, only, sql};
use kit_vault::Registry;

use crate::acts::{self, ActError, Cx};
use crate::domain::{AskState, PersonId};
use crate::store::{self, Kept, Sheet};

const CLOSED_DAYS: Statement = sql!("SELECT retention_closed_days FROM networks WHERE network_id = $1");

const DROP_SHEET: Statement = sql!(
    "DELETE FROM ask_sheets WHERE network_id = $1 AND id = $2
       AND NOT EXISTS (SELECT 1 FROM asks a WHERE a.network_id = $1 AND a.sheet_id = $2)"
);

pub(crate) const STATEMENTS: &[Statement] = &[CLOSED_DAYS, DROP_SHEET];

/// The asker's own wish: helpers are told it is no longer needed, then every word is gone, and the key of whoever only
/// asked.
pub fn asker(tx: &mut Tx<'_>, cx: &Cx<'_>, registry: &Registry, asker: PersonId) -> Result<(), ActError> {
    withdraw_all(tx, cx, asker)?;
    if is_member(tx, asker)? {
        let sheets = store::sheets_of(tx, asker)?;
        return Ok(postings(tx, registry, &sheets)?);
    }
    people::erase(tx, registry, asker.cast())?;
    Ok(())
}

/// Somebody leaves: whoever helps them reads that it is no longer needed, and what they took on is open again. Their
/// rows go a moment later, with themselves.
pub(crate) fn leaving(tx: &mut Tx<'_>, cx: &Cx<'_>, person: PersonId) -> Result<(), ActError> {
    withdraw_all(tx, cx, person)?;
    acts::take_all_back(tx, cx, person).map(drop)
}

/// Everything that somebody asked and that is open is no longer needed.
fn withdraw_all(tx: &mut Tx<'_>, cx: &Cx<'_>, asker: PersonId) -> Result<(), ActError> {
    for sheet in store::sheets_of(tx, asker)? {
        for line in store::asks_of_sheet(tx, sheet.id)? {
            let Some(kept) = store::load(tx, line.id)? else { continue };
            if let Ok(next) = kept.ask.withdraw(cx.now) {
                acts::keep(tx, cx, &kept, next, Some(asker))?;
            }
        }
    }
    Ok(())
}

/// A closed ask whose clock rang: forgets its asker when all of the sheet is over, else waits for the rest.
pub(crate) fn when_over(
    tx: &mut Tx<'_>,
    registry: &Registry,
    kept: &Kept,
    now: Timestamp,
) -> Result<(), DbError> {
    let network = tx.network();
    let days = tx.one(&CLOSED_DAYS, &[&network], only::<i64>)?.unwrap_or(i64::from(crate::CLOSED_DAYS));
    // A member's postings end one by one; whoever only asked is forgotten when all of theirs are over.
    let member = is_member(tx, kept.ask.asker)?;
    let sheets = if member {
        store::sheet(tx, kept.sheet)?.into_iter().collect()
    } else {
        store::sheets_of(tx, kept.ask.asker)?
    };
    let mut over_at = now;
    for sheet in &sheets {
        for line in store::asks_of_sheet(tx, sheet.id)? {
            let Some(other) = store::load(tx, line.id)? else { continue };
            over_at = over_at.max(forget_at(&other, days, now));
        }
    }
    if over_at > now {
        return store::look_again(tx, kept.ask.id, over_at);
    }
    if member {
        return postings(tx, registry, &sheets);
    }
    people::erase(tx, registry, kept.ask.asker.cast()).map(drop)
}

pub(crate) fn is_member(tx: &mut Tx<'_>, asker: PersonId) -> Result<bool, DbError> {
    Ok(!people::memberships::of_person(tx, asker.cast())?.is_empty())
}

/// Destroys what somebody asked, and leaves them who they are.
fn postings(tx: &mut Tx<'_>, registry: &Registry, sheets: &[Sheet]) -> Result<(), DbError> {
    let network = tx.network();
    for sheet in sheets {
        for line in store::asks_of_sheet(tx, sheet.id)? {
            registry.forget(tx, "asks", line.id)?;
        }
        people::end_link_sessions(tx, "asks", sheet.id.uuid())?;
        tx.execute(&DROP_SHEET, &[&network, &sheet.id])?;
    }
    Ok(())
}

/// When one ask may be forgotten. What expired has had its thirty silent days already; what is open is looked at
/// again tomorrow.
fn forget_at(kept: &Kept, days: i64, now: Timestamp) -> Timestamp {
    match kept.ask.state {
        AskState::Expired => kept.ask.state_since,
        state if state.is_closed() => kept.ask.state_since + Span::days(days),
        _ => now + Span::days(1),
    }
}

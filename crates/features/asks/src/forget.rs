//! Forgetting: what was asked is destroyed when its time is over, or when the asker says so.

use kit_base::{Span, Timestamp};
use kit_db::{DbError, Statement, Tx, only, sql};
use kit_vault::Registry;

use crate::acts::{self, ActError, Cx};
use crate::domain::{AskState, PersonId};
use crate::store::{self, Kept};

const CLOSED_DAYS: Statement = sql!("SELECT retention_closed_days FROM networks WHERE network_id = $1");

pub(crate) const STATEMENTS: &[Statement] = &[CLOSED_DAYS];

/// The asker's own wish: helpers are told it is no longer needed, then every word and the key are gone.
pub fn asker(tx: &mut Tx<'_>, cx: &Cx<'_>, registry: &Registry, asker: PersonId) -> Result<(), ActError> {
    for sheet in store::sheets_of(tx, asker)? {
        for line in store::asks_of_sheet(tx, sheet.id)? {
            let Some(kept) = store::load(tx, line.id)? else { continue };
            if let Ok(next) = kept.ask.withdraw(cx.now) {
                acts::keep(tx, cx, &kept, next, Some(asker))?;
            }
        }
    }
    people::erase(tx, registry, asker.cast())?;
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
    let mut over_at = now;
    for sheet in store::sheets_of(tx, kept.ask.asker)? {
        for line in store::asks_of_sheet(tx, sheet.id)? {
            let Some(other) = store::load(tx, line.id)? else { continue };
            over_at = over_at.max(forget_at(&other, days, now));
        }
    }
    if over_at > now {
        return store::look_again(tx, kept.ask.id, over_at);
    }
    people::erase(tx, registry, kept.ask.asker.cast())?;
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

//! Whether there is room for one more ask: N a week, and none while the network pauses.

use kit_base::Timestamp;
use kit_db::{DbError, Tx};

use crate::domain::Flags;
use crate::hours::Hours;
use crate::store::{self, Settings};

/// Takes a place of this week. `Some`: there is none, and it opens again then. What sounds like danger needs no place:
/// a person hears it at once.
pub(super) fn closed_until(
    tx: &mut Tx<'_>,
    settings: &Settings,
    flags: Flags,
    now: Timestamp,
) -> Result<Option<Timestamp>, DbError> {
    if !flags.is_empty() {
        return Ok(None);
    }
    if let Some(until) = settings.paused_until.filter(|&until| now < until) {
        return Ok(Some(until));
    }
    let Some(most) = settings.weekly else { return Ok(None) };
    let hours = Hours::of(settings);
    let free = store::take_place(tx, hours.week(now), most)?;
    Ok((!free).then(|| hours.next_week(now)))
}

//! A note that somebody leaves at a door, without knowing whose: sealed for the household, told to it, and read by a steward
//! first when it sounds like danger.

use circles::Network;
use kit_db::{DbError, Tx};
use people::PersonId;

use crate::asking::{self, Cx};
use crate::store::notes::{self, NewNote};

/// Notes that one door takes in a day: a neighborhood that cares, and no flood.
pub const MOST_A_DAY: i64 = 12;

/// What became of a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// It is there.
    There,
    /// A steward reads it first.
    Held,
    /// This door has had enough notes for a day.
    Full,
}

/// Leaves it. The same form again is the same note.
pub(crate) fn leave(
    tx: &mut Tx<'_>,
    cx: &Cx<'_>,
    network: &Network,
    mut note: NewNote,
) -> Result<Left, DbError> {
    let stewards = if note.danger { stewards_of(tx, note.person, cx.now)? } else { Vec::new() };
    // Nobody there to read it first: better that the household does than that nobody does.
    note.held = !stewards.is_empty();
    if notes::today(tx, note.person, cx.now)? >= MOST_A_DAY {
        return Ok(Left::Full);
    }
    if notes::add(tx, cx.vault, &note, cx.now, cx.rng)? {
        for steward in stewards {
            people::let_know(tx, steward, "people-text-desk", cx.now, cx.rng)?;
        }
        if !note.held {
            tell(tx, cx, network, note.person)?;
        }
    }
    Ok(if note.held { Left::Held } else { Left::There })
}

/// Tells a household that there is a note, and nothing of it.
pub(crate) fn tell(tx: &mut Tx<'_>, cx: &Cx<'_>, network: &Network, person: PersonId) -> Result<(), DbError> {
    asking::send(tx, cx, network, (person, "prints-text-note", "/my/door"))
}

/// Whoever tends a circle that somebody belongs to.
fn stewards_of(
    tx: &mut Tx<'_>,
    person: PersonId,
    now: kit_base::Timestamp,
) -> Result<Vec<PersonId>, DbError> {
    let mut stewards = Vec::new();
    for seat in people::memberships::of_person(tx, person)? {
        stewards.extend(people::roles::stewards_of(tx, seat.circle, now)?);
    }
    stewards.sort_unstable();
    stewards.dedup();
    stewards.retain(|steward| *steward != person);
    Ok(stewards)
}

//! A note that somebody leaves at a door, without knowing whose: sealed for the household, told to it, and read by a steward
//! first when it sounds like danger. What no steward passes on within two days goes on by itself.

use circles::Network;
use kit_base::{Private, Span};
use kit_db::{DbError, Tx};
use people::PersonId;

use crate::asking::{self, Cx};
use crate::store::doors;
use crate::store::notes::{self, Kept, NewNote};

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

/// A note that no steward passed on goes to its household after this long.
const LONGEST_HELD: Span = Span::hours(48);

/// Leaves it. The same form again is the same note; with other words, those take its place.
pub(crate) fn leave(
    tx: &mut Tx<'_>,
    cx: &Cx<'_>,
    network: &Network,
    mut note: NewNote,
) -> Result<Left, DbError> {
    let before = notes::by_key(tx, &note.key_hash)?;
    match &before {
        Some(before) if says_the_same(tx, cx, before, &note)? => {
            return Ok(if before.held { Left::Held } else { Left::There });
        }
        None if notes::today(tx, note.person, cx.now)? >= MOST_A_DAY => return Ok(Left::Full),
        _ => {}
    }
    let stewards = if note.danger { stewards_of(tx, note.person, cx.now)? } else { Vec::new() };
    // Nobody there to read it first: better that the household does than that nobody does.
    note.held = !stewards.is_empty();
    let alarmed = notes::alarmed(tx, note.person, cx.now)?;
    notes::put(tx, cx.vault, (&note, before.as_ref()), cx.now, cx.rng)?;
    if !note.held {
        tell(tx, cx, network, note.person)?;
        return Ok(Left::There);
    }
    for steward in stewards.into_iter().filter(|_| !alarmed) {
        people::let_know(tx, steward, "people-text-desk", cx.now, cx.rng)?;
    }
    Ok(Left::Held)
}

/// The same form sent twice, and not taken back between.
fn says_the_same(tx: &mut Tx<'_>, cx: &Cx<'_>, before: &Kept, note: &NewNote) -> Result<bool, DbError> {
    let opened = notes::open(tx, cx.vault, std::slice::from_ref(before))?.pop().flatten();
    let reach = |of: &Option<Private<String>>| of.as_ref().map(|reach| reach.reveal().clone());
    Ok(opened.is_some_and(|opened| {
        opened.words.reveal() == note.words.reveal() && reach(&opened.reach) == reach(&note.reach)
    }))
}

/// Tells a household that there is a note, and nothing of it: once an hour at the most.
pub(crate) fn tell(tx: &mut Tx<'_>, cx: &Cx<'_>, network: &Network, person: PersonId) -> Result<(), DbError> {
    if doors::may_tell(tx, person, cx.now)? {
        asking::send(tx, cx, network, (person, "prints-text-note", "/my/door"))?;
    }
    Ok(())
}

/// What the clock does: passes on what nobody did, and tells of notes that came after a message.
pub(crate) fn turn(tx: &mut Tx<'_>, cx: &Cx<'_>) -> Result<(), DbError> {
    let Some(network) = circles::store::load_network(tx, tx.network())? else { return Ok(()) };
    for note in notes::waiting(tx)? {
        let late = note.left_at + LONGEST_HELD <= cx.now;
        if (late || stewards_of(tx, note.person, cx.now)?.is_empty())
            && notes::pass(tx, note.id, None, cx.now)?
        {
            tell(tx, cx, &network, note.person)?;
        }
    }
    for person in doors::untold(tx, cx.now)? {
        tell(tx, cx, &network, person)?;
    }
    Ok(())
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

//! A whole import is taken back: who came with it is erased, what it filled is empty again. What somebody touched since
//! stays, and is listed.

use kit_base::Span;
use kit_db::{DbError, Tx};
use people::{Held, Role};

use crate::acts::{Cx, as_db, next_step};
use crate::schema::UNDO_DAYS;
use crate::store::imports::{self, Import, ImportId, State};
use crate::store::notes;
use crate::store::rows::{self, Back};

/// The kind of its job.
pub const JOB: &str = "moving.undo";

/// Takes back up to a hundred things, the last first, and leaves the rest to the next job.
pub fn step(tx: &mut Tx<'_>, cx: &Cx<'_>, id: ImportId) -> Result<(), DbError> {
    let Some(mut import) = imports::load(tx, id)?.filter(|import| import.state == State::Undoing) else {
        return Ok(());
    };
    let back = rows::next_back(tx, id)?;
    if back.is_empty() {
        import.state = State::Undone;
        import.forget_at = cx.now + Span::days(i64::from(UNDO_DAYS));
        rows::clear_findings(tx, id)?;
        return imports::save(tx, &import);
    }
    for one in &back {
        let gone = take_back(tx, cx, &import, one)?;
        if gone {
            rows::dropped(tx, id, one)?;
        } else {
            rows::keep(tx, id, one)?;
        }
        import.tally.add(if gone { "taken-back" } else { "kept" }, 1);
    }
    next_step(tx, cx, JOB, id)?;
    imports::save(tx, &import)
}

/// False: somebody touched it since, and it stays.
fn take_back(tx: &mut Tx<'_>, cx: &Cx<'_>, import: &Import, one: &Back) -> Result<bool, DbError> {
    let Some(person) = one.person else { return Ok(true) };
    match one.what.as_str() {
        "asked" => match one.ask {
            Some(ask) => asks::posting::at_desk::unwrite(tx, ask).map_err(as_db),
            None => Ok(true),
        },
        "made" => {
            if rows::touched(tx, import.id, person, one.version)? {
                return Ok(false);
            }
            people::erase(tx, cx.registry, person)?;
            Ok(true)
        }
        _ => empty_again(tx, cx, import, one),
    }
}

fn empty_again(tx: &mut Tx<'_>, cx: &Cx<'_>, import: &Import, one: &Back) -> Result<bool, DbError> {
    let Some(person) = one.person else { return Ok(true) };
    if rows::version(tx, person)? != one.version {
        return Ok(false);
    }
    for filled in one.filled.split(' ') {
        match filled {
            "name" => people::set_name(tx, cx.vault, person, None, cx.rng)?,
            "address" => people::set_address(tx, cx.vault, person, None, cx.rng)?,
            "offer" => drop(offers::store::end(tx, person)?),
            "notes" => notes::clear(tx, person)?,
            "member" => drop(people::memberships::leave(tx, import.home, person)?),
            "helper" => {
                let held = Held { circle: import.home, role: Role::Helper };
                people::roles::end(tx, person, held, cx.now)?;
            }
            _ => {}
        }
    }
    Ok(true)
}

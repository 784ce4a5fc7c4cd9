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

/// Takes back up to five hundred things, the last first, and leaves the rest to the next job.
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
    let (made, other): (Vec<Back>, Vec<Back>) = back.into_iter().partition(|one| one.what == "made");
    erase(tx, cx, &mut import, &made)?;
    let (asked, other): (Vec<Back>, Vec<Back>) = other.into_iter().partition(|one| one.what == "asked");
    unwrite(tx, &mut import, &asked)?;
    for one in &other {
        let gone = empty_again(tx, cx, &import, one)?;
        settle(tx, &mut import, one, gone)?;
    }
    next_step(tx, cx, JOB, id)?;
    imports::save(tx, &import)
}

/// Notes what became of one row: it is gone, or somebody touched it since and it stays.
fn settle(tx: &mut Tx<'_>, import: &mut Import, one: &Back, gone: bool) -> Result<(), DbError> {
    import.tally.add(if gone { "taken-back" } else { "kept" }, 1);
    if gone { rows::dropped(tx, import.id, one) } else { rows::keep(tx, import.id, one) }
}

/// Whoever came with the list goes, with everything about them: the note that this row made them, too.
fn erase(tx: &mut Tx<'_>, cx: &Cx<'_>, import: &mut Import, made: &[Back]) -> Result<(), DbError> {
    let people: Vec<_> = made.iter().filter_map(|one| Some((one.person?, one.version))).collect();
    let touched = rows::touched(tx, import.id, &people)?;
    let mut gone = Vec::with_capacity(people.len());
    for one in made {
        match one.person.filter(|person| !touched.contains(person)) {
            Some(person) => gone.push(person),
            None => settle(tx, import, one, one.person.is_none())?,
        }
    }
    people::erase_many(tx, cx.registry, &gone)?;
    import.tally.add("taken-back", u32::try_from(gone.len()).unwrap_or(0));
    Ok(())
}

/// Asks of people who were here before are as if they had never been written.
fn unwrite(tx: &mut Tx<'_>, import: &mut Import, asked: &[Back]) -> Result<(), DbError> {
    let asks: Vec<_> = asked.iter().filter_map(|one| one.ask).collect();
    let touched = asks::posting::at_desk::unwrite_many(tx, &asks).map_err(as_db)?;
    for one in asked {
        let gone = one.ask.is_none_or(|ask| !touched.contains(&ask));
        settle(tx, import, one, gone)?;
    }
    Ok(())
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

//! Rounds, rotas, people and checks, kept and found.

mod buddies;
pub mod checks;
pub mod days;
pub mod members;
pub mod rota;
pub mod rounds;

pub use buddies::buddies_among;

use std::collections::HashMap;

use kit_base::{Id, Slug};
use kit_db::{DbError, Each, Row, Statement, Tx, sql_each};
use people::PersonId;

const SLUGS: Each =
    sql_each!("SELECT id, slug FROM people WHERE network_id = $1 AND id IN (", ") ORDER BY id LIMIT 128");

/// Every statement of this room.
pub const STATEMENTS: &[Statement] = &[
    rounds::ADD,
    rounds::BY_SLUG,
    rounds::BY_ID,
    rounds::BY_LINK,
    rounds::MINE,
    rounds::TENDED,
    rounds::OPENED,
    rounds::END,
    rounds::DUE,
    rounds::AGAIN,
    rota::JOIN,
    rota::LEAVE,
    rota::TURNS_OF,
    rota::WEEKS_OF,
    rota::UNBUDDY,
    rota::PART,
    rota::TEAM,
    rota::RUNS,
    rota::TAKE,
    rota::BACK,
    rota::WEEK,
    rota::WEEK_BACK,
    rota::TURNS,
    rota::WEEKLY,
    rota::HOLDER,
    rota::HOLDERS,
    members::ADD,
    members::COUNT,
    members::CONFIRM,
    members::ENDED_STEPS,
    members::ENDED_CHECKS,
    members::ENDED,
    members::OF_ROUND,
    members::OF_PERSON,
    members::BY_SLUG,
    members::BY_ID,
    members::BY_LINK,
    members::CHOOSE,
    members::CONTACT,
    members::BUDDY,
    members::PAUSE,
    members::LEAVE_STEPS,
    members::LEAVE_CHECKS,
    members::LEAVE,
    members::ON_MY,
    members::THERE,
    days::NOTE,
    days::WARN,
    days::UNWARN,
    days::CLOSE,
    days::REOPEN,
    days::OF_ROUND,
    days::OLD,
    checks::OPEN,
    checks::TODAY,
    checks::ONE,
    checks::DUE,
    checks::SAVE,
    checks::STEP,
    checks::SAY,
    checks::WORD,
    checks::OVER,
    checks::UNDO,
    checks::STEPS,
    checks::UNSTEP,
    checks::BUDDYS,
    checks::LOOK,
    checks::OLD_WORDS,
    checks::OLD_STEPS,
    checks::OLD_CHECKS,
    checks::OLD_TURNS,
    SLUGS.few,
    SLUGS.many,
    buddies::AMONG.few,
    buddies::AMONG.many,
];

/// Marks the key of a round.
#[derive(Debug)]
pub struct Rounds;
/// The key of a round.
pub type RoundId = Id<Rounds>;
/// Marks the key of somebody who is checked on in a round.
#[derive(Debug)]
pub struct Members;
/// The key of somebody in a round.
pub type MemberId = Id<Members>;

/// Reads a stored code; a word the program does not know is a broken row.
fn code<T>(row: &mut Row<'_>, parse: impl Fn(&str) -> Option<T>) -> Result<T, DbError> {
    row.text(|text| parse(text).ok_or_else(|| DbError::Shape(format!("the code {text}"))))?
}

/// Reads a small number.
fn small(row: &mut Row<'_>) -> Result<u16, DbError> {
    u16::try_from(row.take::<i64>()?).map_err(|_| DbError::Shape("a minute of the day".into()))
}

/// The public names of people in addresses.
pub fn slugs(tx: &mut Tx<'_>, people: &[PersonId]) -> Result<HashMap<PersonId, Slug>, DbError> {
    let found = tx.each(&SLUGS, people, |row| Ok((row.take()?, row.take()?)))?;
    Ok(found.into_iter().collect())
}

//! The first steps of a network: which are done, and the practice ask.

use circles::CircleId;
use kit_base::Timestamp;
use kit_db::{DbError, Statement, Tx, only, sql};
use kit_vault::PersonId;

pub(super) const STEPS: Statement =
    sql!("SELECT paper_at, practice_at, backup_at, folded FROM first_steps WHERE network_id = $1");
/// Buildings, members who are no stewards (two are enough), and stewards.
pub(super) const FACTS: Statement = sql!(
    "SELECT (SELECT COUNT(*) FROM (
                SELECT c.id FROM circles c WHERE c.network_id = $1 AND c.scale = 'building'
                ORDER BY c.id LIMIT 1) b),
            (SELECT COUNT(*) FROM (
                SELECT m.person_id FROM memberships m
                WHERE m.network_id = $1 AND NOT EXISTS (
                    SELECT 1 FROM roles r
                    WHERE r.network_id = m.network_id AND r.person_id = m.person_id AND r.role = 'steward')
                GROUP BY m.person_id ORDER BY m.person_id LIMIT 2) n),
            (SELECT COUNT(DISTINCT r.person_id) FROM roles r
             WHERE r.network_id = $1 AND r.role = 'steward' AND (r.until IS NULL OR r.until > $2)),
            (SELECT MIN(p.slug) FROM practice_asks p WHERE p.network_id = $1)"
);
pub(super) const TICK_PAPER: Statement =
    sql!("UPDATE first_steps SET paper_at = $2 WHERE network_id = $1 AND paper_at IS NULL");
pub(super) const TICK_BACKUP: Statement =
    sql!("UPDATE first_steps SET backup_at = $2 WHERE network_id = $1 AND backup_at IS NULL");
pub(super) const TICK_PRACTICE: Statement =
    sql!("UPDATE first_steps SET practice_at = $2 WHERE network_id = $1 AND practice_at IS NULL");
pub(super) const FOLD: Statement = sql!("UPDATE first_steps SET folded = $2 WHERE network_id = $1");
pub(super) const ADD_PRACTICE: Statement = sql!(
    "INSERT INTO practice_asks (network_id, asker_id, circle_id, slug, made_at) VALUES ($1, $2, $3, $4, $5)"
);
pub(super) const PRACTICE: Statement = sql!(
    "SELECT asker_id, circle_id, slug FROM practice_asks WHERE network_id = $1 ORDER BY made_at, asker_id LIMIT 1"
);
pub(super) const DROP_CLOSURE: Statement =
    sql!("DELETE FROM circle_ancestors WHERE network_id = $1 AND circle_id = $2");
pub(super) const DROP_CIRCLE: Statement = sql!("DELETE FROM circles WHERE network_id = $1 AND id = $2");
/// A second steward who has never been here: somebody must hand them their way in.
pub(super) const UNSEEN: Statement = sql!(
    "SELECT p.id
     FROM roles r
     JOIN people p ON p.network_id = r.network_id AND p.id = r.person_id
     WHERE r.network_id = $1 AND r.role = 'steward' AND (r.until IS NULL OR r.until > $2)
       AND p.verified_at IS NULL AND p.seen_day IS NULL
     ORDER BY p.id
     LIMIT 1"
);

/// What is known about the first days of a network.
#[expect(clippy::struct_excessive_bools, reason = "each is one step that is done or not")]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// There is a building.
    pub building: bool,
    /// Two members besides the stewards.
    pub neighbors: bool,
    /// A sheet was printed.
    pub paper: bool,
    /// A practice ask was tried.
    pub practiced: bool,
    /// Somebody says a copy was made.
    pub backup: bool,
    /// The list was folded away.
    pub folded: bool,
    /// How many stewards there are.
    pub stewards: i64,
    /// The practice ask that is still there.
    pub practice: Option<String>,
}

/// A practice ask: it has an asker, a circle and a name of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Practice {
    /// Its asker, whom nobody is.
    pub asker: PersonId,
    /// Its circle, in which nobody is.
    pub circle: CircleId,
    /// Its name in addresses.
    pub slug: String,
}

/// What is ticked by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tick {
    /// Paper.
    Paper,
    /// A copy.
    Backup,
}

/// The facts; `None` for a network that was not founded by the first run. Statements: 1 or 2.
pub fn facts(tx: &mut Tx<'_>, now: Timestamp) -> Result<Option<Facts>, DbError> {
    let network = tx.network();
    let steps = tx.one(&STEPS, &[&network], |row| {
        let (paper, practiced, backup): (Option<Timestamp>, Option<Timestamp>, Option<Timestamp>) =
            (row.take()?, row.take()?, row.take()?);
        let folded = row.take()?;
        Ok(Facts {
            paper: paper.is_some(),
            practiced: practiced.is_some(),
            backup: backup.is_some(),
            folded,
            ..Facts::default()
        })
    })?;
    let Some(mut facts) = steps else { return Ok(None) };
    tx.one(&FACTS, &[&network, &now], |row| {
        facts.building = row.take::<i64>()? > 0;
        facts.neighbors = row.take::<i64>()? > 1;
        facts.stewards = row.take()?;
        facts.practice = row.take()?;
        Ok(())
    })?;
    Ok(Some(facts))
}

/// Ticks a step that no fact can tell.
pub fn tick(tx: &mut Tx<'_>, what: Tick, now: Timestamp) -> Result<(), DbError> {
    let statement = match what {
        Tick::Paper => &TICK_PAPER,
        Tick::Backup => &TICK_BACKUP,
    };
    tx.execute(statement, &[&tx.network(), &now]).map(drop)
}

/// Folds the list away, or out again.
pub fn fold(tx: &mut Tx<'_>, folded: bool) -> Result<(), DbError> {
    tx.execute(&FOLD, &[&tx.network(), &folded]).map(drop)
}

/// Notes a practice ask, and that one was tried.
pub fn note_practice(tx: &mut Tx<'_>, made: &Practice, now: Timestamp) -> Result<(), DbError> {
    let network = tx.network();
    tx.execute(&ADD_PRACTICE, &[&network, &made.asker, &made.circle, &made.slug, &now])?;
    tx.execute(&TICK_PRACTICE, &[&network, &now]).map(drop)
}

/// The practice ask that is there.
pub fn practice(tx: &mut Tx<'_>) -> Result<Option<Practice>, DbError> {
    tx.one(&PRACTICE, &[&tx.network()], |row| {
        Ok(Practice { asker: row.take()?, circle: row.take()?, slug: row.take()? })
    })
}

/// Takes the practice circle away, once its ask and its asker are erased.
pub fn practice_gone(tx: &mut Tx<'_>, circle: CircleId) -> Result<(), DbError> {
    let network = tx.network();
    tx.execute(&DROP_CLOSURE, &[&network, &circle])?;
    tx.execute(&DROP_CIRCLE, &[&network, &circle]).map(drop)
}

/// A steward who has never been here.
pub fn second_unseen(tx: &mut Tx<'_>, now: Timestamp) -> Result<Option<PersonId>, DbError> {
    tx.one(&UNSEEN, &[&tx.network(), &now], only)
}

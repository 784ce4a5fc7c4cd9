//! What was said about a fridge. One observer's newer word takes the place of the older for ten minutes, and so long it can be
//! taken back.

use kit_base::{Id, Rng, Timestamp};
use kit_db::{DbError, Row, Statement, Tx, sql};

use super::{FridgeId, photos};
use crate::domain::{Condition, Fullness, MIND, Need, Report, Temperature};

/// The key of a report.
pub type ReportId = Id<Told>;

pub(super) const BY_KEY: Statement =
    sql!("SELECT id, at FROM fridge_reports WHERE network_id = $1 AND fridge_id = $2 AND form_key = $3");
pub(super) const LATELY: Statement = sql!(
    "SELECT id, condition FROM fridge_reports
     WHERE network_id = $1 AND fridge_id = $2 AND observer = $3 AND at > $4 ORDER BY at DESC, id LIMIT 1"
);
pub(super) const ADD: Statement = sql!(
    "INSERT INTO fridge_reports (network_id, id, fridge_id, at, condition, fullness, wants, note, reading, observer, tends,
                                 form_key)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"
);
pub(super) const CHANGE: Statement = sql!(
    "UPDATE fridge_reports
     SET at = $4, condition = $5, fullness = $6, wants = $7, note = $8, reading = $9, observer = $10, tends = $11,
         form_key = $12
     WHERE network_id = $1 AND id = $2 AND fridge_id = $3"
);
pub(super) const OF: Statement = sql!(
    "SELECT at, condition, fullness, wants, note, reading, observer, tends FROM fridge_reports
     WHERE network_id = $1 AND fridge_id = $2 AND at > $3 ORDER BY at DESC, id LIMIT 400"
);
pub(super) const DROP: Statement = sql!("DELETE FROM fridge_reports WHERE network_id = $1 AND id = $2");

/// A report as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// What it says.
    pub report: Report,
    /// What would be welcome.
    pub wants: Vec<Need>,
    /// A note to those who tend.
    pub note: String,
}

/// A report that comes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewReport {
    /// How it is.
    pub condition: Condition,
    /// How full.
    pub fullness: Option<Fullness>,
    /// What would be welcome.
    pub wants: Vec<Need>,
    /// A note to those who tend; may be empty.
    pub note: String,
    /// What the thermometer showed.
    pub reading: Option<Temperature>,
    /// Who, as a number that is the same for the same one, at this fridge only.
    pub observer: i64,
    /// They tend it.
    pub tends: bool,
    /// A digest of the form's own key: the same form twice is one report.
    pub form_key: [u8; 32],
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It counts.
    Now(ReportId),
    /// The same form came some time ago, and counts as it came then.
    Before,
}

/// Keeps a report. The fridge is locked.
pub fn keep(
    tx: &mut Tx<'_>,
    fridge: FridgeId,
    new: &NewReport,
    (now, rng): (Timestamp, &Rng),
) -> Result<Kept, DbError> {
    let network = tx.network();
    let by_key = tx.one(&BY_KEY, &[&network, &fridge, &new.form_key], |row| {
        Ok((row.take::<ReportId>()?, row.take::<Timestamp>()?))
    })?;
    if by_key.is_some_and(|(_, at)| now.since(at) >= MIND) {
        return Ok(Kept::Before);
    }
    let lately = tx.one(&LATELY, &[&network, &fridge, &new.observer, &(now - MIND)], |row| {
        Ok((row.take::<ReportId>()?, row.text(Condition::parse)?))
    })?;
    // Two behind one address look like one: a warning about food stands until it is answered, and is not written over.
    let warned = |was: Option<Condition>| was.is_some_and(Condition::spoils) && !new.condition.spoils();
    let lately = lately.filter(|(_, was)| new.tends || !warned(*was)).map(|(id, _)| id);
    let (id, statement) = match by_key.map(|(id, _)| id).or(lately) {
        Some(id) => (id, &CHANGE),
        None => (ReportId::new(now, rng), &ADD),
    };
    tx.execute(
        statement,
        &[
            &network,
            &id,
            &fridge,
            &now,
            &new.condition.code(),
            &new.fullness.map(Fullness::code),
            &Need::write(&new.wants),
            &new.note,
            &new.reading.map(|reading| i64::from(reading.in_tenths())),
            &new.observer,
            &new.tends,
            &new.form_key,
        ],
    )?;
    Ok(Kept::Now(id))
}

/// Takes back what came with that form, with its photo, while that can be. `false`: there is nothing to take back.
pub fn undo(tx: &mut Tx<'_>, fridge: FridgeId, form_key: &[u8; 32], now: Timestamp) -> Result<bool, DbError> {
    let network = tx.network();
    let found = tx.one(&BY_KEY, &[&network, &fridge, form_key], |row| {
        Ok((row.take::<ReportId>()?, row.take::<Timestamp>()?))
    })?;
    let Some((id, _)) = found.filter(|(_, at)| now.since(*at) < MIND) else { return Ok(false) };
    photos::drop_of(tx, id)?;
    tx.execute(&DROP, &[&network, &id])?;
    Ok(true)
}

/// What was said since then, the newest first, at most 400.
pub fn since(tx: &mut Tx<'_>, fridge: FridgeId, since: Timestamp) -> Result<Vec<Told>, DbError> {
    tx.query(&OF, &[&tx.network(), &fridge, &since], told)
}

/// What a thermometer showed, as stored.
pub(super) fn reading(row: &mut Row<'_>) -> Result<Option<Temperature>, DbError> {
    let tenths = row.take::<Option<i64>>()?;
    Ok(tenths.and_then(|tenths| i16::try_from(tenths).ok()).map(Temperature::tenths))
}

fn told(row: &mut Row<'_>) -> Result<Told, DbError> {
    let at = row.take()?;
    let condition = row.text(Condition::parse)?;
    let condition = condition.ok_or_else(|| DbError::Shape("how a fridge is".into()))?;
    let fullness = row.take::<Option<String>>()?.and_then(|code| Fullness::parse(&code));
    let (wants, note) = (row.text(Need::read)?, row.take()?);
    let reading = reading(row)?;
    let reporter = row.take::<i64>()?.cast_unsigned();
    let report = Report { at, condition, fullness, reading, reporter, tends: row.take()? };
    Ok(Told { report, wants, note })
}

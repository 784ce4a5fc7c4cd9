//! What was found in a list, line by line, and what its rows made: enough to take it all back.

use std::collections::{HashMap, HashSet};

use asks::domain::AskId;
use kit_base::Slug;
use kit_db::{DbError, Statement, ToValue, Tx, only, sql};
use kit_vault::PersonId;

use super::imports::{ImportId, Same};
use crate::domain::finding::Finding;

/// Findings that are kept for reading; all of them are counted.
pub const MOST_FINDINGS: u32 = 1_000;
/// People in one look-up.
const PEOPLE: usize = 32;
/// Findings on one page.
pub const PAGE: u32 = 100;

pub(super) const FIND: Statement = sql!(
    "INSERT INTO import_findings (network_id, import_id, line, what, person_id) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (network_id, import_id, line, what) DO NOTHING"
);
pub(super) const FINDINGS: Statement = sql!(
    "SELECT f.line, f.what, f.person_id, f.say
     FROM import_findings f
     WHERE f.network_id = $1 AND f.import_id = $2 AND f.line > $3
     ORDER BY f.line, f.what LIMIT 100"
);
pub(super) const SAY: Statement = sql!(
    "UPDATE import_findings SET say = $4 WHERE network_id = $1 AND import_id = $2 AND line = $3 AND what = 'maybe-same'"
);
pub(super) const SAID: Statement = sql!(
    "SELECT line, say FROM import_findings
     WHERE network_id = $1 AND import_id = $2 AND line >= $3 AND line <= $4 AND say IS NOT NULL
     ORDER BY line LIMIT 2000"
);
pub(super) const CLEAR_FINDINGS: Statement =
    sql!("DELETE FROM import_findings WHERE network_id = $1 AND import_id = $2");
pub(super) const ADD: Statement = sql!(
    "INSERT INTO import_rows (network_id, import_id, line, part, mark, what, person_id, ask_id, filled, at_version)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
);
pub(super) const ADD_MANY: Statement = sql!(
    "INSERT INTO import_rows (network_id, import_id, line, part, mark, what, person_id, ask_id, filled, at_version)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10),
            ($1, $2, $11, $12, $13, $14, $15, $16, $17, $18),
            ($1, $2, $19, $20, $21, $22, $23, $24, $25, $26),
            ($1, $2, $27, $28, $29, $30, $31, $32, $33, $34),
            ($1, $2, $35, $36, $37, $38, $39, $40, $41, $42),
            ($1, $2, $43, $44, $45, $46, $47, $48, $49, $50),
            ($1, $2, $51, $52, $53, $54, $55, $56, $57, $58),
            ($1, $2, $59, $60, $61, $62, $63, $64, $65, $66)"
);
pub(super) const MARKS: Statement = sql!(
    "SELECT mark FROM import_rows
     WHERE network_id = $1 AND mark IN ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
     ORDER BY mark LIMIT 1000"
);
pub(super) const MADE_AMONG: Statement = sql!(
    "SELECT DISTINCT person_id FROM import_rows
     WHERE network_id = $1 AND import_id = $2 AND what = 'made' AND person_id IN (
           $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
           $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34)
     ORDER BY person_id LIMIT 32"
);
pub(super) const NEXT: Statement = sql!(
    "SELECT line, part, what, person_id, ask_id, filled, at_version FROM import_rows
     WHERE network_id = $1 AND import_id = $2 AND what <> 'kept' AND what <> 'left'
     ORDER BY line DESC, part DESC LIMIT 500"
);
pub(super) const KEEP: Statement = sql!(
    "UPDATE import_rows SET what = 'kept' WHERE network_id = $1 AND import_id = $2 AND line = $3 AND part = $4"
);
pub(super) const DROP: Statement =
    sql!("DELETE FROM import_rows WHERE network_id = $1 AND import_id = $2 AND line = $3 AND part = $4");
/// Whether something happened to people since a list brought them: they were here, they asked, they help.
pub(super) const SINCE: Statement = sql!(
    "SELECT p.id, p.version,
        p.seen_day IS NOT NULL OR p.verified_at IS NOT NULL
            OR EXISTS (SELECT 1 FROM asks a WHERE a.network_id = $1 AND a.asker_id = p.id
                         AND (a.version > 1
                              OR NOT EXISTS (SELECT 1 FROM import_rows r WHERE r.network_id = $1 AND r.import_id = $2
                                               AND r.person_id = p.id AND r.ask_id = a.id)))
            OR EXISTS (SELECT 1 FROM claims c WHERE c.network_id = $1 AND c.helper_id = p.id)
     FROM people p
     WHERE p.network_id = $1 AND p.id IN (
           $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
           $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34)
     ORDER BY p.id LIMIT 32"
);
pub(super) const VERSION: Statement = sql!("SELECT version FROM people WHERE network_id = $1 AND id = $2");
pub(super) const KEPT: Statement = sql!(
    "SELECT r.line, p.slug FROM import_rows r
     LEFT JOIN people p ON p.network_id = r.network_id AND p.id = r.person_id
     WHERE r.network_id = $1 AND r.import_id = $2 AND r.what = 'kept'
     ORDER BY r.line, r.part LIMIT 200"
);

/// One finding, for the page.
#[derive(Clone, Debug)]
pub struct Found {
    /// The line in the file.
    pub line: u32,
    /// What.
    pub what: Finding,
    /// Who it may be.
    pub person: Option<PersonId>,
    /// What the steward said about this one.
    pub say: Option<Same>,
}

/// One thing that a row made.
#[derive(Clone, Debug)]
pub struct Made {
    /// The line in the file.
    pub line: u32,
    /// Which of the row's people.
    pub part: u32,
    /// The row's fingerprint.
    pub mark: [u8; 16],
    /// `made`, `joined` or `asked`.
    pub what: &'static str,
    /// Who.
    pub person: Option<PersonId>,
    /// The ask.
    pub ask: Option<AskId>,
    /// What of somebody who was here was filled.
    pub filled: String,
    /// The person's version afterwards.
    pub version: i64,
}

/// One thing to take back.
pub struct Back {
    /// The line in the file.
    pub line: u32,
    /// Which of the row's people.
    pub part: u32,
    /// How it came.
    pub what: String,
    /// Who.
    pub person: Option<PersonId>,
    /// The ask.
    pub ask: Option<AskId>,
    /// What was filled.
    pub filled: String,
    /// The person's version then.
    pub version: i64,
}

/// Writes down a finding.
pub fn find(
    tx: &mut Tx<'_>,
    import: ImportId,
    (line, what): (u32, Finding),
    person: Option<PersonId>,
) -> Result<(), DbError> {
    let network = tx.network();
    tx.execute(&FIND, &[&network, &import, &line, &what.code(), &person]).map(drop)
}

/// The findings behind a line: at most [`PAGE`].
pub fn findings(tx: &mut Tx<'_>, import: ImportId, after: u32) -> Result<Vec<Found>, DbError> {
    let network = tx.network();
    let rows = tx.query(&FINDINGS, &[&network, &import, &after], |row| {
        let (line, what) = (row.take()?, row.text(Finding::parse)?);
        let person = row.take()?;
        let say = row.text_or_null(|text| text.and_then(Same::parse))?;
        Ok(what.map(|what| Found { line, what, person, say }))
    })?;
    Ok(rows.into_iter().flatten().collect())
}

/// What a steward says about one row that may be somebody who is here.
pub fn say(tx: &mut Tx<'_>, import: ImportId, line: u32, say: Option<Same>) -> Result<(), DbError> {
    let network = tx.network();
    tx.execute(&SAY, &[&network, &import, &line, &say.map(Same::code)]).map(drop)
}

/// What was said about the rows between two lines.
pub fn said(tx: &mut Tx<'_>, import: ImportId, from: u32, to: u32) -> Result<Vec<(u32, Same)>, DbError> {
    let network = tx.network();
    let rows =
        tx.query(&SAID, &[&network, &import, &from, &to], |row| Ok((row.take()?, row.text(Same::parse)?)))?;
    Ok(rows.into_iter().filter_map(|(line, same)| Some((line, same?))).collect())
}

/// Forgets what was found.
pub fn clear_findings(tx: &mut Tx<'_>, import: ImportId) -> Result<(), DbError> {
    let network = tx.network();
    tx.execute(&CLEAR_FINDINGS, &[&network, &import]).map(drop)
}

/// Writes down what rows made.
pub fn add(tx: &mut Tx<'_>, import: ImportId, rows: &[Made]) -> Result<(), DbError> {
    const BATCH: usize = 8;
    let network = tx.network();
    let (many, rest) = rows.split_at(rows.len() / BATCH * BATCH);
    let single = rest.chunks(1).map(|row| (&ADD, row));
    for (statement, batch) in many.chunks(BATCH).map(|rows| (&ADD_MANY, rows)).chain(single) {
        let mut params: Vec<&dyn ToValue> = vec![&network, &import];
        for row in batch {
            params.extend([&row.line as &dyn ToValue, &row.part, &row.mark, &row.what]);
            params.extend([&row.person as &dyn ToValue, &row.ask, &row.filled, &row.version]);
        }
        tx.execute(statement, &params)?;
    }
    Ok(())
}

/// Which of these fingerprints came in before.
pub fn known(tx: &mut Tx<'_>, marks: &[[u8; 16]]) -> Result<HashSet<Vec<u8>>, DbError> {
    const BATCH: usize = 16;
    let network = tx.network();
    let mut out = HashSet::new();
    for batch in marks.chunks(BATCH) {
        let mut params: Vec<&dyn ToValue> = vec![&network];
        params.extend((0..BATCH).map(|i| &batch[i.min(batch.len() - 1)] as &dyn ToValue));
        out.extend(tx.query(&MARKS, &params, only::<Vec<u8>>)?);
    }
    Ok(out)
}

/// Whom of these this same list made.
pub fn made_among(
    tx: &mut Tx<'_>,
    import: ImportId,
    people: &[PersonId],
) -> Result<HashSet<PersonId>, DbError> {
    let mut out = HashSet::new();
    for batch in people.chunks(PEOPLE) {
        let network = tx.network();
        let mut params: Vec<&dyn ToValue> = vec![&network, &import];
        params.extend((0..PEOPLE).map(|i| &batch[i.min(batch.len() - 1)] as &dyn ToValue));
        out.extend(tx.query(&MADE_AMONG, &params, only::<PersonId>)?);
    }
    Ok(out)
}

/// What is next to be taken back, the last row first.
pub fn next_back(tx: &mut Tx<'_>, import: ImportId) -> Result<Vec<Back>, DbError> {
    let network = tx.network();
    tx.query(&NEXT, &[&network, &import], |row| {
        Ok(Back {
            line: row.take()?,
            part: row.take()?,
            what: row.take()?,
            person: row.take()?,
            ask: row.take()?,
            filled: row.take()?,
            version: row.take()?,
        })
    })
}

/// This one stays, because somebody touched it.
pub fn keep(tx: &mut Tx<'_>, import: ImportId, back: &Back) -> Result<(), DbError> {
    let network = tx.network();
    tx.execute(&KEEP, &[&network, &import, &back.line, &back.part]).map(drop)
}

/// This one is taken back.
pub fn dropped(tx: &mut Tx<'_>, import: ImportId, back: &Back) -> Result<(), DbError> {
    let network = tx.network();
    tx.execute(&DROP, &[&network, &import, &back.line, &back.part]).map(drop)
}

/// To whom of these, made by a list at these versions, anything has happened since.
pub fn touched(
    tx: &mut Tx<'_>,
    import: ImportId,
    people: &[(PersonId, i64)],
) -> Result<HashSet<PersonId>, DbError> {
    let mut out = HashSet::new();
    for batch in people.chunks(PEOPLE) {
        let network = tx.network();
        let mut params: Vec<&dyn ToValue> = vec![&network, &import];
        params.extend((0..PEOPLE).map(|i| &batch[i.min(batch.len() - 1)].0 as &dyn ToValue));
        let now: HashMap<PersonId, (i64, bool)> = tx
            .query(&SINCE, &params, |row| Ok((row.take()?, (row.take()?, row.take()?))))?
            .into_iter()
            .collect();
        let changed = |(id, then): &&(PersonId, i64)| {
            now.get(id).is_some_and(|(version, happened)| *happened || version != then)
        };
        out.extend(batch.iter().filter(changed).map(|(id, _)| *id));
    }
    Ok(out)
}

/// The version that somebody's row has now.
pub fn version(tx: &mut Tx<'_>, person: PersonId) -> Result<i64, DbError> {
    let network = tx.network();
    Ok(tx.one(&VERSION, &[&network, &person], only)?.unwrap_or(0))
}

/// Lines whose people stayed when the list was taken back.
pub fn kept(tx: &mut Tx<'_>, import: ImportId) -> Result<Vec<(u32, Option<Slug>)>, DbError> {
    let network = tx.network();
    tx.query(&KEPT, &[&network, &import], |row| Ok((row.take()?, row.take()?)))
}

//! The dry run: every row is read, nothing is kept but what a steward should know.

use kit_db::{DbError, Tx};

use crate::acts::{Cx, matches, next_step, plan, rows_of_chunk};
use crate::domain::finding::Finding;
use crate::domain::reading::{self, Draft, Reading};
use crate::store::imports::{self, Import, ImportId, State};
use crate::store::rows::{self, MOST_FINDINGS};

/// The kind of its job.
pub const JOB: &str = "moving.look";

/// Looks at one chunk, and leaves the next to the next job.
pub fn step(tx: &mut Tx<'_>, cx: &Cx<'_>, id: ImportId) -> Result<(), DbError> {
    let Some(mut import) = imports::load(tx, id)?.filter(|import| import.state == State::Looking) else {
        return Ok(());
    };
    let plan = plan(tx, &import, cx.now)?;
    let rows = rows_of_chunk(tx, cx, &import)?;
    let marks: Vec<[u8; 16]> = rows.iter().map(|(_, mark)| *mark).collect();
    let known = rows::known(tx, &marks)?;
    let mut read: Vec<(u32, Reading)> = Vec::with_capacity(rows.len());
    for (line, mark) in &rows {
        let mut reading = reading::read(&plan, line);
        if known.contains(mark.as_slice()) {
            reading.findings.push(Finding::Again);
        }
        read.push((line.number, reading));
    }
    let drafts: Vec<&Draft> = read.iter().map(|(_, reading)| &reading.draft).collect();
    let same = matches(tx, cx, id, &drafts)?;
    for ((line, reading), same) in read.iter().zip(same) {
        note(tx, &mut import, *line, reading, same)?;
    }
    import.next_chunk += 1;
    if import.next_chunk >= import.chunks {
        import.state = State::Ready;
        import.next_chunk = 0;
    } else {
        next_step(tx, cx, JOB, id)?;
    }
    imports::save(tx, &import)
}

fn note(
    tx: &mut Tx<'_>,
    import: &mut Import,
    line: u32,
    reading: &Reading,
    same: Option<kit_vault::PersonId>,
) -> Result<(), DbError> {
    let fine = reading.is_fine();
    let maybe = same.filter(|_| fine);
    let all = reading.findings.iter().map(|finding| (*finding, None));
    for (finding, person) in all.chain(maybe.map(|person| (Finding::MaybeSame, Some(person)))) {
        import.tally.add(finding.code(), 1);
        import.tally.add("findings", 1);
        if import.tally.of("findings") <= MOST_FINDINGS {
            rows::find(tx, import.id, (line, finding), person)?;
        }
    }
    import.tally.add(if fine { "fine" } else { "stopped" }, 1);
    import.tally.add("people", if fine { u32::try_from(reading.draft.people.len()).unwrap_or(0) } else { 0 });
    Ok(())
}

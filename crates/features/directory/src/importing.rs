//! A file becomes listings: its rows are read, compared with what is listed, shown to a steward, and then brought in. Every step is
//! a batch of one transaction, so that a server that stops goes on where it was; the same file twice changes nothing.

use std::sync::Arc;

use kit_base::{Clock, Rng, Timestamp};
use kit_db::{COMMONS, Db, DbError, Scope, Tx};
use kit_jobs::{Body, Context, Job, JobError};

use crate::domain::Standing;
use crate::exchange::{self, Limits, Read};
use crate::store::imports::{self, Fate, Import, ImportId, Incoming, State};
use crate::store::listings::{self, Listing};
use crate::store::saving::{self, Added, NewListing};

/// The kind of its job.
pub const JOB: &str = "directory.import";
/// Rows that are written at once when a file arrives.
const BATCH: usize = 500;
/// So many refusals and notes are kept for the page; all are counted.
const KEPT: usize = 300;

const SCOPE: Scope = Scope::Network(COMMONS);

/// Reads a file and keeps its rows; the comparing is left to the job. A file of which nothing can be taken keeps its refusals.
/// What the file does not date is known since `dated`, if whoever brings it knows from which day it is.
pub async fn take(
    db: &Db,
    rng: &Rng,
    mut import: Import,
    (file, dated): (Vec<u8>, Option<Timestamp>),
) -> Result<Import, DbError> {
    let read = tokio::task::spawn_blocking(move || exchange::read(&file, Limits::default())).await;
    let read = read.map_err(|error| DbError::Shape(format!("a file: {error}")))?;
    (import.odd, import.notes) = told(&read);
    let begun = import.clone();
    db.write(SCOPE, move |tx| imports::add(tx, &begun)).await?;
    let id = import.id;
    let mut position = 0;
    let mut rows = read.rows.into_iter();
    loop {
        let batch: Vec<Incoming> =
            (position..).zip(rows.by_ref().take(BATCH)).map(|row| incoming(row, dated)).collect();
        let Some(last) = batch.last() else { break };
        position = last.position + 1;
        let batch = Arc::new(batch);
        db.write(SCOPE, move |tx| imports::add_rows(tx, id, &batch)).await?;
    }
    import.taken = position;
    let (now, rng) = (import.made_at, rng.clone());
    db.write(SCOPE, move |tx| next(tx, id, now, &rng)).await?;
    Ok(import)
}

fn incoming((position, row): (i64, exchange::Row), dated: Option<Timestamp>) -> Incoming {
    Incoming {
        position,
        line: i64::try_from(row.line).unwrap_or_default(),
        source_key: row.key,
        facts: row.facts,
        standing: row.standing,
        as_of: row.as_of.or(dated),
        fate: Fate::Unknown,
        listing: None,
    }
}

/// What was refused and what was taken but for a part, as lines; the first of them, and a last line with how many more.
fn told(read: &Read) -> (String, String) {
    let mut odd: Vec<String> =
        read.odd.iter().take(KEPT).map(|odd| format!("{}\t{}", odd.line, odd.why.key())).collect();
    if read.odd.len() > KEPT {
        odd.push(format!("+\t{}", read.odd.len() - KEPT));
    }
    let notes = read.rows.iter().flat_map(|row| row.notes.iter().map(move |note| (row.line, note)));
    let all = notes.clone().count();
    let flat =
        |text: &str| text.chars().take(120).map(|c| if c.is_control() { ' ' } else { c }).collect::<String>();
    let mut lines: Vec<String> = notes
        .take(KEPT)
        .map(|(line, note)| format!("{line}\t{}\t{}", note.remark.key(), flat(&note.text)))
        .collect();
    if all > KEPT {
        lines.push(format!("+\t{}\t", all - KEPT));
    }
    (odd.join("\n"), lines.join("\n"))
}

/// Queues the next batch.
fn next(tx: &mut Tx<'_>, id: ImportId, now: Timestamp, rng: &Rng) -> Result<(), DbError> {
    let job = Job::new(JOB, Body::new().id("import", id)).once(id).in_network(COMMONS);
    kit_jobs::enqueue(tx, &job, now, rng).map(drop)
}

/// A steward decides: bring it in, or take it out again. `false`: it is not the time for that.
pub fn go(
    tx: &mut Tx<'_>,
    mut import: Import,
    (to, with_doubles): (State, bool),
    now: Timestamp,
    rng: &Rng,
) -> Result<bool, DbError> {
    let was = import.state;
    let may = matches!((was, to), (State::Ready, State::Bringing) | (State::Done, State::Undoing));
    (import.state, import.at) = (to, 0);
    import.with_doubles = if to == State::Bringing { with_doubles } else { import.with_doubles };
    let moved = may && imports::advance(tx, was, &import)?;
    if moved {
        next(tx, import.id, now, rng)?;
    }
    Ok(moved)
}

/// One batch of the job, which queues the next.
pub fn step(tx: &mut Tx<'_>, body: &Body, cx: &Context) -> Result<(), JobError> {
    let id = body.get_id("import")?;
    if batch(tx, id, (cx.now, &cx.rng))?.is_some_and(|import| import.is_busy()) {
        next(tx, id, cx.now, &cx.rng)?;
    }
    Ok(())
}

/// Does what is left of the present step at once, for whoever stands at a terminal; tells how far it is after every batch.
pub async fn finish(
    db: &Db,
    (clock, rng): (&Clock, &Rng),
    id: ImportId,
    mut told: impl FnMut(&Import),
) -> Result<Option<Import>, DbError> {
    loop {
        let (now, rng) = (clock.now(), rng.clone());
        let Some(import) = db.write(SCOPE, move |tx| batch(tx, id, (now, &rng))).await? else {
            return Ok(None);
        };
        told(&import);
        if !import.is_busy() {
            return Ok(Some(import));
        }
    }
}

/// One batch; answers how the import stands after it.
fn batch(tx: &mut Tx<'_>, id: ImportId, (now, rng): (Timestamp, &Rng)) -> Result<Option<Import>, DbError> {
    let Some(mut import) = imports::by_id(tx, id)?.filter(Import::is_busy) else {
        return imports::by_id(tx, id);
    };
    let was = import.state;
    let rows = imports::rows(tx, import.id, import.at)?;
    for row in &rows {
        match was {
            State::Looking => look(tx, &import, row)?,
            State::Bringing => bring(tx, &import, row, (now, rng))?,
            _ => take_out(tx, &import, row, now)?,
        }
    }
    if let Some(last) = rows.last() {
        import.at = last.position + 1;
    } else {
        (import.state, import.at) = match was {
            State::Looking => (State::Ready, 0),
            State::Bringing => (State::Done, 0),
            _ => (State::Undone, 0),
        };
    }
    imports::advance(tx, was, &import)?;
    Ok(Some(import))
}

/// What would become of a row.
fn look(tx: &mut Tx<'_>, import: &Import, row: &Incoming) -> Result<(), DbError> {
    let fate = match listings::by_source(tx, &import.source, &row.source_key)? {
        Some(before) => match listings::by_id(tx, before)? {
            Some(listing) if listing.keeper == Some(import.keeper) => {
                let fate = match (says_the_same(&listing, row), listing.confirmed_at) {
                    (true, _) => Fate::Same,
                    (false, None) => Fate::Changed,
                    // What somebody who knows confirmed is not written over by a file: a human compares.
                    (false, Some(_)) => Fate::Double,
                };
                (fate, Some(before))
            }
            _ => (Fate::Other, Some(before)),
        },
        None if saving::asked_not_to_be(tx, &row.facts)? => (Fate::DoNotList, None),
        None => match saving::like(tx, &row.facts)?.first() {
            Some(like) => (Fate::Double, Some(*like)),
            None => (Fate::New, None),
        },
    };
    imports::decide(tx, import.id, row.position, fate)
}

/// The listing says what the file says: where its place was found by us, that is no difference.
fn says_the_same(listing: &Listing, row: &Incoming) -> bool {
    let mut facts = row.facts.clone();
    if facts.place.is_empty() {
        facts.place.clone_from(&listing.facts.place);
    }
    facts.region = facts.region.or(listing.facts.region);
    facts == listing.facts && (row.standing == Standing::There || row.standing == listing.standing)
}

fn bring(
    tx: &mut Tx<'_>,
    import: &Import,
    row: &Incoming,
    (now, rng): (Timestamp, &Rng),
) -> Result<(), DbError> {
    match (row.fate, row.listing) {
        (Fate::New, _) => add(tx, import, row, (now, rng)),
        (Fate::Double, _) if import.with_doubles => add(tx, import, row, (now, rng)),
        (Fate::Changed, Some(id)) => {
            let known = listings::by_id(tx, id)?;
            let Some(listing) = known.filter(|listing| listing.confirmed_at.is_none()) else { return Ok(()) };
            date(tx, &listing, row)?;
            saving::save(tx, &listing, &row.facts, now)?;
            if row.standing == Standing::There || row.standing == listing.standing {
                return Ok(());
            }
            saving::stand(tx, id, row.standing, now)
        }
        (Fate::Same, Some(id)) if row.as_of.is_some() => match listings::by_id(tx, id)? {
            Some(listing) => date(tx, &listing, row),
            None => Ok(()),
        },
        _ => Ok(()),
    }
}

/// What a file says of the day on which something was known: the first such word, or a newer one.
fn date(tx: &mut Tx<'_>, listing: &Listing, row: &Incoming) -> Result<(), DbError> {
    match row.as_of {
        Some(as_of) if listing.confirmed_at.is_none() && (!listing.is_dated || as_of > listing.as_of) => {
            saving::date(tx, listing.id, as_of)
        }
        _ => Ok(()),
    }
}

fn add(
    tx: &mut Tx<'_>,
    import: &Import,
    row: &Incoming,
    (now, rng): (Timestamp, &Rng),
) -> Result<(), DbError> {
    let new = NewListing {
        keeper: Some(import.keeper),
        source: import.source.clone(),
        source_key: Some(row.source_key.clone()),
        facts: row.facts.clone(),
        zone: import.zone.clone(),
        standing: row.standing,
        as_of: row.as_of,
    };
    let fate = match saving::add(tx, &new, now, rng)? {
        Added::Listed(id, _) => (Fate::New, Some(id)),
        Added::Before(id) => (Fate::Other, Some(id)),
        Added::DoNotList => (Fate::DoNotList, None),
    };
    imports::decide(tx, import.id, row.position, fate)
}

/// What a file brought is taken out, as if it had never been; what it changed stays changed.
fn take_out(tx: &mut Tx<'_>, import: &Import, row: &Incoming, now: Timestamp) -> Result<(), DbError> {
    if let (Fate::New, Some(id)) = (row.fate, row.listing)
        && let Some(listing) = listings::by_id(tx, id)?
        && listing.keeper == Some(import.keeper)
        // What somebody confirmed since is no longer the file's alone.
        && listing.confirmed_at.is_none()
    {
        saving::take_back(tx, &listing, now)?;
    }
    Ok(())
}

//! A list comes: its letters are read, its rows counted, its columns guessed, its lines sealed.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use circles::CircleId;
use kit_base::{Id, Slug, Span};
use kit_db::{DbError, Tx};
use kit_i18n::Lang;
use kit_vault::PersonId;

use crate::acts::{CHUNK, Cx};
use crate::domain::columns::{self, Column, Kind};
use crate::domain::dates::{Order, Seen};
use crate::domain::table::{self, Line};
use crate::domain::text::{self, NoTable};
use crate::schema::LEFT_DAYS;
use crate::store::imports::{self, Import, Same, State, Tally};

/// A list that was read, before anybody waits for the database.
pub struct Came {
    kind: Kind,
    encoding: &'static str,
    cleaned: bool,
    headed: bool,
    columns: Vec<Column>,
    date_marks: String,
    lines: u32,
    again: u32,
    chunks: Vec<Vec<Line>>,
}

/// Reads a file or what was pasted. A row that stands twice is counted, and kept once.
pub fn read(kind: Kind, bytes: &[u8]) -> Result<Came, NoTable> {
    let letters = text::letters(bytes)?;
    let mut chunks: Vec<Vec<Line>> = Vec::new();
    let (mut lines, mut again) = (0, 0);
    let mut seen: Vec<Seen> = Vec::new();
    let mut rows_seen: HashSet<u64> = HashSet::new();
    table::each_row(&letters.text, |line| {
        let mut hasher = DefaultHasher::new();
        line.cells.hash(&mut hasher);
        if !rows_seen.insert(hasher.finish()) {
            again += 1;
            return;
        }
        if line.cells.len() > seen.len() {
            seen.resize(line.cells.len(), Seen::default());
        }
        line.cells.iter().zip(&mut seen).for_each(|(cell, seen)| seen.look(cell));
        lines += 1;
        match chunks.last_mut() {
            Some(chunk) if chunk.len() < CHUNK => chunk.push(line),
            _ => chunks.push(vec![line]),
        }
    })?;
    let rows = chunks.first().map(Vec::as_slice).unwrap_or_default();
    let first = rows.first().map(|line| line.cells.clone()).unwrap_or_default();
    let headed = columns::has_heading(kind, &first);
    if lines < 1 + u32::from(headed) {
        return Err(NoTable::NoRows);
    }
    let samples: Vec<Vec<String>> =
        rows.iter().skip(usize::from(headed)).take(20).map(|line| line.cells.clone()).collect();
    let headings = if headed { first } else { vec![String::new(); first.len()] };
    Ok(Came {
        kind,
        encoding: letters.encoding,
        cleaned: letters.cleaned,
        headed,
        columns: columns::guess(kind, &headings, &samples),
        date_marks: seen.iter().take(headings.len()).map(Seen::code).collect(),
        lines,
        again,
        chunks,
    })
}

/// Keeps it, sealed.
pub fn keep(
    tx: &mut Tx<'_>,
    cx: &Cx<'_>,
    came: &Came,
    (home, steward, lang): (CircleId, PersonId, Lang),
) -> Result<Slug, DbError> {
    let mut tally = Tally::default();
    tally.add("repeated", came.again);
    let import = Import {
        id: Id::new(cx.now, cx.rng),
        slug: Slug::of("moving.slug", cx.rng),
        steward: Some(steward),
        home,
        kind: came.kind,
        state: State::Mapping,
        encoding: came.encoding.to_owned(),
        cleaned: came.cleaned,
        headed: came.headed,
        columns: came.columns.clone(),
        date_marks: came.date_marks.clone(),
        order: order(&came.columns, &came.date_marks).unwrap_or(Order::MonthFirst),
        same: Same::Skip,
        take_done: false,
        keep_private: true,
        lang,
        lines: came.lines,
        chunks: u32::try_from(came.chunks.len()).unwrap_or(u32::MAX),
        next_chunk: 0,
        tally,
        created_at: cx.now,
        forget_at: cx.now + Span::days(i64::from(LEFT_DAYS)),
        version: 1,
    };
    imports::create(tx, cx.vault, &import, &came.chunks, cx.rng)?;
    Ok(import.slug)
}

/// Which number is the month, if the columns with dates agree; `None` when a steward must say.
pub fn order(columns: &[Column], marks: &str) -> Option<Order> {
    let dated = columns.iter().zip(marks.chars()).filter(|(c, _)| matches!(c, Column::Asked | Column::When));
    let marks: Vec<char> = dated.map(|(_, mark)| mark).filter(|mark| *mark != '-').collect();
    match marks.as_slice() {
        [] => Some(Order::MonthFirst),
        all if all.iter().all(|mark| *mark == 'm') => Some(Order::MonthFirst),
        all if all.iter().all(|mark| *mark == 'd') => Some(Order::DayFirst),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_nothing_is_said_to_be_one() {
        assert_eq!(read(Kind::Helpers, b"name,phone\n").err(), Some(NoTable::NoRows));
        assert_eq!(read(Kind::Helpers, b"").err(), Some(NoTable::Empty));
        assert_eq!(read(Kind::Helpers, b"PK\x03\x04").err(), Some(NoTable::Workbook));
    }

    #[test]
    fn rows_that_stand_twice_are_counted_once_and_dates_ask_when_they_must() {
        let list =
            b"Nombre;Fecha;Que necesita\nAna;3/4/2026;despensa\nAna;3/4/2026;despensa\nBeto;5/6/2026;viaje\n";
        let came = read(Kind::Asks, list).unwrap();
        assert_eq!((came.lines, came.again, came.headed), (3, 1, true));
        assert_eq!(came.columns, [Column::Name, Column::Asked, Column::What]);
        assert_eq!(order(&came.columns, &came.date_marks), None);
    }
}

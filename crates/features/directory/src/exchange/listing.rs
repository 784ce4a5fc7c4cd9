//! Rows of any table whose heading says what its columns are, in English or in Spanish; our own table among them.

use std::borrow::Cow;
use std::io::Cursor;

use kit_base::Timestamp;
use kit_vault::plain_words;

use super::columns::{COLUMNS, Column, columns};
use super::draft::{self, Draft};
use super::letters::letters;
use super::{Limits, Odd, Remark, Row, Why, table};
use crate::domain::{Field, Kind, LINE};
use crate::start::{Focus, Region};

/// Lines above a heading that are passed over.
const TITLES: usize = 5;
/// What makes a list more than a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum List {
    /// Our own export: every cell is as it was.
    Ours,
    /// Networks of mutual aid as they were known on April 1, 2020.
    Networks,
    /// Any.
    Any,
}

/// April 1, 2020.
const NETWORKS_AS_OF: Timestamp = Timestamp::from_secs(1_585_699_200);

/// The rows of a table, one by one.
pub struct Rows<'a> {
    reader: csv::Reader<Cursor<Cow<'a, [u8]>>>,
    record: csv::StringRecord,
    columns: Vec<Option<Column>>,
    list: List,
    skipped: u64,
    most: usize,
    over: bool,
}

impl std::fmt::Debug for Rows<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Rows")
            .field("columns", &self.columns)
            .field("list", &self.list)
            .finish_non_exhaustive()
    }
}

impl<'a> Rows<'a> {
    pub(super) fn of(file: &'a [u8], cap: Limits) -> Result<Self, Why> {
        let text = letters(file)?;
        let (mark, from) = table::said(&text);
        let bytes = match text {
            Cow::Borrowed(text) => Cow::Borrowed(text.get(from..).unwrap_or_default().as_bytes()),
            Cow::Owned(text) => Cow::Owned(text.get(from..).unwrap_or_default().as_bytes().to_vec()),
        };
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(mark)
            .has_headers(false)
            .flexible(true)
            .from_reader(Cursor::new(bytes));
        let mut record = csv::StringRecord::new();
        for _ in 0..TITLES {
            if !reader.read_record(&mut record).map_err(|_| Why::NoTable)? {
                break;
            }
            let columns = columns(&record);
            if record.len() <= COLUMNS && columns.contains(&Some(Column::Name)) {
                let list = List::of(&columns);
                let skipped = u64::from(from > 0);
                return Ok(Self { reader, record, columns, list, skipped, most: cap.cell, over: false });
            }
        }
        Err(Why::NoTable)
    }
}

impl Iterator for Rows<'_> {
    type Item = Result<Row, Odd>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.over {
            match self.reader.read_record(&mut self.record) {
                Ok(true) => {}
                Ok(false) => return None,
                Err(_) => {
                    self.over = true;
                    return Some(Err(Odd {
                        line: self.reader.position().line() + self.skipped,
                        why: Why::NoTable,
                    }));
                }
            }
            if self.record.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            let line = table::line_of(&self.record, self.reader.get_ref().get_ref()) + self.skipped;
            return Some(self.row().map_err(|why| Odd { line, why }).and_then(|draft| draft.finish(line)));
        }
        None
    }
}

impl List {
    fn of(columns: &[Option<Column>]) -> Self {
        let all = |list: &[Column]| list.iter().all(|column| columns.contains(&Some(*column)));
        if all(&[Column::WhatEs, Column::WhoEs, Column::PapersEs, Column::Gives, Column::Takes]) {
            Self::Ours
        } else if all(&[Column::Asking, Column::Offering, Column::Social]) {
            Self::Networks
        } else {
            Self::Any
        }
    }
}

impl Rows<'_> {
    /// What stands in a column of the row that was read.
    fn cell(&self, column: Column) -> &str {
        let at = self.columns.iter().position(|known| *known == Some(column));
        table::plain(at.and_then(|at| self.record.get(at)).unwrap_or_default())
    }

    fn row(&self) -> Result<Draft, Why> {
        if self.record.iter().any(|cell| cell.len() > self.most) {
            return Err(Why::TooLong);
        }
        if self.record.len() < self.columns.len() {
            return Err(Why::Half);
        }
        if self.record.iter().skip(self.columns.len()).any(|cell| !cell.trim().is_empty()) {
            return Err(Why::TooManyCells);
        }
        let mut draft = Draft::new();
        if is_yes(self.cell(Column::Gone)) || !draft.stands(self.cell(Column::Standing)) {
            return Err(Why::Tombstone);
        }
        draft.id(self.cell(Column::Id));
        draft.name(self.cell(Column::Name));
        draft.hidden = is_yes(self.cell(Column::Hidden));
        self.what(&mut draft);
        self.place(&mut draft)?;
        self.reach(&mut draft);
        self.who(&mut draft);
        draft.facts.gives = draft.hours(self.cell(Column::Gives));
        draft.facts.takes = draft.hours(self.cell(Column::Takes));
        draft.date(self.cell(Column::AsOf));
        if self.list == List::Networks && draft.as_of.is_none() {
            draft.as_of = Some(NETWORKS_AS_OF);
        }
        Ok(draft)
    }

    fn what(&self, draft: &mut Draft) {
        let (kind, sort) = (self.cell(Column::Kind), self.cell(Column::Sort));
        draft.facts.kind =
            Kind::parse(kind.trim()).or_else(|| guess(kind)).or_else(|| guess(sort)).unwrap_or(Kind::Group);
        if !kind.trim().is_empty() && Kind::parse(kind.trim()).is_none() && guess(kind).is_none() {
            draft.note(Field::What, Remark::Code, kind);
        }
        for (at, column) in self.columns.iter().enumerate() {
            if *column == Some(Column::What) {
                draft.tell("", table::plain(self.record.get(at).unwrap_or_default()));
            }
        }
        draft.facts.what.es = draft.words(Field::What, self.cell(Column::WhatEs));
        draft.tell("", sort);
        draft.facts.focus = codes(self.cell(Column::Focus)).filter_map(Focus::parse).collect();
        draft.facts.needs = codes(self.cell(Column::Needs)).map(str::to_owned).collect();
        let food = matches!(draft.facts.kind, Kind::Pantry | Kind::Fridge);
        if food && self.list == List::Any && draft.facts.needs.is_empty() {
            draft.facts.needs.push("food".to_owned());
        }
    }

    /// Where it is. With a street it is an address; without one, the town is only an area.
    fn place(&self, draft: &mut Draft) -> Result<(), Why> {
        let region = self.cell(Column::Region).trim();
        draft.facts.region = Region::parse(region);
        if draft.facts.region.is_none() && !region.is_empty() {
            draft.note(Field::Where, Remark::Code, region);
        }
        let place = draft::line(self.cell(Column::Place), 100).0;
        draft.facts.place = if is_code(&place) { place } else { String::new() };
        let country = self.cell(Column::Country).trim();
        let country = if ["us", "usa", ""].contains(&country.to_lowercase().as_str()) { "" } else { country };
        let state = format!("{} {}", self.cell(Column::State).trim(), self.cell(Column::Zip).trim());
        let town = [bare(self.cell(Column::City)), bare(state.trim()), country];
        let street = [self.cell(Column::Address), self.cell(Column::Address2)];
        let area = self.cell(Column::Area);
        let (area, address) = if self.list == List::Ours {
            (area.to_owned(), street[0].to_owned())
        } else if street[0].trim().is_empty() {
            (joined([area].iter().chain(&town)), String::new())
        } else {
            let area = if area.trim().is_empty() { town[0] } else { area };
            (area.to_owned(), joined(street.map(bare).iter().chain(&town)))
        };
        draft.facts.area = draft.line(Field::Where, &area, LINE);
        draft.facts.address = draft.line(Field::Where, &address, LINE);
        draft.spot(self.cell(Column::Lat), self.cell(Column::Lon))
    }

    fn reach(&self, draft: &mut Draft) {
        draft.page("", self.cell(Column::Page));
        draft.page("Social media: ", self.cell(Column::Social));
        draft.page("Ask for help: ", self.cell(Column::Asking));
        draft.page("Offer help: ", self.cell(Column::Offering));
        if self.list == List::Ours {
            draft.own_phone(self.cell(Column::Phone));
        } else if !is_none(self.cell(Column::Phone)) {
            draft.phone(self.cell(Column::Phone));
        }
        if !is_none(self.cell(Column::Email)) {
            draft.email(self.cell(Column::Email));
        }
    }

    fn who(&self, draft: &mut Draft) {
        draft.languages(self.cell(Column::Languages));
        draft.facts.who.en = draft.words(Field::Who, self.cell(Column::Who));
        draft.facts.who.es = draft.words(Field::Who, self.cell(Column::WhoEs));
        draft.facts.papers.en = draft.words(Field::Who, self.cell(Column::Papers));
        draft.facts.papers.es = draft.words(Field::Who, self.cell(Column::PapersEs));
    }
}

/// Parts of a place, parted by commas.
pub(super) fn joined<'a>(parts: impl Iterator<Item = &'a &'a str>) -> String {
    let parts: Vec<&str> = parts.map(|part| part.trim()).filter(|part| !part.is_empty()).collect();
    parts.join(", ")
}

/// A part of a place without a comma at its end.
pub(super) fn bare(part: &str) -> &str {
    part.trim_end_matches(|c: char| c.is_whitespace() || c == ',')
}

fn codes(text: &str) -> impl Iterator<Item = &str> {
    text.split([' ', ',', ';']).filter(|code| is_code(code)).take(20)
}

pub(super) fn is_code(code: &str) -> bool {
    let sound = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-' || byte == b'_';
    !code.is_empty() && code.len() <= 60 && code.bytes().all(sound)
}

fn is_yes(text: &str) -> bool {
    matches!(
        text.trim().to_lowercase().as_str(),
        "1" | "yes" | "true" | "y" | "x" | "si" | "sí" | "verdadero"
    )
}

fn is_none(text: &str) -> bool {
    matches!(text.trim().to_lowercase().as_str(), "n/a" | "na" | "none" | "-" | "no" | "ninguno" | "unknown")
}

/// A kind by the words that a list has for it. Meals that are given out count as a pantry.
pub(super) fn guess(text: &str) -> Option<Kind> {
    let words = plain_words(text).join(" ");
    let any = |list: &[&str]| list.iter().any(|word| words.contains(word));
    if any(&["fridge", "refrigerator", "refri", "nevera"]) {
        Some(Kind::Fridge)
    } else if any(&["pantry", "food bank", "meal", "despensa", "banco de alimentos", "comedor"]) {
        Some(Kind::Pantry)
    } else if any(&["neighborhood council", "concejo vecinal", "consejo vecinal"]) {
        Some(Kind::Council)
    } else if any(&["mutual aid", "network", "ayuda mutua", "group", "grupo", "red"]) {
        Some(Kind::Group)
    } else if any(&["garden", "jardin", "huerto", "resource", "recurso", "service", "servicio"]) {
        Some(Kind::Resource)
    } else {
        None
    }
}

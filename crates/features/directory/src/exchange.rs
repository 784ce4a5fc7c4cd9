//! Listings come in from files of others and go out again; whoever imports or exports a directory uses it.
//!
//! [`read`] knows a file by what is in it: a table with any sensible heading, objects or tables of HSDS, packed or not. Nothing is
//! guessed in silence: what was refused is told by its line ([`Odd`]), what was taken but for a part of it by its notes ([`Note`]).
//! Going out are HSDS objects, packages and flat tables, data for search engines and points for maps.

mod columns;
mod draft;
mod flat;
mod ids;
mod json;
mod json_ld;
mod languages;
mod letters;
mod listing;
mod objects;
mod osm;
mod out;
mod pack;
mod package;
mod reach;
mod region;
mod table;
mod tables;
#[cfg(test)]
mod tests;
mod why;

use std::collections::HashSet;

use kit_base::Timestamp;

use crate::domain::{Facts, Standing};

pub use flat::csv;
pub use ids::Ids;
pub use json_ld::{json_ld, script};
pub use listing::Rows;
pub use osm::osm;
pub use out::{at_location, organization, service};
pub use package::datapackage;
pub use why::{Note, Odd, Remark, Why};

/// How much is taken at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file.
    pub bytes: usize,
    /// Rows.
    pub rows: usize,
    /// Bytes of one cell.
    pub cell: usize,
    /// Bytes of what a packed file holds.
    pub unpacked: usize,
    /// How many files a packed file holds.
    pub files: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 64 << 20, rows: 100_000, cell: 20_000, unpacked: 64 << 20, files: 64 }
    }
}

/// One listing that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The line on which it begins, or its number among the objects of a file; the first is 1.
    pub line: u64,
    /// The id that its source gave it; else a digest of what it can be recognized by.
    pub key: String,
    /// What it says.
    pub facts: Facts,
    /// Since when this is known, if the file says so.
    pub as_of: Option<Timestamp>,
    /// Closed or resting only if the file says so.
    pub standing: Standing,
    /// What was not taken as it stood there.
    pub notes: Vec<Note>,
}

/// What a file holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Read {
    /// What was taken, in the order of the file.
    pub rows: Vec<Row>,
    /// What was refused; line 0 is the file itself.
    pub odd: Vec<Odd>,
}

impl Read {
    fn refused(why: Why) -> Self {
        Self { rows: Vec::new(), odd: vec![Odd { line: 0, why }] }
    }
}

/// Rows as they come in: no key twice, and not more than there may be.
#[derive(Debug, Default)]
struct Intake {
    read: Read,
    keys: HashSet<String>,
}

impl Intake {
    /// Takes a row or what is odd about it; false when there are too many to go on.
    fn take(&mut self, row: Result<Row, Odd>, cap: Limits) -> bool {
        let line = match &row {
            Ok(row) => row.line,
            Err(odd) => odd.line,
        };
        if self.read.rows.len() + self.read.odd.len() >= cap.rows {
            self.read.odd.push(Odd { line, why: Why::TooManyRows });
            return false;
        }
        match row {
            Ok(row) if self.keys.insert(row.key.clone()) => self.read.rows.push(row),
            Ok(_) => self.read.odd.push(Odd { line, why: Why::Repeated }),
            Err(odd) => self.read.odd.push(odd),
        }
        true
    }
}

/// Reads a file, whatever it is.
pub fn read(file: &[u8], cap: Limits) -> Read {
    let mut read = match form(file, cap) {
        Err(why) => Read::refused(why),
        Ok(Form::Packed) => match pack::unpack(file, cap) {
            Ok(files) => packed(&files, cap),
            Err(why) => Read::refused(why),
        },
        Ok(Form::Objects) => json::read(file, cap),
        Ok(Form::Table) => table_of(file, cap),
    };
    region::settle(&mut read);
    read
}

/// The rows of a table one by one; unlike [`read`] nothing is compared between rows.
pub fn rows(file: &[u8], cap: Limits) -> Result<Rows<'_>, Why> {
    match form(file, cap)? {
        Form::Table => Rows::of(file, cap),
        Form::Packed | Form::Objects => Err(Why::NoTable),
    }
}

/// What a file is made of.
enum Form {
    Packed,
    Objects,
    Table,
}

fn form(file: &[u8], cap: Limits) -> Result<Form, Why> {
    if file.len() > cap.bytes {
        return Err(Why::TooLarge);
    }
    if file.starts_with(b"PK\x03\x04") || file.starts_with(b"PK\x05\x06") {
        return Ok(Form::Packed);
    }
    let body = file.strip_prefix(b"\xef\xbb\xbf").unwrap_or(file).trim_ascii_start();
    Ok(if body.starts_with(b"{") || body.starts_with(b"[") { Form::Objects } else { Form::Table })
}

fn table_of(file: &[u8], cap: Limits) -> Read {
    let rows = match Rows::of(file, cap) {
        Ok(rows) => rows,
        Err(why) => return Read::refused(why),
    };
    let mut intake = Intake::default();
    for row in rows {
        if !intake.take(row, cap) {
            break;
        }
    }
    intake.read
}

/// A package of tables; or one table or one file of objects, packed.
fn packed(files: &[(String, Vec<u8>)], cap: Limits) -> Read {
    if files.iter().any(|(name, _)| name.starts_with("xl/")) {
        return Read::refused(Why::Workbook);
    }
    match tables::Tables::of(files, cap) {
        Ok(Some(tables)) => return tables.read(cap),
        Ok(None) => {}
        Err(why) => return Read::refused(why),
    }
    let mut known = files.iter().filter(|(name, _)| is_list(name));
    let (Some((_, file)), None) = (known.next(), known.next()) else { return Read::refused(Why::NoTable) };
    match form(file, cap) {
        Ok(Form::Table) => table_of(file, cap),
        Ok(Form::Objects) => json::read(file, cap),
        Ok(Form::Packed) => Read::refused(Why::NoTable),
        Err(why) => Read::refused(why),
    }
}

/// Whether a file in a package may be a list, by its name.
fn is_list(name: &str) -> bool {
    let own = name.rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
    let ends = own.rsplit('.').next().unwrap_or_default();
    own != "datapackage.json"
        && !own.starts_with('.')
        && ["csv", "tsv", "txt", "json", "ndjson"].contains(&ends)
}

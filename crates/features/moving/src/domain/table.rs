//! Rows and cells: the one place that knows the `csv` crate, for reading and for writing.

use std::collections::HashMap;

use crate::domain::text::NoTable;

/// Rows that we take at once.
pub const MOST_ROWS: usize = 100_000;
/// Columns that we take.
pub const MOST_COLUMNS: usize = 100;
/// Letters in one cell. What is longer is cut one letter behind this, so that it is seen to be too long.
pub const MOST_LETTERS: usize = 4_000;

/// One row with the line it began on in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Counted from one, the heading included.
    pub number: u32,
    /// Its cells, without blanks around them.
    pub cells: Vec<String>,
}

/// What stands between the cells: the mark that the most lines agree upon.
pub fn delimiter(text: &str) -> u8 {
    if let Some(said) = text.strip_prefix("sep=").and_then(|rest| rest.bytes().next()) {
        return said;
    }
    let marks = [b',', b';', b'\t', b'|'];
    let mut best = (0, b',');
    for mark in marks {
        let mut counts: HashMap<usize, usize> = HashMap::new();
        for line in outside_quotes(text).lines().filter(|line| !line.trim().is_empty()).take(60) {
            let n = line.bytes().filter(|b| *b == mark).count();
            *counts.entry(n).or_default() += usize::from(n > 0);
        }
        let score = counts.into_iter().map(|(cells, lines)| lines * 10 + cells.min(9)).max().unwrap_or(0);
        if score > best.0 {
            best = (score, mark);
        }
    }
    best.1
}

/// The beginning of a text, without what stands in quotes.
fn outside_quotes(text: &str) -> String {
    let mut inside = false;
    let mut out = String::new();
    for c in text.chars().take(64 * 1024) {
        if c == '"' {
            inside = !inside;
        } else if !inside {
            out.push(c);
        }
    }
    out
}

/// Every row that is not blank, handed on one by one.
pub fn each_row(text: &str, mut take: impl FnMut(Line)) -> Result<(), NoTable> {
    let mark = delimiter(text);
    let body =
        if text.starts_with("sep=") { text.split_once('\n').map_or("", |(_, rest)| rest) } else { text };
    let skipped = u64::from(body.len() < text.len());
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(mark)
        .has_headers(false)
        .flexible(true)
        .from_reader(body.as_bytes());
    let mut record = csv::StringRecord::new();
    let mut rows = 0;
    while reader.read_record(&mut record).map_err(|_| NoTable::Bytes)? {
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        rows += 1;
        if rows > MOST_ROWS + 1 {
            return Err(NoTable::TooManyRows);
        }
        if record.len() > MOST_COLUMNS {
            return Err(NoTable::TooManyColumns);
        }
        let number = record.position().map_or(0, csv::Position::line) + skipped;
        let cells = record.iter().map(cut).collect();
        take(Line { number: u32::try_from(number).unwrap_or(u32::MAX), cells });
    }
    if rows == 0 { Err(NoTable::Empty) } else { Ok(()) }
}

fn cut(cell: &str) -> String {
    let cell = cell.trim();
    match cell.char_indices().nth(MOST_LETTERS + 1) {
        Some((at, _)) => cell[..at].to_owned(),
        None => cell.to_owned(),
    }
}

/// Rows as one text, in a form of our own: the line's number first.
pub fn pack(lines: &[Line]) -> String {
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    for line in lines {
        let number = line.number.to_string();
        let cells = std::iter::once(number.as_str()).chain(line.cells.iter().map(String::as_str));
        // Writing into memory does not fail.
        writer.write_record(cells).unwrap_or_default();
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

/// The rows of a packed text.
pub fn unpack(text: &str) -> Vec<Line> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    reader
        .records()
        .filter_map(Result::ok)
        .filter_map(|record| {
            let number = record.get(0)?.parse().ok()?;
            Some(Line { number, cells: record.iter().skip(1).map(str::to_owned).collect() })
        })
        .collect()
}

/// Writes a table that any spreadsheet opens: RFC 4180, and no cell that a spreadsheet would run.
pub fn write(rows: impl IntoIterator<Item = Vec<String>>, bom: bool) -> Vec<u8> {
    let out = if bom { b"\xEF\xBB\xBF".to_vec() } else { Vec::new() };
    let mut writer =
        csv::WriterBuilder::new().flexible(true).terminator(csv::Terminator::CRLF).from_writer(out);
    for row in rows {
        // Writing into memory does not fail.
        writer.write_record(row.iter().map(|cell| harmless(cell))).unwrap_or_default();
    }
    writer.into_inner().unwrap_or_default()
}

/// A cell that begins like a formula gets an apostrophe in front, which a spreadsheet shows as text; [`plain`] takes
/// it off again. A phone number that begins with + is one of them.
fn harmless(cell: &str) -> String {
    if is_formula(cell) || (cell.starts_with('\'') && is_formula(cell.trim_start_matches('\''))) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

/// Whether a spreadsheet would run this cell.
pub fn is_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// A cell without the apostrophe that keeps it from being run.
pub fn plain(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| is_formula(rest.trim_start_matches('\''))).unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Line> {
        let mut out = Vec::new();
        each_row(text, |line| out.push(line)).unwrap();
        out
    }

    #[test]
    fn the_mark_between_cells_is_found_whatever_stands_in_quotes() {
        assert_eq!(delimiter("a;b;c\n\"x,y,z,w\";2;3\n"), b';');
        assert_eq!(delimiter("a\tb\n1, 2\t3\n4\t5, 6, 7\n"), b'\t');
        assert_eq!(delimiter("a|b\n1|2\n"), b'|');
        assert_eq!(delimiter("name\nAna\n"), b',');
        assert_eq!(delimiter("sep=;\na;b\n"), b';');
        assert_eq!(rows("sep=;\na;b\n1;2\n")[1], Line { number: 3, cells: vec!["1".into(), "2".into()] });
    }

    #[test]
    fn lines_are_counted_as_the_file_has_them() {
        let read = rows("a,b\n\"two\nlines\",1\n\n,\nlast,2\nhalf\n");
        let numbers: Vec<u32> = read.iter().map(|line| line.number).collect();
        assert_eq!(numbers, [1, 2, 6, 7]);
        assert_eq!(read[1].cells[0], "two\nlines");
        assert_eq!(read[3].cells.len(), 1);
    }

    #[test]
    fn a_cell_of_ten_megabytes_is_cut_and_two_thousand_columns_are_refused() {
        let read = rows(&format!("a,b\n{},2\n", "x".repeat(10_000_000)));
        assert_eq!(read[1].cells[0].len(), MOST_LETTERS + 1);
        let wide = vec!["x"; 2_000].join(",");
        assert_eq!(each_row(&wide, |_| ()), Err(NoTable::TooManyColumns));
        let long = "a,b\n".repeat(MOST_ROWS + 2);
        assert_eq!(each_row(&long, |_| ()), Err(NoTable::TooManyRows));
    }

    #[test]
    fn what_is_packed_unpacks_the_same() {
        let lines = rows("a,b\n\"x \"\"y\"\"\nz\",'=1\n");
        assert_eq!(unpack(&pack(&lines)), lines);
    }

    #[test]
    fn no_cell_that_we_write_can_run_and_each_reads_back() {
        let cells = ["=HYPERLINK(\"http://x\")", "+1 213", "-5", "@a", "'=x", "'tis", "Ana, \"La\"\nGüera"];
        let written = write([cells.map(str::to_owned).to_vec()], true);
        let text = crate::domain::text::letters(&written).unwrap().text;
        for (read, cell) in rows(&text)[0].cells.iter().zip(cells) {
            assert!(!is_formula(read), "{read}");
            assert_eq!(plain(read), cell);
        }
    }
}

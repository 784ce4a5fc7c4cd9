//! Cells and the marks between them; the one place here that knows what a spreadsheet would run.

/// What stands between the cells: the mark that the first line has most of, outside quotes.
pub(super) fn delimiter(text: &str) -> u8 {
    let mut inside = false;
    let mut counts = [0_usize; 4];
    let marks = [b',', b';', b'\t', b'|'];
    for byte in text.trim_start().bytes().take(64 * 1024) {
        match byte {
            b'"' => inside = !inside,
            b'\n' if !inside => break,
            byte if !inside => {
                if let Some(at) = marks.iter().position(|mark| *mark == byte) {
                    counts[at] += 1;
                }
            }
            _ => {}
        }
    }
    let best = (0..marks.len()).rev().max_by_key(|at| counts[*at]).unwrap_or(0);
    marks[best]
}

/// The mark that a first line such as `sep=;` names, and the text behind that line.
pub(super) fn said(text: &str) -> (u8, usize) {
    let named = text.strip_prefix("sep=").and_then(|rest| rest.bytes().next()).filter(u8::is_ascii);
    match named {
        Some(mark) => (mark, text.find('\n').map_or(text.len(), |at| at + 1)),
        None => (delimiter(text), 0),
    }
}

/// Whether a spreadsheet would run a cell.
pub(super) fn is_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// A cell that no spreadsheet runs: with an apostrophe in front, which [`plain`] takes off again. A number stays one.
pub(super) fn harmless(cell: &str) -> String {
    let digits = cell.strip_prefix('-').unwrap_or_default();
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if !is_number && is_formula(cell.trim_start_matches('\'')) { format!("'{cell}") } else { cell.to_owned() }
}

/// A cell without the apostrophe that keeps it from being run.
pub(super) fn plain(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| is_formula(rest.trim_start_matches('\''))).unwrap_or(cell)
}

/// The line on which a record begins: its reader counts from the end of the record before, so that line ends and blank lines
/// between the two are still to be counted.
pub(super) fn line_of(record: &csv::StringRecord, file: &[u8]) -> u64 {
    let Some(position) = record.position() else { return 0 };
    let rest = usize::try_from(position.byte()).ok().and_then(|at| file.get(at..)).unwrap_or_default();
    let between =
        rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).filter(|byte| **byte == b'\n').count();
    position.line() + u64::try_from(between).unwrap_or_default()
}

//! From bytes to letters: which encoding a file has.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::Why;

/// Beginnings of files that are no text.
const OTHERS: [(&[u8], Why); 7] = [
    (b"\xD0\xCF\x11\xE0", Why::Workbook),
    (b"%PDF", Why::NoTable),
    (b"\x89PNG", Why::NoTable),
    (b"\xFF\xD8\xFF", Why::NoTable),
    (b"GIF8", Why::NoTable),
    (b"\x1F\x8B", Why::NoTable),
    (b"7z\xBC\xAF", Why::NoTable),
];

/// A file's letters, without marks that no text has. What is plain UTF-8 is not copied.
pub(super) fn letters(file: &[u8]) -> Result<Cow<'_, str>, Why> {
    if let Some((_, why)) = OTHERS.iter().find(|(start, _)| file.starts_with(start)) {
        return Err(*why);
    }
    let (encoding, skip) = guess(file);
    let (text, _) = encoding.decode_without_bom_handling(file.get(skip..).unwrap_or_default());
    let bad = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r');
    let strange = text.chars().filter(|c| bad(*c)).count();
    if strange > 16 && strange * 10 > text.chars().count() {
        return Err(Why::NoTable);
    }
    let text = if strange > 0 { Cow::Owned(text.replace(bad, "")) } else { text };
    if text.trim().is_empty() { Err(Why::Empty) } else { Ok(text) }
}

fn guess(file: &[u8]) -> (&'static Encoding, usize) {
    if let Some(marked) = Encoding::for_bom(file) {
        return marked;
    }
    // Without a mark, every second byte of mostly Latin text is a NUL.
    let sample = file.get(..file.len().min(4096)).unwrap_or_default();
    let nuls = |from: usize| sample.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (nuls(0), nuls(1));
    if odd * 3 > sample.len() {
        (UTF_16LE, 0)
    } else if even * 3 > sample.len() {
        (UTF_16BE, 0)
    } else if std::str::from_utf8(file).is_ok() {
        (UTF_8, 0)
    } else {
        (WINDOWS_1252, 0)
    }
}

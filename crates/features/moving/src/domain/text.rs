//! From bytes to letters: which encoding a file has, or what it is if it is no table at all.

use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Letters, and what was guessed to get them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letters {
    /// The text, without marks that no line of a table has.
    pub text: String,
    /// The name of the encoding.
    pub encoding: &'static str,
    /// NULs and other unreadable marks were taken out.
    pub cleaned: bool,
}

/// Why a file is no table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoTable {
    /// Nothing in it.
    Empty,
    /// A workbook of some office program.
    Workbook,
    /// A PDF or a picture.
    Picture,
    /// A compressed file.
    Packed,
    /// Bytes of some program.
    Bytes,
    /// A heading and nothing below it.
    NoRows,
    /// More rows than we take at once.
    TooManyRows,
    /// More columns than any list has.
    TooManyColumns,
}

impl NoTable {
    /// The message that says so.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Empty => "moving-no-empty",
            Self::Workbook => "moving-no-workbook",
            Self::Picture => "moving-no-picture",
            Self::Packed => "moving-no-packed",
            Self::Bytes => "moving-no-bytes",
            Self::NoRows => "moving-no-rows",
            Self::TooManyRows => "moving-no-too-many-rows",
            Self::TooManyColumns => "moving-no-too-many-columns",
        }
    }

    /// All of them, so that a test can ask for each one's words.
    pub const ALL: &'static [Self] = &[
        Self::Empty,
        Self::Workbook,
        Self::Picture,
        Self::Packed,
        Self::Bytes,
        Self::NoRows,
        Self::TooManyRows,
        Self::TooManyColumns,
    ];
}

/// Beginnings of files that people choose by mistake.
const OTHERS: &[(&[u8], NoTable)] = &[
    (b"PK\x03\x04", NoTable::Workbook),
    (b"\xD0\xCF\x11\xE0", NoTable::Workbook),
    (b"%PDF", NoTable::Picture),
    (b"\x89PNG", NoTable::Picture),
    (b"\xFF\xD8\xFF", NoTable::Picture),
    (b"GIF8", NoTable::Picture),
    (b"\x1F\x8B", NoTable::Packed),
    (b"7z\xBC\xAF", NoTable::Packed),
    (b"Rar!", NoTable::Packed),
];

/// Reads a file's letters, whatever program wrote them.
pub fn letters(bytes: &[u8]) -> Result<Letters, NoTable> {
    if let Some((_, why)) = OTHERS.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(*why);
    }
    let (encoding, skip) = guess(bytes);
    let (text, _) = encoding.decode_without_bom_handling(bytes.get(skip..).unwrap_or_default());
    let bad = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r');
    let strange = text.chars().filter(|c| bad(*c)).count();
    if strange > 16 && strange * 10 > text.chars().count() {
        return Err(NoTable::Bytes);
    }
    let text = if strange > 0 { text.replace(bad, "") } else { text.into_owned() };
    if text.trim().is_empty() {
        return Err(NoTable::Empty);
    }
    Ok(Letters { text, encoding: encoding.name(), cleaned: strange > 0 })
}

fn guess(bytes: &[u8]) -> (&'static encoding_rs::Encoding, usize) {
    if let Some((encoding, length)) = encoding_rs::Encoding::for_bom(bytes) {
        return (encoding, length);
    }
    // Without a mark, every second byte of mostly Latin text is a NUL.
    let sample = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    let nuls = |offset: usize| sample.iter().skip(offset).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (nuls(0), nuls(1));
    if odd * 3 > sample.len() {
        return (UTF_16LE, 0);
    }
    if even * 3 > sample.len() {
        return (UTF_16BE, 0);
    }
    if std::str::from_utf8(bytes).is_ok() { (UTF_8, 0) } else { (WINDOWS_1252, 0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_list_reads_the_same_from_every_program() {
        let plain = "nombre,dirección\nMuñoz,“4B”\n";
        let wide: Vec<u8> = plain.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let wide_big: Vec<u8> = plain.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let (latin, ..) = WINDOWS_1252.encode(plain);
        let marked = [b"\xEF\xBB\xBF", plain.as_bytes()].concat();
        let marked_wide = [b"\xFF\xFE".as_slice(), &wide].concat();
        for bytes in [plain.as_bytes(), &marked, &wide, &wide_big, &marked_wide, &latin] {
            let read = letters(bytes).unwrap();
            assert_eq!(read.text, plain, "{}", read.encoding);
            assert!(!read.cleaned);
        }
        assert_eq!(letters(&latin).unwrap().encoding, "windows-1252");
    }

    #[test]
    fn what_is_no_table_is_named() {
        for (bytes, why) in [
            (&b"PK\x03\x04\x14\x00"[..], NoTable::Workbook),
            (b"\xD0\xCF\x11\xE0\xA1", NoTable::Workbook),
            (b"%PDF-1.7", NoTable::Picture),
            (b"\x1F\x8B\x08", NoTable::Packed),
            (b"", NoTable::Empty),
            (b" \r\n \n", NoTable::Empty),
        ] {
            assert_eq!(letters(bytes), Err(why));
        }
        let noise: Vec<u8> = (0..2000_u32).map(|n| u8::try_from(n * 7 % 32).unwrap()).collect();
        assert_eq!(letters(&noise), Err(NoTable::Bytes));
    }

    #[test]
    fn a_few_nuls_are_taken_out_and_said() {
        let read = letters(b"name,phone\nAna\0 Luz,213 555 0142\nBeto,213 555 0143\n").unwrap();
        assert!(read.cleaned && read.text.contains("Ana Luz"));
    }
}

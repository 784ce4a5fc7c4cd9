//! The bytes of the stream: tags and lengths, read back with bounds so that a damaged copy cannot ask for the moon.

use std::io::{Read, Write};

use super::{DumpError, Poured};

const BEGIN: &[u8; 16] = b"farolito rows 1\n";
const TABLE: u8 = b'T';
const ROW: u8 = b'R';
const END_OF_TABLE: u8 = b'E';
const END: u8 = b'Z';
/// No text or blob of ours is longer; a length beyond this is damage.
const LONGEST: u32 = 64 << 20;
const MOST_COLUMNS: u16 = 512;
const MOST_STEPS: u32 = 10_000;

/// One value, owned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    Null,
    Bool(bool),
    Int(i64),
    Text(String),
    Bytes(Vec<u8>),
    Id([u8; 16]),
}

/// What comes next in the stream.
#[derive(Debug)]
pub(super) enum Item {
    Table { name: String, columns: Vec<String> },
    Row(Vec<Cell>),
    EndOfTable,
    End(Poured),
}

pub(super) fn begin(out: &mut impl Write, steps: &[u32]) -> Result<(), DumpError> {
    out.write_all(BEGIN)?;
    out.write_all(&length(steps.len())?.to_be_bytes())?;
    for step in steps {
        out.write_all(&step.to_be_bytes())?;
    }
    Ok(())
}

pub(super) fn table(out: &mut impl Write, name: &str, columns: &[String]) -> Result<(), DumpError> {
    out.write_all(&[TABLE])?;
    bytes(out, name.as_bytes())?;
    let many = u16::try_from(columns.len()).map_err(|_| DumpError::Damaged("a table is too wide"))?;
    out.write_all(&many.to_be_bytes())?;
    columns.iter().try_for_each(|column| bytes(out, column.as_bytes()))
}

pub(super) fn row(out: &mut impl Write) -> Result<(), DumpError> {
    Ok(out.write_all(&[ROW])?)
}

pub(super) fn cell(out: &mut impl Write, cell: &Cell) -> Result<(), DumpError> {
    match cell {
        Cell::Null => out.write_all(b"n")?,
        Cell::Bool(false) => out.write_all(b"f")?,
        Cell::Bool(true) => out.write_all(b"t")?,
        Cell::Int(n) => {
            out.write_all(b"i")?;
            out.write_all(&n.to_be_bytes())?;
        }
        Cell::Text(text) => {
            out.write_all(b"s")?;
            bytes(out, text.as_bytes())?;
        }
        Cell::Bytes(blob) => {
            out.write_all(b"b")?;
            bytes(out, blob)?;
        }
        Cell::Id(id) => {
            out.write_all(b"u")?;
            out.write_all(id)?;
        }
    }
    Ok(())
}

pub(super) fn end_of_table(out: &mut impl Write) -> Result<(), DumpError> {
    Ok(out.write_all(&[END_OF_TABLE])?)
}

pub(super) fn end(out: &mut impl Write, poured: Poured) -> Result<(), DumpError> {
    out.write_all(&[END])?;
    out.write_all(&poured.tables.to_be_bytes())?;
    out.write_all(&poured.rows.to_be_bytes())?;
    Ok(out.flush()?)
}

fn bytes(out: &mut impl Write, bytes: &[u8]) -> Result<(), DumpError> {
    out.write_all(&length(bytes.len())?.to_be_bytes())?;
    Ok(out.write_all(bytes)?)
}

fn length(n: usize) -> Result<u32, DumpError> {
    u32::try_from(n).ok().filter(|n| *n <= LONGEST).ok_or(DumpError::Damaged("a value is too long"))
}

/// A stream whose beginning has been read.
pub struct Reader<R> {
    from: R,
    steps: Vec<u32>,
    width: usize,
}

impl<R: Read> Reader<R> {
    /// Reads the beginning.
    pub fn begin(mut from: R) -> Result<Self, DumpError> {
        let mut magic = [0; 16];
        from.read_exact(&mut magic).map_err(cut)?;
        if magic != *BEGIN {
            return Err(DumpError::Damaged("it begins with something else"));
        }
        let many = u32::from_be_bytes(array(&mut from)?);
        if many > MOST_STEPS {
            return Err(DumpError::Damaged("its list of schema steps is too long"));
        }
        let steps =
            (0..many).map(|_| Ok(u32::from_be_bytes(array(&mut from)?))).collect::<Result<_, DumpError>>()?;
        Ok(Self { from, steps, width: 0 })
    }

    /// The schema steps that the copied database had taken.
    pub fn steps(&self) -> &[u32] {
        &self.steps
    }

    /// Reads to the end without keeping anything: answers what a whole copy holds.
    pub fn check(mut self) -> Result<Poured, DumpError> {
        let mut seen = Poured::default();
        loop {
            match self.item()? {
                Item::Table { .. } => seen.tables += 1,
                Item::Row(_) => seen.rows += 1,
                Item::EndOfTable => {}
                Item::End(said) if said == seen => return Ok(seen),
                Item::End(_) => return Err(DumpError::Damaged("rows are missing")),
            }
        }
    }

    pub(super) fn item(&mut self) -> Result<Item, DumpError> {
        let [tag] = array(&mut self.from)?;
        Ok(match tag {
            TABLE => {
                let name = self.text()?;
                let many = u16::from_be_bytes(array(&mut self.from)?);
                if many > MOST_COLUMNS {
                    return Err(DumpError::Damaged("a table is too wide"));
                }
                let columns = (0..many).map(|_| self.text()).collect::<Result<Vec<_>, _>>()?;
                self.width = columns.len();
                Item::Table { name, columns }
            }
            ROW => Item::Row((0..self.width).map(|_| self.cell()).collect::<Result<_, _>>()?),
            END_OF_TABLE => Item::EndOfTable,
            END => {
                let tables = u64::from_be_bytes(array(&mut self.from)?);
                let rows = u64::from_be_bytes(array(&mut self.from)?);
                // What seals the stream is only known to be whole once its own end was seen.
                if self.from.read(&mut [0])? != 0 {
                    return Err(DumpError::Damaged("it goes on after its end"));
                }
                Item::End(Poured { tables, rows })
            }
            _ => return Err(DumpError::Damaged("a mark is unknown")),
        })
    }

    fn cell(&mut self) -> Result<Cell, DumpError> {
        let [tag] = array(&mut self.from)?;
        Ok(match tag {
            b'n' => Cell::Null,
            b'f' => Cell::Bool(false),
            b't' => Cell::Bool(true),
            b'i' => Cell::Int(i64::from_be_bytes(array(&mut self.from)?)),
            b's' => Cell::Text(self.text()?),
            b'b' => Cell::Bytes(self.bytes()?),
            b'u' => Cell::Id(array(&mut self.from)?),
            _ => return Err(DumpError::Damaged("a value is unknown")),
        })
    }

    fn text(&mut self) -> Result<String, DumpError> {
        String::from_utf8(self.bytes()?).map_err(|_| DumpError::Damaged("a text is not UTF-8"))
    }

    fn bytes(&mut self) -> Result<Vec<u8>, DumpError> {
        let long = u32::from_be_bytes(array(&mut self.from)?);
        if long > LONGEST {
            return Err(DumpError::Damaged("a value is too long"));
        }
        let mut out = Vec::new();
        let read = (&mut self.from).take(u64::from(long)).read_to_end(&mut out)?;
        if read == long as usize { Ok(out) } else { Err(DumpError::Damaged("it ends too early")) }
    }
}

fn array<const N: usize>(from: &mut impl Read) -> Result<[u8; N], DumpError> {
    let mut out = [0; N];
    from.read_exact(&mut out).map_err(cut)?;
    Ok(out)
}

fn cut(error: std::io::Error) -> DumpError {
    if error.kind() == std::io::ErrorKind::UnexpectedEof {
        DumpError::Damaged("it ends too early")
    } else {
        DumpError::Io(error)
    }
}

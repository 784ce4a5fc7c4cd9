//! The column registry: what every column is, who may see it, how long it stays, and what erasing does to it.
//!
//! Features list their tables as constants; the program puts them together in [`Registry::new`], lowest floor
//! first. From it come erasure, export, the page "what we store" and the test that no column is without a class.

mod check;
mod export;
mod row;
mod text;

use kit_db::{DbError, Statement, ToValue, Tx};

pub use export::{ExportedField, ExportedTable};

use crate::PersonId;

/// Who may see a column. docs/adr/0003-column-classes.md says more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Anybody who opens the page.
    Public,
    /// Members of the circle, signed in.
    Member,
    /// The person, the stewards who tend the row, and the helper whose claim was accepted, while it is.
    Claimed,
    /// Two persons who have both said yes.
    Mutual,
    /// The person, and stewards with a reason that is written down.
    Vault,
    /// The program alone: hashes, wrapped keys. Never shown, never exported.
    Secret,
    /// Keys, versions and counters that say nothing about a person and never reach a page.
    Internal,
}

/// How long a column's value stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Retention {
    /// As long as the network.
    Forever,
    /// As long as its row, which other columns decide.
    WithRow,
    /// Until the person is erased.
    UntilErased,
    /// Until it has served once.
    UntilUsed,
    /// Days since it was written.
    Days(u16),
    /// Days since the row was closed.
    DaysAfterClose(u16),
    /// Days without an act by anybody.
    DaysUntouched(u16),
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A key; it never leaves the server.
    Id,
    /// Words in the clear.
    Text,
    /// A whole number or an amount.
    Int,
    /// Yes or no.
    Flag,
    /// An instant.
    Time,
    /// Bytes in the clear.
    Bytes,
    /// Words under the person's key.
    Sealed,
}

/// One column and its answers.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Who may see it.
    pub class: Class,
    /// How long it stays.
    pub retention: Retention,
}

/// Constructors in the shape of a list that people read: `Column::text("kind", Class::Public, Retention::WithRow)`.
macro_rules! columns {
    ($($(#[$doc:meta])* $make:ident => $kind:ident;)*) => {
        impl Column {$(
            $(#[$doc])*
            pub const fn $make(name: &'static str, class: Class, retention: Retention) -> Self {
                Self { name, kind: Kind::$kind, class, retention }
            }
        )*}
    };
}
columns! {
    /// A key: `{id}`.
    id => Id;
    /// Words in the clear: TEXT.
    text => Text;
    /// A whole number or an amount: `{int}`, `{money}`.
    int => Int;
    /// Yes or no: `{bool}`.
    flag => Flag;
    /// An instant: `{time}`.
    time => Time;
    /// Bytes in the clear: `{bytes}`.
    bytes => Bytes;
    /// Words under the person's key: `{bytes}`.
    sealed => Sealed;
}

/// What erasing a person does to a row tied to them.
#[derive(Clone, Copy, Debug)]
pub enum OnErase {
    /// The row goes.
    Delete,
    /// The row stays and these columns become NULL.
    Blank(&'static [&'static str]),
    /// The row stays as it is; sealed columns cannot be read any more.
    Keep,
}

/// How a row belongs to a person.
#[derive(Clone, Copy, Debug)]
pub struct Tie {
    column: &'static str,
    through: Option<(&'static str, &'static str)>,
    on_erase: OnErase,
}

impl Tie {
    /// The person's id stands in `column`.
    pub const fn own(column: &'static str, on_erase: OnErase) -> Self {
        Self { column, through: None, on_erase }
    }

    /// `column` names a row, by its `key`, of a `table` listed earlier, which belongs to the person by its first tie.
    pub const fn through(
        column: &'static str,
        table: &'static str,
        key: &'static str,
        on_erase: OnErase,
    ) -> Self {
        Self { column, through: Some((table, key)), on_erase }
    }
}

/// One table and what it has to do with persons.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// The column whose key stands in the [`crate::Cell`] of its sealed columns.
    pub key: Option<&'static str>,
    /// Whose the rows are; the first tie is the owner's. Empty when they are about nobody.
    pub ties: &'static [Tie],
    /// Every column.
    pub columns: &'static [Column],
}

impl Table {
    fn column(&self, name: &str) -> Option<&'static Column> {
        self.columns.iter().find(|column| column.name == name)
    }
}

/// The lists do not fit together; each line names a table and what is wrong with it.
#[derive(Debug, thiserror::Error)]
#[error("the column registry is wrong:\n{}", .0.join("\n"))]
pub struct RegistryError(pub Vec<String>);

/// How many people one statement erases.
pub const MANY: usize = 64;

/// Every table of the program.
pub struct Registry {
    tables: Vec<&'static Table>,
    erase: Vec<Statement>,
    erase_many: Vec<Statement>,
    exports: Vec<export::Plan>,
    rows: row::Rows,
    statements: Vec<Statement>,
}

/// A column as the page "what we store" tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stored {
    /// Table.
    pub table: &'static str,
    /// Column.
    pub column: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Who may see it.
    pub class: Class,
    /// How long it stays.
    pub retention: Retention,
    /// What becomes of it when its person is erased.
    pub erased: Erased,
}

/// What becomes of a column when its person is erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Erased {
    /// It is not about a person.
    NotPersonal,
    /// Gone with its row.
    Deleted,
    /// Emptied.
    Blanked,
    /// Left behind as bytes that nobody can open.
    Unreadable,
    /// Kept: it says nothing without the person.
    Kept,
}

impl Registry {
    /// Puts the lists together, lowest floor first, this crate's own [`crate::TABLES`] before all.
    /// Build it once: the generated statements live as long as the program.
    pub fn new(lists: &[&'static [Table]]) -> Result<Self, RegistryError> {
        let tables: Vec<&'static Table> = lists.iter().flat_map(|list| list.iter()).collect();
        let wrong = check::mistakes(&tables);
        if !wrong.is_empty() {
            return Err(RegistryError(wrong));
        }
        // Children stand after their parents, so they go first.
        let erase = |who: &str| -> Vec<Statement> {
            tables.iter().rev().flat_map(|table| text::erase(&tables, table, who)).collect()
        };
        let (erase, erase_many) = (erase(text::ONE), erase(&text::many()));
        let exports: Vec<export::Plan> =
            tables.iter().flat_map(|table| export::plans(&tables, table)).collect();
        let rows = row::rows(&tables);
        let statements = erase
            .iter()
            .chain(&erase_many)
            .copied()
            .chain(exports.iter().map(export::Plan::statement))
            .chain(rows.values().flatten().copied())
            .collect();
        Ok(Self { tables, erase, erase_many, exports, rows, statements })
    }

    /// The generated statements, for the test that prepares every one.
    pub fn statements(&self) -> &[Statement] {
        &self.statements
    }

    /// What the migrated schema has and the registry does not say, or the other way round.
    pub fn problems(&self, schema: &[kit_db::SchemaColumn]) -> Vec<String> {
        check::differences(&self.tables, schema)
    }

    /// Erases a person of the scope's network: rows, look-up terms, and the key, after which no copy of a sealed
    /// value can be read. Answers how many rows were touched. The job then runs [`kit_db::Db::scrub`].
    pub fn erase(&self, tx: &mut Tx<'_>, person: PersonId) -> Result<u64, DbError> {
        let network = tx.network();
        self.erase.iter().try_fold(0, |sum, statement| Ok(sum + tx.execute(statement, &[&network, &person])?))
    }

    /// [`Registry::erase`] for many, with as many statements for [`MANY`] of them as for one.
    pub fn erase_many(&self, tx: &mut Tx<'_>, people: &[PersonId]) -> Result<u64, DbError> {
        let (network, mut rows) = (tx.network(), 0);
        for batch in people.chunks(MANY) {
            // The statements have a fixed number of places; the last person fills those left over.
            let mut params: Vec<&dyn ToValue> = vec![&network];
            params.extend((0..MANY).map(|i| &batch[i.min(batch.len() - 1)] as &dyn ToValue));
            for statement in &self.erase_many {
                rows += tx.execute(statement, &params)?;
            }
        }
        Ok(rows)
    }

    /// Every column with its answers, in the order of the lists.
    pub fn stored(&self) -> impl Iterator<Item = Stored> + '_ {
        self.tables.iter().flat_map(|table| {
            table.columns.iter().map(|column| Stored {
                table: table.name,
                column: column.name,
                kind: column.kind,
                class: column.class,
                retention: column.retention,
                erased: erased(table, column),
            })
        })
    }
}

/// What the first tie, the owner's, does to a column.
fn erased(table: &Table, column: &Column) -> Erased {
    match table.ties.first().map(|tie| tie.on_erase) {
        None => Erased::NotPersonal,
        Some(OnErase::Delete) => Erased::Deleted,
        Some(OnErase::Blank(columns)) if columns.contains(&column.name) => Erased::Blanked,
        Some(_) if column.kind == Kind::Sealed => Erased::Unreadable,
        Some(_) => Erased::Kept,
    }
}

//! The tables of a list that comes in: where it stands, its sealed lines, what was found, what it made.

use kit_db::Migration;
use kit_vault::{Class, Column, OnErase, Retention, Table, Tie};

/// Days for which an import can be taken back, and after which nothing of it is left but the people it brought.
pub const UNDO_DAYS: u16 = 30;
/// Days after which a list that nobody went on with is gone.
pub const LEFT_DAYS: u16 = 7;

/// Imports, their lines, what was found in them, what they made; and what only a list knew of somebody.
pub const MIGRATIONS: &[Migration] = &[Migration { number: 500, name: "moving", sql: MOVING }];

const MOVING: &str = "
CREATE TABLE imports (
    network_id {id} NOT NULL REFERENCES networks (network_id),
    id {id} NOT NULL,
    slug TEXT NOT NULL,
    steward_id {id},
    home_circle_id {id} NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    encoding TEXT NOT NULL,
    cleaned {bool} NOT NULL,
    headed {bool} NOT NULL,
    columns TEXT NOT NULL,
    date_marks TEXT NOT NULL,
    date_order TEXT NOT NULL,
    same TEXT NOT NULL,
    take_done {bool} NOT NULL,
    keep_private {bool} NOT NULL,
    language TEXT NOT NULL,
    lines {int} NOT NULL,
    chunks {int} NOT NULL,
    next_chunk {int} NOT NULL,
    tally TEXT NOT NULL,
    created_at {time} NOT NULL,
    forget_at {time} NOT NULL,
    version {int} NOT NULL,
    PRIMARY KEY (network_id, id),
    UNIQUE (network_id, slug),
    FOREIGN KEY (network_id, home_circle_id) REFERENCES circles (network_id, id)
) {strict};
CREATE INDEX imports_forget ON imports (forget_at);

CREATE TABLE import_chunks (
    network_id {id} NOT NULL,
    import_id {id} NOT NULL,
    n {int} NOT NULL,
    id {id} NOT NULL,
    lines {bytes} NOT NULL,
    PRIMARY KEY (network_id, import_id, n),
    FOREIGN KEY (network_id, import_id) REFERENCES imports (network_id, id)
) {strict};

CREATE TABLE import_findings (
    network_id {id} NOT NULL,
    import_id {id} NOT NULL,
    line {int} NOT NULL,
    what TEXT NOT NULL,
    person_id {id},
    say TEXT,
    PRIMARY KEY (network_id, import_id, line, what),
    FOREIGN KEY (network_id, import_id) REFERENCES imports (network_id, id)
) {strict};
CREATE INDEX import_findings_person ON import_findings (network_id, person_id);

CREATE TABLE import_rows (
    network_id {id} NOT NULL,
    import_id {id} NOT NULL,
    line {int} NOT NULL,
    part {int} NOT NULL,
    mark {bytes} NOT NULL,
    what TEXT NOT NULL,
    person_id {id},
    ask_id {id},
    filled TEXT NOT NULL,
    at_version {int} NOT NULL,
    PRIMARY KEY (network_id, import_id, line, part),
    FOREIGN KEY (network_id, import_id) REFERENCES imports (network_id, id)
) {strict};
CREATE INDEX import_rows_mark ON import_rows (network_id, mark);
CREATE INDEX import_rows_person ON import_rows (network_id, person_id);

CREATE TABLE list_notes (
    network_id {id} NOT NULL,
    person_id {id} NOT NULL,
    note {bytes},
    second_phone {bytes},
    size {bytes},
    skills {bytes},
    days {bytes},
    PRIMARY KEY (network_id, person_id),
    FOREIGN KEY (network_id, person_id) REFERENCES people (network_id, id)
) {strict};
";

const NETWORK: Column = Column::id("network_id", Class::Internal, Retention::WithRow);
const IMPORT: Column = Column::id("import_id", Class::Internal, Retention::WithRow);
const LIST: Retention = Retention::Days(UNDO_DAYS);

const fn word(name: &'static str) -> Column {
    Column::text(name, Class::Internal, LIST)
}

const fn number(name: &'static str) -> Column {
    Column::int(name, Class::Internal, LIST)
}

const fn flag(name: &'static str) -> Column {
    Column::flag(name, Class::Internal, LIST)
}

const fn note(name: &'static str) -> Column {
    Column::sealed(name, Class::Vault, Retention::UntilErased)
}

/// Every column, classed once. An import has a key of its own, as a person has: erasing the import destroys it, and
/// with it the lines.
pub const TABLES: &[Table] = &[
    Table {
        name: "imports",
        key: Some("id"),
        ties: &[Tie::own("id", OnErase::Delete), Tie::own("steward_id", OnErase::Blank(&["steward_id"]))],
        columns: &[
            NETWORK,
            Column::id("id", Class::Internal, LIST),
            word("slug"),
            Column::id("steward_id", Class::Internal, LIST),
            Column::id("home_circle_id", Class::Internal, LIST),
            word("kind"),
            word("state"),
            word("encoding"),
            flag("cleaned"),
            flag("headed"),
            word("columns"),
            word("date_marks"),
            word("date_order"),
            word("same"),
            flag("take_done"),
            flag("keep_private"),
            word("language"),
            number("lines"),
            number("chunks"),
            number("next_chunk"),
            word("tally"),
            Column::time("created_at", Class::Internal, LIST),
            Column::time("forget_at", Class::Internal, LIST),
            number("version"),
        ],
    },
    Table {
        name: "import_chunks",
        key: Some("id"),
        ties: &[Tie::through("import_id", "imports", "id", OnErase::Delete)],
        columns: &[
            NETWORK,
            IMPORT,
            number("n"),
            Column::id("id", Class::Internal, Retention::WithRow),
            Column::sealed("lines", Class::Vault, Retention::Days(LEFT_DAYS)),
        ],
    },
    Table {
        name: "import_findings",
        key: None,
        ties: &[
            Tie::through("import_id", "imports", "id", OnErase::Delete),
            Tie::own("person_id", OnErase::Delete),
        ],
        columns: &[
            NETWORK,
            IMPORT,
            number("line"),
            word("what"),
            Column::id("person_id", Class::Internal, LIST),
            word("say"),
        ],
    },
    Table {
        name: "import_rows",
        key: None,
        ties: &[
            Tie::through("import_id", "imports", "id", OnErase::Delete),
            Tie::own("person_id", OnErase::Delete),
        ],
        columns: &[
            NETWORK,
            IMPORT,
            number("line"),
            number("part"),
            Column::bytes("mark", Class::Secret, LIST),
            word("what"),
            Column::id("person_id", Class::Internal, LIST),
            Column::id("ask_id", Class::Internal, LIST),
            word("filled"),
            number("at_version"),
        ],
    },
    Table {
        name: "list_notes",
        key: Some("person_id"),
        ties: &[Tie::own("person_id", OnErase::Delete)],
        columns: &[
            NETWORK,
            Column::id("person_id", Class::Internal, Retention::WithRow),
            note("note"),
            note("second_phone"),
            note("size"),
            note("skills"),
            note("days"),
        ],
    },
];

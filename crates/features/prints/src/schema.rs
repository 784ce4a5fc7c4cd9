//! The tables of paper, and the class of every column. What is typed into a sheet is in none of them.

use kit_db::Migration;
use kit_vault::{Class, Column, OnErase, Retention, Table, Tie};

/// Words of circles, batches that hang somewhere, doors at which a note may be left, and the notes.
pub const MIGRATIONS: &[Migration] = &[Migration { number: 640, name: "prints", sql: PRINTS }];

/// A circle's words have no author, so that they outlive whoever wrote them. An asking is named by batch and person: the
/// database itself refuses to ask the same neighbor twice about the same paper.
const PRINTS: &str = "
CREATE TABLE print_words (
    network_id {id} NOT NULL,
    circle_id {id} NOT NULL,
    item TEXT NOT NULL,
    field TEXT NOT NULL,
    words TEXT,
    before TEXT,
    changed_at {time} NOT NULL,
    PRIMARY KEY (network_id, circle_id, item, field),
    FOREIGN KEY (network_id, circle_id) REFERENCES circles (network_id, id)
) {strict};

CREATE TABLE print_batches (
    network_id {id} NOT NULL,
    id {id} NOT NULL,
    slug TEXT NOT NULL,
    circle_id {id} NOT NULL,
    by_id {id} NOT NULL,
    item TEXT NOT NULL,
    place {bytes} NOT NULL,
    copies {int} NOT NULL,
    put_up_at {time} NOT NULL,
    stand TEXT NOT NULL CHECK (stand IN ('up', 'asked', 'nearby', 'gone', 'down', 'unknown')),
    ask_at {time},
    touched_at {time} NOT NULL,
    PRIMARY KEY (network_id, id),
    UNIQUE (network_id, slug),
    FOREIGN KEY (network_id, circle_id) REFERENCES circles (network_id, id),
    FOREIGN KEY (network_id, by_id) REFERENCES people (network_id, id)
) {strict};
CREATE INDEX print_batches_by ON print_batches (network_id, by_id);
CREATE INDEX print_batches_circle ON print_batches (network_id, circle_id);
CREATE INDEX print_batches_due ON print_batches (network_id, ask_at) WHERE ask_at IS NOT NULL;

CREATE TABLE print_askings (
    network_id {id} NOT NULL,
    batch_id {id} NOT NULL,
    person_id {id} NOT NULL,
    asked_at {time} NOT NULL,
    told {bool} NOT NULL,
    link_hash {bytes} NOT NULL,
    PRIMARY KEY (network_id, batch_id, person_id),
    FOREIGN KEY (network_id, batch_id) REFERENCES print_batches (network_id, id),
    FOREIGN KEY (network_id, person_id) REFERENCES people (network_id, id)
) {strict};
CREATE INDEX print_askings_person ON print_askings (network_id, person_id, asked_at);
CREATE INDEX print_askings_link ON print_askings (network_id, link_hash);

CREATE TABLE note_doors (
    network_id {id} NOT NULL,
    person_id {id} NOT NULL,
    turn {int} NOT NULL,
    hash {bytes} NOT NULL,
    is_open {bool} NOT NULL,
    made_at {time} NOT NULL,
    told_at {time},
    PRIMARY KEY (network_id, person_id),
    UNIQUE (network_id, hash),
    FOREIGN KEY (network_id, person_id) REFERENCES people (network_id, id)
) {strict};

CREATE TABLE door_notes (
    network_id {id} NOT NULL,
    id {id} NOT NULL,
    slug TEXT NOT NULL,
    person_id {id} NOT NULL,
    words {bytes},
    reach {bytes},
    key_hash {bytes} NOT NULL,
    danger {bool} NOT NULL,
    held {bool} NOT NULL,
    left_at {time} NOT NULL,
    passed_by {id},
    passed_at {time},
    PRIMARY KEY (network_id, id),
    UNIQUE (network_id, slug),
    UNIQUE (network_id, key_hash),
    FOREIGN KEY (network_id, person_id) REFERENCES people (network_id, id),
    FOREIGN KEY (network_id, passed_by) REFERENCES people (network_id, id)
) {strict};
CREATE INDEX door_notes_person ON door_notes (network_id, person_id, left_at);
CREATE INDEX door_notes_held ON door_notes (network_id, left_at) WHERE held;
CREATE INDEX door_notes_passed_by ON door_notes (network_id, passed_by) WHERE passed_by IS NOT NULL;
";

/// Days after which a batch that hangs no more is forgotten.
pub(crate) const BATCH_DAYS: u16 = 90;
/// Days that a note is kept.
pub(crate) const NOTE_DAYS: u16 = 30;

const NETWORK: Column = Column::id("network_id", Class::Internal, Retention::WithRow);
const ENDED: Retention = Retention::DaysAfterClose(BATCH_DAYS);
const NOTE: Retention = Retention::Days(NOTE_DAYS);

/// Every column, classed once.
pub const TABLES: &[Table] = &[
    Table {
        name: "print_words",
        key: None,
        ties: &[],
        columns: &[
            NETWORK,
            Column::id("circle_id", Class::Internal, Retention::WithRow),
            Column::text("item", Class::Member, Retention::Forever),
            Column::text("field", Class::Internal, Retention::Forever),
            Column::text("words", Class::Member, Retention::Forever),
            Column::text("before", Class::Internal, Retention::Forever),
            Column::time("changed_at", Class::Internal, Retention::Forever),
        ],
    },
    Table {
        name: "print_batches",
        key: Some("id"),
        ties: &[Tie::own("by_id", OnErase::Delete)],
        columns: &[
            NETWORK,
            Column::id("id", Class::Internal, Retention::WithRow),
            Column::text("slug", Class::Internal, Retention::WithRow),
            Column::id("circle_id", Class::Internal, Retention::WithRow),
            Column::id("by_id", Class::Internal, Retention::WithRow),
            Column::text("item", Class::Member, ENDED),
            Column::sealed("place", Class::Mutual, ENDED),
            Column::int("copies", Class::Member, ENDED),
            Column::time("put_up_at", Class::Member, ENDED),
            Column::text("stand", Class::Member, ENDED),
            Column::time("ask_at", Class::Internal, ENDED),
            Column::time("touched_at", Class::Internal, ENDED),
        ],
    },
    Table {
        name: "print_askings",
        key: None,
        ties: &[
            Tie::own("person_id", OnErase::Delete),
            Tie::through("batch_id", "print_batches", "id", OnErase::Delete),
        ],
        columns: &[
            NETWORK,
            Column::id("batch_id", Class::Internal, Retention::WithRow),
            Column::id("person_id", Class::Internal, Retention::WithRow),
            Column::time("asked_at", Class::Internal, ENDED),
            Column::flag("told", Class::Internal, Retention::WithRow),
            Column::bytes("link_hash", Class::Secret, Retention::WithRow),
        ],
    },
    Table {
        name: "note_doors",
        key: None,
        ties: &[Tie::own("person_id", OnErase::Delete)],
        columns: &[
            NETWORK,
            Column::id("person_id", Class::Internal, Retention::WithRow),
            Column::int("turn", Class::Internal, Retention::UntilErased),
            Column::bytes("hash", Class::Secret, Retention::UntilErased),
            Column::flag("is_open", Class::Claimed, Retention::UntilErased),
            Column::time("made_at", Class::Internal, Retention::UntilErased),
            Column::time("told_at", Class::Internal, Retention::UntilErased),
        ],
    },
    Table {
        name: "door_notes",
        key: Some("id"),
        ties: &[
            Tie::own("person_id", OnErase::Delete),
            Tie::own("passed_by", OnErase::Blank(&["passed_by"])),
        ],
        columns: &[
            NETWORK,
            Column::id("id", Class::Internal, NOTE),
            Column::text("slug", Class::Internal, NOTE),
            Column::id("person_id", Class::Internal, NOTE),
            Column::sealed("words", Class::Claimed, NOTE),
            Column::sealed("reach", Class::Claimed, NOTE),
            Column::bytes("key_hash", Class::Secret, NOTE),
            Column::flag("danger", Class::Claimed, NOTE),
            Column::flag("held", Class::Internal, NOTE),
            Column::time("left_at", Class::Claimed, NOTE),
            Column::id("passed_by", Class::Claimed, NOTE),
            Column::time("passed_at", Class::Claimed, NOTE),
        ],
    },
];

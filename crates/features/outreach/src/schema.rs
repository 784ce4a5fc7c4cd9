//! The tables of walks, and the class of every column. No column holds words about a person: there is nowhere to write
//! how somebody looked.

use kit_db::Migration;
use kit_vault::{Class, Column, OnErase, Retention, Table, Tie};

/// Lists, their parts and doors; doors that are left alone; what a circle says on its sheets.
pub const MIGRATIONS: &[Migration] = &[Migration { number: 630, name: "outreach", sql: OUTREACH }];

const OUTREACH: &str = "
CREATE TABLE walks (
    network_id {id} NOT NULL,
    id {id} NOT NULL,
    slug TEXT NOT NULL,
    circle_id {id} NOT NULL,
    by_id {id},
    left_out {int} NOT NULL,
    made_at {time} NOT NULL,
    PRIMARY KEY (network_id, id),
    UNIQUE (network_id, slug),
    FOREIGN KEY (network_id, circle_id) REFERENCES circles (network_id, id),
    FOREIGN KEY (network_id, by_id) REFERENCES people (network_id, id)
) {strict};
CREATE INDEX walks_by ON walks (network_id, by_id);
CREATE INDEX walks_end ON walks (made_at);

CREATE TABLE walk_parts (
    network_id {id} NOT NULL,
    id {id} NOT NULL,
    slug TEXT NOT NULL,
    walk_id {id} NOT NULL,
    position {int} NOT NULL,
    building TEXT NOT NULL,
    quiet {bool} NOT NULL,
    one_id {id},
    two_id {id},
    PRIMARY KEY (network_id, id),
    UNIQUE (network_id, slug),
    UNIQUE (network_id, walk_id, position),
    FOREIGN KEY (network_id, walk_id) REFERENCES walks (network_id, id),
    FOREIGN KEY (network_id, one_id) REFERENCES people (network_id, id),
    FOREIGN KEY (network_id, two_id) REFERENCES people (network_id, id)
) {strict};
CREATE INDEX walk_parts_one ON walk_parts (network_id, one_id);
CREATE INDEX walk_parts_two ON walk_parts (network_id, two_id);

CREATE TABLE walk_doors (
    network_id {id} NOT NULL,
    part_id {id} NOT NULL,
    position {int} NOT NULL,
    door TEXT NOT NULL,
    hash {bytes} NOT NULL,
    quiet {bool} NOT NULL,
    outcome TEXT CHECK (outcome IN ('talked', 'paper', 'nobody', 'no-handbills', 'never')),
    language TEXT,
    at {time},
    PRIMARY KEY (network_id, part_id, position),
    FOREIGN KEY (network_id, part_id) REFERENCES walk_parts (network_id, id)
) {strict};

CREATE TABLE door_marks (
    network_id {id} NOT NULL REFERENCES networks (network_id),
    hash {bytes} NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('never', 'visited', 'quiet')),
    at {time} NOT NULL,
    PRIMARY KEY (network_id, hash, kind)
) {strict};
CREATE INDEX door_marks_end ON door_marks (kind, at);

CREATE TABLE outreach_settings (
    network_id {id} NOT NULL,
    circle_id {id} NOT NULL,
    seasons TEXT NOT NULL,
    own_words TEXT NOT NULL,
    county_text TEXT NOT NULL,
    county_url TEXT NOT NULL,
    changed_at {time} NOT NULL,
    PRIMARY KEY (network_id, circle_id),
    FOREIGN KEY (network_id, circle_id) REFERENCES circles (network_id, id)
) {strict};
";

const NETWORK: Column = Column::id("network_id", Class::Internal, Retention::WithRow);
const MONTH: Retention = Retention::Days(30);
const ID: Column = Column::id("id", Class::Internal, MONTH);
const SLUG: Column = Column::text("slug", Class::Internal, MONTH);

/// Every column, classed once.
pub const TABLES: &[Table] = &[
    Table {
        name: "walks",
        key: Some("id"),
        ties: &[Tie::own("by_id", OnErase::Blank(&["by_id"]))],
        columns: &[
            NETWORK,
            ID,
            SLUG,
            Column::id("circle_id", Class::Internal, MONTH),
            Column::id("by_id", Class::Internal, MONTH),
            Column::int("left_out", Class::Member, MONTH),
            Column::time("made_at", Class::Member, MONTH),
        ],
    },
    Table {
        name: "walk_parts",
        key: Some("id"),
        ties: &[
            Tie::own("one_id", OnErase::Blank(&["one_id"])),
            Tie::own("two_id", OnErase::Blank(&["two_id"])),
        ],
        columns: &[
            NETWORK,
            ID,
            SLUG,
            Column::id("walk_id", Class::Internal, MONTH),
            Column::int("position", Class::Internal, MONTH),
            Column::text("building", Class::Member, MONTH),
            Column::flag("quiet", Class::Member, MONTH),
            Column::id("one_id", Class::Internal, MONTH),
            Column::id("two_id", Class::Internal, MONTH),
        ],
    },
    Table {
        name: "walk_doors",
        key: None,
        ties: &[],
        columns: &[
            NETWORK,
            Column::id("part_id", Class::Internal, MONTH),
            Column::int("position", Class::Internal, MONTH),
            Column::text("door", Class::Claimed, MONTH),
            Column::bytes("hash", Class::Secret, MONTH),
            Column::flag("quiet", Class::Claimed, MONTH),
            Column::text("outcome", Class::Claimed, MONTH),
            Column::text("language", Class::Claimed, MONTH),
            Column::time("at", Class::Claimed, MONTH),
        ],
    },
    Table {
        name: "door_marks",
        key: None,
        ties: &[],
        columns: &[
            NETWORK,
            Column::bytes("hash", Class::Secret, Retention::WithRow),
            Column::text("kind", Class::Internal, Retention::WithRow),
            Column::time("at", Class::Internal, Retention::WithRow),
        ],
    },
    Table {
        name: "outreach_settings",
        key: None,
        ties: &[],
        columns: &[
            NETWORK,
            Column::id("circle_id", Class::Internal, Retention::Forever),
            Column::text("seasons", Class::Member, Retention::Forever),
            Column::text("own_words", Class::Member, Retention::Forever),
            Column::text("county_text", Class::Public, Retention::Forever),
            Column::text("county_url", Class::Public, Retention::Forever),
            Column::time("changed_at", Class::Internal, Retention::Forever),
        ],
    },
];

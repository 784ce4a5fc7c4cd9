//! The tables of the first run: what waits until there is a network, and what its first days need.

use kit_db::Migration;
use kit_vault::{Class, Column, OnErase, Retention, Table, Tie};

/// The first run's own tables, which belong to the server, and two of each network.
pub const MIGRATIONS: &[Migration] = &[Migration { number: 510, name: "first run", sql: FIRST_RUN }];

const FIRST_RUN: &str = "
CREATE TABLE setup_state (
    id {int} NOT NULL PRIMARY KEY CHECK (id = 1),
    link_hash {bytes},
    link_made_at {time},
    founded_at {time}
) {strict};
INSERT INTO setup_state (id) VALUES (1);

CREATE TABLE setup_sessions (
    token_hash {bytes} NOT NULL PRIMARY KEY,
    expires_at {time} NOT NULL,
    used {bool} NOT NULL,
    founded {bool} NOT NULL
) {strict};

CREATE TABLE setup_answers (
    question TEXT NOT NULL PRIMARY KEY,
    answer {bytes} NOT NULL,
    answered_at {time} NOT NULL
) {strict};

CREATE TABLE first_steps (
    network_id {id} NOT NULL PRIMARY KEY REFERENCES networks (network_id),
    spoken TEXT NOT NULL,
    paper_at {time},
    practice_at {time},
    backup_at {time},
    folded {bool} NOT NULL DEFAULT {false}
) {strict};

CREATE TABLE practice_asks (
    network_id {id} NOT NULL,
    asker_id {id} NOT NULL,
    circle_id {id} NOT NULL,
    slug TEXT NOT NULL,
    made_at {time} NOT NULL,
    PRIMARY KEY (network_id, asker_id),
    FOREIGN KEY (network_id, asker_id) REFERENCES people (network_id, id),
    FOREIGN KEY (network_id, circle_id) REFERENCES circles (network_id, id)
) {strict};
CREATE INDEX practice_asks_circle ON practice_asks (network_id, circle_id);
";

const fn inside(name: &'static str) -> Column {
    Column::time(name, Class::Internal, Retention::UntilUsed)
}

/// Every column, classed once.
pub const TABLES: &[Table] = &[
    Table {
        name: "setup_state",
        key: None,
        ties: &[],
        columns: &[
            Column::int("id", Class::Internal, Retention::Forever),
            Column::bytes("link_hash", Class::Secret, Retention::UntilUsed),
            inside("link_made_at"),
            Column::time("founded_at", Class::Internal, Retention::Forever),
        ],
    },
    Table {
        name: "setup_sessions",
        key: None,
        ties: &[],
        columns: &[
            Column::bytes("token_hash", Class::Secret, Retention::Days(1)),
            inside("expires_at"),
            Column::flag("used", Class::Internal, Retention::UntilUsed),
            Column::flag("founded", Class::Internal, Retention::UntilUsed),
        ],
    },
    Table {
        name: "setup_answers",
        key: None,
        ties: &[],
        columns: &[
            Column::text("question", Class::Internal, Retention::UntilUsed),
            Column::bytes("answer", Class::Secret, Retention::UntilUsed),
            inside("answered_at"),
        ],
    },
    Table {
        name: "first_steps",
        key: None,
        ties: &[],
        columns: &[
            Column::id("network_id", Class::Internal, Retention::Forever),
            Column::text("spoken", Class::Public, Retention::Forever),
            Column::time("paper_at", Class::Internal, Retention::Forever),
            Column::time("practice_at", Class::Internal, Retention::Forever),
            Column::time("backup_at", Class::Internal, Retention::Forever),
            Column::flag("folded", Class::Internal, Retention::Forever),
        ],
    },
    Table {
        name: "practice_asks",
        key: None,
        ties: &[Tie::own("asker_id", OnErase::Delete)],
        columns: &[
            Column::id("network_id", Class::Internal, Retention::WithRow),
            Column::id("asker_id", Class::Internal, Retention::WithRow),
            Column::id("circle_id", Class::Internal, Retention::WithRow),
            Column::text("slug", Class::Internal, Retention::WithRow),
            Column::time("made_at", Class::Internal, Retention::WithRow),
        ],
    },
];

//! The tables of the first run and of groups that begin here: what waits until there is a network, and what its first days need.

use kit_db::Migration;
use kit_vault::{Class, Column, OnErase, Retention, Table, Tie};

/// The first run's own tables, which belong to the server, and two of each network.
pub const MIGRATIONS: &[Migration] = &[
    Migration { number: 510, name: "first run", sql: FIRST_RUN },
    Migration { number: 511, name: "groups that begin here", sql: BEGUN },
    Migration { number: 512, name: "those who wait for a group", sql: WISHES },
];

/// Who waits for a group in a rough place, the questions put to them, and, in a group's own network, whom it may call.
const WISHES: &str = "
CREATE TABLE start_wishes (
    network_id {id} NOT NULL,
    id {id} NOT NULL,
    person_id {id} NOT NULL,
    place TEXT NOT NULL,
    region TEXT NOT NULL,
    words TEXT NOT NULL,
    link_hash {bytes} NOT NULL,
    form_key {bytes} NOT NULL,
    made_at {time} NOT NULL,
    confirmed_at {time},
    ends_at {time} NOT NULL,
    PRIMARY KEY (network_id, id),
    UNIQUE (network_id, form_key),
    FOREIGN KEY (network_id, person_id) REFERENCES people (network_id, id)
) {strict};
CREATE INDEX start_wishes_person ON start_wishes (network_id, person_id);
CREATE INDEX start_wishes_link ON start_wishes (network_id, link_hash);
CREATE INDEX start_wishes_made ON start_wishes (network_id, made_at, id);

CREATE TABLE start_meetings (
    network_id {id} NOT NULL,
    wish_id {id} NOT NULL,
    group_slug TEXT NOT NULL,
    group_name TEXT NOT NULL,
    address TEXT NOT NULL,
    asked_at {time} NOT NULL,
    answer TEXT CHECK (answer IN ('yes', 'no')),
    answered_at {time},
    PRIMARY KEY (network_id, wish_id, group_slug),
    FOREIGN KEY (network_id, wish_id) REFERENCES start_wishes (network_id, id)
) {strict};

CREATE TABLE start_neighbors (
    network_id {id} NOT NULL,
    id {id} NOT NULL,
    person_id {id} NOT NULL,
    origin {bytes} NOT NULL,
    met_at {time} NOT NULL,
    ends_at {time} NOT NULL,
    PRIMARY KEY (network_id, id),
    UNIQUE (network_id, origin),
    FOREIGN KEY (network_id, person_id) REFERENCES people (network_id, id)
) {strict};
CREATE INDEX start_neighbors_person ON start_neighbors (network_id, person_id);
";

/// They belong to the server: a form is known before its network is, and the day counts for all of them.
const BEGUN: &str = "
CREATE TABLE begun_forms (
    form_key {bytes} NOT NULL PRIMARY KEY,
    body_hash {bytes} NOT NULL,
    slug TEXT NOT NULL,
    made_at {time} NOT NULL
) {strict};
CREATE INDEX begun_forms_end ON begun_forms (made_at);

CREATE TABLE begun_days (
    day {int} NOT NULL PRIMARY KEY,
    many {int} NOT NULL
) {strict};
";

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

/// Somebody waits for a group so long, and a group may call them so long.
const WAITS: Retention = Retention::Days(180);

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
        name: "begun_forms",
        key: None,
        ties: &[],
        columns: &[
            Column::bytes("form_key", Class::Secret, Retention::Days(2)),
            Column::bytes("body_hash", Class::Secret, Retention::Days(2)),
            Column::text("slug", Class::Public, Retention::Days(2)),
            Column::time("made_at", Class::Internal, Retention::Days(2)),
        ],
    },
    Table {
        name: "begun_days",
        key: None,
        ties: &[],
        columns: &[
            Column::int("day", Class::Internal, Retention::Days(7)),
            Column::int("many", Class::Internal, Retention::Days(7)),
        ],
    },
    Table {
        name: "start_wishes",
        key: None,
        ties: &[Tie::own("person_id", OnErase::Delete)],
        columns: &[
            Column::id("network_id", Class::Internal, WAITS),
            Column::id("id", Class::Internal, WAITS),
            Column::id("person_id", Class::Internal, WAITS),
            Column::text("place", Class::Vault, WAITS),
            Column::text("region", Class::Vault, WAITS),
            Column::text("words", Class::Vault, WAITS),
            Column::bytes("link_hash", Class::Secret, WAITS),
            Column::bytes("form_key", Class::Secret, WAITS),
            Column::time("made_at", Class::Vault, WAITS),
            Column::time("confirmed_at", Class::Vault, WAITS),
            Column::time("ends_at", Class::Vault, WAITS),
        ],
    },
    Table {
        name: "start_meetings",
        key: None,
        ties: &[Tie::through("wish_id", "start_wishes", "id", OnErase::Delete)],
        columns: &[
            Column::id("network_id", Class::Internal, Retention::WithRow),
            Column::id("wish_id", Class::Internal, Retention::WithRow),
            Column::text("group_slug", Class::Public, Retention::WithRow),
            Column::text("group_name", Class::Public, Retention::WithRow),
            Column::text("address", Class::Public, Retention::WithRow),
            Column::time("asked_at", Class::Vault, Retention::WithRow),
            Column::text("answer", Class::Mutual, Retention::WithRow),
            Column::time("answered_at", Class::Mutual, Retention::WithRow),
        ],
    },
    Table {
        name: "start_neighbors",
        key: None,
        ties: &[Tie::own("person_id", OnErase::Delete)],
        columns: &[
            Column::id("network_id", Class::Internal, WAITS),
            Column::id("id", Class::Internal, WAITS),
            Column::id("person_id", Class::Internal, WAITS),
            Column::bytes("origin", Class::Secret, WAITS),
            Column::time("met_at", Class::Mutual, WAITS),
            Column::time("ends_at", Class::Internal, WAITS),
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

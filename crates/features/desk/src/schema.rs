//! The tables of the desk: calls to make, what came of them, and who is on which ask.

use kit_db::Migration;
use kit_vault::{Class, Column, OnErase, Retention, Table, Tie};

/// Calls, contacts and soft marks.
pub const MIGRATIONS: &[Migration] = &[
    Migration { number: 400, name: "desk", sql: DESK },
    Migration { number: 401, name: "desk, live", sql: LIVE },
];

/// Whoever listens at the desk asks for the newest event every few seconds: one step along an index.
const LIVE: &str = "CREATE INDEX ask_events_newest ON ask_events (network_id, at, ask_id, n);";

/// No row here holds an ask in place: an ask may go without the desk being asked, and the sweep takes what it left.
const DESK: &str = "
CREATE TABLE call_backs (
    network_id {id} NOT NULL,
    id {id} NOT NULL,
    slug TEXT NOT NULL,
    person_id {id} NOT NULL,
    ask_id {id},
    circle_id {id},
    by_id {id},
    made_at {time} NOT NULL,
    due_at {time},
    next_at {time} NOT NULL,
    tries {int} NOT NULL,
    taken_by {id},
    taken_at {time},
    ended_at {time},
    note {bytes},
    PRIMARY KEY (network_id, id),
    UNIQUE (network_id, slug),
    FOREIGN KEY (network_id, person_id) REFERENCES people (network_id, id)
) {strict};
CREATE INDEX call_backs_open ON call_backs (network_id, next_at, id) WHERE ended_at IS NULL;
CREATE INDEX call_backs_person ON call_backs (network_id, person_id);
CREATE INDEX call_backs_ask ON call_backs (network_id, ask_id);
CREATE INDEX call_backs_by ON call_backs (network_id, by_id);
CREATE INDEX call_backs_taken ON call_backs (network_id, taken_by);

CREATE TABLE contact_log (
    network_id {id} NOT NULL,
    id {id} NOT NULL,
    slug TEXT NOT NULL,
    person_id {id} NOT NULL,
    ask_id {id},
    circle_id {id},
    by_id {id},
    at {time} NOT NULL,
    channel TEXT NOT NULL,
    outcome TEXT NOT NULL,
    note {bytes},
    follow_up {bool} NOT NULL,
    PRIMARY KEY (network_id, id),
    UNIQUE (network_id, slug),
    FOREIGN KEY (network_id, person_id) REFERENCES people (network_id, id)
) {strict};
CREATE INDEX contact_log_person ON contact_log (network_id, person_id, at);
CREATE INDEX contact_log_ask ON contact_log (network_id, ask_id, at);
CREATE INDEX contact_log_by ON contact_log (network_id, by_id);
CREATE INDEX contact_log_follow ON contact_log (network_id, at, id) WHERE follow_up;
CREATE INDEX contact_log_end ON contact_log (network_id, at);

CREATE TABLE desk_marks (
    network_id {id} NOT NULL,
    ask_id {id} NOT NULL,
    person_id {id} NOT NULL,
    at {time} NOT NULL,
    PRIMARY KEY (network_id, ask_id),
    FOREIGN KEY (network_id, person_id) REFERENCES people (network_id, id)
) {strict};
CREATE INDEX desk_marks_person ON desk_marks (network_id, person_id);
";

const fn key(name: &'static str) -> Column {
    Column::id(name, Class::Internal, Retention::WithRow)
}

const fn time(name: &'static str) -> Column {
    Column::time(name, Class::Vault, Retention::WithRow)
}

/// Days that a line of the log stays.
const LOG: Retention = Retention::Days(180);

/// Every column, classed once.
pub const TABLES: &[Table] = &[
    Table {
        name: "call_backs",
        key: Some("id"),
        ties: &[
            Tie::own("person_id", OnErase::Delete),
            Tie::through("ask_id", "asks", "id", OnErase::Delete),
            Tie::own("by_id", OnErase::Blank(&["by_id"])),
            Tie::own("taken_by", OnErase::Blank(&["taken_by", "taken_at"])),
        ],
        columns: &[
            key("network_id"),
            key("id"),
            Column::text("slug", Class::Vault, Retention::WithRow),
            key("person_id"),
            key("ask_id"),
            key("circle_id"),
            key("by_id"),
            time("made_at"),
            time("due_at"),
            time("next_at"),
            Column::int("tries", Class::Vault, Retention::WithRow),
            key("taken_by"),
            time("taken_at"),
            time("ended_at"),
            Column::sealed("note", Class::Vault, LOG),
        ],
    },
    Table {
        name: "contact_log",
        key: Some("id"),
        ties: &[
            Tie::own("person_id", OnErase::Delete),
            Tie::through("ask_id", "asks", "id", OnErase::Delete),
            Tie::own("by_id", OnErase::Blank(&["by_id"])),
        ],
        columns: &[
            key("network_id"),
            key("id"),
            Column::text("slug", Class::Vault, Retention::WithRow),
            key("person_id"),
            key("ask_id"),
            key("circle_id"),
            key("by_id"),
            Column::time("at", Class::Vault, LOG),
            Column::text("channel", Class::Vault, LOG),
            Column::text("outcome", Class::Vault, LOG),
            Column::sealed("note", Class::Vault, LOG),
            Column::flag("follow_up", Class::Vault, LOG),
        ],
    },
    Table {
        name: "desk_marks",
        key: None,
        ties: &[
            Tie::own("person_id", OnErase::Delete),
            Tie::through("ask_id", "asks", "id", OnErase::Delete),
        ],
        columns: &[key("network_id"), key("ask_id"), key("person_id"), time("at")],
    },
];

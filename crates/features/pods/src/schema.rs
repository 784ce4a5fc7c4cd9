//! The tables of pods, and the class of every column: what is said between two people is sealed, names with it.

use kit_db::Migration;
use kit_vault::{Class, Column, OnErase, Retention, Table, Tie};

/// This room's tables.
pub const MIGRATIONS: &[Migration] = &[Migration { number: 610, name: "pods", sql: PODS }];

/// `pod_asks.asked` and `.answered` hold what each of the two people wrote, names and purpose included, sealed with the
/// key of whoever asked. `answerer_id` is there only if the other one was signed in and wanted messages from here.
/// A silent no is not in these tables at all. `pod_maps` holds what a browser sealed: nobody here can open it.
const PODS: &str = "
CREATE TABLE pod_asks (
    network_id {id} NOT NULL,
    id {id} NOT NULL,
    slug TEXT NOT NULL,
    owner_id {id} NOT NULL,
    answerer_id {id},
    state TEXT NOT NULL,
    asked {bytes} NOT NULL,
    answered {bytes},
    link_hash {bytes} NOT NULL,
    made_at {time} NOT NULL,
    changed_at {time} NOT NULL,
    due_at {time} NOT NULL,
    PRIMARY KEY (network_id, id),
    UNIQUE (network_id, slug),
    FOREIGN KEY (network_id, owner_id) REFERENCES people (network_id, id),
    FOREIGN KEY (network_id, answerer_id) REFERENCES people (network_id, id)
) {strict};
CREATE INDEX pod_asks_owner ON pod_asks (network_id, owner_id, made_at);
CREATE INDEX pod_asks_answerer ON pod_asks (network_id, answerer_id, made_at) WHERE answerer_id IS NOT NULL;
CREATE INDEX pod_asks_link ON pod_asks (network_id, link_hash);

CREATE TABLE pod_calls (
    network_id {id} NOT NULL,
    id {id} NOT NULL,
    slug TEXT NOT NULL,
    owner_id {id} NOT NULL,
    state TEXT NOT NULL,
    words {bytes} NOT NULL,
    widens {bool} NOT NULL,
    made_at {time} NOT NULL,
    due_at {time} NOT NULL,
    PRIMARY KEY (network_id, id),
    UNIQUE (network_id, slug),
    FOREIGN KEY (network_id, owner_id) REFERENCES people (network_id, id)
) {strict};
CREATE INDEX pod_calls_owner ON pod_calls (network_id, owner_id, made_at);

CREATE TABLE pod_turns (
    network_id {id} NOT NULL,
    id {id} NOT NULL,
    call_id {id} NOT NULL,
    ask_id {id} NOT NULL,
    answer TEXT NOT NULL,
    link_hash {bytes} NOT NULL,
    at {time} NOT NULL,
    PRIMARY KEY (network_id, id),
    FOREIGN KEY (network_id, call_id) REFERENCES pod_calls (network_id, id),
    FOREIGN KEY (network_id, ask_id) REFERENCES pod_asks (network_id, id)
) {strict};
CREATE INDEX pod_turns_call ON pod_turns (network_id, call_id);
CREATE INDEX pod_turns_ask ON pod_turns (network_id, ask_id);
CREATE INDEX pod_turns_link ON pod_turns (network_id, link_hash);

CREATE TABLE pod_maps (
    network_id {id} NOT NULL,
    owner_id {id} NOT NULL,
    sealed_map {bytes} NOT NULL,
    updated_at {time} NOT NULL,
    PRIMARY KEY (network_id, owner_id),
    FOREIGN KEY (network_id, owner_id) REFERENCES people (network_id, id)
) {strict};
";

const NETWORK: Column = Column::id("network_id", Class::Internal, Retention::WithRow);

const fn key(name: &'static str) -> Column {
    Column::id(name, Class::Internal, Retention::WithRow)
}

const fn told(name: &'static str) -> Column {
    Column::text(name, Class::Mutual, Retention::UntilErased)
}

const fn time(name: &'static str) -> Column {
    Column::time(name, Class::Internal, Retention::WithRow)
}

const LINK: Column = Column::bytes("link_hash", Class::Secret, Retention::UntilErased);
const SLUG: Column = Column::text("slug", Class::Mutual, Retention::WithRow);

const ASKS: Table = Table {
    name: "pod_asks",
    key: Some("id"),
    ties: &[
        Tie::own("owner_id", OnErase::Delete),
        Tie::own("answerer_id", OnErase::Blank(&["answerer_id", "answered"])),
    ],
    columns: &[
        NETWORK,
        key("id"),
        SLUG,
        key("owner_id"),
        key("answerer_id"),
        told("state"),
        Column::sealed("asked", Class::Mutual, Retention::UntilErased),
        Column::sealed("answered", Class::Mutual, Retention::UntilErased),
        LINK,
        time("made_at"),
        time("changed_at"),
        time("due_at"),
    ],
};

const CALLS: Table = Table {
    name: "pod_calls",
    key: Some("id"),
    ties: &[Tie::own("owner_id", OnErase::Delete)],
    columns: &[
        NETWORK,
        key("id"),
        SLUG,
        key("owner_id"),
        told("state"),
        Column::sealed("words", Class::Mutual, Retention::Days(14)),
        Column::flag("widens", Class::Mutual, Retention::WithRow),
        time("made_at"),
        time("due_at"),
    ],
};

const TURNS: Table = Table {
    name: "pod_turns",
    key: None,
    ties: &[Tie::through("call_id", "pod_calls", "id", OnErase::Delete)],
    columns: &[
        NETWORK,
        key("id"),
        key("call_id"),
        key("ask_id"),
        Column::text("answer", Class::Mutual, Retention::WithRow),
        LINK,
        time("at"),
    ],
};

const MAPS: Table = Table {
    name: "pod_maps",
    key: None,
    ties: &[Tie::own("owner_id", OnErase::Delete)],
    columns: &[
        NETWORK,
        key("owner_id"),
        Column::bytes("sealed_map", Class::Secret, Retention::UntilErased),
        time("updated_at"),
    ],
};

/// The class of every column.
pub const TABLES: &[Table] = &[ASKS, CALLS, TURNS, MAPS];

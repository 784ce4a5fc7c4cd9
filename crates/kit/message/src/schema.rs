//! The outbox's table, how each column is classed, and every statement that touches it.

use kit_db::{Migration, Statement};
use kit_vault::{Class, Column, OnErase, Retention, Table, Tie};

use crate::store;

/// This kit's steps of the schema (0025–0029).
pub const MIGRATIONS: &[Migration] = &[Migration {
    number: 25,
    name: "outbox",
    sql: "CREATE TABLE outbox (
        network_id {id} NOT NULL,
        id {id} NOT NULL,
        person_id {id} NOT NULL,
        channel TEXT NOT NULL,
        template TEXT NOT NULL,
        about {id},
        sealed {bytes},
        slug TEXT NOT NULL,
        seq {int} NOT NULL,
        any_hour {bool} NOT NULL,
        state TEXT NOT NULL DEFAULT 'waiting',
        error TEXT,
        attempts {int} NOT NULL DEFAULT 0,
        created_at {time} NOT NULL,
        not_before {time} NOT NULL,
        expires_at {time} NOT NULL,
        settled_at {time},
        lease_until {time},
        lease_token {int} NOT NULL DEFAULT 0,
        PRIMARY KEY (network_id, id)
    ) {strict};
    CREATE INDEX outbox_due ON outbox (not_before, seq, id) WHERE state = 'waiting';
    CREATE INDEX outbox_person ON outbox (network_id, person_id, seq, id);
    CREATE INDEX outbox_settled ON outbox (settled_at) WHERE settled_at IS NOT NULL;",
}];

/// Every column of this kit, classed once.
pub const TABLES: &[Table] = &[Table {
    name: "outbox",
    key: Some("id"),
    ties: &[Tie::own("person_id", OnErase::Delete)],
    columns: &[
        Column::id("network_id", Class::Internal, Retention::WithRow),
        Column::id("id", Class::Internal, Retention::WithRow),
        Column::id("person_id", Class::Internal, Retention::WithRow),
        Column::text("channel", Class::Internal, Retention::Days(14)),
        Column::text("template", Class::Internal, Retention::Days(14)),
        Column::id("about", Class::Internal, Retention::WithRow),
        Column::sealed("sealed", Class::Vault, Retention::UntilUsed),
        Column::text("slug", Class::Internal, Retention::WithRow),
        Column::int("seq", Class::Internal, Retention::WithRow),
        Column::flag("any_hour", Class::Internal, Retention::WithRow),
        Column::text("state", Class::Internal, Retention::Days(14)),
        Column::text("error", Class::Internal, Retention::Days(14)),
        Column::int("attempts", Class::Internal, Retention::WithRow),
        Column::time("created_at", Class::Internal, Retention::Days(14)),
        Column::time("not_before", Class::Internal, Retention::WithRow),
        Column::time("expires_at", Class::Internal, Retention::WithRow),
        Column::time("settled_at", Class::Internal, Retention::Days(14)),
        Column::time("lease_until", Class::Internal, Retention::WithRow),
        Column::int("lease_token", Class::Internal, Retention::WithRow),
    ],
}];

/// Every statement of this kit, for the test that prepares them all on both engines.
pub const STATEMENTS: &[Statement] = &[
    store::INSERT,
    store::DUE,
    store::TAKE,
    store::SETTLE,
    store::PUT_OFF,
    store::MOVE,
    store::COUNT,
    store::UNDELIVERED,
    store::CLEAR,
    store::DISMISS,
    store::FORGET,
    store::NEXT,
];

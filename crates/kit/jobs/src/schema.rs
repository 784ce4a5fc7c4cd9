//! The tables of this kit, how each column is classed, and every statement that touches them.

use kit_db::{Migration, Statement};
use kit_vault::{Class, Column, Retention, Table};

/// This kit's steps of the schema (0020–0024).
pub const MIGRATIONS: &[Migration] = &[
    Migration {
        number: 20,
        name: "jobs",
        sql: "CREATE TABLE jobs (
            network_id {id} NOT NULL,
            id {id} NOT NULL,
            kind TEXT NOT NULL,
            once_key TEXT,
            body TEXT NOT NULL,
            run_at {time} NOT NULL,
            attempts {int} NOT NULL DEFAULT 0,
            error TEXT,
            lease_until {time},
            lease_token {int} NOT NULL DEFAULT 0,
            dead_at {time},
            dead_slug TEXT,
            PRIMARY KEY (network_id, id)
        ) {strict};
        CREATE UNIQUE INDEX jobs_once ON jobs (network_id, kind, once_key);
        CREATE INDEX jobs_due ON jobs (run_at, id) WHERE dead_at IS NULL;
        CREATE INDEX jobs_dead ON jobs (network_id, dead_at) WHERE dead_at IS NOT NULL;",
    },
    Migration {
        number: 21,
        name: "leases",
        sql: "CREATE TABLE leases (
            network_id {id} NOT NULL,
            name TEXT NOT NULL,
            held_until {time} NOT NULL,
            token {int} NOT NULL,
            PRIMARY KEY (network_id, name)
        ) {strict};",
    },
    Migration {
        number: 22,
        name: "events",
        sql: "CREATE TABLE events (
            network_id {id} NOT NULL,
            id {id} NOT NULL,
            name TEXT NOT NULL,
            body TEXT NOT NULL,
            happened_at {time} NOT NULL,
            PRIMARY KEY (network_id, id)
        ) {strict};
        CREATE INDEX events_order ON events (happened_at, id);",
    },
    Migration {
        number: 23,
        name: "idempotency keys",
        sql: "CREATE TABLE idempotency_keys (
            network_id {id} NOT NULL,
            actor {bytes} NOT NULL,
            key_hash {bytes} NOT NULL,
            body_hash {bytes} NOT NULL,
            answer TEXT NOT NULL,
            created_at {time} NOT NULL,
            PRIMARY KEY (network_id, actor, key_hash)
        ) {strict};
        CREATE INDEX idempotency_age ON idempotency_keys (created_at);",
    },
];

/// Every column of this kit, classed once. None holds words that somebody typed, and no row belongs to one person:
/// bodies name rows by their keys, which mean nothing once those rows are gone.
pub const TABLES: &[Table] = &[
    Table {
        name: "jobs",
        key: None,
        ties: &[],
        columns: &[
            Column::id("network_id", Class::Internal, Retention::WithRow),
            Column::id("id", Class::Internal, Retention::WithRow),
            Column::text("kind", Class::Internal, Retention::UntilUsed),
            Column::text("once_key", Class::Internal, Retention::UntilUsed),
            Column::text("body", Class::Internal, Retention::UntilUsed),
            Column::time("run_at", Class::Internal, Retention::WithRow),
            Column::int("attempts", Class::Internal, Retention::WithRow),
            Column::text("error", Class::Internal, Retention::WithRow),
            Column::time("lease_until", Class::Internal, Retention::WithRow),
            Column::int("lease_token", Class::Internal, Retention::WithRow),
            Column::time("dead_at", Class::Internal, Retention::WithRow),
            Column::text("dead_slug", Class::Internal, Retention::WithRow),
        ],
    },
    Table {
        name: "leases",
        key: None,
        ties: &[],
        columns: &[
            Column::id("network_id", Class::Internal, Retention::WithRow),
            Column::text("name", Class::Internal, Retention::Forever),
            Column::time("held_until", Class::Internal, Retention::WithRow),
            Column::int("token", Class::Internal, Retention::WithRow),
        ],
    },
    Table {
        name: "events",
        key: None,
        ties: &[],
        columns: &[
            Column::id("network_id", Class::Internal, Retention::WithRow),
            Column::id("id", Class::Internal, Retention::WithRow),
            Column::text("name", Class::Internal, Retention::UntilUsed),
            Column::text("body", Class::Internal, Retention::UntilUsed),
            Column::time("happened_at", Class::Internal, Retention::UntilUsed),
        ],
    },
    Table {
        name: "idempotency_keys",
        key: None,
        ties: &[],
        columns: &[
            Column::id("network_id", Class::Internal, Retention::WithRow),
            Column::bytes("actor", Class::Secret, Retention::Days(2)),
            Column::bytes("key_hash", Class::Secret, Retention::Days(2)),
            Column::bytes("body_hash", Class::Secret, Retention::Days(2)),
            Column::text("answer", Class::Internal, Retention::Days(2)),
            Column::time("created_at", Class::Internal, Retention::Days(2)),
        ],
    },
];

/// Every statement of this kit, for the test that prepares them all on both engines.
pub const STATEMENTS: &[Statement] = &[
    crate::claim::DUE,
    crate::claim::CLAIM,
    crate::claim::REMOVE,
    crate::claim::AGAIN,
    crate::claim::BURY,
    crate::events::EMIT,
    crate::events::WAITING,
    crate::events::TAKE,
    crate::events::CLEAR,
    crate::idempotency::REMEMBER,
    crate::idempotency::RECALL,
    crate::idempotency::FORGET,
    crate::lease::TAKE,
    crate::lease::HELD,
    crate::queue::ENQUEUE,
    crate::queue::CANCEL,
    crate::queue::DEAD,
    crate::queue::IS_DEAD,
    crate::queue::REVIVE,
    crate::queue::DISCARD,
    crate::queue::COUNT,
    crate::queue::NEXT,
];

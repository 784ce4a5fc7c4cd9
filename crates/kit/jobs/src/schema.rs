//! The tables of this kit, and every statement that touches them.

use kit_db::{Migration, Statement};

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
    crate::idempotency::REMEMBER,
    crate::idempotency::RECALL,
    crate::idempotency::FORGET,
    crate::lease::TAKE,
    crate::lease::HELD,
    crate::queue::ENQUEUE,
    crate::queue::CANCEL,
    crate::queue::DEAD,
    crate::queue::REVIVE,
    crate::queue::DISCARD,
    crate::queue::COUNT,
    crate::queue::NEXT,
];

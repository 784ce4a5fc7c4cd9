//! The vault's own tables, their classes and the list of its statements.

use kit_db::{Migration, Statement};

use crate::{Class, Column, OnErase, Retention, Table, Tie, many, network, person, terms};

/// Every fixed statement of this crate; [`crate::Registry::statements`] has the generated ones.
pub const STATEMENTS: &[Statement] = &[
    network::READ_CHECK,
    network::ADD_CHECK,
    network::ADD_NETWORK,
    network::READ_NETWORK,
    person::ADD,
    person::ONE,
    person::SOME.few,
    person::SOME.many,
    terms::CLEAR,
    terms::ADD,
    terms::ADD_ONE,
    terms::FIND,
    many::KEYS,
    many::TERMS,
    many::FIND,
    many::NAMED,
];

/// The vault's steps of the schema, numbers 10 to 19.
pub const MIGRATIONS: &[Migration] = &[Migration {
    number: 10,
    name: "vault",
    sql: "CREATE TABLE vault_check (
        id {int} PRIMARY KEY CHECK (id = 1),
        fingerprint {bytes} NOT NULL,
        created_at {time} NOT NULL
    ) {strict};
    CREATE TABLE network_keys (
        network_id {id} NOT NULL,
        generation {int} NOT NULL,
        unlocked_by TEXT NOT NULL,
        wrapped {bytes} NOT NULL,
        intake_public_key {bytes},
        created_at {time} NOT NULL,
        PRIMARY KEY (network_id, generation)
    ) {strict};
    CREATE TABLE person_keys (
        network_id {id} NOT NULL,
        person_id {id} NOT NULL,
        wrapped {bytes} NOT NULL,
        generation {int} NOT NULL,
        created_at {time} NOT NULL,
        PRIMARY KEY (network_id, person_id),
        FOREIGN KEY (network_id, generation) REFERENCES network_keys (network_id, generation)
    ) {strict};
    CREATE TABLE vault_terms (
        network_id {id} NOT NULL,
        kind {int} NOT NULL,
        hash {bytes} NOT NULL,
        person_id {id} NOT NULL,
        PRIMARY KEY (network_id, kind, hash, person_id),
        FOREIGN KEY (network_id, person_id) REFERENCES person_keys (network_id, person_id)
    ) {strict};
    CREATE INDEX vault_terms_of_person ON vault_terms (network_id, person_id);",
}];

/// The classes of the vault's columns, and of the migration ledger below it.
pub const TABLES: &[Table] = &[
    Table {
        name: "schema_migrations",
        key: None,
        ties: &[],
        columns: &[
            Column::int("number", Class::Internal, Retention::Forever),
            Column::text("name", Class::Internal, Retention::Forever),
            Column::time("applied_at", Class::Internal, Retention::Forever),
        ],
    },
    Table {
        name: "vault_check",
        key: None,
        ties: &[],
        columns: &[
            Column::int("id", Class::Internal, Retention::Forever),
            Column::bytes("fingerprint", Class::Secret, Retention::Forever),
            Column::time("created_at", Class::Internal, Retention::Forever),
        ],
    },
    Table {
        name: "network_keys",
        key: None,
        ties: &[],
        columns: &[
            Column::id("network_id", Class::Internal, Retention::Forever),
            Column::int("generation", Class::Internal, Retention::Forever),
            Column::text("unlocked_by", Class::Internal, Retention::Forever),
            Column::bytes("wrapped", Class::Secret, Retention::Forever),
            Column::bytes("intake_public_key", Class::Internal, Retention::Forever),
            Column::time("created_at", Class::Internal, Retention::Forever),
        ],
    },
    Table {
        name: "person_keys",
        key: None,
        ties: &[Tie::own("person_id", OnErase::Delete)],
        columns: &[
            Column::id("network_id", Class::Internal, Retention::WithRow),
            Column::id("person_id", Class::Internal, Retention::WithRow),
            Column::bytes("wrapped", Class::Secret, Retention::UntilErased),
            Column::int("generation", Class::Internal, Retention::WithRow),
            Column::time("created_at", Class::Internal, Retention::WithRow),
        ],
    },
    Table {
        name: "vault_terms",
        key: None,
        ties: &[Tie::own("person_id", OnErase::Delete)],
        columns: &[
            Column::id("network_id", Class::Internal, Retention::WithRow),
            Column::int("kind", Class::Internal, Retention::WithRow),
            Column::bytes("hash", Class::Secret, Retention::UntilErased),
            Column::id("person_id", Class::Internal, Retention::WithRow),
        ],
    },
];

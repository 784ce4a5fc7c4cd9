//! The tables of people, and the class of every column.

use kit_db::Migration;
use kit_vault::{Class, Column, OnErase, Retention, Table, Tie};

mod same;
mod second;

use same::{SAME, SAME_TABLE};
use second::{
    APPROVALS, CEREMONIES, FACTOR_TABLE, FACTORS, HANDOVER, RECOVERY, SIGN_IN_CODES, TERMS, WAYS_IN,
    WHICH_LIST,
};

/// Households, people, where they belong, how they sign in.
pub const MIGRATIONS: &[Migration] = &[
    Migration { number: 200, name: "people", sql: PEOPLE },
    Migration { number: 201, name: "sign-in", sql: SIGN_IN },
    Migration { number: 202, name: "ways-in", sql: WAYS_IN },
    Migration { number: 203, name: "second-factors", sql: FACTORS },
    Migration { number: 204, name: "terms", sql: TERMS },
    Migration { number: 205, name: "same-people", sql: SAME },
    Migration { number: 206, name: "which-list", sql: WHICH_LIST },
];

const PEOPLE: &str = "
CREATE TABLE households (
    network_id {id} NOT NULL REFERENCES networks (network_id),
    id {id} NOT NULL,
    home_circle_id {id},
    cell {int},
    created_at {time} NOT NULL,
    PRIMARY KEY (network_id, id),
    FOREIGN KEY (network_id, home_circle_id) REFERENCES circles (network_id, id)
) {strict};
CREATE INDEX households_home ON households (network_id, home_circle_id);

CREATE TABLE people (
    network_id {id} NOT NULL,
    id {id} NOT NULL,
    slug TEXT NOT NULL,
    household_id {id} NOT NULL,
    name {bytes},
    phone {bytes},
    email {bytes},
    address {bytes},
    contact_rules {bytes},
    language TEXT NOT NULL,
    speaks TEXT NOT NULL,
    verified_at {time},
    resting_until {time},
    seen_day {int},
    created_at {time} NOT NULL,
    version {int} NOT NULL DEFAULT 1,
    PRIMARY KEY (network_id, id),
    UNIQUE (network_id, slug),
    FOREIGN KEY (network_id, household_id) REFERENCES households (network_id, id)
) {strict};
CREATE INDEX people_household ON people (network_id, household_id);

CREATE TABLE memberships (
    network_id {id} NOT NULL,
    circle_id {id} NOT NULL,
    person_id {id} NOT NULL,
    vouched_at {time},
    joined_at {time} NOT NULL,
    PRIMARY KEY (network_id, circle_id, person_id),
    FOREIGN KEY (network_id, circle_id) REFERENCES circles (network_id, id),
    FOREIGN KEY (network_id, person_id) REFERENCES people (network_id, id)
) {strict};
CREATE INDEX memberships_person ON memberships (network_id, person_id);

CREATE TABLE roles (
    network_id {id} NOT NULL,
    id {id} NOT NULL,
    circle_id {id} NOT NULL,
    person_id {id} NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('helper', 'steward')),
    since {time} NOT NULL,
    until {time},
    PRIMARY KEY (network_id, id),
    FOREIGN KEY (network_id, circle_id) REFERENCES circles (network_id, id),
    FOREIGN KEY (network_id, person_id) REFERENCES people (network_id, id)
) {strict};
CREATE INDEX roles_person ON roles (network_id, person_id);
CREATE INDEX roles_circle ON roles (network_id, circle_id, role, person_id);

CREATE TABLE on_call (
    network_id {id} NOT NULL REFERENCES networks (network_id),
    position {int} NOT NULL,
    person_id {id} NOT NULL,
    PRIMARY KEY (network_id, position),
    UNIQUE (network_id, person_id),
    FOREIGN KEY (network_id, person_id) REFERENCES people (network_id, id)
) {strict};
";

const SIGN_IN: &str = "
CREATE TABLE sign_in_links (
    network_id {id} NOT NULL,
    token_hash {bytes} NOT NULL,
    person_id {id} NOT NULL,
    made_at {time} NOT NULL,
    expires_at {time} NOT NULL,
    used_at {time},
    PRIMARY KEY (network_id, token_hash),
    FOREIGN KEY (network_id, person_id) REFERENCES people (network_id, id)
) {strict};
CREATE INDEX sign_in_links_person ON sign_in_links (network_id, person_id);
CREATE INDEX sign_in_links_end ON sign_in_links (expires_at);

CREATE TABLE sessions (
    network_id {id} NOT NULL REFERENCES networks (network_id),
    token_hash {bytes} NOT NULL,
    id {id} NOT NULL,
    person_id {id},
    subject_kind TEXT,
    subject_id {id},
    link_hash {bytes},
    made_at {time} NOT NULL,
    expires_at {time} NOT NULL,
    used_hour {int},
    PRIMARY KEY (network_id, token_hash),
    FOREIGN KEY (network_id, person_id) REFERENCES people (network_id, id)
) {strict};
CREATE INDEX sessions_person ON sessions (network_id, person_id);
CREATE INDEX sessions_subject ON sessions (network_id, subject_kind, subject_id);
CREATE INDEX sessions_link ON sessions (network_id, link_hash);
CREATE INDEX sessions_end ON sessions (expires_at);

CREATE TABLE tries (
    network_id {id} NOT NULL REFERENCES networks (network_id),
    credential {bytes} NOT NULL,
    failures {int} NOT NULL,
    locked_until {time} NOT NULL,
    PRIMARY KEY (network_id, credential)
) {strict};
CREATE INDEX tries_end ON tries (locked_until);
";

const NETWORK: Column = Column::id("network_id", Class::Internal, Retention::WithRow);
const PERSON: Column = Column::id("person_id", Class::Internal, Retention::WithRow);

/// Every column, classed once.
pub const TABLES: &[Table] = &[
    Table {
        name: "households",
        key: Some("id"),
        ties: &[],
        columns: &[
            NETWORK,
            Column::id("id", Class::Internal, Retention::UntilErased),
            Column::id("home_circle_id", Class::Internal, Retention::UntilErased),
            Column::int("cell", Class::Vault, Retention::UntilErased),
            Column::time("created_at", Class::Internal, Retention::UntilErased),
        ],
    },
    Table {
        name: "people",
        key: Some("id"),
        ties: &[Tie::own("id", OnErase::Delete)],
        columns: &[
            NETWORK,
            Column::id("id", Class::Internal, Retention::UntilErased),
            Column::text("slug", Class::Member, Retention::UntilErased),
            Column::id("household_id", Class::Internal, Retention::UntilErased),
            Column::sealed("name", Class::Vault, Retention::UntilErased),
            Column::sealed("phone", Class::Vault, Retention::UntilErased),
            Column::sealed("email", Class::Vault, Retention::UntilErased),
            Column::sealed("address", Class::Vault, Retention::UntilErased),
            Column::sealed("contact_rules", Class::Vault, Retention::UntilErased),
            Column::text("language", Class::Member, Retention::UntilErased),
            Column::text("speaks", Class::Member, Retention::UntilErased),
            Column::time("verified_at", Class::Member, Retention::UntilErased),
            Column::time("resting_until", Class::Member, Retention::UntilErased),
            Column::int("seen_day", Class::Internal, Retention::UntilErased),
            Column::time("created_at", Class::Internal, Retention::UntilErased),
            Column::int("version", Class::Internal, Retention::UntilErased),
        ],
    },
    Table {
        name: "memberships",
        key: None,
        ties: &[Tie::own("person_id", OnErase::Delete)],
        columns: &[
            NETWORK,
            Column::id("circle_id", Class::Internal, Retention::WithRow),
            PERSON,
            Column::time("vouched_at", Class::Member, Retention::WithRow),
            Column::time("joined_at", Class::Member, Retention::WithRow),
        ],
    },
    Table {
        name: "roles",
        key: Some("id"),
        ties: &[Tie::own("person_id", OnErase::Delete)],
        columns: &[
            NETWORK,
            Column::id("id", Class::Internal, Retention::WithRow),
            Column::id("circle_id", Class::Internal, Retention::WithRow),
            PERSON,
            Column::text("role", Class::Member, Retention::WithRow),
            Column::time("since", Class::Member, Retention::WithRow),
            Column::time("until", Class::Member, Retention::WithRow),
            Column::time("reminded_for", Class::Internal, Retention::WithRow),
            Column::time("held_over_at", Class::Member, Retention::WithRow),
            Column::time("ended_at", Class::Internal, Retention::WithRow),
        ],
    },
    Table {
        name: "on_call",
        key: None,
        ties: &[Tie::own("person_id", OnErase::Delete)],
        columns: &[NETWORK, Column::int("position", Class::Internal, Retention::WithRow), PERSON],
    },
    Table {
        name: "sign_in_links",
        key: None,
        ties: &[Tie::own("person_id", OnErase::Delete)],
        columns: &[
            NETWORK,
            Column::bytes("token_hash", Class::Secret, Retention::Days(2)),
            PERSON,
            Column::time("made_at", Class::Internal, Retention::Days(2)),
            Column::time("expires_at", Class::Internal, Retention::Days(2)),
            Column::time("used_at", Class::Internal, Retention::Days(2)),
        ],
    },
    Table {
        name: "sessions",
        key: Some("id"),
        ties: &[Tie::own("person_id", OnErase::Delete)],
        columns: &[
            NETWORK,
            Column::bytes("token_hash", Class::Secret, Retention::Days(30)),
            Column::id("id", Class::Internal, Retention::Days(30)),
            PERSON,
            Column::text("subject_kind", Class::Internal, Retention::Days(30)),
            Column::id("subject_id", Class::Internal, Retention::Days(30)),
            Column::bytes("link_hash", Class::Secret, Retention::Days(30)),
            Column::time("made_at", Class::Internal, Retention::Days(30)),
            Column::time("expires_at", Class::Internal, Retention::Days(30)),
            Column::int("used_hour", Class::Internal, Retention::Days(30)),
            Column::time("factor_at", Class::Internal, Retention::Days(30)),
            Column::sealed("called", Class::Vault, Retention::Days(30)),
        ],
    },
    SIGN_IN_CODES,
    FACTOR_TABLE,
    SAME_TABLE,
    RECOVERY,
    CEREMONIES,
    APPROVALS,
    HANDOVER,
    Table {
        name: "tries",
        key: None,
        ties: &[],
        columns: &[
            NETWORK,
            Column::bytes("credential", Class::Secret, Retention::Days(2)),
            Column::int("failures", Class::Internal, Retention::Days(2)),
            Column::time("locked_until", Class::Internal, Retention::Days(2)),
        ],
    },
];

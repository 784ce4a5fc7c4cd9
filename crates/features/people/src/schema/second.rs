//! What came with the second release: codes to sign in, second factors, terms, things that two must agree to.

use kit_vault::{Class, Column, OnErase, Retention, Table, Tie};

use super::{NETWORK, PERSON};

pub(super) const WAYS_IN: &str = "
CREATE TABLE sign_in_codes (
    network_id {id} NOT NULL REFERENCES networks (network_id),
    credential {bytes} NOT NULL,
    id {id} NOT NULL,
    person_id {id},
    code {bytes},
    link_hash {bytes},
    times {int} NOT NULL,
    made_at {time} NOT NULL,
    expires_at {time} NOT NULL,
    PRIMARY KEY (network_id, credential),
    FOREIGN KEY (network_id, person_id) REFERENCES people (network_id, id)
) {strict};
CREATE INDEX sign_in_codes_id ON sign_in_codes (network_id, id);
CREATE INDEX sign_in_codes_person ON sign_in_codes (network_id, person_id);
CREATE INDEX sign_in_codes_end ON sign_in_codes (expires_at);

ALTER TABLE sessions ADD COLUMN factor_at {time};
ALTER TABLE sessions ADD COLUMN called {bytes};
";

pub(super) const FACTORS: &str = "
CREATE TABLE factors (
    network_id {id} NOT NULL,
    id {id} NOT NULL,
    person_id {id} NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('totp', 'passkey')),
    secret {bytes} NOT NULL,
    last_step {int},
    made_at {time} NOT NULL,
    confirmed_at {time},
    PRIMARY KEY (network_id, id),
    FOREIGN KEY (network_id, person_id) REFERENCES people (network_id, id)
) {strict};
CREATE INDEX factors_person ON factors (network_id, person_id);

CREATE TABLE recovery_codes (
    network_id {id} NOT NULL,
    person_id {id} NOT NULL,
    code {bytes} NOT NULL,
    PRIMARY KEY (network_id, person_id, code),
    FOREIGN KEY (network_id, person_id) REFERENCES people (network_id, id)
) {strict};

CREATE TABLE ceremonies (
    network_id {id} NOT NULL,
    id {id} NOT NULL,
    person_id {id} NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('enroll', 'prove')),
    state {bytes} NOT NULL,
    expires_at {time} NOT NULL,
    PRIMARY KEY (network_id, person_id, kind),
    FOREIGN KEY (network_id, person_id) REFERENCES people (network_id, id)
) {strict};
CREATE INDEX ceremonies_end ON ceremonies (expires_at);
";

pub(super) const TERMS: &str = "
ALTER TABLE roles ADD COLUMN reminded_for {time};
ALTER TABLE roles ADD COLUMN held_over_at {time};
ALTER TABLE roles ADD COLUMN ended_at {time};

CREATE TABLE approvals (
    network_id {id} NOT NULL REFERENCES networks (network_id),
    id {id} NOT NULL,
    slug TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('role_grant', 'export', 'payout')),
    subject_id {id},
    person_id {id},
    circle_id {id},
    role TEXT,
    asked_by {id},
    asked_at {time} NOT NULL,
    opens_at {time},
    lapses_at {time} NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'approved', 'stopped', 'acted')),
    decided_by {id},
    decided_at {time},
    PRIMARY KEY (network_id, id),
    UNIQUE (network_id, slug),
    FOREIGN KEY (network_id, person_id) REFERENCES people (network_id, id),
    FOREIGN KEY (network_id, circle_id) REFERENCES circles (network_id, id),
    FOREIGN KEY (network_id, asked_by) REFERENCES people (network_id, id),
    FOREIGN KEY (network_id, decided_by) REFERENCES people (network_id, id)
) {strict};
CREATE INDEX approvals_waiting ON approvals (network_id, state, lapses_at);
CREATE INDEX approvals_person ON approvals (network_id, person_id);

CREATE TABLE handovers (
    network_id {id} NOT NULL,
    id {id} NOT NULL,
    person_id {id} NOT NULL,
    circle_id {id} NOT NULL,
    note {bytes} NOT NULL,
    made_at {time} NOT NULL,
    read_at {time},
    PRIMARY KEY (network_id, id),
    FOREIGN KEY (network_id, person_id) REFERENCES people (network_id, id),
    FOREIGN KEY (network_id, circle_id) REFERENCES circles (network_id, id)
) {strict};
CREATE INDEX handovers_circle ON handovers (network_id, circle_id);
CREATE INDEX handovers_person ON handovers (network_id, person_id);
";

/// Whoever says yes to a list of people that leaves sees which one it is.
pub(super) const WHICH_LIST: &str = "ALTER TABLE approvals ADD COLUMN list TEXT;";

const OWN: &[Tie] = &[Tie::own("person_id", OnErase::Delete)];

/// A code waits ten minutes; how often one was asked for is remembered for a day.
pub(super) const SIGN_IN_CODES: Table = Table {
    name: "sign_in_codes",
    key: None,
    ties: OWN,
    columns: &[
        NETWORK,
        Column::bytes("credential", Class::Secret, Retention::Days(2)),
        Column::id("id", Class::Internal, Retention::Days(2)),
        PERSON,
        Column::bytes("code", Class::Secret, Retention::Days(2)),
        Column::bytes("link_hash", Class::Secret, Retention::Days(2)),
        Column::int("times", Class::Internal, Retention::Days(2)),
        Column::time("made_at", Class::Internal, Retention::Days(2)),
        Column::time("expires_at", Class::Internal, Retention::Days(2)),
    ],
};

/// `secret` is the key of the person's app, or their passkey: sealed with their own key, and left out of what they
/// take along.
pub(super) const FACTOR_TABLE: Table = Table {
    name: "factors",
    key: Some("id"),
    ties: OWN,
    columns: &[
        NETWORK,
        Column::id("id", Class::Internal, Retention::UntilErased),
        PERSON,
        Column::text("kind", Class::Internal, Retention::UntilErased),
        Column::bytes("secret", Class::Secret, Retention::UntilErased),
        Column::int("last_step", Class::Internal, Retention::UntilErased),
        Column::time("made_at", Class::Internal, Retention::UntilErased),
        Column::time("confirmed_at", Class::Internal, Retention::UntilErased),
    ],
};

pub(super) const RECOVERY: Table = Table {
    name: "recovery_codes",
    key: None,
    ties: OWN,
    columns: &[NETWORK, PERSON, Column::bytes("code", Class::Secret, Retention::UntilUsed)],
};

pub(super) const CEREMONIES: Table = Table {
    name: "ceremonies",
    key: Some("id"),
    ties: OWN,
    columns: &[
        NETWORK,
        Column::id("id", Class::Internal, Retention::Days(1)),
        PERSON,
        Column::text("kind", Class::Internal, Retention::Days(1)),
        Column::bytes("state", Class::Secret, Retention::Days(1)),
        Column::time("expires_at", Class::Internal, Retention::Days(1)),
    ],
};

pub(super) const APPROVALS: Table = Table {
    name: "approvals",
    key: Some("id"),
    ties: &[
        Tie::own("person_id", OnErase::Delete),
        Tie::own("asked_by", OnErase::Blank(&["asked_by"])),
        Tie::own("decided_by", OnErase::Blank(&["decided_by"])),
    ],
    columns: &[
        NETWORK,
        Column::id("id", Class::Internal, Retention::Days(180)),
        Column::text("slug", Class::Member, Retention::Days(180)),
        Column::text("kind", Class::Member, Retention::Days(180)),
        Column::id("subject_id", Class::Internal, Retention::Days(180)),
        PERSON,
        Column::id("circle_id", Class::Internal, Retention::Days(180)),
        Column::text("role", Class::Member, Retention::Days(180)),
        Column::id("asked_by", Class::Internal, Retention::Days(180)),
        Column::time("asked_at", Class::Member, Retention::Days(180)),
        Column::time("opens_at", Class::Member, Retention::Days(180)),
        Column::time("lapses_at", Class::Member, Retention::Days(180)),
        Column::text("state", Class::Member, Retention::Days(180)),
        Column::id("decided_by", Class::Internal, Retention::Days(180)),
        Column::time("decided_at", Class::Member, Retention::Days(180)),
        Column::text("list", Class::Member, Retention::Days(180)),
    ],
};

pub(super) const HANDOVER: Table = Table {
    name: "handovers",
    key: Some("id"),
    ties: OWN,
    columns: &[
        NETWORK,
        Column::id("id", Class::Internal, Retention::Days(180)),
        PERSON,
        Column::id("circle_id", Class::Internal, Retention::WithRow),
        Column::sealed("note", Class::Vault, Retention::Days(180)),
        Column::time("made_at", Class::Internal, Retention::WithRow),
        Column::time("read_at", Class::Internal, Retention::WithRow),
    ],
};

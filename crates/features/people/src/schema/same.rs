//! Two entries that are one person: a pointer from the one to the other, and nothing is moved.

use kit_vault::{Class, Column, OnErase, Retention, Table, Tie};

use super::{NETWORK, PERSON};

/// Taking the pointer away gives back exactly what was there. Erasing either takes it away too.
pub(super) const SAME: &str = "
CREATE TABLE same_people (
    network_id {id} NOT NULL,
    person_id {id} NOT NULL,
    is_id {id} NOT NULL,
    by_id {id},
    at {time} NOT NULL,
    PRIMARY KEY (network_id, person_id),
    FOREIGN KEY (network_id, person_id) REFERENCES people (network_id, id),
    FOREIGN KEY (network_id, is_id) REFERENCES people (network_id, id)
) {strict};
CREATE INDEX same_people_is ON same_people (network_id, is_id);
CREATE INDEX same_people_by ON same_people (network_id, by_id);
";

pub(super) const SAME_TABLE: Table = Table {
    name: "same_people",
    key: None,
    ties: &[
        Tie::own("person_id", OnErase::Delete),
        Tie::own("is_id", OnErase::Delete),
        Tie::own("by_id", OnErase::Blank(&["by_id"])),
    ],
    columns: &[
        NETWORK,
        PERSON,
        Column::id("is_id", Class::Internal, Retention::WithRow),
        Column::id("by_id", Class::Internal, Retention::WithRow),
        Column::time("at", Class::Vault, Retention::WithRow),
    ],
};

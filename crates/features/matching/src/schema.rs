//! The table of requests: who was asked for which ask, and when.

use kit_db::Migration;
use kit_vault::{Class, Column, OnErase, Retention, Table, Tie};

/// Whom the program asked.
pub const MIGRATIONS: &[Migration] = &[Migration { number: 360, name: "requests", sql: REQUESTS }];

/// What somebody answered is not here: "can't this time" belongs to the ask and is forgotten with it.
const REQUESTS: &str = "
CREATE TABLE ask_requests (
    network_id {id} NOT NULL,
    ask_id {id} NOT NULL,
    helper_id {id} NOT NULL,
    ring TEXT NOT NULL,
    asked_at {time} NOT NULL,
    PRIMARY KEY (network_id, ask_id, helper_id),
    FOREIGN KEY (network_id, ask_id) REFERENCES asks (network_id, id),
    FOREIGN KEY (network_id, helper_id) REFERENCES people (network_id, id)
) {strict};
CREATE INDEX ask_requests_helper ON ask_requests (network_id, helper_id, asked_at);
";

/// Every column, classed once. A request dies with its ask, and with its helper.
pub const TABLES: &[Table] = &[Table {
    name: "ask_requests",
    key: None,
    ties: &[Tie::own("helper_id", OnErase::Delete), Tie::through("ask_id", "asks", "id", OnErase::Delete)],
    columns: &[
        Column::id("network_id", Class::Internal, Retention::WithRow),
        Column::id("ask_id", Class::Internal, Retention::WithRow),
        Column::id("helper_id", Class::Internal, Retention::WithRow),
        Column::text("ring", Class::Internal, Retention::WithRow),
        Column::time("asked_at", Class::Member, Retention::WithRow),
    ],
}];

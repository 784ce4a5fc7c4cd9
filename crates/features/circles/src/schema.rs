//! The tables of networks and circles, and the class of every column.

use kit_db::Migration;
use kit_vault::{Class, Column, Retention, Table};

/// Networks, their hosts, circles and their closure.
pub const MIGRATIONS: &[Migration] = &[
    Migration { number: 100, name: "networks and circles", sql: CIRCLES },
    Migration { number: 101, name: "the dial and the week", sql: DIAL },
    Migration { number: 102, name: "a network's own words", sql: WORDS },
    Migration { number: 103, name: "circles that are over", sql: CLOSED },
];

/// Since when a circle is over: it is part of another again, and on no list.
const CLOSED: &str = "
ALTER TABLE circles ADD COLUMN closed_at {time};
";

/// The hours of the help line and crisis lines of the place, a line each with its language before it.
const WORDS: &str = "
ALTER TABLE networks ADD COLUMN hours_by TEXT;
ALTER TABLE networks ADD COLUMN crisis_lines TEXT;
";

/// How asks find hands in a circle (none: as in the circle that holds it), and how many a network takes in a week.
const DIAL: &str = "
ALTER TABLE circles ADD COLUMN dial TEXT CHECK (dial IN ('assign', 'approve', 'claim'));
ALTER TABLE networks ADD COLUMN weekly_asks {int};
ALTER TABLE networks ADD COLUMN paused_until {time};
ALTER TABLE networks ADD COLUMN paused_words TEXT;
ALTER TABLE networks ADD COLUMN other_help TEXT;
";

const CIRCLES: &str = "
CREATE TABLE networks (
    network_id {id} NOT NULL PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    zone TEXT NOT NULL,
    public_url TEXT NOT NULL,
    passkey_rp_id TEXT NOT NULL,
    languages TEXT NOT NULL,
    help_line TEXT,
    help_hours TEXT,
    awake_from {int} NOT NULL DEFAULT 480,
    awake_until {int} NOT NULL DEFAULT 1260,
    retention_closed_days {int} NOT NULL DEFAULT 14,
    retention_untouched_days {int} NOT NULL DEFAULT 30,
    demo {bool} NOT NULL DEFAULT {false},
    created_at {time} NOT NULL,
    version {int} NOT NULL DEFAULT 1
) {strict};

CREATE TABLE network_hosts (
    host TEXT NOT NULL PRIMARY KEY,
    network_id {id} NOT NULL REFERENCES networks (network_id)
) {strict};
CREATE INDEX network_hosts_network ON network_hosts (network_id);

CREATE TABLE circles (
    network_id {id} NOT NULL REFERENCES networks (network_id),
    id {id} NOT NULL,
    slug TEXT NOT NULL,
    scale TEXT NOT NULL CHECK (scale IN ('pod', 'building', 'block', 'neighborhood', 'region')),
    name TEXT NOT NULL,
    parent_id {id},
    rough_place TEXT,
    cell {int},
    created_at {time} NOT NULL,
    version {int} NOT NULL DEFAULT 1,
    PRIMARY KEY (network_id, id),
    UNIQUE (network_id, slug),
    FOREIGN KEY (network_id, parent_id) REFERENCES circles (network_id, id)
) {strict};
CREATE INDEX circles_parent ON circles (network_id, parent_id);

CREATE TABLE circle_ancestors (
    network_id {id} NOT NULL,
    circle_id {id} NOT NULL,
    ancestor_id {id} NOT NULL,
    depth {int} NOT NULL,
    PRIMARY KEY (network_id, circle_id, ancestor_id),
    FOREIGN KEY (network_id, circle_id) REFERENCES circles (network_id, id),
    FOREIGN KEY (network_id, ancestor_id) REFERENCES circles (network_id, id)
) {strict};
CREATE INDEX circle_ancestors_down ON circle_ancestors (network_id, ancestor_id, depth, circle_id);
";

/// Every column, classed once. Nothing here is about a person.
pub const TABLES: &[Table] = &[
    Table {
        name: "networks",
        key: None,
        ties: &[],
        columns: &[
            Column::id("network_id", Class::Internal, Retention::Forever),
            Column::text("slug", Class::Public, Retention::Forever),
            Column::text("name", Class::Public, Retention::Forever),
            Column::text("zone", Class::Public, Retention::Forever),
            Column::text("public_url", Class::Public, Retention::Forever),
            Column::text("passkey_rp_id", Class::Public, Retention::Forever),
            Column::text("languages", Class::Public, Retention::Forever),
            Column::text("help_line", Class::Public, Retention::Forever),
            Column::text("help_hours", Class::Public, Retention::Forever),
            Column::int("awake_from", Class::Public, Retention::Forever),
            Column::int("awake_until", Class::Public, Retention::Forever),
            Column::int("retention_closed_days", Class::Public, Retention::Forever),
            Column::int("retention_untouched_days", Class::Public, Retention::Forever),
            Column::flag("demo", Class::Public, Retention::Forever),
            Column::time("created_at", Class::Member, Retention::Forever),
            Column::int("version", Class::Internal, Retention::Forever),
            Column::int("weekly_asks", Class::Public, Retention::Forever),
            Column::time("paused_until", Class::Public, Retention::Forever),
            Column::text("paused_words", Class::Public, Retention::Forever),
            Column::text("other_help", Class::Public, Retention::Forever),
            Column::text("hours_by", Class::Public, Retention::Forever),
            Column::text("crisis_lines", Class::Public, Retention::Forever),
        ],
    },
    Table {
        name: "network_hosts",
        key: None,
        ties: &[],
        columns: &[
            Column::text("host", Class::Public, Retention::Forever),
            Column::id("network_id", Class::Internal, Retention::Forever),
        ],
    },
    Table {
        name: "circles",
        key: Some("id"),
        ties: &[],
        columns: &[
            Column::id("network_id", Class::Internal, Retention::Forever),
            Column::id("id", Class::Internal, Retention::Forever),
            Column::text("slug", Class::Public, Retention::Forever),
            Column::text("scale", Class::Public, Retention::Forever),
            Column::text("name", Class::Public, Retention::Forever),
            Column::id("parent_id", Class::Internal, Retention::Forever),
            Column::text("rough_place", Class::Public, Retention::Forever),
            Column::int("cell", Class::Member, Retention::Forever),
            Column::time("created_at", Class::Member, Retention::Forever),
            Column::int("version", Class::Internal, Retention::Forever),
            Column::text("dial", Class::Member, Retention::Forever),
            Column::time("closed_at", Class::Internal, Retention::Forever),
        ],
    },
    Table {
        name: "circle_ancestors",
        key: None,
        ties: &[],
        columns: &[
            Column::id("network_id", Class::Internal, Retention::Forever),
            Column::id("circle_id", Class::Internal, Retention::Forever),
            Column::id("ancestor_id", Class::Internal, Retention::Forever),
            Column::int("depth", Class::Internal, Retention::Forever),
        ],
    },
];

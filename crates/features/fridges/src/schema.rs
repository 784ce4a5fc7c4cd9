//! The tables of fridges, and the class of every column. Nothing that is public here was ever typed by a stranger: what they say
//! are words of a list, and the one note they may add is read by those who tend and by nobody else.

use kit_db::Migration;
use kit_vault::{Class, Column, OnErase, Retention, Table, Tie};

/// Fridges, what is said about them, who follows them, who tends them, what was done.
pub const MIGRATIONS: &[Migration] = &[Migration { number: 720, name: "fridges", sql: FRIDGES }];

/// What reports come to stands beside the fridge, so that a list of fridges reads no report. A listing is in the commons, which
/// no key can point to.
const FRIDGES: &str = "
CREATE TABLE fridges (
    network_id {id} NOT NULL,
    id {id} NOT NULL,
    slug TEXT NOT NULL,
    listing_id {id} NOT NULL,
    circle_id {id} NOT NULL,
    version {int} NOT NULL,
    told_version {int} NOT NULL,
    lender TEXT NOT NULL,
    power TEXT NOT NULL,
    rules_en TEXT NOT NULL,
    rules_es TEXT NOT NULL,
    made_at {time} NOT NULL,
    closed_at {time},
    condition TEXT CHECK (condition IN ('good', 'dirty', 'too-warm', 'broken', 'gone')),
    since {time},
    fullness TEXT CHECK (fullness IN ('empty', 'some', 'full')),
    fullness_at {time},
    said_at {time},
    maybe_gone {bool} NOT NULL,
    wants TEXT NOT NULL,
    wants_at {time},
    PRIMARY KEY (network_id, id),
    UNIQUE (network_id, slug),
    FOREIGN KEY (network_id, circle_id) REFERENCES circles (network_id, id)
) {strict};
CREATE INDEX fridges_silent ON fridges (said_at) WHERE closed_at IS NULL;

CREATE TABLE fridge_reports (
    network_id {id} NOT NULL,
    id {id} NOT NULL,
    fridge_id {id} NOT NULL,
    at {time} NOT NULL,
    condition TEXT NOT NULL CHECK (condition IN ('good', 'dirty', 'too-warm', 'broken', 'gone')),
    fullness TEXT CHECK (fullness IN ('empty', 'some', 'full')),
    wants TEXT NOT NULL,
    note TEXT NOT NULL,
    reading {int},
    observer {int} NOT NULL,
    tends {bool} NOT NULL,
    form_key {bytes} NOT NULL,
    PRIMARY KEY (network_id, id),
    UNIQUE (network_id, fridge_id, form_key),
    FOREIGN KEY (network_id, fridge_id) REFERENCES fridges (network_id, id)
) {strict};
CREATE INDEX fridge_reports_at ON fridge_reports (network_id, fridge_id, at);
CREATE INDEX fridge_reports_end ON fridge_reports (at);

CREATE TABLE fridge_photos (
    network_id {id} NOT NULL,
    id {id} NOT NULL,
    slug TEXT NOT NULL,
    fridge_id {id} NOT NULL,
    report_id {id} NOT NULL,
    at {time} NOT NULL,
    bytes {bytes} NOT NULL,
    shown {bool} NOT NULL,
    PRIMARY KEY (network_id, id),
    UNIQUE (network_id, slug),
    FOREIGN KEY (network_id, fridge_id) REFERENCES fridges (network_id, id),
    FOREIGN KEY (network_id, report_id) REFERENCES fridge_reports (network_id, id)
) {strict};
CREATE INDEX fridge_photos_of ON fridge_photos (network_id, fridge_id, at);
CREATE INDEX fridge_photos_report ON fridge_photos (network_id, report_id);
CREATE INDEX fridge_photos_end ON fridge_photos (at);

CREATE TABLE fridge_alerts (
    network_id {id} NOT NULL,
    fridge_id {id} NOT NULL,
    alert TEXT NOT NULL CHECK (alert IN ('too-warm', 'broken', 'gone', 'dirty', 'empty', 'silent')),
    stands {bool} NOT NULL,
    since {time} NOT NULL,
    told_at {time} NOT NULL,
    PRIMARY KEY (network_id, fridge_id, alert),
    FOREIGN KEY (network_id, fridge_id) REFERENCES fridges (network_id, id)
) {strict};

CREATE TABLE fridge_follows (
    network_id {id} NOT NULL,
    fridge_id {id} NOT NULL,
    person_id {id} NOT NULL,
    hears_of TEXT NOT NULL,
    since {time} NOT NULL,
    PRIMARY KEY (network_id, fridge_id, person_id),
    FOREIGN KEY (network_id, fridge_id) REFERENCES fridges (network_id, id),
    FOREIGN KEY (network_id, person_id) REFERENCES people (network_id, id)
) {strict};
CREATE INDEX fridge_follows_person ON fridge_follows (network_id, person_id);

CREATE TABLE fridge_rota (
    network_id {id} NOT NULL,
    fridge_id {id} NOT NULL,
    chore TEXT NOT NULL CHECK (chore IN ('look', 'clean')),
    weekday {int} NOT NULL CHECK (weekday BETWEEN 0 AND 6),
    person_id {id} NOT NULL,
    since {time} NOT NULL,
    PRIMARY KEY (network_id, fridge_id, chore, weekday, person_id),
    FOREIGN KEY (network_id, fridge_id) REFERENCES fridges (network_id, id),
    FOREIGN KEY (network_id, person_id) REFERENCES people (network_id, id)
) {strict};
CREATE INDEX fridge_rota_person ON fridge_rota (network_id, person_id);

CREATE TABLE fridge_log (
    network_id {id} NOT NULL,
    id {id} NOT NULL,
    fridge_id {id} NOT NULL,
    chore TEXT NOT NULL CHECK (chore IN ('look', 'clean')),
    day {int} NOT NULL,
    at {time} NOT NULL,
    by_id {id},
    reading {int},
    form_key {bytes} NOT NULL,
    PRIMARY KEY (network_id, id),
    UNIQUE (network_id, fridge_id, form_key),
    FOREIGN KEY (network_id, fridge_id) REFERENCES fridges (network_id, id),
    FOREIGN KEY (network_id, by_id) REFERENCES people (network_id, id)
) {strict};
CREATE INDEX fridge_log_day ON fridge_log (network_id, fridge_id, day);
CREATE INDEX fridge_log_by ON fridge_log (network_id, by_id);
CREATE INDEX fridge_log_end ON fridge_log (at);
";

const NETWORK: Column = Column::id("network_id", Class::Internal, Retention::WithRow);
const ROW: Retention = Retention::WithRow;
const SEASON: Retention = Retention::Days(90);
const FORTNIGHT: Retention = Retention::Days(14);
const YEAR: Retention = Retention::Days(365);
const ERASED: Retention = Retention::UntilErased;

const fn fridge(kept: Retention) -> Column {
    Column::id("fridge_id", Class::Internal, kept)
}

/// Every column, classed once.
pub const TABLES: &[Table] = &[
    Table {
        name: "fridges",
        key: Some("id"),
        ties: &[],
        columns: &[
            NETWORK,
            Column::id("id", Class::Internal, Retention::Forever),
            Column::text("slug", Class::Public, Retention::Forever),
            Column::id("listing_id", Class::Internal, Retention::Forever),
            Column::id("circle_id", Class::Internal, Retention::Forever),
            Column::int("version", Class::Internal, ROW),
            Column::int("told_version", Class::Internal, ROW),
            Column::text("lender", Class::Member, Retention::Forever),
            Column::text("power", Class::Member, Retention::Forever),
            Column::text("rules_en", Class::Public, Retention::Forever),
            Column::text("rules_es", Class::Public, Retention::Forever),
            Column::time("made_at", Class::Public, Retention::Forever),
            Column::time("closed_at", Class::Public, Retention::Forever),
            Column::text("condition", Class::Public, ROW),
            Column::time("since", Class::Public, ROW),
            Column::text("fullness", Class::Public, ROW),
            Column::time("fullness_at", Class::Public, ROW),
            Column::time("said_at", Class::Public, ROW),
            Column::flag("maybe_gone", Class::Public, ROW),
            Column::text("wants", Class::Public, ROW),
            Column::time("wants_at", Class::Public, ROW),
        ],
    },
    Table {
        name: "fridge_reports",
        key: Some("id"),
        ties: &[],
        columns: &[
            NETWORK,
            Column::id("id", Class::Internal, SEASON),
            fridge(SEASON),
            Column::time("at", Class::Public, SEASON),
            Column::text("condition", Class::Public, SEASON),
            Column::text("fullness", Class::Public, SEASON),
            Column::text("wants", Class::Public, SEASON),
            Column::text("note", Class::Claimed, SEASON),
            Column::int("reading", Class::Public, SEASON),
            Column::int("observer", Class::Secret, SEASON),
            Column::flag("tends", Class::Member, SEASON),
            Column::bytes("form_key", Class::Secret, SEASON),
        ],
    },
    Table {
        name: "fridge_photos",
        key: Some("id"),
        ties: &[],
        columns: &[
            NETWORK,
            Column::id("id", Class::Internal, FORTNIGHT),
            Column::text("slug", Class::Public, FORTNIGHT),
            fridge(FORTNIGHT),
            Column::id("report_id", Class::Internal, FORTNIGHT),
            Column::time("at", Class::Public, FORTNIGHT),
            Column::bytes("bytes", Class::Claimed, FORTNIGHT),
            Column::flag("shown", Class::Public, FORTNIGHT),
        ],
    },
    Table {
        name: "fridge_alerts",
        key: None,
        ties: &[],
        columns: &[
            NETWORK,
            fridge(ROW),
            Column::text("alert", Class::Public, ROW),
            Column::flag("stands", Class::Public, ROW),
            Column::time("since", Class::Public, ROW),
            Column::time("told_at", Class::Internal, ROW),
        ],
    },
    Table {
        name: "fridge_follows",
        key: None,
        ties: &[Tie::own("person_id", OnErase::Delete)],
        columns: &[
            NETWORK,
            fridge(ERASED),
            Column::id("person_id", Class::Internal, ERASED),
            Column::text("hears_of", Class::Claimed, ERASED),
            Column::time("since", Class::Claimed, ERASED),
        ],
    },
    Table {
        name: "fridge_rota",
        key: None,
        ties: &[Tie::own("person_id", OnErase::Delete)],
        columns: &[
            NETWORK,
            fridge(ERASED),
            Column::text("chore", Class::Member, ERASED),
            Column::int("weekday", Class::Member, ERASED),
            Column::id("person_id", Class::Internal, ERASED),
            Column::time("since", Class::Member, ERASED),
        ],
    },
    Table {
        name: "fridge_log",
        key: Some("id"),
        ties: &[Tie::own("by_id", OnErase::Blank(&["by_id"]))],
        columns: &[
            NETWORK,
            Column::id("id", Class::Internal, YEAR),
            fridge(YEAR),
            Column::text("chore", Class::Member, YEAR),
            Column::int("day", Class::Member, YEAR),
            Column::time("at", Class::Member, YEAR),
            Column::id("by_id", Class::Internal, YEAR),
            Column::int("reading", Class::Member, YEAR),
            Column::bytes("form_key", Class::Secret, YEAR),
        ],
    },
];

//! The tables of the directory, and the class of every column. What the public reads belongs to the whole server (the commons);
//! what waits for a steward belongs to a network. No table here knows a person: a suggestion has no sender.

use kit_db::Migration;
use kit_vault::{Class, Column, Retention, Table};

/// Listings with what is known about them, places, areas, and what waits for a steward.
pub const MIGRATIONS: &[Migration] = &[Migration { number: 700, name: "directory", sql: DIRECTORY }];

/// `seq` grows with every change of a listing, so that whoever keeps a copy in memory asks only for what is newer.
const DIRECTORY: &str = "
CREATE TABLE listings (
    network_id {id} NOT NULL,
    id {id} NOT NULL,
    slug TEXT NOT NULL,
    hsds_id TEXT NOT NULL,
    keeper_id {id},
    seq {int} NOT NULL,
    version {int} NOT NULL,
    source TEXT NOT NULL,
    source_key TEXT,
    kind TEXT NOT NULL CHECK (kind IN ('group', 'pantry', 'fridge', 'council', 'resource')),
    name TEXT NOT NULL,
    region TEXT NOT NULL,
    place TEXT NOT NULL,
    facts TEXT NOT NULL,
    zone TEXT NOT NULL,
    standing TEXT NOT NULL CHECK (standing IN ('there', 'resting', 'closed')),
    resting_until {time},
    standing_said_at {time},
    crisis_en TEXT NOT NULL,
    crisis_es TEXT NOT NULL,
    crisis_until {time},
    as_of {time} NOT NULL,
    dated {bool} NOT NULL,
    confirmed_at {time},
    made_at {time} NOT NULL,
    lately TEXT NOT NULL CHECK (lately IN ('', 'food', 'works', 'empty', 'dirty', 'unsafe', 'gone')),
    lately_at {time},
    lately_told_at {time},
    changed_at {time} NOT NULL,
    gone_at {time},
    PRIMARY KEY (network_id, id),
    UNIQUE (network_id, slug),
    UNIQUE (network_id, hsds_id)
) {strict};
CREATE INDEX listings_seq ON listings (network_id, seq);
CREATE INDEX listings_keeper ON listings (network_id, keeper_id, name, id);
CREATE UNIQUE INDEX listings_source ON listings (network_id, source, source_key) WHERE source_key IS NOT NULL;

CREATE TABLE listing_marks (
    network_id {id} NOT NULL,
    name TEXT NOT NULL,
    value {int} NOT NULL,
    PRIMARY KEY (network_id, name)
) {strict};

CREATE TABLE listing_confirmations (
    network_id {id} NOT NULL,
    listing_id {id} NOT NULL,
    field TEXT NOT NULL,
    by_whom TEXT NOT NULL CHECK (by_whom IN ('group', 'steward', 'source')),
    how TEXT NOT NULL CHECK (how IN ('call', 'visit', 'page', 'link', 'form', 'import')),
    at {time} NOT NULL,
    PRIMARY KEY (network_id, listing_id, field),
    FOREIGN KEY (network_id, listing_id) REFERENCES listings (network_id, id)
) {strict};

CREATE TABLE listing_evidence (
    network_id {id} NOT NULL,
    listing_id {id} NOT NULL,
    what TEXT NOT NULL CHECK (what IN ('was-there', 'nobody', 'page-answers', 'page-gone')),
    observer {int} NOT NULL,
    at {time} NOT NULL,
    PRIMARY KEY (network_id, listing_id, what, observer),
    FOREIGN KEY (network_id, listing_id) REFERENCES listings (network_id, id)
) {strict};
CREATE INDEX listing_evidence_end ON listing_evidence (at);

CREATE TABLE listing_keys (
    network_id {id} NOT NULL,
    listing_id {id} NOT NULL,
    recognized_by TEXT NOT NULL,
    PRIMARY KEY (network_id, listing_id, recognized_by),
    FOREIGN KEY (network_id, listing_id) REFERENCES listings (network_id, id)
) {strict};
CREATE INDEX listing_keys_by ON listing_keys (network_id, recognized_by);

CREATE TABLE do_not_list (
    network_id {id} NOT NULL,
    hash {bytes} NOT NULL,
    at {time} NOT NULL,
    PRIMARY KEY (network_id, hash)
) {strict};

CREATE TABLE areas (
    network_id {id} NOT NULL,
    id {id} NOT NULL,
    name TEXT NOT NULL,
    page TEXT NOT NULL,
    south {int} NOT NULL,
    north {int} NOT NULL,
    west {int} NOT NULL,
    east {int} NOT NULL,
    shape TEXT NOT NULL,
    PRIMARY KEY (network_id, id)
) {strict};
CREATE INDEX areas_box ON areas (network_id, south, north);

CREATE TABLE listing_imports (
    network_id {id} NOT NULL,
    id {id} NOT NULL,
    slug TEXT NOT NULL,
    keeper_id {id} NOT NULL,
    source TEXT NOT NULL,
    zone TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('looking', 'ready', 'bringing', 'done', 'undoing', 'undone')),
    taken {int} NOT NULL,
    at {int} NOT NULL,
    odd TEXT NOT NULL,
    notes TEXT NOT NULL,
    with_doubles {bool} NOT NULL,
    made_at {time} NOT NULL,
    PRIMARY KEY (network_id, id),
    UNIQUE (network_id, slug)
) {strict};
CREATE INDEX listing_imports_keeper ON listing_imports (network_id, keeper_id, made_at);
CREATE INDEX listing_imports_end ON listing_imports (made_at);

CREATE TABLE listing_import_rows (
    network_id {id} NOT NULL,
    import_id {id} NOT NULL,
    position {int} NOT NULL,
    line {int} NOT NULL,
    source_key TEXT NOT NULL,
    facts TEXT NOT NULL,
    standing TEXT NOT NULL,
    as_of {time},
    fate TEXT NOT NULL CHECK (fate IN ('unknown', 'new', 'changed', 'same', 'double', 'do-not-list', 'other')),
    listing_id {id},
    PRIMARY KEY (network_id, import_id, position),
    FOREIGN KEY (network_id, import_id) REFERENCES listing_imports (network_id, id)
) {strict};
CREATE INDEX listing_import_rows_fate ON listing_import_rows (network_id, import_id, fate, position);

CREATE TABLE listing_drafts (
    network_id {id} NOT NULL,
    listing_id {id} NOT NULL,
    facts TEXT NOT NULL,
    of_version {int} NOT NULL,
    changed_at {time} NOT NULL,
    PRIMARY KEY (network_id, listing_id)
) {strict};

CREATE TABLE listing_suggestions (
    network_id {id} NOT NULL,
    id {id} NOT NULL,
    slug TEXT NOT NULL,
    listing_id {id},
    says TEXT NOT NULL CHECK (says IN ('new', 'correct', 'closed', 'resting', 'ours', 'do-not-list')),
    facts TEXT NOT NULL,
    words TEXT NOT NULL,
    form_key {bytes} NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'taken', 'declined')),
    made_at {time} NOT NULL,
    settled_at {time},
    PRIMARY KEY (network_id, id),
    UNIQUE (network_id, slug),
    UNIQUE (network_id, form_key)
) {strict};
CREATE INDEX listing_suggestions_waiting ON listing_suggestions (network_id, made_at) WHERE state = 'waiting';
CREATE INDEX listing_suggestions_end ON listing_suggestions (settled_at);

CREATE TABLE listing_links (
    network_id {id} NOT NULL,
    listing_id {id} NOT NULL,
    generation {int} NOT NULL,
    hash {bytes} NOT NULL,
    made_at {time} NOT NULL,
    used_at {time},
    PRIMARY KEY (network_id, listing_id),
    UNIQUE (network_id, hash)
) {strict};
";

const ROW: Retention = Retention::WithRow;
const NETWORK: Column = Column::id("network_id", Class::Internal, ROW);
const LISTING: Column = Column::id("listing_id", Class::Internal, ROW);
/// A file's rows are kept so long, for whoever wants to undo it.
const IMPORT: Retention = Retention::Days(30);
/// Answers to a suggestion are kept so long, for those who ask what became of it.
const SETTLED: Retention = Retention::DaysAfterClose(30);

/// A table about nobody.
const fn about_nobody(name: &'static str, columns: &'static [Column]) -> Table {
    Table { name, key: None, ties: &[], columns }
}

/// Every column, classed once.
pub const TABLES: &[Table] = &[
    about_nobody(
        "listings",
        &[
            NETWORK,
            Column::id("id", Class::Internal, ROW),
            Column::text("slug", Class::Public, ROW),
            Column::text("hsds_id", Class::Public, ROW),
            Column::id("keeper_id", Class::Internal, ROW),
            Column::int("seq", Class::Internal, ROW),
            Column::int("version", Class::Internal, ROW),
            Column::text("source", Class::Public, ROW),
            Column::text("source_key", Class::Internal, ROW),
            Column::text("kind", Class::Public, ROW),
            Column::text("name", Class::Public, ROW),
            Column::text("region", Class::Public, ROW),
            Column::text("place", Class::Public, ROW),
            Column::text("facts", Class::Public, ROW),
            Column::text("zone", Class::Public, ROW),
            Column::text("standing", Class::Public, ROW),
            Column::time("resting_until", Class::Public, ROW),
            Column::time("standing_said_at", Class::Public, ROW),
            Column::text("crisis_en", Class::Public, ROW),
            Column::text("crisis_es", Class::Public, ROW),
            Column::time("crisis_until", Class::Public, ROW),
            Column::time("as_of", Class::Public, ROW),
            Column::flag("dated", Class::Public, ROW),
            Column::time("confirmed_at", Class::Public, ROW),
            Column::time("made_at", Class::Internal, ROW),
            Column::text("lately", Class::Public, ROW),
            Column::time("lately_at", Class::Public, ROW),
            Column::time("lately_told_at", Class::Internal, ROW),
            Column::time("changed_at", Class::Public, ROW),
            Column::time("gone_at", Class::Internal, ROW),
        ],
    ),
    about_nobody(
        "listing_marks",
        &[
            NETWORK,
            Column::text("name", Class::Internal, Retention::Forever),
            Column::int("value", Class::Internal, Retention::Forever),
        ],
    ),
    about_nobody(
        "listing_confirmations",
        &[
            NETWORK,
            LISTING,
            Column::text("field", Class::Public, ROW),
            Column::text("by_whom", Class::Public, ROW),
            Column::text("how", Class::Public, ROW),
            Column::time("at", Class::Public, ROW),
        ],
    ),
    about_nobody(
        "listing_evidence",
        &[
            NETWORK,
            LISTING,
            Column::text("what", Class::Public, Retention::Days(60)),
            Column::int("observer", Class::Secret, Retention::Days(60)),
            Column::time("at", Class::Internal, Retention::Days(60)),
        ],
    ),
    about_nobody("listing_keys", &[NETWORK, LISTING, Column::text("recognized_by", Class::Internal, ROW)]),
    about_nobody(
        "do_not_list",
        &[
            NETWORK,
            Column::bytes("hash", Class::Secret, Retention::Forever),
            Column::time("at", Class::Internal, Retention::Forever),
        ],
    ),
    about_nobody(
        "areas",
        &[
            NETWORK,
            Column::id("id", Class::Internal, Retention::Forever),
            Column::text("name", Class::Public, Retention::Forever),
            Column::text("page", Class::Public, Retention::Forever),
            Column::int("south", Class::Internal, Retention::Forever),
            Column::int("north", Class::Internal, Retention::Forever),
            Column::int("west", Class::Internal, Retention::Forever),
            Column::int("east", Class::Internal, Retention::Forever),
            Column::text("shape", Class::Internal, Retention::Forever),
        ],
    ),
    about_nobody(
        "listing_imports",
        &[
            NETWORK,
            Column::id("id", Class::Internal, IMPORT),
            Column::text("slug", Class::Internal, IMPORT),
            Column::id("keeper_id", Class::Internal, IMPORT),
            Column::text("source", Class::Claimed, IMPORT),
            Column::text("zone", Class::Internal, IMPORT),
            Column::text("state", Class::Claimed, IMPORT),
            Column::int("taken", Class::Claimed, IMPORT),
            Column::int("at", Class::Claimed, IMPORT),
            Column::text("odd", Class::Claimed, IMPORT),
            Column::text("notes", Class::Claimed, IMPORT),
            Column::flag("with_doubles", Class::Internal, IMPORT),
            Column::time("made_at", Class::Claimed, IMPORT),
        ],
    ),
    about_nobody(
        "listing_import_rows",
        &[
            NETWORK,
            Column::id("import_id", Class::Internal, IMPORT),
            Column::int("position", Class::Internal, IMPORT),
            Column::int("line", Class::Claimed, IMPORT),
            Column::text("source_key", Class::Internal, IMPORT),
            Column::text("facts", Class::Claimed, IMPORT),
            Column::text("standing", Class::Claimed, IMPORT),
            Column::time("as_of", Class::Claimed, IMPORT),
            Column::text("fate", Class::Claimed, IMPORT),
            Column::id("listing_id", Class::Internal, IMPORT),
        ],
    ),
    about_nobody(
        "listing_drafts",
        &[
            NETWORK,
            LISTING,
            Column::text("facts", Class::Claimed, ROW),
            Column::int("of_version", Class::Internal, ROW),
            Column::time("changed_at", Class::Internal, ROW),
        ],
    ),
    about_nobody(
        "listing_suggestions",
        &[
            NETWORK,
            Column::id("id", Class::Internal, SETTLED),
            Column::text("slug", Class::Internal, SETTLED),
            Column::id("listing_id", Class::Internal, SETTLED),
            Column::text("says", Class::Claimed, SETTLED),
            Column::text("facts", Class::Claimed, SETTLED),
            Column::text("words", Class::Claimed, SETTLED),
            Column::bytes("form_key", Class::Secret, SETTLED),
            Column::text("state", Class::Claimed, SETTLED),
            Column::time("made_at", Class::Claimed, SETTLED),
            Column::time("settled_at", Class::Claimed, SETTLED),
        ],
    ),
    about_nobody(
        "listing_links",
        &[
            NETWORK,
            LISTING,
            Column::int("generation", Class::Internal, ROW),
            Column::bytes("hash", Class::Secret, ROW),
            Column::time("made_at", Class::Internal, ROW),
            Column::time("used_at", Class::Internal, ROW),
        ],
    ),
];

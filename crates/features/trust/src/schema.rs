//! The tables of trust: who is kept apart, vouches, first visits in pairs, suspensions, reports, invites.

use kit_db::Migration;

/// What keeps people apart, what lets them trust, and how they come in.
pub const MIGRATIONS: &[Migration] = &[Migration { number: 250, name: "trust", sql: TRUST }];

const TRUST: &str = "
CREATE TABLE apart (
    network_id {id} NOT NULL,
    id {id} NOT NULL,
    slug TEXT NOT NULL,
    person_id {id} NOT NULL,
    other_id {id} NOT NULL,
    source TEXT NOT NULL CHECK (source IN ('own', 'steward')),
    by_id {id},
    made_at {time} NOT NULL,
    PRIMARY KEY (network_id, id),
    UNIQUE (network_id, slug),
    UNIQUE (network_id, person_id, other_id, source),
    FOREIGN KEY (network_id, person_id) REFERENCES people (network_id, id),
    FOREIGN KEY (network_id, other_id) REFERENCES people (network_id, id)
) {strict};
CREATE INDEX apart_other ON apart (network_id, other_id, person_id);

CREATE TABLE apart_numbers (
    network_id {id} NOT NULL,
    id {id} NOT NULL,
    slug TEXT NOT NULL,
    person_id {id} NOT NULL,
    kind {int} NOT NULL,
    hash {bytes} NOT NULL,
    number {bytes} NOT NULL,
    made_at {time} NOT NULL,
    PRIMARY KEY (network_id, id),
    UNIQUE (network_id, slug),
    UNIQUE (network_id, person_id, kind, hash),
    FOREIGN KEY (network_id, person_id) REFERENCES people (network_id, id)
) {strict};
CREATE INDEX apart_numbers_term ON apart_numbers (network_id, kind, hash);

CREATE TABLE vouches (
    network_id {id} NOT NULL,
    circle_id {id} NOT NULL,
    person_id {id} NOT NULL,
    by_id {id} NOT NULL,
    made_at {time} NOT NULL,
    PRIMARY KEY (network_id, person_id, circle_id, by_id),
    FOREIGN KEY (network_id, circle_id) REFERENCES circles (network_id, id),
    FOREIGN KEY (network_id, person_id) REFERENCES people (network_id, id),
    FOREIGN KEY (network_id, by_id) REFERENCES people (network_id, id)
) {strict};
CREATE INDEX vouches_by ON vouches (network_id, by_id);

CREATE TABLE pairings (
    network_id {id} NOT NULL,
    id {id} NOT NULL,
    slug TEXT NOT NULL,
    circle_id {id} NOT NULL,
    person_id {id} NOT NULL,
    with_id {id},
    by_id {id},
    state TEXT NOT NULL CHECK (state IN ('proposed', 'done', 'trusted')),
    made_at {time} NOT NULL,
    moved_at {time} NOT NULL,
    PRIMARY KEY (network_id, id),
    UNIQUE (network_id, slug),
    UNIQUE (network_id, person_id, circle_id),
    FOREIGN KEY (network_id, circle_id) REFERENCES circles (network_id, id),
    FOREIGN KEY (network_id, person_id) REFERENCES people (network_id, id),
    FOREIGN KEY (network_id, with_id) REFERENCES people (network_id, id)
) {strict};
CREATE INDEX pairings_with ON pairings (network_id, with_id);

CREATE TABLE suspensions (
    network_id {id} NOT NULL,
    id {id} NOT NULL,
    person_id {id} NOT NULL,
    by_id {id},
    since {time} NOT NULL,
    until {time},
    PRIMARY KEY (network_id, id),
    UNIQUE (network_id, person_id),
    FOREIGN KEY (network_id, person_id) REFERENCES people (network_id, id)
) {strict};
CREATE INDEX suspensions_by ON suspensions (network_id, by_id);

CREATE TABLE suspended_roles (
    network_id {id} NOT NULL,
    person_id {id} NOT NULL,
    circle_id {id} NOT NULL,
    role TEXT NOT NULL,
    until {time},
    PRIMARY KEY (network_id, person_id, circle_id, role),
    FOREIGN KEY (network_id, circle_id) REFERENCES circles (network_id, id),
    FOREIGN KEY (network_id, person_id) REFERENCES people (network_id, id)
) {strict};

CREATE TABLE reports (
    network_id {id} NOT NULL,
    id {id} NOT NULL,
    slug TEXT NOT NULL,
    about_id {id} NOT NULL,
    by_id {id},
    circle_id {id},
    reader_one_id {id},
    reader_two_id {id},
    made_at {time} NOT NULL,
    closed_at {time},
    PRIMARY KEY (network_id, id),
    UNIQUE (network_id, slug),
    FOREIGN KEY (network_id, about_id) REFERENCES people (network_id, id),
    FOREIGN KEY (network_id, circle_id) REFERENCES circles (network_id, id)
) {strict};
CREATE INDEX reports_about ON reports (network_id, about_id);
CREATE INDEX reports_by ON reports (network_id, by_id);
CREATE INDEX reports_made ON reports (network_id, made_at, id);

CREATE TABLE steward_notes (
    network_id {id} NOT NULL,
    id {id} NOT NULL,
    by_id {id} NOT NULL,
    about_id {id} NOT NULL,
    report_id {id},
    note {bytes} NOT NULL,
    made_at {time} NOT NULL,
    PRIMARY KEY (network_id, id),
    FOREIGN KEY (network_id, by_id) REFERENCES people (network_id, id),
    FOREIGN KEY (network_id, about_id) REFERENCES people (network_id, id),
    FOREIGN KEY (network_id, report_id) REFERENCES reports (network_id, id)
) {strict};
CREATE INDEX steward_notes_about ON steward_notes (network_id, about_id);
CREATE INDEX steward_notes_by ON steward_notes (network_id, by_id);
CREATE INDEX steward_notes_report ON steward_notes (network_id, report_id);

CREATE TABLE invites (
    network_id {id} NOT NULL,
    id {id} NOT NULL,
    slug TEXT NOT NULL,
    circle_id {id} NOT NULL,
    by_id {id} NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('helper', 'neighbor')),
    language TEXT NOT NULL,
    token_hash {bytes} NOT NULL,
    code_hash {bytes} NOT NULL,
    uses {int} NOT NULL,
    uses_left {int} NOT NULL,
    made_at {time} NOT NULL,
    expires_at {time} NOT NULL,
    ended_at {time},
    PRIMARY KEY (network_id, id),
    UNIQUE (network_id, slug),
    UNIQUE (network_id, token_hash),
    FOREIGN KEY (network_id, circle_id) REFERENCES circles (network_id, id),
    FOREIGN KEY (network_id, by_id) REFERENCES people (network_id, id)
) {strict};
CREATE INDEX invites_code ON invites (network_id, code_hash);
CREATE INDEX invites_by ON invites (network_id, by_id);

CREATE TABLE ways_back (
    network_id {id} NOT NULL,
    token_hash {bytes} NOT NULL,
    person_id {id} NOT NULL,
    made_at {time} NOT NULL,
    expires_at {time} NOT NULL,
    PRIMARY KEY (network_id, token_hash),
    FOREIGN KEY (network_id, person_id) REFERENCES people (network_id, id)
) {strict};
CREATE INDEX ways_back_person ON ways_back (network_id, person_id);
CREATE INDEX ways_back_end ON ways_back (expires_at);
";

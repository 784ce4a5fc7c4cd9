//! The tables of asks: what is promised to whom, who may see it, and what happened when.

use kit_db::Migration;

/// Sheets (one posting by one person), asks, claims, their history, and who has been reached.
pub const MIGRATIONS: &[Migration] = &[
    Migration { number: 300, name: "asks", sql: ASKS },
    Migration { number: 301, name: "rings and weeks", sql: RINGS },
    Migration { number: 302, name: "practice and thanks", sql: PRACTICE },
];

/// An ask for practice takes nobody's place, and a promise kept is remembered without the ask.
const PRACTICE: &str = "
ALTER TABLE asks ADD COLUMN practice {bool} NOT NULL DEFAULT {false};

CREATE TABLE helped_counts (
    network_id {id} NOT NULL,
    person_id {id} NOT NULL,
    times {int} NOT NULL,
    PRIMARY KEY (network_id, person_id),
    FOREIGN KEY (network_id, person_id) REFERENCES people (network_id, id)
) {strict};
";

/// "Can't this time", who must be trusted, a steward's yes to a claim, and how many asks a week took.
const RINGS: &str = "
ALTER TABLE asks ADD COLUMN inside {bool} NOT NULL DEFAULT {false};
ALTER TABLE asks ADD COLUMN opens_at {time};
ALTER TABLE claims ADD COLUMN unapproved {bool} NOT NULL DEFAULT {false};
CREATE INDEX asks_asked ON asks (network_id, asked_at, id);

CREATE TABLE ask_declines (
    network_id {id} NOT NULL,
    person_id {id} NOT NULL,
    ask_id {id} NOT NULL,
    at {time} NOT NULL,
    PRIMARY KEY (network_id, person_id, ask_id),
    FOREIGN KEY (network_id, ask_id) REFERENCES asks (network_id, id),
    FOREIGN KEY (network_id, person_id) REFERENCES people (network_id, id)
) {strict};
CREATE INDEX ask_declines_ask ON ask_declines (network_id, ask_id);

CREATE TABLE ask_weeks (
    network_id {id} NOT NULL,
    week {int} NOT NULL,
    taken {int} NOT NULL,
    PRIMARY KEY (network_id, week)
) {strict};
";

const ASKS: &str = "
CREATE TABLE ask_sheets (
    network_id {id} NOT NULL,
    id {id} NOT NULL,
    asker_id {id} NOT NULL,
    link_generation {int} NOT NULL,
    link_hash {bytes} NOT NULL,
    for_other {bool} NOT NULL,
    consent_at {time},
    spoken_by {bytes},
    code_language TEXT NOT NULL,
    created_at {time} NOT NULL,
    PRIMARY KEY (network_id, id),
    UNIQUE (network_id, link_hash),
    FOREIGN KEY (network_id, asker_id) REFERENCES people (network_id, id)
) {strict};
CREATE INDEX ask_sheets_asker ON ask_sheets (network_id, asker_id);

CREATE TABLE asks (
    network_id {id} NOT NULL,
    id {id} NOT NULL,
    slug TEXT NOT NULL,
    sheet_id {id} NOT NULL,
    asker_id {id} NOT NULL,
    home_circle_id {id} NOT NULL,
    kind TEXT NOT NULL,
    urgency TEXT NOT NULL,
    language TEXT NOT NULL,
    details {bytes},
    private_note {bytes},
    place {bytes},
    public_line TEXT,
    marked {bool} NOT NULL,
    flags {int} NOT NULL,
    opened {bool} NOT NULL,
    answered_by TEXT NOT NULL,
    beforehand TEXT NOT NULL,
    nearest TEXT NOT NULL,
    farthest TEXT NOT NULL,
    widen_every {int},
    ring TEXT,
    widen_at {time},
    state TEXT NOT NULL,
    state_since {time} NOT NULL,
    asked_at {time} NOT NULL,
    touched_at {time} NOT NULL,
    times_asked {int} NOT NULL,
    last_event_at {time} NOT NULL,
    events {int} NOT NULL,
    part_done {bool} NOT NULL,
    thanked {bool} NOT NULL,
    claim_id {id},
    again_of {id},
    due_at {time},
    version {int} NOT NULL,
    PRIMARY KEY (network_id, id),
    UNIQUE (network_id, slug),
    FOREIGN KEY (network_id, sheet_id) REFERENCES ask_sheets (network_id, id),
    FOREIGN KEY (network_id, asker_id) REFERENCES people (network_id, id),
    FOREIGN KEY (network_id, home_circle_id) REFERENCES circles (network_id, id)
) {strict};
CREATE INDEX asks_sheet ON asks (network_id, sheet_id);
CREATE INDEX asks_asker ON asks (network_id, asker_id);
CREATE INDEX asks_state ON asks (network_id, state, asked_at, id);
CREATE INDEX asks_unopened ON asks (network_id, state_since, id) WHERE flags <> 0 AND NOT opened;
CREATE INDEX asks_due ON asks (due_at) WHERE due_at IS NOT NULL;

CREATE TABLE ask_audience (
    network_id {id} NOT NULL,
    circle_id {id} NOT NULL,
    taken {bool} NOT NULL,
    opened_at {time} NOT NULL,
    ask_id {id} NOT NULL,
    PRIMARY KEY (network_id, circle_id, taken, opened_at, ask_id),
    FOREIGN KEY (network_id, ask_id) REFERENCES asks (network_id, id)
) {strict};
CREATE INDEX ask_audience_ask ON ask_audience (network_id, ask_id);

CREATE TABLE claims (
    network_id {id} NOT NULL,
    id {id} NOT NULL,
    slug TEXT NOT NULL,
    ask_id {id} NOT NULL,
    helper_id {id} NOT NULL,
    state TEXT NOT NULL,
    live {bool} NOT NULL,
    claimed_at {time} NOT NULL,
    accepted_at {time},
    moved_at {time} NOT NULL,
    nudged_at {time},
    ended_at {time},
    reason TEXT,
    note {bytes},
    unseen_edit {bool} NOT NULL,
    PRIMARY KEY (network_id, id),
    UNIQUE (network_id, slug),
    FOREIGN KEY (network_id, ask_id) REFERENCES asks (network_id, id),
    FOREIGN KEY (network_id, helper_id) REFERENCES people (network_id, id)
) {strict};
CREATE UNIQUE INDEX claims_one_winner ON claims (network_id, ask_id) WHERE live;
CREATE INDEX claims_helper ON claims (network_id, helper_id, live, claimed_at);
CREATE INDEX claims_ask ON claims (network_id, ask_id);

CREATE TABLE helper_loads (
    network_id {id} NOT NULL,
    person_id {id} NOT NULL,
    turns {int} NOT NULL,
    PRIMARY KEY (network_id, person_id),
    FOREIGN KEY (network_id, person_id) REFERENCES people (network_id, id)
) {strict};

CREATE TABLE ask_events (
    network_id {id} NOT NULL,
    ask_id {id} NOT NULL,
    n {int} NOT NULL,
    what TEXT NOT NULL,
    state TEXT NOT NULL,
    actor TEXT NOT NULL,
    actor_id {id},
    at {time} NOT NULL,
    reason TEXT,
    PRIMARY KEY (network_id, ask_id, n),
    FOREIGN KEY (network_id, ask_id) REFERENCES asks (network_id, id)
) {strict};
CREATE INDEX ask_events_actor ON ask_events (network_id, actor_id);

CREATE TABLE ask_looks (
    network_id {id} NOT NULL,
    ask_id {id} NOT NULL,
    person_id {id} NOT NULL,
    sight TEXT NOT NULL,
    at {time} NOT NULL,
    PRIMARY KEY (network_id, ask_id, person_id, sight),
    FOREIGN KEY (network_id, ask_id) REFERENCES asks (network_id, id),
    FOREIGN KEY (network_id, person_id) REFERENCES people (network_id, id)
) {strict};
CREATE INDEX ask_looks_person ON ask_looks (network_id, person_id);

CREATE TABLE ask_calls (
    network_id {id} NOT NULL,
    ask_id {id} NOT NULL,
    turn {int} NOT NULL,
    person_id {id} NOT NULL,
    at {time} NOT NULL,
    PRIMARY KEY (network_id, ask_id, turn),
    FOREIGN KEY (network_id, ask_id) REFERENCES asks (network_id, id)
) {strict};
CREATE INDEX ask_calls_person ON ask_calls (network_id, person_id);
";

//! The tables of check-in rounds, and the class of every column.

use kit_db::Migration;
use kit_vault::{Class, Column, OnErase, Retention, Table, Tie};

/// Rounds, who walks them, who is checked on, and what became of it.
pub const MIGRATIONS: &[Migration] = &[Migration { number: 600, name: "checkins", sql: CHECKINS }];

/// A weekday belongs to somebody every week (`checkin_weekly`); a row of `checkin_turns` stands in for one date, and one
/// without a person says that this date was handed back. What became of a day is one row, so that it is told once.
///
/// A check is named by the person and the day, a step by the check and the step: the database itself refuses a second
/// one, whichever node writes it and whatever its clock says. Days are counted in the network's zone.
const CHECKINS: &str = "
CREATE TABLE checkin_rounds (
    network_id {id} NOT NULL,
    id {id} NOT NULL,
    slug TEXT NOT NULL,
    circle_id {id} NOT NULL,
    called TEXT NOT NULL,
    days TEXT NOT NULL,
    from_minute {int} NOT NULL,
    until_minute {int} NOT NULL,
    by_id {id},
    join_hash {bytes} NOT NULL,
    opened_day {int} NOT NULL,
    made_at {time} NOT NULL,
    ended_at {time},
    PRIMARY KEY (network_id, id),
    UNIQUE (network_id, slug),
    UNIQUE (network_id, join_hash),
    FOREIGN KEY (network_id, circle_id) REFERENCES circles (network_id, id),
    FOREIGN KEY (network_id, by_id) REFERENCES people (network_id, id)
) {strict};
CREATE INDEX checkin_rounds_circle ON checkin_rounds (network_id, circle_id);

CREATE TABLE checkin_team (
    network_id {id} NOT NULL,
    round_id {id} NOT NULL,
    person_id {id} NOT NULL,
    added_at {time} NOT NULL,
    runs {int} NOT NULL,
    PRIMARY KEY (network_id, round_id, person_id),
    FOREIGN KEY (network_id, round_id) REFERENCES checkin_rounds (network_id, id),
    FOREIGN KEY (network_id, person_id) REFERENCES people (network_id, id)
) {strict};
CREATE INDEX checkin_team_person ON checkin_team (network_id, person_id);

CREATE TABLE checkin_turns (
    network_id {id} NOT NULL,
    round_id {id} NOT NULL,
    day {int} NOT NULL,
    person_id {id},
    taken_at {time} NOT NULL,
    PRIMARY KEY (network_id, round_id, day),
    FOREIGN KEY (network_id, round_id) REFERENCES checkin_rounds (network_id, id),
    FOREIGN KEY (network_id, person_id) REFERENCES people (network_id, id)
) {strict};
CREATE INDEX checkin_turns_person ON checkin_turns (network_id, person_id);

CREATE TABLE checkin_weekly (
    network_id {id} NOT NULL,
    round_id {id} NOT NULL,
    weekday {int} NOT NULL,
    person_id {id} NOT NULL,
    since {time} NOT NULL,
    PRIMARY KEY (network_id, round_id, weekday),
    FOREIGN KEY (network_id, round_id) REFERENCES checkin_rounds (network_id, id),
    FOREIGN KEY (network_id, person_id) REFERENCES people (network_id, id)
) {strict};
CREATE INDEX checkin_weekly_person ON checkin_weekly (network_id, person_id);

CREATE TABLE checkin_days (
    network_id {id} NOT NULL,
    round_id {id} NOT NULL,
    day {int} NOT NULL,
    how TEXT NOT NULL,
    noted_at {time} NOT NULL,
    warned_at {time},
    closed_at {time},
    closed_by {id},
    PRIMARY KEY (network_id, round_id, day),
    FOREIGN KEY (network_id, round_id) REFERENCES checkin_rounds (network_id, id),
    FOREIGN KEY (network_id, closed_by) REFERENCES people (network_id, id)
) {strict};
CREATE INDEX checkin_days_closed_by ON checkin_days (network_id, closed_by);

CREATE TABLE checkin_people (
    network_id {id} NOT NULL,
    id {id} NOT NULL,
    slug TEXT NOT NULL,
    round_id {id} NOT NULL,
    person_id {id} NOT NULL,
    way TEXT NOT NULL,
    ladder TEXT NOT NULL,
    wait_minutes {int} NOT NULL,
    buddy_id {id},
    contact {bytes},
    consent_at {time} NOT NULL,
    consent_how TEXT NOT NULL,
    consent_by {id},
    confirmed_at {time},
    paused_until {time},
    link_hash {bytes} NOT NULL,
    PRIMARY KEY (network_id, id),
    UNIQUE (network_id, slug),
    UNIQUE (network_id, link_hash),
    UNIQUE (network_id, round_id, person_id),
    FOREIGN KEY (network_id, round_id) REFERENCES checkin_rounds (network_id, id),
    FOREIGN KEY (network_id, person_id) REFERENCES people (network_id, id),
    FOREIGN KEY (network_id, buddy_id) REFERENCES people (network_id, id),
    FOREIGN KEY (network_id, consent_by) REFERENCES people (network_id, id)
) {strict};
CREATE INDEX checkin_people_person ON checkin_people (network_id, person_id);
CREATE INDEX checkin_people_buddy ON checkin_people (network_id, buddy_id);

CREATE TABLE checkin_checks (
    network_id {id} NOT NULL,
    member_id {id} NOT NULL,
    day {int} NOT NULL,
    round_id {id} NOT NULL,
    person_id {id} NOT NULL,
    ladder TEXT NOT NULL,
    wait_minutes {int} NOT NULL,
    stand TEXT NOT NULL,
    taken {int} NOT NULL,
    opened_at {time} NOT NULL,
    touched_at {time} NOT NULL,
    next_at {time},
    outcome TEXT,
    asked TEXT,
    said_at {time},
    said_by {id},
    word {bytes},
    closed_by {id},
    version {int} NOT NULL,
    PRIMARY KEY (network_id, member_id, day),
    FOREIGN KEY (network_id, member_id) REFERENCES checkin_people (network_id, id),
    FOREIGN KEY (network_id, round_id) REFERENCES checkin_rounds (network_id, id),
    FOREIGN KEY (network_id, person_id) REFERENCES people (network_id, id),
    FOREIGN KEY (network_id, said_by) REFERENCES people (network_id, id),
    FOREIGN KEY (network_id, closed_by) REFERENCES people (network_id, id)
) {strict};
CREATE INDEX checkin_checks_round ON checkin_checks (network_id, round_id, day);
CREATE INDEX checkin_checks_person ON checkin_checks (network_id, person_id);
CREATE INDEX checkin_checks_due ON checkin_checks (network_id, next_at) WHERE next_at IS NOT NULL;
CREATE INDEX checkin_checks_look ON checkin_checks (network_id, round_id)
    WHERE stand <> 'fine' AND stand <> 'closed';

CREATE TABLE checkin_steps (
    network_id {id} NOT NULL,
    member_id {id} NOT NULL,
    day {int} NOT NULL,
    step TEXT NOT NULL,
    taken_at {time} NOT NULL,
    PRIMARY KEY (network_id, member_id, day, step),
    FOREIGN KEY (network_id, member_id, day) REFERENCES checkin_checks (network_id, member_id, day)
) {strict};
";

const NETWORK: Column = Column::id("network_id", Class::Internal, Retention::WithRow);

const fn id(name: &'static str) -> Column {
    Column::id(name, Class::Internal, Retention::WithRow)
}

const fn text(name: &'static str, class: Class) -> Column {
    Column::text(name, class, Retention::WithRow)
}

const fn number(name: &'static str) -> Column {
    Column::int(name, Class::Internal, Retention::WithRow)
}

const fn time(name: &'static str) -> Column {
    Column::time(name, Class::Claimed, Retention::WithRow)
}

/// How long what became of a check is kept, in days; the words that closed it go after [`WORDS`].
pub(crate) const KEPT: u16 = 90;
/// How long the words that closed a check are kept, in days.
pub(crate) const WORDS: u16 = 30;
/// How long after its end a round keeps who was checked on and whom else to call, in days; a check that waits for a
/// human keeps them longer.
pub(crate) const ENDED: u16 = 30;

/// Every column, classed once. Nothing says that somebody lives alone: only that they wish to be checked on, and this
/// is read by those who check, on the day they do.
pub const TABLES: &[Table] = &[
    Table {
        name: "checkin_rounds",
        key: Some("id"),
        ties: &[Tie::own("by_id", OnErase::Blank(&["by_id"]))],
        columns: &[
            NETWORK,
            id("id"),
            text("slug", Class::Member),
            id("circle_id"),
            text("called", Class::Member),
            text("days", Class::Member),
            number("from_minute"),
            number("until_minute"),
            id("by_id"),
            Column::bytes("join_hash", Class::Secret, Retention::WithRow),
            number("opened_day"),
            Column::time("made_at", Class::Member, Retention::WithRow),
            Column::time("ended_at", Class::Member, Retention::WithRow),
        ],
    },
    Table {
        name: "checkin_team",
        key: None,
        ties: &[Tie::own("person_id", OnErase::Delete)],
        columns: &[NETWORK, id("round_id"), id("person_id"), time("added_at"), number("runs")],
    },
    Table {
        name: "checkin_turns",
        key: None,
        // The date stays free: whoever has the weekday handed it back, and does not know that it is theirs again.
        ties: &[Tie::own("person_id", OnErase::Blank(&["person_id"]))],
        columns: &[
            NETWORK,
            id("round_id"),
            Column::int("day", Class::Claimed, Retention::Days(KEPT)),
            id("person_id"),
            time("taken_at"),
        ],
    },
    Table {
        name: "checkin_weekly",
        key: None,
        ties: &[Tie::own("person_id", OnErase::Delete)],
        columns: &[NETWORK, id("round_id"), number("weekday"), id("person_id"), time("since")],
    },
    Table {
        name: "checkin_days",
        key: None,
        ties: &[Tie::own("closed_by", OnErase::Blank(&["closed_by"]))],
        columns: &[
            NETWORK,
            id("round_id"),
            Column::int("day", Class::Claimed, Retention::Days(KEPT)),
            text("how", Class::Claimed),
            time("noted_at"),
            time("warned_at"),
            time("closed_at"),
            id("closed_by"),
        ],
    },
    Table {
        name: "checkin_people",
        key: Some("id"),
        ties: &[
            Tie::own("person_id", OnErase::Delete),
            Tie::own("buddy_id", OnErase::Blank(&["buddy_id"])),
            Tie::own("consent_by", OnErase::Blank(&["consent_by"])),
        ],
        columns: &[
            NETWORK,
            id("id"),
            text("slug", Class::Claimed),
            id("round_id"),
            id("person_id"),
            text("way", Class::Claimed),
            text("ladder", Class::Claimed),
            number("wait_minutes"),
            id("buddy_id"),
            Column::sealed("contact", Class::Claimed, Retention::DaysAfterClose(ENDED)),
            time("consent_at"),
            text("consent_how", Class::Claimed),
            id("consent_by"),
            time("confirmed_at"),
            time("paused_until"),
            Column::bytes("link_hash", Class::Secret, Retention::WithRow),
        ],
    },
    Table {
        name: "checkin_checks",
        key: Some("member_id"),
        ties: &[
            Tie::own("person_id", OnErase::Delete),
            Tie::own("said_by", OnErase::Blank(&["said_by"])),
            Tie::own("closed_by", OnErase::Blank(&["closed_by"])),
        ],
        columns: &[
            NETWORK,
            id("member_id"),
            Column::int("day", Class::Claimed, Retention::Days(KEPT)),
            id("round_id"),
            id("person_id"),
            text("ladder", Class::Claimed),
            number("wait_minutes"),
            text("stand", Class::Claimed),
            number("taken"),
            time("opened_at"),
            time("touched_at"),
            time("next_at"),
            Column::text("outcome", Class::Claimed, Retention::Days(KEPT)),
            Column::text("asked", Class::Claimed, Retention::Days(KEPT)),
            time("said_at"),
            id("said_by"),
            Column::sealed("word", Class::Claimed, Retention::Days(WORDS)),
            id("closed_by"),
            number("version"),
        ],
    },
    Table {
        name: "checkin_steps",
        key: None,
        ties: &[Tie::through("member_id", "checkin_people", "id", OnErase::Delete)],
        columns: &[
            NETWORK,
            id("member_id"),
            number("day"),
            text("step", Class::Internal),
            Column::time("taken_at", Class::Internal, Retention::WithRow),
        ],
    },
];

//! The tables of pod circles, and the class of every column. What a neighbor shows their pod is theirs: it lies under
//! their own key, and goes with them.

use kit_db::Migration;
use kit_vault::{Class, Column, OnErase, Retention, Table, Tie};

/// What members show, who keeps the pod together, who did not answer, how it would part.
pub const MIGRATIONS: &[Migration] = &[Migration { number: 620, name: "rosters", sql: ROSTERS }];

const ROSTERS: &str = "
CREATE TABLE roster_entries (
    network_id {id} NOT NULL,
    id {id} NOT NULL,
    circle_id {id} NOT NULL,
    person_id {id} NOT NULL,
    phone {bool} NOT NULL,
    languages {bool} NOT NULL,
    check_first {bool} NOT NULL,
    needs {bytes},
    offers {bytes},
    noted_by {id},
    joined_by_form {bool} NOT NULL,
    changed_at {time} NOT NULL,
    PRIMARY KEY (network_id, id),
    UNIQUE (network_id, circle_id, person_id),
    FOREIGN KEY (network_id, circle_id) REFERENCES circles (network_id, id),
    FOREIGN KEY (network_id, person_id) REFERENCES people (network_id, id),
    FOREIGN KEY (network_id, noted_by) REFERENCES people (network_id, id)
) {strict};
CREATE INDEX roster_entries_person ON roster_entries (network_id, person_id);
CREATE INDEX roster_entries_noted ON roster_entries (network_id, noted_by);

CREATE TABLE pod_posts (
    network_id {id} NOT NULL,
    circle_id {id} NOT NULL,
    post TEXT NOT NULL CHECK (post IN ('point', 'alternate')),
    person_id {id} NOT NULL,
    since {time} NOT NULL,
    until {time} NOT NULL,
    reminded_for {time},
    over_for {time},
    PRIMARY KEY (network_id, circle_id, post),
    FOREIGN KEY (network_id, circle_id) REFERENCES circles (network_id, id),
    FOREIGN KEY (network_id, person_id) REFERENCES people (network_id, id)
) {strict};
CREATE INDEX pod_posts_person ON pod_posts (network_id, person_id);
CREATE INDEX pod_posts_end ON pod_posts (until);

CREATE TABLE pod_silent (
    network_id {id} NOT NULL,
    circle_id {id} NOT NULL,
    person_id {id} NOT NULL,
    at {time} NOT NULL,
    PRIMARY KEY (network_id, circle_id, person_id),
    FOREIGN KEY (network_id, circle_id) REFERENCES circles (network_id, id),
    FOREIGN KEY (network_id, person_id) REFERENCES people (network_id, id)
) {strict};
CREATE INDEX pod_silent_person ON pod_silent (network_id, person_id);
CREATE INDEX pod_silent_end ON pod_silent (at);

CREATE TABLE pod_splits (
    network_id {id} NOT NULL,
    id {id} NOT NULL,
    circle_id {id} NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('proposed', 'done', 'undone')),
    pods {int} NOT NULL,
    made_at {time} NOT NULL,
    done_at {time},
    PRIMARY KEY (network_id, id),
    UNIQUE (network_id, circle_id),
    FOREIGN KEY (network_id, circle_id) REFERENCES circles (network_id, id)
) {strict};
CREATE INDEX pod_splits_end ON pod_splits (made_at);

CREATE TABLE pod_split_seats (
    network_id {id} NOT NULL,
    split_id {id} NOT NULL,
    person_id {id} NOT NULL,
    pod {int} NOT NULL,
    says {bool},
    post TEXT CHECK (post IN ('point', 'alternate')),
    until {time},
    PRIMARY KEY (network_id, split_id, person_id),
    FOREIGN KEY (network_id, split_id) REFERENCES pod_splits (network_id, id),
    FOREIGN KEY (network_id, person_id) REFERENCES people (network_id, id)
) {strict};
CREATE INDEX pod_split_seats_person ON pod_split_seats (network_id, person_id);

CREATE TABLE pod_split_circles (
    network_id {id} NOT NULL,
    split_id {id} NOT NULL,
    pod {int} NOT NULL,
    circle_id {id} NOT NULL,
    PRIMARY KEY (network_id, split_id, pod),
    FOREIGN KEY (network_id, split_id) REFERENCES pod_splits (network_id, id),
    FOREIGN KEY (network_id, circle_id) REFERENCES circles (network_id, id)
) {strict};
";

const NETWORK: Column = Column::id("network_id", Class::Internal, Retention::WithRow);
const ID: Column = Column::id("id", Class::Internal, Retention::WithRow);
const CIRCLE: Column = Column::id("circle_id", Class::Internal, Retention::WithRow);
const SPLIT: Column = Column::id("split_id", Class::Internal, Retention::WithRow);
const PERSON: Column = Column::id("person_id", Class::Internal, Retention::WithRow);
const OWN: &[Tie] = &[Tie::own("person_id", OnErase::Delete)];

const fn ticked(name: &'static str) -> Column {
    Column::flag(name, Class::Member, Retention::UntilErased)
}

/// Every column, classed once.
pub const TABLES: &[Table] = &[
    Table {
        name: "roster_entries",
        key: Some("id"),
        ties: &[
            Tie::own("person_id", OnErase::Delete),
            // Who wrote down what somebody said on the phone; nothing of it is about them.
            Tie::own("noted_by", OnErase::Blank(&["noted_by"])),
        ],
        columns: &[
            NETWORK,
            ID,
            CIRCLE,
            PERSON,
            ticked("phone"),
            ticked("languages"),
            ticked("check_first"),
            Column::sealed("needs", Class::Mutual, Retention::UntilErased),
            Column::sealed("offers", Class::Mutual, Retention::UntilErased),
            Column::id("noted_by", Class::Internal, Retention::WithRow),
            Column::flag("joined_by_form", Class::Internal, Retention::WithRow),
            Column::time("changed_at", Class::Internal, Retention::WithRow),
        ],
    },
    Table {
        name: "pod_posts",
        key: None,
        ties: OWN,
        columns: &[
            NETWORK,
            CIRCLE,
            Column::text("post", Class::Member, Retention::WithRow),
            PERSON,
            Column::time("since", Class::Member, Retention::WithRow),
            Column::time("until", Class::Member, Retention::WithRow),
            Column::time("reminded_for", Class::Internal, Retention::WithRow),
            Column::time("over_for", Class::Internal, Retention::WithRow),
        ],
    },
    Table {
        name: "pod_silent",
        key: None,
        ties: OWN,
        columns: &[NETWORK, CIRCLE, PERSON, Column::time("at", Class::Member, Retention::Days(3))],
    },
    Table {
        name: "pod_splits",
        key: Some("id"),
        ties: &[],
        columns: &[
            NETWORK,
            ID,
            CIRCLE,
            Column::text("state", Class::Member, Retention::Days(90)),
            Column::int("pods", Class::Member, Retention::Days(90)),
            Column::time("made_at", Class::Member, Retention::Days(90)),
            Column::time("done_at", Class::Member, Retention::Days(90)),
        ],
    },
    Table {
        name: "pod_split_seats",
        key: None,
        ties: OWN,
        columns: &[
            NETWORK,
            SPLIT,
            PERSON,
            Column::int("pod", Class::Member, Retention::Days(90)),
            Column::flag("says", Class::Internal, Retention::Days(90)),
            Column::text("post", Class::Member, Retention::Days(90)),
            Column::time("until", Class::Member, Retention::Days(90)),
        ],
    },
    Table {
        name: "pod_split_circles",
        key: None,
        ties: &[],
        columns: &[NETWORK, SPLIT, Column::int("pod", Class::Internal, Retention::Days(90)), CIRCLE],
    },
];

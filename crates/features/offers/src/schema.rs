//! The tables of offers, and the class of every column.

use kit_db::Migration;
use kit_vault::{Class, Column, OnErase, Retention, Table, Tie};

/// Offers, and where each of them counts.
pub const MIGRATIONS: &[Migration] = &[Migration { number: 350, name: "offers", sql: OFFERS }];

/// `offer_slots` is an offer once for every circle it can be asked from and every kind of help, with what the search
/// filters by beside it: so a search walks one index, least recently asked first, and stops. Who may be asked is
/// decided from the memberships themselves at that moment; a slot only says where to look.
const OFFERS: &str = "
CREATE TABLE offers (
    network_id {id} NOT NULL,
    person_id {id} NOT NULL,
    home_circle_id {id} NOT NULL,
    kinds TEXT NOT NULL,
    days TEXT NOT NULL,
    parts TEXT NOT NULL,
    band TEXT NOT NULL,
    languages TEXT NOT NULL,
    travel TEXT NOT NULL,
    per_week TEXT NOT NULL,
    night {bool} NOT NULL,
    lot {int} NOT NULL,
    link_id {id},
    link_hash {bytes},
    welcome_at {time},
    made_at {time} NOT NULL,
    changed_at {time} NOT NULL,
    PRIMARY KEY (network_id, person_id),
    FOREIGN KEY (network_id, person_id) REFERENCES people (network_id, id),
    FOREIGN KEY (network_id, home_circle_id) REFERENCES circles (network_id, id)
) {strict};
CREATE INDEX offers_link ON offers (network_id, link_hash);
CREATE INDEX offers_waiting ON offers (network_id, made_at, lot, person_id) WHERE welcome_at IS NULL;

CREATE TABLE offer_slots (
    network_id {id} NOT NULL,
    circle_id {id} NOT NULL,
    kind TEXT NOT NULL,
    person_id {id} NOT NULL,
    asked_at {time} NOT NULL,
    lot {int} NOT NULL,
    languages {int} NOT NULL,
    hours {int} NOT NULL,
    reach {int} NOT NULL,
    PRIMARY KEY (network_id, circle_id, kind, person_id),
    FOREIGN KEY (network_id, person_id) REFERENCES offers (network_id, person_id)
) {strict};
CREATE INDEX offer_slots_way
    ON offer_slots (network_id, circle_id, kind, asked_at, lot, person_id, languages, hours, reach);
CREATE INDEX offer_slots_person ON offer_slots (network_id, person_id);
";

const NETWORK: Column = Column::id("network_id", Class::Internal, Retention::WithRow);
const PERSON: Column = Column::id("person_id", Class::Internal, Retention::WithRow);

const fn said(name: &'static str) -> Column {
    Column::text(name, Class::Member, Retention::UntilErased)
}

const fn number(name: &'static str) -> Column {
    Column::int(name, Class::Internal, Retention::WithRow)
}

/// Every column, classed once.
pub const TABLES: &[Table] = &[
    Table {
        name: "offers",
        key: None,
        ties: &[Tie::own("person_id", OnErase::Delete)],
        columns: &[
            NETWORK,
            PERSON,
            Column::id("home_circle_id", Class::Internal, Retention::UntilErased),
            said("kinds"),
            said("days"),
            said("parts"),
            said("band"),
            said("languages"),
            said("travel"),
            said("per_week"),
            Column::flag("night", Class::Member, Retention::UntilErased),
            number("lot"),
            Column::id("link_id", Class::Internal, Retention::UntilErased),
            Column::bytes("link_hash", Class::Secret, Retention::UntilErased),
            Column::time("welcome_at", Class::Member, Retention::UntilErased),
            Column::time("made_at", Class::Member, Retention::UntilErased),
            Column::time("changed_at", Class::Internal, Retention::UntilErased),
        ],
    },
    Table {
        name: "offer_slots",
        key: None,
        ties: &[Tie::own("person_id", OnErase::Delete)],
        columns: &[
            NETWORK,
            Column::id("circle_id", Class::Internal, Retention::WithRow),
            Column::text("kind", Class::Internal, Retention::WithRow),
            PERSON,
            Column::time("asked_at", Class::Internal, Retention::WithRow),
            number("lot"),
            number("languages"),
            number("hours"),
            number("reach"),
        ],
    },
];

//! What every column of asks is, who may see it and how long it stays: erasure, export and "what we store" are made
//! from this list.

use kit_vault::Class::{Claimed, Internal, Member, Mutual, Secret};
use kit_vault::Retention::{DaysAfterClose, WithRow};
use kit_vault::{Class, Column, OnErase, Retention, Table, Tie};

/// Days after which a closed ask is gone, unless the network chose otherwise.
pub const CLOSED_DAYS: u16 = 14;

const CLOSE: Retention = DaysAfterClose(CLOSED_DAYS);

const fn id(name: &'static str) -> Column {
    Column::id(name, Internal, WithRow)
}

const fn word(name: &'static str, class: Class) -> Column {
    Column::text(name, class, CLOSE)
}

const fn time(name: &'static str, class: Class) -> Column {
    Column::time(name, class, CLOSE)
}

const fn flag(name: &'static str, class: Class) -> Column {
    Column::flag(name, class, CLOSE)
}

const fn number(name: &'static str) -> Column {
    Column::int(name, Internal, WithRow)
}

/// The registry's rows, lowest first.
pub const TABLES: &[Table] = &[
    Table {
        name: "ask_sheets",
        key: Some("id"),
        ties: &[Tie::own("asker_id", OnErase::Delete)],
        columns: &[
            id("network_id"),
            id("id"),
            id("asker_id"),
            number("link_generation"),
            Column::bytes("link_hash", Secret, CLOSE),
            flag("for_other", Mutual),
            time("consent_at", Mutual),
            Column::sealed("spoken_by", Mutual, CLOSE),
            word("code_language", Internal),
            time("created_at", Claimed),
        ],
    },
    Table {
        name: "asks",
        key: Some("id"),
        ties: &[Tie::own("asker_id", OnErase::Delete)],
        columns: &[
            id("network_id"),
            id("id"),
            word("slug", Member),
            id("sheet_id"),
            id("asker_id"),
            id("home_circle_id"),
            word("kind", Member),
            word("urgency", Member),
            word("language", Member),
            Column::sealed("details", Claimed, CLOSE),
            Column::sealed("private_note", Mutual, CLOSE),
            Column::sealed("place", Mutual, CLOSE),
            word("public_line", Member),
            flag("marked", Claimed),
            Column::int("flags", Claimed, CLOSE),
            flag("opened", Claimed),
            flag("inside", Internal),
            time("opens_at", Claimed),
            flag("practice", Internal),
            word("answered_by", Claimed),
            word("beforehand", Claimed),
            word("nearest", Claimed),
            word("farthest", Claimed),
            number("widen_every"),
            word("ring", Member),
            time("widen_at", Claimed),
            word("state", Member),
            time("state_since", Claimed),
            time("asked_at", Member),
            time("touched_at", Internal),
            number("times_asked"),
            time("last_event_at", Internal),
            number("events"),
            flag("part_done", Claimed),
            flag("thanked", Claimed),
            id("claim_id"),
            id("again_of"),
            time("due_at", Internal),
            number("version"),
        ],
    },
    Table {
        name: "ask_audience",
        key: None,
        ties: &[Tie::through("ask_id", "asks", "id", OnErase::Delete)],
        columns: &[
            id("network_id"),
            id("circle_id"),
            flag("taken", Member),
            time("opened_at", Member),
            id("ask_id"),
        ],
    },
    Table {
        name: "claims",
        key: Some("id"),
        ties: &[
            Tie::own("helper_id", OnErase::Delete),
            Tie::through("ask_id", "asks", "id", OnErase::Delete),
        ],
        columns: &[
            id("network_id"),
            id("id"),
            word("slug", Claimed),
            id("ask_id"),
            id("helper_id"),
            word("state", Claimed),
            flag("live", Internal),
            time("claimed_at", Claimed),
            time("accepted_at", Claimed),
            time("moved_at", Claimed),
            time("nudged_at", Claimed),
            time("ended_at", Claimed),
            word("reason", Claimed),
            Column::sealed("note", Mutual, CLOSE),
            flag("unseen_edit", Claimed),
            flag("unapproved", Claimed),
        ],
    },
    Table {
        name: "helper_loads",
        key: None,
        ties: &[Tie::own("person_id", OnErase::Delete)],
        columns: &[id("network_id"), id("person_id"), number("turns")],
    },
    Table {
        name: "ask_events",
        key: None,
        ties: &[
            Tie::through("ask_id", "asks", "id", OnErase::Delete),
            Tie::own("actor_id", OnErase::Blank(&["actor_id"])),
        ],
        columns: &[
            id("network_id"),
            id("ask_id"),
            number("n"),
            word("what", Claimed),
            word("state", Claimed),
            word("actor", Claimed),
            id("actor_id"),
            time("at", Claimed),
            word("reason", Claimed),
        ],
    },
    Table {
        name: "ask_looks",
        key: None,
        ties: &[
            Tie::own("person_id", OnErase::Delete),
            Tie::through("ask_id", "asks", "id", OnErase::Delete),
        ],
        columns: &[
            id("network_id"),
            id("ask_id"),
            id("person_id"),
            word("sight", Mutual),
            time("at", Mutual),
        ],
    },
    Table {
        name: "ask_declines",
        key: None,
        ties: &[
            Tie::own("person_id", OnErase::Delete),
            Tie::through("ask_id", "asks", "id", OnErase::Delete),
        ],
        columns: &[id("network_id"), id("person_id"), id("ask_id"), time("at", Internal)],
    },
    // For stewards, who read only whether it is there.
    Table {
        name: "helped_counts",
        key: None,
        ties: &[Tie::own("person_id", OnErase::Delete)],
        columns: &[id("network_id"), id("person_id"), number("times")],
    },
    // A number about a week and nobody in it.
    Table {
        name: "ask_weeks",
        key: None,
        ties: &[],
        columns: &[
            Column::id("network_id", Internal, Retention::Forever),
            Column::int("week", Class::Public, Retention::Forever),
            Column::int("taken", Internal, Retention::Forever),
        ],
    },
    Table {
        name: "ask_calls",
        key: None,
        ties: &[
            Tie::own("person_id", OnErase::Delete),
            Tie::through("ask_id", "asks", "id", OnErase::Delete),
        ],
        columns: &[id("network_id"), id("ask_id"), number("turn"), id("person_id"), time("at", Internal)],
    },
];

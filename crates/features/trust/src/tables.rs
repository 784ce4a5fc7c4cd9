//! The class of every column of trust. Who reported or keeps away from whom is nobody's to read, and goes with either.

use kit_vault::{Class, Column, OnErase, Retention, Table, Tie};

const NETWORK: Column = Column::id("network_id", Class::Internal, Retention::WithRow);
const ID: Column = Column::id("id", Class::Internal, Retention::WithRow);
const SLUG: Column = Column::text("slug", Class::Internal, Retention::WithRow);
const PERSON: Column = Column::id("person_id", Class::Internal, Retention::UntilErased);
const BY: Column = Column::id("by_id", Class::Internal, Retention::UntilErased);
const CIRCLE: Column = Column::id("circle_id", Class::Internal, Retention::WithRow);
const MADE: Column = Column::time("made_at", Class::Internal, Retention::WithRow);

/// Every column, classed once. A row between two people has a tie to each.
pub const TABLES: &[Table] = &[
    Table {
        name: "apart",
        key: Some("id"),
        ties: &[
            Tie::own("person_id", OnErase::Delete),
            Tie::own("other_id", OnErase::Delete),
            Tie::own("by_id", OnErase::Blank(&["by_id"])),
        ],
        columns: &[
            NETWORK,
            ID,
            SLUG,
            PERSON,
            Column::id("other_id", Class::Internal, Retention::UntilErased),
            Column::text("source", Class::Internal, Retention::WithRow),
            BY,
            MADE,
        ],
    },
    Table {
        name: "apart_numbers",
        key: Some("id"),
        ties: &[Tie::own("person_id", OnErase::Delete)],
        columns: &[
            NETWORK,
            ID,
            SLUG,
            PERSON,
            Column::int("kind", Class::Internal, Retention::WithRow),
            Column::bytes("hash", Class::Secret, Retention::WithRow),
            Column::sealed("number", Class::Vault, Retention::UntilErased),
            MADE,
        ],
    },
    Table {
        name: "vouches",
        key: None,
        ties: &[Tie::own("person_id", OnErase::Delete), Tie::own("by_id", OnErase::Delete)],
        columns: &[NETWORK, CIRCLE, PERSON, BY, Column::time("made_at", Class::Member, Retention::WithRow)],
    },
    Table {
        name: "pairings",
        key: Some("id"),
        ties: &[
            Tie::own("person_id", OnErase::Delete),
            Tie::own("with_id", OnErase::Blank(&["with_id"])),
            Tie::own("by_id", OnErase::Blank(&["by_id"])),
        ],
        columns: &[
            NETWORK,
            ID,
            SLUG,
            CIRCLE,
            PERSON,
            Column::id("with_id", Class::Internal, Retention::UntilErased),
            BY,
            Column::text("state", Class::Member, Retention::WithRow),
            Column::time("made_at", Class::Member, Retention::WithRow),
            Column::time("moved_at", Class::Member, Retention::WithRow),
        ],
    },
    Table {
        name: "suspensions",
        key: Some("id"),
        ties: &[Tie::own("person_id", OnErase::Delete), Tie::own("by_id", OnErase::Blank(&["by_id"]))],
        columns: &[
            NETWORK,
            ID,
            PERSON,
            BY,
            Column::time("since", Class::Internal, Retention::WithRow),
            Column::time("until", Class::Internal, Retention::WithRow),
        ],
    },
    Table {
        name: "suspended_roles",
        key: None,
        ties: &[Tie::own("person_id", OnErase::Delete)],
        columns: &[
            NETWORK,
            PERSON,
            CIRCLE,
            Column::text("role", Class::Internal, Retention::WithRow),
            Column::time("until", Class::Internal, Retention::WithRow),
        ],
    },
    Table {
        name: "reports",
        key: Some("id"),
        ties: &[
            Tie::own("about_id", OnErase::Delete),
            Tie::own("by_id", OnErase::Blank(&["by_id"])),
            Tie::own("reader_one_id", OnErase::Blank(&["reader_one_id"])),
            Tie::own("reader_two_id", OnErase::Blank(&["reader_two_id"])),
        ],
        columns: &[
            NETWORK,
            ID,
            SLUG,
            Column::id("about_id", Class::Internal, Retention::WithRow),
            Column::id("by_id", Class::Internal, Retention::WithRow),
            CIRCLE,
            Column::id("reader_one_id", Class::Internal, Retention::WithRow),
            Column::id("reader_two_id", Class::Internal, Retention::WithRow),
            MADE,
            Column::time("closed_at", Class::Internal, Retention::WithRow),
        ],
    },
    // A note lies under the key of the steward who wrote it: whom it is about does not find it in their copy.
    Table {
        name: "steward_notes",
        key: Some("id"),
        ties: &[Tie::own("by_id", OnErase::Delete), Tie::own("about_id", OnErase::Delete)],
        columns: &[
            NETWORK,
            ID,
            BY,
            Column::id("about_id", Class::Internal, Retention::UntilErased),
            Column::id("report_id", Class::Internal, Retention::WithRow),
            Column::sealed("note", Class::Vault, Retention::WithRow),
            MADE,
        ],
    },
    Table {
        name: "invites",
        key: Some("id"),
        ties: &[Tie::own("by_id", OnErase::Delete)],
        columns: &[
            NETWORK,
            ID,
            SLUG,
            CIRCLE,
            BY,
            Column::text("role", Class::Member, Retention::Days(60)),
            Column::text("language", Class::Member, Retention::Days(60)),
            Column::bytes("token_hash", Class::Secret, Retention::Days(60)),
            Column::bytes("code_hash", Class::Secret, Retention::Days(60)),
            Column::int("uses", Class::Member, Retention::Days(60)),
            Column::int("uses_left", Class::Member, Retention::Days(60)),
            Column::time("made_at", Class::Member, Retention::Days(60)),
            Column::time("expires_at", Class::Member, Retention::Days(60)),
            Column::time("ended_at", Class::Member, Retention::Days(60)),
        ],
    },
    Table {
        name: "ways_back",
        key: None,
        ties: &[Tie::own("person_id", OnErase::Delete)],
        columns: &[
            NETWORK,
            Column::bytes("token_hash", Class::Secret, Retention::UntilUsed),
            PERSON,
            Column::time("made_at", Class::Internal, Retention::UntilUsed),
            Column::time("expires_at", Class::Internal, Retention::UntilUsed),
        ],
    },
];

//! What can be printed, on which paper, and what may be filled in.

use kit_print::Paper;

use crate::field::{self, Field, Word};

/// One thing to print.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    /// For the own door.
    DoorSign,
    /// Half a sheet for a neighbor.
    NeighborNote,
    /// For a wall, with tabs to tear off.
    Poster,
    /// The note for a doorknob.
    DoorHanger,
    /// For a window after a quake or in a power cut.
    HelpOkCard,
    /// Whom to call when the phones are out.
    WalletCard,
    /// For a fridge, bags and boxes.
    Labels,
    /// For a table where people come by.
    SignIn,
    /// What goes into which bag.
    PackingList,
    /// For a community fridge: what it is, and whom to tell when it is broken.
    FridgePoster,
    /// Doors to knock at, with boxes and safety tips; the live one is made from a walk.
    RouteSheet,
    /// Who calls whom; the live one is made from a pod.
    PhoneTree,
    /// The map of the few people one would really call.
    PodWorksheet,
}

const EVERY_PAPER: &[Paper] = &[Paper::Letter, Paper::A4, Paper::HalfLetter, Paper::A5];
const WHOLE_SHEETS: &[Paper] = &[Paper::Letter, Paper::A4];

impl Item {
    /// All of them, as the first page offers them.
    pub const ALL: [Self; 13] = [
        Self::DoorSign,
        Self::NeighborNote,
        Self::Poster,
        Self::DoorHanger,
        Self::HelpOkCard,
        Self::WalletCard,
        Self::Labels,
        Self::FridgePoster,
        Self::SignIn,
        Self::PackingList,
        Self::PhoneTree,
        Self::RouteSheet,
        Self::PodWorksheet,
    ];

    /// The word in addresses, file names and command lines.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::DoorSign => "door-sign",
            Self::NeighborNote => "neighbor-note",
            Self::Poster => "poster",
            Self::DoorHanger => "door-hanger",
            Self::HelpOkCard => "help-ok-card",
            Self::WalletCard => "wallet-card",
            Self::Labels => "labels",
            Self::SignIn => "sign-in",
            Self::PackingList => "packing-list",
            Self::FridgePoster => "fridge-poster",
            Self::RouteSheet => "route-sheet",
            Self::PhoneTree => "phone-tree",
            Self::PodWorksheet => "pod-worksheet",
        }
    }

    /// The item of a slug.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|item| item.slug() == slug)
    }

    /// Message key: what it is called.
    pub const fn title(self) -> &'static str {
        match self {
            Self::DoorSign => "prints-door-sign",
            Self::NeighborNote => "prints-neighbor-note",
            Self::Poster => "prints-poster",
            Self::DoorHanger => "prints-door-hanger",
            Self::HelpOkCard => "prints-help-ok-card",
            Self::WalletCard => "prints-wallet-card",
            Self::Labels => "prints-labels",
            Self::SignIn => "prints-sign-in",
            Self::PackingList => "prints-packing-list",
            Self::FridgePoster => "prints-fridge-poster",
            Self::RouteSheet => "prints-route-sheet",
            Self::PhoneTree => "prints-phone-tree",
            Self::PodWorksheet => "prints-pod-worksheet",
        }
    }

    /// Message key: what it is for, in a line.
    pub const fn about(self) -> &'static str {
        match self {
            Self::DoorSign => "prints-door-sign-for",
            Self::NeighborNote => "prints-neighbor-note-for",
            Self::Poster => "prints-poster-for",
            Self::DoorHanger => "prints-door-hanger-for",
            Self::HelpOkCard => "prints-help-ok-card-for",
            Self::WalletCard => "prints-wallet-card-for",
            Self::Labels => "prints-labels-for",
            Self::SignIn => "prints-sign-in-for",
            Self::PackingList => "prints-packing-list-for",
            Self::FridgePoster => "prints-fridge-poster-for",
            Self::RouteSheet => "prints-route-sheet-for",
            Self::PhoneTree => "prints-phone-tree-for",
            Self::PodWorksheet => "prints-pod-worksheet-for",
        }
    }

    /// The papers it is made for, the usual one first.
    pub const fn papers(self) -> &'static [Paper] {
        match self {
            Self::DoorSign | Self::NeighborNote | Self::HelpOkCard => EVERY_PAPER,
            _ => WHOLE_SHEETS,
        }
    }

    /// Whether it comes in large letters.
    pub const fn has_large(self) -> bool {
        self.why_not_large().is_none()
    }

    /// Message key: why there is none with letters of 18 points.
    pub const fn why_not_large(self) -> Option<&'static str> {
        match self {
            Self::DoorHanger => Some("prints-not-large-hanger"),
            Self::WalletCard => Some("prints-not-large-wallet"),
            Self::Labels => Some("prints-not-large-labels"),
            Self::PodWorksheet => Some("prints-not-large-worksheet"),
            _ => None,
        }
    }

    /// Whether it is a household's own: its own number, its own name, its own door for notes.
    pub const fn is_households(self) -> bool {
        matches!(self, Self::DoorSign | Self::NeighborNote | Self::DoorHanger)
    }

    /// Whether it hangs where others pass by, so that somebody should look after it.
    pub const fn hangs_outside(self) -> bool {
        matches!(self, Self::NeighborNote | Self::Poster | Self::DoorHanger | Self::FridgePoster)
    }

    /// Whether a circle may have words of its own for it.
    pub const fn has_words(self) -> bool {
        !self.words().is_empty()
    }

    /// Whether two languages stand side by side.
    pub const fn has_two_sides(self) -> bool {
        !matches!(self, Self::Labels | Self::PodWorksheet)
    }

    /// What is known only to whoever prints.
    pub(crate) const fn facts(self) -> &'static [&'static Field] {
        match self {
            Self::DoorSign => &[&field::NAMES, &field::PHONE, &field::SPEAK, &field::LINK],
            Self::NeighborNote | Self::DoorHanger => {
                &[&field::NAMES, &field::PHONE, &field::PLACE, &field::LINK]
            }
            Self::Poster => &[&field::PHONE, &field::LINK],
            Self::WalletCard => {
                &[&field::CIRCLE, &field::PHONE, &field::SPOT, &field::AWAY, &field::AWAY_PHONE]
            }
            Self::Labels => &[&field::FOOD, &field::MADE, &field::CONTAINS],
            Self::FridgePoster => &[&field::FRIDGE, &field::PHONE, &field::LINK],
            Self::SignIn | Self::PackingList | Self::RouteSheet | Self::PhoneTree => &[&field::EVENT],
            Self::HelpOkCard | Self::PodWorksheet => &[],
        }
    }

    /// Words that are written already and may be changed.
    pub(crate) const fn words(self) -> &'static [&'static Word] {
        match self {
            Self::DoorSign => &[&field::SIGN_HEADLINE, &field::SIGN_LINES],
            Self::NeighborNote | Self::DoorHanger => {
                &[&field::NOTE_GREETING, &field::NOTE_WHO, &field::NOTE_CAN, &field::NOTE_COULD]
            }
            Self::Poster => &[&field::POSTER_HEADLINE, &field::POSTER_LINES],
            Self::FridgePoster => &[&field::FRIDGE_HEADLINE, &field::FRIDGE_LINES],
            Self::SignIn => &[&field::SIGN_IN_NOTE],
            Self::PackingList => &[&field::PACKING_NOTE],
            Self::RouteSheet => &[&field::ROUTE_TIPS],
            Self::PhoneTree => &[&field::TREE_NOTE],
            Self::HelpOkCard | Self::WalletCard | Self::Labels | Self::PodWorksheet => &[],
        }
    }
}

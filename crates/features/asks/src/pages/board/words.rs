//! The words of cards as message keys: chosen by a `match`, so that drawing a board makes up no text.

use kit_base::Span;

use crate::domain::{AskState, ClaimState, CouldNot, Kind, Lamp, When};
use kit_i18n::SPOKEN;

/// Declares one function from a code to its message key, for every variant.
macro_rules! keys {
    ($($(#[$meta:meta])* $name:ident($ty:ident) = $front:literal { $($variant:ident $end:literal),+ $(,)? })+) => {$(
        $(#[$meta])*
        pub const fn $name(of: $ty) -> &'static str {
            match of { $($ty::$variant => concat!($front, $end)),+ }
        }
    )+};
}

keys! {
    /// A kind in a word or two.
    kind(Kind) = "asks-board-kind-" {
        Food "food", Errand "errand", Childcare "childcare", Money "money", Ride "ride",
        Prescription "prescription", Company "company", Pet "pet", Housing "housing",
        Translation "translation", Paperwork "paperwork", Repair "repair", Supplies "supplies", Other "other",
    }
    /// What a card says when the asker approved no line: the kind alone, as a sentence.
    neutral(Kind) = "asks-board-line-" {
        Food "food", Errand "errand", Childcare "childcare", Money "money", Ride "ride",
        Prescription "prescription", Company "company", Pet "pet", Housing "housing",
        Translation "translation", Paperwork "paperwork", Repair "repair", Supplies "supplies", Other "other",
    }
    /// How soon.
    when(When) = "asks-board-when-" {
        Now "now", Today "today", ThisWeek "this-week", Flexible "flexible",
    }
    /// Where it stands, in a word, for those who help.
    state(AskState) = "asks-board-state-" {
        New "new", Held "held", Heard "heard", Asking "asking", Lit "lit", UnderWay "under-way", Done "done",
        PartDone "part-done", CouldNot "could-not", PassedOn "passed-on", Withdrawn "withdrawn", Expired "expired",
    }
}

keys! {
    /// Where a claim stands, for the helper who made it.
    claim(ClaimState) = "asks-board-claim-" {
        Reserved "reserved", Accepted "accepted", UnderWay "under-way", HandedBack "handed-back",
        Declined "declined", Done "done", Part "part", CouldNot "could-not", Lapsed "lapsed",
    }
    /// Why a helper could not.
    why(CouldNot) = "asks-show-why-" {
        NobodyHome "nobody-home", OutOfStock "out-of-stock", NotFound "not-found", NotSafe "not-safe",
        TooMuch "too-much", CameUp "came-up", Other "other",
    }
}

/// The lamp's class on a page.
pub const fn lamp(state: AskState) -> &'static str {
    match state.lamp() {
        Lamp::Off => "off",
        Lamp::Lit => "lit",
        Lamp::TwoLights => "done",
        Lamp::Resting => "resting",
    }
}

/// How old, coarsely: nobody can tell from a card at which minute somebody was in need.
pub const fn age(span: Span) -> &'static str {
    match span.as_hours() {
        ..=0 => "asks-board-age-hour",
        1..=5 => "asks-board-age-hours",
        6..=23 => "asks-board-age-day",
        24..=47 => "asks-board-age-yesterday",
        48..=167 => "asks-board-age-week",
        _ => "asks-board-age-weeks",
    }
}

/// A language by its name in its own script; a code that is none of ours stays as it is.
pub fn language(code: String) -> String {
    match SPOKEN.iter().find(|(known, _)| *known == code) {
        Some((_, name)) => (*name).to_owned(),
        None => code,
    }
}

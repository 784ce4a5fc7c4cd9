//! What the desk says, as message keys.

use asks::domain::{Actor, AskState, Flag, Kind, Lamp, What, When};
use asks::pages::board::words;

use crate::store::{Need, Row};

/// What a row needs, as a button would say it.
pub const fn need(need: Option<Need>) -> &'static str {
    match need {
        Some(Need::Danger) => "desk-need-danger",
        Some(Need::Read) => "desk-need-read",
        Some(Need::CouldNot) => "desk-need-could-not",
        Some(Need::Call) => "desk-need-call",
        Some(Need::Next) => "desk-need-next",
        None => "desk-need-nobody",
    }
}

/// The tone of that badge.
pub const fn tone(need: Option<Need>) -> &'static str {
    match need {
        Some(Need::Danger) => "now",
        Some(Need::Read | Need::CouldNot | Need::Call) => "wait",
        _ => "",
    }
}

/// What was heard in the words of an ask.
pub const fn flag(flag: Flag) -> &'static str {
    match flag {
        Flag::Emergency911 => "desk-flag-emergency",
        Flag::Crisis988 => "desk-flag-crisis",
        Flag::DvSafety => "desk-flag-dv",
        Flag::Heat => "desk-flag-heat",
        Flag::Medical => "desk-flag-medical",
        Flag::Immigration => "desk-flag-immigration",
        Flag::MinorAlone => "desk-flag-minor",
    }
}

/// One moment of an ask's history.
pub fn what(what: What) -> String {
    format!("desk-what-{}", what.code().replace('_', "-"))
}

/// Who acted.
pub const fn actor(actor: Actor) -> &'static str {
    match actor {
        Actor::Asker => "desk-actor-asker",
        Actor::Helper => "desk-actor-helper",
        Actor::Steward => "desk-actor-steward",
        Actor::Clock => "desk-actor-clock",
    }
}

/// The lamp's class.
pub const fn lamp(state: AskState) -> &'static str {
    match state.lamp() {
        Lamp::Off => "off",
        Lamp::Lit => "lit",
        Lamp::TwoLights => "done",
        Lamp::Resting => "resting",
    }
}

/// A kind in a word or two.
pub const fn kind(kind: Kind) -> &'static str {
    words::kind(kind)
}

/// How soon.
pub const fn when(when: When) -> &'static str {
    words::when(when)
}

/// Where it stands.
pub const fn state(state: AskState) -> &'static str {
    words::state(state)
}

impl Row {
    /// The lamp's class.
    pub const fn lamp(&self) -> &'static str {
        lamp(self.state)
    }

    /// A kind in a word or two.
    pub const fn kind_word(&self) -> &'static str {
        kind(self.kind)
    }

    /// How soon.
    pub const fn when_word(&self) -> &'static str {
        when(self.when)
    }

    /// What is needed.
    pub const fn need_word(&self) -> &'static str {
        need(self.need)
    }

    /// The tone of what is needed.
    pub const fn tone(&self) -> &'static str {
        tone(self.need)
    }
}

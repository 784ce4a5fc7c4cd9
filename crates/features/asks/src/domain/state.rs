//! The states of an ask, and the lamp that shows each of them on a page, on paper and in a text.

codes! {
    /// Where an ask stands.
    AskState {
        /// Just asked; nobody has read it.
        New = "new",
        /// It sounds like danger: a steward must open it before anything else happens.
        Held = "held",
        /// A steward has read it.
        Heard = "heard",
        /// Neighbors in a ring are being asked.
        Asking = "asking",
        /// Somebody said "I'll take it".
        Lit = "lit",
        /// The helper is on it.
        UnderWay = "under_way",
        /// Done.
        Done = "done",
        /// Partly done, and the rest is no longer needed.
        PartDone = "part_done",
        /// The helper could not, and said why. It waits for the asker or a steward to say what next.
        CouldNot = "could_not",
        /// Handed to another group.
        PassedOn = "passed_on",
        /// Taken back by the asker.
        Withdrawn = "withdrawn",
        /// Nobody touched it for a long time.
        Expired = "expired",
    }
}

codes! {
    /// The porch light of an ask.
    Lamp {
        /// Nobody yet.
        Off = "off",
        /// Somebody has it.
        Lit = "lit",
        /// Both sides met; it is done.
        TwoLights = "two_lights",
        /// Nothing more happens here.
        Resting = "resting",
    }
}

impl AskState {
    /// The lamp of this state.
    pub const fn lamp(self) -> Lamp {
        match self {
            Self::New | Self::Held | Self::Heard | Self::Asking | Self::CouldNot => Lamp::Off,
            Self::Lit | Self::UnderWay => Lamp::Lit,
            Self::Done | Self::PartDone => Lamp::TwoLights,
            Self::PassedOn | Self::Withdrawn | Self::Expired => Lamp::Resting,
        }
    }

    /// Whether nothing more can happen to it (a thank-you aside).
    pub const fn is_closed(self) -> bool {
        matches!(self, Self::Done | Self::PartDone | Self::PassedOn | Self::Withdrawn | Self::Expired)
    }

    /// Whether a helper has it.
    pub const fn is_claimed(self) -> bool {
        matches!(self, Self::Lit | Self::UnderWay)
    }
}

impl Lamp {
    /// The mark that stands for it where no picture can.
    pub const fn mark(self) -> &'static str {
        match self {
            Self::Off => "o",
            Self::Lit => "*",
            Self::TwoLights => "**",
            Self::Resting => "z",
        }
    }
}

//! What the page shows at once, before any human has read the words.

use super::{Flag, Flags};

codes! {
    /// One block of the danger page. Each is a message `asks-danger-<code>`; the page always adds that nobody
    /// here is an emergency service.
    Advice {
        /// Call 911.
        Emergency = "emergency",
        /// Call or text 988.
        Crisis = "crisis",
        /// The domestic-violence line, and how to leave this page fast.
        Dv = "dv",
        /// Cool down or warm up now; signs that mean 911.
        Heat = "heat",
        /// Pharmacist, nurse line, signs that mean 911.
        Medical = "medical",
        /// Rights at the door, and the network's rapid-response line.
        Immigration = "immigration",
        /// For a child alone: stay where you are, whom to call.
        MinorAlone = "minor_alone",
    }
}

impl Advice {
    /// The message that says it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Emergency => "asks-danger-emergency",
            Self::Crisis => "asks-danger-crisis",
            Self::Dv => "asks-danger-dv",
            Self::Heat => "asks-danger-heat",
            Self::Medical => "asks-danger-medical",
            Self::Immigration => "asks-danger-immigration",
            Self::MinorAlone => "asks-danger-minor-alone",
        }
    }

    /// The number to dial, where one holds for the whole country. The rapid-response line is the network's own.
    pub const fn dial(self) -> Option<&'static str> {
        match self {
            Self::Emergency | Self::MinorAlone | Self::Heat | Self::Medical => Some("911"),
            Self::Crisis => Some("988"),
            Self::Dv => Some("18007997233"),
            Self::Immigration => None,
        }
    }
}

impl Flags {
    /// What the page shows, most pressing first.
    pub fn advice(self) -> Vec<Advice> {
        let advice = |flag| match flag {
            Flag::Emergency911 => Advice::Emergency,
            Flag::Crisis988 => Advice::Crisis,
            Flag::DvSafety => Advice::Dv,
            Flag::Heat => Advice::Heat,
            Flag::Medical => Advice::Medical,
            Flag::Immigration => Advice::Immigration,
            Flag::MinorAlone => Advice::MinorAlone,
        };
        self.iter().map(advice).collect()
    }
}

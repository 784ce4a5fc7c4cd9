//! What a season asks of whoever goes from door to door: a steward switches it on and off.

/// What is in the air.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Season {
    /// Illness goes round: flu, a virus.
    Illness,
    /// It is very hot.
    Heat,
    /// There is smoke in the air.
    Smoke,
    /// It is cold and wet.
    Cold,
}

impl Season {
    /// All of them, as a form shows them.
    pub const ALL: [Self; 4] = [Self::Illness, Self::Heat, Self::Smoke, Self::Cold];

    /// As stored and as sent in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Illness => "illness",
            Self::Heat => "heat",
            Self::Smoke => "smoke",
            Self::Cold => "cold",
        }
    }

    /// The key of its name.
    pub const fn message(self) -> &'static str {
        match self {
            Self::Illness => "outreach-illness",
            Self::Heat => "outreach-heat",
            Self::Smoke => "outreach-smoke",
            Self::Cold => "outreach-cold",
        }
    }

    /// The key of what to mind.
    pub const fn tip(self) -> &'static str {
        match self {
            Self::Illness => "outreach-tip-illness",
            Self::Heat => "outreach-tip-heat",
            Self::Smoke => "outreach-tip-smoke",
            Self::Cold => "outreach-tip-cold",
        }
    }

    /// Those whose codes stand in a text with blanks between; others are left out.
    pub fn read(codes: &str) -> Vec<Self> {
        Self::ALL.into_iter().filter(|season| codes.split(' ').any(|code| code == season.code())).collect()
    }

    /// The text of some, as [`Self::read`] reads it.
    pub fn write(seasons: &[Self]) -> String {
        seasons.iter().map(|season| season.code()).collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seasons_read_back_and_what_is_none_is_left_out() {
        for some in [&Season::ALL[..], &[], &[Season::Smoke]] {
            assert_eq!(Season::read(&Season::write(some)), some);
        }
        assert_eq!(Season::read("heat locusts"), [Season::Heat]);
    }
}

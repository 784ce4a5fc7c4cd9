//! One person's offer.

use kit_base::Timestamp;

use super::days::{Hours, hours};
use kit_i18n::SPOKEN;

use super::{Band, Day, Kind, Part, PerWeek, Travel, language_bits};

/// What somebody can do, when, how far and how often.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// What.
    pub kinds: Vec<Kind>,
    /// On which days; none named means any.
    pub days: Vec<Day>,
    /// In which parts of the day; none named means any.
    pub parts: Vec<Part>,
    /// How far.
    pub band: Band,
    /// The languages they speak, as codes of [`SPOKEN`].
    pub languages: Vec<&'static str>,
    /// By which means.
    pub travel: Travel,
    /// How often at the most.
    pub per_week: PerWeek,
    /// They may be asked at night.
    pub night_opt_in: bool,
    /// Until then they are not asked.
    pub resting_until: Option<Timestamp>,
}

impl Offer {
    /// When they can, as bits.
    pub fn hours(&self) -> Hours {
        hours(&self.days, &self.parts)
    }

    /// What they speak, as bits.
    pub fn language_bits(&self) -> u32 {
        language_bits(self.languages.iter().copied())
    }

    /// Whether they rest at this moment.
    pub fn resting(&self, now: Timestamp) -> bool {
        self.resting_until.is_some_and(|until| now < until)
    }

    /// The known languages among some codes, each once, in the order of the list.
    pub fn known<'a>(codes: impl Iterator<Item = &'a str>) -> Vec<&'static str> {
        let bits = language_bits(codes);
        SPOKEN.iter().enumerate().filter(|(n, _)| bits & (1 << n) != 0).map(|(_, (code, _))| *code).collect()
    }
}

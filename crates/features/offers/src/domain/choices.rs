//! What, how far, by which means, how often, in which languages.

use kit_i18n::SPOKEN;

codes! {
    /// What somebody can do. The words are those of asks; money is none of them, because it goes to the desk.
    Kind {
        /// Groceries, a meal.
        Food = "food",
        /// Something fetched or dropped off.
        Errand = "errand",
        /// Minding a child.
        Childcare = "childcare",
        /// A lift.
        Ride = "ride",
        /// Medicine picked up.
        Prescription = "prescription",
        /// A call or a visit.
        Company = "company",
        /// An animal fed or walked.
        Pet = "pet",
        /// A roof, a move.
        Housing = "housing",
        /// Words in another language.
        Translation = "translation",
        /// Forms and letters.
        Paperwork = "paperwork",
        /// Something broken.
        Repair = "repair",
        /// Things to lend or give.
        Supplies = "supplies",
        /// Anything else.
        Other = "other",
    }
}

codes! {
    /// How far somebody goes, in words of the neighborhood.
    Band {
        /// Their own building.
        Building = "building",
        /// Their block.
        Block = "block",
        /// The streets around.
        Streets = "streets",
        /// Farther.
        Farther = "farther",
    }
}

codes! {
    /// By which means.
    Travel {
        /// On foot.
        Foot = "foot",
        /// By bike.
        Bike = "bike",
        /// By car.
        Car = "car",
    }
}

codes! {
    /// How many asks a week at the most.
    PerWeek {
        /// One.
        One = "1",
        /// Two.
        Two = "2",
        /// Three.
        Three = "3",
        /// When they can: they are asked as often as there is need, and say no as often as they like.
        WhenICan = "any",
    }
}

impl PerWeek {
    /// The most messages that ask somebody in seven days. Even "when I can" is not every day.
    pub const fn most(self) -> u8 {
        match self {
            Self::One => 1,
            Self::Two => 2,
            Self::Three => 3,
            Self::WhenICan => 7,
        }
    }
}

impl Band {
    /// Its number, near to far: as stored beside the index.
    pub const fn number(self) -> i64 {
        self as i64
    }
}

/// The bit of a language; none of them for a code nobody knows.
pub fn language_bit(code: &str) -> u32 {
    SPOKEN.iter().position(|(known, _)| *known == code).map_or(0, |n| 1 << n)
}

/// The bits of several.
pub fn language_bits<'a>(codes: impl IntoIterator<Item = &'a str>) -> u32 {
    codes.into_iter().fold(0, |bits, code| bits | language_bit(code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_reads_back_and_money_is_nobody_s_offer() {
        for &kind in Kind::ALL {
            assert_eq!(Kind::parse(kind.code()), Some(kind));
        }
        assert_eq!(Kind::parse("money"), None);
        assert!(Band::Building.number() < Band::Farther.number());
    }

    #[test]
    fn languages_have_bits_of_their_own_and_an_unknown_one_has_none() {
        assert_eq!(language_bits(["en", "zap"]), 1 | 1 << 12);
        assert_eq!(language_bit("tlh"), 0);
    }
}

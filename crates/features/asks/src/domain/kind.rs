//! What an ask is about, and what follows from it for privacy and for the way it travels.

codes! {
    /// The kinds of help people ask for.
    Kind {
        /// Groceries, a meal, something to eat today.
        Food = "food",
        /// Something fetched, dropped off or stood in line for.
        Errand = "errand",
        /// Somebody to mind a child.
        Childcare = "childcare",
        /// A bill, the rent, cash.
        Money = "money",
        /// A lift to somewhere.
        Ride = "ride",
        /// Medicine picked up.
        Prescription = "prescription",
        /// A call or a visit.
        Company = "company",
        /// An animal fed, walked or kept.
        Pet = "pet",
        /// A roof, a move, trouble with a landlord.
        Housing = "housing",
        /// Words in another language.
        Translation = "translation",
        /// Forms and letters.
        Paperwork = "paperwork",
        /// Something broken.
        Repair = "repair",
        /// Things: diapers, blankets, a fan.
        Supplies = "supplies",
        /// Anything else.
        Other = "other",
    }
}

impl Kind {
    /// Whether this kind alone makes an ask sensitive: money, housing, childcare, health. Paperwork is about
    /// immigration or the law only when the asker or a steward marks the ask so ([`super::Ask::marked`]).
    pub const fn is_sensitive(self) -> bool {
        matches!(self, Self::Money | Self::Housing | Self::Childcare | Self::Prescription)
    }

    /// Whether whoever comes is alone with a person, their money or their home: more than the door step.
    pub const fn needs_trust(self) -> bool {
        matches!(
            self,
            Self::Childcare | Self::Money | Self::Ride | Self::Company | Self::Housing | Self::Repair
        )
    }

    /// Whether it goes to the stewards' desk and never to the board.
    pub const fn to_desk(self) -> bool {
        matches!(self, Self::Money)
    }
}

#[cfg(test)]
mod tests {
    use super::Kind;

    #[test]
    fn every_kind_reads_back_from_the_word_it_is_posted_as() {
        for &kind in Kind::ALL {
            assert_eq!(Kind::parse(kind.code()), Some(kind));
        }
        assert_eq!(Kind::parse("Food"), None);
        assert_eq!(Kind::ALL.len(), 14);
    }

    #[test]
    fn money_housing_children_and_medicine_are_sensitive_and_only_money_stays_at_the_desk() {
        let sensitive: Vec<_> = Kind::ALL.iter().filter(|k| k.is_sensitive()).map(|k| k.code()).collect();
        assert_eq!(sensitive, ["childcare", "money", "prescription", "housing"]);
        let desk: Vec<_> = Kind::ALL.iter().filter(|k| k.to_desk()).map(|k| k.code()).collect();
        assert_eq!(desk, ["money"]);
    }
}

//! What a pod is for: one map, one list of needs, one conversation for each.

/// What a pod is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// Small things, all year.
    Everyday,
    /// Ill, or getting well.
    Ill,
    /// Somebody for the children.
    Childcare,
    /// No power, heat, fire, a quake.
    Outage,
    /// Money is short.
    Money,
    /// Hard days.
    HardDays,
    /// Safe from somebody.
    Safety,
    /// Somebody harms me.
    Harmed,
    /// I do harm.
    CauseHarm,
    /// I see harm.
    Witness,
    /// Something else, in own words.
    Own,
}

impl Purpose {
    /// All of them, as pages list them.
    pub const ALL: [Self; 11] = [
        Self::Everyday,
        Self::Ill,
        Self::Childcare,
        Self::Outage,
        Self::Money,
        Self::HardDays,
        Self::Safety,
        Self::Harmed,
        Self::CauseHarm,
        Self::Witness,
        Self::Own,
    ];

    /// The word in addresses, forms and sealed texts.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Everyday => "everyday",
            Self::Ill => "ill",
            Self::Childcare => "childcare",
            Self::Outage => "outage",
            Self::Money => "money",
            Self::HardDays => "hard-days",
            Self::Safety => "safety",
            Self::Harmed => "harmed",
            Self::CauseHarm => "cause-harm",
            Self::Witness => "witness",
            Self::Own => "own",
        }
    }

    /// Message key: what it is called.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Everyday => "pods-for-everyday",
            Self::Ill => "pods-for-ill",
            Self::Childcare => "pods-for-childcare",
            Self::Outage => "pods-for-outage",
            Self::Money => "pods-for-money",
            Self::HardDays => "pods-for-hard-days",
            Self::Safety => "pods-for-safety",
            Self::Harmed => "pods-for-harmed",
            Self::CauseHarm => "pods-for-cause-harm",
            Self::Witness => "pods-for-witness",
            Self::Own => "pods-for-own",
        }
    }

    /// The purpose of a word.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.code() == code)
    }

    /// What people most often need for it; each is a message `pods-need-…`.
    pub const fn needs(self) -> &'static [&'static str] {
        match self {
            Self::Everyday => &["groceries", "pharmacy", "pet", "key", "ride", "tech"],
            Self::Ill => &["meals", "medicine", "overnight", "kids"],
            Self::Childcare => &["school-run", "sick-day", "evening", "pick-up"],
            Self::Outage => &["charging", "go-bag", "meeting-point", "out-of-area", "mobility"],
            Self::Money => &["lend", "pantry", "papers"],
            Self::HardDays => &["listen", "sit", "go-out", "night-call"],
            Self::Safety => &["code-word", "stay-over", "go-with", "keep-bag"],
            Self::Harmed => &["believe", "sit", "go-with", "my-pace"],
            Self::CauseHarm => &["hard-truth", "stay-in-touch", "find-help", "make-right"],
            Self::Witness => &["think-first", "go-with", "write-down", "after"],
            Self::Own => &[],
        }
    }

    /// Whether its pages open with words of care, offer a way off the page, and share nothing unless somebody says so.
    pub const fn with_care(self) -> bool {
        matches!(self, Self::Safety | Self::Harmed | Self::CauseHarm | Self::Witness)
    }

    /// The needs among these words that this purpose knows, once each and in its own order.
    pub fn known<'a>(self, typed: impl Iterator<Item = &'a str>) -> Vec<String> {
        let typed: Vec<&str> = typed.collect();
        self.needs().iter().filter(|need| typed.contains(need)).map(|need| (*need).to_owned()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Purpose;

    #[test]
    fn every_purpose_reads_back_from_its_word_and_has_needs_of_its_own() {
        for purpose in Purpose::ALL {
            assert_eq!(Purpose::parse(purpose.code()), Some(purpose));
            assert_eq!(purpose.title(), format!("pods-for-{}", purpose.code()));
            assert!(purpose == Purpose::Own || (3..=6).contains(&purpose.needs().len()));
        }
        assert_eq!(Purpose::parse("Everyday"), None);
    }

    #[test]
    fn four_purposes_are_met_with_care() {
        let careful: Vec<_> = Purpose::ALL.iter().filter(|p| p.with_care()).map(|p| p.code()).collect();
        assert_eq!(careful, ["safety", "harmed", "cause-harm", "witness"]);
    }

    #[test]
    fn a_need_of_another_purpose_is_not_taken() {
        let known = Purpose::Everyday.known(["ride", "overnight", "groceries", "ride"].into_iter());
        assert_eq!(known, ["groceries", "ride"]);
    }
}

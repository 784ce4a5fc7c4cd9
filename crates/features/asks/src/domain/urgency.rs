//! How soon help is needed, and the clocks that follow from it.

use kit_base::Span;

codes! {
    /// When the asker needs it.
    When {
        /// Right now.
        Now = "now",
        /// Before the day ends.
        Today = "today",
        /// Some day this week.
        ThisWeek = "this_week",
        /// Whenever it suits.
        Flexible = "flexible",
    }
}

impl When {
    /// Whether the short clocks apply.
    pub const fn is_urgent(self) -> bool {
        matches!(self, Self::Now | Self::Today)
    }

    /// How long a claim may stand still before whoever owes the next step is asked.
    pub const fn stalls_after(self) -> Span {
        if self.is_urgent() { Span::hours(2) } else { Span::hours(24) }
    }

    /// How long they have to answer that question before the ask is open again.
    pub const fn answer_within(self) -> Span {
        if self.is_urgent() { Span::hours(1) } else { Span::hours(12) }
    }

    /// How long an ask stays in one ring before it widens, unless the asker chose otherwise.
    pub const fn widens_after(self) -> Span {
        if self.is_urgent() { Span::hours(2) } else { Span::hours(24) }
    }

    /// After how much silence the asker is asked the first and the second time whether it is still needed.
    pub const fn still_needed_after(self) -> [Span; 2] {
        if self.is_urgent() { [Span::days(1), Span::days(3)] } else { [Span::days(10), Span::days(20)] }
    }
}

/// Silence after which an ask that was asked about twice expires.
pub(super) const EXPIRES_AFTER: Span = Span::days(30);

/// How long the helper still sees contact and place after it is done.
pub(super) const SEEN_AFTER_DONE: Span = Span::hours(48);

#[cfg(test)]
mod tests {
    use super::{EXPIRES_AFTER, When};

    #[test]
    fn only_now_and_today_are_urgent_and_their_clocks_are_shorter() {
        assert_eq!(When::ALL.iter().filter(|w| w.is_urgent()).count(), 2);
        assert!(When::Now.stalls_after() < When::Flexible.stalls_after());
        assert!(When::Today.widens_after() < When::ThisWeek.widens_after());
    }

    #[test]
    fn the_asker_is_asked_twice_before_an_ask_expires() {
        for when in When::ALL {
            let [first, second] = when.still_needed_after();
            assert!(first < second && second < EXPIRES_AFTER);
        }
    }
}

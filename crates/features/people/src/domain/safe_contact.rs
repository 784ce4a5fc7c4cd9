//! Whether now is a safe moment to call or write, and the links that exist only then.

use crate::rules::SafeContact;
use kit_base::percent;

/// Before this minute of the day nobody is called or written to, unless they said otherwise: 9 in the morning.
pub const QUIET_UNTIL: u16 = 9 * 60;
/// From this minute on nobody is either: 9 in the evening.
pub const QUIET_FROM: u16 = 21 * 60;

/// Minutes of a day.
const DAY: u16 = 24 * 60;

impl SafeContact {
    /// Whether a call is safe at this local minute of the day.
    pub const fn may_call(&self, at_local: u16) -> bool {
        self.may_call && self.is_open(at_local)
    }

    /// Whether a text is safe at this local minute of the day.
    pub const fn may_text(&self, at_local: u16) -> bool {
        self.may_text && self.is_open(at_local)
    }

    /// Whether, having called, a message may be left with a machine or another person.
    pub const fn may_leave_message(&self, at_local: u16) -> bool {
        self.may_leave_message && self.may_call(at_local)
    }

    /// The next minute, counted from `at_local`, at which some way is open; `None` when none ever is.
    pub fn opens_in(&self, at_local: u16) -> Option<u16> {
        let some_way = self.may_call || self.may_text;
        (0..DAY).find(|wait| some_way && self.is_open((at_local % DAY + wait) % DAY))
    }

    /// A `tel:` link; none when a call is not safe now, or the number is none.
    pub fn call_href(&self, number: &str, at_local: u16) -> Option<String> {
        if !self.may_call(at_local) {
            return None;
        }
        Some(format!("tel:{}", dialled(number)?))
    }

    /// An `sms:` link with the words already in it; none when a text is not safe now.
    pub fn text_href(&self, number: &str, words: &str, at_local: u16) -> Option<String> {
        if !self.may_text(at_local) {
            return None;
        }
        let number = dialled(number)?;
        Some(if words.is_empty() {
            format!("sms:{number}")
        } else {
            format!("sms:{number}?&body={}", percent(words))
        })
    }

    /// Their own hours, or from 9 to 21. Hours that run past midnight do; equal ends mean the whole day.
    const fn is_open(&self, at_local: u16) -> bool {
        let (from, until) = match self.hours {
            Some(hours) => hours,
            None => (QUIET_UNTIL, QUIET_FROM),
        };
        if at_local >= DAY {
            false
        } else if from < until {
            from <= at_local && at_local < until
        } else {
            from == until || at_local >= from || at_local < until
        }
    }
}

/// Digits and a leading plus; fewer than seven digits are no telephone number, more than fifteen neither.
fn dialled(number: &str) -> Option<String> {
    let number = number.trim();
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let plus = if number.starts_with('+') { "+" } else { "" };
    let odd = number.chars().any(|c| !(c.is_ascii_digit() || " +-().\u{a0}/".contains(c)));
    (!odd && (7..=15).contains(&digits.len())).then(|| format!("{plus}{digits}"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rules(may_call: bool, may_text: bool, hours: Option<(u16, u16)>) -> SafeContact {
        SafeContact { may_call, may_text, may_leave_message: false, hours, ask_for: "Dee".into() }
    }

    #[test]
    fn who_said_nothing_is_left_alone_from_nine_to_nine() {
        let usual = rules(true, true, None);
        for (at, safe) in
            [(8 * 60 + 59, false), (9 * 60, true), (20 * 60 + 59, true), (21 * 60, false), (0, false)]
        {
            assert_eq!(usual.may_call(at), safe, "{at}");
            assert_eq!(usual.may_text(at), safe, "{at}");
        }
    }

    #[test]
    fn only_text_before_four_means_just_that() {
        let before_four = rules(false, true, Some((9 * 60, 16 * 60)));
        assert!(before_four.may_text(15 * 60 + 59) && !before_four.may_text(16 * 60));
        assert!((0..24 * 60).all(|at| before_four.call_href("213-555-0142", at).is_none()));
    }

    #[test]
    fn a_night_worker_may_be_reached_past_midnight() {
        let nights = rules(true, false, Some((22 * 60, 2 * 60)));
        assert!(nights.may_call(23 * 60) && nights.may_call(60) && !nights.may_call(12 * 60));
        assert_eq!(nights.opens_in(12 * 60), Some(10 * 60));
        assert_eq!(rules(false, false, None).opens_in(0), None);
    }

    #[test]
    fn links_carry_a_clean_number_and_escaped_words() {
        let usual = rules(true, true, None);
        assert_eq!(usual.call_href("(213) 555-0142", 600).as_deref(), Some("tel:2135550142"));
        assert_eq!(
            usual.text_href("+1 213 555 0142", "¿Va?", 600).as_deref(),
            Some("sms:+12135550142?&body=%C2%BFVa%3F")
        );
        assert_eq!(usual.call_href("javascript:2135550142", 600), None);
        assert_eq!(usual.call_href("911", 600), None);
    }

    #[test]
    fn a_message_is_left_only_when_they_said_so_and_a_call_is_safe() {
        let mut rules = rules(true, true, None);
        assert!(!rules.may_leave_message(600));
        rules.may_leave_message = true;
        assert!(rules.may_leave_message(600) && !rules.may_leave_message(60));
    }

    proptest! {
        #[test]
        fn no_link_exists_outside_what_was_allowed(
            call in any::<bool>(), text in any::<bool>(), hours in proptest::option::of((0_u16..1440, 0_u16..1440)),
            at in 0_u16..1500, number in "[+0-9 ()a-z-]{0,18}",
        ) {
            let rules = rules(call, text, hours);
            let inside = at < 1440 && hours.map_or((540..1260).contains(&at), |(from, until)| {
                let length = (until + 1440 - from) % 1440;
                length == 0 || (at + 1440 - from) % 1440 < length
            });
            let tel = rules.call_href(&number, at);
            let sms = rules.text_href(&number, "hi", at);
            prop_assert!(tel.is_none() || (call && inside));
            prop_assert!(sms.is_none() || (text && inside));
        }

        #[test]
        fn it_opens_exactly_when_it_says(hours in (0_u16..1440, 0_u16..1440), at in 0_u16..1440) {
            let rules = rules(true, true, Some(hours));
            let wait = rules.opens_in(at).expect("some hour is open");
            prop_assert!(rules.may_call((at + wait) % 1440));
            prop_assert!((0..wait).all(|n| !rules.may_call((at + n) % 1440)));
        }
    }
}

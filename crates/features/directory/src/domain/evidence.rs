//! What neighbors and machines noticed. It is shown and counts for the order; it confirms nothing and closes nothing.

use kit_base::{Span, Timestamp};

/// Older than this, nobody has to hear of it.
const WEIGHS: Span = Span::days(60);
/// So many different observers who found nobody make a doubt: one may have knocked at the wrong door.
const ENOUGH: usize = 2;

/// What was noticed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum What {
    /// A neighbor was there, and so was the place.
    WasThere,
    /// A neighbor called or stood there, and nobody answered.
    NobodyAnswered,
    /// Its page answers.
    PageAnswers,
    /// Its page does not, or belongs to somebody who sells addresses.
    PageGone,
}

/// One observation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// What.
    pub what: What,
    /// When.
    pub at: Timestamp,
    /// Who, as a number that is the same for the same observer: one neighbor counts once.
    pub observer: u64,
}

/// How much reason there is to doubt that somebody is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Doubt {
    /// A neighbor was there lately.
    Seen,
    /// Nothing is known.
    Nothing,
    /// Its page is gone; people may still be there.
    Page,
    /// Two neighbors or more found nobody, and nobody has been there since.
    NobodyAnswered,
}

/// What the observations of the last 60 days come to. Those before the last confirmation are settled by it, and "nobody
/// answered" is settled by a neighbor who was there since.
pub fn doubt(noticed: &[Evidence], confirmed: Option<Timestamp>, now: Timestamp) -> Doubt {
    let counts = |one: &&Evidence| {
        now.since(one.at) < WEIGHS && one.at <= now && confirmed.is_none_or(|confirmed| one.at > confirmed)
    };
    let last =
        |what: What| noticed.iter().filter(counts).filter(|one| one.what == what).map(|one| one.at).max();
    let seen = last(What::WasThere);
    let mut nobody: Vec<u64> = noticed
        .iter()
        .filter(counts)
        .filter(|one| one.what == What::NobodyAnswered && seen.is_none_or(|seen| one.at > seen))
        .map(|one| one.observer)
        .collect();
    nobody.sort_unstable();
    nobody.dedup();
    if nobody.len() >= ENOUGH {
        Doubt::NobodyAnswered
    } else if seen.is_some() {
        Doubt::Seen
    } else if last(What::PageGone) > last(What::PageAnswers) {
        Doubt::Page
    } else {
        Doubt::Nothing
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::from_secs(1_772_654_400);

    fn noticed(what: What, days_ago: i64, observer: u64) -> Evidence {
        Evidence { what, at: NOW - Span::days(days_ago), observer }
    }

    #[test]
    fn one_neighbor_who_found_nobody_is_no_doubt_and_two_are_until_a_third_was_there() {
        let one = noticed(What::NobodyAnswered, 5, 1);
        assert_eq!(doubt(&[], None, NOW), Doubt::Nothing);
        assert_eq!(
            doubt(&[one, noticed(What::NobodyAnswered, 4, 1)], None, NOW),
            Doubt::Nothing,
            "the same one"
        );
        let two = [one, noticed(What::NobodyAnswered, 4, 2)];
        assert_eq!(doubt(&two, None, NOW), Doubt::NobodyAnswered);
        let third = [two[0], two[1], noticed(What::WasThere, 3, 3)];
        assert_eq!(doubt(&third, None, NOW), Doubt::Seen);
        let before = [two[0], two[1], noticed(What::WasThere, 9, 3)];
        assert_eq!(doubt(&before, None, NOW), Doubt::NobodyAnswered, "that was before");
    }

    #[test]
    fn a_confirmation_settles_what_was_noticed_before_it_and_sixty_days_settle_the_rest() {
        let two = [noticed(What::NobodyAnswered, 5, 1), noticed(What::NobodyAnswered, 4, 2)];
        assert_eq!(doubt(&two, Some(NOW - Span::days(2)), NOW), Doubt::Nothing);
        assert_eq!(doubt(&two, None, NOW + Span::days(70)), Doubt::Nothing);
        assert_eq!(doubt(&two, Some(NOW - Span::days(30)), NOW), Doubt::NobodyAnswered);
    }

    #[test]
    fn a_page_that_is_gone_weighs_less_than_people_and_comes_back_with_its_answer() {
        let gone = noticed(What::PageGone, 5, 0);
        assert_eq!(doubt(&[gone], None, NOW), Doubt::Page);
        assert_eq!(doubt(&[gone, noticed(What::PageAnswers, 1, 0)], None, NOW), Doubt::Nothing);
        assert_eq!(doubt(&[gone, noticed(What::WasThere, 30, 4)], None, NOW), Doubt::Seen);
    }
}

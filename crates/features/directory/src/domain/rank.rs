//! What comes first on a page of listings, and why: near, sure and open, in this order, and always the same.

use std::cmp::Ordering;

use super::{Doubt, Freshness, Standing};

/// How near it is to what somebody looked for, the nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Near {
    /// The same place.
    Place,
    /// The same region.
    Region,
    /// Everywhere in the city.
    Everywhere,
    /// Somewhere else.
    Elsewhere,
}

/// When its doors open, the soonest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Opening {
    /// They are open.
    Now,
    /// They open later today.
    Today,
    /// Another day, or nobody knows.
    Sometime,
}

/// A listing on its way to a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate<'a> {
    /// How near.
    pub near: Near,
    /// How fresh.
    pub freshness: Freshness,
    /// Whether it exists.
    pub standing: Standing,
    /// What was noticed.
    pub doubt: Doubt,
    /// When its doors open.
    pub opening: Opening,
    /// Whoever stood there last warned of it.
    pub warned: bool,
    /// Its name as lists sort it.
    pub name: &'a str,
    /// Its name in addresses: what two of the same name are told apart by.
    pub slug: &'a str,
}

/// Why it stands where it stands, for the page to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It is here.
    Here,
    /// Somebody confirmed it lately.
    Confirmed,
    /// A neighbor was there lately.
    Seen,
    /// Whoever stood there last warned of it.
    Warned,
    /// It is open now.
    OpenNow,
    /// It rests.
    Resting,
    /// It is closed.
    Closed,
    /// Neighbors found nobody.
    NobodyAnswered,
    /// Nobody has said anything for long.
    Silent,
}

impl Candidate<'_> {
    /// It can be gone to: it is not closed, does not rest, and is not history.
    pub fn helps(&self) -> bool {
        self.standing == Standing::There && self.freshness < Freshness::History
    }

    fn key(&self) -> (bool, bool, Near, Freshness, Doubt, Opening, &str, &str) {
        // A doubt stands before freshness: what was confirmed in spring and found empty twice this week is not sure.
        let in_doubt = self.warned || self.doubt == Doubt::NobodyAnswered;
        (!self.helps(), in_doubt, self.near, self.freshness, self.doubt, self.opening, self.name, self.slug)
    }

    /// Which of two stands first on a page. What helps comes before what does not; the same listings always stand alike.
    pub fn order(&self, other: &Self) -> Ordering {
        self.key().cmp(&other.key())
    }

    /// Why it stands where it stands, the weightiest first.
    pub fn reasons(&self) -> Vec<Reason> {
        let reasons = [
            (self.standing == Standing::Closed, Reason::Closed),
            (matches!(self.standing, Standing::Resting(_)), Reason::Resting),
            (self.warned, Reason::Warned),
            (self.doubt == Doubt::NobodyAnswered, Reason::NobodyAnswered),
            (self.freshness >= Freshness::Silent, Reason::Silent),
            (self.near == Near::Place, Reason::Here),
            (self.freshness == Freshness::Confirmed, Reason::Confirmed),
            (self.doubt == Doubt::Seen, Reason::Seen),
            (self.opening == Opening::Now && self.helps(), Reason::OpenNow),
        ];
        reasons.into_iter().filter(|(is, _)| *is).map(|(_, reason)| reason).collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn in_order(mut listings: Vec<Candidate<'_>>) -> Vec<Candidate<'_>> {
        listings.sort_by(Candidate::order);
        listings
    }

    fn there(name: &str) -> Candidate<'_> {
        Candidate {
            near: Near::Place,
            freshness: Freshness::Confirmed,
            standing: Standing::There,
            doubt: Doubt::Nothing,
            opening: Opening::Sometime,
            warned: false,
            name,
            slug: name,
        }
    }

    #[test]
    fn near_and_sure_comes_before_far_and_old_and_what_cannot_help_comes_last() {
        let listings = vec![
            Candidate { standing: Standing::Closed, ..there("closed here") },
            Candidate { near: Near::Region, ..there("in the region") },
            Candidate { freshness: Freshness::Silent, ..there("silent here") },
            Candidate { freshness: Freshness::History, ..there("history here") },
            Candidate { doubt: Doubt::NobodyAnswered, ..there("found empty") },
            Candidate { standing: Standing::Resting(None), ..there("resting here") },
            Candidate { opening: Opening::Now, ..there("open here") },
            Candidate { opening: Opening::Today, ..there("open this evening") },
            Candidate { warned: true, opening: Opening::Now, ..there("a fridge that is warm") },
            there("here"),
        ];
        let names: Vec<&str> = in_order(listings).into_iter().map(|one| one.name).collect();
        let want = [
            "open here",
            "open this evening",
            "here",
            "silent here",
            "in the region",
            "a fridge that is warm",
            "found empty",
            "closed here",
            "resting here",
            "history here",
        ];
        assert_eq!(names, want);
    }

    #[test]
    fn a_page_can_say_why() {
        let open = Candidate { opening: Opening::Now, doubt: Doubt::Seen, ..there("open") };
        assert_eq!(open.reasons(), [Reason::Here, Reason::Confirmed, Reason::Seen, Reason::OpenNow]);
        let closed = Candidate { standing: Standing::Closed, opening: Opening::Now, ..there("closed") };
        assert_eq!(
            closed.reasons(),
            [Reason::Closed, Reason::Here, Reason::Confirmed],
            "closed is never open now"
        );
    }

    proptest! {
        #[test]
        fn the_order_is_the_same_however_the_listings_come(
            listings in proptest::collection::vec((0_usize..4, 0_usize..5, 0_usize..4, 0_usize..3, 0_u8..4), 0..12),
            turn in 0_usize..12,
        ) {
            let near = [Near::Place, Near::Region, Near::Everywhere, Near::Elsewhere];
            let doubts = [Doubt::Seen, Doubt::Nothing, Doubt::Page, Doubt::NobodyAnswered];
            let openings = [Opening::Now, Opening::Today, Opening::Sometime];
            let names: Vec<(String, String)> =
                (0..).zip(&listings).map(|(n, (.., name)): (usize, _)| (n.to_string(), name.to_string())).collect();
            let mut all: Vec<Candidate<'_>> = listings
                .iter()
                .zip(&names)
                .map(|((at, fresh, doubt, open, _), (slug, name))| Candidate {
                    near: near[*at],
                    freshness: Freshness::ALL[*fresh],
                    doubt: doubts[*doubt],
                    opening: openings[*open],
                    slug,
                    ..there(name)
                })
                .collect();
            let first = in_order(all.clone());
            if !all.is_empty() {
                let turn = turn % all.len();
                all.rotate_left(turn);
            }
            prop_assert_eq!(&first, &in_order(all));
            let helps: Vec<bool> = first.iter().map(Candidate::helps).collect();
            prop_assert!(helps.is_sorted_by(|one, next| one >= next), "what helps comes first");
        }
    }
}

//! What one household may have in a day of something that is there for all: so that one stranger cannot use all of it up.
//!
//! Kept in memory only, as keyed hashes under a key that dies with us, and forgotten at midnight (UTC).

use std::collections::HashMap;
use std::convert::Infallible;
use std::hash::{BuildHasher as _, RandomState};
use std::sync::{Mutex, MutexGuard, PoisonError};

use axum::extract::OptionalFromRequestParts;
use http::request::Parts;
use kit_base::Timestamp;

use crate::Household;

/// More households are not counted: the limit that holds for all together holds still.
const MOST: usize = 100_000;
const DAY: i64 = 86_400;

/// `Option<Household>` in a handler: the household that asks; none where no connection is known.
impl<S: Sync> OptionalFromRequestParts<S> for Household {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Option<Self>, Infallible> {
        Ok(parts.extensions.get().copied())
    }
}

/// Counts what households had today.
#[derive(Default)]
pub struct Share {
    today: Mutex<Today>,
    key: RandomState,
}

#[derive(Default)]
struct Today {
    day: i64,
    had: HashMap<u64, u32>,
}

impl Share {
    /// Counts one if this household has had fewer than `most` today. None, who cannot be told from others, always may.
    pub fn take(&self, household: Option<Household>, most: u32, now: Timestamp) -> bool {
        let Some(household) = household else { return true };
        let number = self.key.hash_one(household);
        let mut today = self.today(now);
        if today.had.len() >= MOST && !today.had.contains_key(&number) {
            return true;
        }
        let had = today.had.entry(number).or_default();
        let may = *had < most;
        *had += u32::from(may);
        may
    }

    /// Gives one back: nothing came of it.
    pub fn give_back(&self, household: Option<Household>, now: Timestamp) {
        let Some(household) = household else { return };
        if let Some(had) = self.today(now).had.get_mut(&self.key.hash_one(household)) {
            *had = had.saturating_sub(1);
        }
    }

    fn today(&self, now: Timestamp) -> MutexGuard<'_, Today> {
        let mut today = self.today.lock().unwrap_or_else(PoisonError::into_inner);
        let day = now.secs().div_euclid(DAY);
        if today.day != day {
            *today = Today { day, had: HashMap::new() };
        }
        today
    }
}

#[cfg(test)]
mod tests {
    use http::HeaderMap;
    use kit_base::Span;

    use super::*;
    use crate::Peer;

    fn from(address: &str) -> Household {
        let peer = Peer(format!("{address}:4000").parse().expect("an address"));
        Household::of(peer, &HeaderMap::new(), false)
    }

    #[test]
    fn one_household_uses_up_its_own_share_and_nobody_else_s() {
        let (share, now) = (Share::default(), Timestamp::from_secs(1_772_654_400));
        for _ in 0..3 {
            assert!(share.take(Some(from("203.0.113.9")), 3, now));
        }
        assert!(!share.take(Some(from("203.0.113.9")), 3, now));
        assert!(share.take(Some(from("203.0.113.10")), 3, now), "the neighbor has their own");
        assert!((0..9).all(|_| share.take(None, 3, now)));
        share.give_back(Some(from("203.0.113.9")), now);
        assert!(share.take(Some(from("203.0.113.9")), 3, now), "nothing had come of one of them");
        assert!(!share.take(Some(from("203.0.113.9")), 3, now));
        assert!(share.take(Some(from("203.0.113.9")), 3, now + Span::days(1)), "tomorrow is another day");
    }

    #[test]
    fn the_devices_of_one_home_share_even_with_addresses_of_their_own() {
        let (share, now) = (Share::default(), Timestamp::from_secs(1_772_654_400));
        assert!(share.take(Some(from("[2001:db8:1:2::7]")), 1, now));
        assert!(!share.take(Some(from("[2001:db8:1:2::8]")), 1, now));
        assert!(share.take(Some(from("[2001:db8:1:3::7]")), 1, now));
    }
}

//! What one household may have in a day of something that is there for all: so that one stranger cannot use all of it up.
//!
//! Kept in memory only, as keyed hashes under a key that dies with us, and forgotten at midnight (UTC).

use std::collections::HashMap;
use std::convert::Infallible;
use std::hash::{BuildHasher as _, RandomState};
use std::sync::{Mutex, MutexGuard, PoisonError};

use axum::extract::FromRequestParts;
use http::request::Parts;
use kit_base::Timestamp;

use crate::Household;

/// More households are not counted: the limit that holds for all together holds still.
const MOST: usize = 100_000;
const DAY: i64 = 86_400;

/// The household that asks, as an extractor; none where no connection is known.
#[derive(Clone, Copy)]
pub struct Caller(pub Option<Household>);

impl<S: Sync> FromRequestParts<S> for Caller {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self(parts.extensions.get().copied()))
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
    /// Counts one if this household has had fewer than `most` today. A caller who cannot be told from others always may.
    pub fn take(&self, caller: Caller, most: u32, now: Timestamp) -> bool {
        let Caller(Some(household)) = caller else { return true };
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
    pub fn give_back(&self, caller: Caller, now: Timestamp) {
        let Caller(Some(household)) = caller else { return };
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

    fn from(address: &str) -> Caller {
        let peer = Peer(format!("{address}:4000").parse().expect("an address"));
        Caller(Some(Household::of(peer, &HeaderMap::new(), false)))
    }

    #[test]
    fn one_household_uses_up_its_own_share_and_nobody_else_s() {
        let (share, now) = (Share::default(), Timestamp::from_secs(1_772_654_400));
        for _ in 0..3 {
            assert!(share.take(from("203.0.113.9"), 3, now));
        }
        assert!(!share.take(from("203.0.113.9"), 3, now));
        assert!(share.take(from("203.0.113.10"), 3, now), "the neighbor has their own");
        assert!((0..9).all(|_| share.take(Caller(None), 3, now)));
        share.give_back(from("203.0.113.9"), now);
        assert!(share.take(from("203.0.113.9"), 3, now), "nothing had come of one of them");
        assert!(!share.take(from("203.0.113.9"), 3, now));
        assert!(share.take(from("203.0.113.9"), 3, now + Span::days(1)), "tomorrow is another day");
    }

    #[test]
    fn the_devices_of_one_home_share_even_with_addresses_of_their_own() {
        let (share, now) = (Share::default(), Timestamp::from_secs(1_772_654_400));
        assert!(share.take(from("[2001:db8:1:2::7]"), 1, now));
        assert!(!share.take(from("[2001:db8:1:2::8]"), 1, now));
        assert!(share.take(from("[2001:db8:1:3::7]"), 1, now));
    }
}

//! How many connections one address holds at once, counted in memory and forgotten when they end.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::rate::household;

/// The seats of all addresses. Clones count together.
#[derive(Clone)]
pub(crate) struct Seats {
    taken: Arc<Mutex<HashMap<IpAddr, usize>>>,
    each: usize,
}

/// One connection's seat; free again when dropped.
pub(crate) struct Seat {
    seats: Seats,
    who: IpAddr,
}

impl Seats {
    pub(crate) fn new(each: usize) -> Self {
        Self { taken: Arc::default(), each }
    }

    fn taken(&self) -> MutexGuard<'_, HashMap<IpAddr, usize>> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A seat for an address, unless it holds as many as it may.
    pub(crate) fn take(&self, address: IpAddr) -> Option<Seat> {
        let who = household(address);
        let mut taken = self.taken();
        let count = taken.entry(who).or_default();
        if *count >= self.each {
            return None;
        }
        *count += 1;
        Some(Seat { seats: self.clone(), who })
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut taken = self.seats.taken();
        if let Some(count) = taken.get_mut(&self.who) {
            *count -= 1;
            if *count == 0 {
                taken.remove(&self.who);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_gets_its_seat_back_when_a_connection_ends() {
        let (seats, here, there) =
            (Seats::new(1), IpAddr::from([127, 0, 0, 1]), IpAddr::from([127, 0, 0, 2]));
        let first = seats.take(here);
        assert!(first.is_some() && seats.take(here).is_none() && seats.take(there).is_some());
        drop(first);
        assert!(seats.take(here).is_some());
    }
}

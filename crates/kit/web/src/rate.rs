//! How often one address may ask. Addresses are kept as keyed hashes, in memory only, under a key that dies with us.

use std::hash::{BuildHasher as _, RandomState};
use std::net::{IpAddr, SocketAddr};
use std::num::NonZeroU32;
use std::sync::atomic::{AtomicU32, Ordering};

use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use http::HeaderMap;
use kit_base::Rng;

/// The address at the other end of a connection, in a request's extensions. It has no `Debug`.
#[derive(Clone, Copy)]
pub struct Peer(pub SocketAddr);

/// Whoever asks, as far as their address tells, in a request's extensions: for what one household may have of something
/// scarce. Never stored; it has no `Debug`.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Household(IpAddr);

impl Household {
    pub(crate) fn of(peer: Peer, headers: &HeaderMap, behind_proxy: bool) -> Self {
        let address = if behind_proxy { forwarded(headers).unwrap_or(peer.0.ip()) } else { peer.0.ip() };
        Self(household(address))
    }
}

/// Requests allowed to one address: a steady rate and a burst above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateLimit {
    /// Requests a second.
    pub per_second: NonZeroU32,
    /// Requests at once.
    pub burst: NonZeroU32,
}

impl Default for RateLimit {
    /// 20 a second and 200 at once: a building behind one address can use the site, a flood cannot.
    fn default() -> Self {
        let twenty = NonZeroU32::MIN.saturating_add(19);
        Self { per_second: twenty, burst: twenty.saturating_mul(NonZeroU32::MIN.saturating_add(9)) }
    }
}

/// The counter.
pub(crate) struct Rate {
    limiter: DefaultKeyedRateLimiter<u64>,
    key: RandomState,
    salt: [u8; 16],
    asked: AtomicU32,
}

/// After this many requests those at rest are forgotten, so that memory follows the visitors of the minute.
const SWEEP: u32 = 8192;

impl Rate {
    pub(crate) fn new(limit: RateLimit, rng: &Rng) -> Self {
        let quota = Quota::per_second(limit.per_second).allow_burst(limit.burst);
        Self {
            limiter: RateLimiter::keyed(quota),
            key: RandomState::new(),
            salt: rng.bytes("web.rate"),
            asked: AtomicU32::new(0),
        }
    }

    /// Counts a request; the error is after how many seconds to come back.
    pub(crate) fn check(&self, peer: Peer, headers: &HeaderMap, behind_proxy: bool) -> Result<(), u32> {
        if self.asked.fetch_add(1, Ordering::Relaxed) % SWEEP == SWEEP - 1 {
            self.limiter.retain_recent();
        }
        let key = self.key.hash_one((self.salt, Household::of(peer, headers, behind_proxy).0));
        self.limiter.check_key(&key).map_err(|not_until| {
            let wait = not_until.wait_time_from(DefaultClock::default().now());
            u32::try_from(wait.as_secs()).unwrap_or(u32::MAX).saturating_add(1)
        })
    }
}

/// The last address that the proxy itself wrote.
fn forwarded(headers: &HeaderMap) -> Option<IpAddr> {
    let last = headers.get_all("x-forwarded-for").iter().next_back()?.to_str().ok()?;
    last.rsplit(',').next()?.trim().parse().ok()
}

/// One household: an IPv4 address, or the first 64 bits of an IPv6 one.
pub(crate) fn household(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            IpAddr::from([a, b, c, d, 0, 0, 0, 0])
        }
        v4 @ IpAddr::V4(_) => v4,
    }
}

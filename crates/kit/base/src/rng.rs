//! Randomness by purpose: in tests one private value never moves another's draw.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng as _, SeedableRng as _};
use sha2::{Digest as _, Sha256};

/// Hands out [`Stream`]s. Clones share their counters.
///
/// A seeded source gives the n-th stream of a purpose the same bytes whatever other purposes drew,
/// which lets two test worlds differ in one value only. Production uses [`Rng::os`].
#[derive(Clone)]
pub struct Rng(Arc<Source>);

enum Source {
    Os,
    Seeded { seed: u64, counts: Mutex<HashMap<&'static str, u64>> },
}

/// One draw's worth of bytes.
pub struct Stream(ChaCha20Rng);

impl Rng {
    /// The operating system's generator.
    pub fn os() -> Self {
        Self(Arc::new(Source::Os))
    }

    /// A repeatable source for demo worlds and tests. Never for keys of a real network.
    pub fn seeded(seed: u64) -> Self {
        Self(Arc::new(Source::Seeded { seed, counts: Mutex::default() }))
    }

    /// The next stream for a purpose, such as `"ask.slug"`.
    pub fn stream(&self, purpose: &'static str) -> Stream {
        let key = match &*self.0 {
            Source::Os => {
                let mut key = [0; 32];
                getrandom::fill(&mut key).expect("the operating system gives entropy or nothing is safe");
                key
            }
            Source::Seeded { seed, counts } => {
                let mut counts = counts.lock().unwrap_or_else(PoisonError::into_inner);
                let n = counts.entry(purpose).or_default();
                *n += 1;
                let mut hash = Sha256::new();
                hash.update(seed.to_le_bytes());
                hash.update(n.to_le_bytes());
                hash.update(purpose.as_bytes());
                hash.finalize().into()
            }
        };
        Stream(ChaCha20Rng::from_seed(key))
    }

    /// `N` random bytes for a purpose.
    pub fn bytes<const N: usize>(&self, purpose: &'static str) -> [u8; N] {
        self.stream(purpose).bytes()
    }
}

impl Stream {
    /// The next `N` bytes.
    pub fn bytes<const N: usize>(&mut self) -> [u8; N] {
        let mut out = [0; N];
        self.0.fill_bytes(&mut out);
        out
    }

    /// A number in `0..end`, without modulo bias; 0 when `end` is 0.
    pub fn below(&mut self, end: u64) -> u64 {
        if end == 0 {
            return 0;
        }
        let zone = u64::MAX - u64::MAX % end;
        loop {
            let n = self.0.next_u64();
            if n < zone {
                return n % end;
            }
        }
    }

    /// One of the items; `None` of an empty slice.
    pub fn pick<'a, T>(&mut self, items: &'a [T]) -> Option<&'a T> {
        let n = self.below(items.len() as u64);
        items.get(usize::try_from(n).unwrap_or(usize::MAX))
    }
}

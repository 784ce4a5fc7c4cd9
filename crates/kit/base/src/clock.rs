//! Time as the program sees it: UTC microseconds, from a clock that tests can hold in their hand.

use std::fmt;
use std::ops::{Add, Sub};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

/// An instant: microseconds since 1970-01-01T00:00:00Z. Stored as BIGINT.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Timestamp(i64);

/// A length of time in microseconds; may be negative.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug)]
pub struct Span(i64);

impl Timestamp {
    /// From microseconds since the epoch.
    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }

    /// From whole seconds since the epoch.
    pub const fn from_secs(secs: i64) -> Self {
        Self(secs * 1_000_000)
    }

    /// Microseconds since the epoch.
    pub const fn micros(self) -> i64 {
        self.0
    }

    /// Whole seconds since the epoch, rounded down.
    pub const fn secs(self) -> i64 {
        self.0.div_euclid(1_000_000)
    }

    /// How long ago `earlier` was, seen from here; negative when it lies ahead.
    pub const fn since(self, earlier: Self) -> Span {
        Span(self.0.saturating_sub(earlier.0))
    }
}

impl Span {
    /// No time at all.
    pub const ZERO: Self = Self(0);

    /// From microseconds.
    pub const fn micros(n: i64) -> Self {
        Self(n)
    }

    /// From seconds.
    pub const fn secs(n: i64) -> Self {
        Self(n * 1_000_000)
    }

    /// From minutes.
    pub const fn minutes(n: i64) -> Self {
        Self::secs(n * 60)
    }

    /// From hours.
    pub const fn hours(n: i64) -> Self {
        Self::minutes(n * 60)
    }

    /// From days of 24 hours.
    pub const fn days(n: i64) -> Self {
        Self::hours(n * 24)
    }

    /// Whole seconds, rounded down.
    pub const fn as_secs(self) -> i64 {
        self.0.div_euclid(1_000_000)
    }

    /// Whole minutes, rounded down.
    pub const fn as_minutes(self) -> i64 {
        self.as_secs().div_euclid(60)
    }

    /// Whole hours, rounded down.
    pub const fn as_hours(self) -> i64 {
        self.as_minutes().div_euclid(60)
    }

    /// Whole days of 24 hours, rounded down.
    pub const fn as_days(self) -> i64 {
        self.as_hours().div_euclid(24)
    }

    /// Microseconds.
    pub const fn as_micros(self) -> i64 {
        self.0
    }
}

impl Add<Span> for Timestamp {
    type Output = Self;
    fn add(self, span: Span) -> Self {
        Self(self.0.saturating_add(span.0))
    }
}

impl Sub<Span> for Timestamp {
    type Output = Self;
    fn sub(self, span: Span) -> Self {
        Self(self.0.saturating_sub(span.0))
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}us", self.0)
    }
}

/// Where the time comes from. Clones share one clock.
#[derive(Clone)]
pub struct Clock(Arc<Source>);

enum Source {
    System,
    Held(AtomicI64),
}

impl Clock {
    /// The machine's clock.
    pub fn system() -> Self {
        Self(Arc::new(Source::System))
    }

    /// A clock that stands still until [`Clock::advance`] moves it.
    pub fn held(at: Timestamp) -> Self {
        Self(Arc::new(Source::Held(AtomicI64::new(at.micros()))))
    }

    /// The present instant.
    pub fn now(&self) -> Timestamp {
        match &*self.0 {
            #[expect(clippy::disallowed_methods, reason = "the one place that asks the machine")]
            Source::System => Timestamp(
                SystemTime::now()
                    .duration_since(UNIX_EPOCH)
                    .map_or(0, |d| i64::try_from(d.as_micros()).unwrap_or(i64::MAX)),
            ),
            Source::Held(at) => Timestamp(at.load(Ordering::SeqCst)),
        }
    }

    /// Moves a held clock; the machine's clock does not obey.
    pub fn advance(&self, by: Span) {
        if let Source::Held(at) = &*self.0 {
            at.fetch_add(by.as_micros(), Ordering::SeqCst);
        }
    }
}

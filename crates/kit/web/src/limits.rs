//! Every bound of the server in one place. The defaults are for a small public server.

use std::time::Duration;

use crate::RateLimit;

/// How much of anything one visitor, or all together, may use.
#[derive(Clone, Debug)]
pub struct Limits {
    /// A request's head: from the first silence to its last line; also how long an idle connection is kept.
    pub head_time: Duration,
    /// A request's body, from the end of the head to its last byte.
    pub body_time: Duration,
    /// One whole exchange, the reading of the answer included.
    pub total_time: Duration,
    /// What answers under way are given when the server stops.
    pub grace: Duration,
    /// Bytes of a request's head; more is 431.
    pub head_bytes: usize,
    /// Bytes of a request's body; more is 413.
    pub body_bytes: usize,
    /// Connections at once.
    pub connections: usize,
    /// Connections at once from one address.
    pub connections_per_peer: usize,
    /// Requests from one address; `None`: no limit.
    pub rate: Option<RateLimit>,
    /// A proxy in front of us is trusted to name the visitor in the last `X-Forwarded-For`.
    pub behind_proxy: bool,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            head_time: Duration::from_secs(10),
            body_time: Duration::from_secs(10),
            total_time: Duration::from_secs(20),
            grace: crate::site::GRACE,
            head_bytes: 16 * 1024,
            body_bytes: 64 * 1024,
            connections: 512,
            connections_per_peer: 64,
            rate: Some(RateLimit::default()),
            behind_proxy: false,
        }
    }
}

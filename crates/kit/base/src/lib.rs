//! The words every other crate speaks: ids, slugs, time, randomness, values that must not be shown.
//!
//! Nothing here performs I/O except [`Rng::os`], which asks the operating system for entropy, and
//! [`Clock::system`], which asks it for the time. Both come in as arguments everywhere else.

mod clock;
mod id;
mod percent;
mod private;
mod rng;

pub use clock::{Clock, Span, Timestamp};
pub use id::{Id, ParseSlugError, Slug};
pub use percent::percent;
pub use private::{Private, Secret};
pub use rng::{Rng, Stream};

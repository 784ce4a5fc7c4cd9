//! What reports come to, what they alert, what is due, what is wanted, which fridge comes first.

mod alerts;
mod chores;
mod look;
mod needs;
mod order;

pub use alerts::{Alert, SILENT, alerts, begun};
pub use chores::{Chore, Done, due};
pub use look::{Condition, Fullness, Look, Report, Temperature, WARMEST, look};
pub use needs::Need;
pub use order::{helps, lamp, rank, word};

use kit_base::Span;

/// So long the same observer's newer word takes the place of the older one, and can be taken back.
pub const MIND: Span = Span::minutes(10);
/// So long after it was told of an alert nobody is told of the same again, however often it ends and begins.
pub const CALM: Span = Span::hours(3);
/// So long what somebody said is wanted stays on the page.
pub const WANTED: Span = Span::days(3);
/// So long reports are kept.
pub const REPORTS_KEPT: Span = Span::days(90);
/// So long photos are kept.
pub const PHOTOS_KEPT: Span = Span::days(14);
/// So long the log is kept.
pub const LOG_KEPT: Span = Span::days(365);

/// Words of codes that are stored side by side.
pub(crate) fn written<T>(all: &[T], code: impl Fn(&T) -> &'static str) -> String {
    all.iter().map(code).collect::<Vec<_>>().join(" ")
}

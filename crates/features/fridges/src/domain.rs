//! What reports come to, what they alert, and what is due.

mod alerts;
mod chores;
mod look;

pub use alerts::{Alert, SILENT, alerts, begun};
pub use chores::{Chore, Done, due};
pub use look::{Condition, Fullness, Look, Report, Temperature, WARMEST, look};

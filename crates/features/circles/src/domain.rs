//! What a network and a circle are, and which circle may stand inside which.

mod circle;
mod dial;
mod network;
mod scale;
mod words;

pub use circle::{Circle, CircleId, Near, NewCircle};
pub use dial::Dial;
pub use network::{Capacity, Network, NewNetwork, awake};
pub(crate) use network::{languages, languages_text};
pub use scale::{Scale, UnknownScale};
pub use words::{CrisisLine, Words};
pub(crate) use words::{as_column, from_column};

//! The outbox: messages written with the effect that caused them, sent later within safe hours.
//!
//! What is sent is rendered when it is queued and sealed under the person's own key; where it goes is asked from
//! the [`AddressBook`] at the moment of sending, so a number or an hour that changed meanwhile is obeyed. Whoever
//! sees a locked screen sees a neutral sentence: templates take no private values, and [`Text::without`] proves it.
//!
//! ```ignore
//! let text = Text::new("asks-claimed-sms", cat.format(lang, "asks-claimed-sms", &[("link", ..)])).without(&name)?;
//! message::queue(tx, &vault, &Message::new(person, Channel::Sms, text).about(ask).safe(times), now, rng)?;
//! ```

mod outbox;
mod safe;
mod schema;
mod sender;
pub mod sms;
mod store;
mod transport;

pub use outbox::{
    Channel, Leaks, Message, OutboxRow, Text, Undelivered, clear, dismiss, forget_settled, queue,
    undeliverable, waiting,
};
pub use safe::{BadZone, SafeTimes};
pub use schema::{MIGRATIONS, STATEMENTS, TABLES};
pub use sender::{AddressBook, Destination, Sender, with_jobs};
pub use sms::LampMark;
pub use transport::{FileTransport, LogTransport, Outgoing, Sent, Transport, TransportError};

//! What features do with messages: write one with its effect, see what could not be delivered.

use kit_base::{Id, Private, Rng, Slug, Span, Timestamp};
use kit_db::{DbError, Tx};
use kit_vault::{Cell, PersonId, Vault};
use uuid::Uuid;

use crate::SafeTimes;
use crate::store;

/// Marks the key of a message's row.
#[derive(Debug)]
pub struct OutboxRow;

/// How long a message is worth sending, unless it says otherwise. A provider may be down for a day.
const WORTH: Span = Span::hours(72);
/// How long the trace of a settled message stays; its words go at once.
const TRACE: Span = Span::days(14);

/// Which way a message goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Channel {
    /// A text message to a phone.
    Sms,
    /// An e-mail.
    Email,
}

impl Channel {
    /// Its word in the database and the log.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sms => "sms",
            Self::Email => "email",
        }
    }

    pub(crate) fn from_text(text: &str) -> Result<Self, DbError> {
        match text {
            "sms" => Ok(Self::Sms),
            "email" => Ok(Self::Email),
            _ => Err(DbError::Shape("a channel".into())),
        }
    }
}

/// The words of a message, made from a neutral template: safe on a locked screen that somebody else looks at.
pub struct Text {
    pub(crate) key: &'static str,
    pub(crate) body: String,
}

/// The words hold something private.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a message would show a private value")]
pub struct Leaks;

impl Text {
    /// What the template called `key` says. Its arguments are links, counts and times, never what people typed;
    /// [`Private`] values cannot be formatted, and revealing one for this is a mistake.
    pub const fn new(key: &'static str, body: String) -> Self {
        Self { key, body }
    }

    /// The same text, if it does not show `value` in any writing of its letters.
    pub fn without(self, value: &Private<String>) -> Result<Self, Leaks> {
        let value = value.reveal().trim().to_lowercase();
        if !value.is_empty() && self.body.to_lowercase().contains(&value) { Err(Leaks) } else { Ok(self) }
    }
}

/// A message to one person.
pub struct Message {
    pub(crate) to: PersonId,
    pub(crate) channel: Channel,
    pub(crate) text: Text,
    pub(crate) about: Option<Uuid>,
    pub(crate) safe: Option<SafeTimes>,
    pub(crate) any_hour: bool,
    pub(crate) worth: Span,
}

impl Message {
    /// A message that may go at once and is worth sending for three days.
    pub const fn new(to: PersonId, channel: Channel, text: Text) -> Self {
        Self { to, channel, text, about: None, safe: None, any_hour: false, worth: WORTH }
    }

    /// The row it speaks of, which the check before sending looks at again.
    #[must_use]
    pub fn about<T>(mut self, id: Id<T>) -> Self {
        self.about = Some(id.uuid());
        self
    }

    /// The hours known now; those known when it is sent are obeyed as well.
    #[must_use]
    pub const fn safe(mut self, times: SafeTimes) -> Self {
        self.safe = Some(times);
        self
    }

    /// Through quiet hours too: only what the person asked for this minute, such as a sign-in link, or agreed to be
    /// woken for, such as a danger ask when on call.
    #[must_use]
    pub const fn at_any_hour(mut self) -> Self {
        self.any_hour = true;
        self
    }

    /// Not worth sending after this long.
    #[must_use]
    pub const fn expires(mut self, after: Span) -> Self {
        self.worth = after;
        self
    }
}

/// A message that nobody received: part of the must-clear queue. Its words are gone.
#[derive(Clone, Debug)]
pub struct Undelivered {
    /// Its name outside.
    pub slug: Slug,
    /// To whom.
    pub person: PersonId,
    /// Which way.
    pub channel: Channel,
    /// The template's key.
    pub template: String,
    /// The row it spoke of.
    pub about: Option<Uuid>,
    /// Why: the provider's refusal, or `expired`.
    pub why: String,
    /// When it was given up.
    pub since: Timestamp,
}

/// Writes a message in the transaction of its effect. `None` when the person has been erased meanwhile: then there
/// is nobody to write to.
pub fn queue(
    tx: &mut Tx<'_>,
    vault: &Vault,
    message: &Message,
    now: Timestamp,
    rng: &Rng,
) -> Result<Option<Id<OutboxRow>>, DbError> {
    let Some(key) = vault.person(tx, message.to)? else { return Ok(None) };
    let id = Id::<OutboxRow>::new(now, rng);
    let sealed = key.seal(&body_cell(id), &message.text.body, rng);
    let hours = message.safe.filter(|_| !message.any_hour);
    let not_before = hours.map_or(now, |times| times.next(now));
    store::insert(
        tx,
        &store::New { id, message, sealed, not_before, now, slug: Slug::of("outbox.slug", rng) },
    )?;
    Ok(Some(id))
}

/// The messages of this network that nobody received, oldest first.
pub fn undeliverable(tx: &mut Tx<'_>, limit: u32) -> Result<Vec<Undelivered>, DbError> {
    store::undelivered(tx, limit)
}

/// Somebody told them in another way: a message that nobody received is settled. Again is the same.
pub fn dismiss(tx: &mut Tx<'_>, slug: Slug) -> Result<(), DbError> {
    tx.execute(&store::DISMISS, &[&tx.network(), &slug]).map(drop)
}

/// How many messages of this network wait to be sent.
pub fn waiting(tx: &mut Tx<'_>) -> Result<i64, DbError> {
    store::count(tx)
}

/// Forgets the traces of what was settled two weeks ago (server scope).
pub fn forget_settled(tx: &mut Tx<'_>, now: Timestamp) -> Result<u64, DbError> {
    store::forget(tx, now - TRACE)
}

/// Where a message's words are sealed.
pub(crate) const fn body_cell(id: Id<OutboxRow>) -> Cell {
    Cell::new("outbox", "sealed", id)
}

/// Empties this network's outbox: an invented past is not to be sent. Nothing else may call it.
pub fn clear(tx: &mut Tx<'_>) -> Result<u64, DbError> {
    tx.execute(&store::CLEAR, &[&tx.network()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_shows_a_private_value_is_refused() {
        let text =
            || Text::new("asks-claimed-sms", "Hello ROSA, somebody will come: https://x.example/l/1".into());
        assert!(text().without(&Private::new("Rosa".into())).is_err());
        assert!(text().without(&Private::new("Luis".into())).is_ok());
        assert!(text().without(&Private::new(" ".into())).is_ok());
    }
}

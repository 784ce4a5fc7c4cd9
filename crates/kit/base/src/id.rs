//! Keys that stay inside, and the random slugs that stand for them outside.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;

use uuid::Uuid;

use crate::{Rng, Timestamp};

/// A row's key: UUID v7. It carries its creation time, so it never leaves the server; pages use a [`Slug`].
pub struct Id<T>(Uuid, PhantomData<fn() -> T>);

impl<T> Id<T> {
    /// A new key made at `now`. Each kind of row draws from a stream of its own, so that a row more of one kind
    /// moves no other kind's keys.
    pub fn new(now: Timestamp, rng: &Rng) -> Self {
        let millis = u64::try_from(now.micros() / 1000).unwrap_or(0);
        let random: [u8; 10] = rng.bytes(std::any::type_name::<T>());
        Self::from_uuid(uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid())
    }

    /// From a stored key.
    pub const fn from_uuid(uuid: Uuid) -> Self {
        Self(uuid, PhantomData)
    }

    /// The stored key.
    pub const fn uuid(self) -> Uuid {
        self.0
    }

    /// The same key seen as another row's, where one table extends another.
    pub const fn cast<U>(self) -> Id<U> {
        Id::from_uuid(self.0)
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Id<T> {}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.cmp(&other.0)
    }
}
impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The public name of a row: 60 random bits as 12 letters and digits (Crockford base32, lower case).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug([u8; 12]);

/// The text is not 12 letters and digits of the slug alphabet.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("not a slug")]
pub struct ParseSlugError;

const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

impl Slug {
    /// A new random slug.
    pub fn new(rng: &Rng) -> Self {
        Self::of("slug", rng)
    }

    /// A new one from the stream of one kind of row: a row more of another kind does not move it.
    pub fn of(purpose: &'static str, rng: &Rng) -> Self {
        let bits = u64::from_le_bytes(rng.bytes(purpose));
        let mut out = [0; 12];
        for (i, c) in out.iter_mut().enumerate() {
            *c = ALPHABET[usize::from(u8::try_from(bits >> (5 * i) & 31).unwrap_or(0))];
        }
        Self(out)
    }

    /// Its text.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl FromStr for Slug {
    type Err = ParseSlugError;
    fn from_str(text: &str) -> Result<Self, ParseSlugError> {
        let bytes: [u8; 12] = text.as_bytes().try_into().map_err(|_| ParseSlugError)?;
        if bytes.iter().all(|b| ALPHABET.contains(b)) { Ok(Self(bytes)) } else { Err(ParseSlugError) }
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_reads_back_and_refuses_what_is_not_one() {
        let slug = Slug::new(&Rng::seeded(1));
        assert_eq!(slug.as_str().parse(), Ok(slug));
        assert_eq!("ilou-ilou-il".parse::<Slug>(), Err(ParseSlugError));
    }

    #[test]
    fn a_draw_for_one_purpose_does_not_move_another() {
        let (plain, busy) = (Rng::seeded(7), Rng::seeded(7));
        let _: [u8; 64] = busy.bytes("noise");
        assert_eq!(plain.bytes::<8>("ask"), busy.bytes::<8>("ask"));
    }
}

//! Ids for other programs: one is kept for a listing, and all others follow from it, so that two exports agree.

use sha2::{Digest as _, Sha256};
use uuid::{Builder, Uuid};

/// The ids of a listing and its parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ids(Uuid);

impl Ids {
    /// From the listing's own id for other programs.
    pub const fn new(hsds_id: Uuid) -> Self {
        Self(hsds_id)
    }

    /// The id of the listing itself.
    pub fn own(self) -> String {
        self.0.to_string()
    }

    /// The id of a part: in the form of a UUID of version 4 (RFC 9562), and the same every time.
    pub(super) fn of(self, role: &str, index: usize) -> String {
        derived(&[self.0.as_bytes(), role.as_bytes(), index.to_string().as_bytes()])
    }
}

/// The id of something that all listings share.
pub(super) fn shared(role: &str, name: &str) -> String {
    derived(&[role.as_bytes(), name.as_bytes()])
}

/// A key for what has no id: hexadecimal digits, behind a mark that no UUID has.
pub(super) fn digest<'a>(parts: impl Iterator<Item = &'a str>) -> String {
    let hash = hashed(parts.map(str::as_bytes));
    hash.iter().take(16).fold("~".to_owned(), |mut text, byte| {
        for half in [byte >> 4, byte & 15] {
            text.push(char::from_digit(u32::from(half), 16).unwrap_or('0'));
        }
        text
    })
}

fn derived(parts: &[&[u8]]) -> String {
    let hash = hashed(parts.iter().copied());
    let first = std::array::from_fn(|at| hash.get(at).copied().unwrap_or_default());
    Builder::from_random_bytes(first).into_uuid().to_string()
}

/// Each part with its length, so that no two lists of parts run into one.
fn hashed<'a>(parts: impl Iterator<Item = &'a [u8]>) -> Vec<u8> {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        hash.update(part);
    }
    hash.finalize().to_vec()
}

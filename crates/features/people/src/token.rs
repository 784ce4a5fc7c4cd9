//! The opaque value of a session cookie: 256 random bits. Only its hash is stored.

use std::str::FromStr;

use kit_base::{Rng, Secret};
use sha2::{Digest as _, Sha256};

/// What a browser holds. It has no `Debug`: whoever reads it is signed in.
#[derive(Clone)]
pub struct SessionToken(Secret<32>);

/// The text is not a session's.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a session")]
pub struct ParseSessionError;

impl SessionToken {
    /// A new one.
    pub fn new(rng: &Rng) -> Self {
        Self(Secret::new(rng.bytes("session")))
    }

    /// For the cookie only.
    pub fn text(&self) -> String {
        hex(self.0.expose())
    }

    /// What is stored to find it again.
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.0.expose()).into()
    }
}

/// What stands for a row in a form: it tells nothing and opens nothing.
pub(crate) fn mark(of: &[u8]) -> String {
    hex(&Sha256::digest(of)[..8])
}

/// Bytes as lower-case digits.
fn hex(bytes: &[u8]) -> String {
    let digit = |half: u8| char::from(b"0123456789abcdef"[usize::from(half & 15)]);
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(*byte)]).collect()
}

impl FromStr for SessionToken {
    type Err = ParseSessionError;

    fn from_str(text: &str) -> Result<Self, ParseSessionError> {
        let digits: &[u8; 64] = text.as_bytes().try_into().map_err(|_| ParseSessionError)?;
        let mut bytes = [0; 32];
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
            let digit = |c: u8| match c {
                b'0'..=b'9' => Ok(c - b'0'),
                b'a'..=b'f' => Ok(c - b'a' + 10),
                _ => Err(ParseSessionError),
            };
            *byte = digit(pair[0])? << 4 | digit(pair[1])?;
        }
        Ok(Self(Secret::new(bytes)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_reads_back_and_nothing_else_does() {
        let token = SessionToken::new(&Rng::seeded(1));
        let again: SessionToken = token.text().parse().unwrap();
        assert_eq!(token.hash(), again.hash());
        for other in ["", "00", &"g".repeat(64), &"A".repeat(64), &"é".repeat(32)] {
            assert!(other.parse::<SessionToken>().is_err(), "{other}");
        }
    }
}

//! Private links and code words: derived from the network's key, never stored, found again by their hash.

use std::str::FromStr;

use kit_base::Rng;
use kit_db::Tx;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::crypt::{mac, same_bytes};
use crate::{Vault, VaultError};

/// What a token or a code is for, such as `"ask.link"`: one capability each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Purpose(&'static str);

impl Purpose {
    /// Names a purpose; the name is part of every token and must never change.
    pub const fn new(name: &'static str) -> Self {
        Self(name)
    }
}

/// 128 bits that open one thing. It has no `Debug` and no `Display`; compares in constant time.
#[derive(Clone)]
pub struct Token([u8; 16]);

/// The text is not a token.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("not a token")]
pub struct ParseTokenError;

const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// Letters and digits of 128 bits; the last one carries three.
const LENGTH: usize = 26;

impl Token {
    /// One that nothing needs to rebuild, such as a one-time link's. `purpose` names the draw.
    pub fn random(purpose: &'static str, rng: &Rng) -> Self {
        Self(rng.bytes(purpose))
    }

    /// What goes into the link: 26 letters and digits. Whoever calls this answers for where it goes.
    pub fn text(&self) -> String {
        let bits = u128::from_be_bytes(self.0);
        let letter = |i: usize| {
            let five = if i + 1 == LENGTH { bits << 2 } else { bits >> (123 - 5 * i) } & 31;
            char::from(ALPHABET[usize::try_from(five).unwrap_or(0)])
        };
        (0..LENGTH).map(letter).collect()
    }

    /// What is stored to find it again.
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.0).into()
    }
}

impl FromStr for Token {
    type Err = ParseTokenError;

    /// Reads what was copied from paper too: capitals, and o, i, l for 0 and 1.
    fn from_str(text: &str) -> Result<Self, ParseTokenError> {
        if text.len() != LENGTH {
            return Err(ParseTokenError);
        }
        let mut bits = 0_u128;
        for (i, letter) in text.bytes().enumerate() {
            let letter = match letter.to_ascii_lowercase() {
                b'o' => b'0',
                b'i' | b'l' => b'1',
                other => other,
            };
            let five = ALPHABET.iter().position(|c| *c == letter).ok_or(ParseTokenError)? as u128;
            if i + 1 < LENGTH {
                bits = bits << 5 | five;
            } else if five.is_multiple_of(4) {
                bits = bits << 3 | five >> 2;
            } else {
                return Err(ParseTokenError);
            }
        }
        Ok(Self(bits.to_be_bytes()))
    }
}

impl PartialEq for Token {
    fn eq(&self, other: &Self) -> bool {
        same_bytes(&self.0, &other.0)
    }
}
impl Eq for Token {}

impl Vault {
    /// The token of a thing. The same again for the same purpose, id and generation; another generation revokes it.
    pub fn token(
        &self,
        tx: &mut Tx<'_>,
        purpose: Purpose,
        id: Uuid,
        generation: u32,
    ) -> Result<Token, VaultError> {
        let ring = self.ring(tx)?;
        let parts: [&[u8]; 4] = [b"token", purpose.0.as_bytes(), id.as_bytes(), &generation.to_be_bytes()];
        let whole = mac(&ring.newest().token, &parts);
        Ok(Token(std::array::from_fn(|i| whole[i])))
    }

    /// A keyed hash of anything that must be compared but not stored: code words. Compare with [`same_bytes`].
    pub fn mac(&self, tx: &mut Tx<'_>, purpose: Purpose, bytes: &[u8]) -> Result<[u8; 32], VaultError> {
        let ring = self.ring(tx)?;
        Ok(mac(&ring.newest().token, &[b"mac", purpose.0.as_bytes(), bytes]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_reads_back_from_its_text() {
        for bytes in [[0; 16], [255; 16], std::array::from_fn(|i| u8::try_from(i * 17).unwrap())] {
            let token = Token(bytes);
            assert_eq!(token.text().len(), 26);
            assert!(token.text().parse::<Token>().is_ok_and(|again| again == token));
            assert!(token.text().to_uppercase().parse::<Token>().is_ok_and(|again| again == token));
        }
    }

    #[test]
    fn what_is_not_a_token_is_refused() {
        for text in
            ["", "short", "zzzzzzzzzzzzzzzzzzzzzzzzzz", "uuuuuuuuuuuuuuuuuuuuuuuuu0", "áááááááááááááá"]
        {
            assert!(text.parse::<Token>().is_err(), "{text}");
        }
    }
}

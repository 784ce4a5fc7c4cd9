//! The recovery sheet's line: the server key as groups that can be read aloud, typed back and checked.
//!
//! 32 bytes and a checksum of 19 bits in Crockford's base 32, eleven groups of five. Letters that look like digits
//! are read as those digits, and case, spaces and hyphens do not matter, because people copy this by hand.

use kit_base::Secret;
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

/// Crockford's digits: without I, L, O and U.
const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Five bits each.
const SYMBOLS: usize = 55;
const GROUP: usize = 5;
/// Bits of the key; the rest of the symbols check it.
const KEY_BITS: usize = 256;

/// Why a typed line is not a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SheetError {
    /// A sign that the sheet never has.
    #[error("group {group} has a sign that no recovery sheet has")]
    Sign {
        /// The group, counted from 1.
        group: usize,
    },
    /// Too few or too many signs.
    #[error("a recovery sheet has 55 letters and digits in 11 groups; {found} were typed")]
    Length {
        /// How many signs were typed.
        found: usize,
    },
    /// Every sign is possible, and together they are not a key.
    #[error("a letter or digit differs from the sheet: compare it group by group")]
    Differs,
}

/// The key as eleven groups of five.
pub fn write(key: &Secret<32>) -> Zeroizing<String> {
    let bits = with_check(key.expose());
    let mut text = Zeroizing::new(String::with_capacity(SYMBOLS + SYMBOLS / GROUP));
    for symbol in 0..SYMBOLS {
        if symbol > 0 && symbol % GROUP == 0 {
            text.push(' ');
        }
        let value =
            (0..5).fold(0_usize, |value, bit| value << 1 | usize::from(bit_of(&bits[..], symbol * 5 + bit)));
        text.push(char::from(DIGITS[value]));
    }
    text
}

/// Reads what somebody typed from their sheet.
pub fn read(typed: &str) -> Result<Secret<32>, SheetError> {
    let mut bits = Zeroizing::new([0_u8; 35]);
    let mut symbols = 0;
    for sign in typed.chars().filter(|sign| !sign.is_whitespace() && !matches!(sign, '-' | '–' | '.')) {
        let value = digit(sign).ok_or(SheetError::Sign { group: symbols / GROUP + 1 })?;
        for bit in (0..5).filter(|_| symbols < SYMBOLS) {
            let at = symbols * 5 + bit;
            bits[at / 8] |= u8::from(value >> (4 - bit) & 1 == 1) << (7 - at % 8);
        }
        symbols += 1;
    }
    if symbols != SYMBOLS {
        return Err(SheetError::Length { found: symbols });
    }
    let mut key = Zeroizing::new([0; 32]);
    key.copy_from_slice(&bits[..KEY_BITS / 8]);
    if *with_check(&key) == *bits { Ok(Secret::new(*key)) } else { Err(SheetError::Differs) }
}

/// The key's bits, then the first bits of its hash up to the last symbol; what is beyond is zero.
fn with_check(key: &[u8; 32]) -> Zeroizing<[u8; 35]> {
    let mut bits = Zeroizing::new([0; 35]);
    bits[..32].copy_from_slice(key);
    let hash = Sha256::new().chain_update(b"farolito recovery sheet 1").chain_update(key).finalize();
    bits[32..35].copy_from_slice(&hash[..3]);
    let beyond = 35 * 8 - SYMBOLS * 5;
    bits[34] &= u8::MAX << beyond;
    bits
}

fn bit_of(bits: &[u8], at: usize) -> bool {
    bits[at / 8] >> (7 - at % 8) & 1 == 1
}

fn digit(sign: char) -> Option<u8> {
    let sign = match sign.to_ascii_uppercase() {
        'I' | 'L' => '1',
        'O' => '0',
        other => other,
    };
    DIGITS.iter().position(|&d| char::from(d) == sign).and_then(|at| u8::try_from(at).ok())
}

#[cfg(test)]
mod tests {
    use kit_base::Secret;

    use super::{SheetError, read, write};

    #[test]
    fn a_key_is_read_back_from_its_sheet_however_it_is_typed() {
        let key = Secret::new(std::array::from_fn(|i| u8::try_from(i * 7 % 256).unwrap()));
        let sheet = write(&key);
        assert_eq!(sheet.split(' ').map(str::len).collect::<Vec<_>>(), [5; 11]);
        let careless = sheet.to_lowercase().replace(' ', "-").replace('0', "o").replace('1', "l");
        assert_eq!(read(&sheet).unwrap().expose(), key.expose());
        assert_eq!(read(&careless).unwrap().expose(), key.expose());
    }

    #[test]
    fn one_wrong_letter_anywhere_is_noticed() {
        let sheet = write(&Secret::new([7; 32]));
        for (at, sign) in sheet.char_indices().filter(|(_, sign)| *sign != ' ') {
            let mut wrong = sheet.to_string();
            wrong.replace_range(at..=at, if sign == 'Z' { "Y" } else { "Z" });
            assert_eq!(read(&wrong).err(), Some(SheetError::Differs), "{wrong}");
        }
    }

    #[test]
    fn what_cannot_be_a_sheet_says_why() {
        assert_eq!(read("ABCDE ABC").err(), Some(SheetError::Length { found: 8 }));
        assert_eq!(read("ABCDE AB!DE").err(), Some(SheetError::Sign { group: 2 }));
        assert_eq!(read(&"7".repeat(300)).err(), Some(SheetError::Length { found: 300 }));
    }
}

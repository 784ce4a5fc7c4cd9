//! Eight codes on paper, for the day when the phone is gone. Each works once.

use kit_base::Rng;

use crate::base32;

/// How many are given.
pub const CODES: usize = 8;
const LENGTH: usize = 10;

/// New codes of fifty bits each, as they are printed: two groups of five.
pub fn codes(rng: &Rng) -> Vec<String> {
    let mut stream = rng.stream("factor.recovery");
    (0..CODES)
        .map(|_| {
            let bytes: [u8; 7] = stream.bytes();
            let text: String = base32::write(&bytes).chars().take(LENGTH).collect();
            base32::groups(&text, 5)
        })
        .collect()
}

/// What was typed as it is compared; 0, 1 and 8 are read as the letters they look like. `None`: not a code.
pub fn folded(typed: &str) -> Option<String> {
    let text: String = typed
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .map(|c| match c.to_ascii_uppercase() {
            '0' => 'O',
            '1' => 'I',
            '8' => 'B',
            other => other,
        })
        .collect();
    (text.len() == LENGTH && base32::read(&text).is_some()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eight_codes_all_different_read_back_however_they_are_typed() {
        let codes = codes(&Rng::seeded(3));
        let folded_all: std::collections::BTreeSet<_> = codes.iter().filter_map(|c| folded(c)).collect();
        assert_eq!(folded_all.len(), CODES);
        let typed = codes[0].to_lowercase().replace(' ', "-");
        assert_eq!(folded(&typed), folded(&codes[0]));
        for wrong in ["", "123456", "ABCDE FGHI9", "ÁBCDEFGHIJ"] {
            assert_eq!(folded(wrong), None, "{wrong}");
        }
    }
}

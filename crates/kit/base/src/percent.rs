//! Text within an address.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// All but the unreserved letters of RFC 3986, 2.3.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A text as it stands within a part of an address: letters, digits and `-._~` stay, every other byte is written in hex
/// (RFC 3986, 2.1).
pub fn percent(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_address_could_misread_is_written_in_hex() {
        assert_eq!(percent("a-b.c_d~9"), "a-b.c_d~9");
        assert_eq!(percent("4th & Alder #2/é%"), "4th%20%26%20Alder%20%232%2F%C3%A9%25");
    }
}

//! A statement of the program: constant text, so that one test can prepare every one on both engines.

/// Constant SQL, in the portable subset, with `$1…$n` placeholders. Made by [`crate::sql!`].
#[derive(Clone, Copy, Debug)]
pub struct Statement {
    text: &'static str,
    sqlite: &'static str,
}

impl Statement {
    #[doc(hidden)]
    pub const fn new(text: &'static str, sqlite: &'static str) -> Self {
        Self { text, sqlite }
    }

    /// The text as written.
    pub const fn text(&self) -> &'static str {
        self.text
    }

    /// The same text with `?n`: SQLite reads `$1` as a name and would number it by first appearance.
    pub(crate) const fn for_sqlite(&self) -> &'static str {
        self.sqlite
    }
}

/// Turns `$n` into `?n` at compile time.
#[must_use]
pub const fn question_marks<const N: usize>(text: &str) -> [u8; N] {
    let bytes = text.as_bytes();
    let mut out = [0; N];
    let mut i = 0;
    while i < N {
        let digit_follows = i + 1 < N && bytes[i + 1].is_ascii_digit();
        out[i] = if bytes[i] == b'$' && digit_follows { b'?' } else { bytes[i] };
        i += 1;
    }
    out
}

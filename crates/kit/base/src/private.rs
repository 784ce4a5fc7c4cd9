//! Values that must not be shown by accident: neither type can be printed, compared in logs or serialized.

use zeroize::Zeroize;

/// Something about a person. It has no `Debug` and no `Display`; [`Private::reveal`] is the one way in,
/// so a search for that word finds every place where a private value is opened.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Private<T>(T);

impl<T> Private<T> {
    /// Marks a value as private.
    pub const fn new(value: T) -> Self {
        Self(value)
    }

    /// Opens it. The caller answers for who sees it.
    pub const fn reveal(&self) -> &T {
        &self.0
    }

    /// Opens and consumes it.
    pub fn into_inner(self) -> T {
        self.0
    }
}

/// Key material: wiped from memory when dropped.
#[derive(Clone)]
pub struct Secret<const N: usize>([u8; N]);

impl<const N: usize> Secret<N> {
    /// Takes over key bytes.
    pub const fn new(bytes: [u8; N]) -> Self {
        Self(bytes)
    }

    /// The key bytes, for a cipher or a MAC only.
    pub const fn expose(&self) -> &[u8; N] {
        &self.0
    }
}

impl<const N: usize> Drop for Secret<N> {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

//! Second factors: six digits from an app ([`totp`]), codes on paper ([`recovery`]), passkeys ([`passkey`]); pictures of links ([`qr`]).
//!
//! Pure computing: whoever calls keeps the secrets, sealed, and remembers which step was used.

pub mod passkey;
pub mod qr;
pub mod recovery;
pub mod totp;

mod base32;

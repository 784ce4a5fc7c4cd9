//! The `age` key of a server's copies, and the people beside it who may open them too.

use std::str::FromStr;

use age::secrecy::ExposeSecret as _;
use bech32::{Bech32, Hrp};
use kit_base::Secret;
use zeroize::Zeroizing;

use crate::CopyError;

/// Opens the copies of one server.
#[derive(Clone)]
pub struct CopyKey(pub(crate) age::x25519::Identity);

/// Somebody who may open copies with an `age` key of their own.
#[derive(Clone)]
pub struct Recipient(pub(crate) age::x25519::Recipient);

impl CopyKey {
    /// The key that follows from a server key.
    pub fn of(server: &Secret<32>) -> Self {
        const PREFIX: Hrp = Hrp::parse_unchecked("age-secret-key-");
        let secret = kit_vault::keys::for_copies(server);
        let line = bech32::encode_upper::<Bech32>(PREFIX, secret.expose())
            .map(Zeroizing::new)
            .expect("32 bytes are within the bound of bech32");
        let identity =
            age::x25519::Identity::from_str(&line).expect("32 bytes under that prefix are an age key");
        Self(identity)
    }

    /// Itself as a recipient.
    pub fn recipient(&self) -> Recipient {
        Recipient(self.0.to_public())
    }

    /// The line that the `age` tool takes as an identity, to open a copy without Farolito.
    pub fn line(&self) -> Zeroizing<String> {
        Zeroizing::new(self.0.to_string().expose_secret().to_owned())
    }
}

impl FromStr for Recipient {
    type Err = CopyError;
    fn from_str(text: &str) -> Result<Self, CopyError> {
        text.trim().parse().map(Self).map_err(|_| CopyError::Recipient(text.to_owned()))
    }
}

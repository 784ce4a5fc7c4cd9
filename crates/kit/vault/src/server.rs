//! What the server keeps before there is a network to keep it for: sealed under the server key itself.

use kit_base::Rng;

use crate::crypt::{open, pad, seal, unpad};
use crate::{Vault, VaultError};

const LABEL: &str = "server cells";

impl Vault {
    /// Seals a text for one place of the server's own, such as an answer of the first run.
    pub fn seal_for_server(&self, place: &str, text: &str, rng: &Rng) -> Vec<u8> {
        let nonce = rng.bytes("vault.server_cell.nonce");
        seal(&self.own_key(LABEL), &[LABEL.as_bytes(), place.as_bytes()], pad(text), nonce)
    }

    /// Opens what was sealed for that place.
    ///
    /// # Errors
    /// It was sealed by another server, for another place, or is damaged.
    pub fn open_for_server(&self, place: &str, sealed: &[u8]) -> Result<String, VaultError> {
        open(&self.own_key(LABEL), &[LABEL.as_bytes(), place.as_bytes()], sealed)
            .and_then(unpad)
            .ok_or(VaultError::DoesNotOpen)
    }
}

#[cfg(test)]
mod tests {
    use kit_base::{Rng, Secret};

    use crate::Vault;

    #[test]
    fn an_answer_opens_at_its_own_place_under_its_own_server_only() {
        let (vault, rng) = (Vault::new(Secret::new([7; 32])), Rng::seeded(1));
        let sealed = vault.seal_for_server("setup.you", "Rosa", &rng);
        assert_eq!(vault.open_for_server("setup.you", &sealed).unwrap(), "Rosa");
        assert!(vault.open_for_server("setup.name", &sealed).is_err());
        assert!(Vault::new(Secret::new([8; 32])).open_for_server("setup.you", &sealed).is_err());
    }
}

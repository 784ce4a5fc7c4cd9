//! Passkeys: what a browser is asked, and whether its answer is right. Everything goes in and out as text, so that
//! nobody else has to know how passkeys are made.
//!
//! A ceremony has two halves. The first gives the options for the browser and a state to keep, sealed and for a few
//! minutes; the second takes the state and the answer. A state must be used once.

use uuid::Uuid;
use webauthn_rs::prelude::{
    Passkey, PasskeyAuthentication, PasskeyRegistration, PublicKeyCredential, RegisterPublicKeyCredential,
    Url,
};
use webauthn_rs::{Webauthn, WebauthnBuilder};

/// Asks for passkeys and checks them, for one address.
pub struct Doorkeeper(Webauthn);

/// The first half of a ceremony.
pub struct Begun {
    /// For the browser, as JSON.
    pub options: String,
    /// To be kept until the answer comes.
    pub state: String,
}

/// A passkey was used.
pub struct Proved {
    /// Which of those that were known.
    pub which: usize,
    /// What it has become, if it must be kept anew.
    pub changed: Option<String>,
}

/// Why there is no passkey.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PasskeyError {
    /// Passkeys need a name as an address, and HTTPS unless it is this machine.
    #[error("passkeys do not work at this address")]
    Address,
    /// The answer does not fit.
    #[error("the answer does not fit")]
    Answer,
    /// What was kept cannot be read.
    #[error("what was kept cannot be read")]
    Kept,
}

impl Doorkeeper {
    /// For a network's lasting name (`rp_id`) and its address.
    pub fn new(rp_id: &str, address: &str, called: &str) -> Result<Self, PasskeyError> {
        let origin = Url::parse(address).map_err(|_| PasskeyError::Address)?;
        let here = rp_id == "localhost";
        if rp_id.parse::<std::net::IpAddr>().is_ok() || (origin.scheme() != "https" && !here) {
            return Err(PasskeyError::Address);
        }
        let builder = WebauthnBuilder::new(rp_id, &origin).map_err(|_| PasskeyError::Address)?;
        let keeper = builder.rp_name(called).allow_any_port(here).build();
        keeper.map(Self).map_err(|_| PasskeyError::Address)
    }

    /// Asks for a new passkey. `handle` stands for the person on their device and must tell nothing; `shown` is what
    /// the device shows. Devices that hold one of `known` are not asked again.
    pub fn begin_enroll(&self, handle: Uuid, shown: &str, known: &[String]) -> Result<Begun, PasskeyError> {
        let known = read_all(known)?.iter().map(|key| key.cred_id().clone()).collect();
        let (options, state) = self
            .0
            .start_passkey_registration(handle, shown, shown, Some(known))
            .map_err(|_| PasskeyError::Address)?;
        begun(&options, &state)
    }

    /// The new passkey, to be kept.
    pub fn finish_enroll(&self, state: &str, answer: &str) -> Result<String, PasskeyError> {
        let state: PasskeyRegistration = serde_json::from_str(state).map_err(|_| PasskeyError::Kept)?;
        let answer: RegisterPublicKeyCredential =
            serde_json::from_str(answer).map_err(|_| PasskeyError::Answer)?;
        let key = self.0.finish_passkey_registration(&answer, &state).map_err(|_| PasskeyError::Answer)?;
        serde_json::to_string(&key).map_err(|_| PasskeyError::Kept)
    }

    /// Asks for one of the passkeys that are known.
    pub fn begin_prove(&self, known: &[String]) -> Result<Begun, PasskeyError> {
        let known = read_all(known)?;
        let (options, state) = self.0.start_passkey_authentication(&known).map_err(|_| PasskeyError::Kept)?;
        begun(&options, &state)
    }

    /// Which passkey was used.
    pub fn finish_prove(&self, state: &str, answer: &str, known: &[String]) -> Result<Proved, PasskeyError> {
        let state: PasskeyAuthentication = serde_json::from_str(state).map_err(|_| PasskeyError::Kept)?;
        let answer: PublicKeyCredential = serde_json::from_str(answer).map_err(|_| PasskeyError::Answer)?;
        let result =
            self.0.finish_passkey_authentication(&answer, &state).map_err(|_| PasskeyError::Answer)?;
        let mut known = read_all(known)?;
        for (which, key) in known.iter_mut().enumerate() {
            if let Some(changed) = key.update_credential(&result) {
                let text = serde_json::to_string(key).map_err(|_| PasskeyError::Kept)?;
                return Ok(Proved { which, changed: changed.then_some(text) });
            }
        }
        Err(PasskeyError::Answer)
    }
}

fn read_all(known: &[String]) -> Result<Vec<Passkey>, PasskeyError> {
    known.iter().map(|text| serde_json::from_str(text).map_err(|_| PasskeyError::Kept)).collect()
}

fn begun<O: serde::Serialize, S: serde::Serialize>(options: &O, state: &S) -> Result<Begun, PasskeyError> {
    let text = |it: Result<String, serde_json::Error>| it.map_err(|_| PasskeyError::Kept);
    Ok(Begun { options: text(serde_json::to_string(options))?, state: text(serde_json::to_string(state))? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passkeys_work_by_name_with_https_and_on_this_machine_and_nowhere_else() {
        let at = |rp_id, address| Doorkeeper::new(rp_id, address, "Porch").map(drop);
        assert_eq!(at("porch.example", "https://porch.example"), Ok(()));
        assert_eq!(at("localhost", "http://localhost:8080"), Ok(()));
        for (rp_id, address) in [
            ("porch.example", "http://porch.example"),
            ("192.168.1.7", "https://192.168.1.7"),
            ("porch.example", "https://other.example"),
            ("porch.example", "porch"),
        ] {
            assert_eq!(at(rp_id, address), Err(PasskeyError::Address), "{rp_id} {address}");
        }
    }

    #[test]
    fn a_ceremony_names_nobody_asks_for_the_owner_and_its_state_reads_back() {
        let keeper = Doorkeeper::new("localhost", "http://localhost:8080", "Porch").expect("it works here");
        let begun = keeper.begin_enroll(Uuid::from_u128(7), "a neighbor", &[]).expect("it begins");
        assert!(begun.options.contains("\"challenge\"") && begun.options.contains("a neighbor"));
        assert!(serde_json::from_str::<PasskeyRegistration>(&begun.state).is_ok());
        let again = keeper.begin_enroll(Uuid::from_u128(7), "a neighbor", &[]).expect("it begins");
        assert_ne!(begun.options, again.options, "a new challenge each time");
        for answer in ["", "{}", "null", "\"yes\""] {
            assert_eq!(keeper.finish_enroll(&begun.state, answer).err(), Some(PasskeyError::Answer));
        }
        assert_eq!(keeper.finish_enroll("no state", "{}").err(), Some(PasskeyError::Kept));
        assert_eq!(keeper.begin_prove(&["no key".into()]).err().map(|_| ()), Some(()));
    }
}

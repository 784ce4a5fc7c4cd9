//! Whoever stands before a fridge: perhaps somebody signed in, perhaps only an address.

use std::hash::{Hash as _, Hasher};
use std::sync::OnceLock;

use axum::extract::FromRequestParts;
use http::request::Parts;
use kit_web::{Household, WebError};
use people::{Site, Visitor};

use crate::acts::Observer;

/// A visitor with what tells two of them apart. An address is kept by nobody: a keyed number is made of it.
pub struct Passer {
    /// Where they are, and who if that is known.
    pub visitor: Visitor,
    address: Option<Vec<u8>>,
}

impl Passer {
    /// As an observer; a form stands for itself where nothing else is known.
    pub fn observer(&self, form_key: [u8; 32]) -> Observer {
        match (&self.visitor.person, &self.address) {
            (Some(me), _) => Observer::Person(me.id),
            (None, Some(address)) => Observer::Address(address.clone()),
            (None, None) => Observer::Form(form_key),
        }
    }
}

impl FromRequestParts<Site> for Passer {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, WebError> {
        let visitor = Visitor::from_request_parts(parts, site).await?;
        let salt = site.remembered::<Salt>();
        let address = parts.extensions.get::<Household>().map(|household| {
            let mut bytes = Bytes(salt.0.get_or_init(|| site.rng.bytes("fridges.passer")).to_vec());
            household.hash(&mut bytes);
            bytes.0
        });
        Ok(Self { visitor, address })
    }
}

/// Goes into the number of every address and is in this program's memory alone: when it ends, no number leads back to one.
#[derive(Default)]
struct Salt(OnceLock<[u8; 32]>);

/// Keeps what would be hashed: an address can be compared, and read only so.
struct Bytes(Vec<u8>);

impl Hasher for Bytes {
    fn write(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    fn finish(&self) -> u64 {
        0
    }
}

//! What people give the other kits: addresses at the moment of sending.

use kit_db::{DbError, Tx};
use kit_message::{AddressBook, Channel, Destination, SafeTimes};
use kit_vault::{PersonId, Vault};

use crate::contact::Contact;
use crate::store::reaching;

/// Looks up where a message goes, when it goes: a changed number or a changed hour is obeyed.
pub struct Book {
    vault: Vault,
}

impl Book {
    /// Opens addresses with this vault.
    pub const fn new(vault: Vault) -> Self {
        Self { vault }
    }
}

impl AddressBook for Book {
    fn find(
        &self,
        tx: &mut Tx<'_>,
        person: PersonId,
        channel: Channel,
    ) -> Result<Option<Destination>, DbError> {
        let Some(reach) = reaching::reach(tx, &self.vault, person)? else { return Ok(None) };
        if !reach.rules.texts() {
            return Ok(None);
        }
        let ((Channel::Sms, Contact::Phone(address)) | (Channel::Email, Contact::Email(address))) =
            (channel, reach.contact)
        else {
            return Ok(None);
        };
        let network = circles::store::load_network(tx, tx.network())?;
        let zone = network.map_or(kit_i18n::zone("UTC"), |n| kit_i18n::zone(&n.zone));
        let usual = SafeTimes::new(zone);
        let safe = reach.rules.hours.map_or(usual, |(from, until)| usual.window(from, until));
        Ok(Some(Destination { address, safe }))
    }
}

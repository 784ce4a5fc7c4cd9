//! What people give the other kits: addresses at the moment of sending, and the sweeping of what is over.

use kit_base::Span;
use kit_db::{DbError, Tx};
use kit_jobs::Jobs;
use kit_message::{AddressBook, Channel, Destination, SafeTimes};
use kit_vault::{PersonId, Vault};

use crate::contact::Contact;
use crate::store::{reaching, sweep};

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

/// Adds the hourly sweep of sessions, links, tries and roles that are over.
#[must_use]
pub fn with_jobs(jobs: Jobs) -> Jobs {
    jobs.register("people.sweep", |tx, _, cx| {
        sweep::sweep(tx, cx.now)?;
        Ok(())
    })
    .every("people.sweep", Span::hours(1))
}

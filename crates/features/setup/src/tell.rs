//! Messages to those who wait for a group: one neutral sentence and a link, safe on a screen that others look at.

use kit_base::{Rng, Span, Timestamp};
use kit_db::{DbError, Tx};
use kit_i18n::{Arg, Catalogue, Lang};
use kit_message::{Channel, Message, Text};
use kit_vault::{PersonId, Vault, VaultError};
use people::Contact;

use crate::store::meetings::{self, Group};
use crate::store::wishes;
use crate::wish::Near;

/// Please confirm what you asked for.
pub(crate) const CONFIRM: &str = "setup-text-confirm";
/// Something begins near you.
pub(crate) const STARTS: &str = "setup-text-starts";

/// What a message is made with.
pub(crate) struct Hands<'a> {
    /// Opens.
    pub vault: &'a Vault,
    /// The words.
    pub words: &'a Catalogue,
    /// Where this network is reached.
    pub url: &'a str,
    /// Now.
    pub now: Timestamp,
    /// Draws.
    pub rng: &'a Rng,
}

/// Writes to somebody in their language, within their own hours.
pub(crate) fn tell(
    tx: &mut Tx<'_>,
    hands: &Hands<'_>,
    (to, key, link): (PersonId, &'static str, &str),
) -> Result<(), VaultError> {
    let Some(reach) = people::reach(tx, hands.vault, to).map_err(DbError::from)? else { return Ok(()) };
    let channel = match &reach.contact {
        Contact::Phone(_) => Channel::Sms,
        Contact::Email(_) => Channel::Email,
        Contact::None => return Ok(()),
    };
    let link = format!("{}/start/wish/{link}", hands.url.trim_end_matches('/'));
    let lang: Lang = reach.language.parse().unwrap_or_default();
    let text = Text::new(key, hands.words.format(lang, key, &[("link", Arg::Str(&link))]));
    let message = Message::new(to, channel, text).expires(Span::days(2));
    kit_message::queue(tx, hands.vault, &message, hands.now, hands.rng)?;
    Ok(())
}

/// A group begins there: everybody who waits in that place or next to it is asked, once. Answers how many.
pub(crate) fn ask_around(
    tx: &mut Tx<'_>,
    hands: &Hands<'_>,
    (group, there): (&Group, &Near),
) -> Result<usize, VaultError> {
    let mut asked = 0;
    for wish in wishes::waiting(tx)?.iter().filter(|wish| wish.near.meets(there)) {
        if meetings::ask(tx, wish, group, hands.now)? {
            let link = wishes::link(tx, hands.vault, wish)?.text();
            tell(tx, hands, (wish.person, STARTS, &link))?;
            asked += 1;
        }
    }
    Ok(asked)
}

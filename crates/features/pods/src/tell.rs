//! Messages of pods: one neutral sentence and a way in, in the reader's language and by their own rules.

use std::sync::Arc;

use kit_base::{Rng, Span, Timestamp};
use kit_db::{DbError, Tx};
use kit_i18n::{Arg, Catalogue, Lang};
use kit_message::{Channel, Message, Text};
use kit_vault::{PersonId, Vault};
use people::Contact;

/// What this room needs beside the transaction.
#[derive(Clone)]
pub struct Tools {
    /// Opens and seals.
    pub vault: Vault,
    /// The words of messages.
    pub words: Arc<Catalogue>,
}

/// All that a message says where the purpose asks for care: others read telephones too.
pub(crate) const QUIET: &str = "pods-text-quiet";
/// After this long a message about a pod is no longer worth sending.
const STALE: Span = Span::days(2);

/// Tells somebody, if their rules allow it: `key` with `$link`, a path of this network made whole. Nothing in it says
/// who, what or why.
pub(crate) fn tell(
    tx: &mut Tx<'_>,
    tools: (&Vault, &Catalogue),
    (to, key, path): (PersonId, &'static str, &str),
    (now, rng): (Timestamp, &Rng),
) -> Result<bool, DbError> {
    let (vault, words) = tools;
    let Some(reach) = people::reach(tx, vault, to)? else { return Ok(false) };
    let channel = match &reach.contact {
        Contact::Phone(_) if reach.rules.texts() => Channel::Sms,
        Contact::Email(_) => Channel::Email,
        _ => return Ok(false),
    };
    let network = circles::store::load_network(tx, tx.network())?;
    let site = network.map(|network| network.public_url).unwrap_or_default();
    let link = format!("{}{path}", site.trim_end_matches('/'));
    let lang: Lang = reach.language.parse().unwrap_or_default();
    let text = Text::new(key, words.format(lang, key, &[("link", Arg::Str(&link))]));
    let message = Message::new(to, channel, text).expires(STALE);
    Ok(kit_message::queue(tx, vault, &message, now, rng)?.is_some())
}

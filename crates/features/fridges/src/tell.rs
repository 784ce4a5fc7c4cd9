//! Who is told that something began: those who follow the fridge for it, and those who tend it. One sentence that may stand on a
//! locked screen, and the way to the fridge.

use circles::Network;
use kit_base::Span;
use kit_db::{DbError, Tx};
use kit_i18n::{Arg, Lang};
use kit_message::{Channel, Message, Text};
use people::{Contact, PersonId};

use crate::acts::Cx;
use crate::domain::Alert;
use crate::store::fridges::Fridge;
use crate::store::{follows, rota};

/// After this long the word about a fridge is no longer worth sending.
const STALE: Span = Span::hours(20);

/// Tells everybody whom it concerns but whoever said it. Each hears it once, those who tend with the way to their own page.
pub fn begun(
    tx: &mut Tx<'_>,
    cx: &Cx<'_>,
    fridge: &Fridge,
    (alert, teller): (Alert, Option<PersonId>),
) -> Result<(), DbError> {
    let Some(network) = circles::store::load_network(tx, tx.network())? else { return Ok(()) };
    let hands = if alert.wants_hands() { hands(tx, cx, fridge)? } else { Vec::new() };
    let mut followers = follows::of(tx, fridge.id, alert)?;
    followers.retain(|person| !hands.contains(person));
    let there = format!("/fridges/{}", fridge.slug);
    let tending = format!("{there}/tend");
    let hands = hands.into_iter().map(|person| (person, &tending));
    let everybody = hands.chain(followers.into_iter().map(|person| (person, &there)));
    for (person, path) in everybody.filter(|(person, _)| Some(*person) != teller) {
        send(tx, cx, &network, (person, alert, path, fridge))?;
    }
    Ok(())
}

/// Those who tend it: whoever is on its rota, and the stewards of its circle.
fn hands(tx: &mut Tx<'_>, cx: &Cx<'_>, fridge: &Fridge) -> Result<Vec<PersonId>, DbError> {
    let mut hands: Vec<PersonId> = rota::of(tx, fridge.id)?.iter().map(|turn| turn.person).collect();
    hands.extend(people::roles::stewards_of(tx, fridge.circle, cx.now)?);
    hands.sort_unstable();
    hands.dedup();
    Ok(hands)
}

fn send(
    tx: &mut Tx<'_>,
    cx: &Cx<'_>,
    network: &Network,
    (to, alert, path, fridge): (PersonId, Alert, &str, &Fridge),
) -> Result<(), DbError> {
    let Some(reach) = people::reach(tx, cx.vault, to)? else { return Ok(()) };
    let channel = match &reach.contact {
        Contact::Phone(_) if reach.rules.texts() => Channel::Sms,
        Contact::Email(_) if reach.rules.texts() => Channel::Email,
        _ => return Ok(()),
    };
    let link = format!("{}{path}", network.public_url.trim_end_matches('/'));
    let lang: Lang = reach.language.parse().unwrap_or_default();
    let args = [("network", Arg::Str(&network.name)), ("link", Arg::Str(&link))];
    let text = Text::new(alert.text(), cx.words.format(lang, alert.text(), &args));
    let message = Message::new(to, channel, text).about(fridge.id).expires(STALE);
    kit_message::queue(tx, cx.vault, &message, cx.now, cx.rng).map(drop)
}

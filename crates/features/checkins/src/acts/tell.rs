//! Who is told: neighbors, in their hours and their language, and never a number that dispatches somebody.

use circles::Network;
use kit_base::{Id, Span};
use kit_db::{DbError, Tx};
use kit_i18n::{Arg, Lang};
use kit_message::{Channel, Message, Text};
use people::{Contact, PersonId};

use super::{Cx, link_of};
use crate::domain::may_be_reached;
use crate::store::checks::Kept;
use crate::store::rounds::Round;
use crate::store::{MemberId, rota};

/// After this long a message about a check is no longer worth sending.
const STALE: Span = Span::hours(20);

/// A neighbor who walks the round, with the way to it and nobody's name.
pub(super) fn neighbor(
    tx: &mut Tx<'_>,
    cx: &Cx<'_>,
    network: &Network,
    (to, key, round): (PersonId, &'static str, &Round),
) -> Result<(), DbError> {
    let link = format!("{}/checkins/{}", site(network), round.slug);
    send(tx, cx, network, (to, key, &link, round.id.uuid()))
}

/// Whoever has the day; when nobody has, the point person.
pub(super) fn checker(
    tx: &mut Tx<'_>,
    cx: &Cx<'_>,
    network: &Network,
    (kept, key, round): (&Kept, &'static str, &Round),
) -> Result<(), DbError> {
    match rota::holder(tx, round.id, kept.day)? {
        Some(checker) => neighbor(tx, cx, network, (checker, key, round)),
        None => point_person(tx, cx, network, (key, round)),
    }
}

/// Whoever made the round; when they are gone, the stewards.
pub(super) fn point_person(
    tx: &mut Tx<'_>,
    cx: &Cx<'_>,
    network: &Network,
    (key, round): (&'static str, &Round),
) -> Result<(), DbError> {
    match round.by {
        Some(by) => neighbor(tx, cx, network, (by, key, round)),
        None => stewards(tx, cx, network, (key, round)),
    }
}

/// Everybody who tends the circle.
pub(super) fn stewards(
    tx: &mut Tx<'_>,
    cx: &Cx<'_>,
    network: &Network,
    (key, round): (&'static str, &Round),
) -> Result<(), DbError> {
    for steward in people::roles::stewards_of(tx, round.circle, cx.now)? {
        neighbor(tx, cx, network, (steward, key, round))?;
    }
    Ok(())
}

/// The person who is checked on, with their own private link.
pub(super) fn themself(
    tx: &mut Tx<'_>,
    cx: &Cx<'_>,
    network: &Network,
    (person, member, key): (PersonId, MemberId, &'static str),
) -> Result<(), DbError> {
    let token = link_of(tx, cx.vault, member)?;
    let link = format!("{}/k/{}", site(network), token.text());
    send(tx, cx, network, (person, key, &link, member.uuid()))
}

fn site(network: &Network) -> &str {
    network.public_url.trim_end_matches('/')
}

fn send(
    tx: &mut Tx<'_>,
    cx: &Cx<'_>,
    network: &Network,
    (to, key, link, about): (PersonId, &'static str, &str, uuid::Uuid),
) -> Result<(), DbError> {
    let Some(reach) = people::reach(tx, cx.vault, to)? else { return Ok(()) };
    let channel = match &reach.contact {
        Contact::Phone(number) if reach.rules.texts() && may_be_reached(number.reveal()) => Channel::Sms,
        Contact::Email(_) if reach.rules.texts() => Channel::Email,
        _ => return Ok(()),
    };
    let lang: Lang = reach.language.parse().unwrap_or_default();
    let args = [("network", Arg::Str(&network.name)), ("link", Arg::Str(link))];
    let text = Text::new(key, cx.words.format(lang, key, &args));
    let message = Message::new(to, channel, text).about(Id::<()>::from_uuid(about)).expires(STALE);
    kit_message::queue(tx, cx.vault, &message, cx.now, cx.rng)?;
    Ok(())
}

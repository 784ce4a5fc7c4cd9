//! Who is told: neighbors, in their hours and their language, and never a number that dispatches somebody.

use circles::Network;
use kit_base::{Id, Span};
use kit_db::{DbError, Tx};
use kit_i18n::{Arg, Lang};
use kit_message::{Channel, Message, Text};
use kit_vault::Token;
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

/// Whoever runs the round: who may by a steward's word, or else whoever made it.
pub(super) fn runs(tx: &mut Tx<'_>, round: &Round) -> Result<Option<PersonId>, DbError> {
    let team = rota::team(tx, round.id)?;
    Ok(team.iter().find(|walker| walker.runs).map(|walker| walker.person).or(round.by))
}

/// Whoever runs the round; when nobody does any more, the stewards.
pub(super) fn point_person(
    tx: &mut Tx<'_>,
    cx: &Cx<'_>,
    network: &Network,
    (key, round): (&'static str, &Round),
) -> Result<(), DbError> {
    match runs(tx, round)? {
        Some(who) => neighbor(tx, cx, network, (who, key, round)),
        None => stewards(tx, cx, network, (key, round)),
    }
}

/// Everybody who walks the round; when nobody does, whoever runs it.
pub(super) fn team(
    tx: &mut Tx<'_>,
    cx: &Cx<'_>,
    network: &Network,
    (key, round): (&'static str, &Round),
) -> Result<(), DbError> {
    let team = rota::team(tx, round.id)?;
    if team.is_empty() {
        return point_person(tx, cx, network, (key, round));
    }
    for walker in team {
        neighbor(tx, cx, network, (walker.person, key, round))?;
    }
    Ok(())
}

/// Everybody who tends the circle; when nobody does, whoever runs the round.
pub(super) fn stewards(
    tx: &mut Tx<'_>,
    cx: &Cx<'_>,
    network: &Network,
    (key, round): (&'static str, &Round),
) -> Result<(), DbError> {
    let mut told = people::roles::stewards_of(tx, round.circle, cx.now)?;
    if told.is_empty() {
        told.extend(runs(tx, round)?);
    }
    for steward in told {
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

/// Somebody who is known here, and is said to have said yes: the way to say it themself.
pub(super) fn invited(
    tx: &mut Tx<'_>,
    cx: &Cx<'_>,
    network: &Network,
    (person, round, link): (PersonId, &Round, &Token),
) -> Result<(), DbError> {
    let link = format!("{}/checkins/join/{}", site(network), link.text());
    send(tx, cx, network, (person, "checkins-text-invite", &link, round.id.uuid()))
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

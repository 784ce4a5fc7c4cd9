//! A month after paper was put up somebody is asked whether it still hangs: whoever put it up, then a few neighbors, then
//! nobody. It happens in one transaction with the job that does it, so that no node asks twice.

use std::sync::Arc;

use circles::Network;
use kit_base::{Id, Rng, Span, Timestamp};
use kit_db::{DbError, Tx};
use kit_i18n::{Arg, Catalogue, Lang};
use kit_jobs::{Body, Job, Jobs};
use kit_message::{Channel, Message, Text};
use kit_vault::{Purpose, Token, Vault, VaultError};
use people::{Contact, PersonId};

use crate::domain::{NEARBY, Stand, Turn, WAIT};
use crate::leaving;
use crate::store::batches::{self, Batch};
use crate::store::notes;

/// What the jobs need for as long as the program runs.
#[derive(Clone)]
pub struct Tools {
    /// Opens and seals.
    pub vault: Vault,
    /// The words of messages.
    pub words: Arc<Catalogue>,
}

/// How often somebody looks whether there is something to ask.
pub const EVERY: Span = Span::hours(1);
/// A person's own link to the page that asks them.
const LINK: Purpose = Purpose::new("prints.asked");
/// Members of a circle who are looked at for a few who may be asked.
const MOST_LOOKED_AT: u32 = 60;

/// What an act needs beside the transaction.
#[derive(Clone, Copy)]
pub(crate) struct Cx<'a> {
    pub vault: &'a Vault,
    pub words: &'a Catalogue,
    pub rng: &'a Rng,
    pub now: Timestamp,
}

/// Adds the work that happens later.
#[must_use]
pub fn with_jobs(jobs: Jobs, tools: Tools) -> Jobs {
    jobs.register("prints.look", |tx, _, cx| {
        for network in batches::networks(tx, cx.now)? {
            let job = Job::new("prints.turn", Body::new()).once(network).in_network(network);
            kit_jobs::enqueue(tx, &job, cx.now, &cx.rng)?;
        }
        for network in notes::networks(tx, cx.now)? {
            let job = Job::new("prints.notes", Body::new()).once(network).in_network(network);
            kit_jobs::enqueue(tx, &job, cx.now, &cx.rng)?;
        }
        Ok(())
    })
    .every("prints.look", EVERY)
    .register("prints.notes", {
        let tools = tools.clone();
        move |tx, _, job| {
            let cx = Cx { vault: &tools.vault, words: &tools.words, rng: &job.rng, now: job.now };
            Ok(leaving::turn(tx, &cx)?)
        }
    })
    .register("prints.turn", move |tx, _, job| {
        let cx = Cx { vault: &tools.vault, words: &tools.words, rng: &job.rng, now: job.now };
        if turn(tx, &cx)? {
            let again = Job::new("prints.turn", Body::new()).once(tx.network());
            kit_jobs::enqueue(tx, &again, job.now, &job.rng)?;
        }
        Ok(())
    })
    .register("prints.sweep", |tx, _, cx| {
        batches::sweep(tx, cx.now)?;
        notes::sweep(tx, cx.now)?;
        Ok(())
    })
    .every("prints.sweep", Span::hours(6))
}

/// One step for every batch that is due; `true` while there are more.
fn turn(tx: &mut Tx<'_>, cx: &Cx<'_>) -> Result<bool, DbError> {
    let Some(network) = circles::store::load_network(tx, tx.network())? else { return Ok(false) };
    let due = batches::due(tx, cx.now)?;
    for batch in &due {
        match batch.stand.turn() {
            Some(Turn::AskOwner) => {
                if batches::step(tx, batch, (Stand::Asked, Some(cx.now + WAIT)), cx.now)? {
                    ask(tx, cx, &network, (batch, batch.by))?;
                }
            }
            Some(Turn::AskNearby) => ask_nearby(tx, cx, &network, batch)?,
            Some(Turn::GiveUp) | None => {
                batches::step(tx, batch, (Stand::Unknown, None), cx.now)?;
            }
        }
    }
    Ok(due.len() == 50)
}

fn ask_nearby(tx: &mut Tx<'_>, cx: &Cx<'_>, network: &Network, batch: &Batch) -> Result<(), DbError> {
    let nearby = nearby(tx, batch, cx.now)?;
    let next = if nearby.is_empty() { (Stand::Unknown, None) } else { (Stand::Nearby, Some(cx.now + WAIT)) };
    if batches::step(tx, batch, next, cx.now)? {
        for neighbor in nearby {
            ask(tx, cx, network, (batch, neighbor))?;
        }
    }
    Ok(())
}

/// A few members of the circle: not resting, not asked about any paper in the last days, and nobody who would rather not
/// meet whoever put it up.
fn nearby(tx: &mut Tx<'_>, batch: &Batch, now: Timestamp) -> Result<Vec<PersonId>, DbError> {
    let apart = trust::apart_from(tx, batch.by)?;
    let mut found = Vec::new();
    for person in people::memberships::members(tx, batch.circle, MOST_LOOKED_AT)? {
        if found.len() == NEARBY {
            break;
        }
        if person == batch.by || apart.contains(&person) || batches::asked_lately(tx, person, now)? {
            continue;
        }
        let awake = people::profile(tx, person)?
            .is_some_and(|profile| profile.resting_until.is_none_or(|until| until <= now));
        if awake {
            found.push(person);
        }
    }
    Ok(found)
}

/// Asks one person about one batch. Within two weeks of the last message none goes out: the same page then shows both.
fn ask(
    tx: &mut Tx<'_>,
    cx: &Cx<'_>,
    network: &Network,
    (batch, person): (&Batch, PersonId),
) -> Result<(), DbError> {
    let told = !batches::asked_lately(tx, person, cx.now)?;
    let token = link_of(tx, cx.vault, person)?;
    batches::ask(tx, (batch.id, person), told, &token.hash(), cx.now)?;
    if told {
        let key = if person == batch.by { "prints-text-own" } else { "prints-text-nearby" };
        send(tx, cx, network, (person, key, &format!("/b/{}", token.text())))?;
    }
    Ok(())
}

/// Somebody's own link to the page that asks them.
pub(crate) fn link_of(tx: &mut Tx<'_>, vault: &Vault, person: PersonId) -> Result<Token, VaultError> {
    vault.token(tx, LINK, person.uuid(), 0)
}

/// Writes to somebody in their hours and their language, with a way here and nothing of what it is about.
pub(crate) fn send(
    tx: &mut Tx<'_>,
    cx: &Cx<'_>,
    network: &Network,
    (to, key, path): (PersonId, &'static str, &str),
) -> Result<(), DbError> {
    let Some(reach) = people::reach(tx, cx.vault, to)? else { return Ok(()) };
    let channel = match &reach.contact {
        Contact::Phone(_) if reach.rules.texts() => Channel::Sms,
        Contact::Email(_) if reach.rules.texts() => Channel::Email,
        _ => return Ok(()),
    };
    let lang: Lang = reach.language.parse().unwrap_or_default();
    let link = format!("{}{path}", network.public_url.trim_end_matches('/'));
    let args = [("network", Arg::Str(&network.name)), ("link", Arg::Str(&link))];
    let text = Text::new(key, cx.words.format(lang, key, &args));
    let message = Message::new(to, channel, text).about(Id::<()>::from_uuid(to.uuid()));
    kit_message::queue(tx, cx.vault, &message, cx.now, cx.rng)?;
    Ok(())
}

//! What happens later: ways in are made and sent, what is over is swept.

use std::sync::Arc;

use kit_base::{Id, Rng, Span, Timestamp};
use kit_db::{DbError, Tx};
use kit_i18n::{Arg, Catalogue, Lang};
use kit_jobs::{Body, Job, JobError, Jobs};
use kit_message::{Channel, Message, Text};
use kit_vault::{PersonId, Vault};

use crate::contact::Contact;
use crate::store::ways_in::{self, WayIn};
use crate::store::{reaching, sign_in, sweep, terms};

/// What the jobs need beside the transaction.
#[derive(Clone)]
pub struct Tools {
    /// Opens and seals.
    pub vault: Vault,
    /// The words of messages.
    pub words: Arc<Catalogue>,
}

/// What a job has in its hands.
pub(crate) struct Hands<'a> {
    pub(crate) tools: &'a Tools,
    pub(crate) rng: &'a Rng,
    pub(crate) now: Timestamp,
}

/// Adds the jobs of people.
#[must_use]
pub fn with_jobs(jobs: Jobs, tools: Tools) -> Jobs {
    jobs.register("people.sweep", |tx, _, cx| {
        sweep::sweep(tx, cx.now)?;
        Ok(())
    })
    .every("people.sweep", Span::hours(1))
    .register("people.way_in", {
        let tools = tools.clone();
        move |tx, body, cx| {
            let hands = Hands { tools: &tools, rng: &cx.rng, now: cx.now };
            send_way_in(tx, &hands, body.get_id("way")?)
        }
    })
    .register("people.terms", |tx, _, cx| {
        terms::look(tx, cx.now, &cx.rng)?;
        Ok(())
    })
    .every("people.terms", Span::hours(1))
    .register("people.term", |tx, _, cx| {
        terms::turn(tx, cx.now, &cx.rng)?;
        Ok(())
    })
    .register("people.tell", move |tx, body, cx| {
        let hands = Hands { tools: &tools, rng: &cx.rng, now: cx.now };
        let what = body.get_word("what")?;
        let key = NEWS.iter().find(|key| **key == what).ok_or(JobError::Body("what"))?;
        let network = circles::store::load_network(tx, tx.network())?;
        let (site, called) = network.map_or_else(Default::default, |n| (n.public_url, n.name));
        let site = site.trim_end_matches('/');
        let args = [("network", Arg::Str(&called)), ("site", Arg::Str(site))];
        tell(tx, &hands, body.get_id("person")?, (key, &args), None)?;
        Ok(())
    })
}

/// What somebody is told about their own way in and their own roles.
const NEWS: &[&str] = &[
    "people-text-factor-added",
    "people-text-factor-removed",
    "people-text-way-in-made",
    "people-text-term-ends",
    "people-text-pod-term",
    "people-text-pod-over",
    "people-text-role-given",
    "people-text-decision",
    "people-text-desk",
];

/// Lets somebody know, soon and in their own hours. `what` is one of the texts of this room, such as
/// `people-text-desk`, which says that something needs them at the desk and not what.
pub fn let_know(
    tx: &mut Tx<'_>,
    person: PersonId,
    what: &'static str,
    now: Timestamp,
    rng: &Rng,
) -> Result<(), DbError> {
    let job = Job::new("people.tell", Body::new().id("person", person).word("what", what));
    kit_jobs::enqueue(tx, &job, now, rng).map(drop)
}

/// One message with both: the link for whoever reads it on the same phone, the code for everybody else.
fn send_way_in(tx: &mut Tx<'_>, hands: &Hands<'_>, id: Id<WayIn>) -> Result<(), JobError> {
    let vault = &hands.tools.vault;
    let Some(made) = ways_in::make(tx, vault, id, hands.now, hands.rng).map_err(DbError::from)? else {
        return Ok(());
    };
    let network = circles::store::load_network(tx, tx.network())?;
    let (site, called) = network.map_or_else(Default::default, |n| (n.public_url, n.name));
    let (key, end) = match &made.link {
        Some(link) => ("people-text-way-in", link.text()),
        None => ("people-text-way-in-shared", "code".to_owned()),
    };
    let link = format!("{}/in/{end}", site.trim_end_matches('/'));
    let args = [("network", Arg::Str(&called)), ("link", Arg::Str(&link)), ("code", Arg::Str(&made.code))];
    tell(tx, hands, made.person, (key, &args), Some(sign_in::LIFE))?;
    Ok(())
}

/// Writes to somebody in their own language, where their rules allow it. With a `life` it goes at any hour, because
/// they are waiting for it, and is dropped when that is over.
pub(crate) fn tell(
    tx: &mut Tx<'_>,
    hands: &Hands<'_>,
    to: PersonId,
    (key, args): (&'static str, &[(&str, Arg<'_>)]),
    life: Option<Span>,
) -> Result<(), DbError> {
    let Some(reach) = reaching::reach(tx, &hands.tools.vault, to)? else { return Ok(()) };
    let channel = match &reach.contact {
        Contact::Phone(_) => Channel::Sms,
        Contact::Email(_) => Channel::Email,
        Contact::None => return Ok(()),
    };
    let lang: Lang = reach.language.parse().unwrap_or_default();
    let text = Text::new(key, hands.tools.words.format(lang, key, args));
    let mut message = Message::new(to, channel, text);
    if let Some(life) = life {
        message = message.expires(life).at_any_hour();
    }
    kit_message::queue(tx, &hands.tools.vault, &message, hands.now, hands.rng)?;
    Ok(())
}

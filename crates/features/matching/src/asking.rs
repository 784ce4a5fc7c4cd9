//! A ring of neighbors opened: a few helpers in it are asked, with words that a locked screen may show.

use asks::domain::{Ask, AskId, AskState, Ring};
use asks::store::Kept;
use kit_base::{Id, Rng, Span, Timestamp};
use kit_db::{DbError, Tx};
use kit_i18n::{Arg, Catalogue, Lang};
use kit_jobs::{JobError, Jobs};
use kit_message::{Channel, Message, Text};
use kit_vault::Vault;
use people::{Contact, PersonId};

use crate::store;
use crate::suggest::{Limits, fitting};

/// What asking needs besides the transaction.
#[derive(Clone, Copy)]
pub struct Cx<'a> {
    /// Opens and seals.
    pub vault: &'a Vault,
    /// Ids and nonces.
    pub rng: &'a Rng,
    /// The words of messages.
    pub words: &'a Catalogue,
    /// The present.
    pub now: Timestamp,
}

/// How many are asked when a ring opens.
const A_FEW: usize = 3;
/// How many when it cannot wait.
const MORE: usize = 5;
/// After this long a request is no longer worth sending.
const STALE: Span = Span::days(1);

/// Asks a few of the ring; answers how many were asked. Nobody is asked about what is sensitive, sounds like danger,
/// is taken or is over. Whoever was asked this week is asked only when nobody else of the ring is left.
pub fn ring_opened(tx: &mut Tx<'_>, cx: &Cx<'_>, ask: AskId, night: bool) -> Result<usize, DbError> {
    let Some(kept) = asks::store::load(tx, ask)? else { return Ok(0) };
    let Some(ring) = open_ring(&kept.ask) else { return Ok(0) };
    let most = if kept.ask.when.is_urgent() { MORE } else { A_FEW };
    let fits = fitting(tx, &kept, Limits { ring, night, spread: true }, cx.now)?;
    let mut asked = 0;
    for (person, _) in fits {
        if asked == most {
            break;
        }
        if ask_one(tx, cx, (&kept, ring), (person, night))? {
            asked += 1;
        }
    }
    Ok(asked)
}

/// The ring that is asked now, where asking anybody is right.
fn open_ring(ask: &Ask) -> Option<Ring> {
    let open = ask.state == AskState::Asking && !ask.is_sensitive() && !ask.kind.to_desk();
    ask.ring.filter(|_| open)
}

/// Asks one helper for one ask; `false` when they cannot be reached or were asked before.
pub fn ask_one(
    tx: &mut Tx<'_>,
    cx: &Cx<'_>,
    (kept, ring): (&Kept, Ring),
    (person, night): (PersonId, bool),
) -> Result<bool, DbError> {
    let Some(reach) = people::reach(tx, cx.vault, person)? else { return Ok(false) };
    let channel = match &reach.contact {
        Contact::Phone(_) if reach.rules.texts() => Channel::Sms,
        Contact::Email(_) => Channel::Email,
        _ => return Ok(false),
    };
    if !store::request(tx, kept.ask.id, person, ring, cx.now)? {
        return Ok(false);
    }
    offers::store::asked(tx, person, cx.now)?;
    let Some(body) = words(tx, cx, kept, reach.language.parse().unwrap_or(Lang::En))? else {
        return Ok(false);
    };
    let about = Id::<()>::from_uuid(kept.ask.id.uuid());
    let mut message =
        Message::new(person, channel, Text::new("matching-text-ask", body)).about(about).expires(STALE);
    if night {
        message = message.at_any_hour();
    }
    kit_message::queue(tx, cx.vault, &message, cx.now, cx.rng)?;
    Ok(true)
}

/// Kind, rough place and the way to the ask: nothing that its asker wrote.
fn words(tx: &mut Tx<'_>, cx: &Cx<'_>, kept: &Kept, lang: Lang) -> Result<Option<String>, DbError> {
    let Some((url, place, slug)) = store::about(tx, kept.ask.id)? else { return Ok(None) };
    let kind = cx.words.text(lang, &crate::pages::kind_key(kept.ask.kind));
    let link = format!("{}/asks/{slug}", url.trim_end_matches('/'));
    let args = [("kind", Arg::Str(kind)), ("place", Arg::Str(&place)), ("link", Arg::Str(&link))];
    Ok(Some(cx.words.format(lang, "matching-text-ask", &args)))
}

/// What asking needs for as long as the program runs.
#[derive(Clone)]
pub struct Tools {
    /// Opens and seals.
    pub vault: Vault,
    /// The words of messages.
    pub words: std::sync::Arc<Catalogue>,
}

/// Adds the work that happens later.
#[must_use]
pub fn with_jobs(jobs: Jobs, tools: Tools) -> Jobs {
    jobs.register("matching.ask_ring", move |tx, body, job| {
        let cx = Cx { vault: &tools.vault, rng: &job.rng, words: &tools.words, now: job.now };
        let night = body.get_number("night")? != 0;
        ring_opened(tx, &cx, body.get_id::<Ask>("ask")?, night).map(drop).map_err(JobError::Db)
    })
    .subscribe("asks.ring_opened", "matching.ask_ring")
}

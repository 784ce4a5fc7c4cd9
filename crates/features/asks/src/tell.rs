//! Who is told when something happened: neutral words in the outbox, in the transaction of the act itself.

use kit_base::{Id, Span};
use kit_db::Tx;
use kit_i18n::Lang;
use kit_jobs::Body;
use kit_message::{Channel, Message, Text};

use crate::acts::{ActError, Cx};
use crate::domain::{Actor, Ask, PersonId, What};
use crate::store::{self, Kept, Sheet};

/// After this long a message about an ask is no longer worth sending.
const STALE: Span = Span::days(2);

/// Confirms a posting to whoever asked, if they may be texted or mailed.
pub fn posted(tx: &mut Tx<'_>, cx: &Cx<'_>, asker: PersonId, sheet: Id<Sheet>) -> Result<(), ActError> {
    send(tx, cx, asker, "asks-text-heard", (sheet.uuid(), false))
}

/// Tells the other side what just happened.
pub fn after(
    tx: &mut Tx<'_>,
    cx: &Cx<'_>,
    before: &Kept,
    next: &crate::domain::Next,
) -> Result<(), ActError> {
    let about = next.ask.id.uuid();
    let helper = before.ask.live_claim().or(next.ask.claim.as_ref()).map(|claim| claim.by);
    for event in &next.events {
        let to_asker = match event.what {
            What::Claimed if next.ask.live_claim().is_some_and(|claim| claim.unapproved) => None,
            What::Claimed | What::Approved => Some("asks-text-lit"),
            What::Started => Some("asks-text-started"),
            What::Done if event.actor == Actor::Helper => Some("asks-text-done"),
            What::PartDone => Some("asks-text-part-done"),
            What::CouldNot => Some("asks-text-could-not"),
            What::HandedBack | What::Lapsed | What::TakenBack => Some("asks-text-asking-on"),
            What::StillNeedAsked => Some("asks-text-still-need"),
            _ => None,
        };
        if let Some(key) = to_asker {
            send(tx, cx, next.ask.asker, key, (about, false))?;
        }
        let to_helper = match event.what {
            What::Accepted => Some("asks-text-accepted"),
            What::Declined => Some("asks-text-declined"),
            What::Nudged => Some("asks-text-how-goes-it"),
            What::Lapsed => Some("asks-text-lapsed"),
            What::Withdrawn | What::PassedOn => Some("asks-text-not-needed"),
            What::Edited => Some("asks-text-changed"),
            What::Thanked => Some("asks-text-thanks"),
            _ => None,
        };
        if let (Some(key), Some(helper)) = (to_helper, helper) {
            send(tx, cx, helper, key, (about, false))?;
        }
    }
    Ok(())
}

/// Lets the rest of the program know that a ring of neighbors is asked: which (0 is the pod), whether it is night, and
/// whether it cannot wait.
pub fn ring_opened(tx: &mut Tx<'_>, cx: &Cx<'_>, ask: &Ask, night: bool) -> Result<(), ActError> {
    let Some(ring) = ask.ring else { return Ok(()) };
    let body = Body::new()
        .id("ask", ask.id)
        .number("ring", ring as i64)
        .number("night", i64::from(night))
        .number("urgent", i64::from(ask.when.is_urgent()));
    kit_jobs::events::emit(tx, "asks.ring_opened", &body, cx.now, cx.rng)?;
    Ok(())
}

/// Tries the on-call list: whose turn it is gets one message, once.
pub fn on_call(tx: &mut Tx<'_>, cx: &Cx<'_>, kept: &Kept, turn: usize) -> Result<(), ActError> {
    let list = people::on_call::list(tx)?;
    store::call_again(tx, &kept.ask, turn)?;
    let Some(&person) = list.get(turn % list.len().max(1)) else { return Ok(()) };
    let person: PersonId = person.cast();
    if store::called(tx, kept.ask.id, turn, person, cx.now)? {
        send(tx, cx, person, "asks-text-danger", (kept.ask.id.uuid(), true))?;
    }
    Ok(())
}

/// Queues one neutral message where the person's rules allow a text or a mail. The sender keeps quiet hours and the
/// person's own; `night` is for whoever agreed to be woken.
fn send(
    tx: &mut Tx<'_>,
    cx: &Cx<'_>,
    to: PersonId,
    key: &'static str,
    (about, night): (uuid::Uuid, bool),
) -> Result<(), ActError> {
    let Some(reach) = people::reach(tx, cx.vault, to.cast())? else { return Ok(()) };
    let channel = match &reach.contact {
        people::Contact::Phone(_) if reach.rules.texts() => Channel::Sms,
        people::Contact::Email(_) => Channel::Email,
        _ => return Ok(()),
    };
    let lang = reach.language.parse().unwrap_or(Lang::En);
    let text = Text::new(key, cx.words.text(lang, key).to_owned());
    let mut message = Message::new(to.cast(), channel, text).about(Id::<()>::from_uuid(about)).expires(STALE);
    if night {
        message = message.at_any_hour();
    }
    kit_message::queue(tx, cx.vault, &message, cx.now, cx.rng)?;
    Ok(())
}

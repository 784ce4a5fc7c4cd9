//! The asker's verbs: each a post, one transaction, and back to the page with one sentence.

use axum::extract::{Path, State};
use kit_base::{Slug, Span};
use kit_db::Tx;
use kit_web::{Answer, Fault, Form, SeeOther, Trip};
use people::{Site, Visitor};

use super::{Holder, fault, slug, write};
use crate::acts::{self, ActError, AskerSays, Cx};
use crate::domain::{Actor, AnsweredBy, Ask, AskState, ClaimState, Ring};

/// How long an ask may stay in one ring, in hours, for who wants another pace.
pub const PACES: [i64; 4] = [1, 2, 12, 24];

/// `POST /my/ask/{slug}/accept` with `claim` = the claim that was shown.
pub async fn accept(
    State(site): State<Site>,
    visitor: Visitor,
    trip: Trip,
    Path(ask): Path<String>,
    form: Form,
) -> Answer<SeeOther> {
    answered(&site, &visitor, &trip, (&ask, &form), true).await
}

/// `POST /my/ask/{slug}/decline` with `claim` = the claim that was shown.
pub async fn decline(
    State(site): State<Site>,
    visitor: Visitor,
    trip: Trip,
    Path(ask): Path<String>,
    form: Form,
) -> Answer<SeeOther> {
    answered(&site, &visitor, &trip, (&ask, &form), false).await
}

async fn answered(
    site: &Site,
    visitor: &Visitor,
    trip: &Trip,
    (ask, form): (&str, &Form),
    yes: bool,
) -> Answer<SeeOther> {
    let (holder, ask) = (Holder::of(visitor).ok_or(Fault::NOT_FOUND)?, slug(ask)?);
    let claim = slug(form.one("claim"))?;
    write(site, visitor, trip, move |tx, cx| answer(tx, cx, holder, (ask, claim, yes)))
        .await
        .map_err(fault)?;
    Ok(SeeOther::to("/my/ask").flash(if yes { "asks-mine-accepted" } else { "asks-mine-declined" }))
}

fn answer(
    tx: &mut Tx<'_>,
    cx: &Cx<'_>,
    holder: Holder,
    (ask, shown, yes): (Slug, Slug, bool),
) -> Result<(), ActError> {
    let kept = holder.ask(tx, ask)?;
    let claim = kept.ask.claim.as_ref().filter(|_| kept.claim_slug == Some(shown));
    let claim = claim.ok_or(ActError::Refused("asks-refusal-accept-other-claim"))?;
    let sent_twice = if yes { claim.state.is_open() } else { claim.state == ClaimState::Declined };
    if sent_twice {
        return Ok(());
    }
    acts::answer_claim(tx, cx, claim.id, (kept.ask.id, yes), (AnsweredBy::Asker, Some(kept.ask.asker)))?;
    Ok(())
}

/// `POST /my/ask/{slug}/{verb}`: `done`, `withdraw`, `still-need`, `reopen`, `thank`; `widen` with `ring` = the ring
/// that was shown. A repeated post is answered as the first one was.
pub async fn say(
    State(site): State<Site>,
    visitor: Visitor,
    trip: Trip,
    Path((ask, verb)): Path<(String, String)>,
    form: Form,
) -> Answer<SeeOther> {
    let (holder, ask) = (Holder::of(&visitor).ok_or(Fault::NOT_FOUND)?, slug(&ask)?);
    let (says, flash) = match verb.as_str() {
        "done" => (AskerSays::Done, "asks-mine-said-done"),
        "withdraw" => (AskerSays::Withdraw, "asks-mine-said-withdraw"),
        "still-need" => (AskerSays::StillNeed, "asks-mine-said-still-need"),
        "reopen" => (AskerSays::Reopen, "asks-mine-said-reopen"),
        "widen" => (AskerSays::Widen, "asks-mine-said-widen"),
        "stay" => (AskerSays::Stay, "asks-mine-said-stay"),
        "thank" => (AskerSays::Thank, "asks-mine-said-thank"),
        "block" | "report" => return about_the_helper(&site, &visitor, &trip, (holder, ask), &verb).await,
        _ => return Err(Fault::NOT_FOUND.into()),
    };
    let ring = form.some("ring").map(str::to_owned);
    write(&site, &visitor, &trip, move |tx, cx| {
        let kept = holder.ask(tx, ask)?;
        let shown = ring.as_deref().is_none_or(|ring| kept.ask.ring.map(Ring::code) == Some(ring));
        if says == AskerSays::Widen && !shown {
            return Ok(());
        }
        match acts::asker_says(tx, cx, kept.ask.id, kept.ask.asker, says) {
            Ok(_) => Ok(()),
            Err(ActError::Refused(_)) if is_so_already(&kept.ask, says) => Ok(()),
            Err(other) => Err(other),
        }
    })
    .await
    .map_err(fault)?;
    Ok(SeeOther::to("/my/ask").flash(flash))
}

/// `block` and `report`: about whoever took the ask last, without a reason. A promise between the two ends.
async fn about_the_helper(
    site: &Site,
    visitor: &Visitor,
    trip: &Trip,
    (holder, ask): (Holder, Slug),
    verb: &str,
) -> Answer<SeeOther> {
    let report = verb == "report";
    write(site, visitor, trip, move |tx, cx| {
        let kept = holder.ask(tx, ask)?;
        let helper = kept.ask.claim.as_ref().ok_or(ActError::Gone)?.by;
        let pair = (kept.ask.asker, helper);
        if report { acts::report(tx, cx, &kept, pair) } else { acts::block(tx, cx, &kept, pair) }
    })
    .await
    .map_err(fault)?;
    Ok(SeeOther::to("/my/ask").flash(if report { "asks-apart-reported" } else { "asks-apart-blocked" }))
}

/// What was said is how it stands: a form that was sent twice.
fn is_so_already(ask: &Ask, says: AskerSays) -> bool {
    match says {
        AskerSays::Done => ask.state == AskState::Done,
        AskerSays::Withdraw => ask.state == AskState::Withdrawn,
        AskerSays::Reopen => matches!(ask.state, AskState::Asking | AskState::Heard),
        AskerSays::Thank => ask.thanked,
        AskerSays::Stay => ask.ring == Some(ask.farthest),
        AskerSays::StillNeed | AskerSays::Widen => false,
    }
}

/// `POST /my/ask/{slug}/pace` with `hours`: how long it stays in one ring; and `reach`: how far it may go.
pub async fn pace(
    State(site): State<Site>,
    visitor: Visitor,
    trip: Trip,
    Path(ask): Path<String>,
    form: Form,
) -> Answer<SeeOther> {
    let (holder, ask) = (Holder::of(&visitor).ok_or(Fault::NOT_FOUND)?, slug(&ask)?);
    let hours: i64 =
        form.one("hours").parse().ok().filter(|hours| PACES.contains(hours)).ok_or(Fault::NOT_FOUND)?;
    let farthest = match form.some("reach") {
        Some(ring) => Some(Ring::parse(ring).ok_or(Fault::NOT_FOUND)?),
        None => None,
    };
    write(&site, &visitor, &trip, move |tx, cx| {
        let kept = holder.ask(tx, ask)?;
        let by = (Actor::Asker, kept.ask.asker);
        acts::set_reach(tx, cx, kept.ask.id, by, (farthest, Some(Span::hours(hours))))?;
        Ok(())
    })
    .await
    .map_err(fault)?;
    Ok(SeeOther::to("/my/ask").flash("asks-mine-pace-kept"))
}

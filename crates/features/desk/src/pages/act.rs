//! `POST /desk/{slug}/…`: the steward's verbs. A repeated post is answered as the first one was; one that comes after
//! another steward's leads to the ask as it stands now.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use asks::acts::{self, ActError, Cx, StewardSays};
use asks::domain::{AcceptRefused, AnsweredBy, Ask, AskState, ClaimState, DeclineRefused, Via};
use asks::store::Kept;
use axum::extract::{Path, State};
use kit_base::Slug;
use kit_db::Tx;
use kit_web::{Answer, Fault, Form, SeeOther, Trip};
use people::{PersonId, Site, Steward};

use crate::pages::{ask_of, fault, suggest};
use crate::store::{self, log};

/// `open`, `publish`, `widen`, `stay`, `done`, `reopen`, `pass-on`.
pub async fn say(
    State(site): State<Site>,
    steward: Steward,
    trip: Trip,
    Path((slug, verb)): Path<(String, String)>,
    form: Form,
) -> Answer<SeeOther> {
    let me = steward.me.id;
    if verb == "mine" {
        let on_it = move |tx: &mut Tx<'_>, cx: &Cx<'_>, kept: &Kept| {
            Ok(store::marks::set(tx, kept.ask.id, me, cx.now)?)
        };
        act((&site, &steward, &trip), &slug, on_it).await?;
        return Ok(SeeOther::to(format!("/desk/{slug}")).flash("desk-said-mine"));
    }
    let (says, flash) = verb_of(&verb).ok_or(Fault::NOT_FOUND)?;
    let ring = form.some("ring").map(str::to_owned);
    let seen: Option<i64> = form.some("seen").and_then(|seen| seen.parse().ok());
    let faster = Arc::new(AtomicBool::new(false));
    let came_first = Arc::clone(&faster);
    act((&site, &steward, &trip), &slug, move |tx, cx, kept| {
        let changed = seen.is_some_and(|seen| seen != kept.ask.last_event_at.micros());
        if says == StewardSays::Widen
            && ring.as_deref().is_some_and(|seen| kept.ask.ring.map(asks::domain::Ring::code) != Some(seen))
        {
            return Ok(());
        }
        match acts::steward_says(tx, cx, kept.ask.id, me.cast(), says) {
            Ok(_) => Ok(()),
            Err(ActError::Refused(_)) if is_so_already(&kept.ask, says) => Ok(()),
            Err(ActError::Refused(_)) if changed => {
                came_first.store(true, Ordering::Relaxed);
                Ok(())
            }
            Err(other) => Err(other),
        }
    })
    .await?;
    let flash = if faster.load(Ordering::Relaxed) { "desk-changed-meanwhile" } else { flash };
    Ok(SeeOther::to(format!("/desk/{slug}")).flash(flash))
}

fn verb_of(verb: &str) -> Option<(StewardSays, &'static str)> {
    Some(match verb {
        "open" => (StewardSays::Open, "desk-said-open"),
        "publish" => (StewardSays::Publish, "desk-said-publish"),
        "widen" => (StewardSays::Widen, "desk-said-widen"),
        "stay" => (StewardSays::Stay, "desk-said-stay"),
        "done" => (StewardSays::Done, "desk-said-done"),
        "reopen" => (StewardSays::Reopen, "desk-said-reopen"),
        "pass-on" => (StewardSays::PassOn, "desk-said-pass-on"),
        _ => return None,
    })
}

/// It asks no farther than now.
fn ask_stays(ask: &Ask) -> bool {
    ask.ring == Some(ask.farthest)
}

/// What was asked for is how it stands: a form that was sent twice.
fn is_so_already(ask: &Ask, says: StewardSays) -> bool {
    match says {
        StewardSays::Open => ask.opened,
        StewardSays::Publish => matches!(ask.state, AskState::Asking | AskState::Lit | AskState::UnderWay),
        StewardSays::Stay => ask_stays(ask),
        StewardSays::Widen => false,
        StewardSays::Done => matches!(ask.state, AskState::Done),
        StewardSays::Reopen => matches!(ask.state, AskState::Asking | AskState::Heard),
        StewardSays::PassOn => matches!(ask.state, AskState::PassedOn),
    }
}

/// `POST /desk/{slug}/assign` with `neighbor`: they said on the phone that they would.
pub async fn assign(
    State(site): State<Site>,
    steward: Steward,
    trip: Trip,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<SeeOther> {
    let neighbor = form.one("neighbor").to_owned();
    act((&site, &steward, &trip), &slug, move |tx, cx, kept| {
        let who = people::by_slug(tx, &neighbor)?.ok_or(ActError::Gone)?;
        if kept.ask.live_claim().is_some_and(|claim| claim.by == who.cast()) {
            return Ok(());
        }
        if kept.practice || !crate::store::helps(tx, who, cx.now)? {
            return Err(ActError::Gone);
        }
        let standing = acts::standing(tx, kept.home, who.cast(), Via::Steward)?;
        acts::claim(tx, cx, kept.ask.id, who.cast(), standing)?;
        Ok(())
    })
    .await?;
    Ok(SeeOther::to(format!("/desk/{slug}")).flash("desk-said-assign"))
}

/// `POST /desk/{slug}/asked` with `neighbor` and `way`: the steward called them or wrote to them from their own phone.
pub async fn asked(
    State(site): State<Site>,
    steward: Steward,
    trip: Trip,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<SeeOther> {
    let neighbor = form.one("neighbor").to_owned();
    let channel = if form.is("way", "call") { log::Channel::Call } else { log::Channel::Text };
    let me = steward.me.id;
    act((&site, &steward, &trip), &slug, move |tx, cx, kept| {
        let who = people::by_slug(tx, &neighbor)?.ok_or(ActError::Gone)?;
        if !store::helps(tx, who, cx.now)? {
            return Err(ActError::Gone);
        }
        // Asked before: the second tap of the same button.
        if matching::store::request(tx, kept.ask.id, who, suggest::ring(kept), cx.now)? {
            offers::store::asked(tx, who, cx.now)?;
            note_asked(tx, cx, kept, (who, me, channel))?;
        }
        Ok(())
    })
    .await?;
    Ok(SeeOther::to(format!("/desk/{slug}")).flash("desk-said-asked"))
}

/// `POST /desk/{slug}/ask-three`: everybody suggested who may be written to is, by our own texts and mails.
pub async fn ask_three(
    State(site): State<Site>,
    steward: Steward,
    trip: Trip,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<SeeOther> {
    let chosen: Vec<String> = form.all("neighbor").take(suggest::THREE).map(str::to_owned).collect();
    let (me, all) = (steward.me.id, chosen.len());
    let reached = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&reached);
    act((&site, &steward, &trip), &slug, move |tx, cx, kept| {
        count.store(0, Ordering::Relaxed);
        if kept.ask.is_sensitive() {
            // A text of ours leads to the card, and this ask has none.
            return Ok(());
        }
        for neighbor in &chosen {
            let Some(who) = people::by_slug(tx, neighbor)? else { continue };
            let by = matching::asking::Cx { vault: cx.vault, rng: cx.rng, words: cx.words, now: cx.now };
            if store::helps(tx, who, cx.now)?
                && matching::asking::ask_one(tx, &by, (kept, suggest::ring(kept)), (who, false))?
            {
                note_asked(tx, cx, kept, (who, me, log::Channel::Text))?;
                count.fetch_add(1, Ordering::Relaxed);
            }
        }
        Ok(())
    })
    .await?;
    let flash = match reached.load(Ordering::Relaxed) {
        0 => "desk-said-three-none",
        some if some < all => "desk-said-three-some",
        _ => "desk-said-three",
    };
    Ok(SeeOther::to(format!("/desk/{slug}")).flash(flash))
}

fn note_asked(
    tx: &mut Tx<'_>,
    cx: &Cx<'_>,
    kept: &Kept,
    (who, me, channel): (PersonId, PersonId, log::Channel),
) -> Result<(), ActError> {
    let Some(key) = cx.vault.person(tx, who)? else { return Ok(()) };
    let line = log::NewLine {
        person: who,
        ask: Some(kept.ask.id),
        circle: Some(kept.home),
        by: me,
        channel,
        outcome: log::Outcome::Asked,
        follow_up: false,
    };
    Ok(log::add(tx, &line, (&key, None), cx.now, cx.rng)?)
}

/// `POST /desk/{slug}/accept` with `claim`: the asker said yes on the phone.
pub async fn accept(
    State(site): State<Site>,
    steward: Steward,
    trip: Trip,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<SeeOther> {
    answer((&site, &steward, &trip), &slug, (form.one("claim").parse().ok(), true)).await
}

/// `POST /desk/{slug}/decline` with `claim`: the asker said no on the phone.
pub async fn decline(
    State(site): State<Site>,
    steward: Steward,
    trip: Trip,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<SeeOther> {
    answer((&site, &steward, &trip), &slug, (form.one("claim").parse().ok(), false)).await
}

async fn answer(
    who: (&Site, &Steward, &Trip),
    slug: &str,
    (claim, yes): (Option<Slug>, bool),
) -> Answer<SeeOther> {
    let me = who.1.me.id;
    act(who, slug, move |tx, cx, kept| {
        let Some(shown) = kept.ask.claim.as_ref().filter(|_| claim.is_some() && kept.claim_slug == claim)
        else {
            let other = if yes { AcceptRefused::OtherClaim.key() } else { DeclineRefused::OtherClaim.key() };
            return Err(ActError::Refused(other));
        };
        let answered = if yes { shown.state.is_open() } else { shown.state == ClaimState::Declined };
        if answered {
            return Ok(());
        }
        let by = (AnsweredBy::Steward, Some(me.cast()));
        acts::answer_claim(tx, cx, shown.id, (kept.ask.id, yes), by)?;
        Ok(())
    })
    .await?;
    let flash = if yes { "desk-said-accept" } else { "desk-said-decline" };
    Ok(SeeOther::to(format!("/desk/{slug}")).flash(flash))
}

/// One act on one ask that this steward may see, in one transaction.
async fn act(
    (site, steward, trip): (&Site, &Steward, &Trip),
    slug: &str,
    work: impl Fn(&mut Tx<'_>, &Cx<'_>, &Kept) -> Result<(), ActError> + Send + Sync + 'static,
) -> Answer<()> {
    let (vault, rng, now) = (site.vault.clone(), site.rng.clone(), site.now());
    let words = Arc::clone(&trip.shell().catalogue);
    let (me, asked) = (steward.me.clone(), slug.to_owned());
    site.write(steward.network_id(), move |tx| {
        let kept = ask_of(tx, &me, &asked, now)?;
        work(tx, &Cx { vault: &vault, rng: &rng, words: &words, now }, &kept)
    })
    .await
    .map_err(|error| fault(error, slug))
}

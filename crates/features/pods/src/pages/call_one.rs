//! `/pod/call/{slug}`: who was called, who is coming, and the link for each to send by hand.

use askama::Template;
use axum::extract::{Path, State};
use kit_base::Timestamp;
use kit_vault::VaultError;
use kit_web::{Answer, Fault, Page, SeeOther, Trip, filters};
use people::{Neighbor, Site};

use super::mine::scope;
use super::{address, slug};
use crate::domain::Coming;
use crate::store::calls::{self, Call, Stage};
use crate::store::{asks, calls::Turn};
use crate::tell::QUIET;
use crate::words;

/// The page.
#[derive(Template)]
#[template(path = "pages/call_one.html")]
pub struct OneCall {
    /// What is needed.
    pub words: String,
    /// Each who was called.
    pub people: Vec<Called>,
    /// It asks for care: no circle is offered for it.
    pub care: bool,
    /// How many are coming.
    pub coming: usize,
    /// Where it stands.
    pub stage: Stage,
    /// The circle is asked if nobody answers.
    pub widens: bool,
    /// Until when it waits.
    pub until: Timestamp,
    /// Where the form goes.
    pub path: String,
}

/// Somebody who was called.
pub struct Called {
    /// Their name.
    pub who: String,
    /// What they agreed to.
    pub scope: String,
    /// What they answered.
    pub coming: Coming,
    /// Message key of that.
    pub says: String,
    /// They were told from here.
    pub told: bool,
    /// Their link.
    pub link: String,
    /// How to reach them, in their words.
    pub reach: String,
    /// Their telephone; empty: what they wrote is no number.
    pub tel: String,
    /// Into a text message to them.
    pub sms: String,
}

impl Called {
    /// The lamp beside the name.
    const fn lamp(&self) -> &'static str {
        match self.coming {
            Coming::Waiting => "off",
            Coming::Yes | Coming::OnMyWay => "lit",
            Coming::Cannot => "resting",
        }
    }

    const fn waits(&self) -> bool {
        matches!(self.coming, Coming::Waiting)
    }
}

impl OneCall {
    fn nobody_can(&self) -> bool {
        !self.people.is_empty() && self.people.iter().all(|one| one.coming == Coming::Cannot)
    }

    fn open(&self) -> bool {
        self.stage == Stage::Open
    }

    fn widened(&self) -> bool {
        self.stage == Stage::Widened
    }

    fn silent(&self) -> bool {
        self.stage == Stage::Silent
    }
}

/// One turn as its caller sees it.
pub type Line = (Turn, asks::Kept, String);

/// The page, for the handler and for samples.
pub fn page(call: &Call, lines: Vec<Line>, trip: &Trip) -> Page<OneCall> {
    let care = lines.iter().any(|(_, kept, _)| kept.asked.purpose().with_care());
    let people: Vec<Called> = lines
        .into_iter()
        .map(|(turn, kept, link)| {
            let answered = kept.answered.clone().unwrap_or_default();
            let args = [("link", kit_i18n::Arg::Str(&link))];
            let key = if kept.asked.purpose().with_care() { QUIET } else { "pods-text-call" };
            let message = trip.catalogue().format(trip.lang(), key, &args);
            Called {
                who: kept.asked.to.clone(),
                scope: scope(trip, &answered),
                coming: turn.coming,
                says: format!("pods-coming-{}", turn.coming.code()),
                told: kept.answerer.is_some(),
                sms: words::sms(&answered.reach, &message),
                tel: words::tel(&answered.reach),
                reach: answered.reach,
                link,
            }
        })
        .collect();
    let body = OneCall {
        words: call.said.words.clone(),
        coming: people.iter().filter(|one| one.coming.comes()).count(),
        people,
        care,
        stage: call.stage,
        widens: call.widens,
        until: call.due_at,
        path: format!("/pod/call/{}", call.slug),
    };
    Page::new("pods-call-one-title", body).private().section("my")
}

/// `GET /pod/call/{slug}`. Statements: 6.
pub async fn show(
    State(site): State<Site>,
    me: Neighbor,
    trip: Trip,
    Path(text): Path<String>,
) -> Answer<Page<OneCall>> {
    let (vault, id, slug) = (site.vault.clone(), me.me.id, slug(&text)?);
    let network = me.network.clone();
    let found = site
        .read(me.network_id(), move |tx| {
            let Some(call) = calls::by_slug(tx, &vault, id, &slug)? else { return Ok(None) };
            let pod = asks::of_owner(tx, &vault, id)?;
            let mut lines: Vec<Line> = Vec::new();
            for turn in calls::turns(tx, call.id)? {
                let Some(kept) = pod.iter().find(|kept| kept.id == turn.ask) else { continue };
                let link = turn.link(tx, &vault)?.text();
                lines.push((turn, kept.clone(), address(&network, &format!("/pod/come/{link}"))));
            }
            Ok::<_, VaultError>(Some((call, lines)))
        })
        .await?;
    let (call, lines) = found.ok_or(Fault::NOT_FOUND)?;
    Ok(page(&call, lines, &trip))
}

/// `POST /pod/call/{slug}`: enough; nobody else is asked.
pub async fn end(State(site): State<Site>, me: Neighbor, Path(text): Path<String>) -> Answer<SeeOther> {
    let (vault, rng, now, id) = (site.vault.clone(), site.rng.clone(), site.now(), me.me.id);
    let slug = slug(&text)?;
    let ended = site
        .write(me.network_id(), move |tx| {
            let Some(call) = calls::by_slug(tx, &vault, id, &slug)? else { return Ok(false) };
            calls::settle(tx, &call, Stage::Over, (now, &rng))?;
            Ok::<_, VaultError>(true)
        })
        .await?;
    if !ended {
        return Err(Fault::NOT_FOUND.into());
    }
    Ok(SeeOther::to("/my/pod").flash("pods-call-ended"))
}

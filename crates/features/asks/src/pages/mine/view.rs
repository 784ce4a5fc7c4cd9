//! The asker's page as finished words: one sentence of status, who has it, what they may do now.

use askama::Template;
use circles::Network;
use kit_base::{Span, Timestamp};
use kit_i18n::{Arg, Catalogue, Lang};
use kit_web::filters;

use super::act::PACES;
use super::load::{AskSeen, HelperSeen, Seen};
use crate::domain::{Actor, Advice, AskState, ClaimState, Lamp, Sight, Status, What};
use crate::hours::Hours;
use crate::pages::ask::view::{awake, kind_key, when_key};
use crate::store::{Look, Moment};

/// This long after posting the page is a confirmation.
const FRESH: Span = Span::minutes(30);

/// `/my/ask`.
#[derive(Template)]
#[template(path = "pages/mine/show.html")]
pub struct MinePage {
    pub(super) sheets: Vec<SheetView>,
    pub(super) by_link: bool,
    pub(super) awake: String,
}

/// One posting.
pub(super) struct SheetView {
    pub(super) code: String,
    pub(super) link: String,
    pub(super) fresh: bool,
    pub(super) for_other: bool,
    pub(super) advice: Vec<Advice>,
    pub(super) asks: Vec<AskView>,
}

/// One ask.
#[expect(clippy::struct_excessive_bools, reason = "what the asker may do now: each a button")]
pub(super) struct AskView {
    pub(super) slug: String,
    pub(super) kind: String,
    pub(super) when: String,
    pub(super) lamp: &'static str,
    pub(super) status: String,
    pub(super) details: String,
    pub(super) line: String,
    pub(super) waiting: Option<Waiting>,
    pub(super) helper: Option<String>,
    pub(super) asked_whether_needed: bool,
    pub(super) can_done: bool,
    pub(super) can_withdraw: bool,
    pub(super) can_still_need: bool,
    pub(super) can_reopen: bool,
    pub(super) can_widen: bool,
    /// The ring that is asked now: what a repeated "widen" is told apart by.
    pub(super) ring: &'static str,
    pub(super) can_thank: bool,
    pub(super) can_edit: bool,
    pub(super) can_ask_again: bool,
    pub(super) paces: Vec<Pace>,
    /// How far it may go: the rings there are, from the one asked now.
    pub(super) reaches: Vec<Reach>,
    /// There is a farther ring to leave out.
    pub(super) can_stay: bool,
    /// At night only those who said so are asked.
    pub(super) night: bool,
    /// Whoever comes for the first time comes with somebody.
    pub(super) in_pairs: bool,
    /// Somebody took it: they can be kept away.
    pub(super) somebody: bool,
    pub(super) moments: Vec<MomentView>,
    pub(super) looks: Vec<String>,
}

impl AskView {
    /// To say that something was wrong, or that it should not be with this helper again.
    fn tell(&self) -> Option<people::Aside> {
        let to = |verb: &str| format!("/my/ask/{}/{verb}", self.slug);
        self.somebody.then(|| trust::Tell::at(to("report"), to("block")))
    }
}

/// Somebody who waits for a yes.
pub(super) struct Waiting {
    pub(super) claim: String,
    pub(super) name: String,
    pub(super) about: String,
}

/// A choice of reach.
pub(super) struct Reach {
    pub(super) ring: &'static str,
    pub(super) label: String,
    pub(super) chosen: bool,
}

/// A choice of pace.
pub(super) struct Pace {
    pub(super) hours: i64,
    pub(super) label: String,
    pub(super) chosen: bool,
}

/// A line of history.
pub(super) struct MomentView {
    pub(super) when: String,
    pub(super) lamp: &'static str,
    pub(super) text: String,
}

/// What turns stored facts into words.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    pub(super) catalogue: &'a Catalogue,
    pub(super) lang: Lang,
    pub(super) now: Timestamp,
    pub(super) network: &'a Network,
}

impl Words<'_> {
    fn say(&self, key: &str) -> String {
        self.catalogue.text(self.lang, key).to_owned()
    }

    fn with(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.catalogue.format(self.lang, key, args)
    }

    fn at(&self, at: Timestamp) -> String {
        self.catalogue.day_time(self.lang, self.now, at, kit_i18n::zone(&self.network.zone))
    }

    /// The one sentence.
    pub(super) fn status(&self, status: Status) -> String {
        let until = status.until.map(|at| self.at(at)).unwrap_or_default();
        let ring =
            status.ring.map(|ring| self.say(&format!("asks-ring-{}", ring.code()))).unwrap_or_default();
        let next =
            status.next.map(|ring| self.say(&format!("asks-ring-{}", ring.code()))).unwrap_or_default();
        let reason = status.reason.map(|why| self.say(&reason_key(why))).unwrap_or_default();
        self.with(
            status.key,
            &[
                ("until", Arg::Str(&until)),
                ("ring", Arg::Str(&ring)),
                ("next", Arg::Str(&next)),
                ("reason", Arg::Str(&reason)),
            ],
        )
    }
}

impl MinePage {
    pub(super) fn new(seen: &[Seen], by_link: bool, words: Words<'_>) -> Self {
        Self {
            sheets: seen.iter().map(|one| sheet(one, words)).collect(),
            by_link,
            awake: awake(words.network, words.catalogue, words.lang),
        }
    }
}

fn sheet(seen: &Seen, words: Words<'_>) -> SheetView {
    let moved = |ask: &AskSeen| ask.kept.ask.claim.is_some() || ask.kept.ask.state.is_closed();
    let flags = seen.asks.iter().fold(crate::domain::Flags::NONE, |all, ask| all.union(ask.kept.ask.flags));
    SheetView {
        code: seen.code.clone(),
        link: format!("{}/l/{}", words.network.public_url.trim_end_matches('/'), seen.link),
        fresh: words.now.since(seen.sheet.created_at) < FRESH && !seen.asks.iter().any(moved),
        for_other: seen.sheet.for_other,
        advice: flags.advice(),
        asks: seen.asks.iter().map(|one| ask(one, words)).collect(),
    }
}

fn ask(seen: &AskSeen, words: Words<'_>) -> AskView {
    let (ask, now) = (&seen.kept.ask, words.now);
    let waits = ask.live_claim().is_some_and(|claim| claim.state == ClaimState::Reserved);
    let name =
        seen.helper.as_ref().map(|h| h.name.clone().unwrap_or_else(|| words.say("asks-mine-a-neighbor")));
    let held = ask.live_claim().is_some();
    AskView {
        slug: seen.kept.slug.to_string(),
        kind: words.say(&kind_key(ask.kind)),
        when: words.say(&when_key(ask.when)),
        lamp: lamp(ask.lamp()),
        status: words.status(ask.status_among(&seen.rings)),
        details: seen.details.clone(),
        line: seen.kept.public_line.clone().unwrap_or_default(),
        waiting: seen.helper.as_ref().filter(|_| waits && asker_answers(ask)).map(|helper| Waiting {
            claim: seen.kept.claim_slug.map(|slug| slug.to_string()).unwrap_or_default(),
            name: name.clone().unwrap_or_default(),
            about: about(helper, words),
        }),
        helper: name.filter(|_| held && !waits),
        asked_whether_needed: ask.times_asked > 0,
        can_done: ask.done_said(Actor::Asker, now).is_ok() && !waits,
        can_withdraw: ask.withdraw(now).is_ok(),
        can_still_need: ask.still_need(now).is_ok() && !held,
        can_reopen: ask.reopen(Actor::Asker, now).is_ok(),
        can_widen: ask.widen(Actor::Asker, &seen.rings, now).is_ok(),
        ring: ask.ring.map_or("", crate::domain::Ring::code),
        can_thank: ask.thank(now).is_ok(),
        can_edit: !ask.state.is_closed(),
        can_ask_again: ask.state.is_closed(),
        paces: if ask.state == AskState::Asking { paces(ask.stays(), words) } else { Vec::new() },
        reaches: reaches(ask, &seen.rings, words),
        can_stay: ask.state == AskState::Asking && ask.widen_at.is_some(),
        night: ask.state == AskState::Asking && Hours::of_network(words.network).is_night(now),
        in_pairs: ask.needs_trust() && held,
        somebody: ask.claim.is_some(),
        moments: seen.moments.iter().filter_map(|one| moment(one, seen, words)).collect(),
        looks: seen.looks.iter().map(|one| look(one, seen, words)).collect(),
    }
}

/// Whether the asker says yes or no now, and nobody for them or before them.
fn asker_answers(ask: &crate::domain::Ask) -> bool {
    !ask.answered_by.is_steward() && ask.live_claim().is_none_or(|claim| !claim.unapproved)
}

/// The rings it may end at: those around it, from the one that is asked.
fn reaches(ask: &crate::domain::Ask, existing: &[crate::domain::Ring], words: Words<'_>) -> Vec<Reach> {
    let Some(ring) = ask.ring.filter(|_| ask.state == AskState::Asking) else { return Vec::new() };
    let last = existing.iter().copied().filter(|&other| other <= ask.farthest).max().unwrap_or(ring);
    let reach = |&ring: &crate::domain::Ring| Reach {
        ring: ring.code(),
        label: words.say(&crate::pages::ask::view::reach_key(ring)),
        chosen: ring == last,
    };
    let all: Vec<Reach> = existing.iter().filter(|&&other| other >= ring).map(reach).collect();
    if all.len() > 1 { all } else { Vec::new() }
}

fn about(helper: &HelperSeen, words: Words<'_>) -> String {
    let mut parts = Vec::new();
    if helper.same_building {
        parts.push(words.say("asks-mine-same-building"));
    }
    parts.push(words.say(if helper.vouched { "asks-mine-vouched" } else { "asks-mine-not-vouched" }));
    if let Some(since) = helper.since {
        let ago = words.catalogue.ago(words.lang, words.now.since(since));
        parts.push(words.with("asks-mine-since", &[("ago", Arg::Str(&ago))]));
    }
    parts.join(" ")
}

fn paces(now: Span, words: Words<'_>) -> Vec<Pace> {
    let pace = |&hours: &i64| Pace {
        hours,
        label: words.with("asks-mine-pace-hours", &[("n", Arg::Num(hours))]),
        chosen: now == Span::hours(hours),
    };
    PACES.iter().map(pace).collect()
}

/// What happened, as the asker reads it; looking at a changed text is nobody's news.
fn moment(moment: &Moment, seen: &AskSeen, words: Words<'_>) -> Option<MomentView> {
    if moment.what == What::EditSeen {
        return None;
    }
    let claim = seen.kept.ask.claim.as_ref();
    let mutual = claim.is_some_and(|claim| claim.accepted_at.is_some() && Some(claim.by) == moment.who);
    let name = seen.helper.as_ref().and_then(|helper| helper.name.clone()).filter(|_| mutual);
    let who = match (moment.actor, name) {
        (Actor::Helper, Some(name)) => name,
        (actor, _) => words.say(&format!("asks-mine-who-{}", actor.code())),
    };
    let key = format!("asks-what-{}", moment.what.code().replace('_', "-"));
    let reason = moment.reason.map(|why| words.say(&reason_key(why))).unwrap_or_default();
    Some(MomentView {
        when: words.at(moment.at),
        lamp: lamp(moment.state.lamp()),
        text: words.with(&key, &[("who", Arg::Str(&who)), ("reason", Arg::Str(&reason))]),
    })
}

fn look(look: &Look, seen: &AskSeen, words: Words<'_>) -> String {
    let claim = seen.kept.ask.claim.as_ref().filter(|claim| claim.by == look.who);
    let mutual = claim.is_some_and(|claim| claim.accepted_at.is_some());
    let name = seen.helper.as_ref().and_then(|helper| helper.name.clone()).filter(|_| mutual);
    let who = name.unwrap_or_else(|| match (claim.is_some(), look.sight) {
        (false, Sight::Mutual) => words.say("asks-mine-who-steward"),
        _ => words.say("asks-mine-who-helper"),
    });
    let key = if look.sight == Sight::Mutual { "asks-mine-look-all" } else { "asks-mine-look-details" };
    let when = words.at(look.at);
    words.with(key, &[("who", Arg::Str(&who)), ("when", Arg::Str(&when))])
}

fn reason_key(why: crate::domain::CouldNot) -> String {
    format!("asks-reason-{}", why.code().replace('_', "-"))
}

/// The lamp's name in the component sheet.
pub(super) const fn lamp(lamp: Lamp) -> &'static str {
    match lamp {
        Lamp::Off => "off",
        Lamp::Lit => "lit",
        Lamp::TwoLights => "done",
        Lamp::Resting => "resting",
    }
}

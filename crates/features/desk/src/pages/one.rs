//! `/desk/{slug}`: one ask in full, and everything a steward may do about it.

use std::collections::HashMap;

use askama::Template;
use asks::acts::ActError;
use asks::domain::{
    Actor, Advice, AnsweredBy, AskState, Claim, ClaimState, Flag, Kind, Ring, Sight, Via, Viewer, When,
};
use asks::pages::board::words as board;
use asks::pages::show::safe::{self, Moment};
use asks::store::{self, Kept, Texts};
use axum::extract::{Path, State};
use circles::Network;
use kit_base::{Private, Slug, Span, Timestamp};
use kit_db::Tx;
use kit_vault::Vault;
use kit_web::{Answer, Page, Trip, filters};
use people::{PersonId, Reach, Signed, Site, Steward};

use crate::pages::list::{self, Queue};
use crate::pages::suggest::{self, Pick, Suggested};
use crate::pages::ways::{self, Ways};
use crate::pages::{ask_and_place, fault, words};
use crate::store::{log, marks};

/// One ask on the desk.
#[derive(Template)]
#[template(path = "pages/one.html")]
pub struct One {
    /// The left pane.
    pub queue: Queue,
    /// Its public name.
    pub slug: Slug,
    /// What about.
    pub kind: Kind,
    /// How soon.
    pub when: When,
    /// Where it stands.
    pub state: AskState,
    /// The ring that is being asked.
    pub ring: Option<Ring>,
    /// When the next thing happens by itself.
    pub until: Option<Timestamp>,
    /// What was heard in its words, and whether somebody has looked.
    pub flags: Vec<Flag>,
    /// Somebody has looked at those.
    pub opened: bool,
    /// What to tell at once.
    pub advice: Vec<Advice>,
    /// Kept from lists.
    pub sensitive: bool,
    /// The asker has a telephone only.
    pub phone_only: bool,
    /// The line on the card.
    pub line: Option<String>,
    /// The rough place.
    pub place: String,
    /// The language, by its own name.
    pub language: String,
    /// When it was asked.
    pub asked_at: Timestamp,
    /// What was told; none once it has been closed for two days.
    pub told: Option<Told>,
    /// Who has it.
    pub helper: Option<Helping>,
    /// What may be done now.
    pub may: May,
    /// What happened, newest first.
    pub history: Vec<Past>,
    /// This network's name, for the telephone.
    pub network: String,
    /// Whom to ask first; empty when nobody is to be asked now.
    pub suggested: Vec<Suggested>,
    /// Who was asked already, and when.
    pub asked: Vec<AskedNow>,
    /// Another steward who is on it: their name, and since when.
    pub other: Option<(String, Timestamp)>,
    /// The moment of its last change, so that two stewards do not undo one another.
    pub seen: i64,
}

/// Somebody who was asked.
pub struct AskedNow {
    /// Their name in addresses; empty when they have left.
    pub slug: String,
    /// Their first name.
    pub called: String,
    /// By a call.
    pub by_call: bool,
    /// When.
    pub at: Timestamp,
}

/// The words, and whose they are.
pub struct Told {
    /// What the asker wrote.
    pub details: String,
    /// For the helper only.
    pub note: Option<String>,
    /// As typed.
    pub typed_place: Option<String>,
    /// The exact address.
    pub address: Option<String>,
    /// What to call them.
    pub name: Option<String>,
    /// How to reach them safely now, with the words ready.
    pub ways: Ways,
}

/// Who has it.
pub struct Helping {
    /// Their first name.
    pub name: String,
    /// The claim's public name.
    pub claim: Option<Slug>,
    /// Where it stands.
    pub state: ClaimState,
    /// Since when.
    pub since: Timestamp,
}

/// What a steward may do now: each is a button.
#[derive(Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "one for each button, and each for itself")]
pub struct May {
    /// Open or hear it.
    pub open: bool,
    /// Ask neighbors.
    pub publish: bool,
    /// Ask the next ring.
    pub widen: bool,
    /// Ask one neighbor.
    pub assign: bool,
    /// Say yes or no for an asker with a telephone only.
    pub answer: bool,
    /// It is done.
    pub done: bool,
    /// Ask again.
    pub reopen: bool,
    /// Hand it to another group.
    pub pass_on: bool,
}

impl May {
    /// Asks the rules themselves.
    pub fn of(kept: &Kept, now: Timestamp) -> Self {
        let ask = &kept.ask;
        let reserved = ask.live_claim().is_some_and(|claim| claim.state == ClaimState::Reserved);
        let anybody = asks::domain::Claimer {
            person: kit_base::Id::from_uuid(uuid::Uuid::nil()),
            open_claims: 0,
            max_claims: 1,
            vouched_next_door: false,
            declined_before: false,
            via: Via::Steward,
            trusted: false,
            dial: asks::domain::Dial::Claim,
        };
        Self {
            open: ask.open(now).is_ok(),
            publish: ask.publish(Actor::Steward, Ring::ALL, now).is_ok(),
            widen: ask.widen(Actor::Steward, Ring::ALL, now).is_ok(),
            assign: ask.may_claim(&anybody).is_ok(),
            answer: reserved
                && (ask.answered_by == AnsweredBy::Steward
                    || ask.live_claim().is_some_and(|claim| claim.unapproved)),
            done: ask.done_said(Actor::Steward, now).is_ok(),
            reopen: ask.reopen(Actor::Steward, now).is_ok(),
            pass_on: ask.pass_on(now).is_ok(),
        }
    }
}

/// One line of the history in message keys.
pub struct Past {
    what: String,
    actor: &'static str,
    reason: Option<&'static str>,
    at: Timestamp,
    lamp: &'static str,
}

struct Found {
    queue: Queue,
    kept: Kept,
    place: String,
    texts: Option<Texts>,
    picks: Vec<Pick>,
    asked: Vec<(log::Line, Option<Slug>)>,
    mark: Option<(PersonId, Timestamp)>,
    reaches: HashMap<PersonId, Reach>,
    history: Vec<store::Moment>,
    looked: bool,
}

/// After this long a steward's own mark is written again.
const MARK_AGAIN: Span = Span::minutes(5);

/// `GET /desk/{slug}`. Statements: 10 beside the two that say who asks; 1 where somebody was asked, and where somebody is
/// to be asked those of [`suggest::picks`].
pub async fn show(
    State(site): State<Site>,
    steward: Steward,
    trip: Trip,
    Path(slug): Path<String>,
) -> Answer<Page<One>> {
    let (vault, me, now, asked) = (site.vault.clone(), steward.me.clone(), site.now(), slug.clone());
    let found = site
        .read(steward.network_id(), move |tx| load(tx, &vault, (&me, &asked), now))
        .await
        .map_err(|error| fault(error, &slug))?;
    let id = found.kept.ask.id;
    let me = steward.me.id;
    let look = found.texts.is_some() && !found.looked;
    let mark = !found.kept.ask.state.is_closed()
        && found.mark.is_none_or(|(who, at)| now >= at + if who == me { MARK_AGAIN } else { marks::FRESH });
    if look || mark {
        site.write(steward.network_id(), move |tx| {
            if look {
                store::looked(tx, id, me.cast(), Sight::Mutual, now)?;
            }
            if mark {
                marks::set(tx, id, me, now)?;
            }
            Ok::<_, kit_db::DbError>(())
        })
        .await?;
    }
    let moment = Moment {
        now,
        zone: kit_i18n::zone(&steward.network.zone),
        words: trip.catalogue(),
        lang: trip.lang(),
    };
    Ok(page(view(found, &moment, (&steward.network, me))))
}

/// The page, for the handler and for samples.
pub fn page(body: One) -> Page<One> {
    Page::new(board::kind(body.kind), body).private().section("desk")
}

fn load(
    tx: &mut Tx<'_>,
    vault: &Vault,
    (me, slug): (&Signed, &str),
    now: Timestamp,
) -> Result<Found, ActError> {
    let (kept, place) = ask_and_place(tx, me, slug, now)?;
    let queue = list::queue(tx, me, now, Some(kept.slug), false)?;
    let history = store::history(tx, kept.ask.id)?;
    let mark = marks::of(tx, kept.ask.id)?;
    let open = kept.ask.sight(Viewer::Steward, now) == Sight::Mutual;
    let looked = !open || store::has_looked(tx, kept.ask.id, me.id.cast(), Sight::Mutual)?;
    let asker: PersonId = kept.ask.asker.cast();
    let mut people: Vec<PersonId> = open.then_some(asker).into_iter().collect();
    let may = May::of(&kept, now);
    let picks = if may.assign { suggest::picks(tx, &kept, now)? } else { Vec::new() };
    people.extend(picks.iter().map(|pick| pick.person));
    people.extend(kept.ask.live_claim().map(|claim| claim.by.cast::<people::Person>()));
    people.extend(mark.filter(|(who, _)| *who != me.id).map(|(who, _)| who));
    let mut lines = log::of_ask(tx, kept.ask.id)?;
    lines.retain(|line| line.outcome == log::Outcome::Asked);
    let helpers: Vec<PersonId> = lines.iter().map(|line| line.person).collect();
    let slugs = crate::store::person_slugs(tx, &helpers)?;
    people.extend(helpers);
    let keys = vault.people(tx, &people).map_err(people::PeopleError::from)?;
    let texts = match keys.get(&asker).filter(|_| open) {
        Some(key) => store::texts_under(tx, key, kept.ask.id)?,
        None => None,
    };
    let reaches = people::reaches_under(tx, &keys)?;
    let asked = lines.into_iter().map(|line| {
        let slug = slugs.get(&line.person).copied();
        (line, slug)
    });
    let asked = asked.collect();
    Ok(Found { queue, kept, place, texts, picks, asked, mark, reaches, history, looked })
}

fn view(found: Found, moment: &Moment<'_>, (network, me): (&Network, PersonId)) -> One {
    let kept = found.kept;
    let ask = &kept.ask;
    let name_of = |who: &PersonId| {
        found.reaches.get(who).and_then(|reach| reach.name.as_ref()).map(|name| name.reveal().clone())
    };
    let asker: PersonId = ask.asker.cast();
    let told = found.texts.map(|texts| told(texts, found.reaches.get(&asker), moment, &network.name));
    let link = format!("{}/asks/{}", network.public_url.trim_end_matches('/'), kept.slug);
    let link = (!ask.is_sensitive()).then_some(link.as_str());
    let asked = found.asked.iter().map(|(line, slug)| AskedNow {
        slug: slug.map(|slug| slug.to_string()).unwrap_or_default(),
        called: name_of(&line.person).unwrap_or_default(),
        by_call: line.channel == log::Channel::Call,
        at: line.at,
    });
    let asked = asked.collect();
    let other = found.mark.filter(|(who, at)| *who != me && moment.now < *at + marks::FRESH);
    One {
        other: other.map(|(who, at)| (name_of(&who).unwrap_or_default(), at)),
        asked,
        seen: ask.last_event_at.micros(),
        suggested: suggest::shown(found.picks, &found.reaches, moment, (&network.name, link), &kept.language),
        queue: found.queue,
        slug: kept.slug,
        kind: ask.kind,
        when: ask.when,
        state: ask.state,
        ring: ask.ring,
        until: ask.status().until,
        flags: ask.flags.iter().collect(),
        opened: ask.opened,
        advice: ask.flags.advice(),
        sensitive: ask.is_sensitive(),
        phone_only: ask.answered_by.is_steward(),
        line: kept.public_line.clone(),
        place: found.place,
        language: board::language(kept.language.clone()),
        asked_at: ask.asked_at,
        told,
        helper: ask.live_claim().map(|claim| helping(claim, kept.claim_slug, name_of(&claim.by.cast()))),
        may: May::of(&kept, moment.now),
        history: found.history.iter().map(past).collect(),
        network: network.name.clone(),
    }
}

fn told(texts: Texts, reach: Option<&Reach>, moment: &Moment<'_>, network: &str) -> Told {
    let open = |text: Private<String>| text.into_inner();
    Told {
        details: open(texts.details),
        note: texts.private_note.map(open),
        typed_place: texts.place.map(open),
        name: reach.and_then(safe::called),
        ways: reach
            .map(|reach| Ways::of(moment, reach, &ways::to_asker(moment, reach, network)))
            .unwrap_or_default(),
        address: reach.and_then(|reach| reach.address.clone()).map(open),
    }
}

fn helping(claim: &Claim, slug: Option<Slug>, name: Option<String>) -> Helping {
    Helping { name: name.unwrap_or_default(), claim: slug, state: claim.state, since: claim.moved_at }
}

fn past(moment: &store::Moment) -> Past {
    Past {
        what: words::what(moment.what),
        actor: words::actor(moment.actor),
        reason: moment.reason.map(board::why),
        at: moment.at,
        lamp: words::lamp(moment.state),
    }
}

impl One {
    fn kind_word(&self) -> &'static str {
        words::kind(self.kind)
    }

    fn when_word(&self) -> &'static str {
        words::when(self.when)
    }

    fn state_word(&self) -> &'static str {
        words::state(self.state)
    }

    fn lamp(&self) -> &'static str {
        words::lamp(self.state)
    }

    /// The ring that is being asked, as a message key.
    fn ring_word(&self) -> Option<&'static str> {
        self.ring.map(|ring| match ring {
            Ring::Pod => "desk-ring-pod",
            Ring::Building => "desk-ring-building",
            Ring::Block => "desk-ring-block",
            Ring::Neighborhood => "desk-ring-neighborhood",
            Ring::Next => "desk-ring-next",
        })
    }

    fn ring_code(&self) -> &'static str {
        self.ring.map_or("", Ring::code)
    }

    /// Something in its words was heard and nobody has looked yet.
    fn is_danger(&self) -> bool {
        !self.flags.is_empty() && !self.opened
    }

    fn flag_words(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.flags.iter().map(|&flag| words::flag(flag))
    }

    fn to(&self, verb: &str) -> String {
        format!("/desk/{}/{verb}", self.slug)
    }
}

impl Helping {
    fn state_word(&self) -> &'static str {
        match self.state {
            ClaimState::Reserved => "desk-helper-reserved",
            ClaimState::Accepted => "desk-helper-accepted",
            _ => "desk-helper-under-way",
        }
    }
}

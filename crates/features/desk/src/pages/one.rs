//! `/desk/{slug}`: one ask in full, and everything a steward may do about it.

use askama::Template;
use asks::acts::ActError;
use asks::domain::{
    Actor, Advice, AnsweredBy, AskState, Claim, ClaimState, Flag, Kind, Ring, Sight, Via, Viewer, When,
};
use asks::pages::board::words as board;
use asks::pages::show::safe::{self, Contact, Moment};
use asks::store::{self, Kept, Texts};
use axum::extract::{Path, State};
use kit_base::{Private, Slug, Timestamp};
use kit_db::Tx;
use kit_vault::Vault;
use kit_web::{Answer, Page, Trip, filters};
use people::{PersonId, Reach, Signed, Site, Steward};

use crate::pages::list::{self, Queue};
use crate::pages::{ask_of, fault, words};

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
    /// How to reach them safely now.
    pub contact: Contact,
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
            vouched: false,
            same_building: false,
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
    reach: Option<Reach>,
    helper: Option<String>,
    history: Vec<store::Moment>,
    looked: bool,
}

/// `GET /desk/{slug}`. Statements: 11 at the most, beside the two that say who asks.
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
    if found.texts.is_some() && !found.looked {
        let (id, who) = (found.kept.ask.id, steward.me.id.cast());
        site.write(steward.network_id(), move |tx| store::looked(tx, id, who, Sight::Mutual, now)).await?;
    }
    let moment = Moment {
        now,
        zone: kit_i18n::zone(&steward.network.zone),
        words: trip.catalogue(),
        lang: trip.lang(),
    };
    Ok(page(view(found, &moment, steward.network.name.clone())))
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
    let kept = ask_of(tx, me, slug, now)?;
    let queue = list::queue(tx, me, now, Some(kept.slug), false)?;
    let place = circles::store::load(tx, kept.home)?.map(|home| home.name).unwrap_or_default();
    let history = store::history(tx, kept.ask.id)?;
    let mut found =
        Found { queue, place, texts: None, reach: None, helper: None, history, looked: true, kept };
    if found.kept.ask.sight(Viewer::Steward, now) == Sight::Mutual {
        found.texts = store::texts(tx, vault, &found.kept)?;
        found.reach = people::reach(tx, vault, found.kept.ask.asker.cast())?;
        found.looked = store::has_looked(tx, found.kept.ask.id, me.id.cast(), Sight::Mutual)?;
    }
    if let Some(claim) = found.kept.ask.live_claim() {
        let by: PersonId = claim.by.cast();
        found.helper = people::first_name(tx, vault, by)?.map(Private::into_inner);
    }
    Ok(found)
}

fn view(found: Found, moment: &Moment<'_>, network: String) -> One {
    let kept = found.kept;
    let ask = &kept.ask;
    let told = found.texts.map(|texts| told(texts, found.reach, moment));
    One {
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
        helper: ask.live_claim().map(|claim| helping(claim, kept.claim_slug, found.helper)),
        may: May::of(&kept, moment.now),
        history: found.history.iter().map(past).collect(),
        network,
    }
}

fn told(texts: Texts, reach: Option<Reach>, moment: &Moment<'_>) -> Told {
    let open = |text: Private<String>| text.into_inner();
    Told {
        details: open(texts.details),
        note: texts.private_note.map(open),
        typed_place: texts.place.map(open),
        name: reach.as_ref().and_then(safe::called),
        contact: reach.as_ref().map(|reach| moment.contact(reach)).unwrap_or_default(),
        address: reach.and_then(|reach| reach.address).map(open),
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

//! `/desk/calls`: whom to call, what is safe said first and large, and what came of each call.

use std::collections::HashMap;

use askama::Template;
use asks::pages::board::words as board;
use asks::pages::show::safe::Moment;
use axum::extract::{Path, State};
use kit_base::{Private, Slug, Span, Timestamp};
use kit_db::{DbError, Tx};
use kit_i18n::Lang;
use kit_i18n::SPOKEN;
use kit_message::SafeTimes;
use kit_vault::{Cell, Vault};
use kit_web::{Answer, Fault, Form, Page, Problem, Problems, Query, SeeOther, Trip, filters};
use people::{Contact, NewPerson, PeopleError, PersonId, QUIET_FROM, QUIET_UNTIL, Reach, SafeContact};
use people::{Signed, Site, Steward};
use uuid::Uuid;

use crate::pages::list::tended;
use crate::pages::ways::{self, Ways};
use crate::store::calls::{Call, NewCall};
use crate::store::log::{Channel, NewLine, Outcome};
use crate::store::{self, calls, find, log};

/// Nobody answered: not before this long.
const TRY_AGAIN: Span = Span::hours(2);
/// A steward who took a call and said nothing more: after this long it is anybody's again.
const HELD: Span = Span::minutes(30);

/// The page.
#[derive(Template)]
#[template(path = "pages/calls.html")]
pub struct Calls {
    /// The calls that may be made now come first.
    pub calls: Vec<One>,
    /// What is left to do after earlier contacts.
    pub left: Vec<Left>,
}

/// A call to make.
pub struct One {
    /// Its name in addresses.
    pub slug: Slug,
    /// Whom to ask for.
    pub called: String,
    /// What is safe, and what may be tapped now.
    pub ways: Ways,
    /// The language they are written to in, by its own name.
    pub language: String,
    /// They asked for it themselves.
    pub own: bool,
    /// Since when it waits.
    pub since: Timestamp,
    /// By when.
    pub due: Option<Timestamp>,
    /// Not before; none when it may be made now.
    pub later: Option<Timestamp>,
    /// How often somebody tried.
    pub tries: i64,
    /// Another steward is on it.
    pub other: bool,
    /// I am on it.
    pub mine: bool,
    /// What somebody noted.
    pub note: Option<String>,
    /// The ask it is about.
    pub ask: Option<Slug>,
}

/// Something left to do.
pub struct Left {
    /// Its name in addresses.
    pub slug: Slug,
    /// With whom.
    pub called: String,
    /// Since when.
    pub at: Timestamp,
    /// What somebody noted.
    pub note: Option<String>,
    /// The ask it is about.
    pub ask: Option<Slug>,
}

impl One {
    fn to(&self, verb: &str) -> String {
        format!("/desk/calls/{}/{verb}", self.slug)
    }
}

impl Left {
    fn to(&self) -> String {
        format!("/desk/calls/{}/settled", self.slug)
    }
}

/// `GET /desk/calls`. Statements: 5 beside the two that say who asks; at the most 32 people are opened.
pub async fn show(State(site): State<Site>, steward: Steward, trip: Trip) -> Answer<Page<Calls>> {
    let (vault, me, now) = (site.vault.clone(), steward.me.clone(), site.now());
    let (zone, network) = (kit_i18n::zone(&steward.network.zone), steward.network.name.clone());
    let (words, lang) = (std::sync::Arc::clone(&trip.shell().catalogue), trip.lang());
    let body = site
        .read(steward.network_id(), move |tx| {
            let moment = Moment { now, zone, words: &words, lang };
            load(tx, &vault, &me, (&moment, &network))
        })
        .await?;
    Ok(page(body))
}

/// The page, for the handler and for samples.
pub fn page(body: Calls) -> Page<Calls> {
    Page::new("desk-calls", body).private().section("desk")
}

fn load(
    tx: &mut Tx<'_>,
    vault: &Vault,
    me: &Signed,
    (moment, network): (&Moment<'_>, &str),
) -> Result<Calls, PeopleError> {
    let circles = tended(me);
    let (open, left) = (calls::open(tx, &circles)?, log::to_do(tx, &circles)?);
    let mut people: Vec<PersonId> = open.iter().map(|call| call.person).collect();
    people.extend(left.iter().map(|line| line.person));
    let reaches = people::reaches(tx, vault, &people)?;
    let keys = vault.people(tx, &people)?;
    let about = open.iter().filter_map(|call| call.ask).chain(left.iter().filter_map(|line| line.ask));
    let about: Vec<Uuid> = about.map(kit_base::Id::uuid).collect();
    let asks = store::slugs(tx, &about, &circles)?;
    let opened = |person: &PersonId, cell: Cell, sealed: &Option<Vec<u8>>| {
        let note = sealed.as_ref().and_then(|sealed| keys.get(person)?.open(&cell, sealed).ok());
        note.map(Private::into_inner)
    };
    let mut shown: Vec<One> = open
        .into_iter()
        .map(|call| {
            let note = opened(&call.person, Cell::new("call_backs", "note", call.id), &call.note);
            let ask = call.ask.and_then(|ask| asks.get(&ask.uuid()).copied());
            let reach = reaches.get(&call.person);
            one(&call, (note, ask), reach, (moment, network, me.id))
        })
        .collect();
    shown.sort_by_key(|call| (call.later.is_some(), call.other));
    let left = left.into_iter().map(|line| Left {
        slug: line.slug,
        called: name(&reaches, line.person),
        at: line.at,
        note: opened(&line.person, Cell::new("contact_log", "note", line.id), &line.note),
        ask: line.ask.and_then(|ask| asks.get(&ask.uuid()).copied()),
    });
    Ok(Calls { calls: shown, left: left.collect() })
}

fn one(
    call: &Call,
    (note, ask): (Option<String>, Option<Slug>),
    reach: Option<&Reach>,
    (moment, network, me): (&Moment<'_>, &str, PersonId),
) -> One {
    let ways = reach.map(|reach| Ways::of(moment, reach, &ways::to_asker(moment, reach, network)));
    let fresh = call.taken_at.is_some_and(|at| moment.now < at + HELD);
    let next =
        reach.map_or(call.next, |reach| times(moment.zone, &reach.rules).next(call.next.max(moment.now)));
    One {
        slug: call.slug,
        called: ways.as_ref().map(|ways| ways.called.clone()).unwrap_or_default(),
        language: reach.map(|reach| board::language(reach.language.clone())).unwrap_or_default(),
        ways: ways.unwrap_or_default(),
        own: call.own,
        since: call.made_at,
        due: call.due,
        later: (next > moment.now).then_some(next),
        tries: call.tries,
        other: fresh && call.taken_by.is_some_and(|who| who != me),
        mine: fresh && call.taken_by == Some(me),
        note,
        ask,
    }
}

fn name(reaches: &HashMap<PersonId, Reach>, who: PersonId) -> String {
    let name = reaches.get(&who).and_then(|reach| reach.name.clone());
    name.map(Private::into_inner).unwrap_or_default()
}

/// The hours in which somebody may be called.
fn times(zone: chrono_tz::Tz, rules: &SafeContact) -> SafeTimes {
    let (from, until) = rules.hours.unwrap_or((QUIET_UNTIL, QUIET_FROM));
    SafeTimes::new(zone).window(from, until)
}

/// `POST /desk/calls/{slug}/{verb}`: `take`, `tried`, `spoke`, `could-not`, and `settled` for what was left to do.
pub async fn say(
    State(site): State<Site>,
    steward: Steward,
    Path((slug, verb)): Path<(String, String)>,
    form: Form,
) -> Answer<SeeOther> {
    let slug: Slug = slug.parse().map_err(|_| Fault::NOT_FOUND)?;
    let flash = match verb.as_str() {
        "take" => "desk-call-said-take",
        "tried" => "desk-call-said-tried",
        "spoke" => "desk-call-said-spoke",
        "could-not" => "desk-call-said-could-not",
        "settled" => "desk-call-said-settled",
        _ => return Err(Fault::NOT_FOUND.into()),
    };
    let said = Said {
        vault: site.vault.clone(),
        rng: site.rng.clone(),
        now: site.now(),
        me: steward.me.clone(),
        zone: kit_i18n::zone(&steward.network.zone),
        note: form.some("note").map(|text| text.chars().take(1000).collect()),
        follow_up: form.has("follow_up"),
        verb,
    };
    let there = site.write(steward.network_id(), move |tx| write(tx, slug, &said)).await?;
    if there { Ok(SeeOther::to("/desk/calls").flash(flash)) } else { Err(Fault::NOT_FOUND.into()) }
}

/// What a steward said of a call.
struct Said {
    vault: Vault,
    rng: kit_base::Rng,
    now: Timestamp,
    me: Signed,
    zone: chrono_tz::Tz,
    note: Option<String>,
    follow_up: bool,
    verb: String,
}

fn write(tx: &mut Tx<'_>, slug: Slug, said: &Said) -> Result<bool, PeopleError> {
    let circles = tended(&said.me);
    if said.verb == "settled" {
        return Ok(log::settle(tx, slug, &circles)?);
    }
    let Some(call) = calls::one(tx, slug, &circles)? else { return Ok(false) };
    let outcome = match said.verb.as_str() {
        "take" => {
            calls::take(tx, call.id, said.me.id, said.now)?;
            return Ok(true);
        }
        "tried" => {
            let rules = people::reach(tx, &said.vault, call.person)?.map(|reach| reach.rules);
            let next = times(said.zone, &rules.unwrap_or_default()).next(said.now + TRY_AGAIN);
            calls::tried(tx, call.id, next)?;
            Outcome::NoAnswer
        }
        "spoke" => Outcome::Spoke,
        _ => Outcome::CouldNot,
    };
    if outcome != Outcome::NoAnswer {
        calls::end(tx, call.id, said.now)?;
    }
    let Some(key) = said.vault.person(tx, call.person)? else { return Ok(true) };
    let line = NewLine {
        person: call.person,
        ask: call.ask,
        circle: call.circle,
        by: said.me.id,
        channel: Channel::Call,
        outcome,
        follow_up: said.follow_up,
    };
    log::add(tx, &line, (&key, said.note.as_deref()), said.now, &said.rng)?;
    Ok(true)
}

/// `/desk/calls/new`: a call to write down, for somebody known or for a voice on the machine.
#[derive(Template)]
#[template(path = "pages/call_new.html")]
pub struct New {
    /// What was typed.
    pub form: Form,
    /// What is wrong with it.
    pub problems: Problems,
    /// For whom: their name in addresses, and their first name.
    pub known: Option<(String, String)>,
    /// The language to begin with.
    pub lang: &'static str,
}

impl New {
    fn languages() -> &'static [(&'static str, &'static str)] {
        SPOKEN
    }

    fn is(&self, field: &str, value: &str, first: &str) -> bool {
        self.form.some(field).map_or(value == first, |said| said == value)
    }
}

/// `GET /desk/calls/new?for=`
pub async fn new(State(site): State<Site>, steward: Steward, query: Query) -> Answer<Page<New>> {
    let known = known(&site, &steward, query.some("for")).await?;
    Ok(new_page(New { form: Form::default(), problems: Problems::new(), known, lang: steward.lang.code() }))
}

/// The page, for the handlers and for samples.
pub fn new_page(body: New) -> Page<New> {
    let problems = body.problems.clone();
    Page::new("desk-call-new", body).private().section("desk").language_form("call").checked(&problems)
}

/// Somebody this steward may write down for, and what to call them.
pub(crate) async fn known(
    site: &Site,
    steward: &Steward,
    slug: Option<&str>,
) -> Answer<Option<(String, String)>> {
    let Some(slug) = slug.map(str::to_owned) else { return Ok(None) };
    let (vault, circles) = (site.vault.clone(), tended(&steward.me));
    let found = site
        .read(steward.network_id(), move |tx| {
            let Some(one) = find::one(tx, &slug, &circles)? else { return Ok(None) };
            let name = people::first_name(tx, &vault, one.id)?.map(Private::into_inner);
            Ok::<_, PeopleError>(Some((one.slug.to_string(), name.unwrap_or_default())))
        })
        .await?;
    found.map(Some).ok_or_else(|| Fault::NOT_FOUND.into())
}

/// `POST /desk/calls/new`
pub async fn keep(
    State(site): State<Site>,
    steward: Steward,
    form: Form,
) -> Answer<Result<SeeOther, Page<New>>> {
    let known = known(&site, &steward, form.some("for")).await?;
    let mut problems = Problems::new();
    if known.is_none() {
        let digits = form.one("phone").chars().filter(char::is_ascii_digit).count();
        if !(7..=15).contains(&digits) {
            problems.push(Problem::new("phone", "desk-call-phone-missing"));
        }
    }
    if form.switches_language() || !problems.is_empty() {
        let problems = if form.switches_language() { Problems::new() } else { problems };
        return Ok(Err(new_page(New { form, problems, known, lang: steward.lang.code() })));
    }
    let (vault, rng, now, me) = (site.vault.clone(), site.rng.clone(), site.now(), steward.me.clone());
    site.write(steward.network_id(), move |tx| keep_call(tx, (&vault, &rng), &me, &form, now)).await?;
    Ok(Ok(SeeOther::to("/desk/calls").flash("desk-call-kept")))
}

fn keep_call(
    tx: &mut Tx<'_>,
    (vault, rng): (&Vault, &kit_base::Rng),
    me: &Signed,
    form: &Form,
    now: Timestamp,
) -> Result<(), PeopleError> {
    let circles = tended(me);
    let person = match form.some("for") {
        Some(slug) => match find::one(tx, slug, &circles)? {
            Some(one) => one.id,
            None => return Ok(()),
        },
        None => people::create_unverified(tx, vault, &voice(form, &circles), now, rng)?,
    };
    let home = people::profile(tx, person)?.and_then(|profile| profile.home_circle);
    let Some(key) = vault.person(tx, person)? else { return Ok(()) };
    let due = match form.one("due") {
        "today" => Some(now + Span::hours(8)),
        "tomorrow" => Some(now + Span::hours(32)),
        "week" => Some(now + Span::days(7)),
        _ => None,
    };
    let call = NewCall { person, ask: None, circle: home, by: Some(me.id), due, next: now };
    let note: Option<String> = form.some("note").map(|text| text.chars().take(1000).collect());
    calls::add(tx, &call, (&key, note.as_deref()), now, rng)?;
    Ok(())
}

/// Whoever left a message on the machine: a number, and perhaps a name. Calling is what they asked for.
fn voice(form: &Form, circles: &[circles::CircleId]) -> NewPerson {
    let name = form.some("name").map(|name| Private::new(name.chars().take(80).collect::<String>()));
    NewPerson {
        rules: SafeContact { may_text: false, ..SafeContact::default() },
        name,
        contact: Contact::Phone(Private::new(form.one("phone").to_owned())),
        language: form.one("language").parse::<Lang>().unwrap_or_default(),
        address: None,
        home_circle: circles.first().copied(),
        cell: None,
    }
}

/// `GET /my/ask/{slug}/call-me` and its `POST`: whoever asked wants to be called.
#[derive(Template)]
#[template(path = "pages/call_me.html")]
pub struct CallMe {
    /// The ask.
    pub slug: String,
    /// They may not be called: their own rules say so.
    pub never: bool,
}

/// `GET /my/ask/{slug}/call-me`
pub async fn ask_to_be_called(
    State(site): State<Site>,
    visitor: people::Visitor,
    Path(slug): Path<String>,
) -> Answer<Page<CallMe>> {
    let (vault, asked) = (site.vault.clone(), slug.clone());
    let holds = Holds::of(&visitor);
    let found = site
        .read(visitor.network_id(), move |tx| {
            let Some(kept) = holds.ask(tx, &asked)? else { return Ok(None) };
            people::reach(tx, &vault, kept.ask.asker.cast())
        })
        .await?;
    let reach = found.ok_or(Fault::NOT_FOUND)?;
    let never = !reach.rules.calls() || !matches!(reach.contact, Contact::Phone(_));
    Ok(call_me_page(CallMe { slug, never }))
}

/// The page, for the handler and for samples.
pub fn call_me_page(body: CallMe) -> Page<CallMe> {
    Page::new("desk-call-me", body).private().section("my")
}

/// `POST /my/ask/{slug}/call-me`
pub async fn call_me(
    State(site): State<Site>,
    visitor: people::Visitor,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<SeeOther> {
    let (vault, rng, now) = (site.vault.clone(), site.rng.clone(), site.now());
    let holds = Holds::of(&visitor);
    let note: Option<String> = form.some("note").map(|text| text.chars().take(500).collect());
    let done = site
        .write(visitor.network_id(), move |tx| {
            let Some(kept) = holds.ask(tx, &slug)? else { return Ok(false) };
            let person: PersonId = kept.ask.asker.cast();
            let Some(key) = vault.person(tx, person)? else { return Ok(false) };
            let call = NewCall {
                person,
                ask: Some(kept.ask.id),
                circle: Some(kept.home),
                by: None,
                due: None,
                next: now,
            };
            calls::add(tx, &call, (&key, note.as_deref()), now, &rng)?;
            Ok::<_, PeopleError>(true)
        })
        .await?;
    if done { Ok(SeeOther::to("/my/ask").flash("desk-call-me-kept")) } else { Err(Fault::NOT_FOUND.into()) }
}

/// Whose asks a visitor may speak for: those of their private link, and those they asked signed in.
#[derive(Clone, Copy)]
struct Holds {
    sheet: Option<kit_base::Id<asks::store::Sheet>>,
    person: Option<PersonId>,
}

impl Holds {
    fn of(visitor: &people::Visitor) -> Self {
        Self {
            sheet: visitor.link.as_ref().and_then(|link| link.subject_of("asks")),
            person: visitor.person.as_ref().map(|me| me.id),
        }
    }

    fn ask(self, tx: &mut Tx<'_>, slug: &str) -> Result<Option<asks::store::Kept>, DbError> {
        let Ok(slug) = slug.parse() else { return Ok(None) };
        let kept = asks::store::load_by_slug(tx, slug)?;
        let Some(kept) = kept else { return Ok(None) };
        let asker: PersonId = kept.ask.asker.cast();
        let theirs = self.sheet == Some(kept.sheet)
            || self.person == Some(asker)
            || self.person.is_some() && people::same::part_of(tx, asker)?.map(|(is, _)| is) == self.person;
        Ok(theirs.then_some(kept))
    }
}

//! `/my/check-in`: how I am today, and what I agreed to; open behind the private link, and for whoever is signed in.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use http::header::{CACHE_CONTROL, HeaderValue, REFERRER_POLICY};
use kit_base::{Private, Span, Timestamp};
use kit_db::{DbError, Tx};
use kit_vault::{Token, Vault};
use kit_web::{Answer, Fault, Form, Page, Problems, SeeOther, Trip, WebError, filters};
use people::{Holder, PersonId, Site, Subject, Visitor};

use super::typed::Typed;
use super::{address, when};
use crate::acts::{self, Cx};
use crate::domain::{Consent, Ladder, Stand, Step, Way, Word};
use crate::hours::{self, day_of};
use crate::store::members::{self, Member};
use crate::store::rounds;

/// How long a browser stays let in; the link itself works as long as they are in the round.
pub(super) const STAYS: Span = Span::days(30);

/// The page.
#[derive(Template)]
#[template(path = "pages/mine.html")]
pub struct Mine {
    /// Where I am checked on.
    pub rounds: Vec<Line>,
    /// Somebody else is signed in on this phone.
    pub is_guest: bool,
    /// Whose page it is, for its form.
    pub me: String,
    /// What is wrong with a form.
    pub problems: Problems,
    /// The first day somebody can be back on, as a form sends it.
    pub soonest: String,
}

/// One round.
pub struct Line {
    /// My name in addresses of this room.
    pub slug: String,
    /// What the round is called.
    pub called: String,
    /// When it happens.
    pub when: String,
    /// It is over.
    pub ended: bool,
    /// Where today's check stands; none: there is none.
    pub today: Option<Stand>,
    /// What I said today.
    pub said: Option<Word>,
    /// What I chose, or what was typed instead.
    pub typed: Typed,
    /// The date that was typed.
    pub until: String,
    /// The steps I agreed to.
    pub steps: Vec<&'static str>,
    /// I agreed to a buddy, and nobody is it yet.
    pub no_buddy: bool,
    /// When I said yes, and how.
    pub yes: (Timestamp, &'static str),
    /// I am away until then.
    pub away: Option<String>,
    /// Whoever runs the round has not answered yet.
    pub waits: bool,
    /// My private link.
    pub link: String,
}

impl Mine {
    fn ways() -> [Way; 3] {
        Way::ALL
    }

    fn waits() -> Vec<(String, String)> {
        super::add::waits()
    }

    fn may_say(&self) -> bool {
        self.rounds.iter().any(|line| line.today.is_some())
    }

    fn heard(&self) -> Option<&'static str> {
        let line = self.rounds.iter().find(|line| line.said.is_some())?;
        line.said.map(|word| match word {
            // Somebody looks all the same: a word that was taken back may have been somebody else's.
            Word::Ok if line.today.is_some_and(Stand::must_look) => "checkins-heard-ok-still",
            Word::Ok => "checkins-heard-ok",
            Word::CallMe => "checkins-heard-call",
            Word::Need => "checkins-heard-need",
        })
    }
}

/// A step as whoever agreed to it reads it.
const fn mine_word(step: Step) -> &'static str {
    match step {
        Step::Again => "checkins-step-again",
        Step::Buddy => "checkins-mine-step-buddy",
        Step::Contact => "checkins-mine-step-contact",
        Step::Steward => "checkins-step-steward",
    }
}

impl Line {
    fn has_wait(&self, value: &str) -> bool {
        value == self.typed.wait
    }

    fn other_is_wrong(&self, problems: &Problems) -> bool {
        problems.of(&self.field("other")).is_some()
    }

    fn field(&self, name: &str) -> String {
        format!("{name}-{}", self.slug)
    }
}

/// The page, for the handler and for samples.
pub fn page(body: Mine) -> Page<Mine> {
    let problems = body.problems.clone();
    Page::new("checkins-mine", body).private().section("my").checked(&problems)
}

/// Whose page it is; others are shown the way in. A link to something else opens nothing here.
fn holder(visitor: &Visitor) -> Answer<Holder> {
    visitor.holder(crate::LINK_KIND).ok_or_else(|| WebError::instead(SeeOther::to("/in")))
}

/// `GET /my/check-in`. Statements: 1, and two to five for each round.
pub async fn show(State(site): State<Site>, visitor: Visitor, trip: Trip) -> Answer<Page<Mine>> {
    draw(&site, (&visitor, &trip), |_| {}).await
}

/// The page, with what was typed put in by `retype`.
async fn draw(
    site: &Site,
    (visitor, trip): (&Visitor, &Trip),
    retype: impl FnOnce(&mut Mine),
) -> Answer<Page<Mine>> {
    let whose = holder(visitor)?;
    let Holder { person, is_guest } = whose;
    let (vault, now, network) = (site.vault.clone(), site.now(), visitor.network.clone());
    let (words, lang) = (trip.shell().catalogue.clone(), trip.lang());
    let zone = kit_i18n::zone(&network.zone);
    let today = day_of(now, zone);
    let rounds = site
        .read(visitor.network_id(), move |tx| {
            let mut lines = Vec::new();
            for member in members::of_person(tx, person)? {
                let Some(round) = rounds::by_id(tx, member.round)? else { continue };
                let check = acts::current(tx, member.id, today)?;
                let token = acts::link_of(tx, &vault, member.id)?;
                lines.push(Line {
                    slug: member.slug.to_string(),
                    when: when(&words, lang, &round.hours),
                    called: round.called,
                    ended: round.ended_at.is_some(),
                    today: check.as_ref().map(|kept| kept.check.stand),
                    said: check.and_then(|kept| kept.asked),
                    typed: chosen(tx, &vault, &member)?,
                    until: String::new(),
                    steps: member.ladder.steps().iter().map(|step| mine_word(*step)).collect(),
                    no_buddy: member.ladder.has(Step::Buddy) && member.buddy.is_none(),
                    yes: (
                        member.consent_at,
                        match member.consent {
                            Consent::Link => "checkins-mine-yes-link",
                            Consent::Phone => "checkins-mine-yes-phone",
                        },
                    ),
                    away: member
                        .paused_until
                        .filter(|until| now < *until)
                        .map(|at| words.day(lang, now, at, zone)),
                    waits: member.confirmed_at.is_none(),
                    link: address(&network, &format!("/k/{}", token.text())),
                });
            }
            Ok::<_, DbError>(lines)
        })
        .await?;
    let (me, soonest) = (whose.mark(), hours::date(today + 1));
    let mut body = Mine { rounds, is_guest, me, problems: Problems::new(), soonest };
    retype(&mut body);
    Ok(page(body))
}

/// What somebody agreed to, as the form shows it: their own words about whom to call are opened for them.
fn chosen(tx: &mut Tx<'_>, vault: &Vault, member: &Member) -> Result<Typed, DbError> {
    let mut typed = Typed::fresh(String::new());
    typed.way = member.way.code().into();
    typed.wait = member.ladder.wait.as_minutes().to_string();
    typed.buddy = member.ladder.has(Step::Buddy);
    if let (Some(sealed), Some(key)) = (&member.contact, vault.person(tx, member.person)?) {
        let opened = key.open(&members::contact_cell(member.id), sealed).ok();
        typed.contact = opened.map(Private::into_inner).unwrap_or_default();
    }
    Ok(typed)
}

/// `GET /k/{token}`: the private link. A wrong one is answered like any address where there is nothing.
pub async fn open(
    State(site): State<Site>,
    visitor: Visitor,
    trip: Trip,
    Path(text): Path<String>,
) -> Answer<Response> {
    let hash = text.parse::<Token>().map_err(|_| Fault::NOT_FOUND)?.hash();
    // Read first: whoever guesses never reaches the writer.
    let found = site.read(visitor.network_id(), move |tx| members::by_link(tx, &hash)).await?;
    let person = found.ok_or(Fault::NOT_FOUND)?;
    let (now, rng) = (site.now(), site.rng.clone());
    let subject = Subject { kind: crate::LINK_KIND, id: person.uuid(), person: Some(person) };
    let session = site
        .write(visitor.network_id(), move |tx| people::open_link_session(tx, subject, STAYS, now, &rng))
        .await?;
    people::set_link_cookie(&trip, &session, STAYS);
    let mut response = SeeOther::to("/my/check-in").into_response();
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response.headers_mut().insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    Ok(response)
}

/// `POST /my/check-in/say` with `word`: `ok`, `call` or `need`.
pub async fn say(State(site): State<Site>, visitor: Visitor, trip: Trip, form: Form) -> Answer<SeeOther> {
    let Some(Holder { person, .. }) = holder(&visitor)?.meant(&form) else {
        return Ok(SeeOther::to("/my/check-in").flash("people-link-changed"));
    };
    let word = Word::parse(form.one("word")).ok_or(Fault::NOT_FOUND)?;
    let (vault, rng, now) = (site.vault.clone(), site.rng.clone(), site.now());
    let words = trip.shell().catalogue.clone();
    let heard = site
        .write(visitor.network_id(), move |tx| {
            let cx = Cx { vault: &vault, rng: &rng, words: &words, now };
            acts::speak(tx, &cx, person, word)
        })
        .await?;
    let said = match (heard, word) {
        (false, _) => "checkins-not-today",
        (true, Word::Ok) => "checkins-heard-ok",
        (true, Word::CallMe) => "checkins-heard-call",
        (true, Word::Need) => "checkins-heard-need",
    };
    Ok(SeeOther::to("/my/check-in").flash(said))
}

/// One of my rounds, that the form names.
fn mine(tx: &mut Tx<'_>, person: PersonId, slug: &str) -> Result<Option<Member>, DbError> {
    Ok(members::by_slug(tx, slug)?.filter(|member| member.person == person))
}

async fn act(
    site: &Site,
    visitor: &Visitor,
    form: Form,
    act: impl Fn(&mut Tx<'_>, &Member, &Form, Timestamp) -> Result<Option<&'static str>, DbError>
    + Send
    + Sync
    + 'static,
) -> Answer<SeeOther> {
    let (person, now) = (holder(visitor)?.person, site.now());
    let said = site
        .write(visitor.network_id(), move |tx| {
            let Some(member) = mine(tx, person, form.one("who"))? else { return Ok(None) };
            act(tx, &member, &form, now)
        })
        .await?;
    Ok(SeeOther::to("/my/check-in").flash(said.ok_or(Fault::NOT_FOUND)?))
}

/// The page once more, with what is wrong in the form of this round, and what was typed there.
async fn again(
    site: &Site,
    (visitor, trip): (&Visitor, &Trip),
    (who, field, key): (&str, &str, &'static str),
    retype: impl FnOnce(&mut Line),
) -> Answer<Response> {
    let page = draw(site, (visitor, trip), |body| {
        if let Some(line) = body.rounds.iter_mut().find(|line| line.slug == who) {
            retype(line);
            let field = line.field(field);
            body.problems.add(&field, key);
        }
    });
    Ok(page.await?.into_response())
}

/// `POST /my/check-in/change` with `who`, `way`, `wait`, `buddy`, `other`: what I agree to from the next round on.
pub async fn change(State(site): State<Site>, visitor: Visitor, trip: Trip, form: Form) -> Answer<Response> {
    let typed = Typed { yes: true, ..Typed::of(&form) };
    let who = form.one("who").to_owned();
    let chosen = match typed.read(true) {
        Ok(chosen) => chosen,
        Err(problems) => {
            // The other fields are choices: a form that has another one is none of ours.
            if problems.of("other").is_none() {
                return Err(Fault::NOT_FOUND.into());
            }
            let about = (who.as_str(), "other", "checkins-other-wrong");
            return again(&site, (&visitor, &trip), about, |line| line.typed = typed).await;
        }
    };
    let (vault, rng, buddy) = (site.vault.clone(), site.rng.clone(), typed.buddy);
    let done = act(&site, &visitor, form, move |tx, member, _, _| {
        let ladder = Ladder::agreed(buddy, chosen.contact.is_some(), chosen.wait);
        members::choose(tx, member.id, chosen.way, &ladder)?;
        let sealed = match (&chosen.contact, vault.person(tx, member.person)?) {
            (Some(contact), Some(key)) => {
                Some(key.seal(&members::contact_cell(member.id), contact.reveal(), &rng))
            }
            _ => None,
        };
        members::set_contact(tx, member.id, sealed.as_deref())?;
        if !buddy {
            members::set_buddy(tx, member.id, None)?;
        }
        Ok(Some("checkins-changed"))
    });
    Ok(done.await?.into_response())
}

/// `POST /my/check-in/pause` with `who`, `for`: `week`, `fortnight`, `month`, `date` (with `until`) or `off`. It needs
/// no reason.
pub async fn pause(State(site): State<Site>, visitor: Visitor, trip: Trip, form: Form) -> Answer<Response> {
    let (now, zone) = (site.now(), kit_i18n::zone(&visitor.network.zone));
    let days = |days| Some(Some(now + Span::days(days)));
    let until = match form.one("for") {
        "week" => days(7),
        "fortnight" => days(14),
        "month" => days(30),
        "date" => {
            hours::parse_date(form.one("until")).and_then(|day| acts::back_on(day, zone, now)).map(Some)
        }
        "off" => Some(None),
        _ => return Err(Fault::NOT_FOUND.into()),
    };
    let Some(until) = until else {
        let typed = form.one("until").to_owned();
        let about = (form.one("who"), "until", "checkins-until-date-wrong");
        return again(&site, (&visitor, &trip), about, |line| line.until = typed).await;
    };
    let done = act(&site, &visitor, form, move |tx, member, _, _| {
        members::pause(tx, member.id, until)?;
        Ok(Some(if until.is_some() { "checkins-paused" } else { "checkins-back-again" }))
    });
    Ok(done.await?.into_response())
}

/// `POST /my/check-in/leave` with `who`: at once, and everything noted goes along.
pub async fn leave(State(site): State<Site>, visitor: Visitor, form: Form) -> Answer<SeeOther> {
    act(&site, &visitor, form, |tx, member, _, _| {
        members::leave(tx, member.id)?;
        Ok(Some("checkins-left"))
    })
    .await
}

//! `/my/check-in`: how I am today, and what I agreed to; open behind the private link, and for whoever is signed in.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use http::header::{CACHE_CONTROL, HeaderValue, REFERRER_POLICY};
use kit_base::{Span, Timestamp};
use kit_db::{DbError, Tx};
use kit_vault::Token;
use kit_web::{Answer, Fault, Form, Page, SeeOther, Trip, WebError, filters};
use people::{PersonId, Site, Subject, Visitor};

use super::typed::WAITS;
use super::{address, when};
use crate::acts::{self, Cx};
use crate::domain::{Stand, Step, Way, Word};
use crate::hours::day_of;
use crate::store::members::{self, Member};
use crate::store::{checks, rounds};

/// How long a browser stays let in; the link itself works as long as they are in the round.
pub(super) const STAYS: Span = Span::days(30);

/// The page.
#[derive(Template)]
#[template(path = "pages/mine.html")]
pub struct Mine {
    /// Where I am checked on.
    pub rounds: Vec<Line>,
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
    /// The way I chose.
    pub way: Way,
    /// The wait I chose, in minutes.
    pub wait: i64,
    /// The steps I agreed to.
    pub steps: Vec<&'static str>,
    /// I agreed to a buddy, and nobody is it yet.
    pub no_buddy: bool,
    /// When I said yes, and how.
    pub yes: (Timestamp, &'static str),
    /// I am away until then.
    pub away: Option<Timestamp>,
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
        self.rounds.iter().find_map(|line| line.said).map(|word| match word {
            Word::Ok => "checkins-heard-ok",
            Word::CallMe => "checkins-heard-call",
            Word::Need => "checkins-heard-need",
        })
    }
}

impl Line {
    fn has_wait(&self, value: &str) -> bool {
        value == self.wait.to_string()
    }
}

/// The page, for the handler and for samples.
pub fn page(body: Mine) -> Page<Mine> {
    Page::new("checkins-mine", body).private().section("my")
}

/// Whose page it is; others are shown the way in. A link to something else opens nothing here.
fn holder(visitor: &Visitor) -> Answer<PersonId> {
    let signed = visitor.person.as_ref().map(|me| me.id);
    let link =
        || visitor.link.as_ref().filter(|link| link.kind == crate::LINK_KIND).and_then(|link| link.person);
    signed.or_else(link).ok_or_else(|| WebError::instead(SeeOther::to("/in")))
}

/// `GET /my/check-in`. Statements: 1, and two or three for each round.
pub async fn show(State(site): State<Site>, visitor: Visitor, trip: Trip) -> Answer<Page<Mine>> {
    let person = holder(&visitor)?;
    let (vault, now, network) = (site.vault.clone(), site.now(), visitor.network.clone());
    let (words, lang) = (trip.shell().catalogue.clone(), trip.lang());
    let rounds = site
        .read(visitor.network_id(), move |tx| {
            let today = day_of(now, kit_i18n::zone(&network.zone));
            let mut lines = Vec::new();
            for member in members::of_person(tx, person)? {
                let Some(round) = rounds::by_id(tx, member.round)? else { continue };
                let check = checks::one(tx, member.id, today)?;
                let token = acts::link_of(tx, &vault, member.id)?;
                lines.push(Line {
                    slug: member.slug.to_string(),
                    when: when(&words, lang, &round.hours),
                    called: round.called,
                    ended: round.ended_at.is_some(),
                    today: check.as_ref().map(|kept| kept.check.stand),
                    said: check.and_then(|kept| kept.asked),
                    way: member.way,
                    wait: member.ladder.wait.as_minutes(),
                    steps: member.ladder.steps().iter().map(|step| step.word()).collect(),
                    no_buddy: member.ladder.has(Step::Buddy) && member.buddy.is_none(),
                    yes: (member.consent_at, member.consent.word()),
                    away: member.paused_until.filter(|until| now < *until),
                    link: address(&network, &format!("/k/{}", token.text())),
                });
            }
            Ok::<_, DbError>(lines)
        })
        .await?;
    Ok(page(Mine { rounds }))
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
    let person = holder(&visitor)?;
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
    let (person, now) = (holder(visitor)?, site.now());
    let said = site
        .write(visitor.network_id(), move |tx| {
            let Some(member) = mine(tx, person, form.one("who"))? else { return Ok(None) };
            act(tx, &member, &form, now)
        })
        .await?;
    Ok(SeeOther::to("/my/check-in").flash(said.ok_or(Fault::NOT_FOUND)?))
}

/// `POST /my/check-in/change` with `who`, `way`, `wait`.
pub async fn change(State(site): State<Site>, visitor: Visitor, form: Form) -> Answer<SeeOther> {
    act(&site, &visitor, form, |tx, member, form, _| {
        let wait = form.one("wait").parse().ok().filter(|wait| WAITS.contains(wait));
        let Some((way, wait)) = Way::parse(form.one("way")).zip(wait) else { return Ok(None) };
        members::choose(tx, member.id, way, Span::minutes(wait))?;
        Ok(Some("checkins-changed"))
    })
    .await
}

/// `POST /my/check-in/pause` with `who`, `for`: `week`, `fortnight`, `month` or `off`. It needs no reason.
pub async fn pause(State(site): State<Site>, visitor: Visitor, form: Form) -> Answer<SeeOther> {
    act(&site, &visitor, form, |tx, member, form, now| {
        let days = match form.one("for") {
            "week" => Some(7),
            "fortnight" => Some(14),
            "month" => Some(30),
            "off" => None,
            _ => return Ok(None),
        };
        members::pause(tx, member.id, days.map(|days| now + Span::days(days)))?;
        Ok(Some(if days.is_some() { "checkins-paused" } else { "checkins-back-again" }))
    })
    .await
}

/// `POST /my/check-in/leave` with `who`: at once, and everything noted goes along.
pub async fn leave(State(site): State<Site>, visitor: Visitor, form: Form) -> Answer<SeeOther> {
    act(&site, &visitor, form, |tx, member, _, _| {
        members::leave(tx, member.id)?;
        Ok(Some("checkins-left"))
    })
    .await
}

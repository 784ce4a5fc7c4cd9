//! `/checkins/{slug}`: today's visits for whoever has the day, the rota for whoever walks, the rest for stewards.

use askama::Template;
use axum::extract::{Path, State};
use kit_base::{Private, Timestamp};
use kit_db::Tx;
use kit_i18n::{Arg, Catalogue, Lang};
use kit_vault::Vault;
use kit_web::{Answer, Fault, Page, Problems, Trip, filters};
use people::{Neighbor, PeopleError, PersonId, Reach, Signed, Site};

use super::seen::{self, Part, Reached};
use super::{address, when};
use crate::acts::join_link;
use crate::domain::{Outcome, Stand, Step};
use crate::hours::{day_of, minute_of, noon};
use crate::store::checks::Kept;
use crate::store::members::{self, Member};
use crate::store::rota;
use crate::store::rounds::Round;

/// How far the rota is shown, in days.
const AHEAD: i64 = 14;
/// How many neighbors of the circle a steward chooses the team from.
const CHOICES: u32 = 100;

/// The page.
#[derive(Template)]
#[template(path = "pages/round.html")]
pub struct View {
    /// The round's name in addresses.
    pub slug: String,
    /// What it is called.
    pub called: String,
    /// The circle.
    pub circle: String,
    /// When it happens.
    pub when: String,
    /// It is over.
    pub ended: bool,
    /// What the reader has to do with it.
    pub part: Part,
    /// There is a round today.
    pub on_today: bool,
    /// Nobody has today.
    pub free_today: bool,
    /// Today.
    pub today: i64,
    /// Whom the reader sees now.
    pub lines: Vec<Line>,
    /// The next days.
    pub days: Vec<Day>,
    /// What a steward tends; none for others.
    pub tending: Option<Tending>,
    /// What is wrong with a form.
    pub problems: Problems,
}

/// One visit.
pub struct Line {
    /// Their name in addresses of this room.
    pub slug: String,
    /// The day of the check.
    pub day: i64,
    /// How to reach them.
    pub reached: Reached,
    /// How they want to be checked on.
    pub way: &'static str,
    /// Where it stands.
    pub stand: Stand,
    /// The message of what was noted last, and when.
    pub said: Option<(&'static str, Timestamp)>,
    /// The step that was taken last.
    pub step: Option<&'static str>,
}

/// A day of the rota.
pub struct Day {
    /// The day.
    pub day: i64,
    /// How people say it.
    pub label: String,
    /// Who has it; empty: nobody.
    pub who: String,
    /// The reader has it.
    pub mine: bool,
    /// Nobody has it.
    pub free: bool,
}

/// What a steward tends.
pub struct Tending {
    /// The link that people join by.
    pub link: String,
    /// Everybody who said yes.
    pub people: Vec<Row>,
    /// Who walks the round: name in addresses, name.
    pub team: Vec<(String, String)>,
    /// Who else could.
    pub others: Vec<(String, String)>,
    /// The team is full.
    pub full: bool,
}

/// Somebody who said yes.
pub struct Row {
    /// Their name in addresses of this room.
    pub slug: String,
    /// What to call them.
    pub called: String,
    /// The message of their way.
    pub way: &'static str,
    /// The message of how they said yes.
    pub consent: &'static str,
    /// When.
    pub since: Timestamp,
    /// They are away until then.
    pub away: Option<Timestamp>,
    /// A buddy was agreed to.
    pub wants_buddy: bool,
    /// The buddy's name in addresses; empty: none yet.
    pub buddy: String,
}

impl View {
    fn to(&self, verb: &str) -> String {
        format!("/checkins/{}/{verb}", self.slug)
    }

    fn outcomes() -> [Outcome; 4] {
        Outcome::ALL
    }

    fn name_of(line: &Line) -> &str {
        &line.reached.called
    }
}

impl Line {
    /// The word may still be said.
    const fn is_open(&self) -> bool {
        matches!(self.stand, Stand::Waiting | Stand::Fine)
    }

    const fn lamp(&self) -> &'static str {
        match self.stand {
            Stand::Waiting => "off",
            Stand::Fine | Stand::Closed => "done",
            Stand::Needs | Stand::Exhausted => "lit",
        }
    }
}

/// What the page is drawn with.
struct Drawing<'a> {
    vault: &'a Vault,
    words: &'a Catalogue,
    lang: Lang,
    now: Timestamp,
    network: &'a circles::Network,
}

/// `GET /checkins/{slug}`. Whoever neither walks nor tends it finds nothing here.
pub async fn show(
    State(site): State<Site>,
    neighbor: Neighbor,
    trip: Trip,
    Path(slug): Path<String>,
) -> Answer<Page<View>> {
    let (vault, words, now) = (site.vault.clone(), trip.shell().catalogue.clone(), site.now());
    let (me, network, lang) = (neighbor.me.clone(), neighbor.network.clone(), trip.lang());
    let found = site
        .read(neighbor.network_id(), move |tx| {
            let drawing = Drawing { vault: &vault, words: &words, lang, now, network: &network };
            load(tx, &drawing, &me, &slug)
        })
        .await?;
    Ok(page(found.ok_or(Fault::NOT_FOUND)?))
}

/// The page, for the handler and for samples.
pub fn page(body: View) -> Page<View> {
    Page::new(body.called.clone(), body).private().section("checkins")
}

fn load(
    tx: &mut Tx<'_>,
    drawing: &Drawing<'_>,
    me: &Signed,
    slug: &str,
) -> Result<Option<View>, PeopleError> {
    let zone = kit_i18n::zone(&drawing.network.zone);
    let (today, minute) = (day_of(drawing.now, zone), minute_of(drawing.now, zone));
    let Some((round, part)) = seen::part(tx, me, (slug, today))? else { return Ok(None) };
    let kept = seen::checks_for(tx, me.id, (&round, part), today)?;
    let hello = |reach: &Reach| {
        let lang = reach.language.parse().unwrap_or_default();
        drawing.words.format(lang, "checkins-words-hello", &[("network", Arg::Str(&drawing.network.name))])
    };
    let reached = seen::reached(tx, drawing.vault, (&kept, minute), hello)?;
    let lines = kept.iter().zip(reached).map(|(kept, reached)| line(kept, reached)).collect();
    let team = rota::team(tx, round.id)?;
    let turns = rota::turns(tx, round.id, today)?;
    let holders: Vec<PersonId> = turns.iter().map(|(_, who)| *who).chain(team.iter().copied()).collect();
    let names = people::first_names(tx, drawing.vault, &holders)?;
    let called = |who: &PersonId| names.get(who).map(|name| name.reveal().clone()).unwrap_or_default();
    let day = |day: i64| {
        let holder = turns.iter().find(|(on, _)| *on == day).map(|(_, who)| who);
        Day {
            day,
            label: drawing.words.day(drawing.lang, drawing.now, noon(day, zone), zone),
            who: holder.map(called).unwrap_or_default(),
            mine: holder == Some(&me.id),
            free: holder.is_none(),
        }
    };
    let ended = round.ended_at.is_some();
    let next = if ended { Vec::new() } else { round.hours.next_days(today, AHEAD) };
    let days: Vec<Day> = next.into_iter().map(day).collect();
    let tending = if part.tends { Some(tending(tx, drawing, &round, &team)?) } else { None };
    Ok(Some(View {
        slug: round.slug.to_string(),
        when: when(drawing.words, drawing.lang, &round.hours),
        called: round.called,
        circle: round.circle_name,
        ended,
        part,
        on_today: days.first().is_some_and(|first| first.day == today),
        free_today: days.first().is_some_and(|first| first.day == today && first.free),
        today,
        lines,
        days,
        tending,
        problems: Problems::new(),
    }))
}

fn line(kept: &Kept, reached: Reached) -> Line {
    let taken = kept.check.taken.checked_sub(1).and_then(|at| kept.check.ladder.steps().get(at));
    Line {
        slug: kept.slug.to_string(),
        day: kept.day,
        reached,
        way: kept.way.word(),
        stand: kept.check.stand,
        said: kept.outcome.map(Outcome::word).zip(kept.said_at),
        step: taken.copied().map(Step::word),
    }
}

/// What a steward tends: names and ways, never numbers or places, and nothing that says how anybody lives.
fn tending(
    tx: &mut Tx<'_>,
    drawing: &Drawing<'_>,
    round: &Round,
    team: &[PersonId],
) -> Result<Tending, PeopleError> {
    let people = members::of_round(tx, round.id)?;
    let near = people::memberships::members(tx, round.circle, CHOICES)?;
    let mut all: Vec<PersonId> = people.iter().map(|member| member.person).collect();
    all.extend(near.iter().chain(team));
    let names = people::first_names(tx, drawing.vault, &all)?;
    let called = |who: PersonId| names.get(&who).map(Private::reveal).cloned().unwrap_or_default();
    let slugs = crate::store::slugs(tx, &all)?;
    let slug = |who: PersonId| slugs.get(&who).map(ToString::to_string).unwrap_or_default();
    let both = |who: &PersonId| (slug(*who), called(*who));
    let mut others: Vec<(String, String)> = near
        .iter()
        .filter(|who| !team.contains(who) && !people.iter().any(|member| member.person == **who))
        .map(both)
        .filter(|(_, name)| !name.is_empty())
        .collect();
    others.sort_by(|(a, one), (b, other)| (one, a).cmp(&(other, b)));
    let row = |member: &Member| Row {
        slug: member.slug.to_string(),
        called: called(member.person),
        way: member.way.word(),
        consent: member.consent.word(),
        since: member.consent_at,
        away: member.paused_until.filter(|until| drawing.now < *until),
        wants_buddy: member.ladder.has(Step::Buddy),
        buddy: member.buddy.map(slug).unwrap_or_default(),
    };
    let token = join_link(tx, drawing.vault, round.id)?;
    Ok(Tending {
        link: address(drawing.network, &format!("/checkins/join/{}", token.text())),
        people: people.iter().map(row).collect(),
        team: team.iter().map(both).collect(),
        full: team.len() >= rota::MOST,
        others,
    })
}

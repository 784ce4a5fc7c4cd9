//! `/checkins/{slug}`: today's visits for whoever has the day, the rota for whoever walks, the rest for whoever runs it.

use std::collections::HashMap;

use axum::extract::{Path, State};
use kit_base::{Private, Span, Timestamp};
use kit_db::Tx;
use kit_i18n::{Arg, Catalogue, Lang};
use kit_vault::{Cell, Vault};
use kit_web::{Answer, Fault, Page, Problems, Trip};
use people::{Neighbor, PeopleError, PersonId, Reach, Signed, Site};

use super::round_view::{Closing, Day, Line, Mate, Over, Past, Row, Tending, View, Week};
use super::seen::{self, Reached};
use super::{address, when};
use crate::acts::join_link;
use crate::domain::{Outcome, Stand, Step};
use crate::hours::{DAYS, day_of, minute_of, noon};
use crate::store::checks::{self, Kept};
use crate::store::days::{self, Day as NotedDay, How};
use crate::store::members::{self, Member};
use crate::store::rota::{self, Rota, Walker};
use crate::store::rounds::Round;

/// How far the rota is shown, in days.
const AHEAD: i64 = 14;
/// How far back days are shown, in days.
const BACK: i64 = 14;
/// How many neighbors of the circle a steward chooses the team from.
const CHOICES: u32 = 100;

/// What the page is drawn with.
struct Drawing<'a> {
    vault: &'a Vault,
    words: &'a Catalogue,
    lang: Lang,
    now: Timestamp,
    network: &'a circles::Network,
}

impl Drawing<'_> {
    /// A day as people say it.
    fn day(&self, day: i64) -> String {
        let zone = kit_i18n::zone(&self.network.zone);
        self.words.day(self.lang, self.now, noon(day, zone), zone)
    }
}

/// `GET /checkins/{slug}`. Whoever neither walks nor tends it finds nothing here.
pub async fn show(
    State(site): State<Site>,
    neighbor: Neighbor,
    trip: Trip,
    Path(slug): Path<String>,
) -> Answer<Page<View>> {
    draw(&site, (&neighbor, &trip), slug, |_| {}).await
}

/// The page, with what was typed put in by `retype`.
pub(super) async fn draw(
    site: &Site,
    (neighbor, trip): (&Neighbor, &Trip),
    slug: String,
    retype: impl FnOnce(&mut View),
) -> Answer<Page<View>> {
    let (vault, words, now) = (site.vault.clone(), trip.shell().catalogue.clone(), site.now());
    let (me, network, lang) = (neighbor.me.clone(), neighbor.network.clone(), trip.lang());
    let found = site
        .read(neighbor.network_id(), move |tx| {
            let drawing = Drawing { vault: &vault, words: &words, lang, now, network: &network };
            load(tx, &drawing, &me, &slug)
        })
        .await?;
    let mut body = found.ok_or(Fault::NOT_FOUND)?;
    retype(&mut body);
    Ok(page(body))
}

/// The page, for the handler and for samples.
pub fn page(body: View) -> Page<View> {
    let problems = body.problems.clone();
    Page::new(body.called.clone(), body).private().section("checkins").checked(&problems)
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
    let seen::Seen { mut kept, unreached, open } = seen::checks_and_ends(tx, me.id, (&round, part), today)?;
    // Whom a human must look at comes first, then whom nobody has heard from.
    kept.sort_by_key(|kept| (!kept.check.stand.must_look(), kept.check.stand != Stand::Waiting));
    let hello = |reach: &Reach| {
        let lang = reach.language.parse().unwrap_or_default();
        drawing.words.format(lang, "checkins-words-hello", &[("network", Arg::Str(&drawing.network.name))])
    };
    let reached = seen::reached(tx, drawing.vault, (&kept, minute), hello)?;
    let lines: Vec<Line> =
        kept.iter().zip(reached).map(|(kept, reached)| line(drawing, me.id, kept, reached)).collect();
    let over = if part.runs { over(tx, drawing, me.id, &round)? } else { Vec::new() };
    let team = rota::team(tx, round.id)?;
    let rota = rota::rota(tx, round.id, today)?;
    let noted = days::of_round(tx, round.id, (today - BACK, today))?;
    let people: Vec<PersonId> = rota
        .people()
        .chain(team.iter().map(|walker| walker.person))
        .chain(noted.iter().filter_map(|day| day.closed_by))
        .collect();
    let shown = Shown { drawing, names: people::first_names(tx, drawing.vault, &people)?, me: me.id, today };
    let tending = if part.runs { Some(tending(tx, drawing, &round, &team)?) } else { None };
    let ended = round.ended_at.is_some();
    let next = if ended { Vec::new() } else { round.hours.next_days(today, AHEAD) };
    let days: Vec<Day> = next.into_iter().map(|day| shown.day(day, &rota)).collect();
    Ok(Some(View {
        slug: round.slug.to_string(),
        when: when(drawing.words, drawing.lang, &round.hours),
        ended,
        on_today: days.first().is_some_and(|first| first.day == today),
        free_today: days.first().is_some_and(|first| first.day == today && first.free),
        who_today: shown.called(rota.holder(today)),
        day: noted
            .iter()
            .find(|day| day.day == today && day.how.was_asked())
            .map(|day| shown.closing(day, &lines, open)),
        weeks: if ended { Vec::new() } else { shown.weeks(&round, &rota, tending.as_ref()) },
        past: noted.iter().filter(|day| day.day < today).filter_map(|day| shown.past(day)).collect(),
        called: round.called,
        circle: round.circle_name,
        part,
        today,
        lines,
        unreached,
        over,
        days,
        tending,
        problems: Problems::new(),
    }))
}

/// What the parts of the rota are drawn with.
struct Shown<'a> {
    drawing: &'a Drawing<'a>,
    names: HashMap<PersonId, Private<String>>,
    me: PersonId,
    today: i64,
}

impl Shown<'_> {
    fn called(&self, who: Option<PersonId>) -> String {
        who.and_then(|who| self.names.get(&who)).map(Private::reveal).cloned().unwrap_or_default()
    }

    fn day(&self, day: i64, rota: &Rota) -> Day {
        let holder = rota.holder(day);
        Day {
            day,
            label: self.drawing.day(day),
            who: self.called(holder),
            mine: holder == Some(self.me),
            free: holder.is_none(),
        }
    }

    fn closing(&self, day: &NotedDay, lines: &[Line], others: usize) -> Closing {
        let open =
            |line: &&Line| line.day == self.today && !matches!(line.stand, Stand::Fine | Stand::Closed);
        Closing {
            late: (day.how == How::Late).then_some(day.noted_at),
            closed: day.closed_at.map(|at| (at, self.called(day.closed_by))),
            open: lines.iter().filter(open).map(|line| line.reached.called.clone()).collect(),
            others,
        }
    }

    fn weeks(&self, round: &Round, rota: &Rota, tending: Option<&Tending>) -> Vec<Week> {
        let week = |(on, at): (&'static str, i64)| {
            let holder = rota.weekly(at);
            let who = self.called(holder);
            let slug = tending.zip(holder).and_then(|(tending, holder)| tending.slug_of(holder));
            Week {
                on,
                word: format!("checkins-day-{on}"),
                slug: slug.unwrap_or_default(),
                who,
                mine: holder == Some(self.me),
                free: holder.is_none(),
            }
        };
        let stored = round.hours.days();
        DAYS.into_iter()
            .zip(0..)
            .filter(|(on, _)| stored.split(' ').any(|day| day == *on))
            .map(week)
            .collect()
    }

    fn past(&self, day: &NotedDay) -> Option<Past> {
        let word = match (day.how, day.closed_at) {
            (How::Ahead, _) => return None,
            (How::Missed, _) => "checkins-day-missed",
            (_, Some(_)) => "checkins-day-closed",
            (_, None) => "checkins-day-open",
        };
        Some(Past { label: self.drawing.day(day.day), word, who: self.called(day.closed_by) })
    }
}

/// What humans closed in the last days, and how it ended: for whoever runs the round, and not of people they are kept
/// apart from.
fn over(
    tx: &mut Tx<'_>,
    drawing: &Drawing<'_>,
    me: PersonId,
    round: &Round,
) -> Result<Vec<Over>, PeopleError> {
    // By when it was closed: what waited for weeks is not over before a human said so.
    let mut all = checks::over(tx, round.id, drawing.now - Span::days(BACK))?;
    if all.is_empty() {
        return Ok(Vec::new());
    }
    let apart = trust::apart_from(tx, me)?;
    all.retain(|over| !apart.contains(&over.person));
    let about: Vec<PersonId> = all.iter().map(|over| over.person).collect();
    let people: Vec<PersonId> = about.iter().copied().chain(all.iter().filter_map(|over| over.by)).collect();
    let names = people::first_names(tx, drawing.vault, &people)?;
    let keys = drawing.vault.people(tx, &about)?;
    let called = |who: PersonId| names.get(&who).map(Private::reveal).cloned().unwrap_or_default();
    let word = |over: &checks::Over| {
        let (sealed, key) = over.word.as_ref().zip(keys.get(&over.person))?;
        key.open(&Cell::new("checkin_checks", "word", over.member), sealed).ok().map(Private::into_inner)
    };
    let shown = |over: &checks::Over| Over {
        slug: over.slug.to_string(),
        day: over.day,
        called: called(over.person),
        word: word(over).unwrap_or_default(),
        who: over.by.map(called).unwrap_or_default(),
        at: over.at,
    };
    Ok(all.iter().map(shown).collect())
}

fn line(drawing: &Drawing<'_>, me: PersonId, kept: &Kept, reached: Reached) -> Line {
    let clock = |minute| super::clock(drawing.words, drawing.lang, minute);
    let zone = kit_i18n::zone(&drawing.network.zone);
    let taken = kept.check.taken.checked_sub(1).and_then(|at| kept.check.ladder.steps().get(at));
    Line {
        slug: kept.slug.to_string(),
        day: kept.day,
        hours: (clock(reached.hours.0), clock(reached.hours.1)),
        may_slip: crate::acts::may_slip(kept, me, drawing.now),
        word: String::new(),
        reached,
        way: kept.way.word(),
        earlier: (kept.day != day_of(drawing.now, zone)).then(|| drawing.day(kept.day)),
        stand: kept.check.stand,
        own: kept.asked,
        said: kept.outcome.map(Outcome::word).zip(kept.said_at),
        step: taken.copied().map(Step::word),
    }
}

/// What whoever runs it tends: names and ways, never numbers or places, and nothing that says how anybody lives.
fn tending(
    tx: &mut Tx<'_>,
    drawing: &Drawing<'_>,
    round: &Round,
    team: &[Walker],
) -> Result<Tending, PeopleError> {
    let people = members::of_round(tx, round.id)?;
    let near = people::memberships::members(tx, round.circle, CHOICES)?;
    let mut all: Vec<PersonId> = people.iter().map(|member| member.person).collect();
    all.extend(near.iter().copied().chain(team.iter().map(|walker| walker.person)));
    let names = people::first_names(tx, drawing.vault, &all)?;
    let called = |who: PersonId| names.get(&who).map(Private::reveal).cloned().unwrap_or_default();
    let slugs = crate::store::slugs(tx, &all)?;
    let slug = |who: PersonId| slugs.get(&who).map(ToString::to_string).unwrap_or_default();
    let walks = |who: &PersonId| team.iter().any(|walker| walker.person == *who);
    let mut others: Vec<(String, String)> = near
        .iter()
        .filter(|who| !walks(who) && !people.iter().any(|member| member.person == **who))
        .map(|who| (slug(*who), called(*who)))
        .filter(|(_, name)| !name.is_empty())
        .collect();
    others.sort_by(|(a, one), (b, other)| (one, a).cmp(&(other, b)));
    let zone = kit_i18n::zone(&drawing.network.zone);
    let until = |at| drawing.words.day(drawing.lang, drawing.now, at, zone);
    let row = |member: &Member| Row {
        slug: member.slug.to_string(),
        called: called(member.person),
        way: member.way.word(),
        consent: member.consent.word(),
        since: member.consent_at,
        away: member.paused_until.filter(|until| drawing.now < *until).map(&until),
        wants_buddy: member.ladder.has(Step::Buddy),
        buddy: member.buddy.map(slug).unwrap_or_default(),
    };
    let mate = |walker: &Walker| Mate {
        slug: slug(walker.person),
        called: called(walker.person),
        runs: walker.runs,
    };
    let counted = people.iter().filter(|member| member.confirmed_at.is_some()).count();
    let counted = i64::try_from(counted).unwrap_or(i64::MAX);
    let token = join_link(tx, drawing.vault, round.id)?;
    Ok(Tending {
        link: address(drawing.network, &format!("/checkins/join/{}", token.text())),
        no_room: counted >= members::MOST,
        people: people.iter().filter(|member| member.confirmed_at.is_some()).map(row).collect(),
        waiting: people.iter().filter(|member| member.confirmed_at.is_none()).map(row).collect(),
        team: team.iter().map(mate).collect(),
        ids: team.iter().map(|walker| walker.person).collect(),
        full: team.len() >= rota::MOST,
        others,
    })
}

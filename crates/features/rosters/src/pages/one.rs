//! `/pods/{slug}`: a pod's roster, for its members only.

use std::collections::HashSet;

use askama::Template;
use asks::pages::show::safe::Moment;
use axum::extract::{Path, State};
use kit_base::{Slug, Timestamp};
use kit_i18n::Arg;
use kit_web::{Answer, Fault, Page, Problems, Trip, filters};
use people::{Contact, Neighbor, PersonId, QUIET_FROM, QUIET_UNTIL, Reach, SafeContact, Signed, Site};

use super::{Pod, called, open};
use crate::domain::{FEWEST, MOST, Post};
use crate::store::entries::{Reachable, Shown};
use crate::store::silent;
use crate::store::splits::{self, State as Parting};

/// The page.
#[derive(Template)]
#[template(path = "pages/one.html")]
pub struct OnePod {
    /// The pod's address.
    pub path: String,
    /// Its name.
    pub called: String,
    /// How many are in it.
    pub count: i64,
    /// Fewer than a pod needs.
    pub few: bool,
    /// The reader is trusted here.
    pub trusted: bool,
    /// Point person and alternate.
    pub posts: Vec<PostLine>,
    /// To whom a post may be handed over.
    pub others: Vec<(Slug, String)>,
    /// The members.
    pub rows: Vec<Line>,
    /// What the reader shows, or was about to show.
    pub mine: Mine,
    /// What is wrong with it.
    pub problems: Problems,
    /// Those who did not answer, for who keeps the pod together; empty: nobody, or it is not theirs to follow up.
    pub away: String,
    /// A steward wrote down what the reader shows.
    pub noted: bool,
    /// It has grown, or is parting, or has parted.
    pub parting: Option<&'static str>,
    /// What the reader took back just now, to put it back: kept on their page alone.
    pub put_back: Option<Mine>,
}

impl OnePod {
    /// Invites that lead into this pod.
    fn invites(&self) -> String {
        format!("/invites?circle={}", self.path.trim_start_matches("/pods/"))
    }
}

/// A post.
pub struct PostLine {
    /// Which.
    pub post: Post,
    /// Who has it; empty: nobody.
    pub who: String,
    /// Until which day.
    pub until: Option<String>,
    /// The reader has it.
    pub own: bool,
    /// The reader may take it.
    pub free: bool,
    /// The term is over.
    pub over: bool,
}

/// One member.
pub struct Line {
    /// What to call them.
    pub called: String,
    /// It is the reader.
    pub own: bool,
    /// They want to be looked after first.
    pub first: bool,
    /// Their number.
    pub phone: Option<Number>,
    /// Their languages, by their own names.
    pub languages: String,
    /// What they may need.
    pub needs: String,
    /// What they can offer.
    pub offers: String,
}

/// A number with what is safe.
#[derive(Clone)]
pub struct Number {
    /// As written.
    pub shown: String,
    /// As a phone dials it, where calling is fine now.
    pub dial: Option<String>,
    /// What is safe, in finished sentences.
    pub rules: Vec<String>,
    /// The same in a few words that hold at any hour, for paper.
    pub brief: Vec<String>,
}

/// What the reader shows.
#[derive(Clone, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a box that somebody ticks")]
pub struct Mine {
    /// Their phone.
    pub phone: bool,
    /// Their languages.
    pub languages: bool,
    /// Look after me first.
    pub first: bool,
    /// Show what they may need.
    pub shows_needs: bool,
    /// What they may need.
    pub needs: String,
    /// Show what they can offer.
    pub shows_offers: bool,
    /// What they can offer.
    pub offers: String,
}

impl Mine {
    /// Whether anything beside the name is shown.
    pub const fn is_any(&self) -> bool {
        self.phone || self.languages || self.first || self.shows_needs || self.shows_offers
    }

    pub(super) fn of(pod: &Pod, me: &Signed) -> Self {
        let own = pod.members.iter().zip(&pod.shown).find(|(member, _)| member.person == me.id);
        let Some((member, shown)) = own else { return Self::default() };
        Self {
            phone: member.ticked_phone(),
            languages: member.ticked_languages(),
            first: shown.check_first,
            shows_needs: shown.needs.is_some(),
            needs: shown.needs.clone().unwrap_or_default(),
            shows_offers: shown.offers.is_some(),
            offers: shown.offers.clone().unwrap_or_default(),
        }
    }
}

/// The page, for the handlers and for samples.
pub fn page(body: OnePod) -> Page<OnePod> {
    let (title, problems) = (body.called.clone(), body.problems.clone());
    Page::new(title, body).private().section("my").language_form("mine").checked(&problems)
}

/// `GET /pods/{slug}`. Statements: 11, 12 for those who keep the pod.
pub async fn show(
    State(site): State<Site>,
    me: Neighbor,
    trip: Trip,
    Path(slug): Path<String>,
) -> Answer<Page<OnePod>> {
    draw(&site, &me, &trip, (slug, None, None)).await
}

/// The page, with what was typed where it could not be kept.
pub(super) async fn draw(
    site: &Site,
    me: &Neighbor,
    trip: &Trip,
    (slug, typed, put_back): (String, Option<(Mine, Problems)>, Option<Mine>),
) -> Answer<Page<OnePod>> {
    let (vault, who, path, now) = (site.vault.clone(), me.me.clone(), format!("/pods/{slug}"), site.now());
    let found = site
        .read(me.network_id(), move |tx| {
            let Some(pod) = open(tx, &vault, &slug, &who)? else { return Ok(None) };
            let split = splits::of_circle(tx, pod.circle.id)?;
            let silent =
                if pod.keeps(&who) { silent::of_circle(tx, pod.circle.id, now)? } else { HashSet::new() };
            Ok::<_, people::PeopleError>(Some((pod, split, silent)))
        })
        .await?;
    let (pod, split, silent) = found.ok_or(Fault::NOT_FOUND)?;
    let zone = kit_i18n::zone(&me.network.zone);
    let moment = Moment { now, zone, words: trip.catalogue(), lang: trip.lang() };
    let parting = match split.map(|split| split.state) {
        Some(Parting::Proposed) => Some("rosters-split-open"),
        Some(Parting::Done) if split.is_some_and(|split| split.is_reversible(now)) => {
            Some("rosters-split-done")
        }
        _ => (pod.members.len() > MOST).then_some("rosters-split-grown"),
    };
    let (mine, problems) = typed.unwrap_or_else(|| (Mine::of(&pod, &me.me), Problems::new()));
    Ok(page(OnePod {
        path,
        called: pod.circle.name.clone(),
        count: i64::try_from(pod.members.len()).unwrap_or_default(),
        few: pod.members.len() < FEWEST,
        trusted: pod.trusted,
        posts: Post::ALL.into_iter().map(|post| post_line(post, &pod, &me.me, &moment)).collect(),
        others: others(&pod, &me.me, &moment),
        rows: rows(&pod, &me.me, &moment),
        mine,
        problems,
        away: away(&pod, &silent, &moment),
        noted: pod.members.iter().any(|member| member.person == me.me.id && member.is_noted()),
        parting,
        put_back,
    }))
}

fn away(pod: &Pod, silent: &HashSet<PersonId>, moment: &Moment<'_>) -> String {
    let names = pod.members.iter().zip(&pod.shown).filter(|(member, _)| silent.contains(&member.person));
    names.map(|(_, shown)| called(&shown.called, moment.words, moment.lang)).collect::<Vec<_>>().join(", ")
}

fn post_line(post: Post, pod: &Pod, me: &Signed, moment: &Moment<'_>) -> PostLine {
    let holder = pod.holders.iter().find(|holder| holder.post == post);
    let until = holder.map(|holder| holder.until);
    let who = holder.and_then(|holder| {
        let at = pod.members.iter().position(|member| member.person == holder.person)?;
        Some(called(&pod.shown[at].called, moment.words, moment.lang))
    });
    let own = holder.is_some_and(|holder| holder.person == me.id);
    let free = Post::is_free(until, moment.now);
    PostLine {
        post,
        who: who.unwrap_or_default(),
        // A term of half a year ends on a day of a year, not at a minute.
        until: until.map(|at| moment.words.day(moment.lang, Timestamp::from_secs(0), at, moment.zone)),
        own,
        free: free && !own && pod.trusted,
        over: holder.is_some() && free,
    }
}

fn others(pod: &Pod, me: &Signed, moment: &Moment<'_>) -> Vec<(Slug, String)> {
    if !pod.keeps(me) {
        return Vec::new();
    }
    let others = pod.members.iter().zip(&pod.shown).filter(|(member, _)| member.person != me.id);
    others.map(|(member, shown)| (member.slug, called(&shown.called, moment.words, moment.lang))).collect()
}

fn rows(pod: &Pod, me: &Signed, moment: &Moment<'_>) -> Vec<Line> {
    let (all, _) = pod.led();
    all.into_iter()
        .map(|(member, shown)| Line {
            called: called(&shown.called, moment.words, moment.lang),
            own: member.person == me.id,
            first: shown.check_first,
            phone: shown.reach.as_ref().map(|reach| number(reach, moment)),
            languages: spoken(shown),
            needs: shown.needs.clone().unwrap_or_default(),
            offers: shown.offers.clone().unwrap_or_default(),
        })
        .collect()
}

pub(super) fn number(reach: &Reachable, moment: &Moment<'_>) -> Number {
    let contact = moment.contact(&Reach {
        name: None,
        contact: Contact::Phone(kit_base::Private::new(reach.phone.clone())),
        address: None,
        rules: reach.rules.clone(),
        language: reach.language.clone(),
    });
    let (mut rules, may) = (contact.rules, reach.rules.calls() || reach.rules.texts());
    let hours = reach.rules.hours.unwrap_or((QUIET_UNTIL, QUIET_FROM));
    // The roster shows the number at every hour, so it says when to use it, not when it shows.
    if let Some(not_now) = rules.get_mut(1).filter(|_| may && contact.shown.is_none()) {
        *not_now = between("rosters-not-now", hours, moment);
    }
    let brief = brief(&reach.rules, moment);
    Number { shown: reach.phone.clone(), dial: contact.call.map(|(_, dial)| dial), rules, brief }
}

fn between(key: &str, (from, until): (u16, u16), moment: &Moment<'_>) -> String {
    let clock = |minute: u16| {
        let at = Timestamp::from_secs(i64::from(minute) * 60);
        moment.words.time(moment.lang, at, kit_i18n::zone("UTC"))
    };
    let (from, until) = (clock(from), clock(until));
    moment.words.format(moment.lang, key, &[("from", Arg::Str(&from)), ("until", Arg::Str(&until))])
}

fn brief(rules: &SafeContact, moment: &Moment<'_>) -> Vec<String> {
    let mut said = Vec::new();
    if let Some(hours) = rules.hours.filter(|(from, until)| from != until) {
        said.push(between("rosters-sheet-hours", hours, moment));
    }
    if !rules.may_leave_message {
        said.push(moment.words.text(moment.lang, "rosters-sheet-no-message").to_owned());
    }
    if !rules.ask_for.is_empty() {
        let who = [("who", Arg::Str(&rules.ask_for))];
        said.push(moment.words.format(moment.lang, "rosters-sheet-ask-for", &who));
    }
    said
}

fn spoken(shown: &Shown) -> String {
    let own = |code: &String| {
        let known = kit_i18n::SPOKEN.iter().find(|(known, _)| known == code);
        known.map_or_else(|| code.clone(), |(_, own)| (*own).to_owned())
    };
    shown.languages.iter().map(own).collect::<Vec<_>>().join(", ")
}

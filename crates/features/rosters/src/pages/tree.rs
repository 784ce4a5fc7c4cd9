//! `/pods/{slug}/tree`: who calls whom, on screen and on paper; a branch that does not answer moves up with one tap.

use std::collections::{HashMap, HashSet};

use askama::Template;
use asks::pages::show::safe::Moment;
use axum::extract::{Path, State};
use axum::response::Response;
use kit_base::{Slug, Timestamp};
use kit_db::{DbError, Tx};
use kit_handout::Handout;
use kit_print::Paper;
use kit_vault::Vault;
use kit_web::{Answer, Fault, Form, Page, Query, SeeOther, Trip, filters};
use people::{Neighbor, PeopleError, PersonId, Signed, Site};

use super::one::{Number, number};
use super::{Pod, called, open};
use crate::domain::{Caller, Tree};
use crate::sheet;
use crate::store::{entries, silent};

/// The page.
#[derive(Template)]
#[template(path = "pages/tree.html")]
pub struct Calls {
    /// The pod's address.
    pub path: String,
    /// Its name.
    pub pod: String,
    /// Who calls whom.
    pub calling: Calling,
}

impl Calls {
    /// Those who did not answer, in one line.
    fn away(&self) -> String {
        self.calling.away.join(", ")
    }
}

/// Who calls whom, in words.
#[derive(Clone, Default)]
pub struct Calling {
    /// Who begins; none in a pod of nobody else.
    pub first: Option<Callee>,
    /// Those who call, in order.
    pub branches: Vec<Branch>,
    /// The last, and whom they call back.
    pub closes: Option<(String, Callee)>,
    /// Those who did not answer.
    pub away: Vec<String>,
}

/// One who calls.
#[derive(Clone)]
pub struct Branch {
    /// Their name.
    pub called: String,
    /// It is the reader.
    pub own: bool,
    /// Whom they call.
    pub calls: Vec<Callee>,
}

/// One who is called, or knocked for.
#[derive(Clone)]
pub struct Callee {
    /// Their name in addresses.
    pub slug: Slug,
    /// Their name.
    pub called: String,
    /// Their number; without one somebody knocks.
    pub phone: Option<Number>,
    /// They want to be looked after first.
    pub first: bool,
    /// They did not answer.
    pub silent: bool,
    /// Who would have called them and did not answer; empty: nobody took over.
    pub instead_of: String,
}

/// The page, for the handler and for samples.
pub fn page(body: Calls) -> Page<Calls> {
    Page::new("rosters-tree-title", body).private().section("my")
}

/// The tree of a pod as its members see it, in this language.
fn calling(tx: &mut Tx<'_>, pod: &Pod, me: &Signed, moment: &Moment<'_>) -> Result<Calling, DbError> {
    let silent = silent::of_circle(tx, pod.circle.id, moment.now)?;
    let (all, led) = pod.led();
    let place: HashMap<PersonId, usize> =
        all.iter().enumerate().map(|(at, (member, _))| (member.person, at)).collect();
    let mut apart = HashSet::new();
    for (who, others) in trust::all_apart(tx)? {
        let Some(at) = place.get(&who) else { continue };
        apart.extend(others.iter().filter_map(|other| place.get(other)).map(|other| (*at, *other)));
    }
    // The same tree for every reader: it is laid out by what each ticked, not by what this reader may read.
    let people: Vec<Caller> = all.iter().map(|(_, shown)| shown.caller).collect();
    let silent: HashSet<usize> = silent.iter().filter_map(|who| place.get(who).copied()).collect();
    let laid = Tree::new(&people, led, &apart);
    let tree = laid.without(&silent);
    let name = |at: usize| called(&all[at].1.called, moment.words, moment.lang);
    let callee = |at: usize| {
        let (member, shown) = all[at];
        let before = laid.by[at].filter(|before| tree.by[at] != Some(*before));
        Callee {
            slug: member.slug,
            called: name(at),
            phone: shown
                .reach
                .as_ref()
                .filter(|_| shown.calls().is_some())
                .map(|reach| number(reach, moment)),
            first: shown.check_first,
            silent: silent.contains(&at),
            instead_of: before.map(name).unwrap_or_default(),
        }
    };
    let branch = |at: usize| {
        let calls: Vec<Callee> = tree.calls(at).map(callee).collect();
        let own = all[at].0.person == me.id;
        (!calls.is_empty()).then(|| Branch { called: name(at), own, calls })
    };
    let first = tree.first().filter(|_| all.len() > 1);
    let closes = tree.closes.zip(first).map(|(last, first)| (callee(last).called, callee(first)));
    let mut branches: Vec<Branch> = first.into_iter().filter_map(branch).collect();
    let later = tree.order.iter().copied().filter(|at| Some(*at) != first);
    branches.extend(later.filter_map(branch));
    let away = tree.order.iter().copied().filter(|at| silent.contains(at)).map(name).collect();
    Ok(Calling { first: first.map(callee), branches, closes, away })
}

fn load(
    tx: &mut Tx<'_>,
    vault: &Vault,
    (slug, me): (&str, &Signed),
    moment: &Moment<'_>,
) -> Result<Option<(String, Calling)>, PeopleError> {
    let Some(pod) = open(tx, vault, slug, me)? else { return Ok(None) };
    let calling = calling(tx, &pod, me, moment)?;
    Ok(Some((pod.circle.name, calling)))
}

async fn read(site: &Site, me: &Neighbor, trip: &Trip, slug: &str) -> Answer<(String, Calling)> {
    let (vault, who, slug, now) = (site.vault.clone(), me.me.clone(), slug.to_owned(), site.now());
    let (shell, lang, zone) = (trip.shell().clone(), trip.lang(), kit_i18n::zone(&me.network.zone));
    let found = site
        .read(me.network_id(), move |tx| {
            let moment = Moment { now, zone, words: &shell.catalogue, lang };
            load(tx, &vault, (&slug, &who), &moment)
        })
        .await?;
    found.ok_or_else(|| Fault::NOT_FOUND.into())
}

/// `GET /pods/{slug}/tree`. Statements: 12.
pub async fn show(
    State(site): State<Site>,
    me: Neighbor,
    trip: Trip,
    Path(slug): Path<String>,
) -> Answer<Page<Calls>> {
    let (pod, calling) = read(&site, &me, &trip, &slug).await?;
    Ok(page(Calls { path: format!("/pods/{slug}"), pod, calling }))
}

/// `POST /pods/{slug}/tree` with `who` and `act`: `silent` or `answered`, which takes it back.
pub(super) async fn mark(
    State(site): State<Site>,
    me: Neighbor,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<SeeOther> {
    let (who, now, pod) = (me.me.clone(), site.now(), slug.clone());
    let (about, silent) = (form.one("who").to_owned(), form.is("act", "silent"));
    let done = site
        .write(me.network_id(), move |tx| {
            let Some(pod) = entries::pod_of(tx, &pod, &who)? else { return Ok(false) };
            let Some(about) = people::by_slug(tx, &about)? else { return Ok(false) };
            if !entries::is_member(tx, pod.id, about)? {
                return Ok(false);
            }
            if silent {
                silent::mark(tx, pod.id, about, now)?;
            } else {
                silent::unmark(tx, pod.id, about)?;
            }
            Ok::<_, DbError>(true)
        })
        .await?;
    if !done {
        return Err(Fault::NOT_FOUND.into());
    }
    let word = if silent { "rosters-tree-moved" } else { "rosters-tree-back" };
    Ok(SeeOther::to(format!("/pods/{slug}/tree")).flash(word))
}

/// `GET /pods/{slug}/tree.pdf?paper=a4&letters=large`: the same on paper, in the reader's language and one more of the
/// network's. What paper cannot show is said first.
pub async fn paper(
    State(site): State<Site>,
    me: Neighbor,
    trip: Trip,
    Path(slug): Path<String>,
    query: Query,
) -> Answer<Response> {
    let (pod, calling) = read(&site, &me, &trip, &slug).await?;
    let mut langs = vec![trip.lang()];
    langs.extend(me.network.languages.iter().copied().filter(|lang| *lang != trip.lang()));
    let zone = kit_i18n::zone(&me.network.zone);
    let day = trip.catalogue().day(trip.lang(), Timestamp::from_secs(0), site.now(), zone);
    let about = sheet::About { pod: &pod, day: &day, langs: &langs };
    let table = sheet::tree(&calling, trip.catalogue(), &about);
    let chosen = kit_handout::choice(&query, &[Paper::Letter, Paper::A4]);
    let pdf = kit_handout::set(&table, chosen).await?;
    let (back, path) = (format!("/pods/{slug}/tree"), format!("/pods/{slug}/tree.pdf"));
    let handout = Handout {
        name: "phone-tree",
        back: &back,
        path: &path,
        more: "",
        what: "rosters-mind-names",
        section: "my",
    };
    kit_handout::hand_over(pdf, chosen, &handout, (&query, &trip))
}

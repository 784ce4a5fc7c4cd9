//! `/pods/for/{slug}`: a steward writes down what somebody who only has a phone said yes to, field by field.

use std::future::Future;
use std::pin::Pin;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use kit_base::{Slug, Timestamp};
use kit_db::Tx;
use kit_jobs::Body;
use kit_vault::Vault;
use kit_web::{Answer, Fault, FaultKind, Form, Page, Problems, SeeOther, Trip, filters};
use people::{Aside, PeopleError, PersonAside, PersonId, Signed, Site, Steward, memberships};

use super::mine::{problems, ticks, typed};
use super::one::Mine;
use crate::store::entries;
use crate::store::tended::{self, Shows, Tended};

/// The messages of what may be ticked, as [`Shows`] orders it.
const FIELDS: [&str; 5] = [
    "rosters-noted-phone",
    "rosters-noted-languages",
    "rosters-noted-first",
    "rosters-noted-needs",
    "rosters-noted-offers",
];

/// The page.
#[derive(Template)]
#[template(path = "pages/noted.html")]
pub struct Noted {
    /// Its address.
    pub path: String,
    /// The person's own page.
    pub back: String,
    /// What they are called.
    pub who: String,
    /// They have a way in of their own, and tick for themselves.
    pub own: bool,
    /// The pods they belong to already.
    pub known: Vec<Known>,
    /// The pods to choose from: public name, name, whether it is chosen.
    pub pods: Vec<(Slug, String, bool)>,
    /// What was ticked.
    pub mine: Mine,
    /// What is wrong with it.
    pub problems: Problems,
}

/// A pod that somebody belongs to, and what it may read.
pub struct Known {
    /// Its name in addresses.
    pub slug: Slug,
    /// Its name.
    pub called: String,
    /// The messages of what it may read.
    pub ticked: Vec<&'static str>,
    /// A steward wrote it down.
    pub noted: bool,
    /// The form brought them into the pod: taking it back takes them out again.
    pub joined: bool,
}

/// The page, for the handlers and for samples.
pub fn page(body: Noted) -> Page<Noted> {
    let problems = body.problems.clone();
    Page::new("rosters-noted-title", body).private().section("tend").language_form("noted").checked(&problems)
}

/// What is known of somebody whom a steward looks after.
struct Found {
    person: PersonId,
    who: String,
    own: bool,
    pods: Vec<Tended>,
    shows: Vec<Shows>,
}

fn find(
    tx: &mut Tx<'_>,
    vault: &Vault,
    (me, slug): (&Signed, &str),
    now: Timestamp,
) -> Result<Option<Found>, PeopleError> {
    let Some(person) = people::by_slug(tx, slug)? else { return Ok(None) };
    if !people::looks_after(tx, me, person, now)? {
        return Ok(None);
    }
    let Some(profile) = people::profile(tx, person)? else { return Ok(None) };
    let who = people::first_name(tx, vault, person)?.map(kit_base::Private::into_inner).unwrap_or_default();
    let pods = tended::tended(tx, me.id, now)?;
    let shows = tended::shown(tx, person)?;
    Ok(Some(Found { person, who, own: profile.verified_at.is_some(), pods, shows }))
}

fn known(found: &Found) -> Vec<Known> {
    let one = |shows: &Shows| {
        let pod = found.pods.iter().find(|pod| pod.id == shows.pod)?;
        let ticked = FIELDS.iter().zip(shows.ticked).filter(|(_, ticked)| *ticked).map(|(key, _)| *key);
        Some(Known {
            slug: pod.slug,
            called: pod.called.clone(),
            ticked: ticked.collect(),
            noted: shows.noted,
            joined: shows.joined,
        })
    };
    found.shows.iter().filter_map(one).collect()
}

async fn draw(
    site: &Site,
    me: &Steward,
    trip: &Trip,
    (slug, chosen, mine, problems): (&str, &str, Mine, Problems),
) -> Answer<Page<Noted>> {
    let (vault, who, asked, now) = (site.vault.clone(), me.me.clone(), slug.to_owned(), site.now());
    let found = site.read(me.network_id(), move |tx| find(tx, &vault, (&who, &asked), now)).await?;
    let found = found.ok_or(Fault::NOT_FOUND)?;
    let choice = |pod: &Tended| (pod.slug, pod.called.clone(), pod.slug.as_str() == chosen);
    Ok(page(Noted {
        path: format!("/pods/for/{slug}"),
        back: format!("/people/{slug}"),
        own: found.own,
        known: known(&found),
        pods: found.pods.iter().map(choice).collect(),
        who: super::called(&found.who, trip.catalogue(), trip.lang()),
        mine,
        problems,
    }))
}

/// `GET /pods/for/{slug}`: nothing is ticked beforehand. Statements: 7.
pub async fn show(
    State(site): State<Site>,
    me: Steward,
    trip: Trip,
    Path(slug): Path<String>,
) -> Answer<Page<Noted>> {
    draw(&site, &me, &trip, (&slug, "", Mine::default(), Problems::new())).await
}

/// `POST /pods/for/{slug}` with `pod`, `show` (several), `needs`, `offers` and `yes`: they said so on the phone.
pub(super) async fn save(
    State(site): State<Site>,
    me: Steward,
    trip: Trip,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<Response> {
    let (mine, chosen) = (typed(&form), form.one("pod").to_owned());
    let mut wrong = if form.switches_language() { Problems::new() } else { problems(&mine) };
    if !form.switches_language() && chosen.is_empty() {
        wrong.add("pod", "rosters-noted-pod-wrong");
    }
    if !form.switches_language() && !form.is("yes", "yes") {
        wrong.add("yes", "rosters-noted-yes-missing");
    }
    if form.switches_language() || !wrong.is_empty() {
        return Ok(draw(&site, &me, &trip, (&slug, &chosen, mine, wrong)).await?.into_response());
    }
    let (vault, rng, now) = (site.vault.clone(), site.rng.clone(), site.now());
    let (who, asked, pod, ticked) = (me.me.clone(), slug.clone(), chosen.clone(), ticks(&mine));
    let done = site
        .write(me.network_id(), move |tx| {
            let Some(found) = find(tx, &vault, (&who, &asked), now)? else {
                return Ok(Err(Fault::NOT_FOUND));
            };
            if found.own {
                return Ok(Err(Fault::new(FaultKind::Conflict).text("rosters-noted-own")));
            }
            let Some(pod) = found.pods.iter().find(|one| one.slug.as_str() == pod) else {
                return Ok(Ok(false));
            };
            let joined_by_form = !entries::is_member(tx, pod.id, found.person)?;
            memberships::join(tx, pod.id, found.person, None, now)?;
            let ticks = entries::Ticks { noted_by: Some(who.id), joined_by_form, ..ticked.clone() };
            entries::save(tx, &vault, (pod.id, found.person), &ticks, (now, &rng))?;
            Ok::<_, PeopleError>(Ok(true))
        })
        .await?;
    if !done? {
        wrong.add("pod", "rosters-noted-pod-wrong");
        return Ok(draw(&site, &me, &trip, (&slug, &chosen, mine, wrong)).await?.into_response());
    }
    Ok(SeeOther::to(format!("/pods/for/{slug}")).flash("rosters-noted-saved").into_response())
}

/// `POST /pods/for/{slug}/back` with `pod`: they said no after all; nothing but the name is shown there, and whoever
/// came into the pod by this form is not in it any more.
pub(super) async fn back(
    State(site): State<Site>,
    me: Steward,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<SeeOther> {
    let (vault, who, asked, now) = (site.vault.clone(), me.me.clone(), slug.clone(), site.now());
    let (pod, rng) = (form.one("pod").to_owned(), site.rng.clone());
    let done = site
        .write(me.network_id(), move |tx| {
            let Some(found) = find(tx, &vault, (&who, &asked), now)? else { return Ok(None) };
            let Some(pod) = found.pods.iter().find(|one| one.slug.as_str() == pod) else { return Ok(None) };
            let joined = found.shows.iter().any(|shows| shows.pod == pod.id && shows.joined);
            entries::take_back(tx, pod.id, found.person)?;
            if joined {
                memberships::leave(tx, pod.id, found.person)?;
                let moved = Body::new().id("person", found.person);
                kit_jobs::events::emit(tx, trust::MOVED, &moved, now, &rng)?;
            }
            Ok::<_, PeopleError>(Some(joined))
        })
        .await?;
    let left = done.ok_or(Fault::NOT_FOUND)?;
    let word = if left { "rosters-noted-left" } else { "rosters-noted-back" };
    Ok(SeeOther::to(format!("/pods/for/{slug}")).flash(word))
}

/// A line on a person's page, for the steward who looks after them. One statement.
pub struct OnPerson;

/// That line.
#[derive(Template)]
#[template(path = "pages/on_person.html")]
pub struct OnPersonPart {
    /// Where it leads.
    pub path: String,
}

impl PersonAside for OnPerson {
    fn fill<'a>(
        &'a self,
        site: &'a Site,
        steward: &'a Steward,
        person: PersonId,
    ) -> Pin<Box<dyn Future<Output = Answer<Option<Aside>>> + Send + 'a>> {
        Box::pin(async move {
            let found = site.read(steward.network_id(), move |tx| people::profile(tx, person)).await?;
            let phone_only = found.filter(|profile| profile.verified_at.is_none());
            Ok(phone_only
                .map(|profile| Aside::new(OnPersonPart { path: format!("/pods/for/{}", profile.slug) })))
        })
    }
}

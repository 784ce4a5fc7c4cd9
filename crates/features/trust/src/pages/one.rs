//! `/neighbors/{slug}`: how far one neighbor is trusted, for the stewards of their circles, with what these can do.

use askama::Template;
use axum::extract::{Path, State};
use kit_base::{Slug, Timestamp};
use kit_db::{DbError, Tx};
use kit_vault::Vault;
use kit_web::{Answer, Fault, Page, filters};
use people::{PeopleError, PersonId, Signed, Site, Steward, memberships};

use super::name;
use crate::store::pairings::{PairState, Pairing};
use crate::store::{apart, circle, notes, pairings, reports, standing, suspensions, vouches};

/// The page.
#[derive(Template)]
#[template(path = "pages/one.html")]
pub struct One {
    /// Their public name.
    pub slug: Slug,
    /// Their first name.
    pub called: String,
    /// Everything is open to them.
    pub trusted: bool,
    /// A steward vouches for them.
    pub steward_vouches: bool,
    /// First names of members who vouch for them.
    pub vouching: Vec<String>,
    /// They were asked to stop, until then.
    pub stopped: Option<Option<Timestamp>>,
    /// Why, as stewards wrote it down.
    pub reasons: Vec<String>,
    /// They tend a circle, so that no single steward stops them.
    pub tends: bool,
    /// Their first visits in a pair.
    pub visits: Vec<Visit>,
    /// Who could go along: public name and first name.
    pub along: Vec<(Slug, String)>,
    /// Everybody whom one could keep away from them.
    pub others: Vec<(Slug, String)>,
    /// Whom stewards keep away from them: the line and the first name.
    pub kept: Vec<(Slug, String)>,
}

/// A first visit in a pair.
pub struct Visit {
    /// Its name in addresses.
    pub slug: Slug,
    /// Who goes along.
    pub with: String,
    /// How far it has come.
    pub state: PairState,
}

/// The page, for the handler and for samples.
pub fn page(body: One) -> Page<One> {
    Page::new("trust-one-title", body).private().section("tend")
}

/// Somebody whom this steward may look at: of a circle they tend, or in a report that they read. Never oneself.
pub(super) fn person_of(
    tx: &mut Tx<'_>,
    me: &Signed,
    slug: &str,
    now: Timestamp,
) -> Result<Option<PersonId>, DbError> {
    let Some(person) = people::by_slug(tx, slug)?.filter(|person| *person != me.id) else { return Ok(None) };
    let mine = !circle::shared_with(tx, me, person)?.is_empty()
        || reports::open_for(tx, me.id, now)?.iter().any(|report| report.about == person);
    Ok(mine.then_some(person))
}

/// Whoever is trusted in the steward's circles and not to be kept away from this person.
pub(super) fn may_go_along(tx: &mut Tx<'_>, me: &Signed, person: PersonId) -> Result<Vec<PersonId>, DbError> {
    let all = circle::all_in(tx, me)?;
    let trusted = standing::trusted_among(tx, &all)?;
    let away = apart::apart_from(tx, person)?;
    let fits = |one: &PersonId| *one != person && trusted.contains(one) && !away.contains(one);
    Ok(all.into_iter().filter(fits).collect())
}

/// `GET /neighbors/{slug}`
pub async fn show(State(site): State<Site>, me: Steward, Path(slug): Path<String>) -> Answer<Page<One>> {
    let (vault, who, now) = (site.vault.clone(), me.me.clone(), site.now());
    let found = site
        .read(me.network_id(), move |tx| {
            let Some(person) = person_of(tx, &who, &slug, now)? else { return Ok(None) };
            look(tx, &vault, &who, (person, now))
        })
        .await?;
    found.map(page).ok_or_else(|| Fault::NOT_FOUND.into())
}

fn look(
    tx: &mut Tx<'_>,
    vault: &Vault,
    who: &Signed,
    (person, now): (PersonId, Timestamp),
) -> Result<Option<One>, PeopleError> {
    let (vouching, visits) = (vouches::vouching_for(tx, person)?, pairings::of_person(tx, person)?);
    let visits: Vec<Pairing> = visits.into_iter().filter(|visit| visit.person == person).collect();
    let (along, mut others) = (may_go_along(tx, who, person)?, circle::all_in(tx, who)?);
    let kept: Vec<(Slug, PersonId)> = apart::by_steward(tx)?
        .into_iter()
        .filter(|line| line.one == person || line.other == person)
        .map(|line| (line.slug, if line.one == person { line.other } else { line.one }))
        .collect();
    others.retain(|one| *one != person && !kept.iter().any(|(_, other)| other == one));
    let mut known = vec![person];
    known.extend(vouching.iter().chain(&along).chain(&others));
    known.extend(visits.iter().filter_map(|visit| visit.with));
    known.extend(kept.iter().map(|(_, other)| *other));
    known.sort();
    known.dedup();
    let (names, slugs) = (people::first_names(tx, vault, &known)?, circle::slugs(tx, &known)?);
    let Some(slug) = slugs.get(&person).copied() else { return Ok(None) };
    let listed = |people: &[PersonId]| {
        let mut list: Vec<(Slug, String)> =
            people.iter().filter_map(|one| Some((*slugs.get(one)?, name(&names, *one)))).collect();
        list.sort_by(|a, b| (&a.1, a.0.as_str()).cmp(&(&b.1, b.0.as_str())));
        list
    };
    let steward_vouches = memberships::of_person(tx, person)?.iter().any(|seat| seat.vouched_at.is_some());
    let stopped = suspensions::find(tx, person)?;
    let reasons = if stopped.is_some() { notes::of_suspension(tx, vault, person)? } else { Vec::new() };
    let visit = |visit: &Pairing| Visit {
        slug: visit.slug,
        with: visit.with.map(|with| name(&names, with)).unwrap_or_default(),
        state: visit.state,
    };
    Ok(Some(One {
        slug,
        called: name(&names, person),
        trusted: standing::trusted_among(tx, &[person])?.contains(&person),
        steward_vouches,
        vouching: vouching.iter().map(|one| name(&names, *one)).collect(),
        stopped,
        reasons: reasons.into_iter().map(|note| note.text.into_inner()).collect(),
        tends: memberships::standing(tx, person, now)?
            .roles
            .iter()
            .any(|held| held.role == people::Role::Steward),
        visits: visits.iter().map(visit).collect(),
        along: listed(&along),
        others: listed(&others),
        kept: kept.iter().map(|(line, other)| (*line, name(&names, *other))).collect(),
    }))
}

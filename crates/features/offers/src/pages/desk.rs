//! `/offers`: those who are new and wait for a steward's hello, and the way to write an offer down for a caller.

use askama::Template;
use axum::extract::{Path, State};
use kit_base::Timestamp;
use kit_db::DbError;
use kit_web::{Answer, Fault, Page, SeeOther, filters};
use people::{Contact, PeopleError, PersonId, Site, Steward};

use super::key;
use crate::letting_in::{self, Cx};
use crate::store::{self, Waiting};

/// The page.
#[derive(Template)]
#[template(path = "pages/desk.html")]
pub struct Desk {
    /// Longest wait first.
    pub lines: Vec<Line>,
}

/// Somebody who waits.
pub struct Line {
    /// Their name in addresses.
    pub slug: String,
    /// What they want to be called; empty when they did not say.
    pub called: String,
    /// How to reach them; empty when they did not say.
    pub reach: String,
    /// The messages of what they offer.
    pub kinds: Vec<String>,
    /// The circle they named.
    pub circle: String,
    /// Since when they wait.
    pub since: Timestamp,
}

impl Line {
    fn welcome(&self) -> String {
        format!("/offers/{}/welcome", self.slug)
    }

    fn no(&self) -> String {
        format!("/offers/{}/no", self.slug)
    }
}

/// `GET /offers`. Statements: 3, however many wait.
pub(super) async fn list(State(site): State<Site>, steward: Steward) -> Answer<Page<Desk>> {
    let (vault, me, now) = (site.vault.clone(), steward.me.id, site.now());
    let lines = site
        .read(steward.network_id(), move |tx| {
            let waiting = store::waiting(tx, me, now)?;
            let people: Vec<PersonId> = waiting.iter().map(|who| who.person).collect();
            let mut reaches = people::reaches(tx, &vault, &people)?;
            Ok::<_, PeopleError>(
                waiting.iter().map(|who| line(who, reaches.remove(&who.person))).collect::<Vec<_>>(),
            )
        })
        .await?;
    Ok(Page::new("offers-desk-title", Desk { lines }).private().section("desk"))
}

fn line(who: &Waiting, reach: Option<people::Reach>) -> Line {
    let (mut called, mut how) = (String::new(), String::new());
    if let Some(reach) = reach {
        called = reach.name.map(kit_base::Private::into_inner).unwrap_or_default();
        how = match reach.contact {
            Contact::Phone(line) | Contact::Email(line) => line.into_inner(),
            Contact::None => String::new(),
        };
    }
    Line {
        slug: who.slug.to_string(),
        called,
        reach: how,
        kinds: who.kinds.iter().map(|kind| key("kind", kind.code())).collect(),
        circle: who.circle.clone(),
        since: who.since,
    }
}

/// `POST /offers/{slug}/welcome`: an unvouched member and helper from now on.
pub(super) async fn welcome(
    State(site): State<Site>,
    steward: Steward,
    Path(slug): Path<String>,
) -> Answer<SeeOther> {
    answer(site, steward, slug, true).await?;
    Ok(SeeOther::to("/offers").flash("offers-welcomed"))
}

/// `POST /offers/{slug}/no`: the offer ends; they stay a neighbor.
pub(super) async fn no(
    State(site): State<Site>,
    steward: Steward,
    Path(slug): Path<String>,
) -> Answer<SeeOther> {
    answer(site, steward, slug, false).await?;
    Ok(SeeOther::to("/offers").flash("offers-set-aside"))
}

async fn answer(site: Site, steward: Steward, slug: String, yes: bool) -> Answer<()> {
    let (vault, rng, now, me) = (site.vault.clone(), site.rng.clone(), site.now(), steward.me.clone());
    let done = site
        .write(steward.network_id(), move |tx| {
            let Some(person) = people::by_slug(tx, &slug)? else { return Ok(false) };
            let person: PersonId = person;
            let Some(home) = store::is_waiting(tx, person)? else { return Ok(false) };
            if !me.tends(tx, home)? {
                return Ok(false);
            }
            if yes {
                letting_in::let_in(tx, &Cx { vault: &vault, rng: &rng, now }, person, home)?;
            } else {
                store::end(tx, person)?;
            }
            Ok::<_, DbError>(true)
        })
        .await?;
    if done { Ok(()) } else { Err(Fault::NOT_FOUND.into()) }
}
